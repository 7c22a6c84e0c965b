// Numbers of which the small ones are hidden: what may be shown of them, and who is furthest behind.
import { describe, expect, test } from 'vitest'
import { behindFirst, isAllReady, partOf } from '../../web/pages/region/dossier-counts-order.ts'
import { countText } from '../../web/words/closing.ts'

describe('how much of a school is ready', () => {
  test.each([
    [20, 40, 0.5],
    [0, 40, 0],
    [40, 40, 1],
    ['<5', 40, undefined],
    ['<5', '<5', undefined],
    [0, '<5', undefined],
    [0, 0, undefined],
  ] as const)('%s of %s', (ready, dossiers, part) => {
    expect(partOf(ready, dossiers)).toBe(part)
  })
})

test('who is furthest behind comes first, hidden numbers after, schools without dossiers last', () => {
  const rows = [
    { name: 'Geen', dossiers: 0, ready: 0 },
    { name: 'Klein', dossiers: '<5', ready: '<5' },
    { name: 'Klaar', dossiers: 10, ready: 10 },
    { name: 'Half', dossiers: 10, ready: 5 },
    { name: 'Niets', dossiers: 10, ready: 0 },
  ] as const
  expect(behindFirst(rows).map(({ name }) => name)).toEqual(['Niets', 'Half', 'Klaar', 'Klein', 'Geen'])
  expect(rows.filter((row) => !isAllReady(row)).map(({ name }) => name)).toEqual(['Klein', 'Half', 'Niets'])
})

test('a hidden number reads in words', () => {
  expect([countText('<5'), countText(0), countText(12)]).toEqual(['minder dan 5', '0', '12'])
})
