// The rules without which publishing is wrong, each on both sides of its edge, per round and route.
import { describe, expect, it } from 'vitest'
import { withSuggestions } from '../../lambdas/domain/calendar-check.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { orderConflicts } from '../../lambdas/domain/order-rules.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, step } from './builders.ts'

const year = schoolYearStarting(2026)
const codes = (...milestones: readonly Milestone[]) => orderConflicts(milestones, year).map(({ code }) => code)
const of = (kind: Milestone['kind'], on: string, at?: string, given: Partial<Milestone> = {}) =>
  step({ kind, id: `${kind}-${given.round ?? '1'}-${given.route ?? 'regular'}`, on: day(on), ...(at && { at: time(at) }), ...given })

describe('a date outside the year', () => {
  it.each([
    ['2026-07-31', ['outside-year']],
    ['2026-08-01', []],
    ['2027-07-31', []],
    ['2027-08-01', []],
    ['2027-12-31', []],
    ['2028-01-01', ['outside-year']],
  ])('a step on %s: %j', (on, expected) => {
    expect(codes(step({ on: day(on) }))).toEqual(expected)
  })

  it('a step that begins before the year is outside it too', () => {
    expect(codes(step({ from: day('2026-07-31'), on: day('2026-08-03') }))).toEqual(['outside-year'])
    expect(codes(step({ from: day('2026-08-01'), on: day('2026-08-03') }))).toEqual([])
  })
})

describe('a step twice', () => {
  const release = of('release', '2027-04-07', '09:00')

  it('of one kind, round and route is refused', () => {
    const conflict = { code: 'same-step-twice', severity: 'error', milestoneIds: ['release-1-regular', 'other'] }
    expect(orderConflicts([release, { ...release, id: 'other' }], year)).toMatchObject([conflict])
  })

  it('is told of each repetition with the first: taking any of them away leaves the others as they were', () => {
    const [second, third] = [{ ...release, id: 'second' }, { ...release, id: 'third' }]
    const told = (...milestones: readonly Milestone[]) => orderConflicts(milestones, year).map(({ milestoneIds }) => milestoneIds)
    expect(told(release, second, third)).toEqual([['release-1-regular', 'second'], ['release-1-regular', 'third']])
    expect(told(release, third)).toEqual([['release-1-regular', 'third']])
  })

  it.each([
    ['in another round', of('release', '2027-05-07', '09:00', { round: '2' })],
    ['of another route', of('release', '2027-03-07', '09:00', { route: 'lwoo' })],
  ])('but %s is not', (_how, other) => {
    expect(codes(release, other)).toEqual([])
  })

  it('of one\'s own is none, unless under the same id', () => {
    expect(codes(step({ id: 'a' }), step({ id: 'b' }))).toEqual([])
    expect(codes(step({ id: 'a' }), step({ id: 'a' }))).toEqual(['same-step-twice'])
    expect(codes(step({ id: 'a' }), { ...release, id: 'a' })).toEqual(['same-step-twice'])
  })
})

describe('the hour of a release', () => {
  it.each([
    ['2027-03-28', '01:59', []],
    ['2027-03-28', '02:00', ['release-hour-not-once']],
    ['2027-03-28', '02:59', ['release-hour-not-once']],
    ['2027-03-28', '03:00', []],
    ['2026-10-25', '02:30', ['release-hour-not-once']],
    ['2027-10-31', '02:30', ['release-hour-not-once']],
    ['2027-10-31', '03:00', []],
    ['2027-04-07', '02:30', []],
  ])('on %s at %s: %j', (on, at, expected) => {
    expect(codes(of('release', on, at))).toEqual(expected)
  })

  it('may be any for a deadline: it takes the later', () => {
    expect(codes(of('set-ready', '2027-03-28', '02:30'))).toEqual([])
  })
})

