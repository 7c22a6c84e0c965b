// What a statement changes in the facts of a school, and how far it is believed: each rule on both sides of its edge.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Fact, type FactName, type Facts, type FactSource, factSources } from '../../lambdas/domain/qualification.ts'
import {
  boardStatementFor, changesBetweenFacts, factsAfter, factsOfChanged, factsOfNamed, heardElsewhere, heardOfSchool, isBetterKnown, qualificationAfter, refusedFacts, sharesMandate,
  type Stated, weigh, type Weighed,
} from '../../lambdas/domain/stating-facts.ts'
import { school } from './builders.ts'

const today = day('2026-11-20')
const fact = (given: Partial<Fact> = {}): Fact => ({ state: 'yes', on: day('2026-10-01'), source: 'self-reported', ...given })
const all: Facts = { participates: fact(), agreement: fact(), mandate: fact(), endpoint: fact() }
/** The last day of which things are of before, and the first that is not. */
const [before, fresh] = [day('2026-07-31'), day('2026-08-01')]

describe('a statement', () => {
  it('of which the day is left out is of today', () => {
    expect(factsAfter({}, { mandate: { state: 'yes' } }, 'board', today)).toEqual({ mandate: { state: 'yes', on: today, source: 'board' } })
  })

  it('changes only what it names', () => {
    expect(factsAfter(all, { endpoint: { state: 'no', on: day('2026-11-01') } }, 'checked', today)).toEqual({ ...all, endpoint: { state: 'no', on: '2026-11-01', source: 'checked' } })
  })

  it('that something is not known takes the fact away', () => {
    expect(factsAfter(all, { endpoint: { state: 'unknown' } }, 'self-reported', today)).toEqual({ participates: fact(), agreement: fact(), mandate: fact() })
  })

  it('is about the board, system and BRIN that the school has now', () => {
    expect(factsAfter({ mandate: fact({ isOther: true }) }, { mandate: { state: 'yes' } }, 'board', today).mandate).toEqual({ state: 'yes', on: today, source: 'board' })
  })

  it('is told in the history by what it changed, with what was known before', () => {
    const after = factsAfter(all, { endpoint: { state: 'unknown' }, mandate: { state: 'yes', on: day('2026-10-01') }, agreement: { state: 'no' } }, 'self-reported', today)
    expect(changesBetweenFacts(all, after)).toEqual([{ fact: 'agreement', before: fact(), after: fact({ state: 'no', on: today }) }, { fact: 'endpoint', before: fact() }])
  })

  it.each<[string, Partial<Fact>]>([['state', { state: 'no' }], ['day', { on: today }], ['source', { source: 'board' }], ['being of another', { isOther: true }]])('counts as a change in its %s alone', (_what, other) => {
    expect(changesBetweenFacts({ mandate: fact() }, { mandate: fact(other) })).toHaveLength(1)
    expect(changesBetweenFacts({ mandate: fact(other) }, { mandate: fact(other) })).toEqual([])
  })

  it('makes a next version only when it changes something', () => {
    expect(qualificationAfter({ facts: all, version: 3 }, { ...all })).toEqual({ facts: all, version: 3 })
    expect(qualificationAfter({ facts: all, version: 3 }, { ...all, mandate: fact({ state: 'no' }) }).version).toBe(4)
  })
})

describe('what is better known', () => {
  it.each(factSources.flatMap((known, i) => factSources.map((source, j) => [known, source, i > j] as const)))('of source %s beside %s: %s', (known, source, isBetter) => {
    expect(isBetterKnown(fact({ source: known }), source, today)).toBe(isBetter)
  })

  it('is so for one school year: from 1 August on, and of what the school is now', () => {
    expect([before, fresh].map((on) => isBetterKnown(fact({ source: 'checked', on }), 'self-reported', today))).toEqual([false, true])
    expect(isBetterKnown(fact({ source: 'checked', isOther: true }), 'self-reported', today)).toBe(false)
    expect(isBetterKnown(undefined, 'imported', today)).toBe(false)
  })
})

