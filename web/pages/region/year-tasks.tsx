// What a coordinator sets up for a year, in order, with how it stands.
import { Link } from 'react-router'
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { onTheWall, plainDay } from '../../words/dates.ts'
import { general } from '../../words/general.ts'
import { yearWords as words } from '../../words/region.ts'
import { useYear } from './year-frame.tsx'

interface Task {
  readonly to: string
  readonly name: string
  readonly text: string
  readonly state: string
  readonly mark: MarkKind
}

interface TasksProps {
  /** How many schools there are of each side, and how many have nobody to write to. */
  readonly schools: { readonly po: number; readonly vo: number; readonly missing: number }
  readonly steps: number
  readonly changes: number
  /** How many attachments the region asks for; `undefined` while that is not known. */
  readonly types: number | undefined
}

export function YearTasks({ schools: { po, vo, missing }, steps, changes, types }: TasksProps) {
  const { ready, to } = useYear()
  const { settings, publishedVersion, publishedAt } = ready.data
  const all = po + vo
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
      state: all > 0 ? words.schoolsState(po, vo) : words.noSchools,
      mark: all > 0 ? 'good' : 'plain',
    },
    {
      to: to('contacten'),
      name: words.taskContacts,
      text: words.taskContactsText,
      state: all === 0 ? words.noSchools : missing === 0 ? words.contactsAll : words.contactsState(missing),
      mark: all === 0 ? 'plain' : missing === 0 ? 'good' : missing === all ? 'plain' : 'care',
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