const pairs: readonly (readonly [name: string, first: Milestone, second: Milestone, expected: readonly string[]])[] = [
  ['the final advice the day before the inspection', of('final-advice', '2027-03-30'), of('inspection-done', '2027-03-31'), []],
  ['the final advice on the day of the inspection', of('final-advice', '2027-03-31'), of('inspection-done', '2027-03-31'), []],
  ['the final advice the day after the inspection', of('final-advice', '2027-04-01'), of('inspection-done', '2027-03-31'), ['final-advice-after-inspection']],
  ['attachments the day before the inspection', of('attachments-ready', '2027-03-30'), of('inspection-done', '2027-03-31'), []],
  ['attachments on the day of the inspection', of('attachments-ready', '2027-03-31'), of('inspection-done', '2027-03-31'), []],
  ['attachments the day after the inspection', of('attachments-ready', '2027-04-01'), of('inspection-done', '2027-03-31'), ['attachments-after-inspection']],
  ['setting ready a minute before the release', of('set-ready', '2027-04-07', '08:59'), of('release', '2027-04-07', '09:00'), []],
  ['setting ready at the release', of('set-ready', '2027-04-07', '09:00'), of('release', '2027-04-07', '09:00'), ['set-ready-not-before-release']],
  ['setting ready a minute after the release', of('set-ready', '2027-04-07', '09:01'), of('release', '2027-04-07', '09:00'), ['set-ready-not-before-release']],
  ['setting ready by the end of the day before a release without a time', of('set-ready', '2027-04-06'), of('release', '2027-04-07'), []],
  ['setting ready by the end of the day of the release', of('set-ready', '2027-04-07'), of('release', '2027-04-07', '09:00'), ['set-ready-not-before-release']],
  ['setting OSO ready a minute before the release', of('oso-set-ready', '2027-04-07', '08:59'), of('release', '2027-04-07', '09:00'), []],
  ['setting OSO ready at the release', of('oso-set-ready', '2027-04-07', '09:00'), of('release', '2027-04-07', '09:00'), ['set-ready-not-before-release']],
  ['a release as the day after the closing begins', of('applications-close', '2027-03-31'), of('release', '2027-04-01', '00:00'), []],
  ['a release in the last minute of the closing', of('applications-close', '2027-03-31'), of('release', '2027-03-31', '23:59'), ['release-not-after-closing']],
  ['a release at the closing', of('applications-close', '2027-03-31', '12:00'), of('release', '2027-03-31', '12:00'), ['release-not-after-closing']],
  ['a release a minute after the closing', of('applications-close', '2027-03-31', '12:00'), of('release', '2027-03-31', '12:01'), []],
  ['a decision the day before the closing', of('applications-close', '2027-03-31'), of('decision-due', '2027-03-30'), ['decision-before-closing']],
  ['a decision on the day of the closing', of('applications-close', '2027-03-31'), of('decision-due', '2027-03-31'), []],
  ['a decision on the last day of six weeks', of('applications-close', '2027-03-31'), of('decision-due', '2027-05-12'), []],
  ['a decision a day after six weeks', of('applications-close', '2027-03-31'), of('decision-due', '2027-05-13'), ['decision-too-late']],
]

describe('the order of two steps', () => {
  it.each(pairs)('%s', (_name, first, second, expected) => {
    expect(codes(first, second)).toEqual(expected)
    expect(codes(second, first)).toEqual(expected)
  })

  const broken = pairs.filter(([, , , expected]) => expected.length > 0)

  it.each(broken)('%s, of another round, is no matter', (_name, first, second) => {
    expect(codes(first, { ...second, round: '2' })).toEqual([])
  })

  it.each(broken)('%s, both of another route, is refused as well', (_name, first, second, expected) => {
    expect(codes({ ...first, route: 'vso' }, { ...second, route: 'vso' })).toEqual(expected)
  })

  it('says the six weeks in its details', () => {
    expect(orderConflicts([of('applications-close', '2027-03-31'), of('decision-due', '2027-05-13')], year)).toEqual([
      {
        code: 'decision-too-late',
        severity: 'error',
        milestoneIds: ['decision-due-1-regular', 'applications-close-1-regular'],
        details: { title0: 'Een stap', on0: '2027-05-13', title1: 'Een stap', on1: '2027-03-31', latest: '2027-05-12' },
      },
    ])
  })
})

