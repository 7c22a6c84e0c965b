// A day that was mistyped destroys no year, and a proof that is out of date does not count, through the doors and the chores.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import type { ObjectStore } from '../../lambdas/ports/files.ts'
import { doChores } from '../../lambdas/usecases/do-chores.ts'
import { at, step } from '../domain/builders.ts'
import { application, poSchool, readyDossier, voSchool, year } from '../domain/dossiers.ts'
import { milestones } from '../domain/releases.ts'
import { base, ofSchool, type TransferWorld, transferWorld } from '../release/world.ts'

const now = at('2027-04-08 10:00')
const ready = readyDossier({ applications: [application()] })
const closed = (on: string): Milestone => step({ id: 'year-closed', kind: 'year-closed', on: day(on) })
const empty: Partial<ObjectStore> = { list: async () => ({ keys: [] }), removeVersions: async () => undefined }

async function chores({ ports, clock }: TransferWorld) {
  const done = doChores({ ...ports, objects: { ...ports.objects, ...empty } as ObjectStore, clock: () => clock.now }, () => 0, { fault: () => undefined, swept: () => undefined })
  return done()
}

describe('a year whose last day was mistyped', () => {
  it('cannot be published: it must come after the last release', async () => {
    const world = await transferWorld({ now, dossiers: [ready] })
    const { headers } = await world.ask('coordinator', `${base}/calendar`)
    await world.ask('coordinator', `${base}/calendar`, { method: 'PUT', body: { milestones: [...milestones, closed('2026-10-01')] }, headers: { 'if-match': headers['etag']! } })
    const { status, body } = await world.ask('coordinator', `${base}/calendar/publish`, { method: 'POST', body: { reason: 'Typefout' } })
    expect([status, body.reasons.map(({ code }: { code: string }) => code)]).toEqual([409, ['closes-before-year', 'closes-before-year']])
  })

  it('and was published before that was refused: does not close by itself before the day after the last release', async () => {
    const world = await transferWorld({ now, dossiers: [ready], milestones: [...milestones, closed('2026-10-01')] })
    const { lastDay, mayCloseFrom } = (await world.ask('coordinator', `${base}/certificate`)).body
    expect([lastDay, mayCloseFrom]).toEqual(['2027-05-07', '2027-05-08'])
    world.moveTo('2027-05-07 23:59')
    expect(await chores(world)).toMatchObject({ begun: 0 })
    expect((await world.ask('po', `${ofSchool(poSchool)}/dossiers`)).body.dossiers).toHaveLength(1)
    world.moveTo('2027-05-08 00:00')
    expect((await world.ask('po', `${ofSchool(poSchool)}/dossiers`)).status).toBe(404)
    expect((await world.ports.dossiers.list(poSchool, year)).dossiers).toHaveLength(1)
    // Chores look once a day.
    world.moveTo('2027-05-09 00:00')
    expect(await chores(world)).toMatchObject({ begun: 1 })
  })
})

describe('the proof that a school took', () => {
  const missing = async (world: TransferWorld) => (await world.ask('coordinator', `${base}/certificate`)).body.exportsMissing
  const exports = async (world: TransferWorld, who: 'po' | 'vo') => (await world.ask(who, `${ofSchool(who === 'po' ? poSchool : voSchool)}/export`, { method: 'POST' })).status
  const listed = async (world: TransferWorld) => (await world.ask('coordinator', `${base}/dossier-counts`)).body.po.find(({ schoolId }: { schoolId: string }) => schoolId === poSchool).exportedAt !== undefined

  it('is out of date after a fetch, for both schools, and after a recall, until it is taken again', async () => {
    const world = await transferWorld({ now, dossiers: [ready] })
    expect([await exports(world, 'po'), await missing(world), await listed(world)]).toEqual([200, 0, true])
    world.moveTo('2027-04-08 11:00')
    expect((await world.ask('sensitive', `${ofSchool(voSchool)}/fetch`, { method: 'POST', body: {} })).body.dossiers).toHaveLength(1)
    expect([await missing(world), await listed(world)]).toEqual([2, false])
    expect([await exports(world, 'po'), await missing(world), await exports(world, 'vo'), await missing(world)]).toEqual([200, 1, 200, 0])
    world.moveTo('2027-04-08 12:00')
    expect((await world.ask('po', `/dossiers/${ready.dossierId}/recall`, { method: 'POST', body: {} })).status).toBe(200)
    expect([await missing(world), await listed(world)]).toEqual([1, false])
    expect([await exports(world, 'po'), await missing(world)]).toEqual([200, 0])
  })

  it('stands while nothing is set ready, recalled or fetched', async () => {
    const world = await transferWorld({ now, dossiers: [ready] })
    await exports(world, 'po')
    world.moveTo('2027-04-08 11:00')
    expect((await world.ask('po', `${ofSchool(poSchool)}/dossiers`, { method: 'POST', body: [{ label: 'Nieuw' }] })).status).toBe(201)
    expect(await missing(world)).toBe(0)
  })
})
