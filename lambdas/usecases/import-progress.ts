// Reads how far schools are into the ticks of a region's year: shows what a list changes, or writes just that.
import type { Actor } from '../domain/actor.ts'
import { compareProgress, type ProgressChanges, type ProgressLine } from '../domain/progress-import.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { pathOfYear, traceOf } from './trace.ts'

/** Refuses `nothing-published` while no calendar is published: there are no steps yet. */
export function importProgress({ clock, years, schools }: Pick<Ports, 'clock' | 'years' | 'schools'>) {
  return async (actor: Actor, key: RegionYearKey, lines: readonly ProgressLine[], dryRun: boolean): Promise<ProgressChanges> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    if (!head.calendar) throw new Refusal('nothing-published')
    const now = clock()
    const changes = compareProgress(lines, await schools.list(key), head.calendar.milestones, head.settings, now)
    if (!dryRun) await schools.saveTicksImport(key, changes.lists, traceOf(actor, 'import-progress', `${pathOfYear(key.regionId, key.year)}/progress`, now))
    return changes
  }
}
