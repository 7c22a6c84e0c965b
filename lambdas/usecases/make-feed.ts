// Gives the address of the calendar feed of a school; renewing it kills the one before.
import type { Actor } from '../domain/actor.ts'
import { notFound } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { pathOfSchool, traceOf } from './trace.ts'

/** The school itself also gets the dates of its other regions of the year; a region, and whoever goes on with the school there, those of it alone. */
export function makeFeed({ clock, schools, links }: Pick<Ports, 'clock' | 'schools' | 'links'>) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, renew: boolean): Promise<string> => {
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    const isOwn = (actor.membership.role === 'po' || actor.membership.role === 'vo') && !actor.succession
    const places = isOwn ? await schools.placements(schoolId) : []
    const elsewhere = places.filter((place) => place.year === key.year && place.regionId !== key.regionId)
    const before = found.school.feedRenewed ?? 0
    const object = `${pathOfSchool(key.regionId, key.year, schoolId)}/feed`
    if (renew) await schools.renewFeed(key, schoolId, before, traceOf(actor, 'renew-feed', object, clock(), before + 1))
    else await schools.note(key, traceOf(actor, 'make-feed', object, clock()))
    const home = { regionId: key.regionId, year: key.year, schoolId }
    return links.sign({ kind: 'feed', schools: [home, ...elsewhere], renewed: renew ? before + 1 : before })
  }
}
