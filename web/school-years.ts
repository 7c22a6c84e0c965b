// Which school years there are to open.
import { yearName } from './words/dates.ts'

/** The school year of a day, as `2026-2027`: it begins on 1 August. */
export function schoolYearOf(day: string): string {
  const year = Number(day.slice(0, 4))
  const first = Number(day.slice(5, 7)) >= 8 ? year : year - 1
  return `${first}-${first + 1}`
}

/** A school year ends on 31 July; what is over stays as it was. */
export const isOver = (year: string, today: string): boolean => today > lastDayOf(year)

/** The last day of `2026-2027` as `2027-07-31`. */
export const lastDayOf = (year: string): string => `${year.slice(5)}-07-31`

/** The open years before another one, the latest first: from these a new year may be copied. */
export function earlierYears(open: readonly string[], year: string): readonly string[] {
  return open.filter((one) => one < year).sort().reverse()
}

/** This school year and the next two, without those that are open already. */
export function yearsToOpen(today: string, open: readonly string[]): Readonly<Record<string, string>> {
  const first = Number(schoolYearOf(today).slice(0, 4))
  const years = [0, 1, 2].map((more) => `${first + more}-${first + more + 1}`).filter((year) => !open.includes(year))
  return Object.fromEntries(years.map((year) => [year, yearName(year)]))
}
