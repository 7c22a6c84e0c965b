// What a statement changes in the facts of a school: by the school, its board, the region, or a list; and what makes facts be of before.
import type { LocalDate } from './local-date.ts'
import type { Instant } from './moment.ts'
import { isOtherSystem, systemName } from './pupil-system.ts'
import { type Fact, type FactName, factNames, type FactSource, factSources, type Facts, isStale, type Qualification } from './qualification.ts'
import type { School } from './school.ts'

export interface Stated {
  readonly state: 'yes' | 'no' | 'unknown'
  /** The day on which it was so; today where it is left out. */
  readonly on?: LocalDate
}

export type StatedFacts = Readonly<Partial<Record<FactName, Stated>>>

/** Who states something of a school. */
export type Stater = 'school' | 'board' | 'region'

/** One statement as it is kept: what it changed in a school, when, and by whom. */
export interface FactChange {
  readonly at: Instant
  readonly by: Stater
  readonly source: FactSource
  readonly changes: readonly { readonly fact: FactName; readonly before?: Fact; readonly after?: Fact }[]
  /** The pupil system, where it became another. */
  readonly pupilSystem?: { readonly before: string; readonly after: string }
  readonly note?: string
}

const isSame = (a: Fact | undefined, b: Fact | undefined) => a?.state === b?.state && a?.on === b?.on && a?.source === b?.source && a?.isOther === b?.isOther

const factOf = ({ state, on }: Stated, source: FactSource, today: LocalDate): Fact | undefined => (state === 'unknown' ? undefined : { state, on: on ?? today, source })

/** What became of the facts, as the history tells it. */
export function changesBetweenFacts(before: Facts, after: Facts): FactChange['changes'] {
  return factNames.flatMap((fact) => {
    const [was, is] = [before[fact], after[fact]]
    return isSame(was, is) ? [] : [{ fact, ...(was && { before: was }), ...(is && { after: is }) }]
  })
}

const only = (stated: StatedFacts, isHeard: (name: FactName, said: Stated) => boolean): StatedFacts =>
  Object.fromEntries(Object.entries(stated).filter(([name, said]) => isHeard(name as FactName, said)))

/** The facts after a statement. A fact that is stated anew is of now: of the board, system and BRIN that the school has. */
export function factsAfter(before: Facts, stated: StatedFacts, source: FactSource, today: LocalDate): Facts {
  const said = factNames.flatMap((name) => (stated[name] ? [[name, factOf(stated[name], source, today)] as const] : []))
  return Object.fromEntries(Object.entries({ ...before, ...Object.fromEntries(said) }).filter(([, fact]) => fact !== undefined))
}

/** A heavier source this school year: the school's own word does not undo what its board or the region said of agreement and mandate. */
export function isBetterKnown(known: Fact | undefined, source: FactSource, today: LocalDate): boolean {
  return known !== undefined && !isStale(known, today) && factSources.indexOf(known.source) > factSources.indexOf(source)
}

/** What is the board's to say: a school may, as long as nobody who knows better did. */
const ofBoard: readonly FactName[] = ['agreement', 'mandate']

/** The facts that a school may not state otherwise than they are known. */
export function refusedFacts(before: Facts, stated: StatedFacts, today: LocalDate): readonly FactName[] {
  return ofBoard.filter((name) => {
    const said = stated[name]
    return said !== undefined && said.state !== (before[name]?.state ?? 'unknown') && isBetterKnown(before[name], 'self-reported', today)
  })
}

/** What counts of a school's own word: of the board's two, and of what it says not to know, nothing that is better known. */
export function heardOfSchool(before: Facts, stated: StatedFacts, today: LocalDate): StatedFacts {
  const isLeft = (name: FactName, { state }: Stated) => (ofBoard.includes(name) || state === 'unknown') && isBetterKnown(before[name], 'self-reported', today)
  return only(stated, (name, said) => !isLeft(name, said))
}

/**
 * What a statement about one school says of another with the same mandate or board: nothing where that is known newer or better; and who takes
 * it back, takes back no more than the same source said.
 */
export function heardElsewhere(before: Facts, stated: StatedFacts, source: FactSource, today: LocalDate): StatedFacts {
  return only(stated, (name, { state, on = today }) => {
    const known = before[name]
    if (known === undefined) return state !== 'unknown'
    return state === 'unknown' ? known.source === source : known.on <= on && !isBetterKnown(known, source, today)
  })
}

