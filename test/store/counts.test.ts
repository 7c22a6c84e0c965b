// What things cost, counted at the SDK's HTTP layer: how many requests to the table each takes.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../lambdas/domain/actor.ts'
import { conflictKey } from '../../lambdas/domain/conflict.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { later, minutes } from '../../lambdas/domain/moment.ts'
import type { RegisterEntry } from '../../lambdas/domain/school.ts'
import { api } from '../../lambdas/http/bind.ts'
import type { HttpEvent } from '../../lambdas/http/input.ts'
import { importContacts } from '../../lambdas/usecases/import-contacts.ts'
import { importRegister } from '../../lambdas/usecases/import-register.ts'
import { decideNotifications } from '../../lambdas/usecases/decide-notifications.ts'
import { moveStep } from '../../lambdas/usecases/move-step.ts'
import { planMails } from '../../lambdas/usecases/plan-mails.ts'
import { publishCalendar } from '../../lambdas/usecases/publish-calendar.ts'
import { seeSchool } from '../../lambdas/usecases/see-schools.ts'
import { fingerprint } from '../../lambdas/wiring.ts'
import { createDynamo, type Dynamo } from '../../lib/laptop/dynamo/dynamo.ts'
import { ensureTable } from '../../lib/laptop/dynamo/ensure-table.ts'
import { contact, entry, school } from '../domain/builders.ts'
import { counting, type Counting } from '../support/counting-handler.ts'
import { tableName } from '../support/engines.ts'
import { milestone, newCalendar, newYear, start, type World, year } from './world.ts'

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

/** What a thing costs at a door that remembers nothing yet, or what it remembers from before. */
async function costOf(doing: () => Promise<unknown>): Promise<Record<string, number>> {
  counted.reset()
  await doing()
  return counted.perOperation()
}

const writes = (cost: Record<string, number>) =>
  Object.entries(cost).reduce((sum, [name, count]) => (/^(Put|Update|Delete|BatchWrite|TransactWrite)/.test(name) ? sum + count : sum), 0)

const notAsked = (): never => {
  throw new Error('not asked for here')
}
const notAskedObjects = {
  presignUpload: notAsked, presignDownload: notAsked, readQuarantine: notAsked, accept: notAsked, removeQuarantine: notAsked, remove: notAsked, removeVersions: notAsked, list: notAsked,
}

const actorOf = ({ trace }: World): Actor => ({ sub: trace.sub, membership: trace.membership })
const tickOf = ({ otherDoor }: World) => decideNotifications({ ...otherDoor(), queue: { send: async () => {} }, fingerprint })
const portsOf = ({ otherDoor }: World) => ({ ...otherDoor(), clock: () => now, fingerprint })

const idOf = (i: number) => `${String(10 + Math.floor(i / 100))}XX${String(i % 100).padStart(2, '0')}`
const entries = (count: number, given: Partial<RegisterEntry> = {}) => Array.from({ length: count }, (_, i) => entry({ schoolId: idOf(i), ...given }))

describe('a tick of the clock', () => {
  it('with nothing due is one query, however many regions wait', async () => {
    for (let regions = 0; regions < 5; regions++) await newCalendar(client)
    const world = await newCalendar(client)
    const tick = tickOf(world)
    await tick(now)
    expect(await costOf(() => tick(now))).toEqual({ Query: 1 })
  })

  it('with one region due reads that region alone, and writes a row per mail and two of the clock', async () => {
    const world = await newYear(client)
    const contacts = [contact({ email: 'jan@school.example' })]
    const added = ['99AA00', '99AB00'].map((schoolId) => school({ schoolId, contacts }))
    await world.store.schools.saveImport(world.key, { added, changed: [] }, world.trace)
    await world.store.schools.create(world.key, school({ schoolId: '99AC00', contacts: [contact({ email: 'piet@school.example' })] }), world.trace)
    await world.store.years.saveDraft(world.key, [milestone], 0, world.trace)
    await world.store.years.publish(world.key, { number: 1, milestones: [milestone], publishedAt: now }, { headVersion: 1, draftVersion: 1 }, world.trace)
    // What is due, the schools and what still waits: three queries, and of a first calendar one more, since dossiers may stand ready already;
    // the head: one read; begin and finish; two persons.
    expect(await costOf(() => tickOf(world)(now))).toEqual({ Query: 4, GetItem: 1, UpdateItem: 2, PutItem: 2 })
  })
})

