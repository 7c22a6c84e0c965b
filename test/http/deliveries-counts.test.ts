// What the region is told of dossiers through the door: numbers alone, and none by which few pupils could be counted.
import { describe, expect, it } from 'vitest'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { at, contact, school } from '../domain/builders.ts'
import { dossier, otherVoSchool, poSchool, voSchool, year } from '../domain/dossiers.ts'
import { base, key, ofSchool, poSchools, transferWorld, voSchools } from '../release/world.ts'

const other = '99AC00'
/** So many dossiers of a school, of which so many are inspected, and ready. */
const many = (count: number, schoolId: string, inspected: number, ready: number) =>
  Array.from({ length: count }, (_, i) => {
    const number = String(500000 + i)
    return dossier({ number, schoolId, dossierId: dossierIdOf({ schoolId, year, number }), counted: { complete: 1, inspected: i < inspected ? 1 : 0, ready: i < ready ? 1 : 0, applied: 1 } })
  })

describe('the numbers of a region', () => {
  it('are shown per school, not so that the few who are done or are not can be counted, and a total of at least so many', async () => {
    const world = await transferWorld({ now: at('2027-03-26 09:00'), dossiers: [...many(12, poSchool, 9, 7), ...many(4, other, 4, 3)] })
    const { body } = await world.ask('coordinator', `${base}/dossier-counts`)
    expect(body.po).toEqual([
      { schoolId: poSchool, name: 'De Vlinderboom', dossiers: 12, complete: 12, inspected: 'almost-all', ready: 7, applied: 12, fetched: 0 },
      { schoolId: other, name: 'De Regenboog', dossiers: '<5', complete: '<5', inspected: '<5', ready: '<5', applied: '<5', fetched: 0 },
    ])
    expect(body.vo).toEqual([{ schoolId: voSchool, name: 'Het Lyceum', fetched: 0 }, { schoolId: otherVoSchool, name: 'Het College', fetched: 0 }])
    expect(body.total).toEqual({ dossiers: 12, ready: 7, fetched: 0 })
    expect((await world.ask('helpdesk', `${base}/dossier-counts`)).status).toBe(200)
    expect((await world.ask('vo', `${base}/dossier-counts`)).status).toBe(403)
  })

  it('of few who are left stand in the total as four', async () => {
    const world = await transferWorld({ now: at('2027-03-26 09:00'), dossiers: [...many(12, poSchool, 12, 11), ...many(8, other, 8, 6)] })
    const { body } = await world.ask('coordinator', `${base}/dossier-counts`)
    expect(body.po.map(({ ready }: { ready: unknown }) => ready)).toEqual(['almost-all', 'some'])
    expect(body.total).toMatchObject({ dossiers: 20, ready: 8 })
  })
})

describe('the numbers of a school that goes on in another', () => {
  const named = (schoolId: string) => ({ contacts: [contact({ email: `${schoolId}@school.example`.toLowerCase() })] })
  const schools = [
    ...poSchools.map((each) => ({ ...each, ...named(each.schoolId) })), ...voSchools,
    school({ schoolId: '99AD00', name: 'De Nieuwe Boom', boardId: '99901', ...named('99AD00') }),
  ]
  const merged = async () => {
    const world = await transferWorld({ now: at('2027-03-26 09:00'), schools, dossiers: [...many(6, poSchool, 6, 6), ...many(6, '99AD00', 6, 1)] })
    expect((await world.ask('coordinator', `${ofSchool(poSchool)}/successor`, { method: 'POST', body: { how: 'merged', schoolId: '99AD00' } })).status).toBe(200)
    const counts = async () => (await world.ask('coordinator', `${base}/dossier-counts`)).body
    return { world, counts, heir: async () => (await counts()).po.find(({ schoolId }: { schoolId: string }) => schoolId === '99AD00') }
  }

  it('stand with that one, and with it alone', async () => {
    const { counts, heir } = await merged()
    expect((await counts()).po.map(({ schoolId }: { schoolId: string }) => schoolId).toSorted()).toEqual([other, '99AD00'])
    expect(await heir()).toEqual({ schoolId: '99AD00', name: 'De Nieuwe Boom', dossiers: 12, complete: 12, inspected: 12, ready: 7, applied: 12, fetched: 0 })
    expect((await counts()).total).toMatchObject({ dossiers: 12, ready: 7 })
  })

  it('are proved once there is a proof of both codes', async () => {
    const { world, heir } = await merged()
    const prove = (schoolId: string) => world.ports.progress.markExported(key, schoolId, { ...world.bySetUp, event: { ...world.bySetUp.event, at: world.ports.clock() } })
    await prove('99AD00')
    expect(await heir()).not.toHaveProperty('exportedAt')
    await prove(poSchool)
    expect(await heir()).toMatchObject({ exportedAt: '2027-03-26T08:00:00.000Z' })
  })
})
