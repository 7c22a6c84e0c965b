// The transactions that dynalite does not have: all conditions are judged before the first change, and all changes are one write.
import type { Row, Store, Table } from 'dynalite/db/index.js'
import { call, conditionHolds, describe, keyOf, prepare, readItem, type Json, type Prepared, type Writing } from './actions.ts'
import { sumCapacity } from './capacity.ts'
import { itemBytes } from './item-size.ts'
import { noteDone, wasDone } from './request-tokens.ts'
import { refusalOf, ServiceError, validation } from './service-error.ts'
import type { WholeWrites } from './whole-writes.ts'
import { change } from './writes.ts'

const mostActions = 100
const mostBytes = 4 * 1024 * 1024

/** A condition check is a delete whose condition is judged and which is then left. */
const operationOf: Record<string, Writing> = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'DeleteItem' }

interface Step {
  readonly kind: string
  readonly request: Json
  readonly prepared: Prepared
  readonly table: Table
  readonly key: Row
}

interface Reason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError'
  readonly Message?: string
  readonly Item?: Row
}

/** Runs a TransactWriteItems; must be called inside a turn. Throws a TransactionCanceledException with a reason for each action. */
export async function transactWrite(store: Store, writes: WholeWrites, input: Json, now: number): Promise<Json> {
  const items: Json[] = input['TransactItems'] ?? []
  const token: string | undefined = input['ClientRequestToken']
  checkCount(items)
  if (await wasDone(store, token, items, now)) return {}

  const steps: Step[] = []
  const asked = input['ReturnConsumedCapacity']
  for (const item of items) steps.push(await planStep(store, item, asked))
  checkDuplicates(steps)
  checkBytes(steps)

  const answers: Json[] = []
  const reasons: Reason[] = []
  for (const step of steps) {
    const { reason, answer } = await takeStep(store, writes, step, asked)
    reasons.push(reason)
    answers.push(answer)
  }
  if (reasons.some(reason => reason.Code !== 'None')) throw cancelled(reasons)

  noteDone(writes, token, items, now)
  return sumCapacity(answers, 2)
}

/** Runs a TransactGetItems; must be called inside a turn, so that no write falls between two of its reads. */
export async function transactGet(store: Store, input: Json): Promise<Json> {
  const items: Json[] = input['TransactItems'] ?? []
  checkCount(items)
  const answers: Json[] = []
  const places = new Set(items.map(({ Get }) => JSON.stringify([Get.TableName, Object.entries(Get.Key).toSorted()])))
  if (places.size < items.length) throw oneItemTwice()
  for (const { Get } of items) {
    answers.push(await call(store, 'GetItem', { ...Get, ConsistentRead: true, ReturnConsumedCapacity: input['ReturnConsumedCapacity'] }))
  }
  return { Responses: answers.map(answer => (answer['Item'] ? { Item: answer['Item'] } : {})), ...sumCapacity(answers, 2) }
}

async function planStep(store: Store, item: Json, ReturnConsumedCapacity: unknown): Promise<Step> {
  const kinds = Object.keys(item).filter(kind => item[kind] !== undefined)
  const kind = kinds[0] ?? ''
  const operation = operationOf[kind]
  if (kinds.length !== 1 || operation === undefined) {
    throw validation('TransactItems can only contain one of Check, Put, Update or Delete')
  }
  const request: Json = item[kind]
  if (kind === 'ConditionCheck' && request['ConditionExpression'] === undefined) {
    throw validation("Value null at 'conditionExpression' failed to satisfy constraint: Member must not be null")
  }
  const prepared = prepare(store, operation, { ...request, ReturnConsumedCapacity })
  const table = await describe(store, request['TableName'])
  return { kind, request, prepared, table, key: keyOf(table, request['Key'] ?? request['Item']) }
}

/** Judges one condition and, where it holds, stages the change: a change that may not be done is dropped with all the others. */
async function takeStep(store: Store, writes: WholeWrites, step: Step, asked: unknown): Promise<{ reason: Reason; answer: Json }> {
  const { kind, request, prepared, table, key } = step
  try {
    const existing = await readItem(store, table.TableName, key)
    if (!conditionHolds(prepared, existing)) {
      const wanted = request['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' && existing !== undefined
      const reason: Reason = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...(wanted && { Item: existing }) }
      return { reason, answer: {} }
    }
    const answer = kind === 'ConditionCheck' ? checked(asked, table) : await change(store, writes, prepared)
    return { reason: { Code: 'None' }, answer }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    return { reason: { Code: 'ValidationError', Message: refusal.message }, answer: {} }
  }
}

/** A check that holds is paid for as one write of the smallest size, as DynamoDB Local counts it. */
const checked = (asked: unknown, { TableName }: Table): Json =>
  asked === 'TOTAL' || asked === 'INDEXES' ? { ConsumedCapacity: { TableName, CapacityUnits: 1 } } : {}

function checkCount(items: readonly Json[]) {
  if (items.length >= 1 && items.length <= mostActions) return
  const bound = items.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${mostActions}`
  throw validation(
    `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${bound}`,
  )
}

function checkDuplicates(steps: readonly Step[]) {
  const ids = new Set(steps.map(({ table, key }) => JSON.stringify([table.TableName, key])))
  if (ids.size < steps.length) throw oneItemTwice()
}

const oneItemTwice = () => validation('Transaction request cannot include multiple operations on one item')

function checkBytes(steps: readonly Step[]) {
  const bytes = steps.reduce((total, { request }) => total + bytesOf(request), 0)
  if (bytes > mostBytes) throw validation('Transaction request size exceeds the limit of 4 MB')
}

const bytesOf = (request: Json) =>
  itemBytes(request['Item'] ?? request['Key']) + itemBytes(request['ExpressionAttributeValues'] ?? {})

function cancelled(reasons: readonly Reason[]) {
  const codes = reasons.map(reason => reason.Code).join(', ')
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  return new ServiceError('TransactionCanceledException', message, { CancellationReasons: reasons })
}
