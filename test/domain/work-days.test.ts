// Two days a week are enough: whoever works few days gets the last reminder on their last working day before the date, once.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contact, WorkDay } from '../../lambdas/domain/contact.ts'
import { addDays, day, fromDayNumber, weekday } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, localDateOf, toIso } from '../../lambdas/domain/moment.ts'
import { nextOpenMoment } from '../../lambdas/domain/open-hours.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { stepsOf } from '../../lambdas/domain/reminder-steps.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { isWorkingDay } from '../../lambdas/domain/working-days.ts'
import { at, contact, reminders, school, step } from './builders.ts'
import { calendarOf, newWorld, publishedAt } from './plans.ts'

const settings = { ...usualSettings, schoolHolidays: [{ name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }] }

/** Lets the clock tick at every moment that is due; the schools may be others from a moment on. */
function mailsOf(milestones: readonly Milestone[], schoolsAt: (now: Instant) => readonly School[], published = publishedAt) {
  const world = newWorld(calendarOf(milestones, { publishedAt: published }), settings)
  const mails: { at: Instant; email: string; items: readonly string[] }[] = []
  for (;;) {
    const now = world.nextTick()
    if (now === undefined) return mails
    for (const { email, items } of world.tick(now, schoolsAt(now)).mails) {
      const said = items.flatMap((item) => ('step' in item ? [`${item.step.milestoneId} ${item.workingDays} ${item.schoolId}`] : []))
      if (said.length > 0) mails.push({ at: now, email, items: said })
    }
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

describe('when things change between somebody’s last day and the reminder’s own day', () => {
  const thursday = step({ id: 's', on: day('2027-03-18'), reminders: reminders(-1) })
  const changed = at('2027-03-16 12:00')
  const mailed = (before: readonly Contact[], after: readonly Contact[]) => when(mailsOf([thursday], (now) => at3(...(now < changed ? before : after))), 's -1')
  const jan = contact({ email: 'jan@school.example' })

  it('nobody loses the reminder: days that are told after they passed come too late to go by', () => {
    expect(mailed([jan], [works(1, 2)])).toEqual(['2027-03-17'])
  })

  it('nobody gets it twice: what was said by the old days is not said again by the new', () => {
    expect(mailed([works(1, 2)], [works(1, 2, 3)])).toEqual(['2027-03-16'])
    expect(mailed([works(1, 2)], [jan])).toEqual(['2027-03-16'])
    expect(mailed([works(1, 2)], [works(4, 5)])).toEqual(['2027-03-16'])
  })

  it('a slip that is put right at once changes nothing', () => {
    const friday = step({ id: 's', on: day('2027-03-19'), reminders: reminders(-1) })
    const slip = (now: Instant) => (now >= at('2027-03-17 10:00') && now < at('2027-03-17 10:05') ? works(2) : works(4))
    expect(when(mailsOf([friday], (now) => at3(slip(now))), 's -1')).toEqual(['2027-03-18'])
  })

  it('whoever takes over is told, on the own day', () => {
    const bo = contact({ email: 'bo@school.example', roles: ['second'], workDays: [1, 2] })
    expect(mailed([jan, bo], [bo])).toEqual(['2027-03-17'])
    expect(mailed([works(1, 2)], [works(1, 2), contact({ email: 'cas@school.example' })])).toEqual(['2027-03-16', '2027-03-17'])
  })
})

describe('a date that moves', () => {
  const friday = step({ id: 's', on: day('2027-02-12'), reminders: reminders(-1) })
  const people = [school({ schoolId: '99AA00', contacts: [contact({ email: 'ma-do@school.example', workDays: [1, 4] })] }), school({ schoolId: '99AB00', contacts: [contact({ email: 'ma@school.example', workDays: [1] })] })]

  it('after some were told early: they heard of the move, the others get the reminder before the new date', () => {
    const world = newWorld(calendarOf([friday]), settings)
    const told = world.runTo(at('2027-02-09 10:00'), () => people)
    expect(told.filter((mail) => mail.said.startsWith('s -1')).map(({ at: moment, email }) => `${toIso(moment).slice(0, 10)} ${email}`)).toEqual(['2027-02-08 ma@school.example'])
    world.publish([{ ...friday, on: day('2027-02-17') }], at('2027-02-09 10:00'))
    const after = world.runTo(at('2027-03-01 00:00'), () => people)
    expect(after.map(({ at: moment, email, said }) => `${toIso(moment).slice(0, 10)} ${email} ${said}`)).toEqual([
      '2027-02-09 ma-do@school.example date-changed', '2027-02-09 ma@school.example date-changed', '2027-02-15 ma-do@school.example s -1',
    ])
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

const anyDay = fc.integer({ min: Date.UTC(2027, 1, 1) / 86_400_000, max: Date.UTC(2027, 6, 1) / 86_400_000 }).map(fromDayNumber)
const anyDays = fc.uniqueArray(fc.constantFrom<WorkDay>(1, 2, 3, 4, 5), { minLength: 1, maxLength: 5 })

describe('for any date and any work days', () => {
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

describe('whatever happens in between', () => {
  const anyMoment = fc.integer({ min: at('2027-01-11 08:00') / 60_000, max: at('2027-07-01 18:00') / 60_000 }).map((minute) => (minute * 60_000) as Instant)
  const anyPerson = fc.record({ id: fc.constantFrom('a', 'b', 'c'), days: fc.option(anyDays, { nil: undefined }), role: fc.constantFrom<Contact['roles']>(['transfer'], ['second'], ['head']) })
  const anyContacts = fc.uniqueArray(anyPerson, { minLength: 1, maxLength: 3, selector: ({ id }) => id }).map((list) =>
    list.map(({ id, days, role }) => contact({ contactId: `c-${id}`, email: `${id}@school.example`, roles: role, ...(days && { workDays: days }) })),
  )
  const anyEvent = fc.record({
    at: anyMoment,
    what: fc.oneof(
      fc.record({ kind: fc.constant('contacts' as const), contacts: anyContacts }),
      fc.record({ kind: fc.constant('move' as const), on: anyDay }),
      fc.record({ kind: fc.constant('holiday' as const), first: anyDay, days: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ kind: fc.constant('outage' as const), hours: fc.integer({ min: 1, max: 60 }) }),
    ),
  })

  it('whoever is written when the reminder’s own day comes has had it, once, by day and not in a holiday', () => {
    let reminded = 0
    fc.assert(
      fc.property(anyDay, anyContacts, fc.array(anyEvent, { maxLength: 8 }), fc.integer({ min: -4, max: -1 }), (on, contacts, events, count) => {
        let people: readonly School[] = [school({ contacts })]
        const milestone = step({ id: 's', on, reminders: reminders(count) })
        const world = newWorld(calendarOf([milestone]), settings)
        const mails = [...world.runTo(at('2027-01-05 10:00'), () => people)]
        let downUntil = 0
        const runTo = (moment: Instant) => void mails.push(...world.runTo(moment, () => people, downUntil as Instant))
        for (const { at: moment, what } of [...events].sort((a, b) => a.at - b.at)) {
          runTo(moment)
          if (what.kind === 'contacts') people = [school({ contacts: what.contacts })]
          else if (what.kind === 'outage') downUntil = Math.max(downUntil, moment + what.hours * 3_600_000)
          else if (what.kind === 'holiday') world.enterHoliday({ name: 'Extra', first: what.first, last: addDays(what.first, what.days) })
          else world.publish([{ ...milestone, on: what.on }], moment)
        }
        runTo(at('2028-01-01 00:00'))
        const last = mails.filter(({ said }) => said === `s ${count}`)
        const readers = last.map(({ email }) => email)
        expect(new Set(readers).size).toBe(readers.length)
        for (const mail of last) {
          expect(nextOpenMoment(mail.at, mail.holidays)).toBe(mail.at)
          reminded++
        }
        // Decided on its own day, not put behind by a publication: everybody who is written then has had it.
        const own = world.ownDecision('s', count)
        if (own) for (const { email } of own.written) expect(readers).toContain(email)
      }),
      { numRuns: 400 },
    )
    expect(reminded).toBeGreaterThan(200)
  })
})
