import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { isPastRetention, lastDayKept } from '../../lambdas/domain/retention.ts'
import { at, step } from './builders.ts'
import { year } from './dossiers.ts'

const closing = (on: string) => step({ kind: 'year-closed', on: day(on) })

describe('how long dossiers are kept', () => {
  it.each([
    ['1 October where the calendar says nothing', [], '2027-10-01'],
    ['the day of the step', [closing('2027-09-15')], '2027-09-15'],
    ['1 October where the step is later: that is the latest', [closing('2027-12-01')], '2027-10-01'],
    ['the earliest of two', [closing('2027-09-20'), closing('2027-09-15')], '2027-09-15'],
  ] as const)('is until %s', (_what, milestones, last) => {
    expect(lastDayKept(year, milestones)).toBe(last)
  })
  it('ends with the day, in Amsterdam', () => {
    const head = { year, calendar: { milestones: [closing('2027-09-15')] } }
    expect(isPastRetention(head, at('2027-09-15 23:59'))).toBe(false)
    expect(isPastRetention(head, at('2027-09-16 00:00'))).toBe(true)
  })
  it('ends at once when the region closes the year', () => {
    expect(isPastRetention({ year, closedAt: at('2027-07-01 10:00') }, at('2027-07-01 10:00'))).toBe(true)
  })
})
