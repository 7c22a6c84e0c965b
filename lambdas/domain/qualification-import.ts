// What a list of connected schools changes in the facts of a region's schools: a comparison, so that what is known newer or better stays.
import { day, type LocalDate } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import { isOtherSystem, systemName } from './pupil-system.ts'
import { type Fact, type FactName, factNames, type Facts } from './qualification.ts'
import type { School } from './school.ts'
import type { SchoolProgress } from './school-progress.ts'
import { changesBetweenFacts, type FactChange, factsAfter, factsOfNamed, type Stated, type StatedFacts, weigh } from './stating-facts.ts'

/** What a list says of one school, or of all locations of a BRIN. */
export interface QualificationLine {
  readonly line: number
  /** A vestigingscode, or the four characters of a BRIN. */
  readonly code: string
  readonly stated: StatedFacts
  /** The pupil system, where the list names one. */
  readonly pupilSystem?: string
}

/** Why a line cannot be taken into this region's year. */
export type QualificationFault =
  | 'school-not-in-year'
  | 'day-to-come'
  /** Before 1 August 2015. */
  | 'day-too-early'
  /** `schoolId`, and the `firstLine` on which it stood first, by itself or by its BRIN. */
  | 'school-doubled'

interface RefusedLine {
  readonly line: number
  readonly code: QualificationFault
  readonly details?: Readonly<Record<string, string | number>>
}

/** A school that a list is held against. Its pupil system, board and version matter only to a list that names systems. */
export type ListedSchool = Pick<School, 'schoolId' | 'name' | 'sector' | 'pupilSystem' | 'version'> & { readonly boardId?: string; readonly progress: SchoolProgress }

/** What the board of a school stated of the mandate for a pupil system. */
export type MandateGiven = (school: ListedSchool, pupilSystem: string) => Stated | undefined

/** What a list says otherwise, and is not taken. `other-system`: mandate and endpoint are of the system that the school named. */
export interface KeptFact {
  readonly school: ListedSchool
  readonly line: number
  readonly fact: FactName
  readonly known?: Fact
  readonly said: Stated['state']
  readonly reason: 'known-newer' | 'known-better' | 'other-system'
}

/** What a list changes in one school. */
export interface ListedChange {
  readonly before: ListedSchool
  readonly after: ListedSchool
  readonly change: FactChange
}

export interface QualificationChanges {
  readonly changed: readonly ListedChange[]
  readonly kept: readonly KeptFact[]
  /** The list names another pupil system than is known. */
  readonly keptSystems: readonly { readonly school: ListedSchool; readonly line: number; readonly said: string }[]
  /** Schools in the list of which all that it says is known. */
  readonly unchanged: number
  readonly refused: readonly RefusedLine[]
}

/** A day before this is a typing error: nothing that is said of a connection is older. */
export const earliestDay = day('2015-08-01')

/** What is of one pupil system. */
const ofSystem: readonly FactName[] = ['mandate', 'endpoint']

interface Weighing {
  readonly after: ListedSchool
  readonly kept: readonly KeptFact[]
  readonly keptSystem: boolean
}

