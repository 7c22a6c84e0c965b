// Ways out of a conflict that are worth trying, the best first; whether one passes is for the check to say.
import type { CheckContext, Conflict, ConflictCode, Suggestion } from './conflict.ts'
import { holidayJustBefore, mayStandOn, missedReminders } from './date-warnings.ts'
import { addDays, addYears, dayNumber, type LocalDate } from './local-date.ts'
import { type Milestone, momentOf, opensSomething, type Reminder, rounds } from './milestone.ts'
import { momentAt, time } from './moment.ts'
import { mayOpenEarlier, nationalDateOf } from './national-dates.ts'
import { daysToDecide } from './order-rules.ts'
import { calendarReach, firstYear } from './school-year.ts'
import { workingDaysNeeded } from './span-warnings.ts'
import { workingDaysFrom } from './working-days.ts'

type Ways = Iterable<Suggestion>

/** The steps after a suggestion. Of two steps with one id the last is meant: it is the repetition. */
export function applySuggestion(milestones: readonly Milestone[], suggestion: Suggestion): readonly Milestone[] {
  const id = suggestion.kind === 'change' ? suggestion.milestone.id : suggestion.milestoneId
  const place = milestones.findLastIndex((step) => step.id === id)
  if (suggestion.kind === 'remove') return milestones.filter((_step, i) => i !== place)
  return place < 0 ? [...milestones, suggestion.milestone] : milestones.with(place, suggestion.milestone)
}

const change = (milestone: Milestone): Suggestion => ({ kind: 'change', milestone })
const withoutTime = ({ at: _at, ...rest }: Milestone): Milestone => rest

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

type Direction = 1 | -1

/** Far enough to leave a summer holiday, near enough to be meant. */
const farthest = 70
const most = 10

