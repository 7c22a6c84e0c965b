// Changes what a region decides for a year beside its calendar.
import type { Actor } from '../domain/actor.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { YearSettings } from '../domain/region.ts'
import { whatForbidsSettings } from '../domain/standing-openings.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import { pathOfYear, traceOf } from './trace.ts'

/** Refuses `changed-meanwhile`, and `cannot-change-settings` with all reasons. */
export function changeYearSettings({ clock, years }: Pick<Ports, 'clock' | 'years'>) {
  return async (actor: Actor, key: RegionYearKey, expectedVersion: number, change: Partial<YearSettings>): Promise<YearHead> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    if (head.version !== expectedVersion) throw new Refusal('changed-meanwhile')
    const settings = { ...head.settings, ...change }
    const now = clock()
    const reasons = whatForbidsSettings(head, settings, now)
    if (reasons.length > 0) throw new Refusal('cannot-change-settings', { reasons })
    const version = expectedVersion + 1
    await years.saveSettings(key, settings, expectedVersion, traceOf(actor, 'change-year-settings', pathOfYear(key.regionId, key.year), now, version))
    return { ...head, settings, version }
  }
}
