// The mails about OSO: who is told that it does not work six weeks before OSO dossiers must stand ready, and what a school is asked again.
import { describe, expect, it } from 'vitest'
import type { Contact } from '../../lambdas/domain/contact.ts'
import { afterDeciding, beforeAnyDecision } from '../../lambdas/domain/decided.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { time, toIso } from '../../lambdas/domain/moment.ts'
import { whoHearsNotWorking } from '../../lambdas/domain/oso-mails.ts'
import type { Facts } from '../../lambdas/domain/qualification.ts'
import { connectionMark, isConnectionStep, stepsOf } from '../../lambdas/domain/reminder-steps.ts'
import { usualSettings, type YearSettings } from '../../lambdas/domain/region.ts'
import { at, contact, reminders, school, step } from './builders.ts'
import { fact, known, noMandate, setReady, sixWeeksBefore, works } from './oso-cases.ts'
import { about, calendarOf, dueMails, input, jan, mailsAt } from './plans.ts'

const board = contact({ contactId: 'c-board', email: 'bestuur@school.example', roles: ['board'] })

const planned = input([setReady], '2027-02-22 17:00')
const moments = (settings: Partial<YearSettings> = {}, on = '2027-04-06') =>
  stepsOf([{ ...setReady, on: day(on) }], { ...usualSettings, ...settings }).filter(isConnectionStep).map(({ dueAt }) => toIso(dueAt))

describe('whether OSO works is looked at', () => {
  it.each([
    ['on a Tuesday, six weeks before a Tuesday', '2027-04-06', '2027-02-23 08:00'],
    ['on the Friday, when six weeks before is a Saturday', '2027-04-03', '2027-02-19 08:00'],
    ['on the Friday, when six weeks before is a Sunday', '2027-04-04', '2027-02-19 08:00'],
    ['on the Monday, when six weeks before is a Monday', '2027-04-05', '2027-02-22 08:00'],
    ['before Easter, when six weeks before is Easter Monday', '2027-05-10', '2027-03-25 08:00'],
    ['at eight on the wall in summer time too', '2027-06-18', '2027-05-07 08:00'],
  ])('%s', (_when, on, expected) => {
    expect(moments({}, on)).toEqual([toIso(at(expected))])
  })

  it('before a school holiday in which that day lies', () => {
    const week = { name: 'Voorjaarsvakantie', first: day('2027-02-20'), last: day('2027-02-28') }
    expect(moments({ schoolHolidays: [week] })).toEqual([toIso(at('2027-02-19 08:00'))])
    expect(moments({ schoolHolidays: [{ ...week, first: day('2027-02-24') }] })).toEqual([toIso(at(sixWeeksBefore))])
  })

  it('in no region without OSO, and for no other step', () => {
    expect(moments({ usesOso: false })).toEqual([])
    expect(stepsOf([step({ kind: 'set-ready' }), step({ kind: 'oso-checked' })], usualSettings).filter(isConnectionStep)).toEqual([])
  })
})

