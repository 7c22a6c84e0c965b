// Where a step may go: other days that are worth trying, the nearest first, and which of two steps moves.
import type { CheckContext, Suggestion } from './conflict.ts'
import { mayStandOn } from './date-warnings.ts'
import { addDays, dayNumber, type LocalDate } from './local-date.ts'
import { type Milestone, momentOf, opensSomething } from './milestone.ts'
import { missedReminders } from './missed-reminders.ts'
import { calendarReach } from './school-year.ts'

/** Ways out that are worth trying, the best first. */
export type Ways = Iterable<Suggestion>

export const change = (milestone: Milestone): Suggestion => ({ kind: 'change', milestone })

/** Up to here a step that spans days only ends at another day; farther away it moves as a whole. */
const nearDays = 14

/** A step on another day, without the reminders that this day puts before now. */
function onDay(step: Milestone, on: LocalDate, context: CheckContext): Milestone {
  const days = dayNumber(on) - dayNumber(step.on)
  const from = step.from && (Math.abs(days) <= nearDays && step.from <= on ? step.from : addDays(step.from, days))
  const moved = { ...step, on, ...(from && { from }) }
  const missed = missedReminders(moved, context)
  return missed.length > 0 ? { ...moved, reminders: moved.reminders.filter((reminder) => !missed.includes(reminder)) } : moved
}

export type Direction = 1 | -1

/** Far enough to leave a summer holiday, near enough to be meant. */
const farthest = 70
const most = 10

/** A step on a day, and on those after or before it that it may stand on: inside the year, and never from the future into the past. */
export function* moves(step: Milestone, start: LocalDate, direction: Direction, context: CheckContext): Generator<Suggestion> {
  const { first, last } = calendarReach(context.year)
  let found = 0
  for (let walked = 0; walked <= farthest && found < most; walked++) {
    const on = addDays(start, walked * direction)
    if (on < first || on > last || on === step.on || !mayStandOn({ ...step, on }, context)) continue
    const isPast = momentOf({ ...step, on }) <= context.now
    if (isPast && momentOf(step) > context.now) continue
    found++
    yield change(onDay(step, on, context))
  }
}

export const isOfLaw = (step: Milestone) => step.basis === 'law'

/** Of two steps the one that the region decides moves first, the law's only when that does not help. */
export function* regionFirst(...choices: readonly (readonly [Milestone, Ways])[]): Generator<Suggestion> {
  for (const [step, ways] of choices) if (!isOfLaw(step)) yield* ways
  for (const [step, ways] of choices) if (isOfLaw(step)) yield* ways
}

/** The later step moves later, or the earlier one earlier. */
export const apart = (earlier: Milestone, laterStep: Milestone, context: CheckContext): Ways =>
  regionFirst([laterStep, moves(laterStep, earlier.on, 1, context)], [earlier, moves(earlier, laterStep.on, -1, context)])

/** The nearest day that a step may stand on: before a deadline, after what opens; then the other way. */
export function* nearby(step: Milestone, context: CheckContext): Generator<Suggestion> {
  const preferred: Direction = opensSomething(step.kind) ? 1 : -1
  yield* moves(step, step.on, preferred, context)
  yield* moves(step, step.on, preferred === 1 ? -1 : 1, context)
}