describe('a school that reads its year', () => {
  async function withSchool() {
    const world = await newCalendar(client)
    const sub = `s-${world.regionId}`
    await world.store.schools.create(world.key, school({ schoolId: '99AA00' }), world.trace)
    await world.store.members.grant(sub, { role: 'po', schoolId: '99AA00', rights: [] })
    return { ...world, sub }
  }

  function doorOf(world: World & { readonly sub: string }) {
    const door = api({
      ...portsOf(world),
      accounts: { ensure: notAsked },
      letters: { subjectOf: notAsked, compose: notAsked },
      links: { sign: notAsked, read: notAsked },
      codes: { of: notAsked, hashOf: notAsked },
      objects: notAskedObjects,
      appUrl: 'https://overstap.example',
      signIn: async () => world.sub,
      log: () => {},
      openApi: {},
    })
    const rawPath = `/v1/regions/${world.regionId}/years/${year}/schools/99AA00`
    const event: HttpEvent & { readonly version: string; readonly rawQueryString: string } = {
      version: '2.0',
      rawQueryString: '',
      headers: { authorization: 'Bearer a.b.c' },
      isBase64Encoded: false,
      rawPath,
      requestContext: { requestId: 'r', http: { method: 'GET', path: rawPath } as HttpEvent['requestContext']['http'] },
    }
    return () => door(event, {})
  }

  it('through a cold door is two reads: who asks, and the school beside its year; through a warm one it is one', async () => {
    const ask = doorOf(await withSchool())
    const statuses: number[] = []
    const asking = async () => void statuses.push((await ask()).statusCode)
    expect(await costOf(asking)).toEqual({ Query: 1, BatchGetItem: 1 })
    expect(await costOf(asking)).toEqual({ BatchGetItem: 1 })
    expect(statuses).toEqual([200, 200])
  })

  it('is one request for the school, warm or cold', async () => {
    const world = await withSchool()
    const see = seeSchool(portsOf(world))
    expect(await costOf(() => see(world.key, '99AA00'))).toEqual({ BatchGetItem: 1 })
    expect(await costOf(() => see(world.key, '99AA00'))).toEqual({ BatchGetItem: 1 })
  })
})

describe('publishing', () => {
  it('is one write, of at most six actions', async () => {
    const world = await newYear(client)
    await world.store.years.saveDraft(world.key, [milestone], 0, world.trace)
    const first = await costOf(() => publishCalendar(portsOf(world))(actorOf(world), world.key, { reason: undefined, ticked: undefined }, undefined))
    expect(writes(first)).toBe(1)
    expect(first).toEqual({ GetItem: 2, Query: 1, TransactWriteItems: 1 })
    await world.store.years.saveDraft(world.key, [{ ...milestone, on: day('2027-03-25') }], 1, world.trace)
    expect(writes(await costOf(() => publishCalendar(portsOf(world))(actorOf(world), world.key, { reason: 'Studiedag', ticked: undefined }, undefined)))).toBe(1)
  })

  it('what is published already writes nothing', async () => {
    const world = await newCalendar(client)
    expect(writes(await costOf(() => publishCalendar(portsOf(world))(actorOf(world), world.key, { reason: undefined, ticked: undefined }, undefined)))).toBe(0)
  })
})

