// Takes down how many pupils a school expects to go to, or to come from, the schools of the other side: numbers, no pupil.
import type { Actor } from '../domain/actor.ts'
import { expectedByPoSchool, expectedByVoSchool, type ExpectedPupils } from '../domain/pairs.ts'
import { refuseFaults } from '../domain/refusal.ts'
import { refuseNews, type School, type SchoolId, sideOf } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { findPlace } from './delivery-context.ts'
import { pathOfSchool, traceOf } from './trace.ts'

type ExpectingPorts = Pick<Ports, 'clock' | 'schools' | 'pairs'>

/** What a school says that it expects; 0 takes it back. */
export interface ExpectedCount {
  readonly schoolId: SchoolId
  readonly count: number
}

/** One of the pairs of a school, with the name of the other school. */
export interface ExpectedSeen extends ExpectedPupils {
  readonly name: string
}

/** By name. What is not in the year any more keeps its code. */
async function seen({ schools, pairs }: ExpectingPorts, key: RegionYearKey, { schoolId, sector }: School): Promise<readonly ExpectedSeen[]> {
  const [all, known] = await Promise.all([pairs.list(key), schools.listPublic(key)])
  const names = new Map(known.map((school) => [school.schoolId, school.name]))
  const own = sideOf(sector) === 'po' ? expectedByPoSchool(all, schoolId) : expectedByVoSchool(all, schoolId)
  const withNames = own.map((each) => ({ ...each, name: names.get(each.schoolId) ?? each.schoolId }))
  return withNames.sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.schoolId < b.schoolId ? -1 : 1))
}

/** A later number takes the place of an earlier one, and 0 takes it back; schools that are not named keep theirs. Answers all of the school's pairs. */
export function reportExpectedPupils(ports: ExpectingPorts) {
  const { schools, pairs } = ports
  const find = findPlace(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, counts: readonly ExpectedCount[]): Promise<readonly ExpectedSeen[]> => {
    const { school, now } = await find(key, schoolId)
    refuseNews(school)
    const other = sideOf(school.sector) === 'po' ? 'vo' : 'po'
    const others = (await schools.listPublic(key)).filter(({ sector }) => sideOf(sector) === other)
    // Of a school that left no number comes any more, but one that is there may go.
    const taken = new Set(others.filter(({ hasLeft }) => !hasLeft).map((each) => each.schoolId))
    const known = new Set(others.map((each) => each.schoolId))
    const ids = counts.map((each) => each.schoolId)
    refuseFaults(
      ids.flatMap((id, i) => [
        ...((counts[i]!.count === 0 ? known : taken).has(id) ? [] : [{ path: `[${i}].schoolId`, code: `not-a-${other}-school` }]),
        ...(ids.indexOf(id) < i ? [{ path: `[${i}].schoolId`, code: 'school-twice' }] : []),
      ]),
    )
    await pairs.expect(key, school, counts, traceOf(actor, 'report-expected-pupils', `${pathOfSchool(key.regionId, key.year, schoolId)}/expected-pupils`, now))
    return seen(ports, key, school)
  }
}

export function seeExpectedPupils(ports: ExpectingPorts) {
  const find = findPlace(ports)
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<readonly ExpectedSeen[]> => seen(ports, key, (await find(key, schoolId)).school)
}
