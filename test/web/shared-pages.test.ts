// What the pages for who has no account, and the merged dates of two regions, work out in the browser.
import { describe, expect, test } from 'vitest'
import { tokenIn } from '../../web/link-token.ts'
import { clashOf, mergedRows } from '../../web/merged-rows.ts'
import { earlierYears } from '../../web/school-years.ts'
import { audiences, isNeeded, knownBy, milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { isReported } from '../../web/calendar/reported.ts'
import { nextOf } from '../../web/next-step.ts'
import { countLine, countQuestion, type SchoolStep, wantsCount } from '../../web/words/steps.ts'

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

test.each([
  ['leavers-listed', { count: 30 }, '30 leerlingen'],
  ['leavers-listed', { count: 1 }, '1 leerling'],
  ['leavers-listed', { count: 0 }, '0 leerlingen'],
  ['oso-set-ready', { count: 1, of: 28 }, '1 van de 28 OSO-dossiers'],
  ['fetched', { count: 1, of: 1 }, '1 van de 1 dossier'],
  ['warm-transfer', { count: 3, of: 4 }, '3 van de 4'],
  ['leavers-listed', {}, undefined],
] as const)('a number says what it counts: %s %j', (kind, tick, line) => {
  expect(countLine(tick, kind)).toBe(line)
})

describe('the next date of a school', () => {
  const on = (id: string, day: string, state: SchoolStep['state']) => ({ milestone: { id }, deadlineAt: `${day}T22:00:00Z`, state }) as unknown as SchoolStep
  const now = Date.parse('2027-04-01T08:00:00Z')

  test('is that of a step that passes by itself when it comes first', () => {
    expect(nextOf([on('fetched', '2027-04-16', 'open'), on('release', '2027-04-07', 'passes')], now)?.milestone.id).toBe('release')
  })

  test('is not one that is over, done, or open after its date', () => {
    const steps = [on('closed', '2027-03-31', 'passes'), on('done', '2027-04-02', 'done'), on('late', '2027-03-01', 'overdue')]
    expect(nextOf(steps, now)).toBeUndefined()
    expect(nextOf([...steps, on('fetched', '2027-04-16', 'open')], now)?.milestone.id).toBe('fetched')
  })
})

test('a message about one step can name those that schools report, as the domain knows them', () => {
  const regions = [true, false].flatMap((usesOso) => (['none', 'with-attachment', 'all'] as const).map((dossiers) => ({ usesOso, dossiers })))
  for (const kind of milestoneKinds)
    for (const audience of [...audiences.map((one) => [one]), ['po', 'public'], ['po', 'vo']] as (typeof audiences)[number][][])
      for (const region of regions) {
        const forSchools = audience.includes('po') || audience.includes('vo')
        expect(isReported({ kind, audience }, region), `${kind} ${audience.join()}`).toBe(forSchools && knownBy({ kind, audience }) === 'tick' && isNeeded(kind, region))
      }
})
