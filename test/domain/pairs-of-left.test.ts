// Under which school the pairs stand of one that went on in another, or closed, during the year.
import { describe, expect, it } from 'vitest'
import { pairsToShow } from '../../lambdas/domain/pairs-of-left.ts'
import { type Pair, pairsSeen } from '../../lambdas/domain/pairs.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { at } from './builders.ts'

const now = at('2027-02-01 09:00')
const school = (schoolId: string, left?: SchoolProgress['left']): SchoolProgress => ({
  ...noProgress(schoolId), name: `School ${schoolId}`, sector: schoolId.startsWith('9') ? 'vo' : 'po', ...(left && { left }),
})
const pair = (poSchoolId: string, voSchoolId: string, given: Partial<Pair> = {}): Pair => ({ poSchoolId, voSchoolId, applied: 0, osoMissing: 0, ...given })
const schools = [
  school('10AA00', { to: '10AB00' }), school('10AB00'), school('10AC00', {}), school('10AD00', { to: '10AA00' }), school('10AE00', { to: '10ZZ00' }),
  school('90AA00'), school('90AB00', { to: '90AA00' }),
]
const seen = (...pairs: Pair[]) => {
  const shown = pairsToShow(pairs, schools)
  return pairsSeen(shown.pairs, shown.schools, now)
}

describe('the pairs of a school that left', () => {
  it('are those of the school in which it went on, of whichever side, also through another', () => {
    const given = [pair('10AA00', '90AA00', { applied: 12 }), pair('10AB00', '90AB00', { applied: 30 }), pair('10AD00', '90AA00', { applied: 9 })]
    expect(pairsToShow(given, schools).pairs).toEqual([pair('10AB00', '90AA00', { applied: 51 })])
    expect(seen(...given)).toMatchObject({ pairs: 1, red: [{ po: { schoolId: '10AB00' }, vo: { schoolId: '90AA00' }, pupils: '50+' }] })
  })

  it('have their expected numbers and the OSO dossiers that were not found together too; what nobody said stays unsaid', () => {
    const [one, ...more] = pairsToShow([pair('10AA00', '90AA00', { expectedByPo: 4, osoMissing: 2 }), pair('10AB00', '90AA00', { expectedByPo: 5, osoMissing: 3 })], schools).pairs
    expect([one, more]).toEqual([pair('10AB00', '90AA00', { expectedByPo: 9, osoMissing: 5 }), []])
    expect(pairsToShow([pair('10AA00', '90AA00'), pair('10AB00', '90AA00', { expectedByVo: 3 })], schools).pairs).toEqual([pair('10AB00', '90AA00', { expectedByVo: 3 })])
  })

  it.each(['10AC00', '10AE00'])('stand under its own name when it goes on nowhere in this year: %s', (schoolId) => {
    const { red, osoMissing, pairs } = seen(pair(schoolId, '90AB00', { applied: 7, osoMissing: 2 }))
    expect([red.map(({ po, vo }) => [po.name, vo.name]), pairs]).toEqual([[[`School ${schoolId}`, 'School 90AA00']], 1])
    expect(osoMissing).toMatchObject([{ po: { schoolId }, vo: { schoolId: '90AA00' } }])
  })

  it('stay as they are where nobody left', () => {
    const given = [pair('10AB00', '90AA00', { applied: 7 }), pair('10AB00', '90AC00', { applied: 7 })]
    expect(pairsToShow(given, [school('10AB00'), school('90AA00'), school('90AC00')])).toEqual({ pairs: given, schools: [school('10AB00'), school('90AA00'), school('90AC00')] })
  })
})
