// The certificate of a year (verklaring van vernietiging): how far destroying is, what was destroyed, and until when back-ups hold it.
import { type Closing, type ClosingFacts, type Destroyed, exportsMissing, mayCloseFrom, nothingDestroyed } from './closing.ts'
import { addDays, type LocalDate } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import { lastDayKept } from './retention.ts'
import type { SchoolProgress } from './school-progress.ts'
import type { SchoolYear } from './school-year.ts'

/** The table can be restored to any moment of so many days. */
export const daysInBackups = 35

export interface Certificate {
  readonly regionName: string
  readonly year: SchoolYear
  readonly state: 'open' | 'closing' | 'closed'
  /** The last day on which dossiers are kept. */
  readonly lastDay: LocalDate
  readonly mayCloseFrom: LocalDate
  readonly startedAt?: Instant
  readonly closedAt?: Instant
  readonly schoolsDone: number
  readonly schoolsAll: number
  /** Schools that did not take their own proof with them, by now or by the time the year was closed. */
  readonly exportsMissing: number
  readonly destroyed: Destroyed
  /** From this day nothing is left in back-ups either. */
  readonly backupsGoneOn?: LocalDate
}

export const backupsGoneOn = (endedAt: Instant): LocalDate => addDays(localDateOf(endedAt), daysInBackups)

/** The certificate of a year as it stands; of one that is open it says from when it may be closed. */
export function certificateOf(
  head: ClosingFacts & { readonly region: { readonly name: string } },
  closing: Closing | undefined,
  schools: readonly SchoolProgress[],
): Certificate {
  const { year, calendar, region } = head
  const endedAt = closing?.endedAt
  return {
    regionName: region.name,
    year,
    state: endedAt !== undefined ? 'closed' : closing ? 'closing' : 'open',
    lastDay: lastDayKept(year, calendar?.milestones),
    mayCloseFrom: mayCloseFrom(year, calendar?.milestones),
    ...(closing && { startedAt: closing.startedAt }),
    ...(endedAt !== undefined && { closedAt: endedAt, backupsGoneOn: backupsGoneOn(endedAt) }),
    schoolsDone: closing?.schoolsDone ?? 0,
    schoolsAll: closing?.schoolsAll ?? schools.length,
    exportsMissing: closing?.exportsMissing ?? exportsMissing(schools),
    destroyed: closing?.destroyed ?? nothingDestroyed,
  }
}
