// The two questions of a school, and what a board states once: the screens tell the same as the rules behind them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { pupilSystems, systemName } from '../../lambdas/domain/pupil-system.ts'
import { type Facts, isStale } from '../../lambdas/domain/qualification.ts'
import { answerOf, factsOfAnswer as ruleOfAnswer, worksAnswers } from '../../lambdas/domain/school-answer.ts'
import { boardStatementFor } from '../../lambdas/domain/stating-facts.ts'
import { boardFirst, type BoardSchool, reachOf, schoolsIn, systemShown } from '../../web/board-reach.ts'
import { factsOfAnswer, otherSystem, systemChoice, systemsFor, worksOf } from '../../web/oso-answer.ts'
import { bodyOf, faultsIn as boardFaults } from '../../web/pages/board/board-typed.ts'
import { faultsIn, systemOf, typedOf } from '../../web/pages/school/oso-typed.ts'
import { isOver } from '../../web/school-years.ts'
import { boardWords } from '../../web/words/board.ts'
import type { Fact, Label } from '../../web/words/oso.ts'
import { schoolOsoWords } from '../../web/words/school-oso.ts'
import { at } from '../domain/builders.ts'

const today = day('2027-01-11')
const now = at('2027-01-11 09:00')
const fact = fc.option(fc.record({ state: fc.constantFrom('yes' as const, 'no' as const), on: fc.constantFrom(day('2026-06-01'), day('2026-10-01')), source: fc.constant('board' as const) }), { nil: undefined })
const facts: fc.Arbitrary<Facts> = fc.record({ participates: fact, endpoint: fact }).map(({ participates, endpoint }) => ({ ...(participates && { participates }), ...(endpoint && { endpoint }) }))
const seen = (known: Facts['endpoint']): Fact => (known ? { ...known, recheck: isStale(known, today) } : { state: 'unknown', recheck: false })

describe('the answer of a school', () => {
  test('is read from the facts as the page without signing in reads it', () => {
    fc.assert(
      fc.property(facts, (known) => {
        expect(worksOf({ participates: seen(known.participates), endpoint: seen(known.endpoint) })).toBe(answerOf(known, now))
      }),
    )
  })

  test('makes the same facts with an account as without one', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...worksAnswers), (known, works) => {
        expect(factsOfAnswer(works, { participates: seen(known.participates) })).toEqual(ruleOfAnswer(works, known))
      }),
    )
  })

  test('offers pupil systems that are known by name, and keeps what else a school typed', () => {
    const known = new Set(pupilSystems.map(({ name }) => name))
    for (const sector of ['po', 'sbo', 'so', 'vo', 'vso'] as const) for (const name of systemsFor(sector)) expect(known).toContain(systemName(name))
    expect(systemChoice('parnassys', 'po')).toEqual({ choice: 'ParnasSys', other: '' })
    expect(systemChoice('Dotcomschool ', 'po')).toEqual({ choice: otherSystem, other: 'Dotcomschool' })
    expect(systemChoice('', 'vo')).toEqual({ choice: '', other: '' })
  })

  test('is asked in full, but not for a system of who does not take part', () => {
    const empty = typedOf('', 'unknown', 'po')
    expect(faultsIn(empty).map(({ field }) => field)).toEqual(['pupilSystem', 'works'])
    expect(faultsIn({ ...empty, works: 'not-participating' })).toEqual([])
    expect(faultsIn({ choice: otherSystem, other: '  ', works: 'yes' }).map(({ field }) => field)).toEqual(['other-system'])
    expect(systemOf({ choice: otherSystem, other: ' Dotcomschool ', works: 'yes' })).toBe('Dotcomschool')
  })
})

const unknown = { state: 'unknown' as const, recheck: false }
function schoolOf(more: Partial<BoardSchool>): BoardSchool {
  const pupilSystem = more.pupilSystem ?? 'ParnasSys'
  return {
    schoolId: '90AA00', name: 'OBS De Vlinderboom', sector: 'po', label: 'unknown', nextStep: { code: 'nothing', who: 'nobody', text: '' }, place: 'VOORBEELD',
    regionId: 'voorbeeld', regionName: 'Regio Voorbeeld', year: '2026-2027', participates: unknown, agreement: unknown, mandate: unknown, endpoint: unknown,
    stepsDone: 0, stepsAll: 0, stepsOverdue: 0, ...more, pupilSystem, system: systemName(pupilSystem),
  }
}

