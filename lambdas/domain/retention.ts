// How long a year's dossiers may be kept: reads ask this themselves, since destroying takes its time.
import { day, type LocalDate } from './local-date.ts'
import type { Milestone } from './milestone.ts'
import { endOfDay, type Instant } from './moment.ts'
import { firstYear, type SchoolYear } from './school-year.ts'

/** The last day on which a year's dossiers are there: of the step `year-closed`, and 1 October at the latest (the day on which schools are counted). */
export function lastDayKept(year: SchoolYear, milestones: readonly Pick<Milestone, 'kind' | 'on'>[] = []): LocalDate {
  const latest = day(`${firstYear(year) + 1}-10-01`)
  const closing = milestones.filter(({ kind }) => kind === 'year-closed').map(({ on }) => on)
  return [latest, ...closing].sort()[0]!
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
