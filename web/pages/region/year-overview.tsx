// The first page of a year: what to set up while it is prepared, and how far the region is once its calendar is published.
import { Link, useLocation } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useRefreshed } from '../../api/use-refreshed.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { isOver } from '../../school-years.ts'
import { now } from '../../today.ts'
import { onTheWall, yearName } from '../../words/dates.ts'
import { overviewWords } from '../../words/overview.ts'
import { regionWords, yearWords as words } from '../../words/region.ts'
import { ComingSteps } from '../calendar/coming-steps.tsx'
import { AgreementsLink } from '../school/agreements-link.tsx'
import { RegionNow } from './overview/region-now.tsx'
import { useYear } from './year-frame.tsx'
import { YearTasks } from './year-tasks.tsx'

export function YearOverview() {
  const { regionId, year, ready } = useYear()
  const over = isOver(year, onTheWall(now()).day)
  const refreshed = useRefreshed('getOverview', { params: { regionId, year }, ...(over && { query: { atEnd: 'true' as const } }) })
  const opened = (useLocation().state as { opened?: string } | null)?.opened
  const isPublished = ready.data.publishedVersion > 0
  return (
    <Loaded answer={refreshed.answer}>
      {({ data }) => (
        <Page title={words.title(yearName(year))} lead={over ? overviewWords.over : isPublished ? overviewWords.lead : words.lead}>
          <Said text={opened && regionWords.yearOpened(yearName(opened))} />
          {isPublished && <RegionNow data={data} over={over} refreshed={refreshed} />}
          <YearPlan data={data} isPublished={isPublished} />
        </Page>
      )}
    </Loaded>
  )
}

interface YearPlanProps {
  readonly data: Answer<'getOverview'>
  readonly isPublished: boolean
}

/** The calendar and what else is set up; in a running year it stands below how far the region is. */
function YearPlan({ data, isPublished }: YearPlanProps) {
  const { regionId, year, to } = useYear()
  const calendar = useAnswer('getCalendar', { params: { regionId, year } })
  const types = useAnswer('getAttachmentTypes', { params: { regionId, year } })
  const schools = { po: data.connection.po.schools, vo: data.connection.vo.schools, missing: data.withoutContacts.length }
  return (
    <Loaded answer={calendar}>
      {({ data: { published, draft, changes } }) => (
        <>
          {published && <ComingSteps milestones={published.milestones} />}
          <section className={isPublished ? 'block' : undefined}>
            <h2 className="nl-heading nl-heading--level-2">{isPublished ? overviewWords.tasksTitle : words.tasksTitle}</h2>
            <YearTasks schools={schools} steps={draft?.milestones.length ?? 0} changes={changes?.length ?? 0} types={types.state === 'ready' ? types.data.types.length : undefined} />
          </section>
          {published && (
            <p className="nl-paragraph after-list">
              <Link className="nl-link" to={to('voortgang')}>
                {words.progressElsewhere}
              </Link>
            </p>
          )}
          {published && <AgreementsLink regionId={regionId} year={year} />}
        </>
      )}
    </Loaded>
  )
}
