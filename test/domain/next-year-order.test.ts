// That a shifted calendar comes out in order and on working days, whatever a region agreed on.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type LocalDate } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { shiftCalendar } from '../../lambdas/domain/next-year.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { isWorkingDay } from '../../lambdas/domain/working-days.ts'
import { step } from './builders.ts'

const year2026 = schoolYearStarting(2026)
const year2027 = schoolYearStarting(2027)
const none = { before: [], after: [] }
const of = (kind: Milestone['kind'], on: LocalDate, given: Partial<Milestone> = {}) => step({ kind, title: kind, on, ...given })
const closing = of('applications-close', day('2027-03-31'), { basis: 'law' })
const nationals = [
  of('final-advice', day('2027-03-24'), { basis: 'law' }),
  of('applications-open', day('2027-03-25'), { basis: 'law' }),
  closing,
  of('decision-due', day('2027-05-12'), { basis: 'law' }),
]

describe('whatever a region agreed on', () => {
  const kinds = ['attachments-ready', 'inspection-done', 'oso-set-ready', 'set-ready', 'fetched', 'warm-transfer', 'leavers-listed', 'custom'] as const
  const workingDays = (from: LocalDate, min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(from, days)).filter((on) => isWorkingDay(on, []))
  const own = fc
    .array(fc.record({ kind: fc.constantFrom(...kinds), on: workingDays(day('2026-11-02'), 0, 240) }), { maxLength: 12 })
    .map((steps) => steps.map(({ kind, on }, i) => of(kind, on, { id: `eigen-${i}` })))
  const release = workingDays(closing.on, 1, 14).map((on) => of('release', on, { at: time('09:00') }))
  const placement = workingDays(closing.on, 15, 35).map((on) => of('placement-known', on))
  const calendar = fc.tuple(release, placement, own).map(([first, second, others]) => [...nationals, first, second, ...others])
  const next = (milestones: readonly Milestone[]) => shiftCalendar(milestones, year2026, year2027, none).steps
  const anchorIds = new Set(['final-advice', 'applications-open', 'applications-close', 'release', 'placement-known', 'decision-due'])
  /** Whether a working day is left between two days. */
  const hasRoom = (after: LocalDate, before: LocalDate) => {
    for (let on = addDays(after, 1); on < before; on = addDays(on, 1)) if (isWorkingDay(on, [])) return true
    return false
  }

  it('a step of the region stays on its side of the steps that it is planned around, where a working day is left there', () => {
    fc.assert(
      fc.property(calendar, (milestones) => {
        const steps = next(milestones)
        for (const { was, milestone } of steps.filter(({ was: { basis } }) => basis === 'region')) {
          const anchors = steps.filter(({ was: other }) => anchorIds.has(other.kind) && other.id !== was.id)
          const earlier = anchors.filter((anchor) => anchor.was.on < was.on).map((anchor) => anchor.milestone.on).sort().at(-1) ?? day('2027-08-01')
          const later = anchors.filter((anchor) => anchor.was.on > was.on).map((anchor) => anchor.milestone.on).sort()[0] ?? day('2028-12-31')
          const isBetween = earlier < milestone.on && milestone.on < later
          expect(isBetween || !hasRoom(earlier, later), `${was.kind} ${was.on} ${milestone.on}`).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a step of the region comes out on a working day, whatever holidays the new year has', () => {
    const someHolidays = fc.array(fc.tuple(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 0, max: 14 })), { maxLength: 4 }).map((list) =>
      list.map(([start, days]) => ({ name: 'Vakantie', first: addDays(day('2027-10-01'), start), last: addDays(day('2027-10-01'), start + days) })),
    )
    fc.assert(
      fc.property(calendar, someHolidays, (milestones, after) => {
        const regional = shiftCalendar(milestones, year2026, year2027, { before: [], after }).steps.filter(({ was: { basis } }) => basis === 'region')
        expect(regional.map(({ milestone: { on } }) => on).filter((on) => !isWorkingDay(on, after))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('every step but what is left out comes once, in its order, with its own id', () => {
    fc.assert(
      fc.property(calendar, (milestones) => {
        expect(next(milestones).map(({ milestone }) => milestone.id)).toEqual(milestones.map(({ id }) => id))
      }),
      { numRuns: 100 },
    )
  })

  it('the release stays after the closing, and setting ready before the release', () => {
    fc.assert(
      fc.property(calendar, (milestones) => {
        const steps = next(milestones)
        const opened = steps.find(({ was }) => was.kind === 'release')!
        expect(opened.milestone.on > '2028-03-31').toBe(true)
        const ready = steps.filter(({ was }) => was.kind === 'set-ready' && was.on < opened.was.on).map(({ milestone }) => milestone.on)
        expect(ready.filter((on) => on >= opened.milestone.on)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
