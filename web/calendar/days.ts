// Counting days in the browser: which days are free, when Easter is, when the clock changes. The rules of the API decide; this is for showing.

const millisecondsPerDay = 86_400_000

export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay
}

export function fromDayNumber(number: number): string {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10)
}

export const addDays = (day: string, days: number): string => fromDayNumber(dayNumber(day) + days)

/** Whole days from one day to another; negative when the other lies before. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** 1 is Monday, 7 is Sunday. */
export const weekday = (day: string): number => ((dayNumber(day) + 3) % 7) + 1

/** Whether a text names a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && fromDayNumber(dayNumber(text)) === text
}

/** Easter Sunday (Anonymous Gregorian computus), as the domain computes it; a test compares the two. */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Public holidays by day, with their names. Good Friday and 5 May count as free in schools. */
export function publicHolidays(year: number): ReadonlyMap<string, string> {
  const easter = easterSunday(year)
  const kingsDay = weekday(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`
  return new Map([
    [`${year}-01-01`, 'Nieuwjaarsdag'],
    [addDays(easter, -2), 'Goede Vrijdag'],
    [easter, 'Eerste Paasdag'],
    [addDays(easter, 1), 'Tweede Paasdag'],
    [kingsDay, 'Koningsdag'],
    [`${year}-05-05`, 'Bevrijdingsdag'],
    [addDays(easter, 39), 'Hemelvaartsdag'],
    [addDays(easter, 49), 'Eerste Pinksterdag'],
    [addDays(easter, 50), 'Tweede Pinksterdag'],
    [`${year}-12-25`, 'Eerste Kerstdag'],
    [`${year}-12-26`, 'Tweede Kerstdag'],
  ])
}

/** A school holiday as the settings of a year hold it: both days inclusive. */
export interface Holiday {
  readonly name: string
  readonly first: string
  readonly last: string
}

/** Monday to Friday, no public holiday, no school holiday of the region: as the domain counts it; a test compares the two. */
export function isWorkingDay(day: string, holidays: readonly Holiday[]): boolean {
  if (weekday(day) > 5 || publicHolidays(Number(day.slice(0, 4))).has(day)) return false
  return !holidays.some((holiday) => holiday.first <= day && day <= holiday.last)
}

/** Further than any row of free days. */
const furthest = 120

/** The working day that many working days after a day, or before it when negative. */
export function workingDaysFrom(day: string, count: number, holidays: readonly Holiday[]): string {
  let found = day
  for (let left = Math.abs(count), walked = 0; left > 0 && walked < furthest; walked++) {
    found = addDays(found, Math.sign(count))
    if (isWorkingDay(found, holidays)) left--
  }
  return found
}

function lastSundayOf(year: number, month: '03' | '10'): string {
  const last = `${year}-${month}-31`
  return addDays(last, -(weekday(last) % 7))
}

/** The nights in which the clock changes: the last Sundays of March and October. */
export function clockChanges(year: number): { readonly forward: string; readonly back: string } {
  return { forward: lastSundayOf(year, '03'), back: lastSundayOf(year, '10') }
}
