// What the pages for who has no account, and the merged dates of two regions, work out in the browser.
import { describe, expect, test } from 'vitest'
import { tokenIn } from '../../web/link-token.ts'
import { clashOf, mergedRows } from '../../web/merged-rows.ts'
import { earlierYears } from '../../web/school-years.ts'
import { milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { countQuestion, wantsCount } from '../../web/words/steps.ts'

describe('the token of a link', () => {
  test('is what stands behind the # in the address', () => {
    expect(tokenIn('#eyJhbGciOiJIUzI1NiJ9.WyJwYWdlIl0.a-B_9')).toBe('eyJhbGciOiJIUzI1NiJ9.WyJwYWdlIl0.a-B_9')
  })

  test.each([
    ['nothing', ''],
    ['only the #', '#'],
    ['a space', '#a b'],
    ['a sign that no header takes', '#a\u2028b'],
    ['a line break', '#a%0Ab'],
    ['more than a header takes', `#${'a'.repeat(4001)}`],
  ])('is none where there is %s', (_, hash) => {
    expect(tokenIn(hash)).toBeUndefined()
  })

  test('may be as long as the API reads', () => {
    expect(tokenIn(`#${'a'.repeat(4000)}`)).toHaveLength(4000)
  })
})

const step = (regionId: string, on: string, title = 'Warme overdracht klaar') => ({
  regionId,
  deadlineAt: `${on}T21:59:59Z`,
  milestone: {
    id: 'warm-transfer', kind: 'warm-transfer' as const, title, on: on as never, audience: ['po' as const],
    route: 'regular' as const, round: '1' as const, basis: 'region' as const, reminders: [],
  },
})

describe('the dates of a school in two regions', () => {
  test('are one row where both regions say the same', () => {
    const rows = mergedRows({ steps: [step('noord', '2027-06-15'), step('zuid', '2027-06-15')] })
    expect(rows.map(({ regionIds }) => regionIds)).toEqual([['noord', 'zuid']])
  })

  test.each([
    ['the day differs', step('zuid', '2027-06-14')],
    ['the title differs', step('zuid', '2027-06-15', 'Warm overgedragen')],
  ])('are two rows where %s', (_, other) => {
    expect(mergedRows({ steps: [step('noord', '2027-06-15'), other] })).toHaveLength(2)
  })

  test('stand in order of time, whichever region was named first', () => {
    const rows = mergedRows({ steps: [step('noord', '2027-06-15'), step('zuid', '2027-06-14')] })
    expect(rows.map(({ regionIds }) => regionIds)).toEqual([['zuid'], ['noord']])
  })

  test('are marked in every row of a clash, and in no other', () => {
    const clash = { code: 'other-day', message: 'Deze datums verschillen.', steps: [{ regionId: 'noord', milestoneId: 'warm-transfer' }] }
    const [zuid, noord] = mergedRows({ steps: [step('noord', '2027-06-15'), step('zuid', '2027-06-14')] })
    expect(clashOf({ clashes: [clash] }, noord!)).toBe(clash)
    expect(clashOf({ clashes: [clash] }, zuid!)).toBeUndefined()
  })
})

describe('the years from which a new one may be copied', () => {
  test('are those before it, the latest first', () => {
    expect(earlierYears(['2025-2026', '2027-2028', '2026-2027'], '2027-2028')).toEqual(['2026-2027', '2025-2026'])
  })

  test('are none for a first year', () => {
    expect(earlierYears(['2027-2028'], '2026-2027')).toEqual([])
  })
})

test('a step that wants its number also asks for it', () => {
  const wanting = milestoneKinds.filter(wantsCount)
  expect(wanting).toEqual(['leavers-listed', 'oso-set-ready'])
  expect(wanting.filter((kind) => !countQuestion(kind))).toEqual([])
})
