// Who is behind: how many pupils open work is about, and in which order it stands, without telling of few pupils.
import { describe, expect, it } from 'vitest'
import { mostBehind, pupilsTouched } from '../../lambdas/domain/behind.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { overviewOf } from '../../lambdas/domain/overview.ts'
import { usualSettings as settings } from '../../lambdas/domain/region.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, step } from './builders.ts'

const year = schoolYearStarting(2026)
const progress = (given: Partial<SchoolProgress> = {}): SchoolProgress => ({ ...noProgress('99AA00'), name: 'De Vlinderboom', contacts: 1, ...given })

describe('how many pupils open work is about', () => {
  const inspected = step({ kind: 'inspection-done' })
  const warm = step({ kind: 'warm-transfer' })
  const touched = (given: Partial<SchoolProgress>, milestone = warm) => pupilsTouched(progress(given), milestone, ['leavers-listed'])

  it('is what is left of the dossiers that were counted', () => {
    expect(touched({ dossiers: 28, inspected: 20, reported: { 'inspection-done': { count: 1, of: 30 } } }, inspected)).toBe(8)
  })
  it('else what is left of the numbers that were reported', () => {
    expect(touched({ reported: { 'warm-transfer': { count: 10, of: 28 } }, dossiers: 5 })).toBe(18)
  })
  it.each([
    ['how many there are', { 'leavers-listed': { count: 20, of: 30 } }, 30],
    ['a number alone', { 'leavers-listed': { count: 26 } }, 26],
    ['half a number of the step itself', { 'warm-transfer': { of: 9 }, 'leavers-listed': { count: 26 } }, 26],
  ])('else how many go to secondary school, by %s', (_what, reported, pupils) => {
    expect(touched({ reported, dossiers: 6 })).toBe(pupils)
  })
  it('else its dossiers; and nobody knows where there are none', () => {
    expect(touched({ dossiers: 6 })).toBe(6)
    expect(touched({})).toBeUndefined()
  })
  it('is of a VO school how many are on their way to it', () => {
    const fetched = step({ kind: 'fetched', audience: ['vo'] })
    expect(touched({ sector: 'vso', pupils: 180 }, fetched)).toBe(180)
    expect(touched({ sector: 'vo', pupils: 180, reported: { fetched: { count: 100, of: 150 } } }, fetched)).toBe(50)
    expect(touched({ sector: 'vo', reported: { 'leavers-listed': { count: 3 } } }, fetched)).toBeUndefined()
  })
})

describe('who is behind', () => {
  const now = at('2027-03-15 09:00')
  const steps = [step({ id: 'vorige-week', on: day('2027-03-10') }), step({ id: 'gisteren', on: day('2027-03-12') }), step({ id: 'morgen', on: day('2027-03-16') }), step({ id: 'later', on: day('2027-03-23') })]
  const leavers = (count: number) => ({ 'leavers-listed': { count } })
  const look = (schools: readonly SchoolProgress[], milestones: readonly Milestone[]) => overviewOf(schools, { year, milestones, settings }, now)
  const lines = (schools: readonly SchoolProgress[], milestones = steps) => look(schools, [...milestones, step({ kind: 'leavers-listed', on: day('2027-06-01') })]).behind

  it('stands with what has passed before what is near, with the most pupils first, then the longest ago, then by name', () => {
    const schools = [
      progress({ schoolId: '99AA00', name: 'Beuk', reported: leavers(19) }),
      progress({ schoolId: '99AB00', name: 'Linde', reported: leavers(10), done: ['vorige-week'] }),
      progress({ schoolId: '99AC00', name: 'Acacia', reported: leavers(20), done: ['vorige-week', 'gisteren'] }),
      progress({ schoolId: '99AD00', name: 'Wilg', reported: leavers(40), done: ['vorige-week', 'gisteren', 'morgen'] }),
      progress({ schoolId: '99AE00', name: 'Abeel', reported: leavers(18) }),
    ]
    expect(lines(schools).map(({ name, milestoneId, overdue, workingDaysLeft, pupils, others }) => [name, milestoneId, overdue, workingDaysLeft, pupils, others])).toEqual([
      ['Abeel', 'vorige-week', true, -3, '10-19', 2],
      ['Beuk', 'vorige-week', true, -3, '10-19', 2],
      ['Linde', 'gisteren', true, -1, '10-19', 1],
      ['Acacia', 'morgen', false, 1, '20-49', 0],
    ])
  })

  it('is called about what other schools wait for before what it does for itself, however long that is open', () => {
    const own = step({ kind: 'contacts-checked', on: day('2026-12-17') })
    const ready = step({ kind: 'oso-set-ready', on: day('2027-03-12') })
    expect(lines([progress()], [own, ready]).map(({ milestoneId, others }) => [milestoneId, others])).toEqual([['oso-set-ready', 1]])
  })

  it('shows about how many pupils, and tells no more in the order: whose number nobody knows comes after, who has none last', () => {
    const schools = [
      progress({ schoolId: '99AA00', name: 'A', reported: leavers(1) }),
      progress({ schoolId: '99AB00', name: 'B', reported: leavers(4) }),
      progress({ schoolId: '99AC00', name: 'C', reported: leavers(0) }),
      progress({ schoolId: '99AD00', name: 'D' }),
      progress({ schoolId: '99AE00', name: 'E', reported: leavers(9) }),
      progress({ schoolId: '99AF00', name: 'F', reported: leavers(10) }),
    ]
    expect(lines(schools, [steps[0]!]).map(({ name, pupils }) => [name, pupils])).toEqual([['F', '10-19'], ['A', '<10'], ['B', '<10'], ['E', '<10'], ['D', undefined], ['C', undefined]])
  })

  it('says how many of how many, unless few are done, few are left, or there are few: then neither number', () => {
    const said = (count: number, of: number) => lines([progress({ reported: { 'vorige-week': { count, of } } })], [steps[0]!]).map(({ pupils, count, of }) => [pupils, count, of])
    expect(said(20, 28)).toEqual([['<10', 20, 28]])
    expect(said(0, 28)).toEqual([['20-49', 0, 28]])
    expect(said(4, 28)).toEqual([['20-49', undefined, undefined]])
    expect(said(5, 28)).toEqual([['20-49', 5, 28]])
    expect(said(23, 28)).toEqual([['<10', 23, 28]])
    expect(said(24, 28)).toEqual([['<10', undefined, undefined]])
    expect(said(0, 4)).toEqual([['<10', undefined, undefined]])
  })

  it('does the same with the dossiers that were counted', () => {
    const inspected = step({ kind: 'inspection-done', on: day('2027-03-10') })
    const said = (inspectedOf: number) => lines([progress({ dossiers: 10, inspected: inspectedOf })], [inspected]).map(({ pupils, count, of }) => [pupils, count, of])
    expect(said(5)).toEqual([['<10', 5, 10]])
    expect(said(6)).toEqual([['<10', undefined, undefined]])
    expect(said(10)).toEqual([])
  })

  it('is listed a hundred times at most, and counted beyond that', () => {
    const schools = (count: number) => Array.from({ length: count }, (_, i) => progress({ schoolId: `99AA${i}`, name: String(i).padStart(4, '0') }))
    const listed = (count: number) => (({ behind, behindMore }) => [behind.length, behindMore])(look(schools(count), [steps[0]!]))
    expect(listed(mostBehind)).toEqual([100, 0])
    expect(listed(mostBehind + 1)).toEqual([100, 1])
  })
})
