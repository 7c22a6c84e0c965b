// What a list of connected schools changes: what is known newer or better stays, unless the list is to overwrite it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type LocalDate } from '../../lambdas/domain/local-date.ts'
import { type Fact, factNames, factSources, type Facts, labelOf } from '../../lambdas/domain/qualification.ts'
import { compareQualifications, type ListedSchool, type QualificationLine } from '../../lambdas/domain/qualification-import.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import type { StatedFacts } from '../../lambdas/domain/stating-facts.ts'
import { at } from './builders.ts'

const now = at('2026-11-20 10:00')
const today = day('2026-11-20')
const fact = (given: Partial<Fact> = {}): Fact => ({ state: 'yes', on: day('2026-10-01'), source: 'self-reported', ...given })
const listed = (facts: Facts = {}, given: Partial<ListedSchool> = {}): ListedSchool => {
  const school = { schoolId: '90AA00', name: 'De Vlinderboom', sector: 'po' as const, pupilSystem: '', version: 3, ...given }
  return { ...school, progress: { ...noProgress(school.schoolId), name: school.name, qualification: { facts, version: Object.keys(facts).length } } }
}
const line = (stated: StatedFacts = {}, given: Partial<QualificationLine> = {}): QualificationLine => ({ line: 2, code: '90AA00', stated, ...given })
const compare = (lines: readonly QualificationLine[], schools: readonly ListedSchool[] = [listed()], overwrite = false) => compareQualifications(lines, schools, overwrite, now)
const factsAfter = (changes: ReturnType<typeof compare>) => changes.changed[0]?.after.progress.qualification.facts
const keptOf = ({ kept }: ReturnType<typeof compare>) => kept.map(({ fact: name, said, reason }) => `${name} ${said}: ${reason}`)

describe('a list that gives a school a pupil system for which its board stated a mandate', () => {
  const given = { state: 'yes', on: day('2026-09-01') } as const
  const ofBoard = fact({ on: day('2026-09-01'), source: 'board' })
  const named = (facts: Facts, stated: StatedFacts, pupilSystem = '', overwrite = false) =>
    compareQualifications([line(stated, { pupilSystem: 'ESIS' })], [listed(facts, { pupilSystem })], overwrite, now, (_school, system) => (system === 'ESIS' ? given : undefined))

  it('gives it that mandate too', () => {
    const changes = named({ endpoint: fact() }, {})
    expect([factsAfter(changes), changes.changed[0]!.after.pupilSystem]).toEqual([{ endpoint: fact(), mandate: ofBoard }, 'ESIS'])
    expect(changes.changed[0]!.change.changes).toEqual([{ fact: 'mandate', after: ofBoard }])
  })

  it('does not undo it, unless it is to overwrite', () => {
    const no = { mandate: { state: 'no' } } as const
    expect([factsAfter(named({}, no)), keptOf(named({}, no))]).toEqual([{ mandate: ofBoard }, ['mandate no: known-better']])
    expect(factsAfter(named({}, no, '', true))).toEqual({ mandate: fact({ state: 'no', on: today, source: 'imported' }) })
  })

  it('gives it only with the system: one that named another keeps both', () => {
    expect(named({ mandate: fact({ state: 'no' }) }, {}, 'ParnasSys').changed).toEqual([])
    expect(factsAfter(named({ mandate: fact({ state: 'no' }) }, {}, 'ParnasSys', true))).toEqual({ mandate: ofBoard })
    expect(named({}, {}, 'ESIS').changed).toEqual([])
  })
})

