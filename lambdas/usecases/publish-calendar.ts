// Publishes the draft as the next version of the calendar. The clock's next tick tells the schools.
import type { Actor } from '../domain/actor.ts'
import { changesBetween, type MilestoneChange, type PublishedCalendar } from '../domain/calendar.ts'
import { isSameCalendar, type Touched, whatForbidsPublishing, whoIsTouched } from '../domain/publishing.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { Ports, RegionYearKey } from '../ports.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface Published {
  readonly calendar: PublishedCalendar
  readonly changes: readonly MilestoneChange[]
  readonly touched: Touched
}

/** Publishing what is published already changes nothing and touches nobody. */
export function publishCalendar({ clock, years, schools }: Pick<Ports, 'clock' | 'years' | 'schools'>) {
  return async (actor: Actor, key: RegionYearKey, reason: string | undefined, expectedDraft: number | undefined): Promise<Published> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    const draft = await years.draft(key)
    if (expectedDraft !== undefined && expectedDraft !== (draft?.version ?? 0)) throw new Refusal('changed-meanwhile')
    const before = head.calendar
    if (before && draft && isSameCalendar(before.milestones, draft.milestones)) {
      return { calendar: before, changes: [], touched: { schools: [], persons: 0, withoutContact: [] } }
    }
    const now = clock()
    const reasons = whatForbidsPublishing(draft, before, key.year, reason, now)
    if (reasons.length > 0 || !draft) throw new Refusal('cannot-publish', { reasons })
    const calendar: PublishedCalendar = { number: head.publishedVersion + 1, milestones: draft.milestones, publishedAt: now, ...(reason && { reason }) }
    const touched = whoIsTouched(before, draft.milestones, await schools.list(key), head.settings)
    const trace = traceOf(actor, 'publish-calendar', `${pathOfYear(key.regionId, key.year)}/calendar`, now, calendar.number)
    await years.publish(key, calendar, { headVersion: head.version, draftVersion: draft.version }, trace)
    return { calendar, changes: before ? changesBetween(before.milestones, calendar.milestones) : [], touched }
  }
}
