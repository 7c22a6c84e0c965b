// Changes what a region decides for a year beside its calendar.
import type { Actor } from '../domain/actor.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { YearSettings } from '../domain/region.ts'
import type { Ports, RegionYearKey, YearHead } from '../ports.ts'
import { pathOfYear, traceOf } from './trace.ts'

export function changeYearSettings({ clock, years }: Pick<Ports, 'clock' | 'years'>) {
  return async (actor: Actor, key: RegionYearKey, expectedVersion: number, change: Partial<YearSettings>): Promise<YearHead> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    if (head.version !== expectedVersion) throw new Refusal('changed-meanwhile')
    const settings = { ...head.settings, ...change }
    const version = expectedVersion + 1
    await years.saveSettings(key, settings, expectedVersion, traceOf(actor, 'change-year-settings', pathOfYear(key.regionId, key.year), clock(), version))
    return { ...head, settings, version }
  }
}
