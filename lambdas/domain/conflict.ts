// What speaks against a calendar: the shape of it, whether a rule forbids publishing or only warns, and how a tick knows it again.
import type { PublishedCalendar } from './calendar.ts'
import { isLocalDate, type LocalDate } from './local-date.ts'
import type { Milestone } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { YearSettings } from './region.ts'
import type { SchoolYear } from './school-year.ts'

/** Forbids publishing. */
export type ErrorCode =
  // the whole calendar, and what has begun
  | 'calendar-empty'
  | 'release-cannot-move'
  // one step
  | 'outside-year'
  | 'same-step-twice'
  | 'release-hour-not-once'
  // the order of two steps
  | 'final-advice-after-inspection'
  | 'attachments-after-inspection'
  | 'set-ready-not-before-release'
  | 'release-not-after-closing'
  | 'decision-before-closing'
  | 'decision-too-late'
  | 'closes-before-year'

/** Wants a tick. */
export type WarningCode =
  // against the national dates
  | 'opens-before-national'
  | 'final-advice-after-national'
  | 'closes-before-national'
  | 'decides-after-national'
  // the day and the hour of a step
  | 'on-weekend'
  | 'on-public-holiday'
  | 'on-school-holiday'
  | 'deadline-hour-not-once'
  | 'due-after-holiday'
  | 'moved-into-past'
  // its reminders
  | 'reminder-before-now'
  | 'reminder-on-free-day'
  // the time between two steps
  | 'too-few-working-days'
  | 'easter-in-application-week'

export type ConflictCode = ErrorCode | WarningCode

/** A way out: a step as it could be, beside how it stands in the calendar (absent for one that went and comes back), or a step that should go. */
export type Suggestion =
  | { readonly kind: 'change'; readonly milestone: Milestone; readonly before?: Milestone }
  | { readonly kind: 'remove'; readonly milestoneId: string }

export interface Conflict {
  readonly code: ConflictCode
  readonly severity: 'error' | 'warning'
  readonly milestoneIds: readonly string[]
  /** Days, titles and numbers that the sentence needs. */
  readonly details: Readonly<Record<string, string>>
  readonly suggestion?: Suggestion
}

/** What a calendar is checked against, beside its own steps. */
export interface CheckContext {
  readonly published?: PublishedCalendar | undefined
  readonly year: SchoolYear
  readonly settings: YearSettings
  readonly now: Instant
}

function conflictOf(severity: Conflict['severity'], code: ConflictCode, steps: readonly Milestone[], details: Conflict['details'] = {}): Conflict {
  const facts: Record<string, string> = {}
  steps.forEach(({ title, from, on, at }, i) => {
    facts[`title${i}`] = title
    if (from) facts[`from${i}`] = from
    facts[`on${i}`] = on
    if (at) facts[`at${i}`] = at
  })
  return { code, severity, milestoneIds: steps.map((step) => step.id), details: Object.assign(facts, details) }
}

/** An error about these steps; the details tell of each its title, day and time, as `title0`, `on0`, `at0`. */
export const errorOf = (code: ErrorCode, steps: readonly Milestone[], details?: Conflict['details']): Conflict => conflictOf('error', code, steps, details)

/** The same for a warning. */
export const warningOf = (code: WarningCode, steps: readonly Milestone[], details?: Conflict['details']): Conflict => conflictOf('warning', code, steps, details)

/** Details that are words or lists: another title is no other conflict. */
const isWords = (name: string) => name.startsWith('title') || name === 'name' || name === 'days'

/**
 * Names a conflict by its rule, its steps and their dates, in at most 200 characters without spaces: a tick of it lapses when one of
 * those dates changes.
 */
export function conflictKey({ code, milestoneIds, details }: Conflict): string {
  const facts = Object.keys(details).filter((name) => !isWords(name))
  return `${code}/${milestoneIds.join('+')}/${facts.map((name) => details[name]).join('_')}`
}

/** The edges of a year are no dates that a conflict is about. */
const edges: ReadonlySet<string> = new Set(['first', 'last'])

/** The days that a conflict is about, in order, each once. */
export function datesOf({ details }: Conflict): readonly LocalDate[] {
  const days = Object.entries(details).flatMap(([name, value]) => (isWords(name) || edges.has(name) || !isLocalDate(value) ? [] : [value]))
  return [...new Set(days)].sort()
}