describe('a school hears that OSO does not work', () => {
  it.each([
    ['the day before', '2027-02-22 08:00', 0],
    ['a minute before', '2027-02-23 07:59', 0],
    ['at eight on the day', sixWeeksBefore, 1],
    ['the day after an outage', '2027-02-24 09:00', 1],
    ['a minute before the date, after a long outage', '2027-04-06 15:59', 1],
    ['at the date, after a longer one', '2027-04-06 16:00', 0],
  ])('%s: at %s, %i mails', (_when, now, count) => {
    expect(dueMails(input([setReady], '2027-02-20 12:00'), [known(noMandate)], at(now))).toHaveLength(count)
  })

  it.each([
    ['the agreement', { ...works, agreement: fact('no') }, 'agreement-missing'],
    ['the mandate', noMandate, 'mandate-missing'],
    ['the endpoint', { ...works, endpoint: fact('no') }, 'endpoint-missing'],
    ['all of them', { agreement: fact('no'), mandate: fact('no'), endpoint: fact('no') }, 'agreement-missing'],
  ] as const)('when %s is missing', (_what, facts, label) => {
    const [mail] = dueMails(planned, [known(facts)], at(sixWeeksBefore))
    expect(mail?.items).toMatchObject([{ kind: 'oso-not-working', label, pupilSystem: 'ParnasSys', workingDays: connectionMark, step: { milestoneId: 'ready', on: '2027-04-06' } }])
  })

  it.each([
    ['it works', works],
    ['nobody knows', {}],
    ['it does not take part', { ...works, mandate: fact('no'), participates: fact('no') }],
    ['what the school itself has to say again is of before', { ...works, mandate: fact('no', '2026-07-31'), endpoint: fact('yes', '2026-07-31') }],
  ])('and none when %s', (_why, facts) => {
    expect(dueMails(planned, [known(facts)], at(sixWeeksBefore))).toEqual([])
  })

  it.each([
    ['the agreement', { ...works, agreement: fact('yes', '2026-07-31') }],
    ['the mandate', { ...works, mandate: fact('no', '2026-07-31') }],
    ['both', { agreement: fact('yes', '2026-07-31'), mandate: fact('yes', '2026-07-31') }],
  ])('or that its board has to look again, when %s is of before and the school said its own', (_what, facts) => {
    expect(dueMails(planned, [known(facts, { contacts: [jan, board] })], at(sixWeeksBefore)).map(({ items }) => items)).toMatchObject([[{ label: 'recheck' }], [{ label: 'recheck' }]])
  })

  it.each([
    ['the school said that it works', { ...fact('yes'), source: 'self-reported' as const }, 'school'],
    ['another said so for it', fact('yes'), 'others'],
    ['it said so the school year before', { ...fact('yes', '2026-07-31'), source: 'self-reported' as const }, undefined],
    ['it said that it does not', { ...fact('no'), source: 'self-reported' as const }, undefined],
  ])('with what is known of the endpoint: %s', (_what, endpoint, worksBy) => {
    const [item] = dueMails(planned, [known({ ...noMandate, endpoint })], at(sixWeeksBefore))[0]!.items
    expect('worksBy' in item! ? item.worksBy : undefined).toBe(worksBy)
  })

  it('with the day on which a VO school can fetch: the first that is not before the setting ready, where the calendar has one for VO', () => {
    const release = (id: string, on: string, audience: readonly ('po' | 'vo')[] = ['vo']) => step({ id, kind: 'release', on: day(on), at: time('16:00'), audience, reminders: [] })
    const releaseOf = (sector: 'po' | 'vo', ...others: readonly ReturnType<typeof release>[]) => {
      const [item] = dueMails(input([setReady, ...others], '2027-02-22 17:00'), [known(noMandate, { sector })], at(sixWeeksBefore))[0]!.items
      return item!.kind === 'oso-not-working' ? [item!.side, item!.release?.milestoneId] : []
    }
    expect(releaseOf('vo', release('b', '2027-04-08'), release('a', '2027-04-06'), release('before', '2027-04-05'))).toEqual(['vo', 'a'])
    expect(releaseOf('vo', release('po', '2027-04-08', ['po']))).toEqual(['vo', undefined])
    expect(releaseOf('po', release('a', '2027-04-08'))).toEqual(['po', undefined])
  })

  it('of this school year from its first day on', () => {
    expect(dueMails(planned, [known({ ...works, mandate: fact('no', '2026-08-01') })], at(sixWeeksBefore))).toHaveLength(1)
  })

  it('and none when its facts were not read', () => {
    expect(dueMails(planned, [school({ contacts: [jan] })], at(sixWeeksBefore))).toEqual([])
  })

  it('of either side, also where the step is meant for PO schools', () => {
    expect(mailsAt(planned, [known(noMandate, { sector: 'vo' })], sixWeeksBefore)).toEqual(['jan@school.example: oso-not-working 99AA00 ready'])
  })

  it('once: neither the next tick, nor another date of the step, says it again', () => {
    const decided = afterDeciding(planned, at(sixWeeksBefore))
    expect(decided.steps).toEqual({ ready: [connectionMark] })
    expect(mailsAt({ ...planned, decided }, [known(noMandate)], '2027-02-23 08:01')).toEqual([])
    const moved = { ...setReady, on: day('2027-04-13') }
    const calendar = { ...calendarOf([moved]), number: 2, publishedAt: at('2027-02-25 10:00'), reason: 'x' }
    const again = { ...planned, decided, calendar, toldCalendar: planned.calendar }
    expect(mailsAt(again, [known(noMandate)], '2027-03-02 08:00')).toEqual(['jan@school.example: date-changed 99AA00'])
  })
})

