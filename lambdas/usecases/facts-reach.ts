// How far a statement about a school's connection reaches: its other regions and years, the locations that share a mandate, the schools of its board.
import { type Instant, localDateOf } from '../domain/moment.ts'
import { namesNoMore } from '../domain/pupil-system.ts'
import { type Facts, type FactSource, nothingStated } from '../domain/qualification.ts'
import { Refusal } from '../domain/refusal.ts'
import { type School, takesPart } from '../domain/school.ts'
import { noProgress } from '../domain/school-progress.ts'
import { type SchoolYear, schoolYearOf } from '../domain/school-year.ts'
import {
  changesBetweenFacts, factsAfter, factsOfNamed, heardElsewhere, heardOfSchool, refusedFacts, sharesMandate, type Stated, type StatedFacts, type Stater,
} from '../domain/stating-facts.ts'
import type { FactsWrite } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { Placement } from '../ports/schools.ts'
import { mandatesOfNamed } from './facts-of-new-board.ts'

/** A school in one region's year, as it was read with its progress. */
export interface Place {
  readonly key: RegionYearKey
  readonly school: School
}

export interface Statement {
  readonly stated: StatedFacts
  /** The pupil system that the school has now, where that was said too. */
  readonly pupilSystem?: string
  /** What the school's board stated of the mandate for that system. */
  readonly given?: Stated
  readonly note?: string
}

/** Who says it, and when. */
export interface Said {
  readonly by: Stater
  readonly source: FactSource
  readonly at: Instant
}

/** Whether a school year is not over yet, by the day in Amsterdam; one that is still to come is not. */
export const isRunning = (year: SchoolYear, now: Instant): boolean => year >= schoolYearOf(localDateOf(now))

const nameOf = ({ regionId, year, schoolId }: Placement) => `${regionId}#${year}#${schoolId}`

/** The schools at these places, each once, in their order: 1 read for each 45. What is not open yet is left out. */
export function readPlaces({ schools }: Pick<Ports, 'schools'>) {
  return async (placements: readonly Placement[]): Promise<readonly Place[]> => {
    const places = [...new Map(placements.map((place) => [nameOf(place), place])).values()]
    const read = await schools.getAllWithYears(places)
    return places.flatMap(({ regionId, year }, i) => (read[i] ? [{ key: { regionId, year }, school: read[i].school }] : []))
  }
}

/** What is known of a school once it has the pupil system that is said of it, and that system; a system is never said to be none. */
function asNamed({ school }: Place, { pupilSystem: said = school.pupilSystem, given }: Statement, at: Instant): { readonly facts: Facts; readonly pupilSystem: string } {
  const pupilSystem = namesNoMore(school.pupilSystem, said) ? school.pupilSystem : said
  const { facts } = school.progress?.qualification ?? nothingStated
  return { facts: factsOfNamed(facts, school, { ...school, pupilSystem }, given, localDateOf(at)), pupilSystem }
}

/** A school may not say of its board's two what somebody who knows better said otherwise this school year: all of them at once. */
function refuseBetterKnown(place: Place, statement: Statement, { by, at }: Said): void {
  const { facts } = asNamed(place, statement, at)
  const refused = by === 'school' ? refusedFacts(facts, statement.stated, localDateOf(at)) : []
  if (refused.length > 0) {
    throw new Refusal('cannot-state-facts', { reasons: refused.map((fact) => ({ code: 'fact-better-known', details: { fact, source: facts[fact]!.source } })) })
  }
}

/**
 * What a statement writes in a school; nothing when it changes nothing and says nothing beside, unless it has to be written all the same. With
 * another pupil system, what was known of mandate and endpoint is of before, unless it is stated too, or its board stated it.
 */