/** What a list says beside what is known: nothing new, something else, or something that is known newer or better. */
export type Weighed = 'unchanged' | 'changed' | 'known-newer' | 'known-better'

/** A list never silently undoes what is newer, or what this school year was said by somebody who knows better. */
export function weigh(known: Fact | undefined, stated: Stated, today: LocalDate): Weighed {
  if (!known) return stated.state === 'unknown' ? 'unchanged' : 'changed'
  const on = stated.on ?? today
  if (stated.state === known.state && !isStale(known, today)) return 'unchanged'
  if (known.on > on) return 'known-newer'
  if (stated.state === known.state) return known.on === on && !known.isOther ? 'unchanged' : 'changed'
  return isBetterKnown(known, 'imported', today) ? 'known-better' : 'changed'
}

const asOther = (facts: Facts, names: readonly FactName[]): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, names.includes(name as FactName) ? { ...fact, isOther: true } : fact]))

type Bound = Pick<School, 'schoolId' | 'boardId' | 'pupilSystem'>

const brinOf = ({ schoolId }: Pick<School, 'schoolId'>) => schoolId.slice(0, 4)

/**
 * The facts of a school that became another: mandate and endpoint were of its pupil system, agreement and mandate of its board, the mandate of
 * its BRIN ("a mandate per 4-character BRIN", Kennisnet), and the rest of the location itself. A school that had no board becomes no other by its
 * first one.
 */
export function factsOfChanged(facts: Facts, before: Bound, after: Bound): Facts {
  const names: readonly FactName[] = [
    ...(isOtherSystem(before.pupilSystem, after.pupilSystem) ? (['mandate', 'endpoint'] as const) : []),
    ...(before.boardId !== '' && before.boardId !== after.boardId ? (['agreement', 'mandate'] as const) : []),
    ...(before.schoolId !== after.schoolId ? (['participates', 'endpoint'] as const) : []),
    ...(brinOf(before) !== brinOf(after) ? (['mandate'] as const) : []),
  ]
  return names.length > 0 ? asOther(facts, names) : facts
}

/**
 * The facts of a school that names a pupil system: what its board stated of the mandate for that system (`given`) counts, unless it is known
 * newer or better of this very system.
 */
export function factsOfNamed(facts: Facts, before: Bound, after: Bound, given: Stated | undefined, today: LocalDate): Facts {
  const changed = factsOfChanged(facts, before, after)
  if (!given) return changed
  const heard = changed.mandate?.isOther ? { mandate: given } : heardElsewhere(changed, { mandate: given }, 'board', today)
  return factsAfter(changed, heard, 'board', today)
}

/** The next version of a qualification; the same one where nothing changed. */
export function qualificationAfter(before: Qualification, facts: Facts): Qualification {
  return changesBetweenFacts(before.facts, facts).length > 0 ? { facts, version: before.version + 1 } : before
}

/** What a board states for its schools: the agreement once for all of them, the mandate for the schools with one pupil system. */
export interface BoardStatement {
  readonly agreement?: Stated
  readonly mandate?: Stated
  /** The pupil system of whose supplier the mandate is. */
  readonly pupilSystem?: string
}

/** Why a school is left out of a mandate. */
export type LeftOut = 'other-system' | 'system-unknown'

/** What of a board's statement is about a school. */
export function boardStatementFor({ pupilSystem }: Pick<School, 'pupilSystem'>, { agreement, mandate, pupilSystem: mandated = '' }: BoardStatement): { readonly stated: StatedFacts; readonly leftOut?: LeftOut } {
  const own = systemName(pupilSystem)
  const leftOut = !mandate || own === systemName(mandated) ? undefined : own === '' ? 'system-unknown' : 'other-system'
  return { stated: { ...(agreement && { agreement }), ...(mandate && !leftOut && { mandate }) }, ...(leftOut && { leftOut }) }
}

/** Two locations of one BRIN with the same pupil system share a mandate ("one mandate covers all vestigingen on the same LAS", Kennisnet). */
export function sharesMandate(a: Bound, b: Bound): boolean {
  return brinOf(a) === brinOf(b) && systemName(a.pupilSystem) !== '' && systemName(a.pupilSystem) === systemName(b.pupilSystem)
}
