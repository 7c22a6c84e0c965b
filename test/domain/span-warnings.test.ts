// What warns of the time between two steps: a working day too few, just enough, one more; and Easter in the week of applying.
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../lambdas/domain/conflict.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearOf } from '../../lambdas/domain/school-year.ts'
import { spanWarnings } from '../../lambdas/domain/span-warnings.ts'
import { at, step } from './builders.ts'

const of = (kind: Milestone['kind'], on: string, hour?: string, given: Partial<Milestone> = {}) =>
  step({ kind, id: `${kind}-${given.round ?? '1'}-${given.route ?? 'regular'}`, on: day(on), ...(hour && { at: time(hour) }), ...given })
const warningsOf = (milestones: readonly Milestone[], given: Partial<CheckContext> = {}) =>
  spanWarnings(milestones, { year: schoolYearOf(milestones[0]!.on), settings: usualSettings, now: at('2020-01-01 08:00'), ...given })
const found = (...milestones: readonly Milestone[]) => warningsOf(milestones).map(({ details }) => `${details['found']} of ${details['needed']}`)

describe('the working days that the work needs', () => {
  it.each([
    // two from the final advice to the inspection
    ['final-advice', '2027-03-24', 'inspection-done', '2027-03-25', ['1 of 2']],
    ['final-advice', '2027-03-24', 'inspection-done', '2027-03-30', []],
    ['final-advice', '2027-03-24', 'inspection-done', '2027-03-31', []],
    ['final-advice', '2027-03-25', 'inspection-done', '2027-03-29', ['0 of 2']], // only Easter between
    ['final-advice', '2024-03-27', 'inspection-done', '2024-04-01', ['1 of 2']],
    ['final-advice', '2024-03-27', 'inspection-done', '2024-04-02', []],
    ['final-advice', '2028-03-24', 'inspection-done', '2028-03-27', ['1 of 2']],
    ['final-advice', '2028-03-24', 'inspection-done', '2028-03-28', []],
    // two from the inspection to setting ready
    ['inspection-done', '2027-03-31', 'set-ready', '2027-04-01', ['1 of 2']],
    ['inspection-done', '2027-03-31', 'set-ready', '2027-04-02', []],
    ['inspection-done', '2027-03-31', 'set-ready', '2027-03-30', ['0 of 2']],
    ['inspection-done', '2027-03-31', 'oso-set-ready', '2027-04-01', ['1 of 2']],
    ['inspection-done', '2027-03-31', 'oso-set-ready', '2027-04-02', []],
    // three from the closing to the release
    ['applications-close', '2027-03-31', 'release', '2027-04-02', ['2 of 3']],
    ['applications-close', '2027-03-31', 'release', '2027-04-05', []],
    ['applications-close', '2024-03-28', 'release', '2024-04-03', ['2 of 3']],
    ['applications-close', '2024-03-28', 'release', '2024-04-04', []],
    // one from setting ready to the release
    ['set-ready', '2027-04-06', 'release', '2027-04-07', []],
    ['set-ready', '2027-04-02', 'release', '2027-04-04', ['0 of 1']],
    ['oso-set-ready', '2027-04-02', 'release', '2027-04-04', ['0 of 1']],
    ['oso-set-ready', '2027-04-02', 'release', '2027-04-05', []],
    // five from the release to what is fetched
    ['release', '2028-04-05', 'fetched', '2028-04-11', ['4 of 5']],
    ['release', '2028-04-05', 'fetched', '2028-04-12', []],
    ['release', '2028-04-11', 'fetched', '2028-04-19', ['4 of 5']], // Easter 2028 costs two
    ['release', '2028-04-11', 'fetched', '2028-04-20', []],
  ] as const)('%s on %s, %s on %s: %j', (first, firstOn, second, secondOn, expected) => {
    expect(found(of(first, firstOn), of(second, secondOn))).toEqual(expected)
    expect(found(of(second, secondOn), of(first, firstOn))).toEqual(expected)
  })

  it('are not told of two steps that stand in the wrong order: that is an error', () => {
    expect(found(of('final-advice', '2027-03-31'), of('inspection-done', '2027-03-30'))).toEqual([])
    expect(found(of('applications-close', '2027-03-31'), of('release', '2027-03-31', '09:00'))).toEqual([])
    expect(found(of('set-ready', '2027-04-07', '10:00'), of('release', '2027-04-07', '09:00'))).toEqual([])
  })

  it('are told of setting ready in the morning of the release', () => {
    expect(found(of('set-ready', '2027-04-07', '08:00'), of('release', '2027-04-07', '09:00'))).toEqual(['0 of 1'])
  })

  it('count the school holidays of the region', () => {
    const holiday = { name: 'Vakantie', first: day('2027-04-02'), last: day('2027-04-04') }
    const steps = [of('applications-close', '2027-03-31'), of('release', '2027-04-05')]
    expect(warningsOf(steps, { settings: { ...usualSettings, schoolHolidays: [holiday] } })).toMatchObject([{ details: { found: '2', needed: '3' } }])
  })

  it('are counted in the same round, and by the regular step where a route has none of its own', () => {
    const release = of('release', '2027-04-07', '09:00')
    expect(found(release, of('fetched', '2027-04-08', undefined, { round: '2' }))).toEqual([])
    expect(found(release, of('fetched', '2027-04-08', undefined, { route: 'pro' }))).toEqual(['1 of 5'])
    expect(found(release, of('fetched', '2027-04-08', undefined, { route: 'pro' }), of('release', '2027-04-01', undefined, { route: 'pro' }))).toEqual([])
  })

  it('a route that closes later may share the release of the regular one', () => {
    const regular = [of('applications-close', '2027-03-31'), of('release', '2027-04-07', '09:00')]
    expect(found(...regular, of('applications-close', '2027-04-06', undefined, { route: 'lwoo' }))).toEqual([])
  })

  it('are not told once the later step is past, or of a step that the region does not use', () => {
    const steps = [of('inspection-done', '2027-03-31'), of('set-ready', '2027-04-01')]
    expect(warningsOf(steps, { now: at('2027-04-01 23:59') })).toHaveLength(1)
    expect(warningsOf(steps, { now: at('2027-04-02 00:00') })).toEqual([])
    expect(warningsOf(steps, { settings: { ...usualSettings, dossiers: 'none' } })).toEqual([])
  })
})

