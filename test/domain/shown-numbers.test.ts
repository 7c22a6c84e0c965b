// Numbers of pupils as a region reads them: whatever stands beside them, no number below five can be read from them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, pupilBands, shown, shownPart, shownTotal } from '../../lambdas/domain/school-progress.ts'

const few = (count: number) => count > 0 && count < 5

describe('how many of so many', () => {
  it.each([
    [0, 3, 0], [1, 4, '<5'], [4, 4, '<5'],
    [0, 5, 0], [1, 5, 'some'], [4, 5, 'some'], [5, 5, 5],
    [1, 9, 'some'], [5, 9, 'some'], [8, 9, 'some'], [9, 9, 9],
    [4, 10, '<5'], [5, 10, 5], [6, 10, 'almost-all'], [9, 10, 'almost-all'], [10, 10, 10],
    [4, 28, '<5'], [5, 28, 5], [23, 28, 23], [24, 28, 'almost-all'], [27, 28, 'almost-all'], [28, 28, 28],
  ] as const)('%i of %i is told as %s', (done, of, told) => {
    expect(shownPart(done, of)).toBe(told)
  })

  it('is never told so that a few who are done, or a few who are not, can be counted', () => {
    const all = Array.from({ length: 60 }, (_, i) => i + 1)
    const partsOf = (of: number) => Array.from({ length: of + 1 }, (_, done) => ({ done, of, told: shownPart(done, of) }))
    const readingsOf = (of: number, told: unknown) => (few(of) ? [1, 2, 3, 4] : [of]).flatMap(partsOf).filter((each) => each.told === told).length
    const telling = all.flatMap(partsOf).filter(({ done, of, told }) => (few(done) || few(of - done)) && readingsOf(of, told) < 4)
    expect(telling).toEqual([])
  })

  it('stands in a total as the least it can be: with other numbers behind what is told, the total is the same', () => {
    const school = fc.integer({ min: 1, max: 40 }).chain((of) => fc.tuple(fc.constant(of), fc.nat(of), fc.nat(of)))
    const total = (schools: readonly (readonly [number, number])[]) => shownTotal(schools.map(([of, done]) => ({ told: shownPart(done, of), of: shown(of) })))
    fc.assert(fc.property(fc.array(school, { maxLength: 6 }), (schools) => {
      const others = schools.map(([of, done, other]) => [of, shownPart(done, of) === shownPart(other, of) ? other : done] as const)
      expect(total(others)).toBe(total(schools.map(([of, done]) => [of, done])))
      expect(total(others)).toBeLessThanOrEqual(others.reduce((sum, [, done]) => sum + done, 0))
    }))
    expect(total([[28, 27], [10, 5], [9, 8], [4, 3]])).toBe(29)
  })
})

describe('about how many pupils', () => {
  it.each([[1, '<10'], [9, '<10'], [10, '10-19'], [19, '10-19'], [20, '20-49'], [49, '20-49'], [50, '50+'], [600, '50+']] as const)('%i are %s', (count, band) => {
    expect(bandOf(count)).toBe(band)
  })

  it('is told in bands of which each holds five and more, so that being the most it can be is no small number', () => {
    for (const band of pupilBands) expect(Math.max(...Array.from({ length: 60 }, (_, i) => i + 1).filter((count) => bandOf(count) === band))).toBeGreaterThanOrEqual(5)
  })
})