describe('a list that says something new', () => {
  it('gives the facts of its day, as imported, with what they were', () => {
    const said = { mandate: { state: 'yes', on: day('2026-10-31') }, endpoint: { state: 'no' } } as const
    const { changed, kept, unchanged, refused } = compare([line(said)])
    expect([kept, unchanged, refused]).toEqual([[], 0, []])
    expect(changed).toHaveLength(1)
    expect(changed[0]!.after.progress.qualification).toEqual({
      facts: { mandate: fact({ on: day('2026-10-31'), source: 'imported' }), endpoint: fact({ state: 'no', on: today, source: 'imported' }) },
      version: 1,
    })
    expect(changed[0]!.change).toMatchObject({ at: now, by: 'region', source: 'imported', changes: [{ fact: 'mandate' }, { fact: 'endpoint' }] })
  })

  it('leaves what it does not name', () => {
    const known = { agreement: fact(), endpoint: fact({ state: 'no' }) }
    expect(factsAfter(compare([line({ mandate: { state: 'yes' } })], [listed(known)]))).toMatchObject(known)
  })

  it('changes nothing where all of it is known, on whatever day it was said', () => {
    for (const on of [undefined, day('2026-09-01'), today]) {
      expect(compare([line({ mandate: { state: 'yes', ...(on && { on }) } })], [listed({ mandate: fact({ source: 'board' }) })])).toMatchObject({ changed: [], kept: [], unchanged: 1 })
    }
  })

  it('changes nothing where it says nothing, and where nobody knew what it does not know either', () => {
    expect(compare([line()])).toMatchObject({ changed: [], kept: [], unchanged: 1 })
    expect(compare([line({ mandate: { state: 'unknown' } })])).toMatchObject({ changed: [], kept: [], unchanged: 1 })
  })
})

describe('a list that says otherwise', () => {
  const no = (on?: LocalDate): StatedFacts => ({ mandate: { state: 'no', ...(on && { on }) } })

  it.each([
    ['the day before what is known', day('2026-09-30'), 'mandate no: known-newer'],
    ['the same day', day('2026-10-01'), undefined],
    ['the day after', day('2026-10-02'), undefined],
    ['today, without a day', undefined, undefined],
  ])('of %s', (_what, on, kept) => {
    const changes = compare([line(no(on))], [listed({ mandate: fact() })])
    // The word of a school alone is better than a list, so only the source decides from the day itself on.
    expect(keptOf(changes)).toEqual([kept ?? 'mandate no: known-better'])
    expect(changes.changed).toEqual([])
    const ofList = compare([line(no(on))], [listed({ mandate: fact({ source: 'imported' }) })])
    expect(keptOf(ofList)).toEqual(kept ? [kept] : [])
    expect(ofList.changed).toHaveLength(kept ? 0 : 1)
  })

  it.each(factSources)('counts this school year only beside another list, not beside what is %s', (source) => {
    expect(compare([line(no())], [listed({ mandate: fact({ source }) })]).changed).toHaveLength(source === 'imported' ? 1 : 0)
  })

  it.each(factSources)('counts beside what was %s last school year', (source) => {
    expect(factsAfter(compare([line(no())], [listed({ mandate: fact({ source, on: day('2026-07-31') }) })]))).toEqual({ mandate: fact({ state: 'no', source: 'imported', on: today }) })
    expect(compare([line(no())], [listed({ mandate: fact({ source, on: day('2026-08-01') }) })]).changed).toHaveLength(source === 'imported' ? 1 : 0)
  })

  it('is taken all the same when it is to overwrite', () => {
    const known = { mandate: fact({ source: 'checked', on: today }) }
    const changes = compare([line(no(day('2026-09-01')))], [listed(known)], true)
    expect([keptOf(changes), factsAfter(changes)]).toEqual([[], { mandate: fact({ state: 'no', source: 'imported', on: day('2026-09-01') }) }])
    expect(factsAfter(compare([line({ mandate: { state: 'unknown' } })], [listed(known)], true))).toEqual({})
  })

  it('is told with what is known, and its line', () => {
    const known = fact({ source: 'board' })
    expect(compare([line({ mandate: { state: 'no' }, endpoint: { state: 'yes' } }, { line: 7 })], [listed({ mandate: known })]).kept).toMatchObject([{ line: 7, fact: 'mandate', known, said: 'no', reason: 'known-better' }])
  })

  it('makes a school that was connected last year connected again', () => {
    const old = fact({ on: day('2026-05-01'), source: 'checked' })
    const changes = compare([line({ agreement: { state: 'yes' }, mandate: { state: 'yes' }, endpoint: { state: 'yes' } })], [listed({ agreement: old, mandate: old, endpoint: old })])
    expect(labelOf(factsAfter(changes)!, now)).toBe('qualified')
  })
})