describe('a school’s own word', () => {
  const known = (source: FactSource, given: Partial<Fact> = {}): Facts => ({ agreement: fact({ source, ...given }), mandate: fact({ source, ...given }), endpoint: fact({ source, ...given }), participates: fact({ source, ...given }) })
  const no = { participates: { state: 'no' }, agreement: { state: 'no' }, mandate: { state: 'no' }, endpoint: { state: 'no' } } as const

  it.each<[FactSource, readonly FactName[]]>([['imported', []], ['self-reported', []], ['board', ['agreement', 'mandate']], ['checked', ['agreement', 'mandate']]])('against what is known of source %s is refused for %j', (source, refused) => {
    expect(refusedFacts(known(source), no, today)).toEqual(refused)
  })

  it('is not refused where it says the same, where it says nothing, or where what is known is of before', () => {
    const yes = { agreement: { state: 'yes' }, mandate: { state: 'yes' } } as const
    expect(refusedFacts(known('board'), yes, today)).toEqual([])
    expect(refusedFacts(known('board'), { endpoint: { state: 'no' } }, today)).toEqual([])
    expect(refusedFacts(known('board', { on: fresh }), no, today)).toEqual(['agreement', 'mandate'])
    expect(refusedFacts(known('board', { on: before }), no, today)).toEqual([])
    expect(refusedFacts(known('board', { isOther: true }), no, today)).toEqual([])
    expect(refusedFacts({}, no, today)).toEqual([])
  })

  it('that it does not know what its board said is refused too', () => {
    expect(refusedFacts(known('board'), { mandate: { state: 'unknown' } }, today)).toEqual(['mandate'])
    expect(refusedFacts({}, { mandate: { state: 'unknown' } }, today)).toEqual([])
  })

  it('leaves the board’s two as they are better known, so that saying the same makes nothing lighter', () => {
    const yes = { agreement: { state: 'yes' }, mandate: { state: 'yes' }, endpoint: { state: 'yes' } } as const
    expect(heardOfSchool(known('board'), yes, today)).toEqual({ endpoint: { state: 'yes' } })
    expect(heardOfSchool(known('board', { on: before }), yes, today)).toEqual(yes)
    expect(heardOfSchool(known('self-reported'), yes, today)).toEqual(yes)
  })

  it('of its endpoint counts, but that it does not know takes nothing away from who does', () => {
    expect(heardOfSchool(known('checked'), { endpoint: { state: 'no' } }, today)).toEqual({ endpoint: { state: 'no' } })
    expect(heardOfSchool(known('checked'), { endpoint: { state: 'unknown' } }, today)).toEqual({})
    expect(heardOfSchool(known('self-reported'), { endpoint: { state: 'unknown' } }, today)).toEqual({ endpoint: { state: 'unknown' } })
  })
})

describe('a statement about another school with the same mandate or board', () => {
  const stated = (state: Stated['state'], on?: Stated['on']) => ({ mandate: { state, ...(on && { on }) } })
  const isHeard = (known: Fact | undefined, said: ReturnType<typeof stated>, source: FactSource) => heardElsewhere(known ? { mandate: known } : {}, said, source, today).mandate !== undefined

  it.each<[string, Fact | undefined, ReturnType<typeof stated>, FactSource, boolean]>([
    ['tells what nobody knew', undefined, stated('yes'), 'self-reported', true],
    ['changes what is older', fact(), stated('no', day('2026-10-02')), 'self-reported', true],
    ['changes what is of the same day', fact(), stated('no', day('2026-10-01')), 'self-reported', true],
    ['leaves what is newer', fact({ on: day('2026-10-02') }), stated('no', day('2026-10-01')), 'self-reported', false],
    ['leaves what is better known', fact({ source: 'board' }), stated('no'), 'self-reported', false],
    ['changes what was better known last school year', fact({ source: 'board', on: before }), stated('no'), 'self-reported', true],
    ['changes what the board said when the region looked it up', fact({ source: 'board' }), stated('no'), 'checked', true],
    ['takes back what the same source said', fact({ source: 'checked' }), stated('unknown'), 'checked', true],
    ['takes back nothing that another source said', fact({ source: 'board' }), stated('unknown'), 'checked', false],
    ['takes back nothing where nothing is known', undefined, stated('unknown'), 'checked', false],
  ])('%s', (_what, known, said, source, expected) => {
    expect(isHeard(known, said, source)).toBe(expected)
  })
})

