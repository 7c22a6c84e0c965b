// What transfers cost a PO school, counted at the SDK's HTTP layer: looking at all of its dossiers, at one, and setting a class ready.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../lambdas/domain/actor.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { later, minutes } from '../../lambdas/domain/moment.ts'
import { readyMadeTypes } from '../../lambdas/domain/attachment-types-ready-made.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { addDossiers } from '../../lambdas/usecases/add-dossiers.ts'
import { seeDossier, seeDossiers } from '../../lambdas/usecases/see-dossiers.ts'
import { setReadyMany } from '../../lambdas/usecases/set-ready.ts'
import { fingerprint } from '../../lambdas/wiring.ts'
import { createDynamo, type Dynamo } from '../../lib/laptop/dynamo/dynamo.ts'
import { ensureTable } from '../../lib/laptop/dynamo/ensure-table.ts'
import { contact, school } from '../domain/builders.ts'
import { file, inspected, open } from '../domain/dossiers.ts'
import { counting, type Counting } from '../support/counting-handler.ts'
import { tableName } from '../support/engines.ts'
import { appliedAt, dossierIn, fetchOf, next, otherVoOf, poOf, readyIn, voOf } from './transfers.ts'
import { newCalendar, start, type World, year } from './world.ts'

let dynamo: Dynamo
let counted: Counting
let client: DynamoDBClient
const now = later(start, minutes(1))

beforeAll(async () => {
  dynamo = await createDynamo({ now: () => start })
  counted = counting(dynamo.requestHandler)
  client = new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler: counted.handler })
  await ensureTable(client, tableName)
})
afterAll(() => dynamo.close())
beforeEach(() => counted.reset())

async function costOf(doing: () => Promise<unknown>): Promise<Record<string, number>> {
  counted.reset()
  await doing()
  return counted.perOperation()
}

const codes = { of: async () => 'CDFGHJKMN', hashOf: async (code: string) => fingerprint(code) }
const type = { ...readyMadeTypes[0]!, typeId: 'action-plan', requiredWhen: 'optional', carrier: 'here', hereReason: 'vo-cannot-read', sensitive: true } as const

/** A region's year with one PO school, two VO schools, a signed agreement, and this many inspected dossiers for both. */
async function withDossiers(count: number): Promise<World & { readonly actor: Actor; readonly dossiers: readonly Dossier[] }> {
  const world = await newCalendar(client)
  const { store, key, trace } = world
  const [po, vo, other] = [poOf(world), voOf(world), otherVoOf(world)]
  const contacts = [contact({ email: `po-${world.regionId}@school.example` }), contact({ email: `tweede-${world.regionId}@school.example`, roles: ['second'] })]
  await store.schools.create(key, school({ schoolId: po, contacts }), trace)
  for (const schoolId of [vo, other]) await store.schools.create(key, school({ schoolId, sector: 'vo' }), trace)
  await store.boards.save({ boardId: `b-${world.regionId}`, version: 1 }, 0, trace)
  if ((await store.boards.factsNow('99901')).version === 0) await store.boards.save({ boardId: '99901', processingAgreement: { state: 'yes', on: day('2026-09-01') }, version: 1 }, 0, trace)
  await store.attachmentTypes.save(key, { types: [type], version: 1 }, 0, trace)
  const dossiers = Array.from({ length: count }, (_, i) => dossierIn(world, 200_000 + i, { applications: appliedAt(vo, other), open: inspected(open(file(`a${i}`), file(`b${i}`))) }))
  await store.dossiers.save(dossiers.map((after) => ({ after })), trace)
  const actor: Actor = { sub: `s-${world.regionId}`, membership: { role: 'po', schoolId: po, rights: ['manager', 'sensitive'] } }
  await store.members.grant(actor.sub, actor.membership)
  return { ...world, actor, dossiers }
}

const portsOf = ({ otherDoor }: World) => ({ ...otherDoor(), clock: () => now, fingerprint, codes })

