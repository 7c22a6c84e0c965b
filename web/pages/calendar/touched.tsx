// Who hears of a new version, and which schools would not.
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Notice } from '../../parts/notice.tsx'
import { publishWords as words } from '../../words/calendar.ts'
import { noticeWords } from '../../words/planning.ts'
import { useYear } from '../region/year-frame.tsx'

interface TouchedProps {
  readonly touched: Answer<'checkCalendar'>['touched']
  /** Where the names of steps come from that schools have done already. */
  readonly steps: readonly { readonly id: string; readonly title: string }[]
}

export function Touched({ touched, steps }: TouchedProps) {
  const { to } = useYear()
  const { persons, schools, withoutContact, done } = touched
  const titles = new Map(steps.map((step) => [step.id, step.title]))
  const doneLines = done.filter((one) => one.schools > 0 && titles.has(one.milestoneId))
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.whoTitle}</h2>
      <p className="nl-paragraph">{persons === 0 ? words.nobody : words.who(persons, schools)}</p>
      {doneLines.length > 0 && (
        <p className="nl-paragraph">
          {doneLines.map((one) => noticeWords.doneAlready(one.schools, titles.get(one.milestoneId) ?? '')).join(' ')} {noticeWords.doneStays}
        </p>
      )}
      {withoutContact.length > 0 && (
        <Notice kind="care" title={words.withoutTitle}>
          <details className="fold" open={withoutContact.length <= 12}>
            <summary>{words.withoutCount(withoutContact.length)}</summary>
            <ul className="columns">
              {withoutContact.map((school) => (
                <li key={school.schoolId}>
                  <Link className="nl-link" to={to(`scholen/${school.schoolId}/contacten`)}>
                    {school.name}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </Notice>
      )}
    </section>
  )
}
