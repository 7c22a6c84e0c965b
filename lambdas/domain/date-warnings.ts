// Warnings about one step: its day against the national dates and the free days, its hour, and reminders that nobody would get.
import { type CheckContext, type Conflict, warningOf, type WarningCode } from './conflict.ts'
import { addDays, dayNumber, type LocalDate, weekday } from './local-date.ts'
import { isAmbiguous, type Milestone, type MilestoneKind, opensSomething } from './milestone.ts'
import { missedReminders } from './missed-reminders.ts'
import { localDateOf } from './moment.ts'
import { mayOpenEarlier, nationalDateOf, nationalDates } from './national-dates.ts'
import { dueAtOf } from './reminder-steps.ts'
import type { SchoolYear } from './school-year.ts'
import { isWarnedAbout } from './warned-about.ts'
import { isWorkingDay, publicHolidays, type SchoolHoliday, workingDaysFrom } from './working-days.ts'

type Rule = (step: Milestone, context: CheckContext) => readonly Conflict[]

const none: readonly Conflict[] = []

/** Steps that pass whether anybody works that day or not. */
const merelyPass: ReadonlySet<MilestoneKind> = new Set(['provisional-advice', 'test', 'test-results', 'year-closed'])

/** "National deadlines do not shift to a working day." Without a pack the day of a step of the law is not known, so nothing is said of it. */
function standsByLaw(step: Milestone, year: SchoolYear): boolean {
  return nationalDates(year) ? nationalDateOf(year, step.kind) === step.on : step.basis === 'law'
}

/** A rule against the national date of a kind: of the first regular round, since other routes and rounds follow the region. */
const national = (kind: MilestoneKind, code: WarningCode, breaks: (step: Milestone, date: LocalDate, year: SchoolYear) => boolean): Rule =>
  (step, { year }) => {
    if (step.kind !== kind || step.round !== '1' || step.route !== 'regular') return none
    const date = nationalDateOf(year, kind)
    return date && breaks(step, date, year) ? [warningOf(code, [step], { national: date })] : none
  }

/** A school holiday of a few days is over before anybody loses the thread. */
const longHolidayDays = 5
const daysToPickUp = 3
/** Further back no holiday is looked for. */
const daysBack = 60

/** The long school holiday after which a day comes within three working days; `undefined` when there is none. */
export function holidayJustBefore(on: LocalDate, schoolHolidays: readonly SchoolHoliday[]): SchoolHoliday | undefined {
  const earliest = addDays(on, -daysBack)
  return schoolHolidays.find(
    ({ first, last }) =>
      last < on && last >= earliest && dayNumber(last) - dayNumber(first) + 1 >= longHolidayDays && on <= workingDaysFrom(last, daysToPickUp, schoolHolidays),
  )
}

/** Steps before which somebody has to work: not what opens, closes or passes. */
const isWork = (kind: MilestoneKind) => !merelyPass.has(kind) && !opensSomething(kind) && kind !== 'applications-close'

/** Whether steps of this kind may stand on this day as far as free days go. */
export function mayStandOn(step: Milestone, { year, settings }: CheckContext): boolean {
  return merelyPass.has(step.kind) || isWorkingDay(step.on, settings.schoolHolidays) || standsByLaw(step, year)
}

const rules: readonly Rule[] = [
  // "opening before 25 March", unless the year's pack allows it
  national('applications-open', 'opens-before-national', (step, date, year) => step.on < date && !mayOpenEarlier(year)),
  national('final-advice', 'final-advice-after-national', (step, date) => step.on > date),
  // "closing before the end of 31 March": any time on that day comes before its end
  national('applications-close', 'closes-before-national', (step, date) => step.on < date || (step.on === date && step.at !== undefined)),
  national('decision-due', 'decides-after-national', (step, date) => step.on > date),
  // "weekend, public holiday, school holiday of the region"
  (step, context) => {
    if (mayStandOn(step, context)) return none
    const holiday = publicHolidays(Number(step.on.slice(0, 4))).get(step.on)
    if (holiday) return [warningOf('on-public-holiday', [step], { name: holiday })]
    const schoolHoliday = context.settings.schoolHolidays.find(({ first, last }) => first <= step.on && step.on <= last)
    if (schoolHoliday) return [warningOf('on-school-holiday', [step], { name: schoolHoliday.name })]
    return weekday(step.on) > 5 ? [warningOf('on-weekend', [step])] : none
  },
  // A release in such an hour is an error; a deadline takes the later moment, which whoever reads the time does not know.
  (step) => (step.kind !== 'release' && isAmbiguous(step) ? [warningOf('deadline-hour-not-once', [step])] : none),
  // "12 May is three school days after a two-week holiday"
  (step, { settings: { schoolHolidays } }) => {
    if (!isWork(step.kind) || !isWorkingDay(step.on, schoolHolidays)) return none
    const holiday = holidayJustBefore(step.on, schoolHolidays)
    return holiday ? [warningOf('due-after-holiday', [step], { name: holiday.name, holidayFirst: holiday.first, holidayLast: holiday.last })] : none
  },
  // "a reminder before publication"
  (step, context) => {
    const missed = missedReminders(step, context)
    return missed.length > 0 ? [warningOf('reminder-before-now', [step], { reminders: missed.map(({ workingDays }) => workingDays).join(',') })] : none
  },
  // "or on a free day": only one of the day itself can fall on one, and goes out on the working day before. One that fell already is past or missed.
  (step, { settings: { schoolHolidays }, now }) => {
    const ofTheDay = step.reminders.find(({ workingDays }) => workingDays === 0)
    if (!ofTheDay || isWorkingDay(step.on, schoolHolidays)) return none
    const dueAt = dueAtOf(step, ofTheDay, schoolHolidays)
    return dueAt > now ? [warningOf('reminder-on-free-day', [step], { sentOn: localDateOf(dueAt) })] : none
  },
]

/**
 * What warns of this step on its own. Nothing of a step that is past ("moved, not warned about"), that the region does not use, or that
 * lies outside the year: that is an error already.
 */
export function dateWarnings(step: Milestone, context: CheckContext): readonly Conflict[] {
  return isWarnedAbout(step, context) ? rules.flatMap((rule) => rule(step, context)) : none
}
