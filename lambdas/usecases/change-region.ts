// Changes the name, contact point or holiday region of a region.
import type { Actor } from '../domain/actor.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { Region } from '../domain/region.ts'
import type { Ports } from '../ports/ports.ts'
import { traceOf } from './trace.ts'

export interface RegionChange extends Partial<Pick<Region, 'name' | 'contactPoint' | 'holidayRegion'>> {}

export function changeRegion({ clock, regions }: Pick<Ports, 'clock' | 'regions'>) {
  return async (actor: Actor, regionId: string, expectedVersion: number, change: RegionChange): Promise<Region> => {
    const region = await regions.get(regionId)
    if (!region) throw notFound()
    if (region.version !== expectedVersion) throw new Refusal('changed-meanwhile')
    const next: Region = { ...region, ...change, version: region.version + 1 }
    await regions.save(next, expectedVersion, traceOf(actor, 'change-region', `regions/${regionId}`, clock(), next.version))
    return next
  }
}
