// What may stand against publishing a draft, and whom publishing touches.
import { canonical } from './canonical.ts'
import { changesBetween, type DraftCalendar, type PublishedCalendar } from './calendar.ts'
import { personOf, whoIsWritten } from './contact.ts'
import { type Milestone, momentOf } from './milestone.ts'
import { type Instant, later, minutes } from './moment.ts'
import { type Conflict, orderConflicts } from './order-rules.ts'
import type { Reason } from './refusal.ts'
import type { YearSettings } from './region.ts'
import type { School } from './school.ts'
import { milestonesOf } from './school-steps.ts'
import type { SchoolYear } from './school-year.ts'

/**
 * "A release less than 5 minutes away, or past, cannot be moved (recall instead): so a calendar cached for 60 s never opens anything
 * early."
 */
const releaseStandsFrom = minutes(5)

export function isSameCalendar(a: readonly Milestone[], b: readonly Milestone[]): boolean {
  return canonical(a) === canonical(b)
}

/** A release that became another kind of step, or that of another round or route, is gone as much as one that was taken out. */
const isSameRelease = (a: Milestone, b: Milestone) => a.kind === b.kind && a.round === b.round && a.route === b.route

function movedReleases(before: readonly Milestone[], after: readonly Milestone[], now: Instant): readonly Milestone[] {
  const next = new Map(after.map((milestone) => [milestone.id, milestone]))
  return before.filter((was) => {
    if (was.kind !== 'release' || momentOf(was) >= later(now, releaseStandsFrom)) return false
    const milestone = next.get(was.id)
    return !milestone || !isSameRelease(was, milestone) || changesBetween([was], [milestone]).length > 0
  })
}

/** What is no conflict between steps, but between the draft and the moment. */
export interface StateConflict extends Omit<Conflict, 'code'> {
  readonly code: 'calendar-empty' | 'release-cannot-move'
}

/** Everything in a draft that forbids publishing it now, all at once: what the check page shows and what publishing refuses. */
export function conflictsOf(
  milestones: readonly Milestone[],
  published: PublishedCalendar | undefined,
  year: SchoolYear,
  now: Instant,
): readonly (Conflict | StateConflict)[] {
  if (milestones.length === 0) return [{ code: 'calendar-empty', severity: 'error', milestoneIds: [], details: {} }]
  const begun = movedReleases(published?.milestones ?? [], milestones, now).map(
    ({ id, title, on }): StateConflict => ({ code: 'release-cannot-move', severity: 'error', milestoneIds: [id], details: { title, on } }),
  )
  return [...orderConflicts(milestones, year), ...begun]
}

/** The conflicts as reasons, and the reason that schools are to read of a next version when it is missing. */
export function whatForbidsPublishing(
  draft: DraftCalendar | undefined,
  published: PublishedCalendar | undefined,
  year: SchoolYear,
  reason: string | undefined,
  now: Instant,
): readonly Reason[] {
  const conflicts = conflictsOf(draft?.milestones ?? [], published, year, now).map(({ code, details }) => ({ code, details }))
  return published && !reason && draft && draft.milestones.length > 0 ? [...conflicts, { code: 'reason-missing' }] : conflicts
}

export interface Touched {
  readonly schools: readonly School[]
  readonly persons: number
  readonly withoutContact: readonly School[]
}

/** Whom publishing touches: at first every school with steps of its own, later those for whom a date moved, came or went. */
export function whoIsTouched(
  published: PublishedCalendar | undefined,
  next: readonly Milestone[],
  schools: readonly School[],
  settings: YearSettings,
): Touched {
  const isTouched = (school: School) => {
    const steps = milestonesOf(school, next, settings)
    return published ? changesBetween(milestonesOf(school, published.milestones, settings), steps).length > 0 : steps.length > 0
  }
  const touched = schools.filter(isTouched)
  const persons = new Set(touched.flatMap((school) => whoIsWritten(school.contacts, false).map(personOf)))
  return { schools: touched, persons: persons.size, withoutContact: touched.filter((school) => school.contacts.length === 0) }
}
