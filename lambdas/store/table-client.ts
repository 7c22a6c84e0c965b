// How the store talks to the one table: reads, conditional writes, and a commit that carries its membership check and its audit event.
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { membershipKey } from '../domain/actor.ts'
import { toIso } from '../domain/moment.ts'
import { notFound, Refusal, type RefusalCode } from '../domain/refusal.ts'
import type { DoorTrace, LinkTrace, Trace } from '../ports/trace.ts'
import { type Key, type Row, toItem, type Update, updateInput } from './expressions.ts'
import { expiryAttribute, keys } from './table.ts'

/** One action of a transaction, and what it means when its condition fails. */
export interface Action {
  readonly item: TransactWriteItem
  readonly refuse: RefusalCode
}

export interface Query {
  readonly pk: string
  readonly prefix?: string
  readonly before?: string
  readonly newestFirst?: boolean
  readonly limit?: number
  readonly consistent?: boolean
  readonly filter?: { readonly expression: string; readonly names: Readonly<Record<string, string>>; readonly values: Row }
  readonly startAfter?: Key
}

/** Two years: how long an audit event is kept. */
const auditSeconds = 2 * 366 * 86_400
const actionsPerTransaction = 100
/** Every commit also checks the membership; the first of a command writes the audit event too. */
export const actionsPerCommit = actionsPerTransaction - 2
/** What a school does may be done for it by the one in which it went on: then that is checked too. */
export const actionsPerSchoolCommit = actionsPerCommit - 1
const busyTries = 4

export type TableClient = ReturnType<typeof tableClient>

