// The small questions around dossiers: which round is open, who has nowhere to go, how far a dossier is, how a receipt is numbered.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Application } from '../../lambdas/domain/application.ts'
import { appliedNowhere } from '../../lambdas/domain/applied-nowhere.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { storyOf } from '../../lambdas/domain/dossier-story.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { later, time } from '../../lambdas/domain/moment.ts'
import { momentOf } from '../../lambdas/domain/milestone.ts'
import { roundOfClaim, roundOpenAt, roundsOf } from '../../lambdas/domain/open-round.ts'
import { possibleBsnFaults } from '../../lambdas/domain/possible-bsn.ts'
import { referenceFrom } from '../../lambdas/domain/reference-number.ts'
import { nothingCounted } from '../../lambdas/domain/school-progress.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { fingerprint } from '../../lambdas/wiring.ts'
import { at, step } from './builders.ts'

const year = schoolYearStarting(2026)
const closing = (round: '1' | '2', on: string, given: object = {}) => step({ id: `close-${round}-${on}`, kind: 'applications-close', round, on: day(on), ...given })
const release = (round: '1' | '2' | '3', on: string) => step({ id: `release-${round}`, kind: 'release', round, on: day(on), at: time('09:00') })

describe('the round in which a pupil applies when nobody says so', () => {
  const calendar = [closing('1', '2027-03-31'), release('1', '2027-04-07'), closing('2', '2027-05-12'), release('3', '2027-06-02')]
  it.each([
    ['2026-09-01 10:00', '1'], ['2027-03-31 23:59', '1'], ['2027-04-01 00:00', '2'], ['2027-05-12 23:59', '2'], ['2027-05-13 00:00', '3'], ['2027-06-02 08:59', '3'], ['2027-06-02 09:00', 'rest'],
  ])('at %s is %s', (moment, round) => {
    expect(roundOpenAt(calendar, at(moment))).toBe(round)
  })

  it('is the one whose last route has not closed', () => {
    const routes = [...calendar, closing('1', '2027-04-15', { route: 'pro' })]
    expect([roundOpenAt(routes, at('2027-04-15 23:59')), roundOpenAt(routes, at('2027-04-16 00:00'))]).toEqual(['1', '2'])
  })

  it('is the first while the calendar says nothing', () => {
    expect([roundOpenAt([], at('2027-07-01 10:00')), roundsOf([]), roundsOf(calendar)]).toEqual(['1', ['1'], ['1', '2', '3']])
  })
})

describe('the round of a claim', () => {
  const calendar = [closing('1', '2027-03-31'), release('1', '2027-04-07'), closing('2', '2027-05-12'), release('3', '2027-06-02')]
  it.each([
    ['2027-03-31 23:59', undefined, '1'], ['2027-04-01 00:00', undefined, '1'], ['2027-04-07 08:59', undefined, '1'], ['2027-04-07 09:00', undefined, '2'], ['2027-06-02 08:59', undefined, '3'], ['2027-06-02 09:00', undefined, 'rest'],
    ['2027-03-31 23:59', '1', '1'], ['2027-03-31 23:59', '2', '2'], ['2027-03-31 23:59', '3', '3'],
    ['2027-04-01 00:00', '1', '1'], ['2027-04-07 09:00', '1', '2'], ['2027-05-12 23:59', '3', '3'], ['2027-05-13 00:00', '2', '3'],
    ['2027-03-31 23:59', 'rest', '1'], ['2027-06-02 08:59', 'rest', '3'], ['2027-06-02 09:00', 'rest', 'rest'], ['2027-06-02 09:00', '3', 'rest'],
  ] as const)('at %s, when the VO school says %s, is %s: never one that has opened, and rest once all have', (moment, asked, round) => {
    expect(roundOfClaim(calendar, asked, at(moment))).toBe(round)
  })

  it('is never one whose dossiers are open already', () => {
    fc.assert(fc.property(fc.constantFrom('1', '2', '3', 'rest', undefined), fc.integer({ min: 0, max: 200 }), (asked, days) => {
      const now = later(at('2027-01-01 10:00'), days * 86_400_000)
      const round = roundOfClaim(calendar, asked, now)
      const isOpen = calendar.some((one) => one.kind === 'release' && one.round === round && momentOf(one) <= now)
      expect(isOpen).toBe(false)
    }), { seed: 20261122, numRuns: 500 })
  })
})

const application = (given: Partial<Application> = {}): Application => ({ schoolId: '99CD01', round: '1', appliedAt: at('2027-03-01 09:00'), named: true, state: 'applied', ...given })

