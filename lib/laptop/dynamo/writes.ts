// Writes of one item: the condition is judged on what is there, then dynalite makes the change.
import type { Row, Store } from 'dynalite/db/index.js'
import { call, conditionHolds, describe, keyOf, prepare, readItem, run, type Json, type Prepared, type Writing } from './actions.ts'
import { ServiceError } from './service-error.ts'
import type { WholeWrites } from './whole-writes.ts'

/** Runs a write of one item; must be called inside a turn. Throws a ConditionalCheckFailedException, with the item if asked. */
export async function write(store: Store, writes: WholeWrites, operation: Writing, input: Json): Promise<Json> {
  const prepared = prepare(store, operation, input)
  if (prepared.request['_condition'] !== undefined) {
    const table = await describe(store, input['TableName'])
    const existing = await readItem(store, table.TableName, keyOf(table, input['Key'] ?? input['Item']))
    if (!conditionHolds(prepared, existing)) throw conditionFailed(input, existing)
  }
  return change(store, writes, prepared)
}

function conditionFailed(input: Json, existing: Row | undefined) {
  const wanted = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' && existing !== undefined
  return new ServiceError('ConditionalCheckFailedException', 'The conditional request failed', wanted ? { Item: existing } : {})
}

/** Makes a change whose condition holds. Each index row that it changes costs a unit more, which dynalite leaves out. */
export async function change(store: Store, writes: WholeWrites, prepared: Prepared): Promise<Json> {
  const before = writes.indexRows()
  const { Attributes, ConsumedCapacity, ...answer } = await run(store, prepared)
  if (ConsumedCapacity) ConsumedCapacity.CapacityUnits += writes.indexRows() - before
  const some = Attributes !== undefined && Object.keys(Attributes).length > 0
  return { ...answer, ...(some && { Attributes }), ...(ConsumedCapacity && { ConsumedCapacity }) }
}

/** dynalite makes a table active one timer later; we answer when it is, so that no kill leaves a table that never becomes so. */
export async function createTable(store: Store, input: Json): Promise<Json> {
  const answer = await call(store, 'CreateTable', input)
  while (answer['TableDescription'].TableStatus !== 'ACTIVE') await new Promise(next => setTimeout(next, 0))
  return answer
}