/** What a line makes of a school. Nothing says when a pupil system was named, so a list fills in one that is missing and replaces none. */
function weighLine(school: ListedSchool, { line, stated, pupilSystem = '' }: QualificationLine, overwrite: boolean, today: LocalDate, given: MandateGiven): Weighing {
  const isOther = isOtherSystem(school.pupilSystem, pupilSystem)
  const isTaken = systemName(pupilSystem) !== systemName(school.pupilSystem) && systemName(pupilSystem) !== '' && (!isOther || overwrite)
  const system = isTaken ? pupilSystem : school.pupilSystem
  const { qualification } = school.progress
  const bound = { schoolId: school.schoolId, boardId: '' }
  const mandate = isTaken ? given(school, system) : undefined
  const before: Facts = factsOfNamed(qualification.facts, { ...bound, pupilSystem: school.pupilSystem }, { ...bound, pupilSystem: system }, mandate, today)
  const taken: Partial<Record<FactName, Stated>> = {}
  const kept: KeptFact[] = []
  for (const fact of factNames) {
    const said = stated[fact]
    if (!said) continue
    const known = before[fact]
    const weighed = weigh(known, said, today)
    const isOfOther = isOther && !isTaken && ofSystem.includes(fact)
    if (weighed === 'unchanged') continue
    if (!isOfOther && (weighed === 'changed' || overwrite)) taken[fact] = said
    else kept.push({ school, line, fact, ...(known && { known }), said: said.state, reason: isOfOther || weighed === 'changed' ? 'other-system' : weighed })
  }
  const facts = factsAfter(before, taken, 'imported', today)
  const isSame = changesBetweenFacts(qualification.facts, facts).length === 0 && !isTaken
  const after: ListedSchool = { ...school, pupilSystem: system, progress: { ...school.progress, qualification: { facts, version: qualification.version + 1 } } }
  return { after: isSame ? school : after, kept, keptSystem: isOther && !isTaken }
}

function changeOf(before: ListedSchool, after: ListedSchool, at: Instant): FactChange {
  const changes = changesBetweenFacts(before.progress.qualification.facts, after.progress.qualification.facts)
  const isOtherName = before.pupilSystem !== after.pupilSystem
  return { at, by: 'region', source: 'imported', changes, ...(isOtherName && { pupilSystem: { before: before.pupilSystem, after: after.pupilSystem } }) }
}

/**
 * Compares a list with the schools of a region's year. What is known newer, or this school year from somebody who knows better, is kept and
 * told, unless the list is to overwrite it. What its board stated for a system that a list gives a school (`given`) is known of it. A line that
 * is refused has all its reasons; the others are taken.
 */
export function compareQualifications(
  lines: readonly QualificationLine[],
  schools: readonly ListedSchool[],
  overwrite: boolean,
  now: Instant,
  given: MandateGiven = () => undefined,
): QualificationChanges {
  const today = localDateOf(now)
  const byCode = new Map(schools.map((school) => [school.schoolId, [school] as readonly ListedSchool[]]))
  for (const [brin, all] of Map.groupBy(schools, ({ schoolId }) => schoolId.slice(0, 4))) byCode.set(brin, all)
  const firstLines = new Map<string, number>()
  const refused: RefusedLine[] = []
  const changed: ListedChange[] = []
  const kept: KeptFact[] = []
  const keptSystems: QualificationChanges['keptSystems'][number][] = []
  let unchanged = 0
  for (const each of lines) {
    const { line, code, stated } = each
    const faults: RefusedLine[] = []
    const found = byCode.get(code) ?? []
    const days = Object.values(stated).flatMap(({ on }) => on ?? [])
    const doubled = found.find(({ schoolId }) => firstLines.has(schoolId))
    if (found.length === 0) faults.push({ line, code: 'school-not-in-year' })
    if (days.some((on) => on > today)) faults.push({ line, code: 'day-to-come' })
    if (days.some((on) => on < earliestDay)) faults.push({ line, code: 'day-too-early' })
    if (doubled) faults.push({ line, code: 'school-doubled', details: { schoolId: doubled.schoolId, firstLine: firstLines.get(doubled.schoolId)! } })
    refused.push(...faults)
    if (faults.length > 0) continue
    for (const school of found) {
      firstLines.set(school.schoolId, line)
      const weighed = weighLine(school, each, overwrite, today, given)
      kept.push(...weighed.kept)
      if (weighed.keptSystem) keptSystems.push({ school, line, said: each.pupilSystem! })
      if (weighed.after !== school) changed.push({ before: school, after: weighed.after, change: changeOf(school, weighed.after, now) })
      else if (weighed.kept.length === 0 && !weighed.keptSystem) unchanged++
    }
  }
  return { changed, kept, keptSystems, unchanged, refused }
}
