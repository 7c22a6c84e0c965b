// The schools of a region’s year: what the register knows, contacts, ticks, and where they go on.
import type { PublicSchool } from '../domain/agreements.ts'
import type { Contact } from '../domain/contact.ts'
import type { Instant } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import type { TickList } from '../domain/progress-import.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { FactChange } from '../domain/stating-facts.ts'
import type { Tick } from '../domain/tick.ts'
import type { RegionYearKey, YearHead } from './regions.ts'
import type { LinkTrace, Trace } from './trace.ts'

/** A school's place in a region's year. */
export interface Placement {
  readonly schoolId: SchoolId
  readonly regionId: string
  readonly year: SchoolYear
}

export interface Schools extends SchoolMoves {
  /** The schools that take part. */
  list(key: RegionYearKey): Promise<readonly School[]>
  /** With those that went on in another, or closed. */
  listAll(key: RegionYearKey): Promise<readonly School[]>
  /** What everybody may know of the schools: 1 query per MB, none while it is at most 60 s old. */
  listPublic(key: RegionYearKey): Promise<readonly PublicSchool[]>
  /** The school with its progress, and the region's year, in one read (the year's part not at all while it is warm); one more for a school that goes on with others: with their numbers. */
  getWithYear(key: RegionYearKey, schoolId: SchoolId): Promise<{ readonly school: School; readonly head: YearHead } | undefined>
  /** The same for several schools, 1 read for each 45; in their order, nothing for one that is not there. */
  getAllWithYears(placements: readonly Placement[]): Promise<readonly ({ readonly school: School; readonly head: YearHead } | undefined)[]>
  /** Writes what an import changes, in whole rows, at most 100 actions a call; unchanged rows cost nothing. */
  saveImport(key: RegionYearKey, changes: { readonly added: readonly School[]; readonly changed: readonly SchoolChange[] }, trace: Trace): Promise<void>
  create(key: RegionYearKey, school: School, trace: Trace): Promise<void>
  /**
   * Writes schools of a year that is not open yet, in whole rows, at most 100 actions a call; nobody sees them until it is. What is there
   * is replaced. Refuses `already-exists` once the year is open.
   */
  prepare(key: RegionYearKey, schools: readonly School[], trace: Trace): Promise<void>
  /** Writes what the register knows of a school; its contacts and ticks stay as they are. Refuses `changed-meanwhile`. */
  save(key: RegionYearKey, change: SchoolChange, expectedVersion: number, trace: Trace): Promise<void>
  saveContacts(
    key: RegionYearKey,
    schoolId: SchoolId,
    contacts: readonly Contact[],
    expectedVersion: number,
    confirmedAt: Instant | undefined,
    trace: Trace | LinkTrace,
    /** Goes into the outbox in the same write. */
    mail?: Notification,
  ): Promise<void>
  /** Replaces the contacts of many schools, in whole lists, at most 100 actions a call. */
  saveContactsImport(key: RegionYearKey, lists: readonly ContactList[], trace: Trace): Promise<void>
  /** Writes ticks of many schools, all of one school or none, at most 100 actions a call. Refuses `changed-meanwhile`. */
  saveTicksImport(key: RegionYearKey, lists: readonly TickList[], trace: Trace): Promise<void>
  saveTick(key: RegionYearKey, schoolId: SchoolId, milestoneId: string, tick: Tick, expectedVersion: number, trace: Trace | LinkTrace): Promise<void>
  /** Another address for the feed of a school, when it was renewed `expected` times so far. Refuses `changed-meanwhile`. */
  renewFeed(key: RegionYearKey, schoolId: SchoolId, expected: number, trace: Trace): Promise<void>
  /** Leaves only the trace of an act that changes nothing, such as giving out a link. */
  note(key: RegionYearKey, trace: Trace | LinkTrace): Promise<void>
  /** In which years of which regions a school takes part. */
  placements(schoolIdOrBrin: string): Promise<readonly Placement[]>
  /** The same of all schools of a board: 1 query. */
  placementsOfBoard(boardId: string): Promise<readonly Placement[]>
}

export interface ContactList {
  readonly schoolId: SchoolId
  readonly contacts: readonly Contact[]
  readonly expectedVersion: number
}

/** Schools that go on in another, or close, during a year. */
export interface SchoolMoves {
  /**
   * The school leaves, and what goes along stands at its successor; or it comes back, and what it brought is gone there again. One
   * transaction, both on the versions that were read, with the mails that tell of it; its rows stay. Refuses `changed-meanwhile`.
   */
  move(key: RegionYearKey, move: SchoolMove, trace: Trace, mails?: readonly Notification[]): Promise<void>
  /** Where a school, or a BRIN, goes on with others: 1 query, none while it is at most 60 s old. */
  successions(schoolIdOrBrin: string): Promise<readonly Succession[]>
}

/** A school that leaves, or comes back, and the other in which it goes on; absent where it closed. */
export interface SchoolMove {
  readonly from: SchoolChange
  readonly to?: SchoolChange
  /** What it changes in the facts of the other. */
  readonly change?: FactChange
}

export interface Succession extends Placement {
  readonly succeeds: readonly SchoolId[]
}

/** A school as it was read, with its progress, and as it becomes. */
export interface SchoolChange {
  readonly before: School
  readonly after: School
}
