// The browser counts days as the domain does: it may not import it, so this compares the two.
import { describe, expect, test } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { time, wallClock } from '../../lambdas/domain/moment.ts'
import { publicHolidays as domainHolidays } from '../../lambdas/domain/working-days.ts'
import { clockChanges, isDay, publicHolidays, weekday } from '../../web/calendar/days.ts'
import { schoolYearOf, yearsToOpen } from '../../web/school-years.ts'

const years = Array.from({ length: 30 }, (_, index) => 2020 + index)

test.each(years)('the public holidays of %s are those of the domain', (year) => {
  expect([...publicHolidays(year)].sort()).toEqual([...domainHolidays(year)].sort())
})

test.each(years)('the clock changes of %s are those of the time zone', (year) => {
  const { forward, back } = clockChanges(year)
  expect(wallClock(day(forward), time('02:30')).kind).toBe('missing')
  expect(wallClock(day(back), time('02:30')).kind).toBe('doubled')
  expect([weekday(forward), weekday(back)]).toEqual([7, 7])
})

test.each([
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-04-31', false],
  ['27-04-01', false],
  ['', false],
])('whether "%s" is a day: %s', (text, answer) => {
  expect(isDay(text)).toBe(answer)
})

describe('the school years that can be opened', () => {
  test.each([
    ['2027-07-31', '2026-2027'],
    ['2027-08-01', '2027-2028'],
  ])('%s lies in school year %s', (today, year) => {
    expect(schoolYearOf(today)).toBe(year)
  })

  test('are this one and the next two, without those that are open', () => {
    expect(Object.keys(yearsToOpen('2026-11-21', ['2026-2027']))).toEqual(['2027-2028', '2028-2029'])
  })
})
