// School years: from 1 August to 31 July, with a calendar that reaches to the end of December after.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { calendarReach, firstYear, isSchoolYear, schoolYearOf, schoolYearStarting } from '../../lambdas/domain/school-year.ts'

describe('a school year', () => {
  it.each(['2026-2027', '2027-2028', '1999-2000'])('%s is one', (text) => {
    expect(isSchoolYear(text)).toBe(true)
  })

  it.each(['2026-2028', '2026-2026', '2027-2026', '2026/2027', '2026-27', '2026', '', ' 2026-2027', '2026-2027\n'])('"%s" is none', (text) => {
    expect(isSchoolYear(text)).toBe(false)
  })

  it('is named after the calendar year in which it begins', () => {
    expect(schoolYearStarting(2026)).toBe('2026-2027')
    expect(firstYear(schoolYearStarting(2026))).toBe(2026)
  })

  it.each([
    ['2026-07-31', '2025-2026'],
    ['2026-08-01', '2026-2027'],
    ['2026-12-31', '2026-2027'],
    ['2027-01-01', '2026-2027'],
    ['2027-07-31', '2026-2027'],
    ['2027-08-01', '2027-2028'],
    ['2028-02-29', '2027-2028'],
  ])('%s lies in %s', (date, year) => {
    expect(schoolYearOf(day(date))).toBe(year)
  })

  it('has a calendar from 1 August to 31 December of the year after', () => {
    expect(calendarReach(schoolYearStarting(2026))).toEqual({ first: '2026-08-01', last: '2027-12-31' })
  })
})
