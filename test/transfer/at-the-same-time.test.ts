// What schools do at the same moment, and what breaks off half way: no link to what was taken back, nobody untold, nothing counted twice.
import { describe, expect, it } from 'vitest'
import type { Actor } from '../../lambdas/domain/actor.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { later, minutes } from '../../lambdas/domain/moment.ts'
import { announceAttachment } from '../../lambdas/usecases/attach-files.ts'
import { fetchDossiers } from '../../lambdas/usecases/fetch-dossiers.ts'
import { recallDossier } from '../../lambdas/usecases/recall-dossier.ts'
import { setReadyMany } from '../../lambdas/usecases/set-ready.ts'
import { store } from '../../lambdas/wiring.ts'
import { at, contact, school } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, otherVoSchool, poSchool, readyDossier, type, voSchool, year } from '../domain/dossiers.ts'
import { key, ofSchool, people, poSchools, type TransferWorld, transferWorld, voSchools } from '../release/world.ts'

const afterRelease = at('2027-04-08 10:00')
const named = (...schoolIds: readonly string[]) => schoolIds.map((schoolId, i) => application({ schoolId, ...(i > 0 && { state: 'placed' as const }) }))
const one = readyDossier({ applications: named(voSchool, otherVoSchool) })
const byWhom = (who: string): Actor => ({ sub: who, membership: people[who]! })
const fetchBy = (world: TransferWorld, who: string, schoolId: string) => world.ask(who, `${ofSchool(schoolId)}/fetch`, { method: 'POST', body: {} })
const recall = (world: TransferWorld) => world.ask('po', `/dossiers/${one.dossierId}/recall`, { method: 'POST' })
const inNumbers = (number: number): Pick<Dossier, 'number' | 'dossierId'> => ({ number: String(number), dossierId: dossierIdOf({ schoolId: poSchool, year, number: String(number) }) })
/** The VO schools have somebody who is written. */
const schools = [...poSchools, ...voSchools.map((vo) => ({ ...vo, contacts: [contact({ email: `${vo.schoolId}@vo.example` })] }))]
const mails = async (world: TransferWorld) => (await world.ports.outbox.list(key, { limit: 100 })).notifications.flatMap(({ to, items }) => items.map(({ kind }) => `${to.email}: ${kind}`)).toSorted()