/** A step on a day, and on those after or before it that it may stand on: inside the year, and never from the future into the past. */
function* moves(step: Milestone, start: LocalDate, direction: Direction, context: CheckContext): Generator<Suggestion> {
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

const isOfLaw = (step: Milestone) => step.basis === 'law'

/** Of two steps the one that the region decides moves first, the law's only when that does not help. */
function* regionFirst(...choices: readonly (readonly [Milestone, Ways])[]): Generator<Suggestion> {
  for (const [step, ways] of choices) if (!isOfLaw(step)) yield* ways
  for (const [step, ways] of choices) if (isOfLaw(step)) yield* ways
}

/** The later step moves later, or the earlier one earlier. */
const apart = (earlier: Milestone, laterStep: Milestone, context: CheckContext): Ways =>
  regionFirst([laterStep, moves(laterStep, earlier.on, 1, context)], [earlier, moves(earlier, laterStep.on, -1, context)])

/** The nearest day that a step may stand on: before a deadline, after what opens; then the other way. */
function* nearby(step: Milestone, context: CheckContext): Generator<Suggestion> {
  const preferred: Direction = opensSomething(step.kind) ? 1 : -1
  yield* moves(step, step.on, preferred, context)
  yield* moves(step, step.on, preferred === 1 ? -1 : 1, context)
}

/** The same day in this school year, since a wrong year is soon typed; else the nearest edge. */
function* intoYear(step: Milestone, context: CheckContext): Generator<Suggestion> {
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
function* onlyOnce(first: Milestone, second: Milestone, milestones: readonly Milestone[]): Generator<Suggestion> {
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

function* inAnHourThatIs(step: Milestone, context: CheckContext): Generator<Suggestion> {
  yield* nearby(step, context)
  yield change({ ...step, at: time('03:00') })
  yield change(withoutTime(step))
}

/** As late as the law lets schools decide, or a working day before. */
function* decideInTime(decision: Milestone, close: Milestone, context: CheckContext): Generator<Suggestion> {
  const sixWeeks = addDays(close.on, daysToDecide)
  const national = nationalDateOf(context.year, 'decision-due')
  yield* moves(decision, national && national >= close.on && national < sixWeeks ? national : sixWeeks, -1, context)
}

function* toNational(step: Milestone, direction: Direction, context: CheckContext): Generator<Suggestion> {
  const date = nationalDateOf(context.year, step.kind)
  if (!date) return
  if (step.on === date) yield change(withoutTime(step))
  yield* moves(step, date, direction, context)
  yield* moves(withoutTime(step), date, direction, context)
}

/** The missed ones go; where that leaves none, the earliest one that can still go out comes instead. */
function* stillToCome(step: Milestone, context: CheckContext): Generator<Suggestion> {
  const { settings, now } = context
  const missed = missedReminders(step, context)
  const kept = step.reminders.filter((reminder) => !missed.includes(reminder))
  const at = missed.at(-1)?.at
  if (kept.length === 0 && at) {
    for (let workingDays = -15; workingDays < 0; workingDays++) {
      if (momentAt(workingDaysFrom(step.on, workingDays, settings.schoolHolidays), at) <= now) continue
      yield change({ ...step, reminders: [{ workingDays, at }] })
      break
    }
  }
  yield change({ ...step, reminders: kept })
}

/** A working day before a deadline, a working day after what opens; away where there is such a reminder already. */
function* onAWorkingDay(step: Milestone): Generator<Suggestion> {
  const workingDays = opensSomething(step.kind) ? 1 : -1
  const others: readonly Reminder[] = step.reminders.filter((reminder) => reminder.workingDays !== 0)
  const there = others.some((reminder) => reminder.workingDays === workingDays)
  if (!there) yield change({ ...step, reminders: step.reminders.map((reminder) => (reminder.workingDays === 0 ? { ...reminder, workingDays } : reminder)) })
  yield change({ ...step, reminders: others })
}

/** More days for the work: the later step moves on, or the earlier one back. */
function withMoreDays(first: Milestone, second: Milestone, context: CheckContext): Ways {
  const needed = workingDaysNeeded(first.kind, second.kind)
  const holidays = context.settings.schoolHolidays
  return regionFirst(
    [second, moves(second, workingDaysFrom(first.on, needed, holidays), 1, context)],
    [first, moves(first, workingDaysFrom(second.on, -needed, holidays), -1, context)],
  )
}

/** A longer week: opening earlier where the year allows it, closing later where the region decides. */
function* aLongerWeek(open: Milestone, close: Milestone, context: CheckContext): Generator<Suggestion> {
  if (!isOfLaw(open) || mayOpenEarlier(context.year)) yield* moves(open, open.on, -1, context)
  if (!isOfLaw(close)) yield* moves(close, close.on, 1, context)
}

function* outOfTheHoliday(step: Milestone, context: CheckContext): Generator<Suggestion> {
  const { schoolHolidays } = context.settings
  const holiday = holidayJustBefore(step.on, schoolHolidays)
  if (!holiday) return
  yield* moves(step, addDays(holiday.first, -1), -1, context)
  yield* moves(step, step.on, 1, context)
}

type FindWays = (conflict: Conflict, steps: readonly Milestone[], milestones: readonly Milestone[], context: CheckContext) => Ways

const ofOne = (ways: (step: Milestone, context: CheckContext) => Ways): FindWays => (_conflict, [step], _all, context) => (step ? ways(step, context) : [])
const ofTwo = (ways: (first: Milestone, second: Milestone, context: CheckContext, all: readonly Milestone[]) => Ways): FindWays =>
  (_conflict, [first, second], all, context) => (first && second ? ways(first, second, context, all) : [])

const finders: Readonly<Record<ConflictCode, FindWays>> = {
  'calendar-empty': () => [],
  'release-cannot-move': ({ milestoneIds }, _steps, _all, { published }) =>
    (published?.milestones ?? []).filter(({ id }) => id === milestoneIds[0]).map(change),
  'outside-year': ofOne(intoYear),
  'same-step-twice': ofTwo((first, second, _context, all) => onlyOnce(first, second, all)),
  'release-hour-not-once': ofOne(inAnHourThatIs),
  'final-advice-after-inspection': ofTwo(apart),
  'attachments-after-inspection': ofTwo(apart),
  'set-ready-not-before-release': ofTwo(apart),
  'release-not-after-closing': ofTwo((release, close, context) => apart(close, release, context)),
  'decision-before-closing': ofTwo((decision, close, context) =>
    regionFirst([decision, decideInTime(decision, close, context)], [close, moves(close, decision.on, -1, context)]),
  ),
  'decision-too-late': ofTwo((decision, close, context) =>
    regionFirst([decision, decideInTime(decision, close, context)], [close, moves(close, addDays(decision.on, -daysToDecide), 1, context)]),
  ),
  'opens-before-national': ofOne((step, context) => toNational(step, 1, context)),
  'final-advice-after-national': ofOne((step, context) => toNational(step, -1, context)),
  'closes-before-national': ofOne((step, context) => toNational(step, 1, context)),
  'decides-after-national': ofOne((step, context) => toNational(step, -1, context)),
  'on-weekend': ofOne(nearby),
  'on-public-holiday': ofOne(nearby),
  'on-school-holiday': ofOne(nearby),
  'deadline-hour-not-once': ofOne(inAnHourThatIs),
  'due-after-holiday': ofOne(outOfTheHoliday),
  'reminder-before-now': ofOne(stillToCome),
  'reminder-on-free-day': ofOne(onAWorkingDay),
  'too-few-working-days': ofTwo(withMoreDays),
  'easter-in-application-week': ofTwo(aLongerWeek),
}

/** The step of each id that a conflict names; one id twice is about two steps of that id. */
function stepsOf({ milestoneIds }: Conflict, milestones: readonly Milestone[]): readonly Milestone[] {
  return milestoneIds.flatMap((id, i) => {
    const named = milestones.filter((step) => step.id === id)
    return milestoneIds.indexOf(id, i + 1) > i ? named.slice(0, 1) : named.slice(-1)
  })
}

/** What may be tried against a conflict of these steps, the best first. None of it is checked yet. */
export function* waysOut(conflict: Conflict, milestones: readonly Milestone[], context: CheckContext): Generator<Suggestion> {
  for (const way of finders[conflict.code](conflict, stepsOf(conflict, milestones), milestones, context)) {
    const before = way.kind === 'change' ? milestones.findLast(({ id }) => id === way.milestone.id) : undefined
    yield way.kind === 'change' && before ? { ...way, before } : way
  }
}
