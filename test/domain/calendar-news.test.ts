// What schools hear of a calendar that is published, and of its dates that move: once, and nothing on the old days.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Instant, later, minutes, toIso } from '../../lambdas/domain/moment.ts'
import { afterDeciding, beforeAnyDecision, type Decided, nextStepDue, type PlanInput } from '../../lambdas/domain/decided.ts'
import { stepsOf } from '../../lambdas/domain/reminder-steps.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { at, contact, reminders, school, step } from './builders.ts'
import { advice, calendarOf, dueMails, mailsAt, publishedAt, told, vlinder } from './plans.ts'

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
    const calendar = calendarOf([advice], { publishedAt: at('2027-03-22 10:00') })
    const middle: PlanInput = { ...plan, calendar, decided: beforeAnyDecision(calendar.publishedAt) }
    expect(mailsAt(middle, [vlinder], '2027-03-22 10:01')).toEqual(['jan@school.example: calendar-published 99AA00'])
    const decided = afterDeciding(middle, at('2027-03-22 10:01'))
    expect(decided).toEqual({ until: at('2027-03-22 10:01'), steps: {}, behind: { advice: [-10, -3] }, toldOfVersion: 1 })
    expect(toIso(nextStepDue(stepsOf([advice], usualSettings), decided)!)).toBe('2027-03-25T07:00:00.000Z')
  })

  it('exactly at a reminder does not send it; a millisecond before, it does', () => {
    const due = at('2027-03-19 08:00')
    const saidWhenPublished = (moment: Instant) => {
      const calendar = calendarOf([advice], { publishedAt: moment })
      return mailsAt({ ...plan, calendar, decided: beforeAnyDecision(moment) }, [vlinder], '2027-03-19 08:01')
    }
    expect(saidWhenPublished(due)).toEqual(['jan@school.example: calendar-published 99AA00'])
    expect(saidWhenPublished(later(due, -1))).toEqual(['jan@school.example: calendar-published 99AA00, step-due 99AA00 advice'])
  })

  it('in the middle of the year leaves steps behind that a region then moves: they are sent on their new days', () => {
    const first = calendarOf([advice], { publishedAt: at('2027-03-22 10:00') })
    const left = afterDeciding({ ...plan, calendar: first, decided: beforeAnyDecision(first.publishedAt) }, at('2027-03-22 10:01'))
    const second = calendarOf([{ ...advice, on: day('2027-04-14') }], { number: 2, publishedAt: at('2027-03-23 10:00'), reason: 'Later' })
    const moved: PlanInput = { calendar: second, toldCalendar: first, settings: usualSettings, decided: left }
    expect(mailsAt(moved, [vlinder], '2027-03-23 10:01')).toEqual(['jan@school.example: date-changed 99AA00'])
    const decided = afterDeciding(moved, at('2027-03-23 10:01'))
    expect(decided).toEqual({ until: at('2027-03-23 10:01'), steps: {}, toldOfVersion: 2 })
    expect(mailsAt({ ...moved, decided }, [vlinder], '2027-03-31 08:00')).toEqual(['jan@school.example: step-due 99AA00 advice'])
  })

  it('leaves them behind in every later version that does not move them', () => {
    const first = calendarOf([advice], { publishedAt: at('2027-03-22 10:00') })
    const left = afterDeciding({ ...plan, calendar: first, decided: beforeAnyDecision(first.publishedAt) }, at('2027-03-22 10:01'))
    const second = calendarOf([{ ...advice, title: 'Anders' }], { number: 2, publishedAt: at('2027-03-23 10:00'), reason: 'Tikfout' })
    const next: PlanInput = { calendar: second, toldCalendar: first, settings: usualSettings, decided: left }
    expect(mailsAt(next, [vlinder], '2027-03-23 10:01')).toEqual([])
    expect(afterDeciding(next, at('2027-03-23 10:01')).behind).toEqual({ advice: [-10, -3] })
  })
})

