// Which pairs of schools stand on the red list, in what order, and what each school is told of its own pairs.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { expectedByPoSchool, expectedByVoSchool, type Pair, pairsSeen } from '../../lambdas/domain/pairs.ts'
import type { Facts } from '../../lambdas/domain/qualification.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { at } from './builders.ts'

const now = at('2027-02-01 09:00')
const yes = { state: 'yes', on: day('2026-10-01'), source: 'self-reported' } as const
const connected: Facts = { agreement: yes, mandate: yes, endpoint: yes }
const red: Facts = { ...connected, mandate: { ...yes, state: 'no' } }

const school = (schoolId: string, facts: Facts = connected, name = `School ${schoolId}`): SchoolProgress => ({
  ...noProgress(schoolId), name, sector: schoolId.startsWith('9') ? 'vo' : 'po', qualification: { facts, version: 1 },
})
const pair = (given: Partial<Pair> = {}): Pair => ({ poSchoolId: '10AA00', voSchoolId: '90AA00', applied: 0, osoMissing: 0, ...given })
const both = (po: Facts, vo: Facts) => [school('10AA00', po), school('90AA00', vo)]

describe('the pupils of a pair', () => {
  it.each([
    [{ applied: 9 }, ['<10']],
    [{ applied: 9, expectedByPo: 10 }, ['10-19']],
    [{ applied: 9, expectedByPo: 10, expectedByVo: 20 }, ['20-49']],
    [{ applied: 20, expectedByPo: 9, expectedByVo: 10 }, ['20-49']],
    [{ osoMissing: 30 }, []],
  ])('of %j are %j: the most that anybody says', (given, pupils) => {
    expect(pairsSeen([pair(given)], both(connected, red), now).red.map((each) => each.pupils)).toEqual(pupils)
  })
})

describe('the red list', () => {
  it('has the pairs with pupils of which a side is not connected, each with whose the next step is', () => {
    const { red: list, pairs, pairsConnected } = pairsSeen([pair({ applied: 7 })], both(connected, red), now)
    expect(list).toEqual([
      {
        po: { schoolId: '10AA00', name: 'School 10AA00', label: 'qualified', nextStep: 'nothing' },
        vo: { schoolId: '90AA00', name: 'School 90AA00', label: 'mandate-missing', nextStep: 'board-mandates' },
        pupils: '<10',
      },
    ])
    expect([pairs, pairsConnected]).toEqual([1, 0])
  })

  it.each([
    ['both connected', connected, connected, 0],
    ['the PO school not', red, connected, 1],
    ['the VO school not', connected, red, 1],
    ['neither', red, red, 1],
    ['one of which nothing is known', connected, {}, 1],
    ['one that takes no part in OSO', connected, { participates: { ...yes, state: 'no' } }, 1],
    ['one whose facts are of last school year', connected, { ...connected, endpoint: { ...yes, on: day('2026-07-31') } }, 1],
    ['one whose facts are of the first day of this school year', connected, { ...connected, endpoint: { ...yes, on: day('2026-08-01') } }, 0],
  ] as const)('with %s', (_who, po, vo, count) => {
    expect(pairsSeen([pair({ applied: 1 })], both(po, vo), now).red).toHaveLength(count)
  })

  it('leaves out pairs without pupils, whatever was said of them once, and counts them nowhere', () => {
    expect(pairsSeen([pair(), pair({ voSchoolId: '90AB00', osoMissing: 6 })], [...both(red, red), school('90AB00')], now)).toMatchObject({ red: [], pairs: 0, pairsConnected: 0 })
  })

  it('counts every pair with pupils, and of how many both sides are connected', () => {
    const schools = [school('10AA00'), school('90AA00'), school('90AB00', red)]
    expect(pairsSeen([pair({ applied: 1 }), pair({ voSchoolId: '90AB00', expectedByVo: 30 })], schools, now)).toMatchObject({ pairs: 2, pairsConnected: 1 })
  })

  it('shows about how many pupils, and has the most first', () => {
    const pairs = [1, 10, 9, 30].map((applied, i) => pair({ poSchoolId: `1${i}AA00`, applied }))
    const { red: list } = pairsSeen(pairs, [...pairs.map(({ poSchoolId }) => school(poSchoolId)), school('90AA00', red)], now)
    expect(list.map(({ po, pupils }) => [po.schoolId, pupils])).toEqual([['13AA00', '20-49'], ['11AA00', '10-19'], ['10AA00', '<10'], ['12AA00', '<10']])
  })

  it('tells nothing else of small numbers, by its order neither: with any others below ten it is the same list', () => {
    const ids = ['10AA00', '11AA00', '12AA00', '13AA00']
    const schools = [...ids.map((id, i) => school(id, red, `${'DBCA'[i]}-school`)), school('90AA00')]
    const small = fc.integer({ min: 1, max: 9 })
    const listOf = (counts: readonly number[], missing: readonly number[]) =>
      pairsSeen(ids.map((poSchoolId, i) => pair({ poSchoolId, ...(i % 2 ? { applied: counts[i]! } : { expectedByPo: counts[i]! }), osoMissing: missing[i]! })), schools, now)
    const four = fc.tuple(small, small, small, small)
    fc.assert(fc.property(four, four, (counts, missing) => {
      expect(listOf(counts, missing)).toEqual(listOf([1, 1, 1, 1], [9, 9, 9, 9]))
    }))
    expect(listOf([4, 3, 2, 1], [1, 2, 3, 4]).red.map(({ po }) => po.name)).toEqual(['A-school', 'B-school', 'C-school', 'D-school'])
  })
})

