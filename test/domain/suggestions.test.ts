// What is proposed for each kind of conflict, in a calendar where little else stands in the way.
import { describe, expect, it } from 'vitest'
import { checkCalendarSteps, withSuggestions } from '../../lambdas/domain/calendar-check.ts'
import type { CheckContext, ConflictCode } from '../../lambdas/domain/conflict.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { applySuggestion } from '../../lambdas/domain/suggestions.ts'
import { at, reminders, step } from './builders.ts'

const context: CheckContext = { year: schoolYearStarting(2026), settings: usualSettings, now: at('2026-08-01 08:00') }
const mayHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }
const of = (kind: Milestone['kind'], on: string, hour?: string, given: Partial<Milestone> = {}) =>
  step({ kind, id: kind, on: day(on), ...(hour && { at: time(hour) }), ...given })

const lineOf = ({ id, from, on, at, round, reminders }: Milestone) =>
  [id, `${from ? `${from}..` : ''}${on}`, at ?? '', round === '1' ? '' : `round ${round}`, ...reminders.map(({ workingDays }) => String(workingDays))]
    .filter((part) => part !== '')
    .join(' ')

/** The suggestion for the first conflict of a rule, in one line; `undefined` when there is none. */
function suggestionFor(code: ConflictCode, milestones: readonly Milestone[], given: Partial<CheckContext> = {}): string | undefined {
  const all = { ...context, ...given }
  const found = withSuggestions(checkCalendarSteps(milestones, all), milestones, all).find((conflict) => conflict.code === code)
  if (!found) throw new Error(`no ${code}`)
  const { suggestion } = found
  return suggestion && (suggestion.kind === 'remove' ? `without ${suggestion.milestoneId}` : lineOf(suggestion.milestone))
}

describe('a date in the wrong place', () => {
  it.each([
    ['outside the year goes to the same day in it', 'outside-year', [of('warm-transfer', '2026-06-18')], 'warm-transfer 2027-06-18'],
    ['in a year long past as well, on a working day', 'outside-year', [of('warm-transfer', '2016-06-19')], 'warm-transfer 2027-06-18'],
    [
      'beginning before the year begins with it', 'outside-year',
      [of('custom', '2026-08-05', undefined, { from: day('2026-07-31') })],
      'custom 2026-08-01..2026-08-05',
    ],
    ['of opening goes to the national day', 'opens-before-national', [of('applications-open', '2027-03-01')], 'applications-open 2027-03-25'],
    ['of the final advice goes to the national day', 'final-advice-after-national', [of('final-advice', '2027-04-01')], 'final-advice 2027-03-24'],
    ['of closing goes to the national day', 'closes-before-national', [of('applications-close', '2027-03-19')], 'applications-close 2027-03-31'],
    [
      'of closing in the course of its day loses its time', 'closes-before-national',
      [of('applications-close', '2027-03-31', '16:00')],
      'applications-close 2027-03-31',
    ],
    ['of the decision goes to the national day', 'decides-after-national', [of('decision-due', '2027-05-20')], 'decision-due 2027-05-12'],
    ['of a deadline in the weekend goes to the working day before', 'on-weekend', [of('warm-transfer', '2027-06-20')], 'warm-transfer 2027-06-18'],
    ['of a release in the weekend goes to the working day after', 'on-weekend', [of('release', '2027-04-10', '09:00')], 'release 2027-04-12 09:00'],
    ['of a deadline at Easter goes before it', 'on-public-holiday', [of('warm-transfer', '2027-03-29')], 'warm-transfer 2027-03-25'],
    ['of a release at Easter goes after it', 'on-public-holiday', [of('release', '2027-03-26')], 'release 2027-03-30'],
    ['of a step that spans days ends earlier', 'on-weekend', [of('custom', '2027-06-20', undefined, { from: day('2027-06-14') })], 'custom 2027-06-14..2027-06-18'],
    [
      'of one that spans the weekend takes its first day along', 'on-weekend',
      [of('custom', '2027-06-20', undefined, { from: day('2027-06-19') })],
      'custom 2027-06-17..2027-06-18',
    ],
    [
      'in another year takes its first day along', 'outside-year',
      [of('custom', '2026-06-19', undefined, { from: day('2026-06-16') })],
      'custom 2027-06-15..2027-06-18',
    ],
    [
      'of a release in an hour that is not there goes to the next working day', 'release-hour-not-once',
      [of('release', '2027-03-28', '02:30')],
      'release 2027-03-30 02:30',
    ],
    [
      'of a deadline in such an hour goes to the working day before', 'deadline-hour-not-once',
      [of('warm-transfer', '2027-03-28', '02:30')],
      'warm-transfer 2027-03-25 02:30',
    ],
  ] as const)('%s', (_what, code, milestones, expected) => {
    expect(suggestionFor(code, milestones)).toBe(expected)
  })

  it('in a school holiday leaves it', () => {
    const settings = { ...usualSettings, schoolHolidays: [mayHoliday] }
    expect(suggestionFor('on-school-holiday', [of('warm-transfer', '2027-04-29')], { settings })).toBe('warm-transfer 2027-04-23')
    expect(suggestionFor('on-school-holiday', [of('release', '2027-04-29')], { settings })).toBe('release 2027-05-10')
    expect(suggestionFor('due-after-holiday', [of('decision-due', '2027-05-12')], { settings })).toBe('decision-due 2027-04-23')
  })

  it('never goes into the past: then it goes the other way', () => {
    const sunday = [of('warm-transfer', '2027-06-20')]
    expect(suggestionFor('on-weekend', sunday, { now: at('2027-06-18 23:59') })).toBe('warm-transfer 2027-06-18')
    expect(suggestionFor('on-weekend', sunday, { now: at('2027-06-19 00:00') })).toBe('warm-transfer 2027-06-21')
  })

  it('leaves behind the reminders that its new day puts before now', () => {
    const sunday = [of('warm-transfer', '2027-06-20', undefined, { reminders: reminders(-5, -1) })]
    expect(suggestionFor('on-weekend', sunday, { now: at('2027-06-11 07:00') })).toBe('warm-transfer 2027-06-18 -5 -1')
    expect(suggestionFor('on-weekend', sunday, { now: at('2027-06-11 09:00') })).toBe('warm-transfer 2027-06-18 -1')
  })
})

