// Who hears what, when and why: every policy of the notification plan, one by one.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, minutes, time, toIso } from '../../lambdas/domain/moment.ts'
import { afterDeciding, nextStepDue, stepsToDecide } from '../../lambdas/domain/decided.ts'
import { stepsOf } from '../../lambdas/domain/reminder-steps.ts'
import { usualSettings, type YearSettings } from '../../lambdas/domain/region.ts'
import { at, contact, reminders, school, step, tick } from './builders.ts'
import { about, advice, dueMails, input, jan, mailsAt, told, vlinder } from './plans.ts'

const mayHoliday = { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }

describe('the steps of a calendar', () => {
  const dueOf = (...milestones: readonly Milestone[]) =>
    stepsOf(milestones, usualSettings)
      .filter((each) => each.lastDay === undefined)
      .map((each) => `${each.milestone.id} ${each.workingDays} ${toIso(each.dueAt)}`)

  it('fall on working days before and after, at 08:00 on the wall on both sides of the clock change', () => {
    expect(dueOf(step({ id: 'a', on: day('2027-03-30'), reminders: reminders(1, -1, 0, -2) }))).toEqual([
      'a -2 2027-03-24T07:00:00.000Z',
      'a -1 2027-03-25T07:00:00.000Z',
      'a 0 2027-03-30T06:00:00.000Z',
      'a 1 2027-03-31T06:00:00.000Z',
    ])
    const aroundAutumn = (on: string) => dueOf(step({ id: 'a', on: day(on), reminders: reminders(-1, 0) }))
    expect(aroundAutumn('2026-10-26')).toEqual(['a -1 2026-10-23T06:00:00.000Z', 'a 0 2026-10-26T07:00:00.000Z'])
    expect(aroundAutumn('2027-11-01')).toEqual(['a -1 2027-10-29T06:00:00.000Z', 'a 0 2027-11-01T07:00:00.000Z'])
  })

  it('stand in order of time over all milestones', () => {
    const names = dueOf(advice, step({ id: 'b', on: day('2027-03-23'), reminders: reminders(0) })).map((text) => text.replace(/ 2027.*/, ''))
    expect(names).toEqual(['advice -10', 'advice -3', 'b 0', 'advice 1'])
  })

  it('step over the holidays of the region', () => {
    const decision = step({ on: day('2027-05-12'), reminders: reminders(-3) })
    const ownDay = (settings: YearSettings) => stepsOf([decision], settings).flatMap((each) => (each.lastDay === undefined ? [toIso(each.dueAt)] : []))
    expect(ownDay({ ...usualSettings, schoolHolidays: [mayHoliday] })).toEqual(['2027-04-23T06:00:00.000Z'])
    expect(ownDay(usualSettings)).toEqual(['2027-05-07T06:00:00.000Z'])
  })

  it('of what a region does not use are not there', () => {
    const oso = step({ kind: 'oso-checked', reminders: reminders(-10) })
    expect(stepsOf([oso], usualSettings).filter((each) => each.lastDay === undefined)).toHaveLength(1)
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
    expect(decided).toEqual({ until: at('2027-03-19 08:00'), steps: { advice: [-10, -3] }, toldOfVersion: 1 })
    expect(mailsAt({ ...plan, decided }, [vlinder], '2027-03-19 08:01')).toEqual([])
    expect(mailsAt({ ...plan, decided }, [vlinder], '2027-03-19 08:00')).toEqual([])
  })

  it('and the clock knows when the next one falls: the last before the date from four working days earlier on', () => {
    const steps = stepsOf([advice], usualSettings)
    const next = (until: string, ...done: readonly number[]) => nextStepDue(steps, told(at(until), { advice: done }))
    const iso = (moment: Instant | undefined) => moment && toIso(moment)
    expect(iso(next('2027-01-05 10:00'))).toBe('2027-03-10T07:00:00.000Z')
    expect(iso(next('2027-03-10 08:00', -10))).toBe('2027-03-15T07:00:00.000Z')
    expect(iso(next('2027-03-15 08:00', -10))).toBe('2027-03-16T07:00:00.000Z')
    expect(iso(next('2027-03-18 08:00', -10))).toBe('2027-03-19T07:00:00.000Z')
    expect(iso(next('2027-03-19 08:00', -10, -3))).toBe('2027-03-25T07:00:00.000Z')
    expect(next('2027-03-25 08:00', -10, -3, 1)).toBeUndefined()
  })

  it('also when new holidays put it before the last decision: it was never said, so it is said now', () => {
    const plan = input([advice], '2027-03-18 17:00')
    const schoolHolidays = [{ name: 'Extra', first: day('2027-03-19'), last: day('2027-03-19') }]
    const decided = { ...plan, settings: { ...plan.settings, schoolHolidays } }
    const ownDay = stepsOf([advice], decided.settings).filter((each) => each.lastDay === undefined)
    expect(toIso(nextStepDue(ownDay, decided.decided)!)).toBe('2027-03-18T07:00:00.000Z')
    expect(mailsAt(decided, [vlinder], '2027-03-18 17:01')).toEqual(['jan@school.example: step-due 99AA00 advice'])
  })

  it('after an outage only as the latest of its milestone; all of them count as decided', () => {
    const plan = input([advice, step({ id: 'b', title: 'B', on: day('2027-03-23'), reminders: reminders(0) })], '2027-03-09 17:00')
    expect(mailsAt(plan, [vlinder], '2027-03-25 09:00')).toEqual(['jan@school.example: step-overdue 99AA00 advice, step-overdue 99AA00 b'])
    expect(afterDeciding(plan, at('2027-03-25 09:00')).steps).toEqual({ advice: [-10, -3, 1], b: [0] })
    expect(afterDeciding(plan, at('2027-03-25 09:00')).behind).toBeUndefined()
    const passed = stepsToDecide(stepsOf([advice], usualSettings), plan.decided, at('2027-03-25 09:00'))
    expect(passed.filter((each) => each.lastDay === undefined).map((each) => each.workingDays)).toEqual([-10, -3, 1])
  })

  it('after an outage in words that are true by then: a step before the date that goes out after it is overdue', () => {
    const before = step({ id: 'a', on: day('2027-03-24'), reminders: reminders(-3) })
    expect(mailsAt(input([before], '2027-03-18 17:00'), [vlinder], '2027-03-26 09:00')).toEqual(['jan@school.example: step-overdue 99AA00 a'])
  })
})

