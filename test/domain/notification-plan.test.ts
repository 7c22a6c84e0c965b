// Who hears what, when and why: every policy of the notification plan, one by one.
import { describe, expect, it } from 'vitest'
import type { PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, minutes, time, toIso } from '../../lambdas/domain/moment.ts'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { afterDeciding, beforeAnyDecision, type Decided, dueMails, nextStepDue, type PlanInput, stepsOf, stepsToDecide } from '../../lambdas/domain/notification-plan.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { at, contact, reminders, school, step, tick } from './builders.ts'

const mayHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }
const publishedAt = at('2027-01-04 10:00')
const calendarOf = (milestones: readonly Milestone[], given: Partial<PublishedCalendar> = {}): PublishedCalendar => ({ number: 1, milestones, publishedAt, ...given })

/** Schools were told of the calendar, and everything up to then was decided. */
const told = (until: Instant, steps: Decided['steps'] = {}, toldOfVersion = 1): Decided => ({ until, steps, toldOfVersion })

/** The day before at the end of the afternoon. */
const input = (milestones: readonly Milestone[], until: string, given: Partial<PlanInput> = {}): PlanInput => ({
  calendar: calendarOf(milestones),
  settings: usualSettings,
  decided: told(at(until)),
  ...given,
})

const advice = step({ id: 'advice', title: 'Voorbereid', on: day('2027-03-24'), reminders: reminders(-10, -3, 1) })
const jan = contact({ contactId: 'c-jan', email: 'jan@school.example', name: 'Jan' })
const vlinder = school({ schoolId: '99AA00', name: 'De Vlinderboom', contacts: [jan] })

const about = ({ kind, schoolId, ...rest }: NotificationItem) => `${kind} ${schoolId}${'step' in rest ? ` ${rest.step.milestoneId}` : ''}`
const mailsAt = (plan: PlanInput, schools: readonly School[], now: string) =>
  dueMails(plan, schools, at(now)).map(({ email, items }) => `${email}: ${items.map(about).join(', ')}`)

describe('the steps of a calendar', () => {
  const dueOf = (...milestones: readonly Milestone[]) => stepsOf(milestones, usualSettings).map((each) => `${each.milestone.id} ${each.workingDays} ${toIso(each.dueAt)}`)

  it('fall on working days before and after, at 08:00 on the wall on both sides of the clock change', () => {
    expect(dueOf(step({ id: 'a', on: day('2027-03-30'), reminders: reminders(1, -1, 0, -2) }))).toEqual([
      'a -2 2027-03-24T07:00:00.000Z',
      'a -1 2027-03-25T07:00:00.000Z',
      'a 0 2027-03-30T06:00:00.000Z',
      'a 1 2027-03-31T06:00:00.000Z',
    ])
    expect(dueOf(step({ id: 'a', on: day('2026-10-26'), reminders: reminders(-1, 0) }))).toEqual(['a -1 2026-10-23T06:00:00.000Z', 'a 0 2026-10-26T07:00:00.000Z'])
    expect(dueOf(step({ id: 'a', on: day('2027-11-01'), reminders: reminders(-1, 0) }))).toEqual(['a -1 2027-10-29T06:00:00.000Z', 'a 0 2027-11-01T07:00:00.000Z'])
  })

  it('stand in order of time over all milestones', () => {
    expect(dueOf(advice, step({ id: 'b', on: day('2027-03-23'), reminders: reminders(0) })).map((text) => text.slice(0, 10))).toEqual(['advice -10', 'advice -3 ', 'b 0 2027-0', 'advice 1 2'])
  })

  it('step over the holidays of the region', () => {
    const decision = step({ on: day('2027-05-12'), reminders: reminders(-3) })
    expect(stepsOf([decision], { ...usualSettings, schoolHolidays: [mayHoliday] }).map((each) => toIso(each.dueAt))).toEqual(['2027-04-23T06:00:00.000Z'])
    expect(stepsOf([decision], usualSettings).map((each) => toIso(each.dueAt))).toEqual(['2027-05-07T06:00:00.000Z'])
  })

  it('of what a region does not use are not there', () => {
    const oso = step({ kind: 'oso-checked', reminders: reminders(-10) })
    expect(stepsOf([oso], usualSettings)).toHaveLength(1)
    expect(stepsOf([oso], { ...usualSettings, usesOso: false })).toEqual([])
  })
})

