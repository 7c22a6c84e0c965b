// What the store contract runs on: the strict fake, the embedded engine in memory and on disk, and DynamoDB Local where Java is found.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { unlogged } from '../../lambdas/log.ts'
import { createDynamo } from '../../lib/laptop/dynamo/dynamo.ts'
import { ensureTable } from '../../lib/laptop/dynamo/ensure-table.ts'
import { hasJava, startDynamoDbLocal } from './dynamodb-local.ts'
import { strictFake } from './strict-fake.ts'

/** An engine with our table, empty. */
export interface StartedEngine {
  readonly client: DynamoDBClient
  stop(): Promise<void>
}

export interface Engine {
  readonly name: string
  /** Whether it can be had here; skip the tests of one that cannot. */
  readonly available: boolean
  start(): Promise<StartedEngine>
}

export const tableName = 'overstap'

const now = () => Date.now()
/** Set where all engines must be there, so that a missing Java is a failure and not a silence. */
const javaIsWanted = process.env['OVERSTAP_NEEDS_DYNAMODB_LOCAL'] === '1'

async function startFake(): Promise<StartedEngine> {
  return { client: strictFake({ now, tableName }), stop: async () => {} }
}

async function startEmbedded(path?: string): Promise<StartedEngine> {
  const dynamo = await createDynamo({ path, now })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = unlogged(new DynamoDBClient({ region: 'eu-west-1', credentials, requestHandler: dynamo.requestHandler }))
  await ensureTable(client, tableName)
  return { client, stop: () => dynamo.close() }
}

async function startOnDisk(): Promise<StartedEngine> {
  const path = await mkdtemp(join(tmpdir(), 'overstap-dynamo-'))
  const engine = await startEmbedded(path)
  return {
    client: engine.client,
    async stop() {
      await engine.stop()
      await rm(path, { recursive: true })
    },
  }
}

async function startLocal(): Promise<StartedEngine> {
  if (!hasJava()) throw new Error('DynamoDB Local needs Java 17 or later on the path, and none was found.')
  const local = await startDynamoDbLocal()
  await ensureTable(local.client, tableName)
  return local
}

export const strictFakeEngine: Engine = { name: 'strict fake', available: true, start: startFake }
export const embeddedEngine: Engine = { name: 'embedded engine in memory', available: true, start: () => startEmbedded() }
export const embeddedOnDisk: Engine = { name: 'embedded engine on disk', available: true, start: startOnDisk }
export const dynamoDbLocal: Engine = {
  name: 'DynamoDB Local',
  get available() {
    return javaIsWanted || hasJava()
  },
  start: startLocal,
}

export const engines: readonly Engine[] = [strictFakeEngine, embeddedEngine, embeddedOnDisk, dynamoDbLocal]
