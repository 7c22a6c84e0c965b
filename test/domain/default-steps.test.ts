// The proposal of a year, date for date: what a region gets before it changes anything.
import { describe, expect, it } from 'vitest'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { orderConflicts } from '../../lambdas/domain/order-rules.ts'
import { usualSettings, type YearSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { workingDaysFrom } from '../../lambdas/domain/working-days.ts'

const year2026 = schoolYearStarting(2026)
const year2027 = schoolYearStarting(2027)
const mayHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }

const propose = (year: typeof year2026, settings: Partial<YearSettings> = {}) => proposeCalendar(year, { ...usualSettings, ...settings })!

/** One line per step: kind, days, time, for whom, basis, reminders in working days. */
const linesOf = (year: typeof year2026, settings: Partial<YearSettings> = {}) =>
  propose(year, settings).milestones.map(
    ({ kind, from, on, at, audience, basis, reminders }) => {
      const days = `${from ? `${from}..` : ''}${on}${at ? ` ${at}` : ''}`
      return `${kind} ${days} ${audience.join('+')} ${basis} ${reminders.map((each) => each.workingDays).join(',') || '-'}`
    },
  )

describe('the proposal', () => {
  it('of 2026-2027 is this calendar', () => {
    expect(linesOf(year2026, { schoolHolidays: [mayHoliday] })).toEqual([
      'contacts-checked 2026-12-17 po+vo region -10,-3,1',
      'form-checked 2027-01-15 vo region -5',
      'oso-checked 2027-01-29 po+vo+board region -10,1',
      'provisional-advice 2027-01-10..2027-01-31 po law -',
      'support-request 2027-02-01 po+vo region -10',
      'leavers-listed 2027-02-05 po region -5,-1',
      'test 2027-01-25..2027-02-12 po law -',
      'test-results 2027-03-15 po law -',
      'attachments-ready 2027-03-19 po region -10,-3,1',
      'final-advice 2027-03-24 po law -5',
      'applications-open 2027-03-25 po+vo+public law -',
      'inspection-done 2027-03-31 po region -5,-1,1',
      'applications-close 2027-03-31 po+vo law -',
      'oso-set-ready 2027-04-06 16:00 po region -5,-1,1',
      'set-ready 2027-04-06 16:00 po region -5,-1,1',
      'release 2027-04-07 09:00 vo region 0',
      'fetched 2027-04-16 vo region -2,2,5',
      'placement-known 2027-04-23 vo region -3',
      'decision-due 2027-05-12 vo law -3',
      'decision-extended 2027-06-09 vo law -3',
      'warm-transfer 2027-06-18 po+vo region -10',
      'not-arrived 2027-09-10 vo region -3',
      'year-closed 2027-10-01 po+vo+board region -15,-5',
    ])
  })

  it('of 2027-2028 is this calendar, without the test whose dates nobody knows yet', () => {
    expect(linesOf(year2027)).toEqual([
      'contacts-checked 2027-09-30 po+vo region -10,-3,1',
      'form-checked 2027-12-15 vo region -5',
      'oso-checked 2027-12-01 po+vo+board region -10,1',
      'provisional-advice 2028-01-10..2028-01-31 po law -',
      'support-request 2028-02-01 po+vo region -10',
      'leavers-listed 2028-02-04 po region -5,-1',
      'test-results 2028-03-15 po law -',
      'attachments-ready 2028-03-17 po region -10,-3,1',
      'final-advice 2028-03-24 po law -5',
      'applications-open 2028-03-25 po+vo+public law -',
      'inspection-done 2028-03-31 po region -5,-1,1',
      'applications-close 2028-03-31 po+vo law -',
      'oso-set-ready 2028-04-04 16:00 po region -5,-1,1',
      'set-ready 2028-04-04 16:00 po region -5,-1,1',
      'release 2028-04-05 09:00 vo region 0',
      'fetched 2028-04-13 vo region -2,2,5',
      'placement-known 2028-04-21 vo region -3',
      'decision-due 2028-05-12 vo law -10',
      'decision-extended 2028-06-09 vo law -3',
      'warm-transfer 2028-06-16 po+vo region -10',
      'not-arrived 2028-09-08 vo region -3',
      'year-closed 2028-10-01 po+vo+board region -15,-5',
    ])
    expect(propose(year2027).unknown).toEqual([{ kind: 'test', title: 'Doorstroomtoets' }])
  })

  it('of 2026-2027 knows all its dates', () => {
    expect(propose(year2026).unknown).toEqual([])
  })

  it('of a year without national dates is not guessed', () => {
    expect(proposeCalendar(schoolYearStarting(2028), usualSettings)).toBeUndefined()
    expect(proposeCalendar(schoolYearStarting(2023), usualSettings)).toBeUndefined()
  })

  it.each([year2026, year2027])('of %s may be published as it is', (year) => {
    expect(orderConflicts(propose(year).milestones, year)).toEqual([])
  })

  it('asks all at 08:00, of the regular route in the first round, each step once under its kind', () => {
    const { milestones } = propose(year2026)
    expect(new Set(milestones.flatMap(({ reminders }) => reminders.map((each) => each.at)))).toEqual(new Set(['08:00']))
    expect(new Set(milestones.map(({ route, round }) => `${route} ${round}`))).toEqual(new Set(['regular 1']))
    expect(milestones.map(({ id }) => id)).toEqual(milestones.map(({ kind }) => kind))
  })

  it('keeps its reminders between fifteen working days before and five after', () => {
    const counts = [year2026, year2027].flatMap((year) => propose(year).milestones.flatMap(({ reminders }) => reminders.map((each) => each.workingDays)))
    expect(Math.min(...counts)).toBe(-15)
    expect(Math.max(...counts)).toBe(5)
  })
})