describe('a step is decided', () => {
  // Three working days before 24 March 2027.
  it.each([
    ['a millisecond before its moment', -1, 0],
    ['at its moment', 0, 1],
    ['a millisecond after its moment', 1, 1],
    ['two minutes after its moment', minutes(2), 1],
  ])('%s: %i ms, %i mails', (_when, milliseconds, count) => {
    expect(dueMails(input([advice], '2027-03-18 17:00'), [vlinder], later(at('2027-03-19 08:00'), milliseconds))).toHaveLength(count)
  })

  it('once: the next tick has nothing to say', () => {
    const plan = input([advice], '2027-03-18 17:00')
    const decided = afterDeciding(plan, at('2027-03-19 08:00'))
    expect(decided).toEqual({ until: at('2027-03-19 08:00'), steps: { advice: [-3] }, toldOfVersion: 1 })
    expect(mailsAt({ ...plan, decided }, [vlinder], '2027-03-19 08:01')).toEqual([])
    expect(mailsAt({ ...plan, decided }, [vlinder], '2027-03-19 08:00')).toEqual([])
  })

  it('and the clock knows when the next one falls', () => {
    const steps = stepsOf([advice], usualSettings)
    expect(toIso(nextStepDue(steps, told(publishedAt))!)).toBe('2027-03-10T07:00:00.000Z')
    expect(toIso(nextStepDue(steps, told(at('2027-03-10 08:00'), { advice: [-10] }))!)).toBe('2027-03-19T07:00:00.000Z')
    expect(toIso(nextStepDue(steps, told(at('2027-03-10 08:00'), { advice: [-10, -3] }))!)).toBe('2027-03-25T07:00:00.000Z')
    expect(nextStepDue(steps, told(at('2027-03-25 08:00')))).toBeUndefined()
  })

  it('after an outage only as the latest of its milestone; all of them count as decided', () => {
    const plan = input([advice, step({ id: 'b', title: 'B', on: day('2027-03-23'), reminders: reminders(0) })], '2027-03-09 17:00')
    expect(mailsAt(plan, [vlinder], '2027-03-25 09:00')).toEqual(['jan@school.example: step-overdue 99AA00 advice, step-overdue 99AA00 b'])
    expect(afterDeciding(plan, at('2027-03-25 09:00')).steps).toEqual({ advice: [-10, -3, 1], b: [0] })
    const { send, passed } = stepsToDecide(stepsOf([advice], usualSettings), plan.decided, at('2027-03-25 09:00'))
    expect(send.map((each) => each.workingDays)).toEqual([1])
    expect(passed.map((each) => each.workingDays)).toEqual([-10, -3, 1])
  })

  it('after an outage in words that are true by then: a step before the date that goes out after it is overdue', () => {
    const before = step({ id: 'a', on: day('2027-03-24'), reminders: reminders(-3) })
    expect(mailsAt(input([before], '2027-03-18 17:00'), [vlinder], '2027-03-26 09:00')).toEqual(['jan@school.example: step-overdue 99AA00 a'])
  })
})

describe('asked is', () => {
  const now = '2027-03-19 08:00'
  const plan = input([advice], '2027-03-18 17:00')

  it('a school with open work, with how many working days are left', () => {
    expect(dueMails(plan, [vlinder], at(now))).toEqual([
      {
        email: 'jan@school.example',
        name: 'Jan',
        contactIds: ['c-jan'],
        items: [
          {
            kind: 'step-due',
            schoolId: '99AA00',
            schoolName: 'De Vlinderboom',
            step: { milestoneId: 'advice', kind: 'custom', title: 'Voorbereid', on: '2027-03-24' },
            workingDays: -3,
            workingDaysLeft: 3,
          },
        ],
      },
    ])
  })

  it.each([
    ['said it is done', { ticks: { advice: tick() } }],
    ['has done 28 of the 28', { ticks: { advice: tick({ done: false, count: 28, of: 28 }) } }],
    ['stands on the other side', { sector: 'vo' as const }],
    ['has nobody to write to', { contacts: [] }],
  ])('no school that %s', (_why, given) => {
    expect(mailsAt(plan, [{ ...vlinder, ...given }], now)).toEqual([])
  })

  it('a school that took its word back, and one that has done 27 of the 28', () => {
    expect(mailsAt(plan, [{ ...vlinder, ticks: { advice: tick({ done: false }) } }], now)).toHaveLength(1)
    const [mail] = dueMails(plan, [{ ...vlinder, ticks: { advice: tick({ done: false, count: 27, of: 28 }) } }], at(now))
    expect(mail?.items).toMatchObject([{ count: 27, of: 28 }])
  })

  it('no school that confirmed its contacts to check them', () => {
    const contacts = step({ kind: 'contacts-checked', reminders: reminders(-3) })
    const checking = input([contacts], '2027-03-18 17:00')
    expect(mailsAt(checking, [vlinder], now)).toHaveLength(1)
    expect(mailsAt(checking, [{ ...vlinder, contactsConfirmedAt: at('2027-03-01 09:00') }], now)).toEqual([])
  })

  it('no school with all decisions taken to extend them', () => {
    const due = step({ id: 'due', kind: 'decision-due', audience: ['vo'], on: day('2027-03-10') })
    const extended = step({ id: 'extended', kind: 'decision-extended', audience: ['vo'], reminders: reminders(-3) })
    const deciding = input([due, extended], '2027-03-18 17:00')
    const vo = { ...vlinder, sector: 'vo' as const }
    expect(mailsAt(deciding, [vo], now)).toEqual(['jan@school.example: step-due 99AA00 extended'])
    expect(mailsAt(deciding, [{ ...vo, ticks: { due: tick() } }], now)).toEqual([])
  })

  it('on the day itself with no working day left, and still not overdue', () => {
    const today = input([step({ id: 'a', on: day('2027-03-24'), reminders: reminders(0) })], '2027-03-23 17:00')
    expect(dueMails(today, [vlinder], at('2027-03-24 08:00'))[0]?.items).toMatchObject([{ kind: 'step-due', workingDaysLeft: 0 }])
  })
})

