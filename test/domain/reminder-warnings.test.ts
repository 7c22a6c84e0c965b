// What warns of the reminders of a step: those that would come too late, and the one of the day itself when that day is free.
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../lambdas/domain/conflict.ts'
import { dateWarnings } from '../../lambdas/domain/date-warnings.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { missedReminders } from '../../lambdas/domain/missed-reminders.ts'
import { type Instant, later, time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { stepsOf } from '../../lambdas/domain/reminder-steps.ts'
import { schoolYearOf } from '../../lambdas/domain/school-year.ts'
import { at, reminders, step } from './builders.ts'

const long = at('2020-01-01 08:00')
const contextOf = ({ on }: Milestone, given: Partial<CheckContext> = {}): CheckContext => ({ year: schoolYearOf(on), settings: usualSettings, now: long, ...given })

/** Checked in the school year in which the step falls, long before it. */
const warningsOf = (milestone: Milestone, given?: Partial<CheckContext>) => dateWarnings(milestone, contextOf(milestone, given))
const codes = (milestone: Milestone, given?: Partial<CheckContext>) => warningsOf(milestone, given).map(({ code }) => code)
const of = (kind: Milestone['kind'], on: string, given: Partial<Milestone> = {}) => step({ kind, on: day(on), ...given })

describe('a reminder that would not go out any more', () => {
  // Five working days before 31 March 2027 is Monday 22 March, over Good Friday and Easter Monday.
  const withReminders = step({ on: day('2027-03-31'), reminders: reminders(-10, -5, 1) })
  const published = (milestone: Milestone) => ({ published: { number: 1, milestones: [milestone], publishedAt: long } })

  it.each([
    ['2027-03-15 07:59', []],
    ['2027-03-15 08:00', ['-10']],
    ['2027-03-22 07:59', ['-10']],
    ['2027-03-22 08:00', ['-10,-5']],
    ['2027-03-31 23:59', ['-10,-5']],
    ['2027-04-01 00:00', []], // the step itself is past
  ])('at %s: %j', (now, expected) => {
    expect(warningsOf(withReminders, { now: at(now) }).map(({ details }) => details['reminders'])).toEqual(expected)
  })

  it.each([
    // Mail goes out between 08:00 and 18:00: a reminder for the evening falls at six, one for the early morning at eight.
    ['20:00', '17:59', []],
    ['20:00', '18:00', ['-1']],
    ['20:00', '19:00', ['-1']],
    ['07:00', '07:30', []],
    ['07:00', '07:59', []],
    ['07:00', '08:00', ['-1']],
  ])('for %s on the day before, at %s: %j', (wanted, now, expected) => {
    const milestone = of('warm-transfer', '2027-06-18', { reminders: [{ workingDays: -1, at: time(wanted) }] })
    expect(warningsOf(milestone, { now: at(`2027-06-17 ${now}`) }).map(({ details }) => details['reminders'])).toEqual(expected)
  })

  it.each([
    ['2027-06-18 07:59', ['reminder-on-free-day']],
    ['2027-06-18 08:00', ['reminder-before-now']],
    ['2027-06-18 12:00', ['reminder-before-now']],
    ['2027-06-19 23:59', ['reminder-before-now']],
  ])('of the day itself on a Saturday goes out on the Friday: at %s %j', (now, expected) => {
    const saturday = of('warm-transfer', '2027-06-19', { reminders: reminders(0) })
    expect(codes(saturday, { now: at(now) }).filter((code) => code !== 'on-weekend')).toEqual(expected)
  })

  it('falls when the plan of the mails says so', () => {
    const milestone = of('warm-transfer', '2027-05-08', {
      reminders: [-15, -6, -1, 0, 3].map((workingDays, i) => ({ workingDays, at: time(['20:00', '07:00', '09:15', '23:59', '00:00'][i]!) })),
    })
    const settings = { ...usualSettings, schoolHolidays: [{ name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }] }
    for (const { dueAt, workingDays, lastDay } of stepsOf([milestone], settings)) {
      if (lastDay !== undefined || workingDays > 0) continue
      const missed = (now: Instant) => missedReminders(milestone, contextOf(milestone, { settings, now })).map((reminder) => reminder.workingDays)
      expect(missed(later(dueAt, -1))).not.toContain(workingDays)
      expect(missed(dueAt)).toContain(workingDays)
    }
  })

  it('is not missed when it went out of the published calendar', () => {
    expect(codes(withReminders, { now: at('2027-03-24 09:00'), ...published(withReminders) })).toEqual([])
    expect(codes({ ...withReminders, on: day('2027-04-01') }, { now: at('2027-03-24 09:00'), ...published(withReminders) })).toEqual([])
  })

  it('is missed when its step is new, or moved so far forward that it falls before now', () => {
    const now = at('2027-03-24 09:00')
    expect(codes(withReminders, { now, ...published(step({ id: 'other' })) })).toEqual(['reminder-before-now'])
    expect(codes(withReminders, { now, ...published({ ...withReminders, on: day('2027-04-30') }) })).toEqual(['reminder-before-now'])
  })

  it('is missed when only the reminder is new', () => {
    expect(codes(withReminders, { now: at('2027-03-24 09:00'), ...published({ ...withReminders, reminders: reminders(-10) }) })).toEqual(['reminder-before-now'])
  })
})

describe('a reminder on the day itself', () => {
  it.each([
    ['2028-03-24', []],
    ['2028-03-25', ['reminder-on-free-day']], // a Saturday, on which the law opens
    ['2028-03-27', []],
  ])('of a step on %s: %j', (on, expected) => {
    expect(codes(of('applications-open', on, { reminders: reminders(0) })).filter((code) => code === 'reminder-on-free-day')).toEqual(expected)
  })

  it.each([
    ['2028-03-25', '2028-03-24'], // a Saturday
    ['2028-03-26', '2028-03-24'], // a Sunday
    ['2027-03-29', '2027-03-25'], // Easter Monday: Good Friday is free too
  ])('of a step on %s says that the mail goes on %s', (on, sentOn) => {
    const warning = warningsOf(of('warm-transfer', on, { reminders: reminders(0) })).find(({ code }) => code === 'reminder-on-free-day')
    expect(warning?.details).toMatchObject({ on0: on, sentOn })
  })

  it('is the only one that can fall on a free day', () => {
    expect(codes(of('applications-open', '2028-03-25', { reminders: reminders(-1, 1) }))).toEqual([])
  })
})
