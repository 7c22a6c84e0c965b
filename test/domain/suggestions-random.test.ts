// Suggestions in two thousand random calendars: each passes the check itself, and following it never fails.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { checkCalendarSteps, withSuggestions } from '../../lambdas/domain/calendar-check.ts'
import { type CheckContext, type Conflict, conflictKey } from '../../lambdas/domain/conflict.ts'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { addDays, day, dayNumber, fromDayNumber } from '../../lambdas/domain/local-date.ts'
import { type Milestone, milestoneKinds, momentOf, pupilRoutes, rounds } from '../../lambdas/domain/milestone.ts'
import { momentAt, time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { applySuggestion } from '../../lambdas/domain/suggestions.ts'

interface Checked {
  readonly milestones: readonly Milestone[]
  readonly context: CheckContext
}

const number = (date: string) => dayNumber(day(date))

/** Days of a school year, most of them around the weeks in which everything happens, some just outside the year. */
const daysOf = (first: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: number(`${first + 1}-03-10`), max: number(`${first + 1}-05-20`) }) },
    { weight: 3, arbitrary: fc.integer({ min: number(`${first}-08-01`), max: number(`${first + 1}-12-31`) }) },
    { weight: 1, arbitrary: fc.integer({ min: number(`${first}-07-20`), max: number(`${first + 2}-01-10`) }) },
  ).map(fromDayNumber)

const times = fc.constantFrom(undefined, undefined, undefined, '00:00', '02:30', '09:00', '16:00', '23:59')
/** In open hours and outside them: those fall at the nearest. */
const remindersOf = (most: number) =>
  fc.uniqueArray(fc.record({ workingDays: fc.integer({ min: -15, max: 5 }), at: fc.constantFrom('07:00', '08:00', '12:00', '20:00').map(time) }), {
    selector: ({ workingDays }) => workingDays,
    maxLength: most,
  })

/** The kinds whose order and distance are ruled. */
const chained = [
  'attachments-ready', 'final-advice', 'applications-open', 'inspection-done', 'applications-close', 'oso-set-ready', 'set-ready', 'release', 'fetched', 'decision-due',
] as const

const stepOf = (first: number, reminders = remindersOf(3)): fc.Arbitrary<Milestone> =>
  fc
    .record({
      kind: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...chained) }, { weight: 1, arbitrary: fc.constantFrom(...milestoneKinds) }),
      on: daysOf(first),
      span: fc.constantFrom(0, 0, 0, 1, 20),
      at: times,
      route: fc.constantFrom('regular' as const, 'regular' as const, ...pupilRoutes),
      round: fc.constantFrom('1' as const, '1' as const, ...rounds),
      basis: fc.constantFrom('law' as const, 'region' as const, 'region' as const),
      reminders,
    })
    .map(({ span, at, ...rest }) => ({
      ...rest,
      id: '',
      title: 'Een stap',
      audience: ['po'] as const,
      ...(at && { at: time(at) }),
      ...(span > 0 && { from: addDays(rest.on, -span) }),
    }))

const withIds = (steps: readonly Milestone[]) => steps.map((step, i) => ({ ...step, id: `${step.kind}-${i}` }))
const stepsOf = (first: number) => fc.array(stepOf(first), { minLength: 1, maxLength: 14 }).map(withIds)

const holidaysOf = (first: number, most = 5) =>
  fc.array(
    fc.record({ on: daysOf(first), days: fc.constantFrom(1, 4, 5, 9, 16) }).map(({ on, days }) => ({ name: 'Vakantie', first: on, last: addDays(on, days - 1) })),
    { maxLength: most },
  )

const calendars: fc.Arbitrary<Checked> = fc.constantFrom(2023, 2024, 2025, 2026, 2027).chain((first) =>
  fc
    .record({
      milestones: stepsOf(first),
      schoolHolidays: holidaysOf(first),
      usesOso: fc.boolean(),
      dossiers: fc.constantFrom('none' as const, 'with-attachment' as const),
      now: fc.oneof(fc.constant(day(`${first}-08-01`)), daysOf(first)).map((date) => momentAt(date, time('08:00'))),
      publishedWithout: fc.option(fc.nat(13), { nil: undefined }),
      shift: fc.constantFrom(0, 0, 3, -30),
    })
    .map(({ milestones, schoolHolidays, usesOso, dossiers, now, publishedWithout, shift }) => {
      const before = milestones.filter((_step, i) => i !== publishedWithout).map((step, i) => (i % 3 === 0 ? { ...step, on: addDays(step.on, shift) } : step))
      const published: PublishedCalendar = { number: 1, milestones: before, publishedAt: now }
      const settings = { ...usualSettings, usesOso, dossiers, schoolHolidays }
      return { milestones, context: { year: schoolYearStarting(first), settings, now, ...(publishedWithout !== undefined && { published }) } }
    }),
)

