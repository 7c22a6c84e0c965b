// GetItem, BatchGetItem, TransactGetItems and Query.
import type {
  BatchGetItemCommandInput,
  GetItemCommandInput,
  QueryCommandInput,
  TransactGetItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import { tableKeys, unsentIndex } from '../../../lambdas/store/table.ts'
import { consumed, consumedInAll, readUnits } from './capacity.ts'
import { readCondition } from './conditions.ts'
import { allowOnly, invalid, noSuchTable, unknown } from './errors.ts'
import { readKeyCondition } from './key-conditions.ts'
import { expectApart, pick, readPath, type Path } from './paths.ts'
import { placeholdersOf, type Placeholders } from './placeholders.ts'
import { readExpression } from './reader.ts'
import { byPlace, exactKeyOf, isProjected, keyOf, type Row } from './rows.ts'
import { itemBytes, type Item } from './values.ts'
import type { Table } from './writes.ts'

const mostKeys = 100
const mostBatchBytes = 16 * 1024 * 1024
const mostPageBytes = 1024 * 1024
const oneRead = ['TableName', 'Key', 'ProjectionExpression', 'ExpressionAttributeNames']

export function getItem(table: Table, input: GetItemCommandInput) {
  allowOnly(input, 'GetItem', [...oneRead, 'ConsistentRead', 'ReturnConsumedCapacity'])
  const { Item, bytes } = read(table, input)
  return { ...(Item && { Item }), ...consumed(input.ReturnConsumedCapacity, table.name, readUnits(bytes, input.ConsistentRead === true)) }
}

export function transactGetItems(table: Table, input: TransactGetItemsCommandInput) {
  allowOnly(input, 'TransactGetItems', ['TransactItems', 'ReturnConsumedCapacity'])
  const gets = (input.TransactItems ?? []).map(({ Get }) => {
    if (Get === undefined) throw invalid('TransactItems can only contain Get')
    allowOnly(Get, 'Get', oneRead)
    return Get
  })
  expectKeys(gets.map(get => get.Key ?? {}))
  const found = gets.map(get => read(table, get))
  const units = found.reduce((total, { bytes }) => total + 2 * readUnits(bytes, true), 0)
  return { Responses: found.map(({ Item }) => (Item ? { Item } : {})), ...consumedInAll(input.ReturnConsumedCapacity, table.name, units) }
}

/** Answers in the reverse order of what was asked, since the service promises none; what goes beyond 16 MB is left unprocessed. */
export function batchGetItem(table: Table, input: BatchGetItemCommandInput) {
  allowOnly(input, 'BatchGetItem', ['RequestItems', 'ReturnConsumedCapacity'])
  const [[TableName, asked] = [undefined, undefined], ...more] = Object.entries(input.RequestItems ?? {})
  if (TableName === undefined || asked === undefined) throw invalid("Value at 'requestItems' must have length greater than or equal to 1")
  if (more.length > 0 || TableName !== table.name) throw noSuchTable()
  allowOnly(asked, 'BatchGetItem', ['Keys', 'ProjectionExpression', 'ExpressionAttributeNames', 'ConsistentRead'])
  const { Keys = [], ConsistentRead, ...rest } = asked
  expectKeys(Keys)
  let [bytesRead, units] = [0, 0]
  const left: Item[] = []
  const items = Keys.flatMap(Key => {
    const { Item, bytes } = read(table, { TableName, Key, ...rest })
    if (bytesRead + bytes > mostBatchBytes) {
      left.push(Key)
      return []
    }
    bytesRead += bytes
    units += readUnits(bytes, ConsistentRead === true)
    return Item ? [Item] : []
  })
  return {
    Responses: { [TableName]: items.toReversed() },
    UnprocessedKeys: left.length > 0 ? { [TableName]: { ...asked, Keys: left } } : {},
    ...consumedInAll(input.ReturnConsumedCapacity, TableName, units),
  }
}

function expectKeys(keys: readonly Item[]) {
  if (keys.length < 1 || keys.length > mostKeys) throw invalid(`The number of keys must be between 1 and ${mostKeys}`)
  const places = new Set(keys.map(key => JSON.stringify(exactKeyOf(key))))
  if (places.size < keys.length) throw invalid('Provided list of item keys contains duplicates')
}

function read(table: Table, input: Pick<GetItemCommandInput, 'TableName' | 'Key' | 'ProjectionExpression' | 'ExpressionAttributeNames'>) {
  const placeholders = placeholdersOf(input)
  const paths = readProjection(input.ProjectionExpression, placeholders)
  placeholders.expectAllUsed()
  const key = exactKeyOf(input.Key ?? {})
  if (input.TableName !== table.name) throw noSuchTable()
  const item = table.rows.get(key)
  return { Item: item && (paths ? pick(item, paths) : item), bytes: itemBytes(item ?? {}) }
}

function readProjection(text: string | undefined, placeholders: Placeholders): readonly Path[] | undefined {
  if (text === undefined) return undefined
  const reader = readExpression('ProjectionExpression', text)
  const paths: Path[] = []
  do paths.push(readPath(reader, placeholders))
  while (reader.accept(','))
  reader.expectEnd()
  expectApart(reader, paths)
  return paths
}

const queryParameters = ['TableName', 'IndexName', 'KeyConditionExpression', 'FilterExpression', 'ProjectionExpression', 'Limit', 'Select']
const queryManners = ['ExpressionAttributeNames', 'ExpressionAttributeValues', 'ExclusiveStartKey', 'ScanIndexForward', 'ConsistentRead']

export function query(table: Table, input: QueryCommandInput) {
  allowOnly(input, 'Query', [...queryParameters, ...queryManners, 'ReturnConsumedCapacity'])
  const plan = readQuery(table, input)
  const page = cutPage(plan.rows, input.Limit ?? Infinity)
  const last = page.more ? page.rows.at(-1) : undefined
  const found = page.rows.map(row => row.item).filter(item => plan.filter === undefined || plan.filter.holds(item))
  const items = found.map(item => (plan.paths ? pick(item, plan.paths) : item))
  return {
    ...(input.Select !== 'COUNT' && { Items: items }),
    Count: items.length,
    ScannedCount: page.rows.length,
    ...(last && { LastEvaluatedKey: startKeyOf(last, plan.inIndex) }),
    ...consumed(input.ReturnConsumedCapacity, table.name, readUnits(page.bytes, input.ConsistentRead === true)),
  }
}

function readQuery(table: Table, input: QueryCommandInput) {
  if (input.TableName !== table.name) throw noSuchTable()
  const inIndex = input.IndexName !== undefined
  if (inIndex && input.IndexName !== unsentIndex.name) throw invalid(`The table does not have the specified index: ${input.IndexName}`)
  if (inIndex && input.ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes')
  if (input.Limit !== undefined && input.Limit < 1) throw invalid("Value at 'limit' must have value greater than or equal to 1")
  if (input.Select !== undefined && input.Select !== 'COUNT') throw unknown(`Select ${input.Select}`)
  if (input.KeyConditionExpression === undefined) throw invalid('The KeyConditionExpression parameter must be specified')
  const placeholders = placeholdersOf(input)
  const keys = inIndex ? unsentIndex : tableKeys
  const range = readKeyCondition(input.KeyConditionExpression, keys, placeholders)
  const filter = input.FilterExpression === undefined ? undefined : readCondition('FilterExpression', input.FilterExpression, placeholders)
  const paths = readProjection(input.ProjectionExpression, placeholders)
  placeholders.expectAllUsed()
  expectWithin(inIndex, keys, filter?.attributes ?? new Set(), paths ?? [])
  const ordered = table.rows.partition(range.partition, inIndex).filter(row => range.matches(row.sort))
  const directed = input.ScanIndexForward === false ? ordered.toReversed() : ordered
  return { inIndex, filter, paths, rows: from(directed, input, inIndex, range.partition) }
}

/** A filter may not look at keys, and an index gives what it holds. */
function expectWithin(inIndex: boolean, keys: { partition: string; sort: string }, filtered: ReadonlySet<string>, paths: readonly Path[]) {
  for (const name of [keys.partition, keys.sort]) {
    if (filtered.has(name)) throw invalid(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`)
  }
  const outside = inIndex ? [...filtered, ...paths.map(([name]) => name)].find(name => !isProjected(name)) : undefined
  if (outside !== undefined) throw invalid(`Global secondary index ${unsentIndex.name} does not project ${outside}`)
}

/** What comes after the start key, whether or not its row is still there. */
function from(rows: readonly Row[], input: QueryCommandInput, inIndex: boolean, partition: string): readonly Row[] {
  const start = input.ExclusiveStartKey
  if (start === undefined) return rows
  const keys = inIndex ? unsentIndex : tableKeys
  const complete = Object.keys(start).length === (inIndex ? 4 : 2)
  if (!complete || start[keys.partition]?.S !== partition || start[keys.sort]?.S === undefined) {
    throw invalid('The provided starting key is invalid')
  }
  const place = { sort: start[keys.sort]?.S ?? '', key: keyOf(start) }
  const direction = input.ScanIndexForward === false ? -1 : 1
  return rows.filter(row => byPlace(row, place) * direction > 0)
}

/** A page ends after `limit` rows or before it would weigh more than 1 MB. */
function cutPage(rows: readonly Row[], limit: number) {
  let bytes = 0
  let count = 0
  for (const { item } of rows) {
    const size = itemBytes(item)
    if (count === limit || (count > 0 && bytes + size > mostPageBytes)) break
    bytes += size
    count += 1
  }
  return { rows: rows.slice(0, count), bytes, more: count < rows.length || count === limit }
}

function startKeyOf({ item }: Row, inIndex: boolean): Item {
  const names = [tableKeys.partition, tableKeys.sort, ...(inIndex ? [unsentIndex.partition, unsentIndex.sort] : [])]
  return Object.fromEntries(names.flatMap(name => (item[name] === undefined ? [] : [[name, item[name]]])))
}
