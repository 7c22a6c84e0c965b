// The history of a school's connection in words: what somebody said again reads otherwise than what only became of another system, board or code.
import { describe, expect, test } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { FactName, Qualification } from '../../web/words/oso.ts'
import { changeWords } from '../../web/words/region-oso.ts'

type Change = Qualification['history'][number]
const was = { state: 'yes' as const, on: day('2026-10-01') }
const changed = (changes: Change['changes'], pupilSystem?: Change['pupilSystem']): Change => ({ at: '2026-11-02T09:00:00Z', by: 'school', source: 'self-reported', changes, ...(pupilSystem && { pupilSystem }) })
const marked = (...facts: readonly FactName[]) => facts.map((fact) => ({ fact, before: was, after: { ...was, recheck: true as const } }))
const wordsOf = (change: Change) => change.changes.map((each) => changeWords(change, each))

describe('a fact that only became of something else', () => {
  test.each([
    ['another pupil system', changed(marked('mandate', 'endpoint'), { before: 'ParnasSys', after: 'ESIS' }), ['Mandaat in OSR: opnieuw controleren, want ander systeem', 'Endpoint: opnieuw controleren, want ander systeem']],
    ['another board', changed(marked('agreement', 'mandate')), ['Overeenkomst met Kennisnet: opnieuw controleren, want ander bestuur', 'Mandaat in OSR: opnieuw controleren, want ander bestuur']],
    ['another board, of which only the mandate was known', changed(marked('mandate')), ['Mandaat in OSR: opnieuw controleren, want ander bestuur']],
    [
      'another code', changed(marked('participates', 'mandate', 'endpoint')),
      ['Doet mee aan OSO: opnieuw controleren, want andere code', 'Mandaat in OSR: opnieuw controleren, want andere code', 'Endpoint: opnieuw controleren, want andere code'],
    ],
  ])('has to be looked at again, and why: %s', (_why, change, words) => {
    expect(wordsOf(change)).toEqual(words)
  })
})

test('a fact that is said again, or otherwise, says so', () => {
  const again = { fact: 'mandate' as const, before: was, after: { state: 'yes' as const, on: day('2026-11-02') } }
  const otherwise = { fact: 'endpoint' as const, before: { state: 'unknown' as const }, after: { state: 'no' as const, on: day('2026-11-02') } }
  expect(wordsOf(changed([again, otherwise]))).toEqual(['Mandaat in OSR: opnieuw ja (per 2 november 2026)', 'Endpoint: nog niet bekend → nee (per 2 november 2026)'])
})
