// How far the schools of a year are, and which have something open after its date.
import { Link } from 'react-router'
import { Meter } from '../../parts/meter.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import type { SchoolRow } from '../../school-list.ts'
import { placeName } from '../../words/places.ts'
import { yearWords as words } from '../../words/region.ts'

/** Who is behind most stands first; the whole list is one press away. */
const shownAtMost = 10

export function SchoolsBehind({ rows, to }: { readonly rows: readonly SchoolRow[]; readonly to: (page?: string) => string }) {
  const behind = rows.filter((row) => row.stepsOverdue > 0).sort((a, b) => b.stepsOverdue - a.stepsOverdue)
  const done = rows.reduce((sum, row) => sum + row.stepsDone, 0)
  const all = rows.reduce((sum, row) => sum + row.stepsAll, 0)
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.progressTitle}</h2>
      <p className="nl-paragraph number">{words.progressText(done, all)}</p>
      <Meter done={done} all={all} />
      <h3 className="nl-heading nl-heading--level-3 above-list">{words.stillOpenTitle}</h3>
      {behind.length === 0 ? (
        <p className="nl-paragraph">{words.noneOpen}</p>
      ) : (
        <ul className="tasks">
          {behind.slice(0, shownAtMost).map((row) => (
            <li key={row.schoolId}>
              <Link className="nl-link" to={to(`scholen/${row.schoolId}`)}>
                {row.name}, {placeName(row.place)}
              </Link>
              <StatusMark kind="care">{words.stillOpenCount(row.stepsOverdue)}</StatusMark>
            </li>
          ))}
        </ul>
      )}
      <p className="nl-paragraph after-list">
        {behind.length > shownAtMost && `${words.shownOf(shownAtMost, behind.length)} `}
        <Link className="nl-link" to={to('scholen')}>
          {words.allSchools}
        </Link>
      </p>
      <p className="nl-paragraph">
        <Link className="nl-link" to={to('voortgang')}>
          {words.progressElsewhere}
        </Link>
      </p>
    </section>
  )
}
