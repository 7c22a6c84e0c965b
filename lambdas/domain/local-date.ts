// A calendar day in the Netherlands, as `2027-03-31`: sorts as text, has no time and no zone.
import { Temporal } from 'temporal-polyfill'

declare const localDate: unique symbol
export type LocalDate = string & { readonly [localDate]: true }

const shape = /^\d{4}-\d{2}-\d{2}$/

/** Whether the text is a day that exists: `2027-02-29` is not one. */
export function isLocalDate(text: string): text is LocalDate {
  if (!shape.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The day that a text names. For days written in code; input from outside goes through `isLocalDate`. */
export function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

const millisecondsPerDay = 86_400_000

/** The Gregorian calendar repeats itself after 400 years; `Date.UTC` takes a year below 100 for one of the 20th century. */
const repeatsAfterYears = 400
const repeatsAfterDays = 146_097

/**
 * Days since 1 January 1970: for differences, never for showing. Calendars count days all the time, and this costs half of parsing the
 * text as a moment.
 */
export function dayNumber(date: LocalDate): number {
  const sameDay = Date.UTC(Number(date.slice(0, 4)) + repeatsAfterYears, Number(date.slice(5, 7)) - 1, Number(date.slice(8)))
  return sameDay / millisecondsPerDay - repeatsAfterDays
}

/** Put together from its parts, which costs a quarter of `toISOString`. */
export function fromDayNumber(number: number): LocalDate {
  const moment = new Date(number * millisecondsPerDay)
  const year = String(moment.getUTCFullYear()).padStart(4, '0')
  return `${year}-${twoDigits[moment.getUTCMonth() + 1]}-${twoDigits[moment.getUTCDate()]}` as LocalDate
}

const twoDigits = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'))

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** Calendar years later; 29 February becomes 28 February where there is none. */
export function addYears(date: LocalDate, years: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ years }).toString() as LocalDate
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekday(date: LocalDate): number {
  return weekdayOfNumber(dayNumber(date))
}

export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}
