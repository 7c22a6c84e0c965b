// What the SDK does with rows besides bringing them: nothing.
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { unlogged } from '../../lambdas/log.ts'
import { createDynamo } from '../../lib/laptop/dynamo/dynamo.ts'
import { ensureTable } from '../../lib/laptop/dynamo/ensure-table.ts'
import { tableName } from '../support/engines.ts'

it.each([
  ['an unlogged client hands no row to a logger', unlogged, 0],
  ['any other client does', (client: DynamoDBClient) => client, 1],
])('%s', async (_, as, lines) => {
  const dynamo = await createDynamo({ path: undefined, now: Date.now })
  const logged: unknown[] = []
  const log = (line: unknown) => void logged.push(line)
  const logger = { trace: log, debug: log, info: log, warn: log, error: log }
  const client = as(new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler: dynamo.requestHandler, logger }))
  try {
    await ensureTable(client, tableName)
    logged.length = 0
    expect((await client.send(new GetItemCommand({ TableName: tableName, Key: { pk: { S: 'a' }, sk: { S: 'b' } } }))).Item).toBeUndefined()
    expect(logged.filter((line) => JSON.stringify(line).includes('GetItem'))).toHaveLength(lines)
  } finally {
    client.destroy()
    await dynamo.close()
  }
})
