// Removes the rows whose time has passed, by the product's clock; which attribute says so is kept beside the rows.
import type { Level, Store } from 'dynalite/db/index.js'
import { call, describe, keyOf, type Json } from './actions.ts'
import { validation } from './service-error.ts'
import type { WholeWrites } from './whole-writes.ts'

const settings = 'ttl~'

async function attributeOf(level: Level, tableName: string) {
  return (await level.get(settings + tableName)) as string | undefined
}

/** Turns removal on or off; as in the service, asking for what is so already is refused. */
export async function updateTimeToLive(store: Store, writes: WholeWrites, input: Json): Promise<Json> {
  const { TableName, TimeToLiveSpecification } = input
  await describe(store, TableName)
  const current = await attributeOf(store.db, TableName)
  if (TimeToLiveSpecification.Enabled === (current !== undefined)) {
    throw validation(`TimeToLive is already ${current === undefined ? 'disabled' : 'enabled'}`)
  }
  const key = settings + TableName
  writes.add(TimeToLiveSpecification.Enabled ? { type: 'put', key, value: TimeToLiveSpecification.AttributeName } : { type: 'del', key })
  return { TimeToLiveSpecification }
}

export async function describeTimeToLive(store: Store, { TableName }: Json): Promise<Json> {
  await describe(store, TableName)
  const AttributeName = await attributeOf(store.db, TableName)
  return { TimeToLiveDescription: AttributeName ? { AttributeName, TimeToLiveStatus: 'ENABLED' } : { TimeToLiveStatus: 'DISABLED' } }
}

/** Deletes every row whose moment (seconds since 1970) lies before `now` (milliseconds), in all tables, and answers how many. */
export async function removeExpired(store: Store, now: number): Promise<number> {
  let removed = 0
  for await (const [key, attribute] of store.db.iterator({ gte: settings, lt: `${settings}\xff` })) {
    const table = await describe(store, key.slice(settings.length))
    for (const item of await expired(store, table.TableName, String(attribute), now)) {
      await call(store, 'DeleteItem', { TableName: table.TableName, Key: keyOf(table, item) })
      removed += 1
    }
  }
  return removed
}

async function expired(store: Store, TableName: string, attribute: string, now: number): Promise<Json[]> {
  const found: Json[] = []
  let ExclusiveStartKey: Json | undefined
  do {
    const page = await call(store, 'Scan', {
      TableName,
      FilterExpression: '#expires < :now',
      ExpressionAttributeNames: { '#expires': attribute },
      ExpressionAttributeValues: { ':now': { N: String(Math.floor(now / 1000)) } },
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    })
    found.push(...page['Items'])
    ExclusiveStartKey = page['LastEvaluatedKey']
  } while (ExclusiveStartKey)
  return found
}
