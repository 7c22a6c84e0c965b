// One calendar of two: what a school in two regions sees, and where its regions ask different things of it.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { clashesOf, mergedSteps, type SchoolInRegion } from '../../lambdas/domain/merged-calendar.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { at, school, step } from './builders.ts'

const inRegion = (regionId: string, milestones: readonly Milestone[], given: Partial<SchoolInRegion> = {}): SchoolInRegion => ({ regionId, school: school(), milestones, settings: usualSettings, ...given })
const of = (kind: Milestone['kind'], on: string, given: Partial<Milestone> = {}) => step({ kind, id: kind, on: day(on), ...given })

/** The clashes of a step that the two regions have in these two forms. */
const clashesBetween = (one: Milestone, other: Milestone) => clashesOf(mergedSteps([inRegion('noord', [one]), inRegion('zuid', [other])]))
const summary = (one: Milestone, other: Milestone) => clashesBetween(one, other).map(({ code, steps, keepTo }) => [code, steps.map(({ regionId }) => regionId).join(), keepTo])

describe('the merged calendar', () => {
  it('holds the school’s own steps of each region, in order of their moments', () => {
    const noord = [of('leavers-listed', '2027-02-05'), of('set-ready', '2027-04-06', { at: time('16:00') }), of('fetched', '2027-04-16', { audience: ['vo'] })]
    const zuid = [of('set-ready', '2027-04-06', { at: time('12:00') }), of('oso-set-ready', '2027-04-05')]
    const merged = mergedSteps([inRegion('noord', noord), inRegion('zuid', zuid, { settings: { ...usualSettings, usesOso: false } })])
    expect(merged.map(({ regionId, milestone: { id }, deadlineAt }) => [regionId, id, deadlineAt])).toEqual([
      ['noord', 'leavers-listed', at('2027-02-06 00:00')],
      ['zuid', 'set-ready', at('2027-04-06 12:00')],
      ['noord', 'set-ready', at('2027-04-06 16:00')],
    ])
  })

  it('of a school in one region has no clashes', () => {
    expect(clashesOf(mergedSteps([inRegion('noord', [of('set-ready', '2027-04-06'), of('release', '2027-04-07', { audience: ['po'] })])]))).toEqual([])
  })
})

describe('a deadline in two regions', () => {
  it.each([
    ['2027-04-05', [['deadline-differs', 'zuid,noord', '2027-04-05']]],
    ['2027-04-06', []],
    ['2027-04-07', [['deadline-differs', 'noord,zuid', '2027-04-06']]],
  ])('on 6 April and on %s: %j', (on, expected) => {
    expect(summary(of('set-ready', '2027-04-06'), of('set-ready', on))).toEqual(expected)
  })

  it('on one day at two times clashes; the day is kept, by the earliest time', () => {
    const [clash] = clashesBetween(of('set-ready', '2027-04-06'), of('set-ready', '2027-04-06', { at: time('16:00') }))
    expect([clash?.keepTo, clash?.steps[0]?.regionId]).toEqual(['2027-04-06', 'zuid'])
  })

  it('that begins on two days and ends on one does not clash', () => {
    expect(summary(of('warm-transfer', '2027-06-18', { from: day('2027-06-14') }), of('warm-transfer', '2027-06-18'))).toEqual([])
  })

  it.each<[string, Partial<Milestone>]>([
    ['kind', { kind: 'oso-set-ready' }],
    ['round', { round: '2' }],
    ['route', { route: 'vso' }],
  ])('of another %s is another step', (_what, given) => {
    expect(summary(of('set-ready', '2027-04-06'), of('set-ready', '2027-04-07', given))).toEqual([])
  })

  it('of three regions is one clash, and who has none of it is not named', () => {
    const regions = [inRegion('noord', [of('set-ready', '2027-04-06')]), inRegion('oost', []), inRegion('west', [of('set-ready', '2027-04-02')]), inRegion('zuid', [of('set-ready', '2027-04-06')])]
    expect(clashesOf(mergedSteps(regions)).map(({ steps, keepTo }) => [steps.map(({ regionId }) => regionId), keepTo])).toEqual([[['west', 'noord', 'zuid'], '2027-04-02']])
  })
})

describe('what a school cannot keep to', () => {
  it('something that opens on two days is marked, without a day to keep to', () => {
    expect(summary(of('applications-open', '2027-03-25'), of('applications-open', '2027-03-26'))).toEqual([['opening-differs', 'noord,zuid', undefined]])
  })

  it('a date that passes by itself is marked when it begins or ends on another day', () => {
    const test = of('test', '2027-02-12', { from: day('2027-01-25') })
    expect(summary(test, of('test', '2027-02-12', { from: day('2027-01-26') }))).toEqual([['date-differs', 'noord,zuid', undefined]])
    expect(summary(of('applications-close', '2027-03-31'), of('applications-close', '2027-04-01'))).toEqual([['date-differs', 'noord,zuid', undefined]])
    expect(summary(test, test)).toEqual([])
  })

  it('steps of a region’s own are not compared', () => {
    expect(summary(step({ on: day('2027-01-13') }), step({ on: day('2027-01-20') }))).toEqual([])
  })
})