describe('the same step twice', () => {
  const release = of('release', '2027-04-07', '09:00')

  it('goes to the next round when it stands on another day', () => {
    expect(suggestionFor('same-step-twice', [release, { ...release, id: 'second', on: day('2027-05-11') }])).toBe('second 2027-05-11 09:00 round 2')
  })

  it('goes away when it says the same, the last of them', () => {
    expect(suggestionFor('same-step-twice', [release, { ...release, id: 'second' }])).toBe('without second')
  })

  it('may be taken away one by one when it stands there three times', () => {
    const three = [release, { ...release, id: 'second' }, { ...release, id: 'third' }]
    const found = withSuggestions(checkCalendarSteps(three, context), three, context).filter(({ code }) => code === 'same-step-twice')
    expect(found.map(({ suggestion }) => suggestion)).toEqual([{ kind: 'remove', milestoneId: 'second' }, { kind: 'remove', milestoneId: 'third' }])
  })

  it('goes away when all rounds are taken', () => {
    const others = (['2', '3', 'rest'] as const).map((round, i) => ({ ...release, id: `round-${round}`, round, on: day(`2027-06-0${i + 1}`) }))
    expect(suggestionFor('same-step-twice', [release, ...others, { ...release, id: 'second', on: day('2027-05-11') }])).toBe('without second')
  })

  it('goes away where one id stands twice, and the other stays', () => {
    const repeated = [release, step({ id: 'release', on: day('2027-06-01') })]
    expect(suggestionFor('same-step-twice', repeated)).toBe('without release')
    expect(applySuggestion(repeated, { kind: 'remove', milestoneId: 'release' })).toEqual([release])
  })
})