describe('the pupil system in a list', () => {
  const known = { agreement: fact(), mandate: fact(), endpoint: fact() }
  const named = (pupilSystem: string, stated: StatedFacts = {}, own = 'ParnasSys', overwrite = false) => compare([line(stated, { pupilSystem })], [listed(known, { pupilSystem: own })], overwrite)

  it('is filled in where none is known, and keeps what is known', () => {
    const { changed, keptSystems } = named('ESIS', {}, '')
    expect(changed[0]).toMatchObject({ after: { pupilSystem: 'ESIS', progress: { qualification: { facts: known, version: 4 } } }, change: { changes: [], pupilSystem: { before: '', after: 'ESIS' } } })
    expect(keptSystems).toEqual([])
  })

  it('by another of its names changes nothing', () => {
    expect(named('parnassys (Topicus)')).toMatchObject({ changed: [], keptSystems: [], unchanged: 1 })
  })

  it('is not taken where another is known, nor is what the list says of mandate and endpoint', () => {
    const changes = named('ESIS', { agreement: { state: 'no', on: today }, mandate: { state: 'no' }, endpoint: { state: 'yes' } })
    expect([changes.changed, changes.keptSystems.map(({ said }) => said), changes.unchanged]).toEqual([[], ['ESIS'], 0])
    expect(keptOf(changes)).toEqual(['agreement no: known-better', 'mandate no: other-system'])
  })

  it('keeps an unknown mandate unknown when the list is about another system', () => {
    const changes = compare([line({ mandate: { state: 'yes' } }, { pupilSystem: 'ESIS' })], [listed({}, { pupilSystem: 'ParnasSys' })])
    expect([changes.changed, keptOf(changes)]).toEqual([[], ['mandate yes: other-system']])
  })

  it('when it is to overwrite makes mandate and endpoint of before, unless the list says them too', () => {
    const facts = factsAfter(named('ESIS', { endpoint: { state: 'yes' } }, 'ParnasSys', true))!
    expect(facts).toEqual({ agreement: fact(), mandate: fact({ isOther: true }), endpoint: fact({ on: today, source: 'imported' }) })
    expect(labelOf(facts, now)).toBe('recheck')
  })
})

describe('a line that is refused', () => {
  const refusedOf = (...lines: readonly QualificationLine[]) => compare(lines, [listed(), listed({}, { schoolId: '90AA01' }), listed({}, { schoolId: '90AB00' })]).refused.map(({ line: number, code }) => `${number}: ${code}`)
  const yes = (on: string): StatedFacts => ({ mandate: { state: 'yes', on: day(on) } })

  it.each([
    ['of a school that is not in the year', line({}, { code: '99ZZ00' }), ['2: school-not-in-year']],
    ['of a BRIN that is not in the year', line({}, { code: '99ZZ' }), ['2: school-not-in-year']],
    ['of today', line(yes('2026-11-20')), []],
    ['of tomorrow', line(yes('2026-11-21')), ['2: day-to-come']],
    ['of the first day that can be', line(yes('2015-08-01')), []],
    ['of the day before', line(yes('2015-07-31')), ['2: day-too-early']],
    ['with two faults', line(yes('2026-11-21'), { code: '99ZZ00' }), ['2: school-not-in-year', '2: day-to-come']],
  ])('%s', (_what, each, codes) => {
    expect(refusedOf(each)).toEqual(codes)
  })

  it('of a school that stood before, by itself or by its BRIN', () => {
    expect(refusedOf(line(), line({}, { line: 3 }), line({}, { line: 4, code: '90AA' }), line({}, { line: 5, code: '90AA01' }))).toEqual(['3: school-doubled', '4: school-doubled'])
    expect(refusedOf(line({}, { code: '90AA' }), line({}, { line: 3, code: '90AA01' }), line({}, { line: 4, code: '90AB00' }))).toEqual(['3: school-doubled'])
    expect(compare([line(), line({}, { line: 3 })]).refused).toEqual([{ line: 3, code: 'school-doubled', details: { schoolId: '90AA00', firstLine: 2 } }])
  })

  it('does not stand in the way of the line that is right', () => {
    expect(refusedOf(line(yes('2026-11-21')), line({}, { line: 3 }))).toEqual(['2: day-to-come'])
  })
})

