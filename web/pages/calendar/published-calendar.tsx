// The calendar as the schools see it now; one date of it can be moved from here.
import { type Ready, useAnswer } from '../../api/use-answer.ts'
import { sorted } from '../../calendar/draft.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Empty } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { calendarWords } from '../../words/calendar.ts'
import { onTheWall, plainDay } from '../../words/dates.ts'
import { publishedWords as words } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { shownColumns } from './calendar-shown.tsx'
import { MoveLink } from './move-link.tsx'
import { TimelinePicture } from './timeline-picture.tsx'

export function PublishedCalendar() {
  const { regionId, year } = useYear()
  const answer = useAnswer('getCalendar', { params: { regionId, year } })
  return <Loaded answer={answer}>{(ready) => <Shown ready={ready} />}</Loaded>
}

const acts: Column<Step> = { name: calendarWords.columns.actions, acts: true, cell: (step) => <MoveLink step={step} /> }

function Shown({ ready }: { readonly ready: Ready<'getCalendar'> }) {
  const { regionId, year, ready: inYear, mayChange, to } = useYear()
  const { published } = ready.data
  if (!published)
    return (
      <Page title={words.title}>
        <Empty title={words.none} text={words.noneText}>
          <ButtonLink to={to('kalender')}>{words.toDraft}</ButtonLink>
        </Empty>
      </Page>
    )
  const steps = sorted(published.milestones as readonly Step[])
  return (
    <Page
      title={words.title}
      lead={words.lead(published.number, plainDay(onTheWall(published.publishedAt).day))}
      acts={<ButtonLink to={`/afspraken/${regionId}/${year}`}>{words.publicPage}</ButtonLink>}
    >
      <TimelinePicture steps={steps} year={year} schoolHolidays={inYear.data.settings.schoolHolidays} marked={new Set()} />
      <h2 className="nl-heading nl-heading--level-2 block">{calendarWords.tableTitle}</h2>
      <Table
        caption={calendarWords.tableTitle}
        rows={steps}
        keyOf={(step) => step.id}
        columns={mayChange ? [...shownColumns, acts] : shownColumns}
      />
    </Page>
  )
}
