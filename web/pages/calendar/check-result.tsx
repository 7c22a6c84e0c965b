// What speaks against the calendar, all together above it, each with a link to the date that it concerns.
import type { MouseEvent } from 'react'
import { type Conflict, isError } from '../../calendar/ticks.ts'
import { FaultLine } from '../../parts/error-summary.tsx'
import { Notice } from '../../parts/notice.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { suggestionWords, tickWords } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { NotChecked } from './not-checked.tsx'
import { TakeButton, type Take } from './take-button.tsx'
import type { Checked } from './use-check.ts'

interface CheckResultProps {
  readonly checked: Checked
  readonly steps: readonly Step[]
  readonly take: Take
}

/** More warnings than this fold away: the errors must be seen. */
const shownAtMost = 6

export function CheckResult({ checked, steps, take }: CheckResultProps) {
  const { conflicts, cannotCheck, faults, state } = checked
  const errors = conflicts.filter(isError)
  const warnings = conflicts.filter((conflict) => !isError(conflict))
  const [first, rest] = warnings.length > shownAtMost ? [warnings.slice(0, shownAtMost), warnings.slice(shownAtMost)] : [warnings, []]
  const list = (some: readonly Conflict[]) => (
    <ul className="conflict-list">
      {some.map((conflict) => (
        <li key={conflict.key}>
          <ConflictLine conflict={conflict} steps={steps} take={take} />
        </li>
      ))}
    </ul>
  )
  return (
    <section aria-labelledby="check-title">
      <h2 className="nl-heading nl-heading--level-2" id="check-title" tabIndex={-1}>
        {words.conflictsTitle}
      </h2>
      <div role="status">
        {state === 'waiting' ? (
          <p className="nl-paragraph soft">{words.checking}</p>
        ) : state === 'failed' ? (
          <Notice kind="care">{words.checkFailed}</Notice>
        ) : state === 'refused' ? (
          <p className="nl-paragraph">
            <strong>{words.checkRefused}</strong>
          </p>
        ) : conflicts.length === 0 ? (
          <Notice kind="good">{words.noConflicts}</Notice>
        ) : (
          <p className="nl-paragraph">
            <strong>{words.conflictCount(errors.length, warnings.length)}</strong>
          </p>
        )}
      </div>
      {faults.length > 0 && (
        <div className="summary">
          <ul>
            {faults.map((fault) => (
              <li key={`${fault.field} ${fault.message}`}>
                <FaultLine fault={fault} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {errors.length > 0 && <div className="summary">{list(errors)}</div>}
      {warnings.length > 0 && (
        <Notice kind="care">
          {list(first)}
          {rest.length > 0 && (
            <details className="fold">
              <summary>{suggestionWords.more(rest.length)}</summary>
              {list(rest)}
            </details>
          )}
        </Notice>
      )}
      <NotChecked list={cannotCheck} />
    </section>
  )
}

function ConflictLine({ conflict, steps, take }: { readonly conflict: Conflict; readonly steps: readonly Step[]; readonly take: Take }) {
  const first = steps.find((step) => conflict.milestoneIds.includes(step.id))
  const go = (event: MouseEvent, id: string) => {
    event.preventDefault()
    document.getElementById(`on-${id}`)?.focus()
  }
  const name = `${words.severity[conflict.severity]}: ${conflict.message}`
  if (first)
    return (
      <>
        <a className="nl-link" href={`#on-${first.id}`} onClick={(event) => go(event, first.id)}>
          {name}
        </a>{' '}
        {conflict.accepted && <StatusMark kind="good">{tickWords.seen}</StatusMark>}
      </>
    )
  // Its step is gone, so there is no row to go to.
  return (
    <>
      {name} <TakeButton conflict={conflict} take={take} />
    </>
  )
}
