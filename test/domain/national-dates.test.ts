// The national dates of a year: the law's days, with where each comes from.
import { describe, expect, it } from 'vitest'
import { allowances, mayOpenEarlier, nationalDateOf, nationalDates } from '../../lambdas/domain/national-dates.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { addDays, day } from '../../lambdas/domain/local-date.ts'

describe.each([2024, 2025, 2026, 2027])('the national dates of the year that starts in %i', (first) => {
  const dates = nationalDates(schoolYearStarting(first))!
  const on = (kind: string) => dates.find((each) => each.kind === kind)?.on

  it('are the days and months of the law', () => {
    const spring = first + 1
    expect(on('final-advice')).toBe(`${spring}-03-24`)
    expect(on('applications-open')).toBe(`${spring}-03-25`)
    expect(on('applications-close')).toBe(`${spring}-03-31`)
    expect(on('decision-due')).toBe(`${spring}-05-12`)
    expect(on('decision-due')).toBe(addDays(day(`${spring}-03-31`), 42))
    expect(on('decision-extended')).toBe(addDays(day(`${spring}-05-12`), 28))
    expect(on('provisional-advice')).toBe(`${spring}-01-31`)
  })

  it('say where they come from and how sure that is', () => {
    expect(dates.every(({ source }) => source.length > 0)).toBe(true)
    expect(dates.every(({ sure }) => ['A', 'B', 'C', 'U'].includes(sure))).toBe(true)
  })
})

it('the weeks of the test are known of 2025 and 2027, and not of 2026 and 2028', () => {
  const testOf = (first: number) => nationalDates(schoolYearStarting(first))?.find(({ kind }) => kind === 'test')
  expect(testOf(2024)).toMatchObject({ from: '2025-01-27', on: '2025-02-16' })
  expect(testOf(2025)).toBeUndefined()
  expect(testOf(2026)).toMatchObject({ from: '2027-01-25', on: '2027-02-12' })
  expect(testOf(2027)).toBeUndefined()
})

it('what was read in a source of the year itself is surer than what the law repeats', () => {
  const sureOf = (first: number) => Object.fromEntries(nationalDates(schoolYearStarting(first))!.map(({ kind, sure }) => [kind, sure]))
  expect(sureOf(2024)).toMatchObject({ 'provisional-advice': 'A', 'final-advice': 'A', 'decision-due': 'A', 'decision-extended': 'C' })
  expect(sureOf(2025)).toMatchObject({ 'provisional-advice': 'C', 'final-advice': 'A', 'applications-close': 'A', 'test-results': 'C' })
  expect(sureOf(2027)).toMatchObject({ 'final-advice': 'C', 'applications-close': 'C' })
})

it.each([
  [2023, false],
  [2024, true],
  [2025, false],
  [2026, false],
  [2027, false],
])('in the year that starts in %i regions may open earlier than the law says: %s', (first, allowed) => {
  expect(mayOpenEarlier(schoolYearStarting(first))).toBe(allowed)
  expect(allowances(schoolYearStarting(first)).every(({ source }) => source.length > 0)).toBe(true)
})

it('a year without a pack has no dates', () => {
  expect(nationalDates(schoolYearStarting(2028))).toBeUndefined()
  expect(nationalDates(schoolYearStarting(2023))).toBeUndefined()
  expect(nationalDateOf(schoolYearStarting(2028), 'applications-open')).toBeUndefined()
})

it('a kind that the law does not name has none', () => {
  expect(nationalDateOf(schoolYearStarting(2026), 'decision-due')).toBe('2027-05-12')
  expect(nationalDateOf(schoolYearStarting(2026), 'release')).toBeUndefined()
})