/** The table behind the store's files. Reads answer plain rows; nothing here knows what a row means. */
export function tableClient(client: DynamoDBClient, tableName: string) {
  const TableName = tableName

  async function get(key: Key, consistent = false): Promise<Row | undefined> {
    const answer = await client.send(new GetItemCommand({ TableName, Key: toItem({ ...key }), ConsistentRead: consistent }))
    return answer.Item && unmarshall(answer.Item)
  }

  /** Several rows in one request, in the order of the keys; `undefined` for what is not there. */
  async function getAll(wanted: readonly Key[]): Promise<readonly (Row | undefined)[]> {
    const found = new Map<string, Row>()
    let left = wanted.map((key) => toItem({ ...key }))
    for (let tries = 0; left.length > 0; tries++) {
      if (tries === busyTries) throw new Refusal('too-busy')
      const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: left, ConsistentRead: true } } }))
      for (const item of answer.Responses?.[TableName] ?? []) {
        const row = unmarshall(item)
        found.set(`${row['pk']}|${row['sk']}`, row)
      }
      left = (answer.UnprocessedKeys?.[TableName]?.Keys ?? []) as typeof left
    }
    return wanted.map((key) => found.get(`${key.pk}|${key.sk}`))
  }

  /** The same for any number of rows: 1 request per hundred. */
  async function getAllOf(wanted: readonly Key[]): Promise<readonly (Row | undefined)[]> {
    const rows: (Row | undefined)[] = []
    for (let i = 0; i < wanted.length; i += 100) rows.push(...(await getAll(wanted.slice(i, i + 100))))
    return rows
  }

  /** One page of a query, as DynamoDB cuts it. */
  async function queryPage(query: Query): Promise<{ readonly rows: readonly Row[]; readonly last: Key | undefined }> {
    const values: Row = { ':pk': query.pk, ...(query.prefix !== undefined && { ':prefix': query.prefix }), ...query.filter?.values }
    const answer = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: query.prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: toItem(values),
        ...(query.filter && { FilterExpression: query.filter.expression, ExpressionAttributeNames: query.filter.names }),
        ConsistentRead: query.consistent ?? false,
        ScanIndexForward: !query.newestFirst,
        ...(query.limit !== undefined && { Limit: query.limit }),
        ...(query.startAfter && { ExclusiveStartKey: toItem({ ...query.startAfter }) }),
      }),
    )
    return { rows: (answer.Items ?? []).map((item) => unmarshall(item)), last: answer.LastEvaluatedKey && (unmarshall(answer.LastEvaluatedKey) as unknown as Key) }
  }

  async function queryAll(query: Query): Promise<readonly Row[]> {
    const rows: Row[] = []
    let startAfter: Key | undefined
    do {
      const page = await queryPage({ ...query, ...(startAfter && { startAfter }) })
      rows.push(...page.rows)
      startAfter = page.last
    } while (startAfter)
    return rows
  }

  /** The sort keys that an index holds for one partition. */
  async function queryIndex(index: { readonly name: string; readonly partition: string }, value: string, limit: number): Promise<readonly Key[]> {
    const answer = await client.send(
      new QueryCommand({
        TableName,
        IndexName: index.name,
        KeyConditionExpression: '#partition = :value',
        ExpressionAttributeNames: { '#partition': index.partition },
        ExpressionAttributeValues: toItem({ ':value': value }),
        Limit: limit,
      }),
    )
    return (answer.Items ?? []).map((item) => unmarshall(item) as unknown as Key)
  }

  /** Puts a row that is not there yet; answers whether it was put. */
  async function putNew(row: Row & Key): Promise<boolean> {
    try {
      await client.send(new PutItemCommand({ TableName, Item: toItem(row), ConditionExpression: 'attribute_not_exists(pk)' }))
      return true
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false
      throw error
    }
  }

  /** Updates a row when its condition holds; answers the row as it is then, `undefined` when the condition fails. */
  async function update(change: Update): Promise<Row | undefined> {
    try {
      const answer = await client.send(new UpdateItemCommand({ ...updateInput(TableName, change), ReturnValues: 'ALL_NEW' }))
      return unmarshall(answer.Attributes ?? {})
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined
      throw error
    }
  }

  const actions = {
    putNew: (row: Row & Key, refuse: RefusalCode): Action => ({
      item: { Put: { TableName, Item: toItem(row), ConditionExpression: 'attribute_not_exists(pk)' } },
      refuse,
    }),
    remove: (key: Key): Action => ({ item: { Delete: { TableName, Key: toItem({ ...key }) } }, refuse: 'changed-meanwhile' }),
    putIf: (row: Row & Key, condition: string, values: Row, refuse: RefusalCode): Action => ({
      item: { Put: { TableName, Item: toItem(row), ConditionExpression: condition, ExpressionAttributeValues: toItem(values) } },
      refuse,
    }),
    removeIf: (key: Key, condition: string, values: Row, refuse: RefusalCode): Action => ({
      item: { Delete: { TableName, Key: toItem({ ...key }), ConditionExpression: condition, ExpressionAttributeValues: toItem(values) } },
      refuse,
    }),
    put: (row: Row & Key): Action => ({ item: { Put: { TableName, Item: toItem(row) } }, refuse: 'changed-meanwhile' }),
    update: (change: Update, refuse: RefusalCode): Action => ({ item: { Update: updateInput(TableName, change) }, refuse }),
    check: (key: Key, condition: string, values: Row, refuse: RefusalCode): Action => ({
      item: { ConditionCheck: { TableName, Key: toItem({ ...key }), ConditionExpression: condition, ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: toItem(values) }) } },
      refuse,
    }),
  }

  /** Writes all actions or none. What fails first in the list says why. */
  async function transact(list: readonly Action[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: list.map((action) => action.item) }))
        return
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error
        const reasons = error.CancellationReasons ?? []
        const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed')
        if (failed >= 0) throw new Refusal(list[failed]!.refuse)
        const isBusy = reasons.some((reason) => reason.Code === 'TransactionConflict' || reason.Code === 'ThrottlingError' || reason.Code === 'ProvisionedThroughputExceeded')
        if (!isBusy) throw error
        if (tries === busyTries) throw new Refusal('too-busy')
        await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** tries))
      }
    }
  }

  /** What a command leans on: the membership; and for a school that left, that one of the membership still goes on with it in this region. */
  function stillStands(trace: Trace | LinkTrace | DoorTrace, regionId: string): readonly Action[] {
    if (!('membership' in trace)) return []
    const { sub, membership, succession } = trace
    const member = actions.check(keys.membership(sub, membershipKey(membership)), 'attribute_exists(pk)', {}, 'not-found')
    if (!succession) return [member]
    const place = succession.places.find((one) => one.regionId === regionId)
    if (!place) throw notFound()
    return [member, actions.check(keys.placement(place.schoolId, regionId, succession.year), 'contains(succeeds, :of)', { ':of': succession.of }, 'not-found')]
  }

  /**
   * Writes what a command changes together with its audit event, on condition that what it leans on still stands. Someone whose membership was
   * taken away meanwhile, or whose school does not go on with that of before any more, finds nothing here. A command by link leans on a condition that stands in the list itself. One act
   * has one event: what is written for it after that says so in its trace.
   */
  async function commit(list: readonly Action[], trace: Trace | LinkTrace | DoorTrace, regionId: string): Promise<void> {
    const { event } = trace
    const at = toIso(event.at)
    const audit = actions.put({ ...keys.audit(regionId, at, crypto.randomUUID()), ...event, at, [expiryAttribute]: Math.floor(event.at / 1000) + auditSeconds })
    const isWritten = 'isWritten' in trace && trace.isWritten === true
    await transact([...stillStands(trace, regionId), ...list, ...(isWritten ? [] : [audit])])
  }

  /** One command in several transactions: the first carries its audit event, each the check of the membership. Parts that are empty are left out. */
  async function commitParts(parts: readonly (readonly Action[])[], trace: Trace | DoorTrace, regionId: string): Promise<void> {
    for (const [i, part] of parts.filter(({ length }) => length > 0).entries()) {
      if (i === 0) await commit(part, trace, regionId)
      else await transact([...stillStands(trace, regionId), ...part])
    }
  }

  /** Many whole rows in as few transactions as hold them; the first carries the audit event. What is in one group stays together. */
  async function commitInParts(groups: readonly (readonly Action[])[], trace: Trace, regionId: string): Promise<void> {
    const parts: Action[][] = [[]]
    for (const group of groups) {
      if (parts.at(-1)!.length + group.length > (trace.succession ? actionsPerSchoolCommit : actionsPerCommit)) parts.push([])
      parts.at(-1)!.push(...group)
    }
    await commitParts(parts, trace, regionId)
  }

  return { get, getAll, getAllOf, queryPage, queryAll, queryIndex, putNew, update, actions, transact, commit, commitParts, commitInParts }
}
