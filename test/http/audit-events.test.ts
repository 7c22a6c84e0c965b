// Every act leaves one event: also one that changes nothing, one that is refused line by line, and one that is written in parts.
import { beforeEach, describe, expect, it } from 'vitest'
import { applicationIdOf, dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { at } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, poSchool, readyDossier, type, voSchool, year } from '../domain/dossiers.ts'
import { key, ofSchool, type TransferWorld, transferWorld } from '../release/world.ts'
import { rowsOf } from '../store/world.ts'

const opened = at('2027-04-08 10:00')
const idOf = (number: number) => dossierIdOf({ schoolId: poSchool, year, number: String(number) })
const ready = readyDossier({ applications: [application()], codeNumber: 1 })
const applications = `${ofSchool(voSchool)}/applications`
const ofPo = ofSchool(poSchool)

let world: TransferWorld
/** The events that something left behind. */
async function eventsOf(doing: () => Promise<unknown>): Promise<readonly string[]> {
  const before = new Set((await rowsOf(world.client, 'AUDIT#voorbeeld')).map(({ sk }) => sk))
  await doing()
  return (await rowsOf(world.client, 'AUDIT#voorbeeld')).filter(({ sk }) => !before.has(sk)).map(({ act, outcome }) => `${act} ${outcome}`)
}
const post = (who: string, path: string, body?: unknown) => world.ask(who, path, { method: 'POST', ...(body !== undefined && { body }) })
const state = (body: object) => world.ask('vo', `${applications}/${applicationIdOf(ready.dossierId, voSchool)}`, { method: 'PATCH', body })
const wrong = (count: number, from = 100) => Promise.all(Array.from({ length: count }, async (_, i) => ({ code: await world.codes.of('nope', from + i) })))

async function begin(dossiers: readonly Dossier[] = [ready]) {
  world = await transferWorld({ now: opened, dossiers })
  await world.ports.attachmentTypes.save(key, { types: [type()], version: 1 }, 0, world.bySetUp)
}
beforeEach(() => begin())

describe('an act that finds its work done leaves an event', () => {
  it.each([['set-ready', 'set-ready done'], ['reopen', 'reopen-dossier done']])('%s', async (act, event) => {
    if (act === 'reopen') await post('po', `/dossiers/${ready.dossierId}/reopen`)
    expect(await eventsOf(() => post('po', `/dossiers/${ready.dossierId}/${act}`))).toContain(event)
  })
  it('many that stand ready', async () => {
    expect(await eventsOf(() => post('po', `${ofPo}/set-ready`, { dossiers: [ready.dossierId] }))).toEqual(['set-ready-many done'])
  })
  it('an inspection that was recorded before', async () => {
    await begin([dossier({ open: open(file('a')) })])
    const { listHash } = (await world.ask('po', `/dossiers/${ready.dossierId}`)).body
    const body = { manner: 'seen', on: '2027-03-30', agreed: 'yes', dossiers: [{ dossierId: ready.dossierId, listHash }] }
    const twice = [await eventsOf(() => post('po', `${ofPo}/inspections`, body)), await eventsOf(() => post('po', `${ofPo}/inspections`, body))]
    expect(twice).toEqual([['record-inspections done'], ['record-inspections done']])
  })
  it('what a VO school said before', async () => {
    expect(await eventsOf(() => state({ state: 'applied' }))).toEqual(['change-application done'])
  })
  it('a claim that was made before', async () => {
    const code = await world.codes.of(ready.dossierId, 1)
    await post('vo', applications, [{ code }])
    expect(await eventsOf(() => post('vo', applications, [{ code }]))).toEqual(['claim-application done'])
  })
  it('a request to add pupils that is repeated', async () => {
    const add = () => world.ask('po', `${ofPo}/dossiers`, { method: 'POST', body: [{ label: 'Leerling 9' }], headers: { 'idempotency-key': 'een' } })
    expect([await eventsOf(add), await eventsOf(add)]).toEqual([['add-dossiers done'], ['add-dossiers done']])
  })
})

describe('an act of which nothing is done leaves an event that says so', () => {
  it('setting ready what cannot be', async () => {
    expect(await eventsOf(() => post('po', `${ofPo}/set-ready`, { dossiers: [idOf(999_999)] }))).toEqual(['set-ready-many refused'])
  })
  it('an inspection of a list that changed', async () => {
    const body = { manner: 'seen', on: '2027-03-30', agreed: 'yes', dossiers: [{ dossierId: idOf(999_999), listHash: 'a'.repeat(40) }] }
    expect(await eventsOf(() => post('po', `${ofPo}/inspections`, body))).toEqual(['record-inspections refused'])
  })
  it('a fetch without the right to sensitive attachments', async () => {
    expect(await eventsOf(() => post('vo', `${ofSchool(voSchool)}/fetch`, { dossiers: [ready.dossierId] }))).toEqual(['fetch-dossiers refused'])
  })
  it('codes that do not exist, and codes after ten of those', async () => {
    const two = await wrong(2)
    expect(await eventsOf(() => post('vo', applications, two))).toEqual(['claim-applications refused'])
    const ten = await wrong(10, 200)
    await post('vo', applications, ten)
    expect(await eventsOf(async () => expect((await post('vo', applications, two)).status).toBe(429))).toEqual(['claim-applications refused'])
  })
  it('beside what was done of the same request', async () => {
    const body = [{ code: await world.codes.of(ready.dossierId, 1), ownReference: 'Sem' }, ...(await wrong(1))]
    // Both at one moment: their order says nothing.
    expect((await eventsOf(() => post('vo', applications, body))).toSorted()).toEqual(['claim-application done', 'claim-applications refused'])
  })
})

describe('an act leaves one event', () => {
  it('though it is written in parts', async () => {
    const many = Array.from({ length: 60 }, (_, i) => dossier({ number: String(500_000 + i), dossierId: idOf(500_000 + i), open: inspected(open(file(`f${i}`))), applications: [application()] }))
    await begin(many)
    const calls = await world.callsOf(async () => expect(await eventsOf(() => post('po', `${ofPo}/set-ready`, { dossiers: many.map(({ dossierId }) => dossierId) }))).toEqual(['set-ready-many done']))
    expect(calls.filter(({ operation }) => operation === 'TransactWriteItems').length).toBeGreaterThan(1)
  })
  it('though a reference of the VO school is written beside it', async () => {
    expect(await eventsOf(() => state({ state: 'placed', ownReference: 'Sem' }))).toEqual(['change-application done'])
    expect(await eventsOf(() => state({ state: 'placed', ownReference: 'Noor' }))).toEqual(['change-application done'])
  })
})