describe('a plan of mails', () => {
  const plain = { letters: { subjectOf: () => '', compose: () => ({}) as never }, appUrl: 'https://overstap.example' }
  const planOf = (world: World) => planMails({ ...portsOf(world), ...plain })

  it('of a region with 525 schools is one read and one query per megabyte', async () => {
    const world = await newCalendar(client)
    const schools = entries(525).map((facts) => school({ ...facts, contacts: [contact({ email: `${facts.schoolId}@school.example`.toLowerCase(), name: 'Jan de Vries' })] }))
    await world.store.schools.saveImport(world.key, { added: schools, changed: [] }, world.trace)
    await tickOf(world)(now)
    expect(await costOf(() => planOf(world)(world.key))).toEqual({ BatchGetItem: 1, Query: 1 })
    expect(await costOf(() => planOf(world)(world.key, [{ ...milestone, on: day('2027-03-25') }]))).toEqual({ BatchGetItem: 1, Query: 1 })
  })

  it('takes one read more while schools are still to be told of a newer calendar', async () => {
    const world = await newCalendar(client)
    await tickOf(world)(now)
    await world.store.years.saveDraft(world.key, [{ ...milestone, on: day('2027-03-25') }], 1, world.trace)
    await publishCalendar(portsOf(world))(actorOf(world), world.key, { reason: 'Studiedag', ticked: undefined }, undefined)
    expect(await costOf(() => planOf(world)(world.key))).toEqual({ BatchGetItem: 1, GetItem: 1, Query: 1 })
  })

  it('and looking what a move does cost the same; moving is one write more', async () => {
    const world = await newCalendar(client)
    await tickOf(world)(now)
    const wanted = { milestoneId: milestone.id, on: day('2027-03-25'), reason: 'Studiedag' }
    const looked = await moveStep({ ...portsOf(world), ...plain })(actorOf(world), world.key, wanted, undefined, true)
    const move = { ...wanted, accepted: looked.conflicts.map(conflictKey) }
    const moving = (dryRun: boolean) => costOf(() => moveStep({ ...portsOf(world), ...plain })(actorOf(world), world.key, move, undefined, dryRun))
    expect(await moving(true)).toEqual({ BatchGetItem: 1, Query: 1 })
    expect(await moving(false)).toEqual({ BatchGetItem: 1, Query: 1, TransactWriteItems: 1 })
  })
})

describe('an import of a register', () => {
  const run = (world: World, register: readonly RegisterEntry[], dryRun = false) =>
    costOf(() => {
      const file = { regionId: world.regionId, year, side: 'po' as const, entries: register, refused: [], municipalities: [], dryRun }
      return importRegister(portsOf(world))(actorOf(world), file)
    })

  it('that changes nothing writes nothing', async () => {
    const world = await newYear(client)
    await run(world, entries(250))
    expect(await run(world, entries(250))).toEqual({ GetItem: 2, Query: 1 })
  })

  it('that is tried out writes nothing', async () => {
    const world = await newYear(client)
    expect(writes(await run(world, entries(250), true))).toBe(0)
    expect(await world.store.schools.list(world.key)).toEqual([])
  })

  it.each([
    [1, 1],
    [98, 1],
    [99, 2],
    [100, 2],
    [196, 2],
    [197, 3],
    [250, 3],
  ])('that changes %i schools is %i writes', async (count, calls) => {
    const world = await newYear(client)
    await run(world, entries(count))
    expect(writes(await run(world, entries(count, { phone: '0199 12 34 56' })))).toBe(calls)
    expect(calls).toBeLessThanOrEqual(2 * Math.ceil(count / 100))
  })

  it.each([[49, 1], [50, 2], [98, 2], [99, 3]])('that gives %i schools another name, which stands among the progress of the region too, is %i writes', async (count, calls) => {
    const world = await newYear(client)
    await run(world, entries(count))
    expect(writes(await run(world, entries(count, { name: 'Anders' })))).toBe(calls)
    expect((await world.store.progress.list(world.key)).filter(({ name }) => name === 'Anders')).toHaveLength(count)
  })

  it.each([[24, 1], [25, 2], [48, 2], [49, 3], [96, 4], [97, 5]])('that adds %i schools, each with its place, its place among those of its board and its progress, is %i writes', async (count, calls) => {
    expect(writes(await run(await newYear(client), entries(count)))).toBe(calls)
  })
})

describe('an import of contacts', () => {
  it('of 100 schools, of which the progress says how many each has, is three writes, and none the second time', async () => {
    const world = await newYear(client)
    await world.store.schools.saveImport(world.key, { added: entries(100).map((each) => school(each)), changed: [] }, world.trace)
    const lines = entries(100).map(({ schoolId }, i) => ({ line: i + 2, schoolId, contact: { role: 'transfer' as const, email: `m${i}@school.example` } }))
    const run = () => costOf(() => importContacts(portsOf(world))(actorOf(world), world.key, lines, false))
    expect(writes(await run())).toBe(3)
    expect(writes(await run())).toBe(0)
  })
})
