// The year at a glance: what to do in order, and which schools have something open after its date.
import { Link, useLocation } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { useAllSchools } from '../../api/use-all-schools.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import type { SchoolRow } from '../../school-list.ts'
import { onTheWall, plainDay, yearName } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { regionWords, yearWords as words } from '../../words/region.ts'
import { ComingSteps } from '../calendar/coming-steps.tsx'
import { AgreementsLink } from '../school/agreements-link.tsx'
import { SchoolsBehind } from './schools-behind.tsx'
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
  const types = useAnswer('getAttachmentTypes', { params: { regionId, year } })
  return (
    <Loaded answer={schools}>
      {({ data: { schools: rows } }) => (
        <Loaded answer={calendar}>
          {({ data }) => (
            <Page title={words.title(yearName(year))} lead={words.lead}>
              <Said text={opened && regionWords.yearOpened(yearName(opened))} />
              <h2 className="nl-heading nl-heading--level-2">{words.tasksTitle}</h2>
              <Tasks rows={rows} steps={data.draft?.milestones.length ?? 0} changes={data.changes?.length ?? 0} types={types.state === 'ready' ? types.data.types.length : undefined} />
              {data.published && <ComingSteps milestones={data.published.milestones} />}
              {data.published && <SchoolsBehind rows={rows} to={to} />}
              {data.published && <AgreementsLink regionId={regionId} year={year} />}
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

interface TasksProps {
  readonly rows: readonly SchoolRow[]
  readonly steps: number
  readonly changes: number
  /** How many attachments the region asks for; `undefined` while that is not known. */
  readonly types: number | undefined
}

function Tasks({ rows, steps, changes, types }: TasksProps) {
  const { ready, to } = useYear()
  const { settings, publishedVersion, publishedAt } = ready.data
  const missing = rows.filter((row) => row.contacts === 0).length
  const vo = rows.filter((row) => row.sector === 'vo' || row.sector === 'vso').length
  const holidays = settings.schoolHolidays.length
  const { channel } = settings
  const progress: readonly Task[] =
    channel.kind === 'external'
      ? [
          {
            to: to('voortgang'),
            name: words.taskProgress,
            text: words.taskProgressText(channel.name),
            state: publishedVersion > 0 ? words.progressReady : words.progressState,
            mark: publishedVersion > 0 ? 'busy' : 'plain',
          },
        ]
      : []
  const published = publishedAt ? words.published(publishedVersion, plainDay(onTheWall(publishedAt).day)) : words.notPublished
  const tasks: readonly Task[] = [
    ...progress,
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
    ...(settings.dossiers === 'none'
      ? []
      : [
          {
            to: to('bijlagen'),
            name: words.taskTypes,
            text: words.taskTypesText,
            state: types === undefined ? general.busy : words.typesState(types),
            mark: types ? ('good' as const) : ('plain' as const),
          },
        ]),
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
