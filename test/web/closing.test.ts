// Numbers of which the small ones are hidden: what may be shown of them, and who is furthest behind.
import { describe, expect, test } from 'vitest'
import { behindFirst, isAllReady, partOf } from '../../web/pages/region/dossier-counts-order.ts'
import { bandText, countText, partText } from '../../web/words/shown-numbers.ts'

describe('how much of a school is ready', () => {
  test.each([
    [20, 40, 0.5],
    [0, 40, 0],
    [40, 40, 1],
    ['<5', 40, undefined],
    ['almost-all', 40, 0.9],
    ['some', 8, undefined],
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
    { name: 'Bijna', dossiers: 10, ready: 'almost-all' },
    { name: 'Deel', dossiers: 8, ready: 'some' },
    { name: 'Klaar', dossiers: 10, ready: 10 },
    { name: 'Half', dossiers: 10, ready: 5 },
    { name: 'Niets', dossiers: 10, ready: 0 },
  ] as const
  expect(behindFirst(rows).map(({ name }) => name)).toEqual(['Niets', 'Half', 'Bijna', 'Klaar', 'Deel', 'Klein', 'Geen'])
  expect(rows.filter((row) => !isAllReady(row)).map(({ name }) => name)).toEqual(['Klein', 'Bijna', 'Deel', 'Half', 'Niets'])
})

test('a hidden number reads in words', () => {
  expect(([0, 12, '<5', 'some', 'almost-all'] as const).map(countText)).toEqual(['0', '12', 'minder dan 5', 'een deel', 'bijna alle'])
  expect((['<10', '10-19', '20-49', '50+'] as const).map(bandText)).toEqual(['minder dan 10', '10 tot 20', '20 tot 50', '50 of meer'])
})

test.each([
  [23, 28, '23 van de 28 dossiers'],
  ['<5', 28, 'minder dan 5 van de 28 dossiers'],
  ['almost-all', 28, 'bijna alle 28 dossiers'],
  ['some', 8, 'een deel van de 8 dossiers'],
  ['<5', '<5', 'minder dan 5 van minder dan 5 dossiers'],
  [0, '<5', '0 van minder dan 5 dossiers'],
] as const)('%s of %s reads as "%s"', (done, of, text) => {
  expect(partText(done, of, 'dossiers')).toBe(text)
})
