// A step: its moment, whom it concerns, and how it comes to be known as done.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { concerns, isAmbiguous, isNeeded, knownBy, milestoneKinds, momentOf, opensSomething } from '../../lambdas/domain/milestone.ts'
import { time, toIso } from '../../lambdas/domain/moment.ts'
import { step } from './builders.ts'

const momentText = (given: Parameters<typeof step>[0]) => toIso(momentOf(step(given)))

describe('the moment of a step', () => {
  it.each([
    ['2027-03-24', '2027-03-24T23:00:00.000Z'],
    ['2027-03-27', '2027-03-27T23:00:00.000Z'],
    ['2027-03-28', '2027-03-28T22:00:00.000Z'],
    ['2027-03-31', '2027-03-31T22:00:00.000Z'],
    ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['2027-10-31', '2027-10-31T23:00:00.000Z'],
    ['2028-02-29', '2028-02-29T23:00:00.000Z'],
    ['2026-12-31', '2026-12-31T23:00:00.000Z'],
  ])('that is a deadline on %s without a time is the end of that day', (on, moment) => {
    expect(momentText({ on: day(on) })).toBe(moment)
  })

  it('that is a deadline with a time is that time', () => {
    expect(momentText({ on: day('2027-04-06'), at: time('16:00') })).toBe('2027-04-06T14:00:00.000Z')
  })

  it('that is a deadline in a doubled or missing hour is the later one', () => {
    expect(momentText({ on: day('2027-10-31'), at: time('02:30') })).toBe('2027-10-31T01:30:00.000Z')
    expect(momentText({ on: day('2027-03-28'), at: time('02:30') })).toBe('2027-03-28T01:30:00.000Z')
  })

  it.each(['release', 'applications-open'] as const)('that opens something (%s) without a time is the begin of its day', (kind) => {
    expect(opensSomething(kind)).toBe(true)
    expect(momentText({ kind, on: day('2027-04-07') })).toBe('2027-04-06T22:00:00.000Z')
    expect(momentText({ kind, on: day('2027-04-07'), at: time('09:00') })).toBe('2027-04-07T07:00:00.000Z')
  })

  it('only releases and the start of applications open something', () => {
    expect(milestoneKinds.filter(opensSomething)).toEqual(['applications-open', 'release'])
  })
})

describe('an hour that is not once', () => {
  it.each([
    ['2027-03-28', '01:59', false],
    ['2027-03-28', '02:00', true],
    ['2027-03-28', '02:59', true],
    ['2027-03-28', '03:00', false],
    ['2027-10-31', '01:59', false],
    ['2027-10-31', '02:00', true],
    ['2027-10-31', '03:00', false],
    ['2027-10-30', '02:30', false],
    ['2027-11-01', '02:30', false],
  ])('on %s at %s: %s', (on, at, ambiguous) => {
    expect(isAmbiguous({ on: day(on), at: time(at) })).toBe(ambiguous)
  })

  it('is never that of a step without a time', () => {
    expect(isAmbiguous({ on: day('2027-03-28') })).toBe(false)
  })
})

describe('what a step is', () => {
  it('steps that pass by themselves are never reported', () => {
    expect(milestoneKinds.filter((kind) => knownBy({ kind }) === 'date')).toEqual([
      'provisional-advice', 'test', 'test-results', 'final-advice', 'applications-open', 'applications-close', 'release', 'year-closed',
    ])
  })

  it('a step of one’s own passes by itself when it is meant for everybody, and is reported when it is not', () => {
    expect(knownBy(step({ audience: ['po', 'public'] }))).toBe('date')
    expect(knownBy(step({ audience: ['po', 'vo', 'board'] }))).toBe('tick')
    expect(knownBy(step({ kind: 'warm-transfer', audience: ['po', 'public'] }))).toBe('tick')
  })

  it.each([
    [['po'], ['po', 'sbo', 'so'], ['vo', 'vso']],
    [['vo'], ['vo', 'vso'], ['po', 'sbo', 'so']],
    [['po', 'vo'], ['po', 'sbo', 'so', 'vo', 'vso'], []],
    [['board', 'public'], [], ['po', 'sbo', 'so', 'vo', 'vso']],
  ] as const)('for %j concerns %j and not %j', (audience, yes, no) => {
    expect(yes.map((sector) => concerns({ audience }, sector))).toEqual(yes.map(() => true))
    expect(no.map((sector) => concerns({ audience }, sector))).toEqual(no.map(() => false))
  })

  it.each([
    ['oso-checked', { usesOso: true, dossiers: 'none' }, true],
    ['oso-checked', { usesOso: false, dossiers: 'all' }, false],
    ['oso-set-ready', { usesOso: false, dossiers: 'all' }, false],
    ['attachments-ready', { usesOso: true, dossiers: 'none' }, false],
    ['attachments-ready', { usesOso: false, dossiers: 'with-attachment' }, true],
    ['set-ready', { usesOso: false, dossiers: 'all' }, true],
    ['set-ready', { usesOso: true, dossiers: 'none' }, false],
    ['release', { usesOso: false, dossiers: 'none' }, true],
    ['custom', { usesOso: false, dossiers: 'none' }, true],
  ] as const)('%s in a region with %j is needed: %s', (kind, region, needed) => {
    expect(isNeeded(kind, region)).toBe(needed)
  })
})
