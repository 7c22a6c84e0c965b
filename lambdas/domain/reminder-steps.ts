// When the reminders of a calendar fall: each on its working day, the last one before a date also earlier, for who does not work that day.
import type { WorkDay } from './contact.ts'
import { addDays, dayNumber, fromDayNumber, type LocalDate, weekdayOfNumber } from './local-date.ts'
import { isNeeded, type Milestone, type Reminder } from './milestone.ts'
import { type Instant, momentAt } from './moment.ts'
import { opensAt, withinOpenHours, workingDayUpTo } from './open-hours.ts'
import type { YearSettings } from './region.ts'
import { isWorkingDay, type SchoolHoliday, workingDaysFrom } from './working-days.ts'

/** A reminder of a milestone as it falls in this calendar. */
export interface Step {
  readonly milestone: Milestone
  readonly workingDays: number
  readonly dueAt: Instant
  /** Of the last reminder before a date: the step of people whose last working day up to it falls on this day of the week. */
  readonly lastDay?: WorkDay
}

/** How long before OSO dossiers must stand ready schools hear that OSO does not work for them yet (peers' M08): six weeks. */
const daysToConnect = 42

/**
 * By which the step of that mail is known among the steps of its milestone. No reminder that a region chooses lies further back than 15
 * working days, so nothing else has this mark.
 */
export const connectionMark = -daysToConnect

/** Whether a step is no reminder of its milestone, but the look at which schools are not connected yet. */
export const isConnectionStep = ({ workingDays }: Pick<Step, 'workingDays'>): boolean => workingDays === connectionMark

/** Further back nobody's last working day is looked for: the summer holiday is six weeks. */
const furthestBack = 60

/** For each day of the week that is not the day itself: the last working day before it. */
function daysBefore(on: LocalDate, holidays: readonly SchoolHoliday[]): readonly (readonly [WorkDay, LocalDate])[] {
  const own = dayNumber(on)
  const seen = new Set([weekdayOfNumber(own)])
  const found: (readonly [WorkDay, LocalDate])[] = []
  for (let number = own - 1; seen.size < 5 && own - number <= furthestBack; number--) {
    const day = weekdayOfNumber(number)
    if (day > 5 || seen.has(day)) continue
    const date = fromDayNumber(number)
    if (!isWorkingDay(date, holidays)) continue
    seen.add(day)
    found.push([day as WorkDay, date])
  }
  return found
}

/** The last reminder before the date: "the 1 day step goes out on that person's last workday before". Undefined when all come on or after it. */
export function lastBefore({ reminders }: Pick<Milestone, 'reminders'>): number | undefined {
  const before = reminders.map(({ workingDays }) => workingDays).filter((count) => count < 0)
  return before.length > 0 ? Math.max(...before) : undefined
}

/** The moment at which a reminder falls for whoever works every day: on a working day, by day; one of a free day itself comes before it. */
export function dueAtOf({ on }: Pick<Milestone, 'on'>, { workingDays, at }: Reminder, holidays: readonly SchoolHoliday[]): Instant {
  return momentAt(ownDay(on, workingDays, holidays), withinOpenHours(at))
}

const ownDay = (on: LocalDate, workingDays: number, holidays: readonly SchoolHoliday[]) =>
  workingDays === 0 ? workingDayUpTo(on, holidays) : workingDaysFrom(on, workingDays, holidays)

type Settings = Pick<YearSettings, 'usesOso' | 'dossiers' | 'schoolHolidays'>

/**
 * When each reminder of a calendar falls, in order of time. A school holiday or public holiday is no working day; a reminder of the day
 * itself comes before when that day is free; none comes at night. Six weeks before OSO dossiers must stand ready, on a working day up to that
 * day, it is looked which schools are not connected.
 */
export function stepsOf(milestones: readonly Milestone[], settings: Settings): readonly Step[] {
  const { schoolHolidays } = settings
  const steps: Step[] = []
  for (const milestone of milestones) {
    if (!isNeeded(milestone.kind, settings)) continue
    if (milestone.kind === 'oso-set-ready') {
      const on = workingDayUpTo(addDays(milestone.on, -daysToConnect), schoolHolidays)
      steps.push({ milestone, workingDays: connectionMark, dueAt: momentAt(on, opensAt) })
    }
    const last = lastBefore(milestone)
    for (const { workingDays, at } of milestone.reminders) {
      const clock = withinOpenHours(at)
      const on = ownDay(milestone.on, workingDays, schoolHolidays)
      steps.push({ milestone, workingDays, dueAt: momentAt(on, clock) })
      if (workingDays !== last) continue
      for (const [lastDay, date] of daysBefore(on, schoolHolidays)) steps.push({ milestone, workingDays, lastDay, dueAt: momentAt(date, clock) })
    }
  }
  return steps.sort((a, b) => a.dueAt - b.dueAt)
}
