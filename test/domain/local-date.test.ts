// Days that exist, and counting with them, against Temporal.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays, addYears, day, dayNumber, fromDayNumber, isLocalDate, weekday } from '../../lambdas/domain/local-date.ts'

/** From the year 201 to 9773, most of them near our time. */
const anyDay = fc.oneof(fc.integer({ min: -646_000, max: 2_850_000 }), fc.integer({ min: -40_000, max: 80_000 })).map(fromDayNumber)

function existsForTemporal(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

describe('a day', () => {
  it.each([
    '2024-02-29', '2028-02-29', '2000-02-29', '2027-02-28', '2026-07-31', '2026-08-01', '2026-12-31', '0001-01-01', '9999-12-31',
  ])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true)
  })

  it.each([
    '2027-02-29', '1900-02-29', '2027-02-30', '2027-04-31', '2027-13-01', '2027-00-10', '2027-01-00', '2027-01-32', '2027-1-1', '27-01-01', '20270101',
    '2027-03-31T00:00', ' 2027-03-31', '2027-03-31 ', '2027-03-31\n', '31-03-2027', '+02027-03-31', '-2027-03-31', '２０２７-03-31', '',
  ])('"%s" is none', (text) => {
    expect(isLocalDate(text)).toBe(false)
  })

  it('that is written wrong in the code is a fault', () => {
    expect(() => day('2027-02-29')).toThrow(RangeError)
    expect(day('2028-02-29')).toBe('2028-02-29')
  })
})

describe('counting with days', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-28', 2, '2024-03-01'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2027-03-27', 1, '2027-03-28'],
    ['2027-03-28', 1, '2027-03-29'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-07-31', 1, '2026-08-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-08-01', -1, '2027-07-31'],
  ])('from %s, %i days on is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to)
  })

  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', -1, '2023-02-28'],
    ['2027-03-31', 2, '2029-03-31'],
    ['2026-02-28', 2, '2028-02-28'],
  ])('%s and %i years is %s', (from, count, to) => {
    expect(addYears(day(from), count)).toBe(to)
  })

  it('1 is Monday and 7 is Sunday', () => {
    const week = ['2027-03-22', '2027-03-23', '2027-03-24', '2027-03-25', '2027-03-26', '2027-03-27', '2027-03-28']
    expect(week.map((text) => weekday(day(text)))).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('goes on before the year 100, which Date takes for one of the 20th century', () => {
    expect(addDays(day('0099-12-31'), 1)).toBe('0100-01-01')
    expect(addDays(day('0027-02-28'), 1)).toBe('0027-03-01')
    expect(dayNumber(day('0001-01-01'))).toBe(-719_162)
    expect(fromDayNumber(-719_162)).toBe('0001-01-01')
  })

  it('goes as Temporal goes, before 1970 too', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), fc.integer({ min: -100, max: 100 }), (date, days, years) => {
        const peer = Temporal.PlainDate.from(date)
        expect(addDays(date, days)).toBe(peer.add({ days }).toString())
        expect(addYears(date, years)).toBe(peer.add({ years }).toString())
        expect(weekday(date)).toBe(peer.dayOfWeek)
        expect(dayNumber(addDays(date, days)) - dayNumber(date)).toBe(days)
        expect(isLocalDate(date)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('takes and refuses the texts that Temporal takes and refuses', () => {
    const number = (digits: number, max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(digits, '0'))
    fc.assert(
      fc.property(number(4, 9999), number(2, 14), number(2, 33), (year, month, date) => {
        const text = `${year}-${month}-${date}`
        expect(isLocalDate(text)).toBe(existsForTemporal(text))
      }),
      { numRuns: 2000 },
    )
  })
})
