// Opens a school year in a region, with the settings that the region starts from.
import type { Actor } from '../domain/actor.ts'
import { notFound } from '../domain/refusal.ts'
import { type RegionYear, usualSettings, type YearSettings } from '../domain/region.ts'
import type { Ports, RegionYearKey, RepeatKey } from '../ports.ts'
import { refuseUnlessRepeated } from './create-region.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface NewYear extends RegionYearKey {
  readonly settings: Partial<YearSettings>
  readonly repeat?: RepeatKey
}

export function openYear({ clock, regions, years, repeatKeys }: Pick<Ports, 'clock' | 'regions' | 'years' | 'repeatKeys'>) {
  return async (actor: Actor, { regionId, year, settings, repeat }: NewYear): Promise<RegionYear> => {
    const region = await regions.get(regionId)
    if (!region) throw notFound()
    const now = clock()
    const head: RegionYear = {
      regionId,
      year,
      region: { name: region.name, contactPoint: region.contactPoint },
      settings: { ...usualSettings, ...settings },
      openedAt: now,
      publishedVersion: 0,
      version: 1,
    }
    try {
      await years.open(region, head, traceOf(actor, 'open-year', pathOfYear(regionId, year), now, 1), repeat)
      return head
    } catch (error) {
      await refuseUnlessRepeated(error, repeat, repeatKeys)
      return (await years.getFresh({ regionId, year })) ?? head
    }
  }
}
