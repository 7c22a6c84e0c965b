// The connection of a school to OSO is called the same on the screens and in what the API answers.
import { expect, it } from 'vitest'
import { labelWords } from '../../lambdas/http/oso-words.ts'
import { labelNames, labelsInOrder } from '../../web/words/oso.ts'

it('what a school is called by reads the same on a screen as in the answers of the API', () => {
  expect(labelNames).toEqual(labelWords)
})

it('each of these has its place in the lists', () => {
  expect([...labelsInOrder].sort()).toEqual(Object.keys(labelWords).sort())
})
