// dynalite's operations as promises, without its HTTP server: each request is validated first and then run.
import { createRequire } from 'node:module'
import type { Callback, Row, Store, Table } from 'dynalite/db/index.js'
import validations from 'dynalite/validations/index.js'
import { expectOrdered, holds } from './conditions.ts'
import { removalsLast } from './update-order.ts'

const require = createRequire(import.meta.url)

/** A request or an answer as it goes over the wire: binary as base64, numbers as text. It is checked by dynalite, not by types. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = Record<string, any>

interface Action {
  readonly types: object
  readonly custom: unknown
  readonly run: (store: Store, request: object, callback: Callback<Json>) => void
}

const reading = ['BatchGetItem', 'DescribeTable', 'GetItem', 'ListTables', 'Query', 'Scan'] as const
const writing = ['BatchWriteItem', 'CreateTable', 'DeleteItem', 'PutItem', 'UpdateItem'] as const
export type Reading = (typeof reading)[number]
export type Writing = (typeof writing)[number]

const actions = new Map(
  [...reading, ...writing].map((operation): [string, Action] => {
    const name = operation.charAt(0).toLowerCase() + operation.slice(1)
    return [operation, { ...require(`dynalite/validations/${name}.js`), run: require(`dynalite/actions/${name}.js`) }]
  }),
)

export const isReading = (operation: string): operation is Reading => reading.some(one => one === operation)

/** A request that dynalite found valid, with its expressions parsed. */
export interface Prepared {
  readonly operation: Reading | Writing
  readonly request: Json
}

/** Checks a request and parses its expressions. Throws a ValidationException or SerializationException. */
export function prepare(store: Store, operation: Reading | Writing, input: Json): Prepared {
  const action = actions.get(operation) as Action
  const request: Json = validations.checkTypes(structuredClone(input), action.types)
  validations.checkValidations(request, action.types, action.custom, store)
  for (const parsed of [request['_condition'], request['_filter']]) if (parsed) expectOrdered(parsed.expression)
  if (request['_updates']) request['_updates'].sections = removalsLast(request['_updates'].sections)
  return { operation, request }
}

/** Whether the condition of a valid request holds for the item that is there. */
export const conditionHolds = ({ request }: Prepared, existing: Row | undefined): boolean =>
  request['_condition'] === undefined || holds(request['_condition'].expression, existing ?? {})

/** Runs a valid request; its condition was judged before. */
export function run(store: Store, { operation, request }: Prepared): Promise<Json> {
  const { _condition, ...unconditional } = request
  return new Promise((answer, refuse) => {
    actions.get(operation)?.run(store, unconditional, (error, result) => (error ? refuse(error) : answer(result ?? {})))
  })
}

export const call = (store: Store, operation: Reading | Writing, input: Json) => run(store, prepare(store, operation, input))

/** The description of a table. Throws a ResourceNotFoundException. */
export function describe(store: Store, tableName: string): Promise<Table> {
  return new Promise((answer, refuse) => {
    store.getTable(tableName, (error, table) => (error ? refuse(error) : answer(table as Table)))
  })
}

/** The primary key of an item. */
export const keyOf = (table: Table, item: Row): Row =>
  Object.fromEntries(table.KeySchema.flatMap(({ AttributeName: name }) => (item[name] === undefined ? [] : [[name, item[name]]])))

/** An item by its key, as it is now. */
export async function readItem(store: Store, TableName: string, Key: Row): Promise<Row | undefined> {
  return (await call(store, 'GetItem', { TableName, Key, ConsistentRead: true }))['Item']
}
