// The VO school's own number or name of a pupil, typed where it stands.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { focusAfter } from '../../parts/focus-after.ts'
import { useSending } from '../../parts/use-sending.ts'
import { general } from '../../words/general.ts'
import type { Delivery } from '../../words/deliveries.ts'
import { fetchingWords as words } from '../../words/fetching.ts'
import { nameOf } from './deliveries.ts'
import { useFetching } from './fetching-frame.tsx'

/** Whether the API saw a number that may be a BSN, and asks to look. */
export const mayBeBsn = (fault: unknown): boolean => fault instanceof Problem && fault.answer.errors.some(({ code }) => code === 'bsn-possible')

export function ReferenceCell({ delivery }: { readonly delivery: Delivery }) {
  const { params, answer } = useFetching()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [asksBsn, setAsksBsn] = useState(false)
  const [noBsn, setNoBsn] = useState(false)
  const { busy, faults, send, clear } = useSending()
  const button = useRef<HTMLSpanElement>(null)
  const returning = useRef(false)
  const id = `reference-${delivery.applicationId}`
  const name = nameOf(delivery, words.number)

  useEffect(() => {
    if (open) document.getElementById(id)?.focus()
    else if (returning.current) focusAfter(button.current?.querySelector('button'))
    returning.current = open
  }, [open, id])

  const begin = () => {
    setTyped(delivery.ownReference ?? '')
    setNoBsn(false)
    setAsksBsn(false)
    clear()
    setOpen(true)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    void send([], async () => {
      try {
        await call('changeApplication', { params: { ...params, applicationId: delivery.applicationId }, body: { ownReference: typed.trim(), ...(noBsn && { noBsn }) } })
      } catch (fault) {
        setAsksBsn(mayBeBsn(fault))
        throw fault
      }
      await answer.again()
      setOpen(false)
    })
  }
  if (!open)
    return (
      <span className="fetching__reference" ref={button}>
        <button type="button" className="fetching__edit" onClick={begin}>
          {delivery.ownReference === undefined ? words.addReference : words.change}
          <span className="only-heard"> {words.referenceFor(name)}</span>
        </button>
      </span>
    )
  const fault = faults[0]?.message
  return (
    <form className="fetching__form" noValidate onSubmit={save}>
      <label className="only-heard" htmlFor={id}>
        {words.referenceFor(name)}
      </label>
      {fault && (
        <p className="field__fault" id={`${id}-fault`} role="alert">
          <span>{fault}</span>
        </p>
      )}
      <input
        className="input"
        id={id}
        value={typed}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        {...(fault && { 'aria-describedby': `${id}-fault`, 'aria-invalid': true })}
      />
      {asksBsn && <Check label={words.noBsn} checked={noBsn} onChange={setNoBsn} />}
      <span className="row">
        <Button type="submit" busy={busy}>
          {general.save}
        </Button>
        <Button kind="subtle" onClick={() => setOpen(false)}>
          {general.cancel}
        </Button>
      </span>
    </form>
  )
}
