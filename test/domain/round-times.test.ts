// When the daily round comes: each working morning from the first set-ready on, at the release itself, and around the end of the applications.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { later, localDateOf, minutes, time, timeOfDayOf } from '../../lambdas/domain/moment.ts'
import { marksAfter, nextMorning, nextRound, roundDue, type RoundInput, type RoundMarks } from '../../lambdas/domain/round-times.ts'
import { isWorkingDay } from '../../lambdas/domain/working-days.ts'
import { at } from './builders.ts'
import { year } from './dossiers.ts'
import { closing, milestones, release } from './releases.ts'

const endsAt = at('2027-10-02 00:00')
const may = [{ name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }]

const input = (until: string, rounds?: RoundMarks, given: Partial<RoundInput> = {}): RoundInput => ({
  calendar: { milestones }, settings: { schoolHolidays: may }, decided: { until: at(until), ...(rounds && { rounds }) }, rounds: { year, hasDossiers: true, endsAt }, ...given,
})

const since = at('2027-04-05 15:00')

describe('the daily round', () => {
  it.each([
    ['the next morning', '2027-04-05 15:00', '2027-04-06 08:00'],
    ['the same morning, when it is not eight yet', '2027-04-06 07:59', '2027-04-06 08:00'],
    ['not twice on one morning', '2027-04-06 08:00', '2027-04-07 08:00'],
    ['on Monday after a Friday', '2027-04-09 08:00', '2027-04-12 08:00'],
    ['after the holiday', '2027-04-23 08:00', '2027-05-10 08:00'],
  ])('comes %s', (_when, last, next) => {
    expect(nextMorning(at(last), may)).toBe(at(next))
  })

  it('comes on a working day at eight and after the moment asked, for any moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2026-08-01 00:00'), max: at('2027-12-31 00:00') }), (moment) => {
        const next = nextMorning(moment as typeof since, may)
        expect(next).toBeGreaterThan(moment)
        expect(timeOfDayOf(next)).toBe(time('08:00'))
        expect(isWorkingDay(localDateOf(next), may)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('starts on the morning after the clock knows of dossiers, and is not due before', () => {
    const woken = input('2027-04-05 09:00')
    expect(roundDue(woken, since)).toMatchObject({ daily: false, ready: false })
    const marks = marksAfter(woken, since)
    expect(marks).toEqual({ since })
    expect(nextRound(input('2027-04-05 15:00', marks))).toBe(at('2027-04-06 08:00'))
  })

  it('is remembered, so that the next one comes on the next morning', () => {
    const due = input('2027-04-05 15:00', { since })
    const until = at('2027-04-06 08:00')
    expect(roundDue(due, until)).toEqual({ daily: true, ready: true, looksAtDossiers: true })
    const marks = marksAfter(due, until)
    expect(marks).toEqual({ since, daily: until, ready: until })
    expect(nextRound(input('2027-04-06 08:00', marks))).toBe(at('2027-04-07 08:00'))
  })

  it('tells at the release itself what opens, and all else only in the morning', () => {
    const morning = at('2027-04-07 08:00')
    const before = input('2027-04-07 08:00', { since, daily: morning, ready: morning })
    expect(nextRound(before)).toBe(at('2027-04-07 09:00'))
    expect(roundDue(before, later(at('2027-04-07 09:00'), -1))).toMatchObject({ daily: false, ready: false })
    expect(roundDue(before, at('2027-04-07 09:00'))).toMatchObject({ daily: false, ready: true })
    expect(marksAfter(before, at('2027-04-07 09:00'))).toEqual({ since, daily: morning, ready: at('2027-04-07 09:00') })
  })

  it.each([
    ['at night', '2027-04-07', '22:00', '2027-04-08 08:00'],
    ['on a Saturday', '2027-04-10', '10:00', '2027-04-12 08:00'],
  ])('leaves a release %s to the next morning', (_when, on, clock, next) => {
    const late = [release({ on: day(on), at: time(clock) })]
    const last = at(`${on === '2027-04-07' ? on : '2027-04-09'} 08:00`)
    expect(nextRound(input('2027-04-07 08:00', { since, daily: last, ready: last }, { calendar: { milestones: late } }))).toBe(at(next))
  })

  it('ends when nothing of the year may be read any more', () => {
    const last = at('2027-09-30 08:00')
    expect(nextRound(input('2027-09-30 08:00', { since, daily: last, ready: last }))).toBe(at('2027-10-01 08:00'))
    expect(nextRound(input('2027-10-01 08:00', { since, daily: at('2027-10-01 08:00'), ready: last }))).toBeUndefined()
  })

  it('never comes for a year of which nothing is told', () => {
    const { rounds: _rounds, ...without } = input('2027-03-01 09:00')
    expect(nextRound(without)).toBeUndefined()
    expect(roundDue(without, endsAt)).toMatchObject({ daily: false, ready: false })
    expect(marksAfter(without, endsAt)).toBeUndefined()
  })
})

describe('before anything is set ready', () => {
  const none = { rounds: { year, hasDossiers: false, endsAt } }
  const first = { ...none, calendar: { milestones: [closing(), release()] } }
  const rounds = (given: Partial<RoundInput>, from: string) => {
    const found: string[] = []
    let next = input(from, undefined, given)
    for (let at = nextRound(next); at !== undefined && found.length < 20; at = nextRound(next)) {
      found.push(`${localDateOf(at)} ${timeOfDayOf(at)}`)
      const marks = marksAfter(next, at)
      next = { ...next, decided: { until: at, ...(marks && { rounds: marks }) } }
    }
    return found
  }

  it('rounds come from 29 March to the end of the applications, and on the morning after: 29 March 2027 is Easter Monday', () => {
    expect(rounds(first, '2027-01-05 10:00')).toEqual(['2027-03-30 08:00', '2027-03-31 08:00', '2027-04-01 08:00'])
  })

  it('a closing before 29 March has its morning after too', () => {
    const early = { ...none, calendar: { milestones: [closing({ on: day('2027-03-12') })] } }
    expect(rounds(early, '2027-01-05 10:00')).toEqual(['2027-03-15 08:00'])
  })

  it('what closed before the calendar was published has none', () => {
    expect(rounds(first, '2027-04-02 10:00')).toEqual([])
  })

  it('do not look at dossiers themselves', () => {
    expect(roundDue(input('2027-03-29 10:00', undefined, first), at('2027-03-30 08:00'))).toEqual({ daily: true, ready: false, looksAtDossiers: false })
  })
})

it('an early tick is no round', () => {
  const marks = { since, daily: at('2027-04-06 08:00'), ready: at('2027-04-06 08:00') }
  expect(roundDue(input('2027-04-06 08:00', marks), later(at('2027-04-07 08:00'), -minutes(1)))).toMatchObject({ daily: false, ready: false })
})
