// Numbers per school as they are typed: over what was saved, and kept while it is saved.
import { describe, expect, test } from 'vitest'
import { changedCounts, countOf, isCount, stillTyped, textOf } from '../../web/school-counts.ts'

describe('numbers of pupils per school', () => {
  test.each([
    ['', true],
    ['0', true],
    [' 12 ', true],
    ['999', true],
    ['1000', false],
    ['-1', false],
    ['1,5', false],
    ['veel', false],
  ])('"%s" is a number from 0 to 999: %s', (text, is) => {
    expect(isCount(text)).toBe(is)
  })

  test('a field shows what was typed, else what was saved, and nothing for 0', () => {
    const saved = { a: 12, b: 0 }
    expect(['a', 'b', 'c'].map((id) => textOf(id, {}, saved))).toEqual(['12', '', ''])
    expect(textOf('a', { a: '' }, saved)).toBe('')
    expect([countOf(' 7 '), countOf(''), countOf('veel')]).toEqual([7, 0, 0])
  })

  test('what differs from what was saved is sent: a number taken back too, one typed the same not', () => {
    expect(changedCounts(['a', 'b', 'c', 'd'], { a: '', b: '5', c: '07', gone: '4' }, { a: 12, b: 5, c: 6 })).toEqual([
      { schoolId: 'a', count: 0 },
      { schoolId: 'c', count: 7 },
    ])
  })

  test('once it is read again only what differs from it is typed still, a fault too', () => {
    expect(stillTyped({ a: '3', b: '44', c: '5', d: '07', e: '', f: 'veel' }, { a: 1, b: 4, d: 7 })).toEqual({ a: '3', b: '44', c: '5', f: 'veel' })
    expect(stillTyped({ a: '3', b: '' }, { a: 3, b: 2 })).toEqual({ b: '' })
  })
})
