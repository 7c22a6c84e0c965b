// What a school is called and whose the next step is, over every combination of facts, against a table that was written by hand beside the rule.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { type Fact, type Facts, factSources, isConnected, labelOf, type NextStep, nextStepOf, ownerOf, type QualificationLabel, type StepOwner } from '../../lambdas/domain/qualification.ts'
import { factsOfChanged } from '../../lambdas/domain/stating-facts.ts'
import { at, school } from './builders.ts'

/**
 * What is known of one fact: `?` nobody knows; `y`, `n` said in this school year of what the school is now; `Y`, `N` of before, because it was said
 * in an earlier school year, or of another board, pupil system or BRIN.
 */
const marks = ['?', 'y', 'n', 'Y', 'N'] as const
type Mark = (typeof marks)[number]

/**
 * For each fact the marks with which a row holds. No row goes before another: whatever is known of a school stands in exactly one of them.
 * `-` stands for anything, `<` for all but a "no" of this year.
 */
const table: readonly (readonly [participates: string, agreement: string, mandate: string, endpoint: string, QualificationLabel, NextStep, StepOwner])[] = [
  ['n', '-', '-', '-', 'not-participating', 'nothing', 'nobody'],
  // Of a school that said so before, that is what has to be asked first, whatever is missing.
  ['N', '-', '-', '-', 'recheck', 'school-answers-again', 'school'],
  // One after the other: without an agreement there is no mandate, and without a mandate no endpoint.
  ['?yY', 'n', '-', '-', 'agreement-missing', 'board-signs', 'board'],
  ['?yY', '<', 'n', '-', 'mandate-missing', 'board-mandates', 'board'],
  ['?yY', '<', '<', 'n', 'endpoint-missing', 'supplier-registers', 'supplier'],
  // Nothing is known to be missing, but something is of before: the school is asked its own two, else the board the other two.
  ['Y', '<', '<', '<', 'recheck', 'school-answers-again', 'school'],
  ['?y', '<', '<', 'YN', 'recheck', 'school-answers-again', 'school'],
  ['?y', 'YN', '<', '?y', 'recheck', 'board-answers-again', 'board'],
  ['?y', '?y', 'YN', '?y', 'recheck', 'board-answers-again', 'board'],
  // All that is known is a "yes" of this year, and of the three something is not known.
  ['?y', '?', '?y', '?', 'unknown', 'school-answers', 'school'],
  ['?y', 'y', '?y', '?', 'unknown', 'school-answers', 'school'],
  ['?y', '?', '?y', 'y', 'unknown', 'board-answers', 'board'],
  ['?y', 'y', '?', 'y', 'unknown', 'board-answers', 'board'],
  ['?y', 'y', 'y', 'y', 'qualified', 'nothing', 'nobody'],
]

const holds = (cell: string, mark: Mark) => cell === '-' || (cell === '<' ? mark !== 'n' : cell.includes(mark))
const rowsFor = (known: string) => table.filter((row) => [...known].every((mark, i) => holds(row[i]!, mark as Mark)))

const product = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  lists.reduce<readonly (readonly T[])[]>((all, list) => all.flatMap((one) => list.map((each) => [...one, each])), [[]])
const allOf = <T>(list: readonly T[]) => product([list, list, list, list])

/** What the table says, as one text: `recheck / school-answers-again / school`. */
const said: ReadonlyMap<string, string> = new Map(allOf(marks).map((known) => [known.join(''), rowsFor(known.join('')).map((row) => row.slice(4).join(' / ')).join(' | ')]))

const names = ['participates', 'agreement', 'mandate', 'endpoint'] as const
const factsOf = (known: readonly (Fact | undefined)[]): Facts => Object.fromEntries(names.flatMap((name, i) => (known[i] ? [[name, known[i]] as const] : [])))

function answered(facts: Facts, now: Instant): string {
  const step = nextStepOf(facts, now)
  return `${labelOf(facts, now)} / ${step} / ${ownerOf(step)}`
}

