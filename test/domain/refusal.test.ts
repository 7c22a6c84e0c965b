// Saying no: one class, a code, and all reasons.
import { expect, it } from 'vitest'
import { notFound, Refusal, refuseFaults } from '../../lambdas/domain/refusal.ts'

it('input without faults is not refused', () => {
  expect(() => refuseFaults([])).not.toThrow()
})

it('input with faults is refused with all of them', () => {
  const errors = [{ path: 'name', code: 'too-long' }, { path: 'milestones[3].on', code: 'not-a-day' }]
  expect(() => refuseFaults(errors)).toThrow(expect.objectContaining({ name: 'Refusal', code: 'invalid-input', details: { errors } }))
})

it('what does not exist for someone is refused without a word of why', () => {
  expect(notFound()).toBeInstanceOf(Refusal)
  expect(notFound()).toMatchObject({ code: 'not-found', details: {}, message: 'not-found' })
})
