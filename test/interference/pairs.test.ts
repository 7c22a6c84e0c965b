// A VO school learns nothing of dossiers that are not released: its answers, and what the table is asked, are the same with and without them.
import { describe, expect, it } from 'vitest'
import { comparePairs, questionsEach } from './pairs.ts'

/** All 10,000 run by a command of their own; these take some seconds. */
const pairs = 200

describe('dossiers that are not released', () => {
  it('change no byte of what a VO school is answered, and no key that the table is asked', async () => {
    const { different, questions, tellingAnswers } = await comparePairs(1, pairs)
    expect(different).toEqual([])
    expect(questions).toBe(pairs * questionsEach)
    expect(tellingAnswers).toBeGreaterThan(pairs * 2)
  }, 120_000)
})
