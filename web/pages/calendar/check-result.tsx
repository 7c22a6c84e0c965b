// What speaks against the calendar, all together, each with a link to its step.
import type { MouseEvent } from 'react'
import { Notice } from '../../parts/notice.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import type { Step } from '../../words/steps.ts'
import type { Conflict } from './use-check.ts'

interface CheckResultProps {
  readonly conflicts: readonly Conflict[]
  readonly state: 'waiting' | 'checked' | 'failed'
  readonly steps: readonly Step[]
}

export function CheckResult({ conflicts, state, steps }: CheckResultProps) {
  const errors = conflicts.filter((conflict) => conflict.severity === 'error').length
  return (
    <section aria-labelledby="check-title">
      <h2 className="nl-heading nl-heading--level-2" id="check-title">
        {words.conflictsTitle}
      </h2>
      <div role="status">
        {state === 'waiting' ? (
          <p className="nl-paragraph soft">{words.checking}</p>
        ) : state === 'failed' ? (
          <Notice kind="care">{words.checkFailed}</Notice>
        ) : conflicts.length === 0 ? (
          <Notice kind="good">{words.noConflicts}</Notice>
        ) : (
          <Notice kind={errors > 0 ? 'wrong' : 'care'} title={words.conflictCount(errors, conflicts.length - errors)}>
            <ul>
              {conflicts.map((conflict, index) => (
                <li key={index}>
                  <ConflictLine conflict={conflict} steps={steps} />
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </section>
  )
}

function ConflictLine({ conflict, steps }: { readonly conflict: Conflict; readonly steps: readonly Step[] }) {
  const first = steps.find((step) => conflict.milestoneIds.includes(step.id))
  const go = (event: MouseEvent, id: string) => {
    event.preventDefault()
    document.getElementById(`on-${id}`)?.focus()
  }
  return (
    <>
      <strong>{words.severity[conflict.severity]}:</strong> {conflict.message}{' '}
      {first && (
        <a className="nl-link" href={`#rij-${first.id}`} onClick={(event) => go(event, first.id)}>
          {words.toStep(first.title)}
        </a>
      )}
    </>
  )
}
