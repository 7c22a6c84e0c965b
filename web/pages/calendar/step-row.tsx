// One step in the table of the draft: its date and time as fields, what speaks against it, and the rest when it is open.
import { without } from '../../calendar/draft.ts'
import { remindersText } from '../../calendar/reminders.ts'
import { Button } from '../../parts/button.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { longDay } from '../../words/dates.ts'
import { audienceLine, type Step } from '../../words/steps.ts'
import { StepFields } from './step-fields.tsx'
import type { Conflict } from './use-check.ts'

interface StepRowProps {
  readonly step: Step
  readonly state: string | undefined
  readonly conflicts: readonly Conflict[]
  readonly open: boolean
  readonly onToggle: () => void
  readonly onChange: (step: Step) => void
  readonly onRemove: () => void
  readonly faultAt: (field: string) => string | undefined
}

export function StepRow({ step, state, conflicts, open, onToggle, onChange, onRemove, faultAt }: StepRowProps) {
  const title = step.title || words.newStep
  const on = `on-${step.id}`
  const fault = faultAt(on)
  const described = [fault && `${on}-fault`, conflicts.length > 0 && `${on}-conflicts`].filter(Boolean).join(' ')
  return (
    <tbody role="rowgroup" className={conflicts.length > 0 ? 'has-conflict' : undefined}>
      <tr role="row" id={`rij-${step.id}`}>
        <th role="rowheader" scope="row">
          {title} {state && <StatusMark kind={state === words.rowNew ? 'added' : 'moved'}>{state}</StatusMark>}
        </th>
        <td role="cell" data-label={words.columns.on}>
          <div>
            <input
              className="input input--day"
              id={on}
              type="date"
              aria-label={words.onFor(title)}
              value={step.on}
              onChange={(event) => onChange({ ...step, on: event.target.value })}
              {...(described && { 'aria-describedby': described })}
              {...(fault && { 'aria-invalid': true })}
            />
            {fault ? (
              <span className="field__fault" id={`${on}-fault`}>
                {fault}
              </span>
            ) : (
              <span className="table__sub">{step.from ? `${words.from} ${longDay(step.from)}` : longDay(step.on)}</span>
            )}
          </div>
        </td>
        <td role="cell" data-label={words.columns.at}>
          <div>
            <input
              className="input input--time"
              id={`at-${step.id}`}
              type="time"
              aria-label={words.atFor(title)}
              value={step.at ?? ''}
              onChange={(event) => onChange(without(step, 'at', event.target.value))}
            />
          </div>
        </td>
        <td role="cell" data-label={words.columns.audience}>
          <div>{audienceLine(step.audience)}</div>
        </td>
        <td role="cell" data-label={words.columns.reminders}>
          <div className="number">{remindersText(step.reminders) || words.noReminders}</div>
        </td>
        <td role="cell" className="table__acts">
          <Button kind="subtle" aria-expanded={open} about={title} onClick={onToggle}>
            {open ? words.less : words.more}
          </Button>
        </td>
      </tr>
      {conflicts.length > 0 && (
        <tr role="row" className="row--conflict">
          <td role="cell" colSpan={6} id={`${on}-conflicts`}>
            {conflicts.map((conflict, index) => (
              <p key={index}>
                <StatusMark kind={conflict.severity === 'error' ? 'wrong' : 'care'}>{words.severity[conflict.severity]}</StatusMark> {conflict.message}
              </p>
            ))}
          </td>
        </tr>
      )}
      {open && (
        <tr role="row" className="row--fields">
          <td role="cell" colSpan={6}>
            <StepFields step={step} onChange={onChange} onRemove={onRemove} faultAt={faultAt} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
