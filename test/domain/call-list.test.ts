// Whom to call: which schools stand on the list, in which order, and by whom they are answered.
import { describe, expect, it } from 'vitest'
import { askedWithin, callList } from '../../lambdas/domain/call-list.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import type { Instant } from '../../lambdas/domain/moment.ts'
import type { Fact, Facts } from '../../lambdas/domain/qualification.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { at, contact, school, step, tick } from './builders.ts'

const now = at('2027-03-15 09:00')
const fact = (state: 'yes' | 'no', given: Partial<Fact> = {}): Fact => ({ state, on: day('2026-12-01'), source: 'self-reported', ...given })
const connected: Facts = { agreement: fact('yes'), mandate: fact('yes'), endpoint: fact('yes') }

/** A connected school with a contact: nobody calls it, unless what a test names asks for it. */
function one(given: Partial<School> = {}, facts: Facts = connected, numbers: Partial<SchoolProgress> = {}): School {
  const { schoolId = '99AA00' } = given
  return school({ contacts: [contact()], ...given, progress: { ...noProgress(schoolId), sector: given.sector ?? 'po', qualification: { facts, version: 1 }, ...numbers } })
}
const calls = (schools: readonly School[], milestones: readonly Milestone[] = [], moment: Instant = now, settings = usualSettings) => callList(schools, { milestones, settings }, moment)
const isCalled = (...given: Parameters<typeof calls>) => calls(...given).length > 0

describe('a school is called', () => {
  const near = step({ on: day('2027-03-22') })
  it('about open work from five working days before its date, and not of work that is done or passes by itself', () => {
    expect(isCalled([one()], [near], at('2027-03-12 09:00'))).toBe(false)
    expect(isCalled([one()], [near], at('2027-03-15 09:00'))).toBe(true)
    expect(isCalled([one()], [near], at('2027-06-01 09:00'))).toBe(true)
    expect(isCalled([one({ ticks: { custom: tick() } })], [near], at('2027-06-01 09:00'))).toBe(false)
    expect(isCalled([one()], [{ ...near, kind: 'final-advice' }], at('2027-06-01 09:00'))).toBe(false)
  })
  it('not about work of the other side, or that its dossiers say is done', () => {
    const inspected = step({ kind: 'inspection-done', on: day('2027-03-10') })
    expect(isCalled([one({ sector: 'vo' })], [near])).toBe(false)
    expect(isCalled([one({}, connected, { dossiers: 3, inspected: 3 })], [inspected])).toBe(false)
    expect(isCalled([one({}, connected, { dossiers: 3, inspected: 2 })], [inspected])).toBe(true)
  })
  it('that has no contact, or of which a mail came back', () => {
    expect(isCalled([one()])).toBe(false)
    expect(isCalled([one({ contacts: [] })])).toBe(true)
    expect(isCalled([one({}, connected, { bounced: true })])).toBe(true)
  })
  it.each([
    ['agreement-missing', { ...connected, agreement: fact('no') }, true],
    ['mandate-missing', { ...connected, mandate: fact('no') }, true],
    ['endpoint-missing', { ...connected, endpoint: fact('no') }, true],
    ['recheck', { ...connected, endpoint: fact('yes', { on: day('2026-07-31') }) }, true],
    ['not-participating', { participates: fact('no') }, false],
    ['qualified', connected, false],
    ['unknown', {}, false],
  ] as const)('about its connection when that is %s, in a region that uses OSO', (label, facts, called) => {
    expect(isCalled([one({}, facts)])).toBe(called)
    expect(isCalled([one({}, facts)], [], now, { ...usualSettings, usesOso: false })).toBe(false)
    if (called) expect(calls([one({}, facts)])[0]!.label).toBe(label)
  })
  it('of which nothing is known about OSO, from less than ten working days before that has to be checked', () => {
    const checked = step({ kind: 'oso-checked', on: day('2027-01-29') })
    const unknown = [one({ ticks: { 'oso-checked': tick() } }, {})]
    expect(askedWithin).toBe(10)
    expect(isCalled(unknown, [checked], at('2027-01-15 09:00'))).toBe(false)
    expect(isCalled(unknown, [checked], at('2027-01-18 09:00'))).toBe(true)
    expect(isCalled(unknown, [checked], at('2027-03-15 09:00'))).toBe(true)
    expect(isCalled(unknown, [checked], at('2027-03-15 09:00'), { ...usualSettings, usesOso: false })).toBe(false)
  })
})