describe('a moved date', () => {
  const first = calendarOf([advice])
  const movedTo = (on: string) => calendarOf([{ ...advice, on: day(on) }], { number: 2, reason: 'Studiedag', publishedAt: at('2027-03-11 09:59') })
  const plan = (on: string, decided: Decided): PlanInput => ({ calendar: movedTo(on), toldCalendar: first, settings: usualSettings, decided })

  it('gives one change notice, with the day it was and the reason', () => {
    const moved = plan('2027-04-14', told(at('2027-03-10 08:00'), { advice: [-10] }))
    expect(dueMails(moved, [vlinder], at('2027-03-11 10:00'))[0]?.items).toEqual([
      {
        kind: 'date-changed',
        schoolId: '99AA00',
        side: 'po',
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
    const steps = stepsOf(calendar.milestones, usualSettings).filter((each) => each.lastDay === undefined)
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
    const later = { ...earlier, decided: afterDeciding(earlier, at('2027-03-11 10:01')) }
    expect(mailsAt(later, [vlinder], '2027-03-15 08:00')).toEqual(['jan@school.example: step-overdue 99AA00 advice'])
  })

  it('does not swallow a step that fell due between the last tick and the publication', () => {
    const decided = told(at('2027-03-10 07:00'))
    const other = step({ id: 'b', on: day('2027-03-24') })
    const soon: PlanInput = {
      calendar: calendarOf([advice, { ...other, on: day('2027-04-14') }], { number: 2, reason: 'Studiedag', publishedAt: at('2027-03-10 08:30') }),
      toldCalendar: calendarOf([advice, other]),
      settings: usualSettings,
      decided,
    }
    expect(mailsAt(soon, [vlinder], '2027-03-10 08:31')).toEqual(['jan@school.example: date-changed 99AA00, step-due 99AA00 advice'])
  })

  it('and a step that is due at the same moment stand in one mail', () => {
    const decided = told(at('2027-03-18 17:00'), { advice: [-10] })
    const other = step({ id: 'b', on: day('2027-03-24'), reminders: reminders(-3) })
    const both: PlanInput = {
      calendar: calendarOf([{ ...advice, on: day('2027-04-14') }, other], { number: 2, reason: 'Studiedag' }),
      toldCalendar: calendarOf([advice, other]),
      settings: usualSettings,
      decided,
    }
    expect(mailsAt(both, [vlinder], '2027-03-19 08:00')).toEqual(['jan@school.example: date-changed 99AA00, step-due 99AA00 b'])
  })

  it('is told to those whom it concerns, before or after', () => {
    const vo = school({ schoolId: '99VO00', sector: 'vo', contacts: [contact({ email: 'vo@school.example' })] })
    const decided = told(at('2027-03-11 10:00'), { advice: [-10] })
    expect(mailsAt(plan('2027-04-14', decided), [vlinder, vo], '2027-03-11 10:01')).toEqual(['jan@school.example: date-changed 99AA00'])
    const calendar = calendarOf([{ ...advice, audience: ['vo'] }], { number: 2, publishedAt: at('2027-03-11 09:59') })
    const toOthers = dueMails({ ...plan('2027-04-14', decided), calendar }, [vlinder, vo], at('2027-03-11 10:01'))
    expect(toOthers.flatMap(({ items }) => items)).toMatchObject([
      { schoolId: '99AA00', changes: [{ change: 'removed' }] },
      { schoolId: '99VO00', changes: [{ change: 'added' }] },
    ])
  })

  it('that schools were never told of before is simply the calendar', () => {
    const unheard = { ...plan('2027-04-14', told(publishedAt, {}, 0)), toldCalendar: undefined }
    const { toldCalendar: _none, ...without } = unheard
    expect(mailsAt(without, [vlinder], '2027-03-11 10:00')).toEqual(['jan@school.example: calendar-published 99AA00'])
  })
})

describe('a new version without a moved date', () => {
  it('tells nobody, and counts as told', () => {
    const calendar = calendarOf([{ ...advice, title: 'Anders' }], { number: 2, reason: 'Tikfout' })
    const decided = told(at('2027-03-11 10:00'), { advice: [-10] })
    const plan: PlanInput = { calendar, toldCalendar: calendarOf([advice]), settings: usualSettings, decided }
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
