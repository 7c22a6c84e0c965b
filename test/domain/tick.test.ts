// When what a school said of a step means that it is done.
import { expect, it } from 'vitest'
import { isDone, type Tick } from '../../lambdas/domain/tick.ts'
import { tick } from './builders.ts'

const cases: readonly (readonly [string, Tick | undefined, boolean])[] = [
  ['nothing', undefined, false],
  ['done', tick(), true],
  ['not done', tick({ done: false }), false],
  ['27 of the 28', tick({ done: false, count: 27, of: 28 }), false],
  ['28 of the 28', tick({ done: false, count: 28, of: 28 }), true],
  ['29 of the 28', tick({ done: false, count: 29, of: 28 }), true],
  ['0 of the 0', tick({ done: false, count: 0, of: 0 }), true],
  ['28 without of how many', tick({ done: false, count: 28 }), false],
  ['of 28 without a count', tick({ done: false, of: 28 }), false],
  ['done, with 27 of the 28', tick({ count: 27, of: 28 }), true],
]

it.each(cases)('a school that said %s', (_what, said, done) => {
  expect(isDone(said)).toBe(done)
})
