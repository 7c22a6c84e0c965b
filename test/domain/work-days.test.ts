// Two days a week are enough: whoever works few days gets the last reminder on their last working day before the date, once.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contact, WorkDay } from '../../lambdas/domain/contact.ts'
import { afterDeciding, beforeAnyDecision, type Decided, nextDue, type PlanInput } from '../../lambdas/domain/decided.ts'
import { day, fromDayNumber, weekday } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, localDateOf, toIso } from '../../lambdas/domain/moment.ts'
import { dueMails } from '../../lambdas/domain/notification-plan.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { stepsOf } from '../../lambdas/domain/reminder-steps.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { isWorkingDay } from '../../lambdas/domain/working-days.ts'
import { at, contact, reminders, school, step } from './builders.ts'
import { calendarOf, publishedAt } from './plans.ts'

const settings = { ...usualSettings, schoolHolidays: [{ name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }] }

/** Lets the clock tick at every moment that is due; the schools may be others from a moment on. */
function mailsOf(milestones: readonly Milestone[], schoolsAt: (now: Instant) => readonly School[], published = publishedAt) {
  const calendar = calendarOf(milestones, { publishedAt: published })
  let decided: Decided = beforeAnyDecision(published)
  const mails: { at: Instant; email: string; items: readonly string[] }[] = []
  for (;;) {
    const input: PlanInput = { calendar, settings, decided }
    const now = nextDue(input)
    if (now === undefined) return mails
    for (const { email, items } of dueMails(input, schoolsAt(now), now)) {
      const said = items.flatMap((item) => ('step' in item ? [`${item.step.milestoneId} ${item.workingDays} ${item.schoolId}`] : []))
      if (said.length > 0) mails.push({ at: now, email, items: said })
    }
    decided = afterDeciding(input, now)
  }
}

const when = (mails: ReturnType<typeof mailsOf>, item: string) => mails.filter(({ items }) => items.some((said) => said.startsWith(item))).map((mail) => toIso(mail.at).slice(0, 10))
const works = (...workDays: readonly WorkDay[]) => contact({ email: 'jan@school.example', workDays })
const at3 = (...contacts: readonly Contact[]) => [school({ contacts })]

describe('the last reminder before a date goes to a person who works', () => {
  // 2027-03-18 is a Thursday; the reminder of one working day before falls on Wednesday the 17th.
  const thursday = step({ id: 's', on: day('2027-03-18'), reminders: reminders(-5, -1, 1) })
  const last = (...days: readonly WorkDay[]) => when(mailsOf([thursday], () => at3(works(...days))), 's -1')

  it.each<[string, readonly WorkDay[], string]>([
    ['Monday and Tuesday, on the Tuesday before', [1, 2], '2027-03-16'],
    ['Monday, on the Monday before', [1], '2027-03-15'],
    ['Wednesday, on that Wednesday', [3], '2027-03-17'],
    ['Tuesday and Thursday, on the Tuesday: the date itself is too late', [2, 4], '2027-03-16'],
    ['Thursday, on the Thursday of the week before', [4], '2027-03-11'],
    ['Friday, on the Friday of the week before', [5], '2027-03-12'],
    ['every day, on the reminder’s own day', [1, 2, 3, 4, 5], '2027-03-17'],
    ['on days that nobody told, on the reminder’s own day', [], '2027-03-17'],
  ])('%s', (_who, days, date) => {
    expect(last(...days)).toEqual([date])
  })

  it('and earlier and later reminders come on their own days', () => {
    const mails = mailsOf([thursday], () => at3(works(1, 2)))
    expect(when(mails, 's -5')).toEqual(['2027-03-11'])
    expect(when(mails, 's 1')).toEqual(['2027-03-19'])
  })

  it('before a school holiday of two weeks, when the date comes right after it', () => {
    const after = step({ id: 's', on: day('2027-05-11'), reminders: reminders(-1) })
    const mailed = (...days: readonly WorkDay[]) => when(mailsOf([after], () => at3(works(...days))), 's -1')
    expect(mailed(4, 5)).toEqual(['2027-04-23'])
    expect(mailed(1)).toEqual(['2027-05-10'])
    // 26 April is in the holiday, 19 April is not; 20 April is the last Tuesday before it.
    expect(mailed(2)).toEqual(['2027-04-20'])
  })

  it('by the days of all schools together, for whoever works at more than one', () => {
    const two = [school({ schoolId: '99AA00', contacts: [works(1)] }), school({ schoolId: '99AB00', contacts: [works(2)] })]
    const mails = mailsOf([thursday], () => two)
    expect(when(mails, 's -1')).toEqual(['2027-03-16'])
    expect(mails.find(({ items }) => items.includes('s -1 99AA00'))?.items).toEqual(['s -1 99AA00', 's -1 99AB00'])
  })
})