describe('a step that passes by itself', () => {
  const release = step({ id: 'release', kind: 'release', audience: ['vo'], on: day('2027-04-07'), at: time('09:00'), reminders: reminders(0) })
  const advised = step({ id: 'final', kind: 'final-advice', on: day('2027-03-24'), reminders: reminders(-5) })
  const vo = school({ schoolId: '99VO00', sector: 'vo', contacts: [contact({ email: 'vo@school.example' })] })

  it('and opens something is announced on its morning', () => {
    expect(mailsAt(input([release], '2027-04-06 17:00'), [vo, vlinder], '2027-04-07 08:00')).toEqual(['vo@school.example: step-starts 99VO00 release'])
  })

  it('and opens something is announced late after an outage, never as overdue', () => {
    expect(mailsAt(input([release], '2027-04-06 17:00'), [vo], '2027-04-09 08:00')).toEqual(['vo@school.example: step-starts 99VO00 release'])
  })

  it('and passes is announced beforehand, and after it no more', () => {
    expect(mailsAt(input([advised], '2027-03-16 17:00'), [vlinder], '2027-03-17 08:00')).toEqual(['jan@school.example: step-due 99AA00 final'])
    expect(mailsAt(input([advised], '2027-03-16 17:00'), [vlinder], '2027-03-24 23:59')).toEqual(['jan@school.example: step-due 99AA00 final'])
    expect(mailsAt(input([advised], '2027-03-16 17:00'), [vlinder], '2027-03-25 00:00')).toEqual([])
  })
})

describe('once the date has passed', () => {
  const head = contact({ contactId: 'c-head', email: 'head@school.example', roles: ['head'] })
  const late = input([advice], '2027-03-24 17:00')

  it('the head hears it too', () => {
    expect(mailsAt(late, [{ ...vlinder, contacts: [head, jan] }], '2027-03-25 08:00')).toEqual([
      'jan@school.example: step-overdue 99AA00 advice',
      'head@school.example: step-overdue 99AA00 advice',
    ])
  })

  it('and not before', () => {
    expect(mailsAt(input([advice], '2027-03-18 17:00'), [{ ...vlinder, contacts: [head, jan] }], '2027-03-19 08:00')).toEqual(['jan@school.example: step-due 99AA00 advice'])
  })
})

describe('one person gets one mail', () => {
  const names = ['99AA00', '99AB00', '99AC00']

  it('for three schools, in any capitals of the address, with all that is due', () => {
    const schools = names.map((schoolId, i) => school({ schoolId, contacts: [{ ...jan, contactId: `c-${i}`, email: i === 1 ? 'JAN@School.Example' : 'jan@school.example' }] }))
    const plan = input([advice, step({ id: 'b', on: day('2027-03-19'), reminders: reminders(0) })], '2027-03-18 17:00')
    const mails = dueMails(plan, schools, at('2027-03-19 08:00'))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.contactIds).toEqual(['c-0', 'c-1', 'c-2'])
    expect(mails[0]?.items.map(about)).toEqual(names.flatMap((schoolId) => [`step-due ${schoolId} advice`, `step-due ${schoolId} b`]))
  })

  it('at one school in two roles, with each thing once', () => {
    const twice = { ...vlinder, contacts: [jan, { ...jan, contactId: 'c-jan2' }] }
    const [mail, ...others] = dueMails(input([advice], '2027-03-18 17:00'), [twice], at('2027-03-19 08:00'))
    expect(others).toEqual([])
    expect(mail).toMatchObject({ contactIds: ['c-jan', 'c-jan2'], items: [{ schoolId: '99AA00' }] })
    expect(mail?.items).toHaveLength(1)
  })

  it('and two persons of a school get one each', () => {
    const two = { ...vlinder, contacts: [jan, contact({ email: 'piet@school.example' })] }
    expect(mailsAt(input([advice], '2027-03-18 17:00'), [two], '2027-03-19 08:00')).toEqual([
      'jan@school.example: step-due 99AA00 advice',
      'piet@school.example: step-due 99AA00 advice',
    ])
  })
})

