// Reports how far a school is with a step: a number, of how many, a note.
import { type FormEvent, useEffect, useState } from 'react'
import type { Fault } from '../../faults.ts'
import { faultAt } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { TextAreaField, TextField } from '../../parts/field.tsx'
import { Locked } from '../../parts/locked.tsx'
import { useOpenFaults } from '../../parts/use-open-faults.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { checks, general } from '../../words/general.ts'
import { schoolWords as words } from '../../words/school.ts'
import { countQuestion, type SchoolStep, wantsCount } from '../../words/steps.ts'
import { type Report, useSchool } from './in-school.tsx'

interface StepFormProps {
  readonly step: SchoolStep
  /** Opened to report the step as done. */
  readonly done: boolean
  readonly busy: boolean
  readonly onSave: (body: Report) => Promise<void>
  readonly onCancel: () => void
}

const isNumber = (text: string) => /^\d{1,4}$/.test(text.trim())
const isMoreThanAll = ({ count, of }: { readonly count: string; readonly of: string }) => isNumber(count) && isNumber(of) && Number(count) > Number(of)

export function StepForm({ step, done, busy, onSave, onCancel }: StepFormProps) {
  const { own } = useSchool()
  const { milestone, tick } = step
  const question = countQuestion(milestone.kind)
  const id = (part: string) => `stap-${milestone.id}-${part}`
  const [typed, setTyped] = useTyped(id('form'), {
    count: String(tick?.count ?? ''),
    of: String(tick?.of ?? ''),
    note: tick?.note ?? '',
    done: done || (tick?.done ?? false),
  })
  const first = question ? id('count') : id('note')
  useEffect(() => document.getElementById(first)?.focus(), [first])

  const check = (): readonly Fault[] => [
    ...(typed.count === '' || isNumber(typed.count) ? [] : [{ field: id('count'), message: checks.number }]),
    ...(typed.of === '' || isNumber(typed.of) ? [] : [{ field: id('of'), message: checks.number }]),
    ...(isMoreThanAll(typed) ? [{ field: id('count'), message: words.moreThanAll }] : []),
    ...(typed.done && typed.count === '' && wantsCount(milestone.kind) ? [{ field: id('count'), message: words.countWanted }] : []),
    ...(!typed.done && typed.count === '' && typed.note.trim() === '' ? [{ field: first, message: words.nothingTyped }] : []),
  ]
  // Another step can be busy too: that does not close this form.
  const [sending, setSending] = useState(false)
  const [told, setFaults] = useState<readonly Fault[]>([])
  const faults = useOpenFaults(told, check)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = check()
    setFaults(found)
    const [wrong] = found
    if (wrong) return document.getElementById(wrong.field!)?.focus()
    setSending(true)
    void onSave({
      done: typed.done,
      ...(typed.count !== '' && { count: Number(typed.count) }),
      ...(typed.count !== '' && typed.of !== '' && { of: Number(typed.of) }),
      ...(typed.note.trim() && { note: typed.note }),
    }).finally(() => setSending(false))
  }
  return (
    <form className="step__form" noValidate onSubmit={submit} aria-labelledby={`stap-${milestone.id}`}>
      <Locked when={sending}>
        {question && (
          <div className="fields">
            <TextField
              id={id('count')}
              label={question.count}
              value={typed.count}
              onChange={(count) => setTyped({ ...typed, count })}
              fault={faultAt(faults, id('count'))}
              inputMode="numeric"
              width="short"
            />
            {question.of && (
              <TextField
                id={id('of')}
                label={question.of}
                value={typed.of}
                onChange={(of) => setTyped({ ...typed, of })}
                fault={faultAt(faults, id('of'))}
                inputMode="numeric"
                width="short"
              />
            )}
          </div>
        )}
        <TextAreaField
          id={id('note')}
          label={words.note}
          hint={own ? words.noteHint : words.noteHintOther}
          value={typed.note}
          onChange={(note) => setTyped({ ...typed, note })}
          fault={faultAt(faults, id('note'))}
          optional
          maxLength={500}
        />
        <Check label={words.allDone} checked={typed.done} onChange={(done) => setTyped({ ...typed, done })} />
      </Locked>
      <div className="acts">
        <Button kind="primary" type="submit" busy={busy}>
          {general.save}
        </Button>
        <Button kind="subtle" onClick={onCancel}>
          {general.cancel}
        </Button>
      </div>
    </form>
  )
}
