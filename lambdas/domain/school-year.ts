// A school year, as `2026-2027`: from 1 August to 31 July, with a calendar that may reach to 31 December after.
import { day, type LocalDate } from './local-date.ts'

declare const schoolYear: unique symbol
export type SchoolYear = string & { readonly [schoolYear]: true }

export function isSchoolYear(text: string): text is SchoolYear {
  const match = /^(\d{4})-(\d{4})$/.exec(text)
  return match !== null && Number(match[2]) === Number(match[1]) + 1
}

export function schoolYearStarting(year: number): SchoolYear {
  return `${year}-${year + 1}` as SchoolYear
}

export function firstYear(year: SchoolYear): number {
  return Number(year.slice(0, 4))
}

/** The days that a calendar of this year may name: 1 August to 31 December of the year after. */
export function calendarReach(year: SchoolYear): { readonly first: LocalDate; readonly last: LocalDate } {
  const first = firstYear(year)
  return { first: day(`${first}-08-01`), last: day(`${first + 1}-12-31`) }
}

export function schoolYearOf(date: LocalDate): SchoolYear {
  const year = Number(date.slice(0, 4))
  return schoolYearStarting(date.slice(5) >= '08-01' ? year : year - 1)
}
