// What warns of one step: the day before the edge of each rule, the edge, the day after; in 2024, 2027 and 2028.
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../lambdas/domain/conflict.ts'
import { dateWarnings } from '../../lambdas/domain/date-warnings.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearOf } from '../../lambdas/domain/school-year.ts'
import type { SchoolHoliday } from '../../lambdas/domain/working-days.ts'
import { at, step } from './builders.ts'

const mayHoliday: SchoolHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }
const long = at('2020-01-01 08:00')

interface Given extends Partial<CheckContext> {
  readonly holidays?: readonly SchoolHoliday[]
}

/** Checked in the school year in which the step falls, long before it. */
const warningsOf = (milestone: Milestone, { holidays = [], ...given }: Given = {}) =>
  dateWarnings(milestone, { year: schoolYearOf(milestone.on), settings: { ...usualSettings, schoolHolidays: holidays }, now: long, ...given })
const codes = (milestone: Milestone, given?: Given) => warningsOf(milestone, given).map(({ code }) => code)
const of = (kind: Milestone['kind'], on: string, hour?: string, given: Partial<Milestone> = {}) => step({ kind, on: day(on), ...(hour && { at: time(hour) }), ...given })

describe('against the national dates', () => {
  it.each([
    // 2025: the year allowed opening earlier
    ['applications-open', '2025-03-24', undefined, []],
    ['applications-open', '2026-03-24', undefined, ['opens-before-national']],
    ['applications-open', '2026-03-25', undefined, []],
    ['applications-open', '2026-03-26', undefined, []],
    ['applications-open', '2027-03-24', '09:00', ['opens-before-national']],
    ['applications-open', '2027-03-25', undefined, []],
    ['applications-open', '2028-03-24', undefined, ['opens-before-national']],
    ['applications-open', '2028-03-27', undefined, []],
    ['final-advice', '2027-03-23', undefined, []],
    ['final-advice', '2027-03-24', undefined, []],
    ['final-advice', '2027-03-25', undefined, ['final-advice-after-national']],
    ['final-advice', '2028-03-27', undefined, ['final-advice-after-national']],
    ['applications-close', '2027-03-30', undefined, ['closes-before-national']],
    ['applications-close', '2027-03-31', '23:59', ['closes-before-national']],
    ['applications-close', '2027-03-31', undefined, []],
    ['applications-close', '2027-04-01', '00:01', []],
    ['applications-close', '2028-03-30', undefined, ['closes-before-national']],
    ['decision-due', '2027-05-11', undefined, []],
    ['decision-due', '2027-05-12', '17:00', []],
    ['decision-due', '2027-05-13', undefined, ['decides-after-national']],
    ['decision-due', '2028-05-12', undefined, []],
    ['decision-due', '2028-05-15', undefined, ['decides-after-national']],
    // 2024: no pack, so nothing to compare with
    ['applications-open', '2024-03-18', undefined, []],
    ['decision-due', '2024-05-21', undefined, []],
  ] as const)('%s on %s %s: %j', (kind, on, hour, expected) => {
    expect(codes(of(kind, on, hour))).toEqual(expected)
  })

  it.each([
    ['in a later round', { round: '2' }],
    ['in the rest round', { round: 'rest' }],
    ['of a route that follows the region', { route: 'vso' }],
  ] as const)('a step %s is not compared', (_how, given) => {
    expect(codes(of('applications-open', '2027-03-24', undefined, given))).toEqual([])
    expect(codes(of('decision-due', '2027-05-13', undefined, given))).toEqual([])
  })

  it('tells the national date', () => {
    expect(warningsOf(of('decision-due', '2027-05-13'))).toEqual([
      {
        code: 'decides-after-national',
        severity: 'warning',
        milestoneIds: ['decision-due'],
        details: { title0: 'Een stap', on0: '2027-05-13', national: '2027-05-12' },
      },
    ])
  })
})

describe('on a free day', () => {
  it.each([
    ['2027-03-25', []], // Thursday before Easter
    ['2027-03-26', ['on-public-holiday']],
    ['2027-03-27', ['on-weekend']],
    ['2027-03-28', ['on-public-holiday']],
    ['2027-03-29', ['on-public-holiday']],
    ['2027-03-30', []],
    ['2024-03-28', []],
    ['2024-03-29', ['on-public-holiday']],
    ['2024-03-30', ['on-weekend']],
    ['2024-03-31', ['on-public-holiday']],
    ['2024-04-01', ['on-public-holiday']],
    ['2024-04-02', []],
    ['2024-02-29', []],
    ['2028-02-29', []],
    ['2028-04-13', []],
    ['2028-04-14', ['on-public-holiday']],
    ['2028-04-17', ['on-public-holiday']],
    ['2028-04-18', []],
  ])('a step on %s: %j', (on, expected) => {
    expect(codes(step({ on: day(on) }))).toEqual(expected)
  })

  it.each([
    ['2027-04-23', []],
    ['2027-04-24', ['on-school-holiday']], // a Saturday too
    ['2027-04-26', ['on-school-holiday']],
    ['2027-04-27', ['on-public-holiday']], // King's Day, told by its own name
    ['2027-05-09', ['on-school-holiday']],
    ['2027-05-15', ['on-weekend']],
  ])('with the May holiday entered, on %s: %j', (on, expected) => {
    expect(codes(step({ on: day(on) }), { holidays: [mayHoliday] })).toEqual(expected)
  })

  it('a holiday is told by its name', () => {
    expect(warningsOf(step({ on: day('2027-03-26') }))[0]?.details).toMatchObject({ name: 'Goede Vrijdag' })
    expect(warningsOf(step({ on: day('2027-04-28') }), { holidays: [mayHoliday] })[0]?.details).toMatchObject({ name: 'Meivakantie' })
  })

  it('a step exactly on its national date stands there by law; a day beside it does not', () => {
    expect(codes(of('applications-open', '2028-03-25'))).toEqual([]) // a Saturday
    expect(codes(of('applications-open', '2028-03-26'))).toEqual(['on-weekend'])
    expect(codes(step({ on: day('2028-03-25') }))).toEqual(['on-weekend'])
  })

  it('in a year without a pack nothing is said of a step of the law', () => {
    expect(codes(of('applications-close', '2024-03-31', undefined, { basis: 'law' }))).toEqual([])
    expect(codes(of('applications-close', '2024-03-31', undefined, { basis: 'region' }))).toEqual(['on-public-holiday'])
  })

  it.each(['provisional-advice', 'test', 'test-results', 'year-closed'] as const)('%s passes by itself, whatever the day', (kind) => {
    expect(codes(of(kind, '2027-03-28'))).toEqual([])
  })
})

