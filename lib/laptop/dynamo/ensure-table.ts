// Makes our table in an empty engine, exactly as the storage stack makes it in AWS.
import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { expiryAttribute, tableKeys, unsentIndex } from '../../../lambdas/store/table.ts'

const keySchema = (keys: { readonly partition: string; readonly sort: string }) => [
  { AttributeName: keys.partition, KeyType: 'HASH' as const },
  { AttributeName: keys.sort, KeyType: 'RANGE' as const },
]

const ourTable = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [tableKeys.partition, tableKeys.sort, unsentIndex.partition, unsentIndex.sort].map(AttributeName => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  KeySchema: keySchema(tableKeys),
  GlobalSecondaryIndexes: [
    { IndexName: unsentIndex.name, KeySchema: keySchema(unsentIndex), Projection: { ProjectionType: unsentIndex.projection } },
  ],
} satisfies Omit<CreateTableCommandInput, 'TableName'>

/**
 * Makes the table with its index and its expiry unless it is there, and answers when it can be used. Throws when a table is there with
 * other keys or indexes: the data of an older version.
 */
export async function ensureTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const existing = await find(client, tableName)
  if (existing === undefined) {
    await client.send(new CreateTableCommand({ TableName: tableName, ...ourTable }))
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { TableName: tableName })
  } else if (shapeOf(existing) !== shapeOf(ourTable)) {
    throw new Error(`The table ${tableName} has other keys or indexes than this version knows: begin anew with an empty one.`)
  }
  await ensureExpiry(client, tableName)
}

async function find(client: DynamoDBClient, tableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: tableName }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Turning on what is on is refused, so it is asked first. */
async function ensureExpiry(client: DynamoDBClient, TableName: string) {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  if (TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL')) return
  await client.send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName: expiryAttribute, Enabled: true } }),
  )
}

const shapeOf = (table: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>) =>
  JSON.stringify([
    table.KeySchema?.map(key => `${key.KeyType} ${key.AttributeName}`),
    table.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => [
      IndexName,
      KeySchema?.map(key => `${key.KeyType} ${key.AttributeName}`),
      Projection?.ProjectionType,
    ]),
  ])
