// One text for one value.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../lambdas/domain/canonical.ts'

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]))
}

describe('the text of a value', () => {
  it('is the same whatever the order of its fields, deep inside too', () => {
    expect(canonical({ b: [{ d: 1, c: 2 }], a: 1 })).toBe('{"a":1,"b":[{"c":2,"d":1}]}')
    expect(canonical({ a: 1, b: [{ c: 2, d: 1 }] })).toBe('{"a":1,"b":[{"c":2,"d":1}]}')
  })

  it('leaves out what is undefined', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }))
  })

  it('tells the order of a list, null from nothing, and a number from its text', () => {
    expect(canonical([1, 2])).not.toBe(canonical([2, 1]))
    expect(canonical({ a: null })).not.toBe(canonical({}))
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }))
  })

  it('holds for whatever JSON can hold: reordered it reads the same, and it reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reversed(value))).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 300 },
    )
  })
})
