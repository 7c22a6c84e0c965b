// What the process that gets killed writes, and how one sees afterwards that every write is whole: plain wire form, no client between.
import type { Dynamo } from '../../../lib/laptop/dynamo/dynamo.ts'
import { dice } from './dice.ts'

type Json = Awaited<ReturnType<Dynamo['dispatch']>>

export const TableName = 'overstap'

/** How many of the latest transactions have rows: each transaction takes away those of one so many before it. */
const kept = 3
const mostRows = 30
const counter = { pk: { S: 'COUNTER' }, sk: { S: 'COUNTER' } }
const partition = (number: number) => `TRANSACTION#${number}`

/** Both follow from the number, so that whoever looks later knows what must be there. */
const rowsOf = (number: number) => 2 + dice(number)(mostRows - 1)
const paddingOf = (number: number) => 'x'.repeat(dice(number + 1)(2500))

const waiting = (number: number, at: number) =>
  at % 2 === 0 ? { unsent: { S: 'unsent#r' }, unsentSince: { S: `${number % 5}` } } : {}

/** One transaction over many rows: a counter goes one up, new rows come, old rows go. */
export async function writeTransaction(dynamo: Dynamo, number: number) {
  const coming = Array.from({ length: rowsOf(number) }, (_, at) => {
    const Item = { pk: { S: partition(number) }, sk: { S: `${at}` }, text: { S: paddingOf(number) }, ...waiting(number, at) }
    return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
  })
  const old = number - kept
  const going = Array.from({ length: old < 1 ? 0 : rowsOf(old) }, (_, at) => {
    const Key = { pk: { S: partition(old) }, sk: { S: `${at}` } }
    return { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } }
  })
  const count = {
    Update: {
      TableName,
      Key: counter,
      UpdateExpression: 'SET latest = :number',
      ConditionExpression: 'attribute_not_exists(latest) OR latest = :before',
      ExpressionAttributeValues: { ':number': { N: `${number}` }, ':before': { N: `${number - 1}` } },
    },
  }
  await dynamo.dispatch('TransactWriteItems', { TransactItems: [...coming, count, ...going] })
}

/** One item that moves from place to place in the index. */
export async function writeSingle(dynamo: Dynamo, number: number) {
  const Item = { pk: { S: 'SINGLE' }, sk: { S: `${number % 3}` }, unsent: { S: 'unsent#r' }, unsentSince: { S: `single ${number}` } }
  await dynamo.dispatch('PutItem', { TableName, Item })
}

export interface Found {
  readonly latest: number
  /** What is not as it must be; empty when every write is whole or absent. */
  readonly faults: readonly string[]
}

/** The number of the latest transaction, and whether its rows, those of its forerunners and the index are as that number says. */
export async function inspect(dynamo: Dynamo): Promise<Found> {
  const items = await all(dynamo, 'Scan', {})
  const latest = Number(items.find(item => item['pk'].S === 'COUNTER')?.['latest'].N ?? 0)
  const faults: string[] = []
  const partitions = Map.groupBy(items.filter(item => item['pk'].S.startsWith('TRANSACTION#')), item => item['pk'].S as string)
  for (const number of Array.from({ length: kept }, (_, back) => latest - back).filter(one => one >= 1)) {
    const found = partitions.get(partition(number))?.length ?? 0
    if (found !== rowsOf(number)) faults.push(`transaction ${number} of ${latest} has ${found} of ${rowsOf(number)} rows`)
    partitions.delete(partition(number))
  }
  for (const name of partitions.keys()) faults.push(`${name} is there, while ${latest} is the latest`)

  const expected = items.filter(item => item['unsent']).map(placeOf).toSorted()
  const query = { IndexName: 'unsent', KeyConditionExpression: 'unsent = :all', ExpressionAttributeValues: { ':all': { S: 'unsent#r' } } }
  const indexed = (await all(dynamo, 'Query', query)).map(placeOf).toSorted()
  if (expected.join() !== indexed.join()) faults.push(`the index has ${indexed.length} rows and should have ${expected.length}, or others`)
  return { latest, faults }
}

const placeOf = (item: Json) => [item['pk'].S, item['sk'].S, item['unsentSince'].S].join('/')

async function all(dynamo: Dynamo, operation: 'Query' | 'Scan', request: Json): Promise<Json[]> {
  const found: Json[] = []
  let ExclusiveStartKey: Json | undefined
  do {
    const page: Json = await dynamo.dispatch(operation, { TableName, ...request, ...(ExclusiveStartKey && { ExclusiveStartKey }) })
    found.push(...page['Items'])
    ExclusiveStartKey = page['LastEvaluatedKey']
  } while (ExclusiveStartKey)
  return found
}