describe('Easter in the week of applying', () => {
  const week = (open: string, close: string, given: Partial<Milestone> = {}) => [of('applications-open', open, undefined, given), of('applications-close', close, undefined, given)]

  it.each([
    // 2027: Good Friday 26, Easter Monday 29 March
    ['2027-03-25', '2027-03-31', ['3: 2027-03-25,2027-03-30,2027-03-31']],
    ['2027-03-29', '2027-04-02', ['4: 2027-03-30,2027-03-31,2027-04-01,2027-04-02']],
    ['2027-03-30', '2027-04-02', []],
    ['2027-03-22', '2027-03-25', []],
    ['2027-03-22', '2027-03-26', ['4: 2027-03-22,2027-03-23,2027-03-24,2027-03-25']],
    // as many ordinary days as any week has
    ['2027-03-24', '2027-03-31', ['4: 2027-03-24,2027-03-25,2027-03-30,2027-03-31']],
    ['2027-03-23', '2027-03-31', []],
    // 2024: Good Friday 29 March, Easter 31 March
    ['2024-03-25', '2024-03-31', ['4: 2024-03-25,2024-03-26,2024-03-27,2024-03-28']],
    ['2024-03-22', '2024-03-31', []],
    // 2028: Easter is 16 April
    ['2028-03-25', '2028-03-31', []],
    ['2028-04-13', '2028-04-19', ['3: 2028-04-13,2028-04-18,2028-04-19']],
  ])('from %s to %s: %j', (open, close, expected) => {
    expect(warningsOf(week(open, close)).map(({ details }) => `${details['left']}: ${details['days']}`)).toEqual(expected)
  })

  it('is told per route, by the regular step where a route has none of its own', () => {
    const vso = of('applications-open', '2027-03-01', undefined, { route: 'vso' })
    const pro = of('applications-open', '2027-03-24', undefined, { route: 'pro' })
    expect(warningsOf([...week('2027-03-25', '2027-03-31'), vso, pro]).map(({ milestoneIds }) => milestoneIds)).toEqual([
      ['applications-open-1-regular', 'applications-close-1-regular'],
      ['applications-open-1-pro', 'applications-close-1-regular'],
    ])
  })

  it('is no matter of a later round, nor of a closing without an opening', () => {
    expect(warningsOf(week('2027-03-25', '2027-03-31', { round: '2' }))).toEqual([])
    expect(warningsOf(week('2027-03-25', '2027-03-31').slice(1))).toEqual([])
  })

  it('names Easter Sunday', () => {
    expect(warningsOf(week('2027-03-25', '2027-03-31'))[0]).toMatchObject({ code: 'easter-in-application-week', severity: 'warning', details: { easter: '2027-03-28' } })
  })
})
