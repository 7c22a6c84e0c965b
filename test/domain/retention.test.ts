import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { MilestoneKind } from '../../lambdas/domain/milestone.ts'
import { isPastRetention, lastDayKept } from '../../lambdas/domain/retention.ts'
import { at, step } from './builders.ts'
import { year } from './dossiers.ts'

const dated = (kind: MilestoneKind, on: string) => step({ kind, on: day(on) })
const closing = (on: string) => dated('year-closed', on)

describe('how long dossiers are kept', () => {
  it.each([
    ['1 October where the calendar says nothing', [], '2027-10-01'],
    ['the day of the step', [closing('2027-09-15')], '2027-09-15'],
    ['1 October where the step is later: that is the latest', [closing('2027-12-01')], '2027-10-01'],
    ['the last day of fetching, where the step is before it: a mistyped day destroys nothing', [dated('fetched', '2027-04-16'), closing('2026-10-01')], '2027-04-16'],
    ['the last day of fetching, where the step is the day before it', [dated('fetched', '2027-04-16'), closing('2027-04-15')], '2027-04-16'],
    ['the day of the step, where that is the day after', [dated('fetched', '2027-04-16'), closing('2027-04-17')], '2027-04-17'],
    ['the last release of all rounds, where the step is before it', [dated('release', '2027-04-07'), dated('release', '2027-06-02'), closing('2027-05-20')], '2027-06-02'],
    ['the day for those who did not arrive, where the step is before it', [dated('release', '2027-04-07'), dated('not-arrived', '2027-09-10'), closing('2027-06-20')], '2027-09-10'],
    ['1 October where those who did not arrive come later', [dated('not-arrived', '2027-10-08'), closing('2027-06-20')], '2027-10-01'],
    ['the end of the school year, where the step is before it and the calendar has none of these', [closing('2026-10-01')], '2027-07-31'],
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
