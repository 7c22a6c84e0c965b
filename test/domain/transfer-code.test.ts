import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFrom, codeOnPaper, codeSigns, readCode } from '../../lambdas/domain/transfer-code.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 32 })

describe("the parents' code", () => {
  it('is read back from paper, in small letters, with spaces or without dashes', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = codeFrom(random)
        expect(code).toMatch(new RegExp(`^[${codeSigns}]{9}$`))
        for (const typed of [code, codeOnPaper(code), codeOnPaper(code).toLowerCase(), code.split('').join(' ')]) expect(readCode(typed)).toBe(code)
      }),
    )
  })
  it('shows every single wrong sign', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 8 }), fc.nat({ max: codeSigns.length - 2 }), (random, place, other) => {
        const code = codeFrom(random)
        const wrong = [...codeSigns].filter((sign) => sign !== code[place])[other]!
        expect(readCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBe('mistyped')
      }),
      { numRuns: 2000 },
    )
  })
  it('shows nearly every swap of two neighbours: all but the one pair that no sum of this kind tells apart', () => {
    let missed = 0
    let swaps = 0
    for (const [i, one] of [...codeSigns].entries()) {
      for (const two of codeSigns.slice(i + 1)) {
        const code = codeFrom(Uint8Array.from({ length: 16 }, (_, n) => n * 7 + i))
        const [a, b] = [`${one}${two}${code.slice(2, 8)}`, `${two}${one}${code.slice(2, 8)}`]
        const checkOf = (signs: string) => [...codeSigns].find((sign) => readCode(signs + sign) !== 'mistyped')
        swaps += 1
        if (checkOf(a) === checkOf(b)) missed += 1
      }
    }
    expect([swaps, missed]).toEqual([231, 1])
  })
  it.each(['', 'CDFG', 'CDFG-HJKM-NN', '0000-0000-0', 'ÀÉÎÕ-ÜÇÑß-Æ', 'cdfg hjkm'])('%j is none', (typed) => {
    expect(readCode(typed)).toBe('mistyped')
  })
  it('has no sign that looks like another, and none that makes words', () => {
    expect(codeSigns).not.toMatch(/[01OILSZB258AEU]/)
    expect(new Set(codeSigns).size).toBe(22)
  })
  it('is spread evenly: 20,000 of them use every sign in every place about equally often', () => {
    const seen = Array.from({ length: 8 }, () => new Map<string, number>())
    for (let i = 0; i < 20_000; i++) {
      const random = new Uint8Array(16)
      new DataView(random.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(i + 1) * 0x9e3779b97f4a7c15n))
      new DataView(random.buffer).setBigUint64(8, BigInt.asUintN(64, BigInt(i + 1) * 0xbf58476d1ce4e5b9n))
      for (const [place, sign] of Array.from(codeFrom(random).slice(0, 8)).entries()) seen[place]!.set(sign, (seen[place]!.get(sign) ?? 0) + 1)
    }
    const counts = seen.flatMap((place) => [...place.values()])
    expect(counts).toHaveLength(8 * 22)
    expect(Math.min(...counts)).toBeGreaterThan(20_000 / 22 / 1.5)
    expect(Math.max(...counts)).toBeLessThan((20_000 / 22) * 1.5)
  })
})
