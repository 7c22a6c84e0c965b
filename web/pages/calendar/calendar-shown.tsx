// The calendar for who looks along: the same picture and table, without fields.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { remindersText } from '../../calendar/reminders.ts'
import { sorted } from '../../calendar/draft.ts'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { calendarWords as words } from '../../words/calendar.ts'
import { clockTime, onTheWall, plainDay, shortDay } from '../../words/dates.ts'
import { audienceLine, roundLine, type Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { TimelinePicture } from './timeline-picture.tsx'

/** The columns of a calendar without fields. */
export const shownColumns: readonly Column<Step>[] = [
  {
    name: words.columns.step,
    heads: true,
    cell: (step) => (
      <span id={`rij-${step.id}`} tabIndex={-1}>
        {step.title}
        {roundLine(step) && <span className="table__sub">{roundLine(step)}</span>}
      </span>
    ),
  },
  { name: words.columns.on, cell: (step) => (step.from ? `${shortDay(step.from)} t/m ${shortDay(step.on)}` : shortDay(step.on)) },
  { name: words.columns.at, cell: (step) => (step.at ? clockTime(step.at) : '') },
  { name: words.columns.audience, cell: (step) => audienceLine(step.audience) },
  { name: words.columns.reminders, cell: (step) => remindersText(step.reminders) || words.noReminders },
]

export function CalendarShown({ data }: { readonly data: Answer<'getCalendar'> }) {
  const { year, ready } = useYear()
  const steps = sorted(data.draft?.milestones ?? data.published?.milestones ?? [])
  const state = data.published ? words.publishedState(data.published.number, plainDay(onTheWall(data.published.publishedAt).day)) : words.notPublished
  return (
    <Page title={words.title} lead={state}>
      {steps.length === 0 ? (
        <Empty title={words.emptyTitle} />
      ) : (
        <>
          <TimelinePicture steps={steps} year={year} schoolHolidays={ready.data.settings.schoolHolidays} marked={new Set()} />
          <h2 className="nl-heading nl-heading--level-2 block">{words.tableTitle}</h2>
          <Table
            caption={words.tableTitle}
            rows={steps}
            keyOf={(step) => step.id}
            columns={shownColumns}
          />
        </>
      )}
    </Page>
  )
}