describe('a first publication', () => {
  const plan: PlanInput = { calendar: calendarOf([advice]), settings: usualSettings, decided: beforeAnyDecision(publishedAt) }

  it('tells every school its own steps', () => {
    const calendar = calendarOf([advice, step({ id: 'vo', audience: ['vo'] }), step({ id: 'oso', kind: 'oso-checked' })])
    const [mail] = dueMails({ ...plan, calendar, settings: { ...usualSettings, usesOso: false } }, [vlinder], later(publishedAt, minutes(1)))
    expect(mail?.items).toMatchObject([{ kind: 'calendar-published', version: 1, steps: [{ milestoneId: 'advice', on: '2027-03-24' }] }])
  })

  it('is told once', () => {
    const decided = afterDeciding(plan, later(publishedAt, minutes(1)))
    expect(decided).toEqual({ until: later(publishedAt, minutes(1)), steps: {}, toldOfVersion: 1 })
    expect(dueMails({ ...plan, decided }, [vlinder], later(publishedAt, minutes(2)))).toEqual([])
  })

  it('in the middle of the year does not catch up: what lies before is not sent, what comes is', () => {
    const calendar = calendarOf([advice], { publishedAt: at('2027-03-20 10:00') })
    const middle: PlanInput = { ...plan, calendar, decided: beforeAnyDecision(calendar.publishedAt) }
    expect(mailsAt(middle, [vlinder], '2027-03-20 10:01')).toEqual(['jan@school.example: calendar-published 99AA00'])
    const decided = afterDeciding(middle, at('2027-03-20 10:01'))
    expect(decided.steps).toEqual({})
    expect(toIso(nextStepDue(stepsOf([advice], usualSettings), decided)!)).toBe('2027-03-25T07:00:00.000Z')
  })

  it('exactly at a reminder does not send it; a millisecond before, it does', () => {
    const due = at('2027-03-19 08:00')
    const sendAt = (when: Instant) => stepsToDecide(stepsOf([advice], usualSettings), beforeAnyDecision(when), due).send.length
    expect(sendAt(due)).toBe(0)
    expect(sendAt(later(due, -1))).toBe(1)
  })
})

