// Moments and the wall clock in Amsterdam, minute by minute around the clock changes and against Temporal.
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { day, fromDayNumber, type LocalDate } from '../../lambdas/domain/local-date.ts'
import {
  endOfDay, fromIso, type Instant, isTimeOfDay, later, localDateOf, minutes, momentAt, startOfDay, time, timeOfDayOf, toIso, wallClock,
} from '../../lambdas/domain/moment.ts'

const zone = 'Europe/Amsterdam'
const clockChanges = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'] as const

const clockText = (minute: number) => time(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)

/** What Temporal says of a wall clock: the moment of each choice. */
function peerOf(date: LocalDate, minute: number) {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
  const chosen = (disambiguation: 'earlier' | 'later') => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds
  return { wall, earlier: chosen('earlier'), later: chosen('later') }
}

/** Whether we and Temporal differ on a wall clock, or on the way back from its moments. */
function disagreements(date: LocalDate, minute: number): number {
  const at = clockText(minute)
  const { wall, earlier, later: last } = peerOf(date, minute)
  const ours = wallClock(date, at)
  const { kind } = ours
  const [first, second] = kind === 'once' ? [ours.at, ours.at] : kind === 'missing' ? [ours.before, ours.after] : [ours.earlier, ours.later]
  const isThere = Temporal.Instant.fromEpochMilliseconds(last).toZonedDateTimeISO(zone).toPlainDateTime().equals(wall)
  const peerKind = earlier === last ? 'once' : isThere ? 'doubled' : 'missing'
  let wrong = 0
  if (kind !== peerKind || first !== earlier || second !== last || momentAt(date, at) !== last) wrong++
  for (const moment of [earlier, last]) {
    const shown = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone)
    if (localDateOf(moment as Instant) !== shown.toPlainDate().toString()) wrong++
    if (timeOfDayOf(moment as Instant) !== shown.toPlainTime().toString({ smallestUnit: 'minute' })) wrong++
  }
  return wrong
}

describe('the wall clock in Amsterdam', () => {
  it.each(clockChanges)('agrees with Temporal on every minute of %s, the day before and the day after', (text) => {
    const minutesOfDay = Array.from({ length: 1440 }, (_, minute) => minute)
    const wrong = [-1, 0, 1].flatMap((offset) => {
      const date = fromDayNumber(Date.parse(text) / 86_400_000 + offset)
      return minutesOfDay.filter((minute) => disagreements(date, minute) > 0).map((minute) => `${date} ${clockText(minute)}`)
    })
    expect(wrong).toEqual([])
  })

  it.each(clockChanges)('agrees with Temporal on the day and time of every minute that passes around %s', (text) => {
    const from = Date.parse(`${text}T00:00:00Z`) - minutes(180)
    const wrong: string[] = []
    for (let minute = 0; minute < 720; minute++) {
      const moment = (from + minutes(minute)) as Instant
      const shown = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone)
      const peer = `${shown.toPlainDate().toString()} ${shown.toPlainTime().toString({ smallestUnit: 'minute' })}`
      if (`${localDateOf(moment)} ${timeOfDayOf(moment)}` !== peer) wrong.push(peer)
    }
    expect(wrong).toEqual([])
  })

  it('agrees with Temporal on any day from 1892 to 2100, also with the odd offsets of before the war', () => {
    const anyDay = fc.integer({ min: Date.UTC(1893, 0, 1) / 86_400_000, max: Date.UTC(2100, 0, 1) / 86_400_000 }).map(fromDayNumber)
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (date, minute) => {
        expect(disagreements(date, minute)).toBe(0)
      }),
      { numRuns: 2000, examples: [[day('1940-05-16'), 10], [day('1937-07-01'), 0], [day('1977-04-03'), 150], [day('2026-12-31'), 1439]] },
    )
  })

  it.each([
    ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28', '02:59', '2027-03-28T01:59:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T01:00:00.000Z'],
    ['2026-10-25', '02:59', '2026-10-25T01:59:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2027-10-31', '02:30', '2027-10-31T01:30:00.000Z'],
    ['2027-10-30', '02:30', '2027-10-30T00:30:00.000Z'],
    ['2027-11-01', '02:30', '2027-11-01T01:30:00.000Z'],
    ['2027-03-27', '08:00', '2027-03-27T07:00:00.000Z'],
    ['2027-03-29', '08:00', '2027-03-29T06:00:00.000Z'],
  ])('a deadline on %s at %s takes the later moment: %s', (date, clock, moment) => {
    expect(toIso(momentAt(day(date), time(clock)))).toBe(moment)
  })

  it.each([
    ['2027-03-28', '02:00', 'missing'],
    ['2027-03-28', '02:59', 'missing'],
    ['2027-03-28', '01:59', 'once'],
    ['2027-03-28', '03:00', 'once'],
    ['2027-10-31', '02:00', 'doubled'],
    ['2027-10-31', '02:59', 'doubled'],
    ['2027-10-31', '01:59', 'once'],
    ['2027-10-31', '03:00', 'once'],
  ])('on %s %s stands on the clock: %s', (date, clock, kind) => {
    expect(wallClock(day(date), time(clock)).kind).toBe(kind)
  })
})

describe('a day', () => {
  it.each([
    ['2027-03-27', 24],
    ['2027-03-28', 23],
    ['2027-03-29', 24],
    ['2026-10-24', 24],
    ['2026-10-25', 25],
    ['2026-10-26', 24],
    ['2027-10-31', 25],
    ['2028-02-29', 24],
  ])('%s lasts %i hours', (date, hours) => {
    expect(endOfDay(day(date)) - startOfDay(day(date))).toBe(hours * 3_600_000)
  })

  it('ends as the next begins, in the last minute of the year too', () => {
    expect(toIso(endOfDay(day('2026-12-31')))).toBe('2026-12-31T23:00:00.000Z')
    expect(localDateOf(later(endOfDay(day('2026-12-31')), -1))).toBe('2026-12-31')
    expect(localDateOf(endOfDay(day('2026-12-31')))).toBe('2027-01-01')
    expect(timeOfDayOf(later(endOfDay(day('2027-07-31')), -1))).toBe('23:59')
  })
})

describe('texts', () => {
  it.each(['00:00', '09:00', '19:59', '23:59'])('%s is a time of day', (text) => {
    expect(isTimeOfDay(text)).toBe(true)
    expect(time(text)).toBe(text)
  })

  it.each(['24:00', '9:00', '09:60', '09.00', '09:00:00', '', ' 09:00', '09:00\n'])('"%s" is none', (text) => {
    expect(isTimeOfDay(text)).toBe(false)
    expect(() => time(text)).toThrow(RangeError)
  })

  it('a moment is written in UTC to the millisecond and read back', () => {
    const moment = momentAt(day('2027-03-31'), time('16:00'))
    expect(toIso(moment)).toBe('2027-03-31T14:00:00.000Z')
    expect(fromIso('2027-03-31T14:00:00.000Z')).toBe(moment)
    expect(fromIso('2027-03-31T16:00:00+02:00')).toBe(moment)
    expect(fromIso('morgen')).toBeUndefined()
    expect(fromIso('2027-03-32T14:00:00Z')).toBeUndefined()
  })

  it('moments in UTC sort as text', () => {
    expect(toIso(later(momentAt(day('2027-03-31'), time('16:00')), 1)) > toIso(momentAt(day('2027-03-31'), time('16:00')))).toBe(true)
  })
})
