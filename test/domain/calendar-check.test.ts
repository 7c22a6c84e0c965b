// The whole check of a calendar: errors and warnings together, what has begun, the proposals, and what cannot be checked.
import { describe, expect, it } from 'vitest'
import { checkCalendarSteps, whatCannotBeChecked, withSuggestions } from '../../lambdas/domain/calendar-check.ts'
import type { CheckContext } from '../../lambdas/domain/conflict.ts'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, minutes, time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, reminders, step } from './builders.ts'

const year = schoolYearStarting(2026)
const context: CheckContext = { year, settings: usualSettings, now: at('2026-08-01 08:00') }
const mayHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }
const codes = (milestones: readonly Milestone[], given: Partial<CheckContext> = {}) => checkCalendarSteps(milestones, { ...context, ...given }).map(({ code }) => code)

describe('the proposal', () => {
  it.each([
    [2026, ['easter-in-application-week']],
    [2027, []],
  ])('of the year that starts in %i has no errors, and warns only of what the law brings: %j', (first, expected) => {
    const of = schoolYearStarting(first)
    const { milestones } = proposeCalendar(of, usualSettings)!
    const conflicts = checkCalendarSteps(milestones, { year: of, settings: usualSettings, now: at(`${first}-08-01 08:00`) })
    expect(conflicts.map(({ code }) => code)).toEqual(expected)
    expect(conflicts.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('warns of the decision just after the May holiday once that is entered, and proposes the last working day before', () => {
    const settings = { ...usualSettings, schoolHolidays: [mayHoliday] }
    const { milestones } = proposeCalendar(year, settings)!
    const conflicts = withSuggestions(checkCalendarSteps(milestones, { ...context, settings }), milestones, { ...context, settings })
    expect(conflicts.map(({ code, suggestion }) => [code, suggestion?.kind === 'change' && suggestion.milestone.on])).toEqual([
      ['due-after-holiday', '2027-04-23'],
      ['easter-in-application-week', false],
    ])
  })
})

describe('the check', () => {
  it('of a calendar without steps says so, and nothing else', () => {
    expect(codes([])).toEqual(['calendar-empty'])
  })

  it('tells errors and warnings at once', () => {
    const steps = [
      step({ kind: 'applications-close', id: 'close', on: day('2027-03-31') }),
      step({ kind: 'release', id: 'release', on: day('2027-03-28'), at: time('02:30') }),
      step({ on: day('2028-01-01') }),
    ]
    expect(codes(steps)).toEqual(['outside-year', 'release-hour-not-once', 'release-not-after-closing', 'on-public-holiday'])
  })

  it('leaves in peace what stands in order on working days', () => {
    expect(codes([step({ reminders: reminders(-5, 0, 1) })])).toEqual([])
  })
})

describe('a published date that goes to a day that is over', () => {
  const was = step({ id: 's', on: day('2027-06-18') })
  const past = { ...was, on: day('2027-05-20') }
  const now = at('2027-05-27 12:00')
  const published = { number: 1, milestones: [was], publishedAt: at('2026-11-20 10:00') }
  const codes = (next: Milestone, given: Partial<CheckContext> = {}) => checkCalendarSteps([next], { ...context, now, published, ...given }).map(({ code }) => code)

  it('wants a tick, and a day that is still to come is at hand', () => {
    expect(codes(past)).toEqual(['moved-into-past'])
    const given: CheckContext = { ...context, now, published }
    const [told] = withSuggestions(checkCalendarSteps([past], given), [past], given)
    expect(told?.suggestion).toMatchObject({ milestone: { on: '2027-05-28' } })
  })

  it('is not asked of one that stood there already, of a first publication, or of another title', () => {
    expect(codes(past, { published: { ...published, milestones: [past] } })).toEqual([])
    expect(checkCalendarSteps([past], { ...context, now }).map(({ code }) => code)).toEqual([])
    expect(codes({ ...past, title: 'Anders' }, { published: { ...published, milestones: [past] } })).toEqual([])
  })

  it('is asked of a step that is new on such a day', () => {
    expect(checkCalendarSteps([was, { ...past, id: 'new' }], { ...context, now, published }).map(({ code }) => code)).toEqual(['moved-into-past'])
  })
})

describe('a step that the region does not ask of its schools', () => {
  const release = step({ kind: 'release', id: 'release', on: day('2027-04-07'), at: time('09:00') })
  const late = (kind: Milestone['kind']) => step({ kind, id: kind, on: day('2027-04-08') })
  const inspection = step({ kind: 'inspection-done', id: 'inspection-done', on: day('2027-03-31') })

  it.each([
    ['attachments set ready too late, where there are attachments', [late('set-ready'), release], {}, ['set-ready-not-before-release']],
    ['attachments set ready too late, where there are none', [late('set-ready'), release], { dossiers: 'none' as const }, []],
    ['OSO dossiers set ready too late, with OSO', [late('oso-set-ready'), release], { dossiers: 'none' as const }, ['set-ready-not-before-release']],
    ['OSO dossiers set ready too late, without OSO', [late('oso-set-ready'), release], { usesOso: false }, []],
    ['attachments after the inspection, where there are attachments', [late('attachments-ready'), inspection], {}, ['attachments-after-inspection']],
    ['attachments after the inspection, where there are none', [late('attachments-ready'), inspection], { dossiers: 'none' as const }, []],
    ['a check of OSO outside the year, with OSO', [step({ kind: 'oso-checked', on: day('2028-01-01') })], {}, ['outside-year']],
    ['a check of OSO outside the year, without OSO', [step({ kind: 'oso-checked', on: day('2028-01-01') })], { usesOso: false }, []],
    ['attachments twice, where there are attachments', [late('set-ready'), { ...late('set-ready'), id: 'second' }], {}, ['same-step-twice']],
    ['attachments twice, where there are none', [late('set-ready'), { ...late('set-ready'), id: 'second' }], { dossiers: 'none' as const }, []],
  ])('%s', (_what, steps, given, expected) => {
    const errors = checkCalendarSteps(steps, { ...context, settings: { ...usualSettings, ...given } }).filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code }) => code)).toEqual(expected)
  })
})

