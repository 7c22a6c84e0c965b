// What the embedded engine does beyond what it answers: it keeps, forgets by the product's clock, and says what is wrong.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDynamo, type Dynamo } from '../../../lib/laptop/dynamo/dynamo.ts'
import { ensureTable } from '../../../lib/laptop/dynamo/ensure-table.ts'
import { counting } from '../../support/counting-handler.ts'
import { strictFake } from '../../support/strict-fake.ts'
import { get, key, N, nameOfRefusal, put, refusal, TableName } from './behaviours/rows.ts'

const minute = 60_000
const start = Date.parse('2027-03-24T07:00:00Z')

let directory: string
let now: number
const open: Dynamo[] = []

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'overstap-dynamo-'))
  now = start
})

afterEach(async () => {
  await Promise.all(open.splice(0).map(dynamo => dynamo.close()))
  await rm(directory, { recursive: true })
})

async function opened(path?: string): Promise<Dynamo> {
  const dynamo = await createDynamo({ path, now: () => now })
  open.push(dynamo)
  return dynamo
}

const clientOf = ({ requestHandler }: Pick<Dynamo, 'requestHandler'>) =>
  new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, requestHandler })

async function reopened(path: string): Promise<Dynamo> {
  await open.pop()?.close()
  return opened(path)
}

describe('a table on disk', () => {
  test('keeps its rows, its expiry and what it knows of transactions over a restart', async () => {
    const path = join(directory, 'deep', 'table')
    const client = clientOf(await opened(path))
    await ensureTable(client, TableName)
    const Update = { TableName, Key: key('a'), UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': N(1) } }
    const transaction = () => new TransactWriteItemsCommand({ TransactItems: [{ Update }], ClientRequestToken: 'once' })
    await client.send(transaction())

    const later = clientOf(await reopened(path))
    await ensureTable(later, TableName)
    await later.send(transaction())
    expect(await get(later, key('a'))).toEqual({ ...key('a'), n: N(1) })
    const { TimeToLiveDescription } = await later.send(new DescribeTimeToLiveCommand({ TableName }))
    expect(TimeToLiveDescription).toEqual({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' })

    now += 10 * minute
    await later.send(transaction())
    expect((await get(later, key('a')))?.['n']).toEqual(N(2))
  })

  test('is opened by one process at a time, and the second is told so', async () => {
    await opened(directory)
    const error = await refusal(createDynamo({ path: directory, now: () => now }))
    expect(error.message).toContain('in use by another process')
  })

  test('made with other keys is not taken for ours', async () => {
    const client = clientOf(await opened())
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    )
    expect((await refusal(ensureTable(client, TableName))).message).toContain('other keys or indexes')
  })
})

describe('a row that expires', () => {
  test.each(['embedded engine', 'strict fake'])('is there until its second has passed by the product\'s clock (%s)', async which => {
    const dynamo = await opened()
    const fake = strictFake({ now: () => now })
    const client = which === 'strict fake' ? fake : clientOf(dynamo)
    const sweep = async () => (which === 'strict fake' ? fake.sweepExpired() : dynamo.sweepExpired())
    if (which === 'embedded engine') await ensureTable(client, TableName)

    await put(client, { ...key('a'), expiresAt: N(start / 1000 + 60) })
    await put(client, key('b'))
    now = start + minute
    expect(await sweep()).toBe(0)
    expect(await get(client, key('a'))).toBeDefined()
    now = start + minute + 1000
    expect(await get(client, key('a'))).toBeDefined()
    expect(await sweep()).toBe(1)
    expect(await get(client, key('a'))).toBeUndefined()
    expect(await get(client, key('b'))).toBeDefined()
  })
})

describe('what an engine does not know', () => {
  test('is refused by the embedded engine', async () => {
    const client = clientOf(await opened())
    expect(await nameOfRefusal(client.send(new UpdateTableCommand({ TableName })))).toBe('UnknownOperationException')
  })

  const commands = [new ScanCommand({ TableName }), new UpdateTableCommand({ TableName })]
  test.each(commands)('fails the test that asks the strict fake', async command => {
    const error = await refusal(strictFake({ now: () => now }).send(command as ScanCommand))
    expect(error.message).toContain('The strict fake does not know')
  })
})

describe('a fault of the strict fake', () => {
  test('comes instead of the operation, or after it when only the answer gets lost', async () => {
    const faults: (Error | 'lost-ack' | undefined)[] = [new Error('no line'), undefined, 'lost-ack', undefined]
    const client = strictFake({ now: () => now, faults: () => faults.shift() })
    expect((await refusal(put(client, key('a')))).message).toBe('no line')
    expect(await get(client, key('a'))).toBeUndefined()
    expect((await refusal(put(client, key('a')))).name).toBe('TimeoutError')
    expect(await get(client, key('a'))).toEqual(key('a'))
  })
})

describe('the count of requests', () => {
  test('names each operation with its bytes, the refused ones too, and begins anew after a reset', async () => {
    const counted = counting((await opened()).requestHandler)
    const client = clientOf({ requestHandler: counted.handler })
    await ensureTable(client, TableName)
    counted.reset()
    await put(client, key('a'))
    await refusal(put(client, key('')))
    await get(client, key('a'))
    expect(counted.perOperation()).toEqual({ PutItem: 2, GetItem: 1 })
    const item = JSON.stringify({ Item: key('a') })
    expect(counted.counts.at(-1)).toMatchObject({ operation: 'GetItem', receivedBytes: item.length })
    expect(counted.counts[0]?.sentBytes).toBe(JSON.stringify({ TableName, Item: key('a') }).length)
    counted.reset()
    expect(counted.counts).toEqual([])
  })
})