describe('a list beside what is known', () => {
  const on = day('2026-10-15')
  it.each<[string, Fact | undefined, Stated, Weighed]>([
    ['says what nobody knew', undefined, { state: 'no', on }, 'changed'],
    ['says that nobody knows what nobody knew', undefined, { state: 'unknown', on }, 'unchanged'],
    ['says the same of this school year, of a later day', fact(), { state: 'yes', on }, 'unchanged'],
    ['says the same of this school year, of an earlier day', fact({ on: day('2026-10-16') }), { state: 'yes', on }, 'unchanged'],
    ['says the same as last school year', fact({ on: before }), { state: 'yes', on }, 'changed'],
    ['says the same of the very day of last school year', fact({ on: before }), { state: 'yes', on: before }, 'unchanged'],
    ['says the same, which was of another system', fact({ isOther: true }), { state: 'yes', on }, 'changed'],
    ['says otherwise, of a later day', fact(), { state: 'no', on }, 'known-better'],
    ['says otherwise than a list, of a later day', fact({ source: 'imported' }), { state: 'no', on }, 'changed'],
    ['says otherwise than a list, of the same day', fact({ source: 'imported', on }), { state: 'no', on }, 'changed'],
    ['says otherwise than a list of a day later', fact({ source: 'imported', on: day('2026-10-16') }), { state: 'no', on }, 'known-newer'],
    ['says otherwise than the board, of a later day', fact({ source: 'board' }), { state: 'no', on }, 'known-better'],
    ['says otherwise than the board said last school year', fact({ source: 'board', on: before }), { state: 'no', on }, 'changed'],
    ['says otherwise than the board said on the first day of this one', fact({ source: 'board', on: fresh }), { state: 'no', on }, 'known-better'],
    ['takes back what a list said', fact({ source: 'imported' }), { state: 'unknown', on }, 'changed'],
    ['takes back what the region looked up', fact({ source: 'checked' }), { state: 'unknown', on }, 'known-better'],
    ['without a day is of today', fact({ source: 'imported', on: today }), { state: 'no' }, 'changed'],
  ])('that %s', (_what, known, stated, weighed) => {
    expect(weigh(known, stated, today)).toBe(weighed)
  })
})

describe('a school that becomes another', () => {
  const bound = school({ schoolId: '99AA00', boardId: '99901', pupilSystem: 'ParnasSys' })
  const ofBefore = (after: Parameters<typeof factsOfChanged>[2]) => Object.entries(factsOfChanged(all, bound, after)).filter(([, { isOther }]) => isOther).map(([name]) => name)

  it.each<[string, Partial<typeof bound>, readonly FactName[]]>([
    ['nothing', {}, []],
    ['its name', { name: 'De Nieuwe' }, []],
    ['how it writes its system', { pupilSystem: 'parnassys' }, []],
    ['its system to none that it names', { pupilSystem: '' }, []],
    ['its system', { pupilSystem: 'ESIS' }, ['mandate', 'endpoint']],
    ['its board', { boardId: '99902' }, ['agreement', 'mandate']],
    ['its code', { schoolId: '99BB00' }, ['participates', 'mandate', 'endpoint']],
    ['its code within its BRIN', { schoolId: '99AA01' }, ['participates', 'endpoint']],
    ['its system and its board', { pupilSystem: 'ESIS', boardId: '99902' }, ['agreement', 'mandate', 'endpoint']],
  ])('by changing %s', (_what, change, names) => {
    expect(ofBefore({ ...bound, ...change })).toEqual(names)
  })

  it('by getting its first board is the same school, and by losing its board another', () => {
    const [none, one, other] = ['', '99901', '99902'].map((boardId) => ({ ...bound, boardId }))
    expect(factsOfChanged(all, none!, other!)).toEqual(all)
    const lost = factsOfChanged(all, one!, none!)
    expect(lost).toEqual({ ...all, agreement: fact({ isOther: true }), mandate: fact({ isOther: true }) })
    expect(factsOfChanged(lost, none!, other!)).toEqual(lost)
  })

  it('keeps what was said, only as of before', () => {
    expect(factsOfChanged(all, bound, { ...bound, pupilSystem: 'ESIS' })).toEqual({ ...all, mandate: fact({ isOther: true }), endpoint: fact({ isOther: true }) })
  })
})

