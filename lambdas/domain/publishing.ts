// What stands against publishing a calendar, which warnings somebody let pass, and whom publishing touches.
import { canonical } from './canonical.ts'
import { type AcceptedWarning, changesBetween, type PublishedCalendar } from './calendar.ts'
import type { CheckContext } from './calendar-check.ts'
import { type Conflict, conflictKey } from './conflict.ts'
import { personOf, whoIsWritten } from './contact.ts'
import { knownBy, type Milestone } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { Reason } from './refusal.ts'
import type { YearSettings } from './region.ts'
import type { School } from './school.ts'
import { isOpenFor, isStepOf, milestonesOf } from './school-steps.ts'

export function isSameCalendar(a: readonly Milestone[], b: readonly Milestone[]): boolean {
  return canonical(a) === canonical(b)
}

/** The warnings of a calendar that somebody let pass: those of the version before that still hold, and those of now. */
export function acceptancesOf(
  conflicts: readonly Conflict[],
  before: readonly AcceptedWarning[],
  ticked: readonly string[] | undefined,
  by: string,
  at: Instant,
): readonly AcceptedWarning[] {
  const known = new Map(before.map((accepted) => [accepted.key, accepted]))
  return conflicts
    .filter((conflict) => conflict.severity === 'warning')
    .map((conflict) => {
      const key = conflictKey(conflict)
      const earlier = known.get(key)
      const isTicked = ticked?.includes(key) ?? false
      return earlier && (earlier.ticked || !isTicked) ? earlier : { key, code: conflict.code, milestoneIds: conflict.milestoneIds, ticked: isTicked, by, at }
    })
}

export interface Publication {
  readonly reason: string | undefined
  /** The keys of the warnings that were ticked; a client that sends none of them publishes without ticks, and the version says so. */
  readonly ticked: readonly string[] | undefined
}

/** Everything that forbids publishing these steps now, all at once: errors, warnings without the tick they want, a reason that is missing. */
export function whatForbidsPublishing(milestones: readonly Milestone[], context: CheckContext, conflicts: readonly Conflict[], { reason, ticked }: Publication): readonly Reason[] {
  const { published } = context
  const known = new Set(published?.accepted?.filter((accepted) => accepted.ticked).map((accepted) => accepted.key))
  const isOpen = (conflict: Conflict) => ticked !== undefined && !known.has(conflictKey(conflict)) && !ticked.includes(conflictKey(conflict))
  const errors = conflicts.filter((conflict) => conflict.severity === 'error').map(({ code, details }) => ({ code, details }))
  const open = conflicts.filter((conflict) => conflict.severity === 'warning' && isOpen(conflict)).map(({ code, details }) => ({ code, details }))
  return [...errors, ...open, ...(published && !reason && milestones.length > 0 ? [{ code: 'reason-missing' }] : [])]
}

export interface Touched {
  readonly schools: readonly School[]
  readonly persons: number
  readonly withoutContact: readonly School[]
  /** How many of them have done a step already whose date changes. */
  readonly done: readonly { readonly milestoneId: string; readonly schools: number }[]
}

export const nobodyTouched: Touched = { schools: [], persons: 0, withoutContact: [], done: [] }

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
  const moved = changesBetween(published?.milestones ?? next, next).filter(({ milestone }) => knownBy(milestone) === 'tick')
  const done = moved.map(({ milestone }) => ({
    milestoneId: milestone.id,
    schools: touched.filter((school) => isStepOf(school, milestone, settings) && !isOpenFor(school, milestone, next)).length,
  }))
  return { schools: touched, persons: persons.size, withoutContact: touched.filter((school) => whoIsWritten(school.contacts, false).length === 0), done }
}