describe('the day on which the dossiers of a year are destroyed', () => {
  const closed = of('year-closed', '2027-06-12')

  it.each(['release', 'fetched', 'decision-due', 'decision-extended', 'not-arrived'] as const)('comes after the day of %s, in every round and for every route', (kind) => {
    const dated = (on: string) => codes(of(kind, on, undefined, { round: '2', route: 'pro' }), closed)
    expect([dated('2027-06-11'), dated('2027-06-12'), dated('2027-06-13')]).toEqual([[], ['closes-before-year'], ['closes-before-year']])
  })

  it('may come before any other step, and from 1 October on before all', () => {
    expect(codes(of('warm-transfer', '2027-06-18'), closed)).toEqual([])
    const late = of('not-arrived', '2027-10-08')
    expect([codes(late, of('year-closed', '2027-09-30')), codes(late, of('year-closed', '2027-10-01'))]).toEqual([['closes-before-year'], []])
  })

  it('that was mistyped goes to the first day after all of these', () => {
    const milestones = [of('release', '2027-04-07', '09:00'), of('fetched', '2027-04-16'), of('not-arrived', '2027-09-10'), of('year-closed', '2026-10-01')]
    const context = { year, settings: usualSettings, now: at('2026-09-01 08:00') }
    const found = withSuggestions(orderConflicts(milestones, year), milestones, context)
    expect(found.map(({ code, milestoneIds: [, step], suggestion }) => [code, step, suggestion?.kind === 'change' && suggestion.milestone.on])).toEqual([
      ['closes-before-year', 'release-1-regular', '2027-09-11'],
      ['closes-before-year', 'fetched-1-regular', '2027-09-11'],
      ['closes-before-year', 'not-arrived-1-regular', '2027-09-11'],
    ])
  })
})

describe('a route of its own', () => {
  it('goes by the regular step of the round where it has none', () => {
    const release = of('release', '2027-03-31', '09:00', { route: 'lwoo' })
    expect(codes(release, of('applications-close', '2027-03-31'))).toEqual(['release-not-after-closing'])
  })

  it('is held to the regular step on whichever side it stands, each pair told once', () => {
    const ready = of('set-ready', '2027-04-06', '16:00')
    const regular = of('release', '2027-04-07', '09:00')
    const release = of('release', '2027-04-06', '09:00', { route: 'lwoo' })
    expect(orderConflicts([ready, regular, release], year).map(({ milestoneIds }) => milestoneIds)).toEqual([['set-ready-1-regular', 'release-1-lwoo']])
    expect(codes(ready, regular, release, of('set-ready', '2027-04-05', '16:00', { route: 'lwoo' }))).toEqual([])
    expect(codes(ready, of('release', '2027-04-06', '16:00'))).toHaveLength(1)
  })

  it('may close at another time and share the release and the decision of the regular one', () => {
    const regular = [of('applications-close', '2027-03-31'), of('release', '2027-04-07', '09:00'), of('decision-due', '2027-05-12')]
    expect(codes(...regular, of('applications-close', '2027-04-20', undefined, { route: 'pro' }))).toEqual([])
    expect(codes(...regular, of('applications-close', '2027-03-01', undefined, { route: 'pro' }))).toEqual([])
  })

  it('goes by its own step where it has one', () => {
    const release = of('release', '2027-03-16', '09:00', { route: 'lwoo' })
    expect(codes(release, of('applications-close', '2027-03-31'), of('applications-close', '2027-03-15', undefined, { route: 'lwoo' }))).toEqual([])
  })

  it('does not go by that of a third route', () => {
    const release = of('release', '2027-03-16', '09:00', { route: 'lwoo' })
    expect(codes(release, of('applications-close', '2027-03-31', undefined, { route: 'vso' }))).toEqual([])
  })
})

it('everything is told at once', () => {
  const all = codes(
    of('final-advice', '2027-04-02'), of('attachments-ready', '2027-04-02'), of('inspection-done', '2027-04-01'), of('set-ready', '2027-03-30'),
    of('release', '2027-03-28', '02:30'), of('applications-close', '2027-03-31'), of('decision-due', '2027-03-01'), step({ on: day('2028-02-29') }),
  )
  expect(new Set(all)).toEqual(
    new Set([
      'outside-year', 'release-hour-not-once', 'final-advice-after-inspection', 'attachments-after-inspection', 'set-ready-not-before-release',
      'release-not-after-closing', 'decision-before-closing',
    ]),
  )
})

it('an empty calendar breaks no rule of order', () => {
  expect(codes()).toEqual([])
})