describe('what a board states once', () => {
  test('is shown beforehand to reach the schools that it will reach, with the same reason for who is left out', () => {
    const typed = fc.constantFrom('ParnasSys', 'parnassys', 'ESIS', 'Esis (Rovict)', '', 'onbekend', 'Dotcomschool')
    fc.assert(
      fc.property(typed, fc.constantFrom('ParnasSys', 'ESIS (Rovict)', 'dotcomschool'), (pupilSystem, mandated) => {
        const { leftOut } = reachOf([schoolOf({ pupilSystem })], today, mandated)
        expect(leftOut.map(({ why }) => why)).toEqual([boardStatementFor({ pupilSystem }, { mandate: { state: 'yes' }, pupilSystem: mandated }).leftOut].filter((why) => why !== undefined))
      }),
    )
  })

  test('leaves a school year alone from 1 August after it', () => {
    expect(isOver('2026-2027', '2027-07-31')).toBe(false)
    expect(isOver('2026-2027', '2027-08-01')).toBe(true)
    expect(reachOf([schoolOf({}), schoolOf({ year: '2025-2026' })], today).leftOut.map(({ why }) => why)).toEqual(['year-over'])
  })

  test('counts a school in two regions once, and shows first what the board can do', () => {
    const [one, other] = [schoolOf({ name: 'A' }), schoolOf({ name: 'A', regionId: 'buurregio' })]
    const board = schoolOf({ name: 'Z', schoolId: '90AB00', nextStep: { code: 'board-signs', who: 'board', text: '' } })
    expect(schoolsIn([one, other, board])).toBe(2)
    expect(boardFirst([one, other, board]).map(({ name }) => name)).toEqual(['Z', 'A', 'A'])
  })

  test('names a pupil system that is not known here as its school wrote it', () => {
    expect(systemShown('dotcomschool', [schoolOf({ pupilSystem: 'Dotcomschool' })])).toBe('Dotcomschool')
    expect(systemShown('ESIS (Rovict)', [schoolOf({ pupilSystem: 'ESIS' })])).toBe('ESIS (Rovict)')
  })

  test('is refused without an answer, without a system, or with a day to come; what is not known has no day', () => {
    const typed = { agreement: '', mandate: '', system: '', on: '2027-01-11' } as const
    const fields = (more: Partial<Parameters<typeof boardFaults>[0]>) => boardFaults({ ...typed, ...more }, today).map(({ field }) => field)
    expect(fields({})).toEqual(['agreement'])
    expect(fields({ mandate: 'no' })).toEqual(['pupilSystem'])
    expect(fields({ agreement: 'yes' })).toEqual([])
    expect(fields({ agreement: 'yes', on: '2027-01-12' })).toEqual(['on'])
    expect(fields({ agreement: 'unknown', on: '' })).toEqual([])
    expect(bodyOf({ agreement: 'unknown', mandate: 'yes', system: 'ParnasSys', on: '2027-01-11' })).toEqual({ agreement: { state: 'unknown' }, mandate: { state: 'yes', on: '2027-01-11' }, pupilSystem: 'ParnasSys' })
  })
})

describe('"it works" beside what is known', () => {
  test.each<[Label, string]>([
    ['qualified', 'Ja, dat lukt.'],
    ['agreement-missing', 'U meldt dat het lukt. Volgens onze gegevens ontbreekt nog de overeenkomst van uw bestuur met Kennisnet.'],
    ['mandate-missing', 'U meldt dat het lukt. Volgens onze gegevens ontbreekt nog het mandaat van uw bestuur in OSR.'],
  ])('%s', (label, text) => {
    expect(schoolOsoWords.answeredBeside('yes', label)).toBe(text)
  })

  test('no other answer is contradicted', () => {
    expect(schoolOsoWords.answeredBeside('no', 'agreement-missing')).toBe('Nee, dat lukt nog niet.')
  })
})

describe('what a board stated', () => {
  const last = { state: 'yes', on: '2027-07-31' } as const
  test('is to be looked at again from 1 August on', () => {
    expect([boardWords.stated(last, '2027-07-31').kind, boardWords.stated(last, '2027-08-01'), boardWords.stated({ ...last, on: '2027-08-01' }, '2027-08-01').kind]).toEqual([
      'good', { kind: 'busy', text: 'Opnieuw controleren' }, 'good',
    ])
  })

  test('is nothing to look at again where nothing was stated', () => {
    expect(boardWords.stated({ state: 'unknown' }, '2027-08-01')).toEqual({ kind: 'plain', text: 'Nog niet gemeld' })
    expect(boardWords.on('2027-07-31')).toBe('nagekeken op zaterdag 31 juli 2027')
  })
})
