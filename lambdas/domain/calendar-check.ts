// Everything that speaks against a calendar: errors that forbid publishing, warnings that want a tick, and a way out that passes the check.
import { changesBetween } from './calendar.ts'
import { type CheckContext, type Conflict, conflictKey, errorOf, type Suggestion, warningOf } from './conflict.ts'
import { dateWarnings } from './date-warnings.ts'
import { isNeeded, type Milestone, momentOf } from './milestone.ts'
import { nationalDates } from './national-dates.ts'
import { orderConflicts } from './order-rules.ts'
import { spanWarnings } from './span-warnings.ts'
import { standingOpenings } from './standing-openings.ts'
import { applySuggestion, waysOut } from './suggestions.ts'
import { isInside } from './warned-about.ts'

export type { CheckContext } from './conflict.ts'

/** A published step that goes to a moment that is over, or a step that comes on one: schools would hear of a date that they cannot keep. */
function movesIntoPast(milestones: readonly Milestone[], { published, settings, year, now }: CheckContext): readonly Conflict[] {
  if (!published) return []
  const isNewDate = (step: Milestone) => {
    const was = published.milestones.find(({ id }) => id === step.id)
    return !was || changesBetween([was], [step]).length > 0
  }
  return milestones
    .filter((step) => isNeeded(step.kind, settings) && isInside(step.on, year) && momentOf(step) <= now && isNewDate(step))
    .map((step) => warningOf('moved-into-past', [step]))
}

/** With `about`, one of the steps, only what is said of that one. Steps that the region does not ask of its schools break no rule of order. */
function check(milestones: readonly Milestone[], context: CheckContext, about?: Milestone): readonly Conflict[] {
  if (milestones.length === 0) return [errorOf('calendar-empty', [])]
  const needed = milestones.filter(({ kind }) => isNeeded(kind, context.settings))
  return [
    ...orderConflicts(needed, context.year, about),
    ...standingOpenings(milestones, context, about),
    ...movesIntoPast(about ? [about] : milestones, context),
    ...(about ? [about] : milestones).flatMap((step) => dateWarnings(step, context)),
    ...spanWarnings(milestones, context, about),
  ]
}

/** Every error and every warning of these steps at once, without suggestions. */
export function checkCalendarSteps(milestones: readonly Milestone[], context: CheckContext): readonly Conflict[] {
  return check(milestones, context)
}

/** What a conflict is about, whatever its dates: a step that is moved and still breaks a rule has the same conflict. */
const subjectOf = ({ code, milestoneIds }: Conflict) => `${code}/${milestoneIds.join('+')}`

/** How often each thing is said: by what it is about, and with its dates. */
interface Counts {
  readonly subjects: ReadonlyMap<string, number>
  readonly keys: ReadonlyMap<string, number>
}

const countIn = (counts: ReadonlyMap<string, number>, name: string) => counts.get(name) ?? 0

function countsOf(conflicts: readonly Conflict[]): Counts {
  const count = (nameOf: (conflict: Conflict) => string) => {
    const counts = new Map<string, number>()
    for (const name of conflicts.map(nameOf)) counts.set(name, countIn(counts, name) + 1)
    return counts
  }
  return { subjects: count(subjectOf), keys: count(conflictKey) }
}

const isWithin = (counts: ReadonlyMap<string, number>, limit: ReadonlyMap<string, number>) => [...counts].every(([name, count]) => count <= countIn(limit, name))

/**
 * Whether a way out only moves a step: it keeps its place among the others, so that nothing changes but what is said of that step. A step
 * outside the year stands beside all others; coming in, it takes a place.
 */
function isOnlyMove(way: Suggestion, { year }: CheckContext): way is Suggestion & { readonly kind: 'change'; readonly before: Milestone } {
  if (way.kind === 'remove' || !way.before) return false
  const { milestone, before } = way
  const isSamePlace = before.kind === milestone.kind && before.round === milestone.round && before.route === milestone.route
  return isSamePlace && isInside(before.on, year) === isInside(milestone.on, year)
}

/** What is said before and after a way out: of the step that it moves, or of all steps where others may be touched. */
function compare(milestones: readonly Milestone[], context: CheckContext) {
  const all = countsOf(check(milestones, context))
  const ofStep = new Map<Milestone, Counts>()
  const before = (step: Milestone): Counts => {
    const known = ofStep.get(step) ?? countsOf(check(milestones, context, step))
    ofStep.set(step, known)
    return known
  }
  return (way: Suggestion): { readonly before: Counts; readonly after: Counts } => {
    const next = applySuggestion(milestones, way)
    if (isOnlyMove(way, context)) return { before: before(way.before), after: countsOf(check(next, context, way.milestone)) }
    return { before: all, after: countsOf(check(next, context)) }
  }
}

/** After a way out that will do, how many more that would do are compared for one that touches nothing else. */
const worthLooking = 4

/**
 * The same conflicts, each with a suggestion that itself passes the check: with it the conflict is gone and none arises that was not there.
 * One that leaves every other conflict exactly as it is goes before one that moves a date about which something else was said already.
 */
export function withSuggestions(conflicts: readonly Conflict[], milestones: readonly Milestone[], context: CheckContext): readonly Conflict[] {
  const compareWith = compare(milestones, context)
  const wayOutOf = (conflict: Conflict): Suggestion | undefined => {
    const its = subjectOf(conflict)
    let second: Suggestion | undefined
    let further = 0
    for (const way of waysOut(conflict, milestones, context)) {
      const { before, after } = compareWith(way)
      if (countIn(after.subjects, its) >= countIn(before.subjects, its) || !isWithin(after.subjects, before.subjects)) continue
      if (isWithin(after.keys, before.keys)) return way
      second ??= way
      if (++further === worthLooking) break
    }
    return second
  }
  return conflicts.map((conflict) => {
    const suggestion = wayOutOf(conflict)
    return suggestion ? { ...conflict, suggestion } : conflict
  })
}

/** A part of the check that cannot be done, as a code and what its sentence needs. */
export interface CannotCheck {
  readonly code: 'national-dates-unknown' | 'school-holidays-missing'
  readonly details: Readonly<Record<string, string>>
}

/** What the check of a year says nothing about: national dates of a year without a rule pack, school holidays that nobody entered. */
export function whatCannotBeChecked(year: CheckContext['year'], settings: Pick<CheckContext['settings'], 'schoolHolidays'>): readonly CannotCheck[] {
  return [
    ...(nationalDates(year) ? [] : [{ code: 'national-dates-unknown' as const, details: { year } }]),
    ...(settings.schoolHolidays.length > 0 ? [] : [{ code: 'school-holidays-missing' as const, details: {} }]),
  ]
}
