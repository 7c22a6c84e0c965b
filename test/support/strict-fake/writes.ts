// PutItem, UpdateItem, DeleteItem and TransactWriteItems.
import type {
  CancellationReason,
  DeleteItemCommandInput,
  DeleteItemCommandOutput,
  PutItemCommandInput,
  TransactWriteItem,
  TransactWriteItemsCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import { consumed, consumedInAll, writeUnits } from './capacity.ts'
import { readCheck, readDelete, readPut, readUpdateOf, type Change } from './changes.ts'
import { allowOnly, cancelled, conditionFailed, invalid, noSuchTable, otherParameters } from './errors.ts'
import { pick } from './paths.ts'
import type { Rows } from './rows.ts'
import type { Item } from './values.ts'

type Answer = Omit<DeleteItemCommandOutput, '$metadata'>
type Single = Pick<DeleteItemCommandInput, 'TableName' | 'ReturnValues' | 'ReturnConsumedCapacity'>

export interface Table {
  readonly name: string
  readonly rows: Rows
}

const answers = ['ReturnValues', 'ReturnConsumedCapacity']

export const putItem = (table: Table, input: PutItemCommandInput) =>
  writeOne(table, input, readPut(input, answers), ['NONE', 'ALL_OLD'])

export const deleteItem = (table: Table, input: DeleteItemCommandInput) =>
  writeOne(table, input, readDelete(input, answers), ['NONE', 'ALL_OLD'])

export const updateItem = (table: Table, input: UpdateItemCommandInput) =>
  writeOne(table, input, readUpdateOf(input, answers), ['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'])

function writeOne({ name, rows }: Table, input: Single, change: Change, allowed: readonly string[]): Answer {
  const wanted = input.ReturnValues ?? 'NONE'
  if (!allowed.includes(wanted)) throw invalid(`ReturnValues can only be ${allowed.join(' or ')}`)
  if (input.TableName !== name) throw noSuchTable()
  const before = rows.get(change.key)
  if (change.condition?.holds(before ?? {}) === false) throw conditionFailed(change.answersOldItem ? before : undefined)
  const after = change.after(before)
  if (after === 'unchanged') return {}
  store(rows, change, after)
  const Attributes = attributes(wanted, change, before, after)
  return { ...(Attributes && { Attributes }), ...consumed(input.ReturnConsumedCapacity, name, writeUnits(before, after)) }
}

function attributes(wanted: string, { paths }: Change, before: Item | undefined, after: Item | undefined): Item | undefined {
  const [which, when] = wanted.split('_')
  const item = when === 'OLD' ? before : when === 'NEW' ? after : undefined
  if (item === undefined || which === 'ALL') return item
  const touched = pick(item, paths)
  return Object.keys(touched).length > 0 ? touched : undefined
}

function store(rows: Rows, { key }: Change, after: Item | undefined) {
  if (after === undefined) rows.delete(key)
  else rows.put(after)
}

const mostActions = 100
const mostBytes = 4 * 1024 * 1024
const remembered = 10 * 60_000

/** The transactions of the last ten minutes by their tokens. */
export type Tokens = Map<string, { readonly items: string; readonly at: number }>

export function transactWriteItems({ name, rows }: Table, input: TransactWriteItemsCommandInput, tokens: Tokens, now: number) {
  allowOnly(input, 'a transaction', ['TransactItems', 'ClientRequestToken', 'ReturnConsumedCapacity'])
  const items = input.TransactItems ?? []
  if (items.length < 1 || items.length > mostActions) throw invalid(`A transaction has 1 to ${mostActions} actions`)
  if (isRepeat(input, tokens, now)) return {}

  const changes = items.map(item => readAction(name, item))
  const places = new Set(changes.map(({ key }) => JSON.stringify(key)))
  if (places.size < changes.length) throw invalid('Transaction request cannot include multiple operations on one item')
  const bytes = changes.reduce((total, change) => total + change.bytes, 0)
  if (bytes > mostBytes) throw invalid('Transaction request size exceeds the limit of 4 MB')

  const judged = changes.map(change => judge(rows, change))
  if (judged.some(({ reason }) => reason.Code !== 'None')) throw cancelled(judged.map(({ reason }) => reason))
  const units = judged.map(({ change, before, after }) => {
    if (after !== 'unchanged') store(rows, change, after)
    return 2 * writeUnits(before, after === 'unchanged' ? before : after)
  })
  if (input.ClientRequestToken !== undefined) tokens.set(input.ClientRequestToken, { items: JSON.stringify(items), at: now })
  return consumedInAll(input.ReturnConsumedCapacity, name, units.reduce((total, one) => total + one, 0))
}

function isRepeat(input: TransactWriteItemsCommandInput, tokens: Tokens, now: number): boolean {
  const done = tokens.get(input.ClientRequestToken ?? '')
  if (done === undefined || done.at <= now - remembered) return false
  if (done.items !== JSON.stringify(input.TransactItems)) throw otherParameters()
  return true
}

function readAction(tableName: string, item: TransactWriteItem): Change {
  const given = Object.entries(item).filter(([, action]) => action !== undefined)
  if (given.length !== 1) throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
  const { Put, Update, Delete, ConditionCheck } = item
  const action = Put ?? Update ?? Delete ?? ConditionCheck
  const change = Put ? readPut(Put) : Update ? readUpdateOf(Update) : Delete ? readDelete(Delete) : ConditionCheck && readCheck(ConditionCheck)
  if (change === undefined) throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
  if (action?.TableName !== tableName) throw noSuchTable()
  return change
}

/** What would become of one action; nothing is changed yet, so that all of a transaction is judged on what was there before it. */
function judge(rows: Rows, change: Change) {
  const before = rows.get(change.key)
  const verdict = (reason: CancellationReason, after: ReturnType<Change['after']>) => ({ change, before, after, reason })
  if (change.condition?.holds(before ?? {}) === false) {
    const Item = change.answersOldItem ? before : undefined
    return verdict({ Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...(Item && { Item }) }, 'unchanged')
  }
  try {
    return verdict({ Code: 'None' }, change.after(before))
  } catch (error) {
    if (!(error instanceof DynamoDBServiceException)) throw error
    return verdict({ Code: 'ValidationError', Message: error.message }, 'unchanged')
  }
}
