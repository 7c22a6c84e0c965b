// Closing a year: from when a region may, what stands against it, and how far destroying is.
import { canonical } from './canonical.ts'
import type { Dossier } from './dossier.ts'
import { addDays, type LocalDate } from './local-date.ts'
import type { Milestone } from './milestone.ts'
import { type Instant, later, minutes, startOfDay } from './moment.ts'
import type { Reason } from './refusal.ts'
import { lastDayKept, lastDayOfUse } from './retention.ts'
import type { SchoolId } from './school.ts'
import type { SchoolProgress } from './school-progress.ts'
import type { SchoolYear } from './school-year.ts'

/** What was destroyed, in numbers. */
export interface Destroyed {
  readonly dossiers: number
  /** Versions of dossiers: the frozen ones, and the open one. */
  readonly versions: number
  /** Attachments of dossiers, whatever became of their check. */
  readonly files: number
  /** What lay in the two buckets: every version of every object. */
  readonly objects: number
  /** Codes of parents. */
  readonly codes: number
  readonly deliveries: number
  /** Fetches by VO schools. */
  readonly fetches: number
}

export const nothingDestroyed: Destroyed = { dossiers: 0, versions: 0, files: 0, objects: 0, codes: 0, deliveries: 0, fetches: 0 }

export function plus(destroyed: Destroyed, more: Partial<Destroyed>): Destroyed {
  const names = Object.keys(nothingDestroyed) as (keyof Destroyed)[]
  return Object.fromEntries(names.map((name) => [name, destroyed[name] + (more[name] ?? 0)])) as unknown as Destroyed
}

/** Objects of the year that belong to no school that takes part. */
export const remaining = 'rest'

/** A closing that is under way or done. Schools go one after the other, in the order of their ids. */
export interface Closing {
  /** From this moment nothing of the year may be read. */
  readonly startedAt: Instant
  /** How many schools had not taken their own proof with them. */
  readonly exportsMissing: number
  /** How many schools there are to go through; absent before the first. */
  readonly schoolsAll?: number
  readonly schoolsDone: number
  /** The last school of which nothing is left. */
  readonly done?: SchoolId
  /** Whose objects are counted already: what is left of them is only removed. */
  readonly counted?: SchoolId | typeof remaining
  readonly destroyed: Destroyed
  /** When nothing was left. */
  readonly endedAt?: Instant
}

export const newClosing = (startedAt: Instant, schools: readonly SchoolProgress[]): Closing => ({
  startedAt, exportsMissing: exportsMissing(schools), schoolsDone: 0, destroyed: nothingDestroyed,
})

/**
 * A door may remember for a minute that the year was open, and its request may take half a minute: only then does destroying begin, so that
 * nothing is written behind its back.
 */
const settleTime = minutes(3)

/** The first moment at which something is destroyed. */
export const destroysFrom = ({ startedAt }: Pick<Closing, 'startedAt'>): Instant => later(startedAt, settleTime)

/**
 * The first day on which a coordinator may close by hand: after the last date of the steps `release`, `fetched` and `not-arrived`, of all rounds;
 * where there is none, when the year's dossiers may not be kept any longer.
 */
export function mayCloseFrom(year: SchoolYear, milestones: readonly Pick<Milestone, 'kind' | 'on'>[] = []): LocalDate {
  return addDays(lastDayOfUse(year, milestones) ?? lastDayKept(year, milestones), 1)
}

/** Whether a school has taken its own proof, and nothing of what it proves changed since. */
export const hasOwnProof = ({ exportedAt, changedAt }: Pick<SchoolProgress, 'exportedAt' | 'changedAt'>): boolean =>
  exportedAt !== undefined && (changedAt === undefined || changedAt <= exportedAt)

/** Whether a step with a dossier makes an earlier proof of its PO school out of date: it was set ready, or recalled. */
export function changesProof(before: Pick<Dossier, 'ready'> | undefined, after: Pick<Dossier, 'ready'>): boolean {
  return before?.ready !== after.ready && canonical(before?.ready ?? []) !== canonical(after.ready)
}

/** Whether dossiers of a school, or that went to it, left a number behind: closing a year takes it away. */
export function hasDossierNumbers({ dossiers, fetched, pupils, osoMissing, exportedAt, changedAt }: SchoolProgress): boolean {
  return dossiers > 0 || fetched > 0 || pupils > 0 || osoMissing > 0 || exportedAt !== undefined || changedAt !== undefined
}

/** Schools with dossiers, or that fetched some, and that did not take their own proof with them, or one that is out of date. */
export function exportsMissing(schools: readonly SchoolProgress[]): number {
  return schools.filter((school) => (school.dossiers > 0 || school.fetched > 0) && !hasOwnProof(school)).length
}

export interface ClosingFacts {
  readonly year: SchoolYear
  readonly calendar?: { readonly milestones: readonly Pick<Milestone, 'kind' | 'on'>[] }
  readonly closedAt?: Instant
}

/** Everything that stands against closing a year by hand now; nothing when it may be. */
export function whatForbidsClosing({ year, calendar, closedAt }: ClosingFacts, schools: readonly SchoolProgress[], withoutExports: boolean, now: Instant): readonly Reason[] {
  if (closedAt !== undefined) return [{ code: 'closed-before' }]
  const from = mayCloseFrom(year, calendar?.milestones)
  const count = exportsMissing(schools)
  return [
    ...(now < startOfDay(from) ? [{ code: 'still-open', details: { from } }] : []),
    ...(count > 0 && !withoutExports ? [{ code: 'exports-missing', details: { count } }] : []),
  ]
}