describe('a deadline in an hour that is not once', () => {
  it.each([
    ['2027-03-28', '01:59', false],
    ['2027-03-28', '02:00', true],
    ['2027-03-28', '02:59', true],
    ['2027-03-28', '03:00', false],
    ['2027-03-27', '02:30', false],
    ['2027-03-29', '02:30', false],
    ['2026-10-25', '02:30', true],
    ['2026-10-25', '03:00', false],
    ['2024-03-31', '02:30', true],
    ['2028-03-26', '02:30', true],
    ['2027-10-31', '02:30', true],
  ])('on %s at %s: %j', (on, hour, expected) => {
    const year = schoolYearOf(day(on === '2027-10-31' ? '2027-07-31' : on))
    expect(codes(step({ on: day(on), at: time(hour) }), { year }).includes('deadline-hour-not-once')).toBe(expected)
  })

  it('is no warning for a release: that is an error', () => {
    expect(codes(of('release', '2027-03-28', '02:30'))).not.toContain('deadline-hour-not-once')
  })
})

describe('work due just after a long school holiday', () => {
  it.each([
    ['2027-04-23', []],
    ['2027-05-10', ['due-after-holiday']],
    ['2027-05-11', ['due-after-holiday']],
    ['2027-05-12', ['due-after-holiday']],
    ['2027-05-13', []],
  ])('on %s: %j', (on, expected) => {
    expect(codes(step({ on: day(on) }), { holidays: [mayHoliday] })).toEqual(expected)
  })

  it('the decision of 12 May 2027 is such work, though it stands on its national date', () => {
    expect(warningsOf(of('decision-due', '2027-05-12'), { holidays: [mayHoliday] })).toMatchObject([
      { code: 'due-after-holiday', details: { name: 'Meivakantie', holidayFirst: '2027-04-24', holidayLast: '2027-05-09' } },
    ])
  })

  it.each([
    [4, []],
    [5, ['due-after-holiday']],
    [6, ['due-after-holiday']],
  ])('a holiday of %i days: %j', (days, expected) => {
    const holiday = { name: 'Vakantie', first: day(`2027-02-${String(27 - days).padStart(2, '0')}`), last: day('2027-02-26') }
    expect(codes(step({ on: day('2027-03-02') }), { holidays: [holiday] })).toEqual(expected)
  })

  it('free days between do not count: after a holiday up to Wednesday 24 March 2027, Easter lengthens it', () => {
    const holiday = { name: 'Vakantie', first: day('2027-03-13'), last: day('2027-03-24') }
    expect(codes(step({ on: day('2027-03-31') }), { holidays: [holiday] })).toEqual(['due-after-holiday'])
    expect(codes(step({ on: day('2027-04-01') }), { holidays: [holiday] })).toEqual([])
  })

  it.each(['release', 'applications-open', 'applications-close', 'test-results'] as const)('%s is no work', (kind) => {
    expect(codes(of(kind, '2027-05-12', undefined, { round: '2' }), { holidays: [mayHoliday] })).toEqual([])
  })
})

describe('nothing is said', () => {
  it('of a step that is past', () => {
    const sunday = step({ on: day('2027-03-21') })
    expect(codes(sunday, { now: at('2027-03-21 23:59') })).toEqual(['on-weekend'])
    expect(codes(sunday, { now: at('2027-03-22 00:00') })).toEqual([])
  })

  it('of a step that the region does not use', () => {
    const ready = of('set-ready', '2027-03-27')
    expect(codes(ready)).toEqual(['on-weekend'])
    expect(codes(ready, { settings: { ...usualSettings, dossiers: 'none' } })).toEqual([])
  })

  it('of a step outside the year: that is an error', () => {
    const year = schoolYearOf(day('2027-03-01'))
    expect(codes(step({ on: day('2027-12-25') }), { year })).toEqual(['on-public-holiday'])
    expect(codes(step({ on: day('2028-01-01') }), { year })).toEqual([])
    expect(codes(step({ on: day('0001-01-01') }), { year })).toEqual([])
  })
})
