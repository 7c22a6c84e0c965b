// The two questions of a school: which facts an answer makes, and which answer the facts hold.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Fact, type Facts, labelOf } from '../../lambdas/domain/qualification.ts'
import { answerOf, factsOfAnswer, type WorksAnswer, worksAnswers } from '../../lambdas/domain/school-answer.ts'
import { factsAfter } from '../../lambdas/domain/stating-facts.ts'
import { at } from './builders.ts'

const now = at('2026-11-20 10:00')
const today = day('2026-11-20')
const fact = (given: Partial<Fact> = {}): Fact => ({ state: 'yes', on: day('2026-10-01'), source: 'self-reported', ...given })
const after = (works: WorksAnswer, before: Facts = {}) => factsAfter(before, factsOfAnswer(works, before), 'self-reported', today)

describe('an answer of a school', () => {
  it.each<[WorksAnswer, Facts]>([
    ['yes', { participates: fact({ on: today }), endpoint: fact({ on: today }) }],
    ['no', { participates: fact({ on: today }), endpoint: fact({ on: today, state: 'no' }) }],
    ['unknown', {}],
    ['not-participating', { participates: fact({ on: today, state: 'no' }) }],
  ])('%s tells of the endpoint and of taking part, and of nothing that is the board’s', (works, facts) => {
    expect(after(works)).toEqual(facts)
    expect(after(works, { agreement: fact(), mandate: fact() })).toEqual({ ...facts, agreement: fact(), mandate: fact() })
  })

  it.each(worksAnswers)('%s is read back as it was given', (works) => {
    for (const before of [{}, { participates: fact({ state: 'no' }) }, { participates: fact(), endpoint: fact({ state: 'no' }) }]) expect(answerOf(after(works, before), now)).toBe(works)
  })

  it('that it works leaves a school unknown until its board said the other two', () => {
    expect(labelOf(after('yes'), now)).toBe('unknown')
    expect(labelOf(after('yes', { agreement: fact(), mandate: fact() }), now)).toBe('qualified')
  })

  it('that it does not know keeps that it takes part, and takes back that it would not', () => {
    expect(after('unknown', { participates: fact(), endpoint: fact() })).toEqual({ participates: fact() })
    expect(after('unknown', { participates: fact({ state: 'no' }) })).toEqual({})
  })

  it('of last school year is asked anew from 1 August on, and so is one about another system', () => {
    const facts = after('yes')
    expect([answerOf(facts, at('2027-07-31 23:59')), answerOf(facts, at('2027-08-01 00:00'))]).toEqual(['yes', 'unknown'])
    expect(answerOf({ ...facts, endpoint: fact({ isOther: true }) }, now)).toBe('unknown')
    const not = after('not-participating')
    expect([answerOf(not, at('2027-07-31 23:59')), answerOf(not, at('2027-08-01 00:00'))]).toEqual(['not-participating', 'unknown'])
  })
})
