// The name of a conflict: as long as its dates stand it is the same, and a tick of it holds.
import { describe, expect, it } from 'vitest'
import { conflictKey, datesOf, errorOf, warningOf } from '../../lambdas/domain/conflict.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { step } from './builders.ts'

const first = step({ id: 'set-ready', on: day('2027-04-06'), at: time('16:00') })
const second = step({ id: 'release', on: day('2027-04-06') })
const warning = warningOf('too-few-working-days', [first, second], { found: '0', needed: '1' })
const keyWith = (change: object) => conflictKey(warningOf('too-few-working-days', [{ ...first, ...change }, second], { found: '0', needed: '1' }))

describe('the key of a conflict', () => {
  it('names the rule, the steps and their dates', () => {
    expect(conflictKey(warning)).toBe('too-few-working-days/set-ready+release/2027-04-06_16:00_2027-04-06_0_1')
  })

  it.each([
    ['the day', { on: day('2027-04-05') }],
    ['the time', { at: time('15:59') }],
    ['the first day', { from: day('2027-04-01') }],
    ['the step', { id: 'oso-set-ready' }],
  ])('is another when %s changes', (_what, change) => {
    expect(keyWith(change)).not.toBe(conflictKey(warning))
  })

  it.each([
    ['the title', { title: '2027-04-01' }],
    ['the note', { note: 'Let op' }],
    ['the reminders', { reminders: [] }],
  ])('stays when only %s changes', (_what, change) => {
    expect(keyWith(change)).toBe(conflictKey(warning))
  })

  it('stays when a holiday gets another name, not when it ends on another day', () => {
    const holiday = { name: 'Meivakantie', holidayFirst: '2027-04-24', holidayLast: '2027-05-09' }
    const key = (details: object) => conflictKey(warningOf('due-after-holiday', [first], { ...holiday, ...details }))
    expect(key({ name: 'Mei 2027' })).toBe(key({}))
    expect(key({ holidayLast: '2027-05-08' })).not.toBe(key({}))
  })

  it('keeps within 200 characters for the longest ids', () => {
    const longest = (letter: string) => step({ id: letter.repeat(40), from: day('2027-03-01'), at: time('16:00') })
    const both = [longest('a'), longest('b')]
    const details = { easter: '2027-03-28', left: '3', days: '2027-03-25,'.repeat(20) }
    expect(conflictKey(warningOf('easter-in-application-week', both, details)).length).toBeLessThanOrEqual(200)
    expect(conflictKey(errorOf('decision-too-late', both, { latest: '2027-05-12' })).length).toBeLessThanOrEqual(200)
  })
})

describe('the dates of a conflict', () => {
  it('are those of its steps and of what they are compared with, in order, each once', () => {
    expect(datesOf(warning)).toEqual(['2027-04-06'])
    expect(datesOf(warningOf('opens-before-national', [step({ on: day('2027-03-24') })], { national: '2027-03-25' }))).toEqual(['2027-03-24', '2027-03-25'])
  })

  it('are not the edges of the year, nor a title that looks like a day', () => {
    expect(datesOf(errorOf('outside-year', [step({ on: day('2028-01-01'), title: '2027-01-01' })], { first: '2026-08-01', last: '2027-12-31' }))).toEqual(['2028-01-01'])
  })
})