describe('a PO school that looks at its dossiers', () => {
  it('reads all of them, with every fetch, in one query of its own partition, and leaves one write', async () => {
    const world = await withDossiers(28)
    const [first] = world.dossiers
    const { deliveries } = await world.store.deliveries.list(voOf(world), year)
    await world.store.deliveries.recordFetch(fetchOf(voOf(world), [readyIn(world, first!.number)]), year, world.regionId, deliveries, world.trace)
    const see = seeDossiers(portsOf(world))
    // A cold door: the school beside its year, the board; types; the VO schools and the partition; the trace.
    expect(await costOf(() => see(world.actor, world.key, poOf(world)))).toEqual({ BatchGetItem: 2, GetItem: 1, Query: 2, TransactWriteItems: 1 })
    expect(await costOf(() => see(world.actor, world.key, poOf(world)))).toEqual({ BatchGetItem: 1, Query: 1, TransactWriteItems: 1 })
    const { dossiers } = await see(world.actor, world.key, poOf(world))
    expect([dossiers.length, dossiers[0]!.fetches.length, dossiers[0]!.story]).toEqual([28, 1, 'inspected'])
  })

  it('or at one of them reads the dossier, the school and the fetches, and leaves one write', async () => {
    const world = await withDossiers(2)
    const see = seeDossier(portsOf(world))
    await see(world.actor, world.dossiers[0]!.dossierId)
    expect(await costOf(() => see(world.actor, world.dossiers[0]!.dossierId))).toEqual({ GetItem: 1, BatchGetItem: 1, Query: 1, TransactWriteItems: 1 })
  })
})

describe('setting ready', () => {
  it('28 dossiers for two VO schools each is one write, with the receipt and the lock on the types', async () => {
    const world = await withDossiers(28)
    const ready = setReadyMany(portsOf(world))
    const ids = world.dossiers.map(({ dossierId }) => dossierId)
    let answer: Awaited<ReturnType<typeof ready>> | undefined
    const cost = await costOf(async () => void (answer = await ready(world.actor, world.key, poOf(world), ids)))
    expect(answer?.outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(28)
    // The school beside its year, the board, the dossiers; the types as remembered and as they are now.
    expect(cost).toEqual({ BatchGetItem: 3, GetItem: 2, TransactWriteItems: 1 })
    expect((await world.store.deliveries.list(otherVoOf(world), year)).deliveries.filter((delivery) => delivery.ready)).toHaveLength(28)
    // Once more changes nothing: what is written is its event.
    expect(await costOf(() => ready(world.actor, world.key, poOf(world), ids))).toEqual({ BatchGetItem: 2, GetItem: 1, TransactWriteItems: 1 })
  })

  it('40 dossiers for two VO schools each is two writes', async () => {
    const world = await withDossiers(40)
    const ready = setReadyMany(portsOf(world))
    const cost = await costOf(() => ready(world.actor, world.key, poOf(world), world.dossiers.map(({ dossierId }) => dossierId)))
    expect(cost).toEqual({ BatchGetItem: 3, GetItem: 2, TransactWriteItems: 2 })
  })

  it('goes on where another writer came in between, under the same number', async () => {
    const world = await withDossiers(40)
    const ports = portsOf(world)
    let disturbed = false
    const dossiers = {
      ...ports.dossiers,
      // Between reading and writing, somebody changes the label of the last one: the first part is written, the second is not.
      async save(...args: Parameters<typeof ports.dossiers.save>) {
        const last = world.dossiers.at(-1)!
        if (!disturbed) await ports.dossiers.save([next(last, { label: 'Anders' })], world.trace)
        disturbed = true
        return ports.dossiers.save(...args)
      },
    }
    const { reference, outcomes } = await setReadyMany({ ...ports, dossiers })(world.actor, world.key, poOf(world), world.dossiers.map(({ dossierId }) => dossierId))
    expect(new Set(outcomes.map((one) => `${one.outcome} ${one.reference}`))).toEqual(new Set([`done ${reference}`]))
    const written = (await world.store.dossiers.list(poOf(world), year)).dossiers
    expect(written.filter(({ ready }) => ready.length === 1 && ready[0]!.reference === reference)).toHaveLength(40)
    expect(written.find(({ label }) => label === 'Anders')?.version).toBe(3)
    const { notifications } = await world.store.outbox.list(world.key, { limit: 10 })
    // Each part has its receipt, of what was written with it: together they tell each reader of all forty.
    const receipts = notifications.flatMap(({ to, items }) => items.flatMap((item) => (item.kind === 'set-ready-receipt' ? [{ to: to.email, ...item }] : [])))
    expect(new Set(receipts.map((receipt) => receipt.reference))).toEqual(new Set([reference]))
    const told = [...Map.groupBy(receipts, ({ to }) => to).values()].map((own) => own.reduce((sum, { count }) => sum + count, 0))
    expect(told).toEqual([40, 40])
  })
})

describe('adding dossiers', () => {
  it('forty without a destination is one query for the numbers and one write', async () => {
    const world = await withDossiers(0)
    const add = addDossiers(portsOf(world))
    const given = (from: number) => Array.from({ length: 40 }, (_, i) => ({ label: `Leerling ${from + i}` }))
    await add(world.actor, world.key, poOf(world), given(0))
    expect(await costOf(() => add(world.actor, world.key, poOf(world), given(40)))).toEqual({ BatchGetItem: 1, Query: 1, TransactWriteItems: 1 })
  })
})
