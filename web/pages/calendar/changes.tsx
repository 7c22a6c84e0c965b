// What a version changes: which steps moved, came or went.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { StatusMark } from '../../parts/status-mark.tsx'
import { publishWords as words } from '../../words/calendar.ts'
import { dayAndTime } from '../../words/dates.ts'

type Change = Answer<'checkCalendar'>['changes'][number]

export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="nl-paragraph">{words.noDates}</p>
  return (
    <ul className="dates">
      {changes.map(({ change, milestone, before }) => (
        <li key={milestone.id}>
          <strong>{milestone.title}</strong>
          <StatusMark kind={change}>{words.changeNames[change]}</StatusMark>
          <span>
            {dayAndTime(milestone)}
            {before && <span className="soft"> ({words.was} {dayAndTime(before)})</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