describe('a calendar that is published late', () => {
  const published = (on: string, when: string) => {
    const calendar = calendarOf([{ ...setReady, on: day(on) }], { publishedAt: at(when) })
    return { calendar, settings: usualSettings, decided: beforeAnyDecision(at(when)) }
  }

  it('less than six weeks before the date says nothing of it; a minute more, and it does', () => {
    const saidBy = (when: string) => mailsAt(published('2027-04-06', when), [known(noMandate)], '2027-03-01 09:00')
    expect(saidBy(sixWeeksBefore)).toEqual(['jan@school.example: calendar-published 99AA00'])
    expect(saidBy('2027-02-23 07:59')).toEqual(['jan@school.example: calendar-published 99AA00, oso-not-working 99AA00 ready'])
  })

  it('says it when a later calendar moves the date so far that six weeks before is ahead', () => {
    const first = published('2027-04-06', '2027-03-01 09:00')
    const decided = afterDeciding(first, at('2027-03-01 09:00'))
    expect(decided.behind).toEqual({ ready: [connectionMark] })
    const calendar = { ...calendarOf([{ ...setReady, on: day('2027-04-20') }]), number: 2, publishedAt: at('2027-03-02 10:00'), reason: 'x' }
    const second = { ...first, calendar, toldCalendar: first.calendar, decided }
    const told = { ...second, decided: afterDeciding(second, at('2027-03-02 10:00')) }
    expect(mailsAt(told, [known(noMandate)], '2027-03-09 07:59')).toEqual([])
    expect(mailsAt(told, [known(noMandate)], '2027-03-09 08:00')).toEqual(['jan@school.example: oso-not-working 99AA00 ready'])
  })
})

describe('who hears it', () => {
  const named = (name: string, ...roles: Contact['roles']) => contact({ email: `${name}@school.example`, roles })
  const names = (...contacts: readonly Contact[]) => whoHearsNotWorking(contacts).map(({ email }) => email.split('@')[0])

  it.each([
    ['who transfers, and the board', [named('jan', 'transfer'), named('piet', 'second'), named('els', 'board')], ['jan', 'els']],
    ['who stands in where nobody transfers, and the board', [named('piet', 'second'), named('els', 'board')], ['piet', 'els']],
    ['the board alone where it is the only contact', [named('els', 'board')], ['els']],
    ['once who is both', [named('els', 'transfer', 'board')], ['els']],
    ['not the head beside who transfers', [named('jan', 'transfer'), named('kim', 'head')], ['jan']],
    ['nobody where nobody is known', [], []],
  ] as const)('%s', (_who, contacts, expected) => {
    expect(names(...contacts)).toEqual(expected)
  })

  it('somebody of the board of three schools in one mail, each school in its own', () => {
    const schools = ['99AA00', '99AB00', '99AC00'].map((schoolId) =>
      known(noMandate, { schoolId, contacts: [contact({ contactId: `c-${schoolId}`, email: `${schoolId.toLowerCase()}@school.example` }), { ...board, contactId: `b-${schoolId}` }] }),
    )
    expect(mailsAt(planned, schools, sixWeeksBefore)).toEqual([
      '99aa00@school.example: oso-not-working 99AA00 ready',
      'bestuur@school.example: oso-not-working 99AA00 ready, oso-not-working 99AB00 ready, oso-not-working 99AC00 ready',
      '99ab00@school.example: oso-not-working 99AB00 ready',
      '99ac00@school.example: oso-not-working 99AC00 ready',
    ])
  })

  it('in one mail with whatever else is due for that person; the board hears of no reminder', () => {
    const advice = step({ id: 'advice', on: day('2027-02-26'), reminders: reminders(-3) })
    const plan = input([setReady, advice], '2027-02-22 17:00')
    expect(mailsAt(plan, [known(noMandate, { contacts: [jan, board] })], sixWeeksBefore)).toEqual([
      'jan@school.example: oso-not-working 99AA00 ready, step-due 99AA00 advice',
      'bestuur@school.example: oso-not-working 99AA00 ready',
    ])
  })

  it('beside a reminder of the same step after an outage: neither overtakes the other', () => {
    const reminded = { ...setReady, reminders: reminders(-5, -1) }
    expect(mailsAt(input([reminded], '2027-02-22 17:00'), [known(noMandate)], '2027-03-30 09:00')).toEqual([
      'jan@school.example: oso-not-working 99AA00 ready, step-due 99AA00 ready',
    ])
  })
})

