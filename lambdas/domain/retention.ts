// How long a year's dossiers may be kept: reads ask this themselves, since destroying takes its time.
import { day, type LocalDate } from './local-date.ts'
import type { Milestone, MilestoneKind } from './milestone.ts'
import { endOfDay, type Instant } from './moment.ts'
import { firstYear, type SchoolYear } from './school-year.ts'

/** However late anything else is: 1 October, the day on which schools are counted. */
export const latestDayKept = (year: SchoolYear): LocalDate => day(`${firstYear(year) + 1}-10-01`)

/** The steps for which dossiers are there. */
const uses: ReadonlySet<MilestoneKind> = new Set<MilestoneKind>(['release', 'fetched', 'not-arrived'])

/** The last day on which a step needs the year's dossiers; what is planned after 1 October needs them until then. */
export function lastDayOfUse(year: SchoolYear, milestones: readonly Pick<Milestone, 'kind' | 'on'>[]): LocalDate | undefined {
  const last = milestones.filter(({ kind }) => uses.has(kind)).map(({ on }) => on).sort().at(-1)
  return last === undefined ? undefined : [last, latestDayKept(year)].sort()[0]
}

/**
 * The last day on which a year's dossiers are there: of the step `year-closed`, and 1 October at the latest. A step that is dated before the
 * last day of use does not count, nor does one before the end of a school year that names none: what it destroys does not come back.
 */
export function lastDayKept(year: SchoolYear, milestones: readonly Pick<Milestone, 'kind' | 'on'>[] = []): LocalDate {
  const closing = milestones.filter(({ kind }) => kind === 'year-closed').map(({ on }) => on).sort()[0]
  if (closing === undefined) return latestDayKept(year)
  const earliest = lastDayOfUse(year, milestones) ?? day(`${firstYear(year) + 1}-07-31`)
  return [latestDayKept(year), closing < earliest ? earliest : closing].sort()[0]!
}

interface KeptYear {
  readonly year: SchoolYear
  readonly calendar?: { readonly milestones: readonly Pick<Milestone, 'kind' | 'on'>[] }
  /** When the region began to destroy the year's dossiers. */
  readonly closedAt?: Instant
}

/** The first moment at which nothing of the year may be read any more. */
export function retentionEndsAt({ year, calendar }: KeptYear): Instant {
  return endOfDay(lastDayKept(year, calendar?.milestones))
}

/** Whether dossiers of this year are gone for whoever asks. */
export function isPastRetention(head: KeptYear, now: Instant): boolean {
  return head.closedAt !== undefined || now >= retentionEndsAt(head)
}