describe('of two steps', () => {
  const late = of('set-ready', '2027-04-09', '16:00')
  const release = of('release', '2027-04-07', '09:00')

  it.each([
    [
      'the inspection moves after the final advice, with days for the work', 'final-advice-after-inspection',
      [of('final-advice', '2027-03-24'), of('inspection-done', '2027-03-23')],
      'inspection-done 2027-03-30',
    ],
    [
      'the inspection moves to the attachments', 'attachments-after-inspection',
      [of('attachments-ready', '2027-04-01'), of('inspection-done', '2027-03-31')],
      'inspection-done 2027-04-01',
    ],
    ['the release moves after setting ready', 'set-ready-not-before-release', [late, release], 'release 2027-04-12 09:00'],
    [
      'the release moves after the closing, with days for the work', 'release-not-after-closing',
      [of('applications-close', '2027-03-31'), of('release', '2027-03-30')],
      'release 2027-04-05',
    ],
    [
      'the decision moves to the last day that the law gives', 'decision-before-closing',
      [of('decision-due', '2027-03-30'), of('applications-close', '2027-03-31')],
      'decision-due 2027-05-12',
    ],
    [
      'the decision moves within six weeks', 'decision-too-late',
      [of('decision-due', '2027-05-13'), of('applications-close', '2027-03-31')],
      'decision-due 2027-05-12',
    ],
    [
      'the second moves when the work needs more days', 'too-few-working-days',
      [of('release', '2027-04-07', '09:00'), of('fetched', '2027-04-09')],
      'fetched 2027-04-14',
    ],
  ] as const)('%s', (_what, code, milestones, expected) => {
    expect(suggestionFor(code, milestones)).toBe(expected)
  })

  it('the first moves when the second would run into a third', () => {
    expect(suggestionFor('set-ready-not-before-release', [late, release, of('fetched', '2027-04-14')])).toBe('set-ready 2027-04-06 16:00')
  })

  it('that of the region moves, not that of the law', () => {
    const steps = [of('final-advice', '2027-03-24', undefined, { basis: 'law' }), of('inspection-done', '2027-03-25'), of('set-ready', '2027-04-06')]
    expect(suggestionFor('too-few-working-days', steps)).toBe('inspection-done 2027-03-30')
    const round = '2'
    const later = [of('decision-due', '2027-07-01', undefined, { round, basis: 'law' }), of('applications-close', '2027-05-12', undefined, { round })]
    expect(suggestionFor('decision-too-late', later)).toBe('applications-close 2027-05-20 round 2')
  })
})

describe('Easter in the week of applying', () => {
  const week = (basis: Milestone['basis']) => [of('applications-open', '2027-03-25', undefined, { basis }), of('applications-close', '2027-03-31', undefined, { basis })]

  it('has no way out where the law names the days', () => {
    expect(suggestionFor('easter-in-application-week', week('law'))).toBeUndefined()
  })

  it('is answered by closing later where the region decides', () => {
    expect(suggestionFor('easter-in-application-week', week('region'))).toBe('applications-close 2027-04-02')
  })
})

describe('a reminder', () => {
  const advice = of('warm-transfer', '2027-06-18', undefined, { reminders: reminders(-10, -5, 1) })

  it('that is past goes, the others stay', () => {
    expect(suggestionFor('reminder-before-now', [advice], { now: at('2027-06-10 09:00') })).toBe('warm-transfer 2027-06-18 -5 1')
  })

  it('that was the only one comes nearer', () => {
    const only = { ...advice, reminders: reminders(-10) }
    expect(suggestionFor('reminder-before-now', [only], { now: at('2027-06-10 09:00') })).toBe('warm-transfer 2027-06-18 -5')
    expect(suggestionFor('reminder-before-now', [only], { now: at('2027-06-17 09:00') })).toBe('warm-transfer 2027-06-18')
  })

  it('for the evening goes out at six, so a later evening is too late', () => {
    const evening = (workingDays: number) => [{ ...advice, reminders: [{ workingDays, at: time('20:00') }] }]
    expect(suggestionFor('reminder-before-now', evening(-10), { now: at('2027-06-11 17:59') })).toBe('warm-transfer 2027-06-18 -5')
    expect(suggestionFor('reminder-before-now', evening(-10), { now: at('2027-06-11 18:00') })).toBe('warm-transfer 2027-06-18 -4')
    expect(suggestionFor('reminder-before-now', evening(-1), { now: at('2027-06-17 19:00') })).toBe('warm-transfer 2027-06-18')
  })

  it('on a free day goes to the working day before a deadline, after what opens; away where one stands there', () => {
    const saturday = (kind: Milestone['kind'], ...counts: readonly number[]) => [of(kind, '2028-03-25', undefined, { reminders: reminders(...counts) })]
    const given = { year: schoolYearStarting(2027) }
    expect(suggestionFor('reminder-on-free-day', saturday('applications-open', 0), given)).toBe('applications-open 2028-03-25 1')
    expect(suggestionFor('reminder-on-free-day', saturday('warm-transfer', 0), given)).toBe('warm-transfer 2028-03-25 -1')
    expect(suggestionFor('reminder-on-free-day', saturday('warm-transfer', 0, -1), given)).toBe('warm-transfer 2028-03-25 -1')
  })
})

it('a step that went comes back with its suggestion', () => {
  const release = of('release', '2027-04-07', '09:00')
  expect(applySuggestion([], { kind: 'change', milestone: release })).toEqual([release])
})