/** As much as a draft may hold, nearly all of it in conflict. */
const largest: fc.Arbitrary<Checked> = fc
  .record({
    milestones: fc.array(stepOf(2026, remindersOf(8)), { minLength: 80, maxLength: 80 }).map(withIds),
    schoolHolidays: holidaysOf(2026, 30),
    now: fc.constantFrom(day('2026-08-01'), day('2027-03-25')).map((date) => momentAt(date, time('12:00'))),
  })
  .map(({ milestones, schoolHolidays, now }) => ({ milestones, context: { year: schoolYearStarting(2026), settings: { ...usualSettings, schoolHolidays }, now } }))

const subject = ({ code, milestoneIds }: Conflict) => `${code} ${milestoneIds.join(' ')}`

/** What a suggestion must keep to: its conflict is gone, and nothing is said of other steps, or by other rules, than before. */
function expectPasses({ milestones, context }: Checked, conflict: Conflict, before: readonly Conflict[]): void {
  if (!conflict.suggestion) return
  const next = applySuggestion(milestones, conflict.suggestion)
  const after = checkCalendarSteps(next, context)
  expect(after.map(conflictKey)).not.toContain(conflictKey(conflict))
  expect(after.map(subject)).not.toContain(subject(conflict))
  const times = (conflicts: readonly Conflict[], name: string) => conflicts.filter((each) => subject(each) === name).length
  expect(after.filter((each) => times(after, subject(each)) > times(before, subject(each)))).toEqual([])
  // A release that has begun goes back to where it was, which is past.
  if (conflict.suggestion.kind === 'remove' || conflict.code === 'release-cannot-move') return
  const { milestone } = conflict.suggestion
  const was = milestones.find(({ id }) => id === milestone.id)
  if (was && momentOf(was) > context.now) expect(momentOf(milestone)).toBeGreaterThan(context.now)
}

/** How often a conflict has a suggestion, by code. */
class Shares {
  readonly counts = new Map<string, { readonly found: number; readonly of: number }>()

  add({ code, suggestion }: Conflict): void {
    const { found, of } = this.counts.get(code) ?? { found: 0, of: 0 }
    this.counts.set(code, { found: found + (suggestion ? 1 : 0), of: of + 1 })
  }

  get share(): number {
    const all = [...this.counts.values()]
    return all.reduce((sum, { found }) => sum + found, 0) / all.reduce((sum, { of }) => sum + of, 0)
  }
}

it('a suggestion passes its own check in any calendar, and nine in ten conflicts have one', () => {
  const shares = new Shares()
  fc.assert(
    fc.property(calendars, (checked) => {
      const before = checkCalendarSteps(checked.milestones, checked.context)
      for (const conflict of withSuggestions(before, checked.milestones, checked.context)) {
        shares.add(conflict)
        expect(conflictKey(conflict)).toMatch(/^[!-~]{1,200}$/)
        expectPasses(checked, conflict, before)
      }
    }),
    { numRuns: 2000 },
  )
  expect(shares.counts.size).toBeGreaterThan(18)
  expect(shares.share).toBeGreaterThan(0.9)
})

it('it does so in calendars as large as a draft may be', () => {
  fc.assert(
    fc.property(largest, (checked) => {
      const before = checkCalendarSteps(checked.milestones, checked.context)
      const found = withSuggestions(before, checked.milestones, checked.context)
      expect(found.filter(({ suggestion }) => suggestion).length).toBeGreaterThan(before.length / 2)
      for (const conflict of found) expectPasses(checked, conflict, before)
    }),
    { numRuns: 5 },
  )
})

it('nearly every conflict of a proposal in which some dates were moved has a suggestion', () => {
  const year = schoolYearStarting(2026)
  const settings = {
    ...usualSettings,
    schoolHolidays: [
      { name: 'Kerstvakantie', first: day('2026-12-19'), last: day('2027-01-03') },
      { name: 'Voorjaarsvakantie', first: day('2027-02-20'), last: day('2027-02-28') },
      { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') },
      { name: 'Zomervakantie', first: day('2027-07-10'), last: day('2027-08-22') },
    ],
  }
  const context: CheckContext = { year, settings, now: momentAt(day('2026-08-01'), time('08:00')) }
  const proposal = proposeCalendar(year, settings)!.milestones
  const untouched = new Set(checkCalendarSteps(proposal, context).map(conflictKey))
  const moves = fc.array(fc.record({ step: fc.nat(proposal.length - 1), days: fc.integer({ min: -12, max: 12 }) }), { minLength: 1, maxLength: 2 })
  const shares = new Shares()
  fc.assert(
    fc.property(moves, (moved) => {
      const milestones = proposal.map((step, i) => moved.reduce((next, move) => (move.step === i ? { ...next, on: addDays(next.on, move.days) } : next), step))
      const before = checkCalendarSteps(milestones, context)
      for (const conflict of withSuggestions(before, milestones, context)) {
        expectPasses({ milestones, context }, conflict, before)
        if (!untouched.has(conflictKey(conflict)) && conflict.code !== 'easter-in-application-week') shares.add(conflict)
      }
    }),
    { numRuns: 500 },
  )
  expect(shares.share).toBeGreaterThan(0.95)
})
