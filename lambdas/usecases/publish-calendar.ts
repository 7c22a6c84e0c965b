// Publishes the draft as the next version of the calendar. The clock's next tick tells the schools.
import type { Actor } from '../domain/actor.ts'
import { changesBetween, type MilestoneChange, nextCalendar, type PublishedCalendar } from '../domain/calendar.ts'
import { checkCalendarSteps, type CheckContext } from '../domain/calendar-check.ts'
import { newsDueAt } from '../domain/decided.ts'
import type { Instant } from '../domain/moment.ts'
import { acceptancesOf, isSameCalendar, nobodyTouched, type Publication, type Touched, whatForbidsPublishing, whoIsTouched } from '../domain/publishing.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface Published {
  readonly calendar: PublishedCalendar
  readonly changes: readonly MilestoneChange[]
  readonly touched: Touched
  /** When the mail about it goes out. */
  readonly noticeAt: Instant
}

/** Publishing what is published already changes nothing and touches nobody. */
export function publishCalendar({ clock, years, schools }: Pick<Ports, 'clock' | 'years' | 'schools'>) {
  return async (actor: Actor, key: RegionYearKey, publication: Publication, expectedDraft: number | undefined): Promise<Published> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    const draft = (await years.draft(key)) ?? { milestones: [], version: 0 }
    if (expectedDraft !== undefined && expectedDraft !== draft.version) throw new Refusal('changed-meanwhile')
    const { calendar: before, settings } = head
    if (before && isSameCalendar(before.milestones, draft.milestones)) return { calendar: before, changes: [], touched: nobodyTouched, noticeAt: before.publishedAt }
    const now = clock()
    const context: CheckContext = { year: key.year, settings, now, ...(before && { published: before }) }
    const conflicts = checkCalendarSteps(draft.milestones, context)
    const reasons = whatForbidsPublishing(draft.milestones, context, conflicts, publication)
    if (reasons.length > 0) throw new Refusal('cannot-publish', { reasons })
    const accepted = acceptancesOf(conflicts, before?.accepted ?? [], publication.ticked, actor.sub, now)
    const calendar = nextCalendar(before, draft.milestones, { publishedAt: now, accepted, ...(publication.reason && { reason: publication.reason }) })
    const touched = whoIsTouched(before, draft.milestones, await schools.list(key), settings)
    const trace = traceOf(actor, 'publish-calendar', `${pathOfYear(key.regionId, key.year)}/calendar`, now, calendar.number)
    await years.publish(key, calendar, { headVersion: head.version, draftVersion: draft.version }, trace)
    const noticeAt = newsDueAt({ calendar, settings, ...(before && { toldCalendar: before }) })
    return { calendar, changes: before ? changesBetween(before.milestones, calendar.milestones) : [], touched, noticeAt }
  }
}
