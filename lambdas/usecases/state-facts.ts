// Takes down what a school, or its region, states of the connection to OSO, wherever that statement holds.
import type { Actor, LinkActor } from '../domain/actor.ts'
import { type Instant, localDateOf } from '../domain/moment.ts'
import { factNames, nothingStated } from '../domain/qualification.ts'
import { earliestDay } from '../domain/qualification-import.ts'
import { type InputFault, notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { School, SchoolId } from '../domain/school.ts'
import { refusedFacts, type StatedFacts } from '../domain/stating-facts.ts'
import type { Ports, RegionYearKey } from '../ports.ts'
import { type Place, reachOfStatement, type Said, type Statement } from './facts-reach.ts'
import { pathOfSchool, traceOfEither } from './trace.ts'

/** What is wrong with the days of a statement: one lies in the future, or longer ago than can be. */
export function faultsOfDays(stated: StatedFacts, now: Instant): readonly InputFault[] {
  const today = localDateOf(now)
  return factNames.flatMap((name): readonly InputFault[] => {
    const on = stated[name]?.on
    if (on === undefined) return []
    return on > today ? [{ path: `${name}.on`, code: 'day-to-come' }] : on < earliestDay ? [{ path: `${name}.on`, code: 'day-too-early' }] : []
  })
}

const qualificationOf = ({ progress }: School) => progress?.qualification ?? nothingStated

/** A school may not say of its board's two what somebody who knows better said otherwise this school year: all of them at once. */
function refuseBetterKnown({ school }: Place, stated: StatedFacts, { by, at }: Said): void {
  const { facts } = qualificationOf(school)
  const refused = by === 'school' ? refusedFacts(facts, stated, localDateOf(at)) : []
  if (refused.length > 0) {
    throw new Refusal('cannot-state-facts', { reasons: refused.map((fact) => ({ code: 'fact-better-known', details: { fact, source: facts[fact]!.source } })) })
  }
}

type StatePorts = Pick<Ports, 'clock' | 'schools' | 'qualifications'>

const mostTries = 5

/**
 * Writes a statement about a school that was read, on the version of its facts that was seen; answers the school as it is then. What somebody
 * else wrote meanwhile at another school that the statement reaches is read again; at the school itself it is `changed-meanwhile`.
 */
export function writeFacts(ports: StatePorts) {
  const reach = reachOfStatement(ports)
  return async (actor: Actor | LinkActor, read: Place, statement: Statement, expectedVersion: number): Promise<School> => {
    const at = ports.clock()
    const said: Said = actor.membership.role === 'coordinator' ? { by: 'region', source: 'checked', at } : { by: 'school', source: 'self-reported', at }
    refuseFaults(faultsOfDays(statement.stated, at))
    const { key, school: { schoolId, contactsVersion } } = read
    const trace = traceOfEither(actor, 'put-qualification', `${pathOfSchool(key.regionId, key.year, schoolId)}/qualification`, at, expectedVersion + 1)
    for (let place = read, tries = 1; ; tries++) {
      if (qualificationOf(place.school).version !== expectedVersion || place.school.contactsVersion !== contactsVersion) throw new Refusal('changed-meanwhile')
      refuseBetterKnown(place, statement.stated, said)
      const writes = await reach(place, statement, said)
      try {
        await (writes.length > 0 ? ports.qualifications.save(writes, trace, key.regionId) : ports.schools.note(key, trace))
        return writes[0]?.after ?? place.school
      } catch (error) {
        const again = error instanceof Refusal && error.code === 'changed-meanwhile' && tries < mostTries ? await ports.schools.getWithYear(key, schoolId) : undefined
        if (!again) throw error
        place = { key, school: again.school }
      }
    }
  }
}

/** What a school or its coordinator states; the school as it is then. */
export function stateFacts(ports: StatePorts) {
  const write = writeFacts(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, statement: Statement, expectedVersion: number): Promise<School> => {
    const found = await ports.schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    return write(actor, { key, school: found.school }, statement, expectedVersion)
  }
}