/** How the rule answers otherwise than the table, of the first few. */
function differences(cases: Iterable<readonly [known: string, facts: Facts, now: Instant]>): readonly string[] {
  const found: string[] = []
  for (const [known, facts, now] of cases) {
    const answer = answered(facts, now)
    if (answer !== said.get(known) && found.length < 5) found.push(`${known} ${new Date(now).toISOString()} ${JSON.stringify(facts)}: ${answer}, the table: ${said.get(known)}`)
  }
  return found
}

const isIn = (mark: Mark) => (mark === 'y' || mark === 'Y' ? 'yes' : 'no')
type Known = readonly [mark: Mark, fact: Fact | undefined]
const nobodyKnows: Known = ['?', undefined]

/** A fact in every way in which it can be of now, or of before, by its day and by what it was said of. */
function everyWay(first: string, before: string, sources: readonly Fact['source'][]): readonly Known[] {
  const source = (i: number) => sources[i % sources.length]!
  const fresh = (['y', 'n'] as const).map((mark, i): Known => [mark, { state: isIn(mark), on: day(first), source: source(i) }])
  const old = (['Y', 'N'] as const).flatMap((mark, i): readonly Known[] => [
    [mark, { state: isIn(mark), on: day(before), source: source(i + 1) }],
    [mark, { state: isIn(mark), on: day(first), source: source(i + 2), isOther: true }],
    [mark, { state: isIn(mark), on: day(before), source: source(i + 3), isOther: true }],
  ])
  return [nobodyKnows, ...fresh, ...old]
}

function* casesOf(knowns: readonly Known[], now: Instant) {
  for (const [a, i] of knowns) for (const [b, j] of knowns) for (const [c, k] of knowns) for (const [d, l] of knowns) yield [a + b + c + d, factsOf([i, j, k, l]), now] as const
}

const firstMoment = (year: number) => Date.UTC(year, 6, 31, 22) as Instant
const lastMoment = (year: number) => (Date.UTC(year, 6, 31, 22) - 1) as Instant

describe('the table', () => {
  it('has one row, and one alone, for whatever is known of a school', () => {
    const wrong = allOf(marks).filter((known) => rowsFor(known.join('')).length !== 1)
    expect([said.size, wrong.map((known) => known.join(''))]).toEqual([625, []])
    expect(new Set([...said.values()].map((text) => text.split(' / ')[0]))).toEqual(
      new Set(['not-participating', 'unknown', 'agreement-missing', 'mandate-missing', 'endpoint-missing', 'recheck', 'qualified']),
    )
  })
})

