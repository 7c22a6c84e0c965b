// What the region is told of dossiers through the door: numbers alone, and no small one.
import { describe, expect, it } from 'vitest'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { at } from '../domain/builders.ts'
import { dossier, otherVoSchool, poSchool, voSchool, year } from '../domain/dossiers.ts'
import { base, transferWorld } from '../release/world.ts'

describe('the numbers of a region', () => {
  it('are shown per school, below five as such, and a total of the others', async () => {
    const many = (count: number, schoolId: string) =>
      Array.from({ length: count }, (_, i) => {
        const number = String(500000 + i)
        return dossier({ number, schoolId, dossierId: dossierIdOf({ schoolId, year, number }), counted: { complete: 1, inspected: 1, ready: i < 5 ? 1 : 0, applied: 1 } })
      })
    const world = await transferWorld({ now: at('2027-03-26 09:00'), dossiers: [...many(7, poSchool), ...many(4, '99AC00')] })
    const { body } = await world.ask('coordinator', `${base}/dossier-counts`)
    expect(body.po).toEqual([
      { schoolId: poSchool, name: 'De Vlinderboom', dossiers: 7, complete: 7, inspected: 7, ready: 5, applied: 7, fetched: 0 },
      { schoolId: '99AC00', name: 'De Regenboog', dossiers: '<5', complete: '<5', inspected: '<5', ready: '<5', applied: '<5', fetched: 0 },
    ])
    expect(body.vo).toEqual([{ schoolId: voSchool, name: 'Het Lyceum', fetched: 0 }, { schoolId: otherVoSchool, name: 'Het College', fetched: 0 }])
    expect(body.total).toEqual({ dossiers: 7, ready: 5, fetched: 0 })
    expect((await world.ask('helpdesk', `${base}/dossier-counts`)).status).toBe(200)
    expect((await world.ask('vo', `${base}/dossier-counts`)).status).toBe(403)
  })
})
