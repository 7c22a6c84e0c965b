// A VO school learns nothing of dossiers that are not released: its answers, and what the table is asked, are the same with and without them.
import { describe, expect, it } from 'vitest'
import { comparePairs, questionsEach } from './pairs.ts'

/** A few by themselves; `OVERSTAP_PAIRS=10000` runs them all, which takes minutes. */
const pairs = Number(process.env['OVERSTAP_PAIRS'] ?? 200)

describe('dossiers that are not released', () => {
  it(`change no byte of what a VO school is answered, and no key that the table is asked: ${pairs} pairs of worlds`, async () => {
    const { different, questions, tellingAnswers } = await comparePairs(1, pairs)
    expect(different).toEqual([])
    expect(questions).toBe(pairs * questionsEach)
    // Of refusals alone nothing would follow.
    expect(tellingAnswers).toBeGreaterThan(questions / 4)
  }, 60_000 + pairs * 200)
})
