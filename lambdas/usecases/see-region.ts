// Shows regions to whoever runs the installation, and one region to those who work in it.
import { notFound } from '../domain/refusal.ts'
import type { Region } from '../domain/region.ts'
import type { Ports } from '../ports/ports.ts'

export function seeRegions({ regions }: Pick<Ports, 'regions'>) {
  return (): Promise<readonly Pick<Region, 'id' | 'name'>[]> => regions.list()
}

export function seeRegion({ regions }: Pick<Ports, 'regions'>) {
  return async (regionId: string): Promise<Region> => {
    const region = await regions.get(regionId)
    if (!region) throw notFound()
    return region
  }
}
