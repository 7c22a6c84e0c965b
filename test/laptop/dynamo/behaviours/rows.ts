// Short words for what the behaviours do to the table.
import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
  type PutItemCommandInput,
  type QueryCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { tableName as TableName } from '../../../support/engines.ts'

/** Something that the store relies on, shown on an engine with our table; each works in partitions of its own. */
export interface Behaviour {
  readonly name: string
  run(client: DynamoDBClient): Promise<void>
}

export { TableName }
export type Item = Record<string, AttributeValue>

export const S = (text: string): AttributeValue => ({ S: text })
export const N = (number: number | string): AttributeValue => ({ N: String(number) })
export const key = (pk: string, sk = '1'): Item => ({ pk: S(pk), sk: S(sk) })

let made = 0
/** A partition that no other behaviour uses. */
export const newPartition = () => `partition ${(made += 1)}`

export const put = (client: DynamoDBClient, Item: Item, more: Partial<PutItemCommandInput> = {}) =>
  client.send(new PutItemCommand({ TableName, Item, ...more }))

export const update = (client: DynamoDBClient, Key: Item, UpdateExpression: string, more: Partial<UpdateItemCommandInput> = {}) =>
  client.send(new UpdateItemCommand({ TableName, Key, UpdateExpression, ...more }))

export async function get(client: DynamoDBClient, Key: Item): Promise<Item | undefined> {
  return (await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item
}

export const query = (client: DynamoDBClient, more: Omit<QueryCommandInput, 'TableName'>) =>
  client.send(new QueryCommand({ TableName, ...more }))

/** All pages of a query, and how many there were. */
export async function queryAll(client: DynamoDBClient, more: Omit<QueryCommandInput, 'TableName'>) {
  const items: Item[] = []
  let pages = 0
  let ExclusiveStartKey: Item | undefined
  do {
    const page = await query(client, { ...more, ExclusiveStartKey })
    items.push(...(page.Items ?? []))
    pages += 1
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return { items, pages }
}

/** The error with which something is refused. Throws when it is not. */
export async function refusal(attempt: Promise<unknown>): Promise<Error & { readonly Item?: Item }> {
  const outcome = await attempt.then(
    () => undefined,
    (error: Error) => error,
  )
  if (outcome === undefined) throw new Error('This should have been refused')
  return outcome
}

export const nameOfRefusal = async (attempt: Promise<unknown>) => (await refusal(attempt)).name