describe('what a school is called, and whose the next step is', () => {
  it('follows the table for every state of the four facts, of this school year, the last one and of something else, from every source', () => {
    const kinds = factSources.flatMap((source): readonly Known[] => [
      ['y', { state: 'yes', on: day('2026-11-20'), source }],
      ['n', { state: 'no', on: day('2026-11-20'), source }],
      ['Y', { state: 'yes', on: day('2026-03-01'), source }],
      ['N', { state: 'no', on: day('2026-03-01'), source }],
      ['Y', { state: 'yes', on: day('2026-11-20'), source, isOther: true }],
      ['N', { state: 'no', on: day('2026-11-20'), source, isOther: true }],
    ])
    expect([1 + kinds.length, differences(casesOf([nobodyKnows, ...kinds], at('2026-11-20 12:00')))]).toEqual([25, []])
  })

  it.each([
    [2026, 'on the first moment of the school year', firstMoment(2026)],
    [2026, 'in the middle of it', at('2027-02-28 12:00')],
    [2026, 'on its last millisecond', lastMoment(2027)],
    [2027, 'on the first moment of the school year', firstMoment(2027)],
    [2027, 'on 29 February', at('2028-02-29 12:00')],
    [2027, 'on its last millisecond', lastMoment(2028)],
  ])('follows the table for facts of 31 July and 1 August %i, %s', (year, _when, now) => {
    expect(differences(casesOf(everyWay(`${year}-08-01`, `${year}-07-31`, factSources), now))).toEqual([])
  })

  it.each([2027, 2028, 2031])('is asked for again from 1 August %i 00:00 in Amsterdam, and not a millisecond earlier, whatever was known', (year) => {
    const fresh: readonly Known[] = [nobodyKnows, ...(['y', 'n'] as const).map((mark): Known => [mark, { state: isIn(mark), on: day(`${year}-07-31`), source: 'checked' }])]
    expect(differences(casesOf(fresh, lastMoment(year)))).toEqual([])
    const later = [...casesOf(fresh, firstMoment(year))].map(([known, ...others]) => [known.replaceAll('y', 'Y').replaceAll('n', 'N'), ...others] as const)
    expect(later).toHaveLength(81)
    expect(differences(later)).toEqual([])
  })

  it('of a school that was connected last school year is recheck on 1 August, and connected again on its answer of that day', () => {
    const all = (on: string) => factsOf(names.map(() => ({ state: 'yes', on: day(on), source: 'board' })))
    expect([lastMoment(2027), firstMoment(2027)].map((now) => labelOf(all('2026-08-01'), now))).toEqual(['qualified', 'recheck'])
    expect([all('2027-07-31'), all('2027-08-01')].map((facts) => labelOf(facts, firstMoment(2027)))).toEqual(['recheck', 'qualified'])
    expect(['qualified', 'recheck', 'unknown', 'endpoint-missing', 'not-participating'].map((label) => isConnected(label as QualificationLabel))).toEqual([true, false, false, false, false])
  })

  it('stays the same over New Year', () => {
    const facts = factsOf(names.map(() => ({ state: 'yes', on: day('2026-08-01'), source: 'imported' })))
    const midnight = Date.UTC(2026, 11, 31, 23) as Instant
    expect([midnight - 1, midnight].map((now) => labelOf(facts, now as Instant))).toEqual(['qualified', 'qualified'])
  })
})

describe('what is known of a school that becomes another', () => {
  const before = school({ schoolId: '99AA00', boardId: '99901', pupilSystem: 'ParnasSys' })

  /** Which of the four become of before, by what changes: `PAME` is all of them. */
  it.each([
    ['another pupil system', { pupilSystem: 'ESIS' }, 'ME'],
    ['a system that nobody knows', { pupilSystem: 'Eigen bouw' }, 'ME'],
    ['another board', { boardId: '99902' }, 'AM'],
    ['another BRIN', { schoolId: '98AA00' }, 'PME'],
    ['another system and another board', { pupilSystem: 'Magister', boardId: '99902' }, 'AME'],
    ['another BRIN and another board', { schoolId: '98AA00', boardId: '99902' }, 'PAME'],
    ['the same system in other words', { pupilSystem: 'parnassys (Topicus)' }, ''],
    ['a system that it names no more', { pupilSystem: '' }, ''],
    ['a system of which it says that it does not know', { pupilSystem: 'weet ik niet' }, ''],
    ['another name, place and telephone', { name: 'De Rups', place: 'ELDERS', phone: '0199' }, ''],
  ])('with %s follows the table', (_what, change, old) => {
    const after = { ...before, ...change }
    const now = at('2026-11-20 12:00')
    const fresh = ['?', 'y', 'n'] as const
    const cases = allOf(fresh).map((known) => {
      const facts = factsOf(known.map((mark) => (mark === '?' ? undefined : { state: isIn(mark), on: day('2026-11-20'), source: 'checked' })))
      const become = known.map((mark, i) => (old.includes('PAME'[i]!) ? mark.toUpperCase() : mark)).join('')
      return [become, factsOfChanged(facts, before, after), now] as const
    })
    expect(cases).toHaveLength(81)
    expect(differences(cases)).toEqual([])
  })

  it('with a first pupil system stays: what was said before was of no other', () => {
    const facts = factsOf(names.map(() => ({ state: 'yes', on: day('2026-11-20'), source: 'self-reported' })))
    const changed = factsOfChanged(facts, { ...before, pupilSystem: '' }, before)
    expect(labelOf(changed, at('2026-11-20 12:00'))).toBe('qualified')
  })
})
