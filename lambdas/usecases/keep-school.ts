// Adds a school by hand, replaces what is known of it, or changes some of its facts.
import type { Actor } from '../domain/actor.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { School, SchoolId } from '../domain/school.ts'
import { schoolFrom } from '../domain/register-import.ts'
import { factsOfChanged, qualificationAfter } from '../domain/stating-facts.ts'
import type { Ports, RegionYearKey } from '../ports.ts'
import { schoolSeen, type SchoolSeen } from './see-schools.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export type SchoolFacts = Pick<
  School,
  'sector' | 'name' | 'boardId' | 'street' | 'houseNumber' | 'postcode' | 'place' | 'municipality' | 'denomination' | 'phone' | 'website' | 'membership' | 'pupilSystem'
>

const blank = { boardId: '', street: '', houseNumber: '', postcode: '', place: '', municipality: '', denomination: '', phone: '', website: '', pupilSystem: '' }

/** What a school may say of itself; the rest is the register's, which the next import would put back, or the region's. */
const ownFacts: ReadonlySet<string> = new Set(['pupilSystem'])

/** With another board or pupil system, what was said of the connection is of before. */
function changed(before: School, change: Partial<SchoolFacts>, version: number): School {
  const after = { ...before, ...change, version }
  const { progress } = before
  const facts = progress && factsOfChanged(progress.qualification.facts, before, after)
  return progress && facts ? { ...after, progress: { ...progress, qualification: qualificationAfter(progress.qualification, facts) } } : after
}

/** Adds the school, or replaces its facts when it is there: then `expectedVersion` is needed. Answers whether it was added. */
export function putSchool({ clock, years, schools }: Pick<Ports, 'clock' | 'years' | 'schools'>) {
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
      const next = changed(found.school, facts, found.school.version + 1)
      await schools.save(key, { before: found.school, after: next }, expectedVersion, trace)
      return { ...schoolSeen(next, found.head, now), added: false }
    }
    const head = await years.get(key)
    if (!head) throw notFound()
    if (expectedVersion !== undefined && expectedVersion !== 0) throw new Refusal('changed-meanwhile')
    const { membership, pupilSystem = '', ...entry } = { ...blank, structure: '', holidayRegion: '', ...facts, schoolId }
    const school: School = { ...schoolFrom(entry, 'hand'), membership, pupilSystem }
    await schools.create(key, school, trace)
    return { ...schoolSeen(school, head, now), added: true }
  }
}

export function changeSchool({ clock, schools }: Pick<Ports, 'clock' | 'schools'>) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, change: Partial<SchoolFacts>, expectedVersion: number): Promise<SchoolSeen> => {
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    if (actor.membership.role !== 'coordinator') {
      refuseFaults(Object.keys(change).filter((field) => !ownFacts.has(field)).map((path) => ({ path, code: 'not-yours-to-change' })))
    }
    const now = clock()
    const next = changed(found.school, change, expectedVersion + 1)
    await schools.save(key, { before: found.school, after: next }, expectedVersion, traceOf(actor, 'change-school', pathOfSchool(key.regionId, key.year, schoolId), now, next.version))
    return schoolSeen(next, found.head, now)
  }
}