describe('pairs beside the numbers of their schools', () => {
  const schools = [school('10AA00', red), school('90AA00'), school('90AB00')]
  const listOf = (one: number, other: number) => pairsSeen([pair({ applied: one }), pair({ voSchoolId: '90AB00', applied: other })], schools, now)
  it.each([
    ['10 dossiers', [8, 2], [5, 5]],
    ['13 applications', [9, 4], [8, 5]],
    ['6 applications', [5, 1], [1, 5]],
  ] as const)('tell of %s no pair of few pupils: another way to get there reads the same', (_sum, one, other) => {
    expect(listOf(one[0], one[1])).toEqual(listOf(other[0], other[1]))
  })
})

describe('OSO dossiers that were not found', () => {
  it('stand per pair, most first, as about how many', () => {
    const pairs = [pair({ osoMissing: 2 }), pair({ poSchoolId: '11AA00', osoMissing: 10 }), pair({ poSchoolId: '12AA00', applied: 9 })]
    const { osoMissing } = pairsSeen(pairs, [school('10AA00'), school('11AA00'), school('12AA00'), school('90AA00')], now)
    expect(osoMissing.map(({ po, vo, count }) => [po.schoolId, vo.schoolId, count])).toEqual([['11AA00', '90AA00', '10-19'], ['10AA00', '90AA00', '<10']])
  })
})

describe('what a school is told of its own pairs', () => {
  const pairs = [
    pair({ applied: 3 }),
    pair({ voSchoolId: '90AB00', expectedByPo: 4, expectedByVo: 20 }),
    pair({ voSchoolId: '90AC00', expectedByVo: 8 }),
    pair({ voSchoolId: '90AD00', osoMissing: 2 }),
    pair({ poSchoolId: '11AA00', voSchoolId: '90AB00', applied: 9, expectedByPo: 9 }),
  ]
  it('is, of a PO school, what it expects and what its own dossiers say, and nothing that a VO school said', () => {
    expect(expectedByPoSchool(pairs, '10AA00')).toEqual([{ schoolId: '90AA00', expected: 0, applied: 3 }, { schoolId: '90AB00', expected: 4, applied: 0 }])
  })
  it('is, of a VO school, what it said itself: no application, and no pair that is known by one', () => {
    expect(expectedByVoSchool(pairs, '90AB00')).toEqual([{ schoolId: '10AA00', expected: 20 }])
    expect(expectedByVoSchool(pairs, '90AA00')).toEqual([])
  })
})
