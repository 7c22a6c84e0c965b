// Takes down how many OSO dossiers a VO school did not find, per PO school: numbers, no pupil.
import type { Actor } from '../domain/actor.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import { type SchoolId, sideOf } from '../domain/school.ts'
import type { OsoMissingCount } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { findPlace } from './delivery-context.ts'
import { pathOfSchool, traceOf } from './trace.ts'

type OsoPorts = Pick<Ports, 'clock' | 'schools' | 'osoMissing'>

const pathOf = ({ regionId, year }: RegionYearKey, schoolId: SchoolId) => `${pathOfSchool(regionId, year, schoolId)}/oso-missing`

/** A later number takes the place of an earlier one, and 0 takes it back; PO schools that are not named keep theirs. Answers all that is open. */
export function reportOsoMissing(ports: OsoPorts) {
  const { schools, osoMissing } = ports
  const find = findPlace(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, counts: readonly OsoMissingCount[]): Promise<readonly OsoMissingCount[]> => {
    const { school, now } = await find(key, schoolId)
    if (sideOf(school.sector) !== 'vo') throw notFound()
    const poSchools = new Set((await schools.listPublic(key)).filter(({ sector }) => sideOf(sector) === 'po').map((school) => school.schoolId))
    const ids = counts.map((each) => each.schoolId)
    refuseFaults(
      ids.flatMap((id, i) => [
        ...(poSchools.has(id) ? [] : [{ path: `[${i}].schoolId`, code: 'not-a-po-school' }]),
        ...(ids.indexOf(id) < i ? [{ path: `[${i}].schoolId`, code: 'school-twice' }] : []),
      ]),
    )
    await osoMissing.report(key, schoolId, counts, traceOf(actor, 'report-oso-missing', pathOf(key, schoolId), now))
    return osoMissing.by(key, schoolId)
  }
}

/** To a VO school what it reported, to a PO school what was reported of it: numbers that are not 0. */
export function seeOsoMissing(ports: OsoPorts) {
  const find = findPlace(ports)
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<readonly OsoMissingCount[]> => {
    await find(key, schoolId)
    return ports.osoMissing.by(key, schoolId)
  }
}