describe('the question about OSO', () => {
  const check = step({ id: 'oso', kind: 'oso-checked', on: day('2027-01-29'), reminders: reminders(-10, 1) })
  const asked = (facts: Facts, now: string) => dueMails(input([check], '2027-01-14 17:00'), [known(facts)], at(now)).flatMap(({ items }) => items)

  it('is asked of a school that did not answer this school year, before the date and after', () => {
    expect(asked({}, '2027-01-15 08:00').map(about)).toEqual(['step-due 99AA00 oso'])
    expect(asked({}, '2027-02-01 08:00').map(about)).toEqual(['step-overdue 99AA00 oso'])
    expect(asked({ agreement: fact('no') }, '2027-01-15 08:00').map(about)).toEqual(['step-due 99AA00 oso'])
  })

  it.each([
    ['that it works', { endpoint: fact('yes', '2026-08-01') }],
    ['that it does not', { endpoint: fact('no', '2026-08-01') }],
    ['that it does not take part', { participates: fact('no', '2026-08-01') }],
  ])('is not asked of one that said this school year %s', (_what, facts) => {
    expect(asked(facts, '2027-01-15 08:00')).toEqual([])
  })

  it('carries what is known only when that is to be looked at again', () => {
    expect(asked({ ...works, endpoint: fact('yes', '2026-07-31') }, '2027-01-15 08:00')).toMatchObject([
      { kind: 'step-due', recheck: { pupilSystem: 'ParnasSys', facts: { agreement: { state: 'yes', on: '2026-10-01' }, endpoint: { state: 'yes', on: '2026-07-31' } } } },
    ])
    expect(asked({}, '2027-01-15 08:00')[0]).not.toHaveProperty('recheck')
    expect(asked({ ...noMandate, endpoint: fact('yes', '2026-07-31') }, '2027-01-15 08:00')[0]).not.toHaveProperty('recheck')
  })

  it.each(['po', 'vo'] as const)('says whether a school sets ready or fetches: %s', (sector) => {
    const [mail] = dueMails(input([{ ...check, audience: ['po', 'vo'] }], '2027-01-14 17:00'), [known({}, { sector })], at('2027-01-15 08:00'))
    expect(mail?.items).toMatchObject([{ kind: 'step-due', side: sector }])
  })

  it('names no pupil system that the school did not name', () => {
    const nameless = known({ endpoint: fact('yes', '2026-07-31') }, { pupilSystem: 'weet ik niet' })
    const [mail] = dueMails(input([check], '2027-01-14 17:00'), [nameless], at('2027-01-15 08:00'))
    expect(mail?.items).toMatchObject([{ recheck: { facts: { endpoint: { state: 'yes' } } } }])
    expect(mail?.items[0]).not.toHaveProperty('recheck.pupilSystem')
  })
})
