// Adds a school by hand, replaces what is known of it, or changes some of its facts.
import type { Actor } from '../domain/actor.ts'
import { type Instant, localDateOf } from '../domain/moment.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import { refuseNews, type School, type SchoolId } from '../domain/school.ts'
import { schoolFrom } from '../domain/register-import.ts'
import { faultsOfSystem } from '../domain/pupil-system.ts'
import { factsOfNamed, qualificationAfter, type Stated } from '../domain/stating-facts.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { mandatesOfNamed, withFactsOfBoard } from './facts-of-new-board.ts'
import { schoolSeen, type SchoolSeen } from './see-schools.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export type SchoolFacts = Pick<
  School,
  'sector' | 'name' | 'boardId' | 'street' | 'houseNumber' | 'postcode' | 'place' | 'municipality' | 'denomination' | 'phone' | 'website' | 'membership' | 'pupilSystem'
>

const blank = { boardId: '', street: '', houseNumber: '', postcode: '', place: '', municipality: '', denomination: '', phone: '', website: '', pupilSystem: '' }

/** What a school may say of itself; the rest is the register's, which the next import would put back, or the region's. */
const ownFacts: ReadonlySet<string> = new Set(['pupilSystem'])

/** With another board or pupil system, what was said of the connection is of before; what its board stated for that system (`given`) counts. */
function ofBefore(before: School, change: Partial<SchoolFacts>, version: number, given: Stated | undefined, now: Instant): School {
  const after = { ...before, ...change, version }
  const { progress } = before
  const facts = progress && factsOfNamed(progress.qualification.facts, before, after, given, localDateOf(now))
  return progress && facts ? { ...after, progress: { ...progress, qualification: qualificationAfter(progress.qualification, facts) } } : after
}

/** What its new board stated holds for a school that comes to another: marked as of before and stated anew is one change of its facts. */
function changing(ports: Pick<Ports, 'boards'>) {
  const heard = withFactsOfBoard(ports)
  const mandates = mandatesOfNamed(ports)
  return async (before: School, change: Partial<SchoolFacts>, version: number, now: Instant): Promise<School> => {
    refuseFaults(faultsOfSystem(before.pupilSystem, change.pupilSystem))
    const { progress } = before
    const given = change.boardId === undefined || change.boardId === before.boardId ? (await mandates([before], change.pupilSystem))(before) : undefined
    const after = ofBefore(before, change, version, given, now)
    if (!progress || after.boardId === before.boardId) return after
    const [told = after] = await heard([after], now)
    return told.progress ? { ...told, progress: { ...told.progress, qualification: qualificationAfter(progress.qualification, told.progress.qualification.facts) } } : told
  }
}

/** Adds the school, or replaces its facts when it is there: then `expectedVersion` is needed. Answers whether it was added. */
export function putSchool(ports: Pick<Ports, 'clock' | 'years' | 'schools' | 'boards'>) {
  const { clock, years, schools } = ports
  const changed = changing(ports)
  return async (
    actor: Actor,
    key: RegionYearKey,
    schoolId: SchoolId,
    facts: Pick<SchoolFacts, 'sector' | 'name' | 'membership'> & Partial<SchoolFacts>,
    expectedVersion: number | undefined,
  ): Promise<SchoolSeen & { readonly added: boolean }> => {
    const found = await schools.getWithYear(key, schoolId)
    const now = clock()
    const trace = traceOf(actor, 'put-school', pathOfSchool(key.regionId, key.year, schoolId), now)
    if (found) {
      if (expectedVersion === undefined) throw new Refusal('version-missing')
      const next = await changed(found.school, facts, found.school.version + 1, now)
      await schools.save(key, { before: found.school, after: next }, expectedVersion, trace)
      return { ...schoolSeen(next, found.head, now), added: false }
    }
    const head = await years.get(key)
    if (!head) throw notFound()
    if (expectedVersion !== undefined && expectedVersion !== 0) throw new Refusal('changed-meanwhile')
    const { membership, pupilSystem = '', ...entry } = { ...blank, structure: '', holidayRegion: '', ...facts, schoolId }
    const added: School = { ...schoolFrom(entry, 'hand'), membership, pupilSystem }
    const [school = added] = await withFactsOfBoard(ports)([added], now)
    await schools.create(key, school, trace)
    return { ...schoolSeen(school, head, now), added: true }
  }
}

export function changeSchool(ports: Pick<Ports, 'clock' | 'schools' | 'boards'>) {
  const { clock, schools } = ports
  const changed = changing(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, change: Partial<SchoolFacts>, expectedVersion: number): Promise<SchoolSeen> => {
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    if (actor.membership.role !== 'coordinator') {
      refuseNews(found.school)
      refuseFaults(Object.keys(change).filter((field) => !ownFacts.has(field)).map((path) => ({ path, code: 'not-yours-to-change' })))
    }
    const now = clock()
    const next = await changed(found.school, change, expectedVersion + 1, now)
    await schools.save(key, { before: found.school, after: next }, expectedVersion, traceOf(actor, 'change-school', pathOfSchool(key.regionId, key.year, schoolId), now, next.version))
    return schoolSeen(next, found.head, now)
  }
}
