// Public holidays and working days: Easter and what hangs on it, King's Day, school holidays on both sides of their edges.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, fromDayNumber, weekday } from '../../lambdas/domain/local-date.ts'
import { easterSunday, isWorkingDay, publicHolidays, workingDaysFrom, workingDaysUntil } from '../../lambdas/domain/working-days.ts'

const mayHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }

describe('public holidays', () => {
  it.each([
    [1818, '1818-03-22'], [1943, '1943-04-25'], [2000, '2000-04-23'], [2008, '2008-03-23'], [2011, '2011-04-24'], [2024, '2024-03-31'], [2025, '2025-04-20'],
    [2026, '2026-04-05'], [2027, '2027-03-28'], [2028, '2028-04-16'], [2029, '2029-04-01'], [2030, '2030-04-21'], [2038, '2038-04-25'], [2285, '2285-03-22'],
  ])('Easter %i falls on %s', (year, date) => {
    expect(easterSunday(year)).toBe(date)
  })

  it('of 2027 are these eleven', () => {
    expect([...publicHolidays(2027)].sort()).toEqual([
      ['2027-01-01', 'Nieuwjaarsdag'],
      ['2027-03-26', 'Goede Vrijdag'],
      ['2027-03-28', 'Eerste Paasdag'],
      ['2027-03-29', 'Tweede Paasdag'],
      ['2027-04-27', 'Koningsdag'],
      ['2027-05-05', 'Bevrijdingsdag'],
      ['2027-05-06', 'Hemelvaartsdag'],
      ['2027-05-16', 'Eerste Pinksterdag'],
      ['2027-05-17', 'Tweede Pinksterdag'],
      ['2027-12-25', 'Eerste Kerstdag'],
      ['2027-12-26', 'Tweede Kerstdag'],
    ])
  })

  it.each([
    [2025, '2025-04-26'], // the 27th is a Sunday
    [2026, '2026-04-27'],
    [2027, '2027-04-27'],
    [2031, '2031-04-26'],
    [2032, '2032-04-27'],
  ])("King's Day %i is kept on %s", (year, date) => {
    expect([...publicHolidays(year)].filter(([, name]) => name === 'Koningsdag')).toEqual([[date, 'Koningsdag']])
  })

  it("King's Day that would fall on a Sunday leaves that Sunday without a holiday", () => {
    expect(publicHolidays(2025).has(day('2025-04-27'))).toBe(false)
  })

  it('a name stays when two holidays fall on one day: 5 May 2016 was Ascension Day too', () => {
    expect(publicHolidays(2016).has(day('2016-05-05'))).toBe(true)
    expect(isWorkingDay(day('2016-05-05'), [])).toBe(false)
  })
})

describe('a working day', () => {
  it.each([
    ['2027-03-25', true], // Thursday before Easter
    ['2027-03-26', false], // Good Friday
    ['2027-03-27', false],
    ['2027-03-28', false], // Easter, and the clock change
    ['2027-03-29', false],
    ['2027-03-30', true],
    ['2027-04-26', true],
    ['2027-04-27', false],
    ['2027-05-04', true],
    ['2027-05-05', false],
    ['2027-05-06', false],
    ['2027-05-07', true],
    ['2028-02-29', true],
    ['2024-02-29', true],
    ['2026-07-31', true],
    ['2026-08-01', false], // a Saturday
    ['2026-12-24', true],
    ['2026-12-25', false],
    ['2027-01-01', false],
  ])('without school holidays: %s %s', (date, works) => {
    expect(isWorkingDay(day(date), [])).toBe(works)
  })

  it.each([
    ['2027-04-23', true], // the Friday before
    ['2027-04-24', false],
    ['2027-04-26', false],
    ['2027-05-07', false],
    ['2027-05-09', false],
    ['2027-05-10', true],
  ])('around the May holiday: %s %s', (date, works) => {
    expect(isWorkingDay(day(date), [mayHoliday])).toBe(works)
  })

  it('a school holiday of one day is free on that day alone', () => {
    const studyDay = { name: 'Studiedag', first: day('2027-03-24'), last: day('2027-03-24') }
    expect(['2027-03-23', '2027-03-24', '2027-03-25'].map((text) => isWorkingDay(day(text), [studyDay]))).toEqual([true, false, true])
  })
})

describe('counting working days', () => {
  it.each([
    ['2027-03-31', -1, '2027-03-30'],
    ['2027-03-31', -2, '2027-03-25'], // over Easter
    ['2027-03-25', 1, '2027-03-30'],
    ['2027-03-24', 1, '2027-03-25'],
    ['2027-03-28', 1, '2027-03-30'],
    ['2027-03-28', -1, '2027-03-25'],
    ['2027-03-27', 0, '2027-03-27'], // 0 is the day itself, working day or not
    ['2027-01-04', -1, '2026-12-31'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-28', 2, '2028-03-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-07-31', 1, '2026-08-03'],
  ])('from %s, %i on is %s', (from, count, to) => {
    expect(workingDaysFrom(day(from), count, [])).toBe(to)
  })

  it('12 May 2027 comes three working days after a May holiday of two weeks', () => {
    expect(workingDaysFrom(day('2027-05-12'), -3, [mayHoliday])).toBe('2027-04-23')
    expect(workingDaysFrom(day('2027-05-12'), -2, [mayHoliday])).toBe('2027-05-10')
    expect(workingDaysUntil(day('2027-04-23'), day('2027-05-12'), [mayHoliday])).toBe(3)
  })

  it.each([
    ['2027-03-24', '2027-03-24', 0],
    ['2027-03-25', '2027-03-24', 0],
    ['2027-03-24', '2027-03-25', 1],
    ['2027-03-25', '2027-03-29', 0],
    ['2027-03-25', '2027-03-30', 1],
    ['2027-03-25', '2027-03-31', 2],
  ])('after %s up to and with %s there are %i', (from, to, count) => {
    expect(workingDaysUntil(day(from), day(to), [])).toBe(count)
  })

  it('a calendar in which nobody ever works is a fault, and no endless search', () => {
    const forEver = { name: 'Altijd', first: day('2020-01-01'), last: day('2040-01-01') }
    expect(() => workingDaysFrom(day('2027-03-24'), 1, [forEver])).toThrow(RangeError)
    expect(() => workingDaysFrom(day('2027-03-24'), -1, [forEver])).toThrow(RangeError)
    expect(workingDaysFrom(day('2027-03-24'), 0, [forEver])).toBe('2027-03-24')
  })

  it('there and back again: counting forward what was counted back ends on a working day, and the counts agree', () => {
    const anyDay = fc.integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2030, 0, 1) / 86_400_000 }).map(fromDayNumber)
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (date, count) => {
        const ahead = workingDaysFrom(date, count, [mayHoliday])
        expect(weekday(ahead)).toBeLessThanOrEqual(5)
        expect(isWorkingDay(ahead, [mayHoliday])).toBe(true)
        expect(workingDaysUntil(date, ahead, [mayHoliday])).toBe(count)
        expect(workingDaysFrom(addDays(ahead, 1), -1, [mayHoliday])).toBe(ahead)
      }),
      { numRuns: 300 },
    )
  })
})
