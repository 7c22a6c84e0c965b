// Takes down what a school, or its region, states of the connection to OSO, wherever that statement holds.
import type { Actor, LinkActor } from '../domain/actor.ts'
import { canonical } from '../domain/canonical.ts'
import { type Instant, localDateOf } from '../domain/moment.ts'
import { faultsOfSystem } from '../domain/pupil-system.ts'
import { factNames, nothingStated } from '../domain/qualification.ts'
import { earliestDay } from '../domain/qualification-import.ts'
import { type InputFault, notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import { refuseNews, type School, type SchoolId } from '../domain/school.ts'
import type { StatedFacts } from '../domain/stating-facts.ts'
import type { FactsWrite } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { Trace } from '../ports/trace.ts'
import { type Place, reachOfStatement, type Said, type Statement } from './facts-reach.ts'
import { alreadyTraced, pathOfSchool, traceOfEither } from './trace.ts'
import { tryAgain } from './try-again.ts'

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

type StatePorts = Pick<Ports, 'clock' | 'schools' | 'boards' | 'qualifications'>

const isSameSchool = (a: FactsWrite, b: FactsWrite) => canonical([a.key, a.after.schoolId]) === canonical([b.key, b.after.schoolId])

/** What is left to write of a statement that is begun: not the school that it was made at, nor the note where all else stands. */
const isLeft = (write: FactsWrite, begun: FactsWrite) => !isSameSchool(write, begun) && (write.change.changes.length > 0 || write.change.pupilSystem !== undefined)

/**
 * Writes a statement about a school that was read, on the version of its facts that was seen; answers the school as it is then. What somebody
 * else wrote meanwhile at another school that the statement reaches is read again; at the school itself it is `changed-meanwhile`. Many schools
 * are written in parts: when one is changed in between, the first of them stands, and the rest is read and written again.
 */
export function writeFacts(ports: StatePorts) {
  const reach = reachOfStatement(ports)
  return async (actor: Actor | LinkActor, read: Place, statement: Statement, expectedVersion: number): Promise<School> => {
    const at = ports.clock()
    const said: Said = actor.membership.role === 'coordinator' ? { by: 'region', source: 'checked', at } : { by: 'school', source: 'self-reported', at }
    const { key, school: { schoolId, contactsVersion, pupilSystem } } = read
    refuseNews(read.school)
    refuseFaults([...faultsOfDays(statement.stated, at), ...faultsOfSystem(pupilSystem, statement.pupilSystem)])
    const trace = traceOfEither(actor, 'put-qualification', `${pathOfSchool(key.regionId, key.year, schoolId)}/qualification`, at, expectedVersion + 1)
    let isFirst = true
    let tried: FactsWrite | undefined
    /** Whether what was tried stands at the school that the statement was made at: its line in the history is there. */
    const isKept = async (write: FactsWrite) => (await ports.qualifications.history(key, schoolId)).some((line) => canonical(line) === canonical(write.change))
    const again = async (): Promise<Place> => {
      const found = await ports.schools.getWithYear(key, schoolId)
      if (!found) throw new Refusal('changed-meanwhile')
      return { key, school: found.school }
    }
    const after = await tryAgain(async () => {
      const place = isFirst ? read : await again()
      isFirst = false
      const begun = tried && !('contactsVersion' in trace) && (await isKept(tried)) ? tried : undefined
      const { school } = place
      if (!begun && (qualificationOf(school).version !== expectedVersion || school.contactsVersion !== contactsVersion)) return undefined
      const writes = await reach(place, statement, said, begun !== undefined)
      const left = begun ? writes.filter((write) => isLeft(write, begun)) : writes
      if (!begun) tried = left[0]
      if (left.length > 0) await ports.qualifications.save(left, begun ? alreadyTraced(trace as Trace) : trace, key.regionId)
      else if (!begun) await ports.schools.note(key, trace)
      return begun ? school : (left[0]?.after ?? school)
    })
    if (!after) throw new Refusal('changed-meanwhile')
    return after
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
