// The growth steps in words: one that cannot be taken before a date of the calendar says so.
import { expect, it } from 'vitest'
import { growthWords } from '../../lambdas/http/readiness-words.ts'

it.each(['begin-setting-ready', 'begin-fetching'] as const)('%s is done from the date in the calendar on', (step) => {
  expect(growthWords(step)).toMatch(/, vanaf de datum in de kalender\.$/)
})