describe('the call list', () => {
  const [past, near, far] = [step({ id: 'geweest', on: day('2027-03-10') }), step({ id: 'morgen', on: day('2027-03-16') }), step({ id: 'later', on: day('2027-05-10') })]
  const milestones = [far, near, past, step({ kind: 'leavers-listed', on: day('2027-06-01') })]
  const done = (...ids: readonly string[]) => ({ ticks: Object.fromEntries(ids.map((id) => [id, tick()])) })
  const leavers = (count: number) => ({ reported: { 'leavers-listed': { count } } })

  it('begins with what has passed, by the most pupils; then what is near, whom no mail reaches, and what is only about the connection', () => {
    const schools = [
      one({ schoolId: '99AA00', name: 'Verbinding', ...done('geweest', 'morgen') }, { ...connected, mandate: fact('no') }),
      one({ schoolId: '99AB00', name: 'Onbereikbaar', ...done('geweest', 'morgen') }, connected, { bounced: true }),
      one({ schoolId: '99AC00', name: 'Morgen', ...done('geweest') }, connected, leavers(60)),
      one({ schoolId: '99AD00', name: 'Te laat, groot' }, connected, leavers(60)),
      one({ schoolId: '99AE00', name: 'Te laat, klein', contacts: [] }, connected, leavers(10)),
      one({ schoolId: '99AF00', name: 'Te laat, 4' }, connected, leavers(4)),
      one({ schoolId: '99AG00', name: 'Te laat, 1' }, connected, leavers(1)),
      one({ schoolId: '99AH00', name: 'Klaar', ...done('geweest', 'morgen') }),
      one({ schoolId: '99AI00', name: 'Ander mandaat', ...done('geweest', 'morgen') }, { ...connected, mandate: fact('no') }),
    ]
    expect(calls(schools, milestones).map((call) => call.school.name)).toEqual([
      'Te laat, groot', 'Te laat, klein', 'Te laat, 1', 'Te laat, 4', 'Morgen', 'Onbereikbaar', 'Ander mandaat', 'Verbinding',
    ])
  })

  it('says what is open and has passed or is near, in order, whose the next step is, and when the school was last seen', () => {
    const seenAt = at('2027-03-01 10:00')
    const [call] = calls([one({}, { ...connected, endpoint: fact('no') }, { seenAt })], milestones)
    expect(call!.open.map(({ milestone, when }) => [milestone.id, when])).toEqual([['geweest', 'overdue'], ['morgen', 'soon']])
    expect([call!.label, call!.nextStep, call!.seenAt, call!.bounced]).toEqual(['endpoint-missing', 'supplier-registers', seenAt, false])
  })

  it('is about the connection as it is now, also when the year of its steps is over', () => {
    const asks = (moment: Instant) => calls([one()], [], moment).map(({ label }) => label)
    expect(asks((at('2027-08-01 00:00') - 1) as Instant)).toEqual([])
    expect(asks(at('2027-08-01 00:00'))).toEqual(['recheck'])
  })

  it('takes a school without progress for one of which nothing is known', () => {
    const { progress: _progress, ...bare } = one({ contacts: [] })
    expect(calls([bare])).toMatchObject([{ label: 'unknown', nextStep: 'school-answers', open: [], bounced: false }])
  })
})

describe('whose board has to act, is called with', () => {
  const els = contact({ email: 'els@bestuur.example', name: 'Els', roles: ['board'] })
  const kees = contact({ email: 'kees@bestuur.example', name: 'Kees', roles: ['board'], phone: '0199 33 33 33' })
  const { name: _name, ...nameless } = els
  const boardOf = (given: Partial<School>, facts: Facts = { ...connected, mandate: fact('no') }) => calls([one({ boardId: '99901', ...given }, facts, { bounced: true })])[0]!.board

  it.each([
    ['who stands for it and has a number', [contact(), els, kees], { boardId: '99901', name: 'Kees', phone: '0199 33 33 33' }],
    ['who stands for it, without a number', [contact(), els], { boardId: '99901', name: 'Els' }],
    ['the address of who gave no name', [nameless], { boardId: '99901', name: 'els@bestuur.example' }],
    ['the code of the board, where the school named nobody of it', [contact()], { boardId: '99901' }],
  ] as const)('%s', (_who, contacts, expected) => {
    expect(boardOf({ contacts })).toEqual(expected)
  })

  it('nothing where no board is known, where the step is not of the board, and in a region without OSO', () => {
    expect(boardOf({ boardId: '' })).toBeUndefined()
    expect(boardOf({ contacts: [kees] }, { ...connected, endpoint: fact('no') })).toBeUndefined()
    expect(boardOf({ contacts: [kees] }, connected)).toBeUndefined()
    const without = { ...usualSettings, usesOso: false }
    expect(calls([one({ boardId: '99901', contacts: [kees] }, { ...connected, mandate: fact('no') }, { bounced: true })], [], now, without)[0]!.board).toBeUndefined()
  })
})

describe('a call asks for', () => {
  const jan = contact({ email: 'jan@school.example', roles: ['transfer'] })
  const head = contact({ email: 'hoofd@school.example', roles: ['head'], phone: '0199 22 22 22' })
  const board = contact({ email: 'bestuur@school.example', roles: ['board'], phone: '0199 33 33 33' })

  it.each([
    ['who does the transfer, by their own number', [head, { ...jan, phone: '0199 11 11 11' }], '0199 00 00 00', 'jan@school.example', '0199 11 11 11'],
    ["who does the transfer, by the school's number", [head, jan], '0199 00 00 00', 'jan@school.example', '0199 00 00 00'],
    ['the head, when only the head has a number', [jan, head], '', 'hoofd@school.example', '0199 22 22 22'],
    ['who does the transfer, when nobody has one', [jan], '', 'jan@school.example', ''],
    ['nobody of the board, but the school', [board], '0199 00 00 00', undefined, '0199 00 00 00'],
    ['the school, when it named nobody', [], '0199 00 00 00', undefined, '0199 00 00 00'],
  ] as const)('%s', (_who, contacts, phone, email, number) => {
    const [found] = calls([one({ contacts, phone }, { endpoint: fact('no') })])
    expect([found!.contact?.email, found!.phone]).toEqual([email, number])
  })
})
