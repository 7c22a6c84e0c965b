// The slow work on a year: clearing away, and closing it.
import type { ChoreRow, RemainsPart, SchoolRemains, Sweep } from '../domain/chores.ts'
import type { Closing } from '../domain/closing.ts'
import type { Instant } from '../domain/moment.ts'
import type { SchoolId } from '../domain/school.ts'
import type { RegionYearKey } from './regions.ts'
import type { DoorTrace, Trace } from './trace.ts'

/** What the slow work keeps of one region's year; each write is on the version that was read, so that two at once do no harm. */
export interface Chores {
  /** Every region's year, with what was done of it so far: 1 query, and 1 batch read per hundred regions. */
  all(): Promise<readonly ChoreRow[]>
  get(key: RegionYearKey): Promise<ChoreRow>
  /** From here on nothing of the year may be read, by the head's `closedAt`. Refuses `changed-meanwhile` for a year that was closed before. */
  beginClosing(key: RegionYearKey, closing: Closing, trace: Trace | DoorTrace): Promise<void>
  /** Writes how far a round of clearing away is; a round that removed something leaves its trace at its end. Refuses `changed-meanwhile`. */
  saveSweep(row: ChoreRow, next: { readonly sweptAt: Instant; readonly sweep?: Sweep }, trace?: DoorTrace): Promise<ChoreRow>
  /** Writes how far the closing is. Refuses `changed-meanwhile`. */
  saveClosing(row: ChoreRow, closing: Closing): Promise<ChoreRow>
  /** What lies in the partition of a school of this region: keys alone, and what must be known to remove and count them. */
  leftOf(key: RegionYearKey, schoolId: SchoolId): Promise<SchoolRemains>
  /** Removes rows of one school, with the codes that lead to them, and counts them: one transaction. Refuses `changed-meanwhile`. */
  destroy(row: ChoreRow, schoolId: SchoolId, part: RemainsPart, closing: Closing): Promise<ChoreRow>
  /** Removes the numbers of a school, of which nothing else is left, and leaves a trace. Refuses `changed-meanwhile`. */
  finishSchool(row: ChoreRow, schoolId: SchoolId, closing: Closing, trace: DoorTrace): Promise<ChoreRow>
  /** Writes the certificate. Refuses `changed-meanwhile`. */
  finishClosing(row: ChoreRow, closing: Closing, trace: DoorTrace): Promise<ChoreRow>
  /** What was destroyed, once all is. */
  certificate(key: RegionYearKey): Promise<Closing | undefined>
  /** When a closing next has something to do. */
  earliest(): Promise<Instant | undefined>
}