describe('what a region does not use is not asked', () => {
  const kinds = (settings: Partial<YearSettings>) => propose(year2026, settings).milestones.map(({ kind }) => kind)

  it('of OSO: checking the connection and setting dossiers ready there', () => {
    const without = kinds({ usesOso: false })
    expect(without).not.toContain('oso-checked')
    expect(without).not.toContain('oso-set-ready')
    expect(without).toHaveLength(21)
  })

  it('of attachments: adding them and setting them ready', () => {
    const without = kinds({ dossiers: 'none' })
    expect(without).not.toContain('attachments-ready')
    expect(without).not.toContain('set-ready')
    expect(without).toHaveLength(21)
    expect(kinds({ dossiers: 'all' })).toHaveLength(23)
  })
})

describe('the reminder of the decision', () => {
  const reminderOf = (...schoolHolidays: YearSettings['schoolHolidays']) => {
    const decision = propose(year2026, { schoolHolidays }).milestones.find(({ kind }) => kind === 'decision-due')!
    const [{ workingDays } = { workingDays: 0 }] = decision.reminders
    return { workingDays, on: workingDaysFrom(decision.on, workingDays, schoolHolidays) }
  }

  it('falls on the last working day before the May holiday', () => {
    expect(reminderOf(mayHoliday)).toEqual({ workingDays: -3, on: '2027-04-23' })
    expect(reminderOf({ ...mayHoliday, first: day('2027-04-23') })).toEqual({ workingDays: -3, on: '2027-04-22' })
  })

  it('falls ten working days before when no holiday lies in the four weeks before', () => {
    expect(reminderOf()).toEqual({ workingDays: -10, on: '2027-04-23' })
    const tooEarly = { name: 'Voorjaar', first: day('2027-04-05'), last: day('2027-04-13') }
    expect(reminderOf(tooEarly).workingDays).toBe(-10)
    expect(reminderOf({ ...tooEarly, last: day('2027-04-14') })).toEqual({ workingDays: -15, on: '2027-04-16' })
  })

  it('falls ten working days before when the decision itself lies in a holiday', () => {
    expect(reminderOf({ ...mayHoliday, last: day('2027-05-12') }).workingDays).toBe(-10)
    expect(reminderOf({ ...mayHoliday, last: day('2027-05-11') })).toEqual({ workingDays: -1, on: '2027-04-23' })
  })
})