describe('a decision that is finished late', () => {
  const plan = input([advice], '2027-03-09 17:00')
  const finished = (now: string) => dueMails(plan, [vlinder], at('2027-03-10 08:00'), at(now)).length

  it('leaves a step to a later one of its milestone that fell due meanwhile', () => {
    expect(finished('2027-03-10 08:00')).toBe(1)
    expect(finished('2027-03-19 07:59')).toBe(1)
    expect(finished('2027-03-19 08:00')).toBe(0)
  })

  it('and is not kept from sending by a later step of another milestone', () => {
    const other = step({ id: 'b', on: day('2027-03-19'), reminders: reminders(0) })
    const both = input([advice, other], '2027-03-09 17:00')
    expect(dueMails(both, [vlinder], at('2027-03-10 08:00'), at('2027-03-19 07:59'))).toHaveLength(1)
    expect(dueMails(both, [vlinder], at('2027-03-10 08:00'), at('2027-03-19 08:00'))).toEqual([])
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
        pages: [{ schoolId: '99AA00', contactId: 'c-jan', since: 0 }],
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
    const early = input([advice], '2027-03-18 17:00')
    expect(mailsAt(early, [{ ...vlinder, contacts: [head, jan] }], '2027-03-19 08:00')).toEqual(['jan@school.example: step-due 99AA00 advice'])
  })
})

describe('one person gets one mail', () => {
  const names = ['99AA00', '99AB00', '99AC00']

  it('for three schools, in any capitals of the address, with all that is due', () => {
    const spelling = (i: number) => (i === 1 ? 'JAN@School.Example' : 'jan@school.example')
    const schools = names.map((schoolId, i) => school({ schoolId, contacts: [{ ...jan, contactId: `c-${i}`, email: spelling(i) }] }))
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
