// Whether schools and boards can exchange by OSO, with whom, and how far each school is.
import type { LocalDate } from '../domain/local-date.ts'
import type { Pair } from '../domain/pairs.ts'
import type { ListedChange } from '../domain/qualification-import.ts'
import type { Facts } from '../domain/qualification.ts'
import type { SchoolProgress } from '../domain/school-progress.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { FactChange } from '../domain/stating-facts.ts'
import type { RegionYearKey } from './regions.ts'
import type { SchoolChange } from './schools.ts'
import type { LinkTrace, Trace } from './trace.ts'

/** What a statement changes in one school: its facts, and its pupil system where that became another. */
export interface FactsWrite extends SchoolChange {
  readonly key: RegionYearKey
  readonly change: FactChange
}

/** Whether schools can exchange by OSO: the facts stand in their progress, what was said of them beside it. */
export interface Qualifications {
  /**
   * Writes facts of schools, in whatever regions, each on the version that was read, with their history; what a board keeps of its statement
   * goes with the first part. At most 100 actions a call. Refuses `changed-meanwhile`. The audit event stands under `regionId`.
   */
  save(writes: readonly FactsWrite[], trace: Trace | LinkTrace, regionId: string, board?: { readonly facts: BoardFacts; readonly expectedVersion: number }): Promise<void>
  /** What a list changes in one region: an action a school, and one for what is kept of it. */
  saveImport(key: RegionYearKey, writes: readonly ListedChange[], trace: Trace): Promise<void>
  /** What was stated of a school, newest first: 2 queries. */
  history(key: RegionYearKey, schoolId: SchoolId): Promise<readonly FactChange[]>
}

export interface Pairs {
  /** All pairs of a region's year: 1 query. */
  list(key: RegionYearKey): Promise<readonly Pair[]>
  /** What a school expects, of the other schools that are named; 0 takes a number away. At most 100 actions a call. */
  expect(key: RegionYearKey, school: Pick<School, 'schoolId' | 'sector'>, counts: readonly { readonly schoolId: SchoolId; readonly count: number }[], trace: Trace): Promise<void>
}

export interface BoardFacts {
  readonly boardId: string
  readonly processingAgreement?: { readonly state: 'yes' | 'no'; readonly on: LocalDate }
  /** The agreement with Kennisnet, once for all its schools. */
  readonly agreement?: { readonly state: 'yes' | 'no'; readonly on: LocalDate }
  /** The mandates that it gave, by the name of the pupil system. */
  readonly mandates?: Readonly<Record<string, { readonly state: 'yes' | 'no'; readonly on: LocalDate }>>
  readonly version: number
}

export interface Boards {
  /** In the order of the ids: 1 batch read, none for what is at most 60 s old. */
  facts(boardIds: readonly string[]): Promise<readonly BoardFacts[]>
  /** Read now: for whoever is about to change them. */
  factsNow(boardId: string): Promise<BoardFacts>
  save(facts: BoardFacts, expectedVersion: number, trace: Trace): Promise<void>
}

export interface Progress {
  /** How far the schools of a year are, read now: 1 query. */
  list(key: RegionYearKey): Promise<readonly SchoolProgress[]>
  /** The same at half the price; what was written in the last second may be missing. */
  overview(key: RegionYearKey): Promise<readonly SchoolProgress[]>
  /** The same under every code, also of schools that left: nothing is counted for the school that goes on. */
  everyone(key: RegionYearKey): Promise<readonly SchoolProgress[]>
  /** What is known of the connection of each school: 1 query at half the price, none while it is at most 60 s old. */
  facts(key: RegionYearKey): Promise<ReadonlyMap<SchoolId, Facts>>
  /** How far one school is: 1 read. */
  get(key: RegionYearKey, schoolId: SchoolId): Promise<SchoolProgress | undefined>
  /** Notes that a school took its own proof with it: closing the year asks for it. */
  markExported(key: RegionYearKey, schoolId: SchoolId, trace: Trace): Promise<void>
}

/** How many OSO dossiers were not found; of a VO school the other is a PO school, and the other way round. */
export interface OsoMissingCount {
  readonly schoolId: SchoolId
  readonly count: number
}

export interface OsoMissing {
  /** Replaces the numbers of the PO schools that are named, for both sides; 0 takes one away. At most 100 actions a call. */
  report(key: RegionYearKey, voSchoolId: SchoolId, counts: readonly OsoMissingCount[], trace: Trace): Promise<void>
  /** What was reported by a VO school, or of a PO school: 1 query. */
  by(key: RegionYearKey, schoolId: SchoolId): Promise<readonly OsoMissingCount[]>
}
