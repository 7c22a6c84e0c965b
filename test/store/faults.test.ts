// What the store does when the table is busy, or when something goes wrong that is nobody's refusal.
import { type BatchGetItemCommandInput, type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { store } from '../../lambdas/wiring.ts'
import { school } from '../domain/builders.ts'
import { tableName } from '../support/engines.ts'
import { strictFake } from '../support/strict-fake.ts'
import { expectRefused, newYear, start } from './world.ts'

/** A table in which one operation goes wrong so many times, from the moment that it is told to. */
async function withFaults(operation: string, fault: () => Error | 'lost-ack') {
  const faulty = { times: 0, asked: 0 }
  const client = strictFake({
    now: () => start,
    tableName,
    faults: (asked) => {
      if (asked !== operation) return undefined
      faulty.asked += 1
      return faulty.times-- > 0 ? fault() : undefined
    },
  })
  const world = await newYear(client)
  const begin = (times: number) => Object.assign(faulty, { times, asked: 0 })
  return { ...world, faulty, begin }
}

const canceled = (...codes: readonly string[]) => () =>
  new TransactionCanceledException({ $metadata: {}, message: 'canceled', CancellationReasons: codes.map((Code) => ({ Code })) })

const vlinder = school()

describe('a transaction that meets another', () => {
  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])('(%s) is tried again, and is then done once', async (code) => {
    const { store, key, trace, begin, faulty } = await withFaults('TransactWriteItems', canceled('None', code))
    begin(3)
    await store.schools.create(key, vlinder, trace)
    expect(faulty.asked).toBe(4)
    expect(await store.schools.list(key)).toEqual([vlinder])
  })

  it('four times is too busy', async () => {
    const { store, key, trace, begin, faulty } = await withFaults('TransactWriteItems', canceled('TransactionConflict'))
    begin(4)
    await expectRefused(store.schools.create(key, vlinder, trace), 'too-busy')
    expect(faulty.asked).toBe(4)
    expect(await store.schools.list(key)).toEqual([])
  })

  it('and whose condition fails as well is refused at once: that is the answer', async () => {
    const { store, key, trace, begin, faulty } = await withFaults('TransactWriteItems', canceled('TransactionConflict', 'ConditionalCheckFailed'))
    begin(1)
    await expectRefused(store.schools.create(key, vlinder, trace), 'changed-meanwhile')
    expect(faulty.asked).toBe(1)
  })
})

describe('a fault', () => {
  it.each([
    ['the table is out of reach', () => new Error('socket hang up')],
    ['a transaction is canceled for what we cannot know', canceled('ValidationError')],
  ])('is told as it is when %s', async (_what, fault) => {
    const { store, key, trace, begin } = await withFaults('TransactWriteItems', fault)
    begin(1)
    await expect(store.schools.create(key, vlinder, trace)).rejects.not.toMatchObject({ name: 'Refusal' })
    expect(await store.schools.list(key)).toEqual([])
  })

  it('of which the answer got lost has happened: doing it again is refused by its version', async () => {
    const { store, key, trace, begin } = await withFaults('TransactWriteItems', () => 'lost-ack')
    begin(1)
    await expect(store.schools.create(key, vlinder, trace)).rejects.toThrow('lost')
    await expectRefused(store.schools.create(key, vlinder, trace), 'changed-meanwhile')
    expect(await store.schools.list(key)).toEqual([vlinder])
  })

  it.each([
    ['PutItem', (world: Awaited<ReturnType<typeof withFaults>>) => world.store.members.grant('x', { role: 'operator' })],
    ['UpdateItem', (world: Awaited<ReturnType<typeof withFaults>>) => world.store.outbox.claim(world.regionId, 'x', start, start)],
    ['Query', (world: Awaited<ReturnType<typeof withFaults>>) => world.store.members.of('x')],
    ['GetItem', (world: Awaited<ReturnType<typeof withFaults>>) => world.store.years.getFresh(world.key)],
  ])('of %s is no answer', async (operation, asking) => {
    const world = await withFaults(operation, () => new Error('socket hang up'))
    world.begin(1)
    await expect(asking(world)).rejects.toThrow('socket hang up')
  })
})

describe('rows that the table leaves over', () => {
  /** Gives one row of a batch at a time, and none at all the first `silent` times. */
  function grudging(client: DynamoDBClient, silent: number) {
    let left = silent
    const send = async (command: { readonly input: BatchGetItemCommandInput }) => {
      const keys = command.input.RequestItems?.[tableName]?.Keys
      if (!keys) return client.send(command as never)
      const [first, ...others] = left-- > 0 ? [undefined, ...keys] : keys
      const input = { RequestItems: { [tableName]: { Keys: [first], ConsistentRead: true } } }
      const answer: object = first ? await client.send(Object.assign(Object.create(command), { input }) as never) : {}
      return { ...answer, UnprocessedKeys: others.length > 0 ? { [tableName]: { Keys: others } } : {} }
    }
    return Object.assign(Object.create(client) as DynamoDBClient, { send })
  }

  it('are asked for again, until all are there', async () => {
    const world = await newYear(strictFake({ now: () => start, tableName }))
    await world.store.schools.create(world.key, vlinder, world.trace)
    const found = await store(grudging(world.client, 1), tableName).schools.getWithYear(world.key, '99AA00')
    expect(found).toMatchObject({ school: vlinder, head: { version: 1 } })
  })

  it('for ever is too busy, and never half an answer', async () => {
    const world = await newYear(strictFake({ now: () => start, tableName }))
    await world.store.schools.create(world.key, vlinder, world.trace)
    await expectRefused(store(grudging(world.client, 4), tableName).schools.getWithYear(world.key, '99AA00'), 'too-busy')
    expect(await world.store.schools.list(world.key)).toEqual([vlinder])
  })
})