describe('a school that names a pupil system for which its board stated a mandate', () => {
  const [parnas, esis] = ['ParnasSys', 'ESIS'].map((pupilSystem) => school({ schoolId: '99AA00', boardId: '99901', pupilSystem }))
  const given: Stated = { state: 'yes', on: day('2026-09-01') }
  const ofBoard = fact({ on: day('2026-09-01'), source: 'board' })

  it.each<[string, Facts, Fact]>([
    ['nobody knew the mandate', {}, ofBoard],
    ['the mandate was known of the other system, however new and well', { mandate: fact({ state: 'no', on: today, source: 'checked' }) }, ofBoard],
  ])('has that mandate where %s', (_what, known, mandate) => {
    expect(factsOfNamed(known, parnas!, esis!, given, today)).toEqual({ mandate })
  })

  it.each<[string, Fact, Fact]>([
    ['itself said before', fact({ state: 'no', on: day('2026-08-31') }), ofBoard],
    ['itself said on a later day', fact({ state: 'no', on: day('2026-09-02') }), fact({ state: 'no', on: day('2026-09-02') })],
    ['the region looked up this school year', fact({ state: 'no', on: fresh, source: 'checked' }), fact({ state: 'no', on: fresh, source: 'checked' })],
    ['the region looked up last school year', fact({ state: 'no', on: before, source: 'checked' }), ofBoard],
  ])('that named none before has it beside what %s', (_what, known, mandate) => {
    expect(factsOfNamed({ mandate: known }, school({ ...parnas, pupilSystem: '' }), esis!, given, today)).toEqual({ mandate })
  })

  it('has nothing but what is of before, where the board stated none', () => {
    expect(factsOfNamed({ mandate: fact(), agreement: fact() }, parnas!, esis!, undefined, today)).toEqual({ mandate: fact({ isOther: true }), agreement: fact() })
  })
})

describe('a mandate', () => {
  const here = school({ schoolId: '99AA00', pupilSystem: 'ParnasSys' })
  it.each<[string, boolean, Partial<typeof here>]>([
    ['another location of the BRIN with the same system, however it is written', true, { schoolId: '99AA01', pupilSystem: 'parnassys' }],
    ['another location with another system', false, { schoolId: '99AA01', pupilSystem: 'ESIS' }],
    ['another location that named no system', false, { schoolId: '99AA01', pupilSystem: '' }],
    ['another BRIN with the same system', false, { schoolId: '99AB00', pupilSystem: 'ParnasSys' }],
  ])('is shared with %s: %s', (_what, isShared, other) => {
    expect([sharesMandate(here, { ...here, ...other }), sharesMandate({ ...here, ...other }, here)]).toEqual([isShared, isShared])
  })

  it('is not shared by two that named no system', () => {
    expect(sharesMandate({ ...here, pupilSystem: '' }, { ...here, schoolId: '99AA01', pupilSystem: 'onbekend' })).toBe(false)
  })
})

describe('what a board states', () => {
  const statement = { agreement: { state: 'yes' }, mandate: { state: 'yes' }, pupilSystem: 'ParnasSys' } as const

  it('of the agreement is about all its schools, of the mandate about those with the system', () => {
    expect(boardStatementFor({ pupilSystem: 'parnas' }, statement)).toEqual({ stated: { agreement: { state: 'yes' }, mandate: { state: 'yes' } } })
    expect(boardStatementFor({ pupilSystem: 'ESIS' }, statement)).toEqual({ stated: { agreement: { state: 'yes' } }, leftOut: 'other-system' })
    expect(boardStatementFor({ pupilSystem: '' }, statement)).toEqual({ stated: { agreement: { state: 'yes' } }, leftOut: 'system-unknown' })
  })

  it('leaves nobody out when it is not about the mandate', () => {
    expect(boardStatementFor({ pupilSystem: 'ESIS' }, { agreement: { state: 'no' } })).toEqual({ stated: { agreement: { state: 'no' } } })
  })
})
