// The ways out of each kind of conflict: what to change in the steps that it is about.
import type { CheckContext, Suggestion } from './conflict.ts'
import { holidayJustBefore } from './date-warnings.ts'
import { addDays, addYears } from './local-date.ts'
import { type Milestone, opensSomething, type Reminder, rounds } from './milestone.ts'
import { missedReminders } from './missed-reminders.ts'
import { time } from './moment.ts'
import { mayOpenEarlier, nationalDateOf } from './national-dates.ts'
import { beforeYearClosed, daysToDecide } from './order-rules.ts'
import { dueAtOf } from './reminder-steps.ts'
import { calendarReach, firstYear } from './school-year.ts'
import { workingDaysNeeded } from './span-warnings.ts'
import { change, type Direction, isOfLaw, moves, nearby, regionFirst, type Ways } from './step-moves.ts'
import { workingDaysFrom } from './working-days.ts'

const withoutTime = ({ at: _at, ...rest }: Milestone): Milestone => rest

/** The same day in this school year, since a wrong year is soon typed; else the nearest edge. */
export function* intoYear(step: Milestone, context: CheckContext): Generator<Suggestion> {
  const { first, last } = calendarReach(context.year)
  if (step.on >= first && step.on <= last) {
    yield change({ ...step, from: first })
    return yield* moves(step, step.on, 1, context)
  }
  const sameDay = [0, 1].map((years) => addYears(step.on, firstYear(context.year) + years - Number(step.on.slice(0, 4))))
  for (const on of sameDay.filter((date) => date >= first && date <= last)) {
    yield* moves(step, on, -1, context)
    yield* moves(step, on, 1, context)
  }
  yield* moves(step, step.on < first ? first : last, step.on < first ? 1 : -1, context)
}

/** Another round, or away with one: away first where both say the same, since then one is a repetition. */
export function* onlyOnce(first: Milestone, second: Milestone, milestones: readonly Milestone[]): Generator<Suggestion> {
  const removeSecond: Suggestion = { kind: 'remove', milestoneId: second.id }
  if (first.id === second.id) return yield removeSecond
  if (first.on === second.on && first.at === second.at) yield removeSecond
  for (const step of [second, first]) {
    const taken = milestones.filter(({ kind, route }) => kind === step.kind && route === step.route).map(({ round }) => round)
    for (const round of rounds) if (!taken.includes(round)) yield change({ ...step, round })
  }
  yield removeSecond
  yield { kind: 'remove', milestoneId: first.id }
}

export function* inAnHourThatIs(step: Milestone, context: CheckContext): Generator<Suggestion> {
  yield* nearby(step, context)
  yield change({ ...step, at: time('03:00') })
  yield change(withoutTime(step))
}

/** As late as the law lets schools decide, or a working day before. */
export function* decideInTime(decision: Milestone, close: Milestone, context: CheckContext): Generator<Suggestion> {
  const sixWeeks = addDays(close.on, daysToDecide)
  const national = nationalDateOf(context.year, 'decision-due')
  yield* moves(decision, national && national >= close.on && national < sixWeeks ? national : sixWeeks, -1, context)
}

/** The first day after all that still has to be done with the year's dossiers. */
export function afterTheYear(closed: Milestone, milestones: readonly Milestone[], context: CheckContext): Ways {
  const last = milestones.filter(({ kind }) => beforeYearClosed.has(kind)).map(({ on }) => on).sort().at(-1)
  return last === undefined ? [] : moves(closed, addDays(last, 1), 1, context)
}

export function* toNational(step: Milestone, direction: Direction, context: CheckContext): Generator<Suggestion> {
  const date = nationalDateOf(context.year, step.kind)
  if (!date) return
  if (step.on === date) yield change(withoutTime(step))
  yield* moves(step, date, direction, context)
  if (step.at) yield* moves(withoutTime(step), date, direction, context)
}

/** The missed ones go; where that leaves none, the earliest one that can still go out comes instead. */
export function* stillToCome(step: Milestone, context: CheckContext): Generator<Suggestion> {
  const { settings, now } = context
  const missed = missedReminders(step, context)
  const kept = step.reminders.filter((reminder) => !missed.includes(reminder))
  const at = missed.at(-1)?.at
  if (kept.length === 0 && at) {
    const before = Array.from({ length: 15 }, (_, i): Reminder => ({ workingDays: i - 15, at }))
    const next = before.find((reminder) => dueAtOf(step, reminder, settings.schoolHolidays) > now)
    if (next) yield change({ ...step, reminders: [next] })
  }
  yield change({ ...step, reminders: kept })
}

/** A working day before a deadline, a working day after what opens; away where there is such a reminder already. */
export function* onAWorkingDay(step: Milestone): Generator<Suggestion> {
  const workingDays = opensSomething(step.kind) ? 1 : -1
  const others: readonly Reminder[] = step.reminders.filter((reminder) => reminder.workingDays !== 0)
  const there = others.some((reminder) => reminder.workingDays === workingDays)
  if (!there) yield change({ ...step, reminders: step.reminders.map((reminder) => (reminder.workingDays === 0 ? { ...reminder, workingDays } : reminder)) })
  yield change({ ...step, reminders: others })
}

/** More days for the work: the later step moves on, or the earlier one back. */
export function withMoreDays(first: Milestone, second: Milestone, context: CheckContext): Ways {
  const needed = workingDaysNeeded(first.kind, second.kind)
  const holidays = context.settings.schoolHolidays
  return regionFirst(
    [second, moves(second, workingDaysFrom(first.on, needed, holidays), 1, context)],
    [first, moves(first, workingDaysFrom(second.on, -needed, holidays), -1, context)],
  )
}

/** A longer week: opening earlier where the year allows it, closing later where the region decides. */
export function* aLongerWeek(open: Milestone, close: Milestone, context: CheckContext): Generator<Suggestion> {
  if (!isOfLaw(open) || mayOpenEarlier(context.year)) yield* moves(open, open.on, -1, context)
  if (!isOfLaw(close)) yield* moves(close, close.on, 1, context)
}

export function* outOfTheHoliday(step: Milestone, context: CheckContext): Generator<Suggestion> {
  const { schoolHolidays } = context.settings
  const holiday = holidayJustBefore(step.on, schoolHolidays)
  if (!holiday) return
  yield* moves(step, addDays(holiday.first, -1), -1, context)
  yield* moves(step, step.on, 1, context)
}
