// The year at a glance: what to do in order, and which schools have something open after its date.
import { Link, useLocation } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { useAllSchools } from '../../api/use-all-schools.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Meter } from '../../parts/meter.tsx'
import { Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import type { SchoolRow } from '../../school-list.ts'
import { onTheWall, plainDay, yearName } from '../../words/dates.ts'
import { placeName } from '../../words/places.ts'
import { regionWords, yearWords as words } from '../../words/region.ts'
import { useYear } from './year-frame.tsx'

interface Task {
  readonly to: string
  readonly name: string
  readonly text: string
  readonly state: string
  readonly mark: MarkKind
}

export function YearOverview() {
  const { regionId, year, to } = useYear()
  const opened = (useLocation().state as { opened?: string } | null)?.opened
  const schools = useAllSchools(regionId, year)
  const calendar = useAnswer('getCalendar', { params: { regionId, year } })
  return (
    <Loaded answer={schools}>
      {({ data: { schools: rows } }) => (
        <Loaded answer={calendar}>
          {({ data }) => (
            <Page title={words.title(yearName(year))} lead={words.lead}>
              <Said text={opened && regionWords.yearOpened(yearName(opened))} />
              <h2 className="nl-heading nl-heading--level-2">{words.tasksTitle}</h2>
              <Tasks rows={rows} steps={data.draft?.milestones.length ?? 0} changes={data.changes?.length ?? 0} />
              {data.published && <SchoolsBehind rows={rows} to={to} />}
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function Tasks({ rows, steps, changes }: { readonly rows: readonly SchoolRow[]; readonly steps: number; readonly changes: number }) {
  const { ready, to } = useYear()
  const { settings, publishedVersion, publishedAt } = ready.data
  const missing = rows.filter((row) => row.contacts === 0).length
  const vo = rows.filter((row) => row.sector === 'vo' || row.sector === 'vso').length
  const holidays = settings.schoolHolidays.length
  const published = publishedAt ? words.published(publishedVersion, plainDay(onTheWall(publishedAt).day)) : words.notPublished
  const tasks: readonly Task[] = [
    {
      to: to('instellingen'),
      name: words.taskSettings,
      text: words.taskSettingsText,
      state: words.holidaysState(holidays),
      mark: holidays > 0 ? 'good' : 'plain',
    },
    {
      to: to('scholen'),
      name: words.taskSchools,
      text: words.taskSchoolsText,
      state: rows.length > 0 ? words.schoolsState(rows.length - vo, vo) : words.noSchools,
      mark: rows.length > 0 ? 'good' : 'plain',
    },
    {
      to: to('contacten'),
      name: words.taskContacts,
      text: words.taskContactsText,
      state: rows.length === 0 ? words.noSchools : missing === 0 ? words.contactsAll : words.contactsState(missing),
      mark: rows.length === 0 ? 'plain' : missing === 0 ? 'good' : missing === rows.length ? 'plain' : 'care',
    },
    {
      to: to('kalender'),
      name: words.taskCalendar,
      text: words.taskCalendarText,
      state: steps > 0 ? words.calendarState(steps) : words.calendarEmpty,
      mark: steps > 0 ? 'good' : 'plain',
    },
    {
      to: to('kalender/publiceren'),
      name: words.taskPublish,
      text: words.taskPublishText,
      state: publishedVersion > 0 && changes > 0 ? `${published}. ${words.changesWaiting(changes)}` : published,
      mark: publishedVersion === 0 ? 'plain' : changes > 0 ? 'busy' : 'good',
    },
  ]
  return (
    <ol className="tasks">
      {tasks.map((task) => (
        <li key={task.to}>
          <div>
            <Link className="nl-link tasks__name" to={task.to}>
              {task.name}
            </Link>
            <p className="tasks__text">{task.text}</p>
          </div>
          <StatusMark kind={task.mark}>{task.state}</StatusMark>
        </li>
      ))}
    </ol>
  )
}

/** Who is behind most stands first; the whole list is one press away. */
const shownAtMost = 10

function SchoolsBehind({ rows, to }: { readonly rows: readonly SchoolRow[]; readonly to: (page?: string) => string }) {
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
    </section>
  )
}