export function factsWriteOf(place: Place, statement: Statement, { by, source, at }: Said, evenUnchanged = false): FactsWrite | undefined {
  const { key, school } = place
  const { stated, note } = statement
  const { facts: named, pupilSystem } = asNamed(place, statement, at)
  const isOtherName = pupilSystem !== school.pupilSystem
  const progress = school.progress ?? { ...noProgress(school.schoolId), name: school.name, sector: school.sector }
  const { facts: before, version } = progress.qualification ?? nothingStated
  const facts = factsAfter(named, stated, source, localDateOf(at))
  const changes = changesBetweenFacts(before, facts)
  if (changes.length === 0 && !isOtherName && note === undefined && !evenUnchanged) return undefined
  const qualification = { facts, version: version + 1 }
  const after: School = { ...school, pupilSystem, version: school.version + (isOtherName ? 1 : 0), progress: { ...progress, qualification } }
  const system = isOtherName ? { pupilSystem: { before: school.pupilSystem, after: pupilSystem } } : {}
  return { key, before: school, after, change: { at, by, source, changes, ...system, ...(note !== undefined && { note }) } }
}

/**
 * All that a statement of a school, or of its region, writes; that of the place it was made at comes first. A school's own word holds wherever
 * it takes part, the region's in its own region. A mandate is also that of the other locations of the BRIN with the same pupil system; an
 * agreement that the region looked up, of all schools of the board there. Years that are over stay as they are, but for the one that is named.
 * Refuses `cannot-state-facts`, unless part of it is written already (`isBegun`).
 */
export function reachOfStatement(ports: Pick<Ports, 'schools' | 'boards'>) {
  const read = readPlaces(ports)
  const mandates = mandatesOfNamed(ports)
  return async (place: Place, statement: Statement, said: Said, isBegun = false): Promise<readonly FactsWrite[]> => {
    const { key, school } = place
    const { schoolId, boardId } = school
    const { stated } = statement
    const today = localDateOf(said.at)
    const isOfRegion = said.by === 'region'
    const isThere = ({ regionId, year }: Placement) => {
      const isHere = regionId === key.regionId
      return (isHere && year === key.year) || (isRunning(year, said.at) && (isHere || !isOfRegion))
    }
    const [ofBrin, ofBoard] = await Promise.all([
      ports.schools.placements(stated.mandate ? schoolId.slice(0, 4) : schoolId),
      isOfRegion && stated.agreement && boardId ? ports.schools.placementsOfBoard(boardId) : [],
    ])
    const here = nameOf({ ...key, schoolId })
    const others = await read([...ofBrin, ...ofBoard].filter((other) => isThere(other) && nameOf(other) !== here))
    const partners = others.filter((at) => takesPart(at.school))
    const givenFor = await mandates([school, ...partners.filter((at) => at.school.schoolId === schoolId).map((at) => at.school)], statement.pupilSystem)
    const own = (at: Place): Statement => {
      const given = givenFor(at.school)
      const named: Statement = { ...statement, ...(given && { given }) }
      return { ...named, stated: isOfRegion ? stated : heardOfSchool(asNamed(at, named, said.at).facts, stated, today) }
    }
    if (!isBegun) refuseBetterKnown(place, { ...own(place), stated }, said)
    const after = { ...school, pupilSystem: statement.pupilSystem ?? school.pupilSystem }
    const shared = ({ school: other }: Place): Statement => {
      const sharedFacts: StatedFacts = {
        ...(stated.agreement && isOfRegion && other.boardId === boardId && { agreement: stated.agreement }),
        ...(stated.mandate && sharesMandate(after, other) && { mandate: stated.mandate }),
      }
      return { stated: heardElsewhere(other.progress?.qualification.facts ?? {}, sharedFacts, said.source, today) }
    }
    const elsewhere = partners.flatMap((at) => factsWriteOf(at, at.school.schoolId === schoolId ? own(at) : shared(at), said) ?? [])
    // An act by link leans on the contacts of the school that it is about: where anything is written, that school is the first.
    const named = factsWriteOf(place, own(place), said, elsewhere.length > 0)
    return named ? [named, ...elsewhere] : []
  }
}