it('a BRIN stands for all of its locations', () => {
  const { changed } = compare([line({ mandate: { state: 'yes' } }, { code: '90AA' })], [listed(), listed({}, { schoolId: '90AA01' }), listed({}, { schoolId: '90AB00' })])
  expect(changed.map(({ after }) => after.schoolId)).toEqual(['90AA00', '90AA01'])
})

describe('whatever is known and whatever a list says', () => {
  const days = fc.integer({ min: -500, max: 0 }).map((back) => addDays(today, back))
  const systems = fc.constantFrom('', 'ParnasSys', 'parnassys', 'ESIS', 'Eigen Systeem')
  const anyFact = fc.record({ state: fc.constantFrom('yes' as const, 'no' as const), on: days, source: fc.constantFrom(...factSources) })
  const anyFacts = fc.record(Object.fromEntries(factNames.map((name) => [name, anyFact])), { requiredKeys: [] }) as fc.Arbitrary<Facts>
  const said = fc.record({ state: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const), on: days })
  const anySaid = fc.record(Object.fromEntries(factNames.map((name) => [name, said])), { requiredKeys: [] }) as fc.Arbitrary<StatedFacts>
  const cases = fc.record({ facts: anyFacts, stated: anySaid, own: systems, named: systems })
  const run = ({ facts, stated, own, named }: { facts: Facts; stated: StatedFacts; own: string; named: string }, overwrite = false) =>
    compare([line(stated, named === '' ? {} : { pupilSystem: named })], [listed(facts, { pupilSystem: own })], overwrite)
  const after = (changes: ReturnType<typeof compare>, facts: Facts) => factsAfter(changes) ?? facts
  const yearBegan = day('2026-08-01')

  it('a fact that is newer, or of this school year by somebody who knows better, is as it was', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const facts = after(run(each), each.facts)
        for (const name of factNames) {
          const known = each.facts[name]
          const on = each.stated[name]?.on ?? today
          if (known && (known.on > on || (known.on >= yearBegan && known.source !== 'imported'))) expect(facts[name]).toEqual(known)
        }
      }),
    )
  })

  it('what it says is there after it, or known already, or told as kept; nothing else changes', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const changes = run(each)
        const facts = after(changes, each.facts)
        for (const name of factNames) {
          const wanted = each.stated[name]
          if (!wanted) expect(facts[name]).toEqual(each.facts[name])
          else expect((facts[name]?.state ?? 'unknown') === wanted.state || changes.kept.some(({ fact: kept }) => kept === name)).toBe(true)
        }
      }),
    )
  })

  it('a list that is read in again changes nothing more, and one that is to overwrite leaves nothing kept', () => {
    fc.assert(
      fc.property(cases, fc.boolean(), (each, overwrite) => {
        const first = run(each, overwrite)
        if (overwrite) expect([first.kept, first.keptSystems]).toEqual([[], []])
        const own = first.changed[0]?.after.pupilSystem ?? each.own
        expect(run({ ...each, own, facts: after(first, each.facts) }, overwrite).changed).toEqual([])
      }),
    )
  })
})
