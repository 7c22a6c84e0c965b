// Whatever the calendar and whenever the clock ticks: every step is decided in exactly one window, and nobody hears a thing twice.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { day, fromDayNumber } from '../../lambdas/domain/local-date.ts'
import { type Milestone, milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { type Instant, time } from '../../lambdas/domain/moment.ts'
import { itemId } from '../../lambdas/domain/notification.ts'
import { afterDeciding, beforeAnyDecision, type Decided, nextDue, type PlanInput } from '../../lambdas/domain/decided.ts'
import { type Step, stepsOf } from '../../lambdas/domain/reminder-steps.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, contact, reminders, school, step } from './builders.ts'
import { dueMails } from './plans.ts'

const from = at('2026-08-01 00:00')
const to = at('2027-12-31 23:59')
const settings = { ...usualSettings, schoolHolidays: [{ name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }] }

const anyMoment = fc.integer({ min: from, max: to }) as fc.Arbitrary<Instant>
const anyTicks = fc.uniqueArray(anyMoment, { minLength: 2, maxLength: 30 }).map((ticks) => [...ticks].sort((a, b) => a - b))
const anyDay = fc.integer({ min: Date.UTC(2026, 7, 1) / 86_400_000, max: Date.UTC(2027, 11, 31) / 86_400_000 }).map(fromDayNumber)
const anyReminders = fc.uniqueArray(fc.integer({ min: -15, max: 5 }), { maxLength: 5 }).map((list) => reminders(...list))
const anyClock = fc.constantFrom(undefined, time('09:00'), time('02:30'))
const anyStep = fc.record({ kind: fc.constantFrom(...milestoneKinds), on: anyDay, reminders: anyReminders, at: anyClock })
const anyCalendar = fc.array(anyStep, { minLength: 1, maxLength: 8 }).map((list) =>
  list.map(({ at: clock, ...given }, i): Milestone => step({ ...given, id: `s${i}`, audience: ['po', 'vo'], ...(clock && { at: clock }) })),
)

const schools = [
  school({ schoolId: '99AA00', contacts: [contact(), contact({ email: 'head@school.example', roles: ['head'] })] }),
  school({ schoolId: '99AB00', contacts: [contact({ email: 'JAN@school.example' })] }),
  school({ schoolId: '99VO00', sector: 'vo', contacts: [contact({ email: 'vo@school.example' })] }),
]

const year = schoolYearStarting(2026)
const names = (steps: readonly Step[]) => steps.flatMap((each) => (each.lastDay === undefined ? [`${each.milestone.id} ${each.workingDays}`] : []))

const marksOf = ({ steps }: Decided) => Object.entries(steps).flatMap(([id, counts]) => counts.map((count) => `${id} ${count}`))

/** Lets the clock tick; the calendar that holds may differ per tick. */
function run(calendars: (now: Instant) => PublishedCalendar, first: PublishedCalendar, ticks: readonly Instant[]) {
  let decided: Decided = beforeAnyDecision(first.publishedAt)
  const versions = new Map<number, PublishedCalendar>()
  return ticks.map((now) => {
    const calendar = calendars(now)
    versions.set(calendar.number, calendar)
    const told = decided.toldOfVersion < calendar.number ? versions.get(decided.toldOfVersion) : undefined
    const input: PlanInput = { calendar, settings, decided, ...(told && { toldCalendar: told }) }
    const mails = dueMails(input, schools, now)
    const before = decided
    decided = afterDeciding(input, now)
    return { now, calendar, mails, before, after: decided, passed: marksOf(decided).filter((name) => !marksOf(before).includes(name)) }
  })
}

const said = (windows: ReturnType<typeof run>) =>
  windows.flatMap(({ mails }) => mails.flatMap(({ email, items }) => items.map((item) => `${email.toLowerCase()} ${itemId('r', year, item)}`)))

describe('for any calendar and any ticks of the clock', () => {
  it('every step that falls due after publishing is decided in the window in which it falls, and in no other', () => {
    fc.assert(
      fc.property(anyCalendar, anyTicks, ([...milestones], [publishedAt, ...ticks]) => {
        const calendar: PublishedCalendar = { number: 1, milestones, publishedAt: publishedAt! }
        const windows = run(() => calendar, calendar, ticks)
        let start = publishedAt!
        for (const { now, passed } of windows) {
          const fallen = names(stepsOf(milestones, settings).filter((each) => each.dueAt > start && each.dueAt <= now))
          expect([...passed].sort()).toEqual([...fallen].sort())
          start = now
        }
      }),
      { numRuns: 200 },
    )
  })

  it('of each milestone only the latest step of a window is sent', () => {
    fc.assert(
      fc.property(anyCalendar, anyTicks, (milestones, [publishedAt, ...ticks]) => {
        const calendar: PublishedCalendar = { number: 1, milestones, publishedAt: publishedAt! }
        const dueOf = new Map(stepsOf(milestones, settings).flatMap((each) => names([each]).map((name) => [name, each.dueAt])))
        for (const { mails, passed } of run(() => calendar, calendar, ticks)) {
          const latest = (id: string) => Math.max(...passed.filter((name) => name.startsWith(`${id} `)).map((name) => dueOf.get(name)!))
          for (const item of mails.flatMap(({ items }) => items)) {
            if (!('step' in item)) continue
            expect(dueOf.get(`${item.step.milestoneId} ${item.workingDays}`)).toBe(latest(item.step.milestoneId))
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('nobody hears the same thing twice, and nobody gets two mails at once', () => {
    fc.assert(
      fc.property(anyCalendar, anyTicks, (milestones, [publishedAt, ...ticks]) => {
        const calendar: PublishedCalendar = { number: 1, milestones, publishedAt: publishedAt! }
        const windows = run(() => calendar, calendar, ticks)
        for (const { mails } of windows) expect(new Set(mails.map((mail) => mail.email.toLowerCase())).size).toBe(mails.length)
        expect(new Set(said(windows)).size).toBe(said(windows).length)
      }),
      { numRuns: 200 },
    )
  })

  it('nobody hears the same thing twice when all dates move half-way', () => {
    fc.assert(
      fc.property(anyCalendar, fc.array(anyDay, { minLength: 8, maxLength: 8 }), anyMoment, anyTicks, (milestones, days, movedAt, [publishedAt, ...ticks]) => {
        const first: PublishedCalendar = { number: 1, milestones, publishedAt: publishedAt! }
        const moved = milestones.map((each, i) => ({ ...each, on: days[i]! }))
        const second: PublishedCalendar = { number: 2, milestones: moved, publishedAt: movedAt, reason: 'x' }
        const windows = run((now) => (now >= movedAt && movedAt > publishedAt! ? second : first), first, ticks)
        expect(new Set(said(windows)).size).toBe(said(windows).length)
        const marks = marksOf(windows.at(-1)!.after)
        expect(new Set(marks).size).toBe(marks.length)
      }),
      { numRuns: 200 },
    )
  })

  it('what was decided only grows, and the next step due lies ahead', () => {
    fc.assert(
      fc.property(anyCalendar, anyTicks, (milestones, [publishedAt, ...ticks]) => {
        const calendar: PublishedCalendar = { number: 1, milestones, publishedAt: publishedAt! }
        for (const { now, before, after } of run(() => calendar, calendar, ticks)) {
          expect(after.until).toBe(now)
          expect(after.until).toBeGreaterThan(before.until)
          expect(after.toldOfVersion).toBeGreaterThanOrEqual(before.toldOfVersion)
          for (const [id, counts] of Object.entries(before.steps)) expect(after.steps[id]?.slice(0, counts.length)).toEqual(counts)
          const next = nextDue({ calendar, settings, decided: after })
          expect(next === undefined || next > now).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('ticking often or seldom decides the same steps in the end', () => {
    fc.assert(
      fc.property(anyCalendar, anyTicks, (milestones, [publishedAt, ...ticks]) => {
        const calendar: PublishedCalendar = { number: 1, milestones, publishedAt: publishedAt! }
        const all = run(() => calendar, calendar, ticks).flatMap(({ passed }) => passed)
        const once = run(() => calendar, calendar, ticks.slice(-1)).flatMap(({ passed }) => passed)
        expect([...all].sort()).toEqual([...once].sort())
      }),
      { numRuns: 200 },
    )
  })
})
