// A million questions to the rule around releases: never early, never late, by moments that are counted in UTC and not by our own calendar.
import { chanceOf } from '../support/chance.ts'
import { describe, expect, it } from 'vitest'
import type { Delivery } from '../../lambdas/domain/delivery.ts'
import { deliveriesOf } from '../../lambdas/domain/delivery.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, time } from '../../lambdas/domain/moment.ts'
import { isVisible, mayFetch } from '../../lambdas/domain/release.ts'
import { cached } from '../../lambdas/store/cached.ts'
import { application, readyDossier } from '../domain/dossiers.ts'
import { closing, release, releaseFacts } from '../domain/releases.ts'

const utc = (...parts: readonly [number, number, number, number, number?]) => Date.UTC(...(parts as [number, number, number, number])) as Instant

const [delivery] = deliveriesOf(readyDossier({ applications: [application({ appliedAt: utc(2027, 2, 25, 8) })] })) as [Delivery]
const ended = closing({ on: day('2027-03-26') })
const calendarOf = (...steps: readonly Milestone[]) => ({ milestones: [ended, ...steps] })

interface Release {
  readonly name: string
  readonly on: string
  readonly at: string
  /** When that is. */
  readonly opens: Instant
  /** Around which moments it is asked; its own when nothing is said. */
  readonly around?: Instant
}

const releases: readonly Release[] = [
  { name: 'an ordinary day at 09.00', on: '2027-04-07', at: '09:00', opens: utc(2027, 3, 7, 7) },
  { name: 'the day before the clock change at 12.00', on: '2027-03-27', at: '12:00', opens: utc(2027, 2, 27, 11) },
  { name: 'the day of the clock change at 09.00', on: '2027-03-28', at: '09:00', opens: utc(2027, 2, 28, 7) },
  { name: 'the day of the clock change at 12.00', on: '2027-03-28', at: '12:00', opens: utc(2027, 2, 28, 10) },
  { name: 'the day of the clock change at 09.00, asked around the change itself', on: '2027-03-28', at: '09:00', opens: utc(2027, 2, 28, 7), around: utc(2027, 2, 28, 1) },
  { name: 'the day of the clock change at 12.00, asked around the change itself', on: '2027-03-28', at: '12:00', opens: utc(2027, 2, 28, 10), around: utc(2027, 2, 28, 1) },
  { name: 'the day of the clock change at 09.00, asked an hour too early', on: '2027-03-28', at: '09:00', opens: utc(2027, 2, 28, 7), around: utc(2027, 2, 28, 6) },
  { name: 'the day of the clock change at 03.00, the moment of the change', on: '2027-03-28', at: '03:00', opens: utc(2027, 2, 28, 1) },
  { name: 'midnight', on: '2027-04-07', at: '00:00', opens: utc(2027, 3, 6, 22) },
  { name: 'the day of the other clock change at 09.00', on: '2026-10-25', at: '09:00', opens: utc(2026, 9, 25, 8) },
]
const probesEach = 100_000
const reach = 120_000

describe('a million questions within two minutes of a release', () => {
  it.each(releases)('on $name find nothing early and nothing late', ({ on, at, opens, around = opens }) => {
    const early = on < '2027-03-26' ? [] : [ended]
    const facts = releaseFacts({ calendar: { milestones: [...early, release({ on: day(on), at: time(at) })] } })
    const next = chanceOf(opens)
    const found = { early: 0, late: 0, open: 0, shut: 0 }
    for (let probe = 0; probe < probesEach; probe++) {
      const now = Math.floor(around - reach + next() * 2 * reach) as Instant
      const [fetched, should] = [mayFetch(delivery, facts, now), now >= opens]
      // Whether it may be known of is the same comparison: a tenth of the questions are enough for that.
      const visible = probe % 10 === 0 ? isVisible(delivery, facts, now) : fetched
      if ((fetched || visible) && !should) found.early++
      else if (!(fetched && visible) && should) found.late++
      else if (should) found.open++
      else found.shut++
    }
    expect(found).toMatchObject({ early: 0, late: 0 })
    expect(found.open + found.shut).toBe(probesEach)
    // Both sides were asked, but for questions that are all before it.
    if (around === opens) expect(Math.min(found.open, found.shut)).toBeGreaterThan(probesEach / 3)
    else expect(found.open).toBe(0)
  })

  it('are a million', () => {
    expect(releases.length * probesEach).toBe(1_000_000)
  })
})

describe('a release that is moved five minutes before it, with doors that remember a calendar for a minute', () => {
  const was = utc(2027, 3, 7, 7)
  const movedAt = was - 5 * 60_000
  const calendars = { '09:00': calendarOf(release()), '10:00': calendarOf(release({ at: time('10:00') })), '08:57': calendarOf(release({ at: time('08:57') })) }

  it.each([
    ['an hour later', '10:00', utc(2027, 3, 7, 8)],
    ['to two minutes after the move', '08:57', utc(2027, 3, 7, 6, 57)],
  ] as const)('%s, opens at its new moment by every door: nothing early, nothing late', (_what, moved, opens) => {
    const next = chanceOf(opens)
    const found = { early: 0, late: 0 }
    let remembered = 0
    for (let round = 0; round < 100_000; round++) {
      // A door with a memory of its own: it last read at some moment of the last two minutes.
      const machine = { now: 0 }
      const memory = cached<(typeof calendars)['09:00']>(() => machine.now)
      const read = () => {
        const known = memory.get('head')
        if (known) remembered++
        const calendar = known ?? (machine.now < movedAt ? calendars['09:00'] : calendars[moved])
        if (!known) memory.set('head', calendar)
        return calendar
      }
      const around = round % 2 === 0 ? was : opens
      const now = Math.floor(around - reach + next() * 2 * reach) as Instant
      machine.now = Math.floor(now - next() * 120_000)
      read()
      machine.now = now
      const [open, should] = [mayFetch(delivery, releaseFacts({ calendar: read() }), now), now >= opens]
      if (open && !should) found.early++
      if (!open && should) found.late++
    }
    expect(found).toEqual({ early: 0, late: 0 })
    expect(remembered).toBeGreaterThan(30_000)
  })

  it('is known by every door before its old moment, and before its new one', () => {
    expect(utc(2027, 3, 7, 6, 57) - movedAt).toBe(120_000)
    expect(was - movedAt).toBeGreaterThan(60_000)
  })
})
