// Everything that speaks against a calendar: errors that forbid publishing, warnings that want a tick, and a way out that passes the check.
import { changesBetween } from './calendar.ts'
import { type CheckContext, type Conflict, conflictKey, errorOf, type Suggestion } from './conflict.ts'
import { dateWarnings } from './date-warnings.ts'
import { type Milestone, momentOf } from './milestone.ts'
import { later, minutes } from './moment.ts'
import { nationalDates } from './national-dates.ts'
import { orderConflicts } from './order-rules.ts'
import { spanWarnings } from './span-warnings.ts'
import { applySuggestion, waysOut } from './suggestions.ts'

export type { CheckContext } from './conflict.ts'

/**
 * "A release less than 5 minutes away, or past, cannot be moved (recall instead): so a calendar cached for 60 s never opens anything
 * early."
 */
const releaseStandsFrom = minutes(5)

/** A release that became another kind of step, or that of another round or route, is gone as much as one that was taken out. */
const isSameRelease = (a: Milestone, b: Milestone) => a.kind === b.kind && a.round === b.round && a.route === b.route

function releasesThatStand(milestones: readonly Milestone[], { published, now }: CheckContext): readonly Conflict[] {
  return (published?.milestones ?? []).flatMap((was) => {
    if (was.kind !== 'release' || momentOf(was) >= later(now, releaseStandsFrom)) return []
    const next = milestones.findLast(({ id }) => id === was.id)
    if (next && isSameRelease(was, next) && changesBetween([was], [next]).length === 0) return []
    const { id, title, on } = was
    return [{ code: 'release-cannot-move', severity: 'error', milestoneIds: [id], details: { title, on } }]
  })
}

type WarningsOfStep = (step: Milestone) => readonly Conflict[]

function check(milestones: readonly Milestone[], context: CheckContext, warningsOfStep: WarningsOfStep): readonly Conflict[] {
  if (milestones.length === 0) return [errorOf('calendar-empty', [])]
  return [
    ...orderConflicts(milestones, context.year),
    ...releasesThatStand(milestones, context),
    ...milestones.flatMap(warningsOfStep),
    ...spanWarnings(milestones, context),
  ]
}

/** Every error and every warning of these steps at once, without suggestions. */
export function checkCalendarSteps(milestones: readonly Milestone[], context: CheckContext): readonly Conflict[] {
  return check(milestones, context, (step) => dateWarnings(step, context))
}

/** What a conflict is about, whatever its dates: a step that is moved and still breaks a rule has the same conflict. */
const subjectOf = ({ code, milestoneIds }: Conflict) => `${code}/${milestoneIds.join('+')}`

/** Asks each thing once: while ways out are tried, nearly all steps and conflicts stay the same. */
function once<About extends object, Answer>(question: (about: About) => Answer): (about: About) => Answer {
  const answers = new Map<About, Answer>()
  return (about) => {
    const known = answers.get(about)
    if (known !== undefined) return known
    const answer = question(about)
    answers.set(about, answer)
    return answer
  }
}

const countOf = (conflicts: readonly Conflict[], name: (conflict: Conflict) => string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const conflict of conflicts) counts.set(name(conflict), (counts.get(name(conflict)) ?? 0) + 1)
  return counts
}

const isWithin = (counts: ReadonlyMap<string, number>, limit: ReadonlyMap<string, number>) => [...counts].every(([name, count]) => count <= (limit.get(name) ?? 0))

/** After a way out that will do, how many more that would do are compared for one that touches nothing else. */
const worthLooking = 4

/**
 * The same conflicts, each with a suggestion that itself passes the check: with it the conflict is gone and none arises that was not there.
 * One that leaves every other conflict exactly as it is goes before one that moves a date about which something else was said already.
 */
export function withSuggestions(conflicts: readonly Conflict[], milestones: readonly Milestone[], context: CheckContext): readonly Conflict[] {
  const ofStep = once((step: Milestone) => dateWarnings(step, context))
  const [subject, key] = [once(subjectOf), once(conflictKey)]
  const before = check(milestones, context, ofStep)
  const [subjects, keys] = [countOf(before, subject), countOf(before, key)]

  const wayOutOf = (conflict: Conflict): Suggestion | undefined => {
    const its = subject(conflict)
    let second: Suggestion | undefined
    let further = 0
    for (const way of waysOut(conflict, milestones, context)) {
      const after = check(applySuggestion(milestones, way), context, ofStep)
      const left = countOf(after, subject)
      if ((left.get(its) ?? 0) >= (subjects.get(its) ?? 0) || !isWithin(left, subjects)) continue
      if (isWithin(countOf(after, key), keys)) return way
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
