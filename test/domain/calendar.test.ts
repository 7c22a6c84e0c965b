// What changed between two calendars, as far as schools must hear of it.
import { describe, expect, it } from 'vitest'
import { changesBetween } from '../../lambdas/domain/calendar.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { reminders, step } from './builders.ts'

const before = step({ id: 'a', on: day('2027-03-24'), at: time('16:00'), from: day('2027-03-22') })

describe('a step', () => {
  it.each([
    ['its day', { on: day('2027-03-25') }],
    ['its time', { at: time('17:00') }],
    ['its first day', { from: day('2027-03-23') }],
  ])('with another value of %s has moved', (_what, given) => {
    const after = { ...before, ...given }
    expect(changesBetween([before], [after])).toEqual([{ kind: 'moved', milestone: after, before }])
  })

  it('that loses its time has moved', () => {
    const { at: _at, ...after } = before
    expect(changesBetween([before], [after])).toEqual([{ kind: 'moved', milestone: after, before }])
  })

  it.each([
    ['title', { title: 'Anders' }],
    ['note', { note: 'Let op' }],
    ['reminders', { reminders: reminders(-5) }],
    ['audience', { audience: ['vo'] as const }],
  ])('with another %s is no change of date', (_what, given) => {
    expect(changesBetween([before], [{ ...before, ...given }])).toEqual([])
  })

  it('that is new was added, one that is gone was removed, told after what moved', () => {
    const added = step({ id: 'b' })
    expect(changesBetween([before], [added])).toEqual([{ kind: 'added', milestone: added }, { kind: 'removed', milestone: before }])
  })

  it('may stand elsewhere in the list', () => {
    const other = step({ id: 'b' })
    expect(changesBetween([before, other], [other, before])).toEqual([])
  })
})

it('a calendar without a step before it has only additions, and the same calendar has none', () => {
  expect(changesBetween([], [before])).toEqual([{ kind: 'added', milestone: before }])
  expect(changesBetween([before], [before])).toEqual([])
  expect(changesBetween([], [])).toEqual([])
})