describe('a moved date', () => {
  const first = calendarOf([advice])
  const movedTo = (on: string) => calendarOf([{ ...advice, on: day(on) }], { number: 2, reason: 'Studiedag' })
  const plan = (on: string, decided: Decided): PlanInput => ({ calendar: movedTo(on), toldCalendar: first, settings: usualSettings, decided })

  it('gives one change notice, with the day it was and the reason', () => {
    const moved = plan('2027-04-14', told(at('2027-03-10 08:00'), { advice: [-10] }))
    expect(dueMails(moved, [vlinder], at('2027-03-11 10:00'))[0]?.items).toEqual([
      {
        kind: 'date-changed',
        schoolId: '99AA00',
        schoolName: 'De Vlinderboom',
        version: 2,
        reason: 'Studiedag',
        changes: [
          {
            change: 'moved',
            step: { milestoneId: 'advice', kind: 'custom', title: 'Voorbereid', on: '2027-04-14' },
            was: { milestoneId: 'advice', kind: 'custom', title: 'Voorbereid', on: '2027-03-24' },
          },
        ],
      },
    ])
    const decided = afterDeciding(moved, at('2027-03-11 10:00'))
    expect(decided.toldOfVersion).toBe(2)
    expect(dueMails({ ...moved, decided }, [vlinder], at('2027-03-11 10:01'))).toEqual([])
  })

  it('does not repeat a step that was sent: the rest falls on the new date', () => {
    const decided = told(at('2027-03-11 10:00'), { advice: [-10] }, 2)
    const { calendar } = plan('2027-04-14', decided)
    const steps = stepsOf(calendar.milestones, usualSettings)
    expect(toIso(steps[0]!.dueAt)).toBe('2027-03-31T06:00:00.000Z')
    expect(toIso(nextStepDue(steps, decided)!)).toBe('2027-04-09T06:00:00.000Z')
    expect(mailsAt(plan('2027-04-14', decided), [vlinder], '2027-04-01 08:00')).toEqual([])
    expect(mailsAt(plan('2027-04-14', decided), [vlinder], '2027-04-09 08:00')).toEqual(['jan@school.example: step-due 99AA00 advice'])
  })

  it('withdraws what was not sent: nothing goes out on the old days', () => {
    const decided = told(at('2027-03-11 10:00'), { advice: [-10] }, 2)
    expect(mailsAt(plan('2027-04-14', decided), [vlinder], '2027-03-25 09:00')).toEqual([])
  })

  it('to an earlier day does not catch up: the change notice stands in', () => {
    const decided = told(at('2027-03-11 10:00'), {}, 1)
    const earlier = plan('2027-03-12', decided)
    expect(mailsAt(earlier, [vlinder], '2027-03-11 10:01')).toEqual(['jan@school.example: date-changed 99AA00'])
    expect(mailsAt({ ...earlier, decided: afterDeciding(earlier, at('2027-03-11 10:01')) }, [vlinder], '2027-03-15 08:00')).toEqual(['jan@school.example: step-overdue 99AA00 advice'])
  })

  it('and a step that is due at the same moment stand in one mail', () => {
    const decided = told(at('2027-03-18 17:00'), { advice: [-10] })
    const both: PlanInput = {
      calendar: calendarOf([{ ...advice, on: day('2027-04-14') }, step({ id: 'b', on: day('2027-03-24'), reminders: reminders(-3) })], { number: 2, reason: 'Studiedag' }),
      toldCalendar: calendarOf([advice, step({ id: 'b', on: day('2027-03-24') })]),
      settings: usualSettings,
      decided,
    }
    expect(mailsAt(both, [vlinder], '2027-03-19 08:00')).toEqual(['jan@school.example: date-changed 99AA00, step-due 99AA00 b'])
  })

  it('is told to those whom it concerns, before or after', () => {
    const vo = school({ schoolId: '99VO00', sector: 'vo', contacts: [contact({ email: 'vo@school.example' })] })
    const decided = told(at('2027-03-11 10:00'))
    expect(mailsAt(plan('2027-04-14', decided), [vlinder, vo], '2027-03-11 10:01')).toEqual(['jan@school.example: date-changed 99AA00'])
    const toOthers = { ...plan('2027-04-14', decided), calendar: calendarOf([{ ...advice, on: day('2027-04-14'), audience: ['vo'] }], { number: 2 }) }
    expect(mailsAt(toOthers, [vlinder, vo], '2027-03-11 10:01')).toEqual(['jan@school.example: date-changed 99AA00', 'vo@school.example: date-changed 99VO00'])
  })

  it('that schools were never told of before is simply the calendar', () => {
    const unheard = { ...plan('2027-04-14', told(publishedAt, {}, 0)), toldCalendar: undefined }
    const { toldCalendar: _none, ...without } = unheard
    expect(mailsAt(without, [vlinder], '2027-01-05 10:00')).toEqual(['jan@school.example: calendar-published 99AA00'])
  })
})

describe('a new version without a moved date', () => {
  it('tells nobody, and counts as told', () => {
    const calendar = calendarOf([{ ...advice, title: 'Anders' }], { number: 2, reason: 'Tikfout' })
    const plan: PlanInput = { calendar, toldCalendar: calendarOf([advice]), settings: usualSettings, decided: told(at('2027-03-11 10:00')) }
    expect(dueMails(plan, [vlinder], at('2027-03-11 10:01'))).toEqual([])
    expect(afterDeciding(plan, at('2027-03-11 10:01')).toldOfVersion).toBe(2)
  })

  it('is told of steps that came and went', () => {
    const calendar = calendarOf([step({ id: 'new', title: 'Nieuw' })], { number: 2, reason: 'Afspraak' })
    const plan: PlanInput = { calendar, toldCalendar: calendarOf([advice]), settings: usualSettings, decided: told(at('2027-03-11 10:00')) }
    expect(dueMails(plan, [vlinder], at('2027-03-11 10:01'))[0]?.items).toMatchObject([
      { kind: 'date-changed', changes: [{ change: 'added', step: { milestoneId: 'new' } }, { change: 'removed', step: { milestoneId: 'advice' } }] },
    ])
  })
})
