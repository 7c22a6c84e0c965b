// Writes the draft of a calendar. A draft may be wrong in every way but its form: nobody is mailed about it.
import type { Actor } from '../domain/actor.ts'
import type { Milestone } from '../domain/milestone.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { CalendarSeen } from './see-calendar.ts'
import { changesBetween } from '../domain/calendar.ts'
import { pathOfYear, traceOf } from './trace.ts'

/** Refuses steps of which two have the same id. */
export function refuseSameIds(milestones: readonly Milestone[]): void {
  const ids = milestones.map((milestone) => milestone.id)
  refuseFaults(ids.flatMap((id, i) => (ids.indexOf(id) < i ? [{ path: `milestones[${i}].id`, code: 'id-twice' }] : [])))
}

export function writeDraft({ clock, years }: Pick<Ports, 'clock' | 'years'>) {
  return async (actor: Actor, key: RegionYearKey, milestones: readonly Milestone[], expectedVersion: number): Promise<CalendarSeen> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    refuseSameIds(milestones)
    const version = expectedVersion + 1
    await years.saveDraft(key, milestones, expectedVersion, traceOf(actor, 'write-draft', `${pathOfYear(key.regionId, key.year)}/calendar`, clock(), version))
    const draft = { milestones, version }
    if (!head.calendar) return { draft }
    return { draft, published: head.calendar, changes: changesBetween(head.calendar.milestones, milestones) }
  }
}
