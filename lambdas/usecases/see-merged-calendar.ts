// Shows a school in more than one region the published dates of all of them as one calendar, and where they clash.
import type { Actor } from '../domain/actor.ts'
import { type Clash, clashesOf, type MergedStep, mergedSteps } from '../domain/merged-calendar.ts'
import type { Milestone } from '../domain/milestone.ts'
import { notFound } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import type { Placement } from '../ports/schools.ts'

export interface MergedCalendar {
  /** The region that was asked first, the others by name. */
  readonly heads: readonly YearHead[]
  readonly steps: readonly MergedStep[]
  readonly clashes: readonly Clash[]
}

/** Only what is published, for whoever may see the school in the year of one of its regions: one query and one batch read. */
export function seeMergedCalendar({ schools }: Pick<Ports, 'schools'>) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId): Promise<MergedCalendar> => {
    // Whoever goes on with a school does so in the region that said so.
    const isSeen = ({ regionId, year }: Placement) => year === key.year && (!actor.succession || regionId === key.regionId)
    const placements = (await schools.placements(schoolId)).filter(isSeen)
    // A year that is still being opened has places but no head yet: it is not there.
    const seen = (await schools.getAllWithYears(placements)).filter((found) => found !== undefined)
    if (!seen.some(({ head }) => head.regionId === key.regionId)) throw notFound()
    const isAsked = (head: YearHead) => Number(head.regionId === key.regionId)
    const ordered = seen.sort(({ head: a }, { head: b }) => isAsked(b) - isAsked(a) || a.region.name.localeCompare(b.region.name, 'nl'))
    const steps = mergedSteps(
      ordered.map(({ school, head }) => ({ regionId: head.regionId, school, milestones: head.calendar?.milestones ?? [], settings: head.settings })),
    )
    // A region sees of another what it needs to spot a clash: the dates, not what that region writes to its schools.
    const isAnothers = ({ regionId }: MergedStep) => 'regionId' in actor.membership && regionId !== actor.membership.regionId
    const datesOnly = ({ note: _note, ...milestone }: Milestone): Milestone => ({ ...milestone, reminders: [] })
    const seenSteps = steps.map((step) => (isAnothers(step) ? { ...step, milestone: datesOnly(step.milestone) } : step))
    return { heads: ordered.map(({ head }) => head), steps: seenSteps, clashes: clashesOf(seenSteps) }
  }
}