describe('when work days change between somebody’s last day and the reminder’s own day', () => {
  const thursday = step({ id: 's', on: day('2027-03-18'), reminders: reminders(-1) })
  const changed = at('2027-03-16 12:00')
  const mailed = (before: Contact, after: Contact) => when(mailsOf([thursday], (now) => at3(now < changed ? before : after)), 's -1')

  it('nobody loses the reminder: days that are told after they passed do not count yet', () => {
    expect(mailed(contact({ email: 'jan@school.example' }), { ...works(1, 2), workDaysSince: changed })).toEqual(['2027-03-17'])
  })

  it('nobody gets it twice: what was said by the old days is not said again by the new', () => {
    expect(mailed(works(1, 2), { ...works(1, 2, 3), workDaysSince: changed, workDaysBefore: [1, 2] })).toEqual(['2027-03-16'])
    expect(mailed(works(1, 2), { ...contact({ email: 'jan@school.example' }), workDaysSince: changed, workDaysBefore: [1, 2] })).toEqual(['2027-03-16'])
  })
})

describe('a calendar that is published after somebody’s last day', () => {
  it('still brings the reminder, on its own day', () => {
    const thursday = step({ id: 's', on: day('2027-03-18'), reminders: reminders(-1) })
    const mails = (published: string) => when(mailsOf([thursday], () => at3(works(1, 2)), at(published)), 's -1')
    expect(mails('2027-03-16 07:59')).toEqual(['2027-03-16'])
    expect(mails('2027-03-16 08:00')).toEqual(['2027-03-17'])
  })
})

describe('a person at three schools', () => {
  it('gets one mail with three tasks', () => {
    const ids = ['99AA00', '99AB00', '99AC00']
    const three = ids.map((schoolId) => school({ schoolId, contacts: [contact({ email: 'Jan@School.example', contactId: `c-${schoolId}` })] }))
    const mails = mailsOf([step({ id: 's', on: day('2027-03-18'), reminders: reminders(-1) })], () => three)
    expect(mails).toEqual([{ at: at('2027-03-17 08:00'), email: 'Jan@School.example', items: ids.map((id) => `s -1 ${id}`) }])
  })
})

describe('for any date and any work days', () => {
  const anyDay = fc.integer({ min: Date.UTC(2027, 1, 1) / 86_400_000, max: Date.UTC(2027, 6, 1) / 86_400_000 }).map(fromDayNumber)
  const anyDays = fc.uniqueArray(fc.constantFrom<WorkDay>(1, 2, 3, 4, 5), { minLength: 1, maxLength: 5 })

  it('the last reminder comes once, on a working day of that person, not after its own day, and on the last such day', () => {
    fc.assert(
      fc.property(anyDay, anyDays, fc.integer({ min: -6, max: -1 }), (on, days, count) => {
        const milestone = step({ id: 's', on, reminders: reminders(count) })
        const said = mailsOf([milestone], () => at3(works(...days)))
        expect(said).toHaveLength(1)
        const date = localDateOf(said[0]!.at)
        const own = localDateOf(stepsOf([milestone], settings).find((each) => each.lastDay === undefined)!.dueAt)
        const isTheirs = (candidate: typeof date) => isWorkingDay(candidate, settings.schoolHolidays) && days.includes(weekday(candidate) as WorkDay)
        expect(isTheirs(date)).toBe(true)
        expect(date <= own).toBe(true)
        for (let later = Date.parse(date) / 86_400_000 + 1; later <= Date.parse(own) / 86_400_000; later++) expect(isTheirs(fromDayNumber(later))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
