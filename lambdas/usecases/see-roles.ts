// Tells a person in which roles they can act, and where each has work.
import type { Membership } from '../domain/actor.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'

export interface RoleSeen {
  readonly membership: Membership
  readonly regionName?: string
  readonly schoolName?: string
  /** Newest first, then the schools with which it goes on. `published`: its schools have dates. `goesOnFrom`: the name of such a school. */
  readonly years: readonly { readonly regionId: string; readonly regionName: string; readonly year: SchoolYear; readonly schoolId?: string; readonly goesOnFrom?: string; readonly published: boolean }[]
}

export function seeRoles({ regions, schools, years: yearsOf }: Pick<Ports, 'regions' | 'schools' | 'years'>) {
  /** One read per region's year, none while it is at most 60 s old. */
  const withPublished = async <T extends RegionYearKey>(years: readonly T[]) => {
    const names = new Map(years.map((one) => [`${one.regionId}#${one.year}`, one]))
    const published = new Map(await Promise.all([...names].map(async ([name, key]) => [name, (await yearsOf.get(key))?.calendar !== undefined] as const)))
    return years.map((one) => ({ ...one, published: published.get(`${one.regionId}#${one.year}`) ?? false }))
  }
  const see = async (membership: Membership): Promise<RoleSeen> => {
    if (membership.role === 'coordinator' || membership.role === 'helpdesk') {
      const region = await regions.get(membership.regionId)
      const regionName = region?.name ?? membership.regionId
      const years = [...(region?.years ?? [])].reverse().map((year) => ({ regionId: membership.regionId, regionName, year }))
      return { membership, regionName, years: await withPublished(years) }
    }
    if (membership.role === 'po' || membership.role === 'vo') {
      const all = [...(await schools.placements(membership.schoolId))].sort((a, b) => (a.year < b.year ? 1 : a.year > b.year ? -1 : 0))
      const known = new Map(await Promise.all([...new Set(all.map(({ regionId }) => regionId))].map(async (id) => [id, await regions.get(id)] as const)))
      // A year that is still being opened has its schools already, and is not there for anybody.
      const placements = all.filter(({ regionId, year }) => known.get(regionId)?.years.includes(year))
      const before = (await schools.successions(membership.schoolId)).flatMap(({ succeeds, ...place }) => succeeds.map((schoolId) => ({ ...place, schoolId })))
      const beside = before.filter(({ regionId, year }) => known.get(regionId)?.years.includes(year))
      const names = beside.length > 0 ? await schools.getAllWithYears(beside) : []
      const years = [
        ...placements.map(({ regionId, year, schoolId }) => ({ regionId, regionName: known.get(regionId)?.name ?? regionId, year, schoolId })),
        ...beside.map(({ regionId, year, schoolId }, i) => {
          const name = names[i]?.school.name
          return { regionId, regionName: known.get(regionId)?.name ?? regionId, year, schoolId, goesOnFrom: name ?? schoolId }
        }),
      ]
      const newest = placements[0] && (await schools.getWithYear(placements[0], placements[0].schoolId))
      return { membership, years: await withPublished(years), ...(newest && { schoolName: newest.school.name }) }
    }
    return { membership, years: [] }
  }
  return (memberships: readonly Membership[]): Promise<readonly RoleSeen[]> => Promise.all(memberships.map(see))
}