describe('pupils who have nowhere to go', () => {
  const dossiers = [
    { applications: [] }, { applications: [application()] }, { applications: [application({ state: 'withdrawn' })] },
    { applications: [application({ named: false, claimedAt: at('2027-03-02 09:00') })] }, { applications: [application({ state: 'not-placed' }), application({ schoolId: '99CE00' })] },
  ]
  it.each([['2027-03-28 23:59', undefined], ['2027-03-29 00:00', 3], ['2027-07-01 00:00', 3]])('at %s are %s', (moment, count) => {
    expect(appliedNowhere(dossiers, year, at(moment))).toBe(count)
  })
})

describe('how far a dossier is', () => {
  const inspection = { listHash: 'x', manner: 'seen', on: day('2027-03-20'), agreed: 'yes', recordedAt: at('2027-03-20 10:00') } as const
  const version = (number: number) => ({ number, files: [], listHash: 'x', inspection, readyAt: at('2027-04-01 10:00'), reference: 'R' })
  const dossier = (given: Partial<Dossier>): Dossier => ({
    dossierId: '99AB00-2627-123456', schoolId: '99AB00', schoolName: 'X', regionId: 'r', year, number: '123456', label: 'L', routes: ['regular'], slots: {}, viaOso: [], ready: [version(1)],
    applications: [application()], questions: [], codeNumber: 0, createdAt: at('2027-01-01 10:00'), counted: nothingCounted, version: 1, ...given,
  })
  const fetched = (number: number) => [{ schoolId: '99CD01', at: at('2027-04-08 10:00'), version: number, files: 1 }]
  const story = (given: Partial<Dossier>, fetches = fetched(1)) => storyOf(dossier(given), [], fetches, fingerprint)
  const complete = (version?: number) => ({ kind: 'complete' as const, at: at('2027-04-09 10:00'), ...(version !== undefined && { version }) })

  it.each<[string, Partial<Dossier>, ReturnType<typeof fetched>, string]>([
    ['ready and not fetched', {}, [], 'set-ready'],
    ['fetched in this version', {}, fetched(1), 'fetched'],
    ['fetched in an earlier version', { ready: [version(1), version(2)] }, fetched(1), 'set-ready'],
    ['said to be complete', { applications: [application({ receipt: complete(1) })] }, fetched(1), 'finished'],
    ['said to be complete in an earlier version', { ready: [version(1), version(2)], applications: [application({ receipt: complete(1) })] }, fetched(1), 'set-ready'],
    ['said to be unreadable', { applications: [application({ receipt: { ...complete(1), kind: 'unreadable' } })] }, fetched(1), 'fetched'],
    ['said to be complete by a school that ended it', { applications: [application({ state: 'not-arrived', receipt: complete(1) })] }, fetched(1), 'fetched'],
    ['open again', { open: { number: 2, attachments: [] } }, fetched(1), 'concept'],
    ['taken back', { ready: [{ ...version(1), recalledAt: at('2027-04-08 11:00') }], open: { number: 2, attachments: [] } }, fetched(1), 'concept'],
  ])('%s is told as such', (_what, given, fetches, expected) => {
    expect(story(given, fetches)).toBe(expected)
  })
})

describe('a reference number', () => {
  it('is ten signs that nobody mistakes for another, and spreads over all of them', () => {
    const numbers = Array.from({ length: 2000 }, (_, i) => referenceFrom(fingerprint(`r${i}`)))
    for (const number of numbers) expect(number).toMatch(/^[34679CDFGHJKMNPQRTVWXY]{5}-[34679CDFGHJKMNPQRTVWXY]{5}$/)
    expect(new Set(numbers).size).toBe(2000)
    expect(new Set(numbers.join('').replaceAll('-', '')).size).toBe(22)
  })
})

describe('a number that may be a BSN', () => {
  it('is asked about in every text that has one, unless somebody looked', () => {
    const texts = [{ path: 'a', text: 'Nr 111222333' }, { path: 'b', text: 'Nr 111222334' }, { path: 'c', text: undefined }, { path: 'd', text: '111222333 en meer' }]
    expect(possibleBsnFaults(texts, undefined)).toEqual([{ path: 'a', code: 'bsn-possible' }, { path: 'd', code: 'bsn-possible' }])
    expect(possibleBsnFaults(texts, false)).toHaveLength(2)
    expect(possibleBsnFaults(texts, true)).toEqual([])
  })

  it('is asked about in the name of a file whatever joins it to a word, and in other texts only where it stands by itself', () => {
    const text = 'Jansen_111222333.pdf'
    expect(possibleBsnFaults([{ path: 'fileName', text, isFileName: true }], undefined)).toEqual([{ path: 'fileName', code: 'bsn-possible' }])
    expect(possibleBsnFaults([{ path: 'label', text }], undefined)).toEqual([])
  })

  it('is never repeated in what is answered', () => {
    fc.assert(fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (number) => {
      expect(JSON.stringify(possibleBsnFaults([{ path: 'label', text: `Leerling ${number}` }], false))).not.toContain(String(number))
    }), { seed: 20261122, numRuns: 500 })
  })
})