describe('a release that has begun', () => {
  const release = step({ kind: 'release', id: 'release', title: 'Ophalen kan vanaf', on: day('2027-04-07'), at: time('09:00') })
  const opens = at('2027-04-07 09:00')
  const published = { number: 1, milestones: [release], publishedAt: at('2026-11-21 10:00') }
  const other = step({ on: day('2027-06-01') })

  it.each([
    ['moved to another day', [{ ...release, on: day('2027-04-08') }]],
    ['moved to another hour', [{ ...release, at: time('10:00') }]],
    ['taken out', [other]],
    ['turned into another kind of step', [{ ...release, kind: 'custom' as const }]],
    ['turned into that of another round', [{ ...release, round: '2' as const }]],
    ['turned into that of another route', [{ ...release, route: 'lwoo' as const }]],
  ])('%s: may be until 5 minutes before, not after', (_how, next) => {
    const when = (now: Instant) => codes(next, { published, now }).filter((code) => code === 'release-cannot-move')
    expect(when(later(opens, -minutes(5)))).toEqual([])
    expect(when(later(opens, -minutes(5) + 1))).toEqual(['release-cannot-move'])
    expect(when(opens)).toEqual(['release-cannot-move'])
    expect(when(later(opens, minutes(60 * 24)))).toEqual(['release-cannot-move'])
  })

  it('may get another title, note or reminder', () => {
    expect(codes([{ ...release, title: 'Ophalen', note: 'Let op', reminders: reminders(0) }], { published, now: later(opens, 1) })).toEqual([])
  })

  it('is told by its title and its day, and goes back to where it was', () => {
    const moved = { ...release, on: day('2027-04-08') }
    const [conflict] = withSuggestions(checkCalendarSteps([moved], { ...context, published, now: opens }), [moved], { ...context, published, now: opens })
    expect(conflict).toEqual({
      code: 'release-cannot-move',
      severity: 'error',
      milestoneIds: ['release'],
      details: { title: 'Ophalen kan vanaf', on: '2027-04-07' },
      suggestion: { kind: 'change', milestone: release, before: moved },
    })
  })
})

describe('what cannot be checked', () => {
  const withHolidays = { schoolHolidays: [mayHoliday] }

  it.each([
    [2023, withHolidays, ['national-dates-unknown']],
    [2024, withHolidays, []],
    [2027, withHolidays, []],
    [2028, withHolidays, ['national-dates-unknown']],
    [2026, usualSettings, ['school-holidays-missing']],
    [2028, usualSettings, ['national-dates-unknown', 'school-holidays-missing']],
  ])('in the year that starts in %i', (first, settings, expected) => {
    expect(whatCannotBeChecked(schoolYearStarting(first), settings).map(({ code }) => code)).toEqual(expected)
  })

  it('names the year', () => {
    expect(whatCannotBeChecked(schoolYearStarting(2028), withHolidays)).toEqual([{ code: 'national-dates-unknown', details: { year: '2028-2029' } }])
  })
})
