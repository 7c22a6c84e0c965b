// When mail may arrive at a school: on its working days, by day. Outside these hours it waits, so that nobody is mailed at night or in a holiday.
import { type LocalDate } from './local-date.ts'
import { type Instant, localDateOf, momentAt, time, type TimeOfDay, timeOfDayOf } from './moment.ts'
import { isWorkingDay, type SchoolHoliday, workingDaysFrom } from './working-days.ts'

/** Peers send between 08:00 and 17:00 on school days; an hour more keeps a reminder at the end of a day on that day. */
export const opensAt = time('08:00')
export const closesAt = time('18:00')

/** The time of day nearest to the wanted one at which mail may go out. */
export function withinOpenHours(at: TimeOfDay): TimeOfDay {
  return at < opensAt ? opensAt : at > closesAt ? closesAt : at
}

/** The day itself when it is a working day, else the last one before it. */
export function workingDayUpTo(date: LocalDate, holidays: readonly SchoolHoliday[]): LocalDate {
  return isWorkingDay(date, holidays) ? date : workingDaysFrom(date, -1, holidays)
}

/** The moment itself when mail may go out then, else the first moment after it at which it may. */
export function nextOpenMoment(at: Instant, holidays: readonly SchoolHoliday[]): Instant {
  const date = localDateOf(at)
  const clock = timeOfDayOf(at)
  if (isWorkingDay(date, holidays)) {
    if (clock < opensAt) return momentAt(date, opensAt)
    if (clock < closesAt) return at
  }
  return momentAt(workingDaysFrom(date, 1, holidays), opensAt)
}