/** Which of its transactions leave an audit event, of all that it took. */
async function eventsOf(world: TransferWorld, doing: () => Promise<unknown>): Promise<readonly number[]> {
  const calls = await world.callsOf(doing)
  return calls.filter(({ operation }) => operation === 'TransactWriteItems').map(({ input }) => (JSON.stringify(input).match(/AUDIT#/g) ?? []).length)
}

describe('a dossier that is taken back while it is being fetched', () => {
  it('gives no link and no record, when that is between the reading and the writing down of the fetch', async () => {
    const world = await transferWorld({ now: afterRelease, dossiers: [one], schools })
    const { deliveries } = world.ports
    let recalls = 0
    const recordFetch: typeof deliveries.recordFetch = async (...given) => {
      if (recalls++ === 0) expect((await recall(world)).status).toBe(200)
      return deliveries.recordFetch(...given)
    }
    const ports = { ...world.ports, deliveries: { ...deliveries, recordFetch }, objects: { ...world.ports.objects, presignDownload: async () => 'link' } }
    const manifest = await fetchDossiers(ports as never)(byWhom('sensitive'), key, voSchool, [one.dossierId])
    expect([manifest.dossiers, manifest.fetchId, manifest.refused]).toEqual([[], undefined, [{ dossierId: one.dossierId, reasons: [{ code: 'recalled' }] }]])
    expect([(await world.ports.dossiers.fetches(poSchool, year)).length, (await deliveries.list(voSchool, year)).fetched.length, await mails(world)]).toEqual([0, 0, []])
  })
  it('gives the others that were asked for', async () => {
    const other = readyDossier({ ...inNumbers(481517), applications: named(voSchool) })
    const world = await transferWorld({ now: afterRelease, dossiers: [one, other], schools })
    const { deliveries } = world.ports
    let recalls = 0
    const recordFetch: typeof deliveries.recordFetch = async (...given) => {
      if (recalls++ === 0) await recall(world)
      return deliveries.recordFetch(...given)
    }
    const ports = { ...world.ports, deliveries: { ...deliveries, recordFetch }, objects: { ...world.ports.objects, presignDownload: async () => 'link' } }
    const manifest = await fetchDossiers(ports as never)(byWhom('sensitive'), key, voSchool, undefined)
    expect(manifest.dossiers.map(({ found }) => found.delivery.dossierId)).toEqual([other.dossierId])
  })
  it('is told to who fetched it, also between the reading and the writing of the recall', async () => {
    const world = await transferWorld({ now: afterRelease, dossiers: [one], schools })
    const { dossiers } = world.ports
    let fetches = 0
    const save: typeof dossiers.save = async (...given) => {
      if (fetches++ === 0) expect((await fetchBy(world, 'sensitive', voSchool)).body.dossiers).toHaveLength(1)
      return dossiers.save(...given)
    }
    const { fetchedBy } = await recallDossier({ ...world.ports, codes: world.codes, dossiers: { ...dossiers, save } } as never)(byWhom('po'), one.dossierId, {})
    expect(fetchedBy.map(({ schoolId }) => schoolId)).toEqual([voSchool])
    expect(await mails(world)).toEqual([`${voSchool}@vo.example: dossiers-recalled`, 'contact@regio.example: dossiers-recalled'])
  })
})

describe('a dossier that is fetched by more than one', () => {
  const fetched = async (world: TransferWorld) => (await world.ports.progress.list(key)).filter(({ fetched: count }) => count > 0).map((row) => [row.schoolId, row.fetched])

  it('counts once for the PO school, and once for each VO school', async () => {
    const world = await transferWorld({ now: afterRelease, dossiers: [one] })
    await fetchBy(world, 'sensitive', voSchool)
    await fetchBy(world, 'vo2', otherVoSchool)
    expect(await fetched(world)).toEqual([[poSchool, 1], [voSchool, 1], [otherVoSchool, 1]])
  })
  it('at one moment by two people of a school counts once, and both have it', async () => {
    const world = await transferWorld({ now: afterRelease, dossiers: [one] })
    const ask = (who: string) => world.ask(who, `${ofSchool(voSchool)}/fetch`, { method: 'POST', body: { dossiers: [one.dossierId] } })
    const replies = await Promise.all([ask('sensitive'), ask('brin')])
    expect(replies.map(({ status, body }) => [status, body.dossiers.length])).toEqual([[200, 1], [200, 1]])
    expect(await fetched(world)).toEqual([[poSchool, 1], [voSchool, 1]])
    expect(await world.ports.dossiers.fetches(poSchool, year)).toHaveLength(2)
  })
  it('of sixty PO schools at once leaves one event, and counts again for none after a break half way', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `10AA${String(i).padStart(2, '0')}`)
    const world = await transferWorld({
      now: afterRelease, schools: [...ids.map((schoolId) => school({ schoolId, boardId: '99901' })), ...voSchools],
      dossiers: ids.map((schoolId) => readyDossier({ schoolId, dossierId: dossierIdOf({ schoolId, year, number: '481516' }), applications: named(voSchool) })),
    })
    let left = 1
    const breaking = { send: (command: { constructor: { name: string } }) => {
      if (command.constructor.name === 'TransactWriteItemsCommand' && left-- <= 0) throw new Error('broken off')
      return world.client.send(command as never)
    } }
    const ports = { ...world.ports, ...store(breaking as never, 'overstap', () => 0) }
    await expect(fetchDossiers(ports as never)(byWhom('sensitive'), key, voSchool, undefined)).rejects.toThrow('broken off')
    world.clock.now = later(world.clock.now, minutes(1))
    const events = await eventsOf(world, () => fetchBy(world, 'sensitive', voSchool))
    expect(events.length).toBeGreaterThan(1)
    expect(events).toEqual([1, ...events.slice(1).map(() => 0)])
    expect(new Map((await fetched(world)).map(([schoolId, count]) => [schoolId, count]))).toEqual(new Map([...ids.map((schoolId) => [schoolId, 1] as const), [voSchool, 60]]))
  })
})

describe('setting ready that breaks off half way', () => {
  const many = Array.from({ length: 60 }, (_, i) => dossier({ ...inNumbers(500_000 + i), open: inspected(open(file(String(i)))), applications: named(voSchool) }))
  const ids = many.map(({ dossierId }) => dossierId)
  const withTypes = async () => {
    const world = await transferWorld({ now: at('2027-03-26 09:00'), dossiers: many })
    await world.ports.attachmentTypes.save(key, { types: [type()], version: 1 }, 0, world.bySetUp)
    return world
  }
  const receipts = async (world: TransferWorld) =>
    (await world.ports.outbox.list(key, { limit: 100 })).notifications.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'set-ready-receipt' ? [item] : [])))
  const references = async (world: TransferWorld) => Map.groupBy((await world.ports.dossiers.list(poSchool, year)).dossiers.flatMap(({ ready }) => ready), ({ reference }) => reference)

  it('has a receipt for what stands ready, and one for the rest when that is done', async () => {
    const world = await withTypes()
    let left = 1
    const breaking = { send: (command: { constructor: { name: string } }) => {
      if (command.constructor.name === 'TransactWriteItemsCommand' && left-- <= 0) throw new Error('broken off')
      return world.client.send(command as never)
    } }
    const ports = { ...world.ports, codes: world.codes, ...store(breaking as never, 'overstap', () => 0) }
    await expect(setReadyMany(ports as never)(byWhom('po'), key, poSchool, ids)).rejects.toThrow('broken off')
    const told = async () => (await receipts(world)).map(({ reference, count }) => [reference, count] as const).toSorted()
    const there = async () => [...await references(world)].map(([reference, versions]) => [reference, versions.length] as const).toSorted()
    expect(await told()).toEqual(await there())
    expect(await told()).toHaveLength(1)
    await setReadyMany({ ...world.ports, codes: world.codes } as never)(byWhom('po'), key, poSchool, ids)
    expect((await receipts(world)).reduce((sum, { count }) => sum + count, 0)).toBe(60)
    expect([...(await references(world)).values()].reduce((sum, versions) => sum + versions.length, 0)).toBe(60)
    // The clock was woken with the first part: its receipt does not wait for the second.
    expect((await world.ports.clockRows.due(later(world.clock.now, 1))).map(({ regionId }) => regionId)).toEqual(['voorbeeld'])
  })
  it('and that does not leaves one event, however many parts it takes', async () => {
    const world = await withTypes()
    const events = await eventsOf(world, () => world.ask('po', `${ofSchool(poSchool)}/set-ready`, { method: 'POST', body: { dossiers: ids } }))
    expect(events).toEqual([1, 0])
    expect(new Set((await receipts(world)).map(({ reference }) => reference)).size).toBe(1)
  })
})

describe('twelve files of one pupil', () => {
  it('that are announced at the same moment are all taken', async () => {
    const alone = dossier({ ...inNumbers(481518) })
    const world = await transferWorld({ now: at('2027-03-10 09:00'), dossiers: [alone] })
    await world.ports.attachmentTypes.save(key, { types: [type()], version: 1 }, 0, world.bySetUp)
    const announced = Array.from({ length: 12 }, (_, i) => ({ typeId: type().typeId, fileName: `deel ${i}.pdf`, size: 1000 + i, contentType: 'application/pdf', sha256: String(i).padStart(64, '0') }))
    const ports = { ...world.ports, codes: world.codes, objects: { ...world.ports.objects, presignUpload: async () => ({ url: 'here', fields: {} }) } }
    await Promise.all(announced.map((file) => announceAttachment(ports as never)(byWhom('po'), alone.dossierId, file)))
    expect((await world.ports.dossiers.get(alone.dossierId))?.open?.attachments.map(({ sha256 }) => sha256).toSorted()).toEqual(announced.map(({ sha256 }) => sha256))
  })
})
