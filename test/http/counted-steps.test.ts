// A step that a school's own dossiers tell: exact for the school; for the region nobody can count the few who are done, or are not.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { stepOf } from '../../lambdas/domain/school-steps.ts'
import { stepBody, stepBodyForRegion } from '../../lambdas/http/school-bodies.ts'
import { at, school, step, tick } from '../domain/builders.ts'

const ready = step({ kind: 'set-ready', on: day('2027-04-06') })
const seen = (done: number, of: number) => stepOf(school({ ticks: { 'set-ready': tick() }, progress: { ...noProgress('99AA00'), dossiers: of, ready: done } }), ready, [ready], at('2027-04-01 09:00'))

describe('a counted step over HTTP', () => {
  it.each([
    [18, 28, { done: 18, of: 28 }],
    [5, 5, { done: 5, of: 5 }],
    [4, 5, { done: 'some', of: 5 }],
    [23, 28, { done: 23, of: 28 }],
    [24, 28, { done: 'almost-all', of: 28 }],
    [4, 28, { done: '<5', of: 28 }],
    [1, 4, { done: '<5', of: '<5' }],
    [0, 3, { done: 0, of: '<5' }],
  ])('%i of %i is exact for the school, and %o for the region', (done, of, forRegion) => {
    expect(stepBody(seen(done, of)).counted).toEqual({ done, of })
    expect(stepBodyForRegion(seen(done, of)).counted).toEqual(forRegion)
    expect(stepBodyForRegion(seen(done, of)).state).toBe(done === of ? 'done' : 'open')
  })

  it('is not there for a school without dossiers, for either', () => {
    expect(stepBody(seen(0, 0))).not.toHaveProperty('counted')
    expect(stepBodyForRegion(seen(0, 0))).not.toHaveProperty('counted')
  })
})
