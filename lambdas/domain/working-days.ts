// Which days schools work: Monday to Friday, no public holiday, no school holiday of the region (`docs/glossary.md`, working day).
import { addDays, day, dayNumber, fromDayNumber, type LocalDate, weekday, weekdayOfNumber } from './local-date.ts'

export interface SchoolHoliday {
  readonly name: string
  readonly first: LocalDate
  readonly last: LocalDate
}

/** Easter Sunday of a year in the Gregorian calendar (Anonymous Gregorian computus, Meeus/Jones/Butcher). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const dayOfMonth = ((h + l - 7 * m + 114) % 31) + 1
  return day(`${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`)
}

const byYear = new Map<number, ReadonlyMap<LocalDate, string>>()

/**
 * The public holidays of a year with their Dutch names. Good Friday and 5 May are no official days off, but most schools are closed:
 * they count as free. King's Day is 27 April, or the 26th when the 27th is a Sunday.
 */
export function publicHolidays(year: number): ReadonlyMap<LocalDate, string> {
  const known = byYear.get(year)
  if (known) return known
  const easter = easterSunday(year)
  const kingsDay = day(`${year}-04-27`)
  const holidays = new Map<LocalDate, string>([
    [day(`${year}-01-01`), 'Nieuwjaarsdag'],
    [addDays(easter, -2), 'Goede Vrijdag'],
    [easter, 'Eerste Paasdag'],
    [addDays(easter, 1), 'Tweede Paasdag'],
    [weekday(kingsDay) === 7 ? addDays(kingsDay, -1) : kingsDay, 'Koningsdag'],
    [day(`${year}-05-05`), 'Bevrijdingsdag'],
    [addDays(easter, 39), 'Hemelvaartsdag'],
    [addDays(easter, 49), 'Eerste Pinksterdag'],
    [addDays(easter, 50), 'Tweede Pinksterdag'],
    [day(`${year}-12-25`), 'Eerste Kerstdag'],
    [day(`${year}-12-26`), 'Tweede Kerstdag'],
  ])
  byYear.set(year, holidays)
  return holidays
}

const isFree = (date: LocalDate, schoolHolidays: readonly SchoolHoliday[]) =>
  publicHolidays(Number(date.slice(0, 4))).has(date) || schoolHolidays.some((holiday) => holiday.first <= date && date <= holiday.last)

export function isWorkingDay(date: LocalDate, schoolHolidays: readonly SchoolHoliday[]): boolean {
  return weekday(date) <= 5 && !isFree(date, schoolHolidays)
}

/** The same of a day number: walking over days, only those from Monday to Friday need to become dates. */
const isWorkingNumber = (number: number, schoolHolidays: readonly SchoolHoliday[]) =>
  weekdayOfNumber(number) <= 5 && !isFree(fromDayNumber(number), schoolHolidays)

/** A calendar without a working day within this many days is an input fault, not a reason to search for ever. */
const furthest = 366

/** The working day `count` working days after a date (before it when negative); 0 answers the date itself, working day or not. */
export function workingDaysFrom(date: LocalDate, count: number, schoolHolidays: readonly SchoolHoliday[]): LocalDate {
  const step = Math.sign(count)
  let found = dayNumber(date)
  let left = Math.abs(count)
  for (let walked = 0; left > 0; walked++) {
    if (walked > furthest) throw new RangeError(`no working day within a year of ${date}`)
    found += step
    if (isWorkingNumber(found, schoolHolidays)) left--
  }
  return fromDayNumber(found)
}

/** How many working days lie after `from` up to and with `to`; 0 when `to` is not after `from`. */
export function workingDaysUntil(from: LocalDate, to: LocalDate, schoolHolidays: readonly SchoolHoliday[]): number {
  const last = dayNumber(to)
  let count = 0
  for (let number = dayNumber(from) + 1; number <= last; number++) if (isWorkingNumber(number, schoolHolidays)) count++
  return count
}
