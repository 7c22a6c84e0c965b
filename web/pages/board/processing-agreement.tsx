// The processing agreement of a board: how it stands, and stating that it was signed, for all of its schools at once.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { type Answering, type Ready, useAnswer } from '../../api/use-answer.ts'
import { Button } from '../../parts/button.tsx'
import { RadioField } from '../../parts/choices.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextField } from '../../parts/field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Locked } from '../../parts/locked.tsx'
import { Notice, Said } from '../../parts/notice.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { now } from '../../today.ts'
import { boardAgreementWords as words } from '../../words/board-agreement.ts'
import { onTheWall } from '../../words/dates.ts'
import { general } from '../../words/general.ts'

type Agreement = Answer<'getProcessingAgreement'>
type Stated = 'yes' | 'no'

const marks: Record<Agreement['state'], MarkKind> = { yes: 'good', no: 'wrong', unknown: 'care' }

export function ProcessingAgreement({ boardId }: { readonly boardId: string }) {
  const answer = useAnswer('getProcessingAgreement', { params: { boardId } })
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.title}</h2>
      <p className="nl-paragraph">{words.explain}</p>
      <Loaded answer={answer}>{(ready) => <Stands ready={ready} answer={answer} />}</Loaded>
    </section>
  )
}

function Stands({ ready, answer }: { readonly ready: Ready<'getProcessingAgreement'>; readonly answer: Answering<'getProcessingAgreement'> }) {
  const { state, on } = ready.data
  const [open, setOpen] = useTyped('agreement-open', false)
  const [said, setSaid] = useState<string>()
  const button = useRef<HTMLDivElement>(null)
  const returning = useRef(false)
  useEffect(() => {
    if (!open && returning.current) button.current?.querySelector('button')?.focus()
    returning.current = open
  }, [open])
  return (
    <>
      <p className="row">
        <StatusMark kind={marks[state]}>{words.stateNames[state]}</StatusMark>
        {on && <span>{words.since(on)}</span>}
      </p>
      <p className="nl-paragraph">{state === 'yes' ? words.signedText : words.notSignedText}</p>
      <Said text={said} />
      {open ? (
        <Form
          ready={ready}
          again={answer.again}
          cancel={() => setOpen(false)}
          saved={(data, etag) => {
            answer.replace(data, etag)
            setSaid(words.saved)
            setOpen(false)
          }}
        />
      ) : (
        <div ref={button}>
          <Button
            kind={state === 'yes' ? 'secondary' : 'primary'}
            onClick={() => {
              setSaid(undefined)
              setOpen(true)
            }}
          >
            {state === 'yes' ? words.change : words.report}
          </Button>
        </div>
      )}
    </>
  )
}

interface FormProps {
  readonly ready: Ready<'getProcessingAgreement'>
  readonly again: () => Promise<void>
  readonly cancel: () => void
  readonly saved: (data: Agreement, etag: string) => void
}

function Form({ ready, again, cancel, saved }: FormProps) {
  const { boardId, state, on: known } = ready.data
  const today = onTheWall(now()).day
  const [stated, setStated] = useTyped<Stated>('agreement-state', state === 'no' ? 'no' : 'yes')
  // Each answer has its own day: the day of signing says nothing of when an agreement ended.
  const [signedOn, setSignedOn] = useTyped('agreement-on', state === 'yes' ? (known ?? '') : '')
  const [endedOn, setEndedOn] = useTyped('agreement-ended-on', state === 'no' ? (known ?? today) : today)
  const [asking, setAsking] = useState(false)
  const sure = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asking) sure.current?.querySelector('button')?.focus()
  }, [asking])
  const isNo = stated === 'no'
  const on = isNo ? endedOn : signedOn
  const check = () => (on === '' ? [{ field: 'on', message: words.dayMissing }] : on > today ? [{ field: 'on', message: words.dayToCome }] : [])
  const { busy, faults, faultAt, send } = useSending(undefined, check)
  const save = () => {
    setAsking(false)
    void send(check(), async () => {
      const { data, etag } = await showingTheirs(() => call('putProcessingAgreement', { params: { boardId }, body: { state: stated, on }, ifMatch: ready.etag }), again)
      saved(data, etag)
    })
  }
  const back = () => {
    setAsking(false)
    document.getElementById('state')?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // What takes something away from all schools at once is asked about first.
    if (isNo && state !== 'no' && check().length === 0) setAsking(true)
    else save()
  }
  return (
    <>
      <ErrorSummary faults={faults} />
      <form className="sheet" noValidate onSubmit={submit}>
        <Locked when={busy}>
          <RadioField<Stated> id="state" label={words.state} options={words.stateOptions} value={stated} onChange={(next) => (setStated(next), setAsking(false))} />
          {isNo && !asking && <Notice kind="care">{words.noWarning}</Notice>}
          <TextField
            id="on"
            label={isNo ? words.noOn : words.on}
            hint={isNo ? words.noOnHint : words.onHint}
            type="date"
            width="day"
            value={on}
            onChange={isNo ? setEndedOn : setSignedOn}
            fault={faultAt('on')}
          />
        </Locked>
        {asking ? (
          <div className="notice notice--care" role="group" aria-labelledby="no-ask" ref={sure}>
            <p className="nl-paragraph" id="no-ask">
              {words.noAsk}
            </p>
            <div className="row">
              <Button busy={busy} aria-describedby="no-ask" onClick={save}>
                {words.noSure}
              </Button>
              <Button kind="subtle" onClick={back}>
                {general.cancel}
              </Button>
            </div>
          </div>
        ) : (
          <div className="acts">
            <Button kind="primary" type="submit" busy={busy}>
              {words.save}
            </Button>
            <Button kind="subtle" onClick={cancel}>
              {general.cancel}
            </Button>
          </div>
        )}
      </form>
    </>
  )
}
