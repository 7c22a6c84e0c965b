// Everything of a step beside its date: what it is, for whom, what is said of it.
import { useState } from 'react'
import { without } from '../../calendar/draft.ts'
import { readReminders, remindersText, unreadable } from '../../calendar/reminders.ts'
import { Button } from '../../parts/button.tsx'
import { CheckList } from '../../parts/choices.tsx'
import { SelectField, TextAreaField, TextField } from '../../parts/field.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { audienceNames, basisNames, kindNames, roundNames, routeNames, type Step } from '../../words/steps.ts'

interface StepFieldsProps {
  readonly step: Step
  readonly onChange: (step: Step) => void
  readonly onRemove: () => void
  readonly faultAt: (field: string) => string | undefined
}

export function StepFields({ step, onChange, onRemove, faultAt }: StepFieldsProps) {
  const id = (field: string) => `${field}-${step.id}`
  return (
    <div className="step-fields">
      <TextField
        id={id('title')}
        label={words.fieldTitle}
        value={step.title}
        onChange={(title) => onChange({ ...step, title })}
        fault={faultAt(id('title'))}
        maxLength={120}
      />
      <div className="fields">
        <SelectField
          id={id('kind')}
          label={words.fieldKind}
          value={step.kind}
          onChange={(kind) => onChange({ ...step, kind })}
          options={kindNames}
          fault={faultAt(id('kind'))}
        />
        <TextField
          id={id('from')}
          label={words.fieldFrom}
          hint={words.fieldFromHint}
          type="date"
          width="day"
          value={step.from ?? ''}
          onChange={(from) => onChange(without(step, 'from', from))}
          fault={faultAt(id('from'))}
          optional
        />
      </div>
      <CheckList
        id={id('audience')}
        label={words.fieldAudience}
        options={audienceNames}
        values={step.audience}
        onChange={(audience) => onChange({ ...step, audience: [...audience] })}
        fault={faultAt(id('audience'))}
        inline
      />
      <Reminders step={step} onChange={onChange} fault={faultAt(id('reminders'))} />
      <div className="fields">
        <SelectField
          id={id('round')}
          label={words.fieldRound}
          value={step.round}
          onChange={(round) => onChange({ ...step, round })}
          options={roundNames}
        />
        <SelectField
          id={id('route')}
          label={words.fieldRoute}
          value={step.route}
          onChange={(route) => onChange({ ...step, route })}
          options={routeNames}
        />
        <SelectField
          id={id('basis')}
          label={words.fieldBasis}
          value={step.basis}
          onChange={(basis) => onChange({ ...step, basis })}
          options={basisNames}
        />
      </div>
      <TextAreaField
        id={id('note')}
        label={words.fieldNote}
        hint={words.fieldNoteHint}
        value={step.note ?? ''}
        onChange={(note) => onChange(without(step, 'note', note))}
        fault={faultAt(id('note'))}
        maxLength={500}
        optional
      />
      <Button kind="danger" onClick={onRemove}>
        {words.removeStep}
      </Button>
    </div>
  )
}

/** Keeps what is typed while it means nothing yet; until it does the step cannot be saved. */
function Reminders({ step, onChange, fault }: Pick<StepFieldsProps, 'step' | 'onChange'> & { readonly fault: string | undefined }) {
  const [text, setText] = useState(() => remindersText(step.reminders))
  const wrong = readReminders(text, step.reminders) === undefined
  const type = (typed: string) => {
    setText(typed)
    onChange({ ...step, reminders: readReminders(typed, step.reminders) ?? unreadable })
  }
  return (
    <TextField
      id={`reminders-${step.id}`}
      label={words.fieldReminders}
      hint={words.fieldRemindersHint}
      value={text}
      onChange={type}
      fault={wrong ? words.remindersFault : fault}
      width="middle"
      optional
    />
  )
}
