// One step in the table of the draft: its date and time as fields, what speaks against it, and the rest when it is open.
import type { Compared } from '../../calendar/compared.ts'
import { without } from '../../calendar/draft.ts'
import { remindersText } from '../../calendar/reminders.ts'
import type { Conflict } from '../../calendar/ticks.ts'
import { Button } from '../../parts/button.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { longDay, whenDue } from '../../words/dates.ts'
import { tryWords } from '../../words/planning.ts'
import { audienceLine, roundLine, type Step } from '../../words/steps.ts'
import { StepFields } from './step-fields.tsx'
import { type Take, TakeButton } from './take-button.tsx'

export const comparedMarks: Record<Compared['kind'], MarkKind> = { same: 'plain', moved: 'moved', changed: 'moved', added: 'added', removed: 'removed' }

interface StepRowProps {
  readonly row: Compared
  /** What else is to be said of it: not saved, changed by two people. */
  readonly state: string | undefined
  readonly conflicts: readonly Conflict[]
  readonly take: Take
  readonly open: boolean
  readonly onToggle: () => void
  readonly onChange: (step: Step) => void
  readonly onRemove: () => void
  readonly faultAt: (field: string) => string | undefined
}

export function StepRow({ row, state, conflicts, take, open, onToggle, onChange, onRemove, faultAt }: StepRowProps) {
  const { step, kind } = row
  const title = step.title || words.newStep
  const on = `on-${step.id}`
  const fault = faultAt(on)
  const described = [fault && `${on}-fault`, conflicts.length > 0 && `${on}-conflicts`].filter(Boolean).join(' ')
  const rounds = roundLine(step)
  return (
    <tbody role="rowgroup" className={conflicts.length > 0 ? 'has-conflict' : undefined}>
      <tr role="row" id={`rij-${step.id}`}>
        <th role="rowheader" scope="row">
          {title} {kind !== 'same' && <StatusMark kind={comparedMarks[kind]}>{tryWords.marks[kind]}</StatusMark>}{' '}
          {state && <StatusMark kind="busy">{state}</StatusMark>}
          {rounds && <span className="table__sub">{rounds}</span>}
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
            {row.kind === 'moved' && <span className="was">{tryWords.was(whenDue(row.before).toLowerCase())}</span>}
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
          <td role="cell" colSpan={6}>
            <div id={`${on}-conflicts`}>
              {conflicts.map((conflict) => (
                <p key={conflict.key}>
                  <StatusMark kind={conflict.severity === 'error' ? 'wrong' : 'care'}>{words.severity[conflict.severity]}</StatusMark> {conflict.message}
                </p>
              ))}
            </div>
            <div className="row">
              {waysOut(conflicts).map((conflict) => (
                <TakeButton key={conflict.key} conflict={conflict} take={take} />
              ))}
            </div>
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

/** Several conflicts may have the same way out: it is offered once. */
function waysOut(conflicts: readonly Conflict[]): readonly Conflict[] {
  const seen = new Set<string>()
  return conflicts.filter(({ suggestion }) => suggestion && !seen.has(suggestion.message) && seen.add(suggestion.message))
}

/** A step of the published calendar that the draft no longer has. */
export function GoneRow({ step, onPutBack }: { readonly step: Step; readonly onPutBack: () => void }) {
  return (
    <tbody role="rowgroup">
      <tr role="row" id={`rij-${step.id}`} className="row--gone" tabIndex={-1}>
        <th role="rowheader" scope="row">
          <span>{step.title}</span> <StatusMark kind="removed">{tryWords.marks.removed}</StatusMark>
        </th>
        <td role="cell" colSpan={4} data-label={words.columns.on}>
          <div>{tryWords.was(whenDue(step).toLowerCase())}</div>
        </td>
        <td role="cell" className="table__acts">
          <Button kind="subtle" about={step.title} onClick={onPutBack}>
            {words.putBack}
          </Button>
        </td>
      </tr>
    </tbody>
  )
}
