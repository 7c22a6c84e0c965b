// One table in memory behind the SDK client's `send`, written apart from the embedded engine and refusing all that it does not know.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expiryAttribute } from '../../lambdas/store/table.ts'
import { unknown } from './strict-fake/errors.ts'
import { batchGetItem, getItem, query, transactGetItems } from './strict-fake/reads.ts'
import { createRows } from './strict-fake/rows.ts'
import { deleteItem, putItem, transactWriteItems, updateItem, type Table, type Tokens } from './strict-fake/writes.ts'

/**
 * What goes wrong with one operation, asked before each: an error comes instead of doing it; after `lost-ack` it is done and the answer
 * gets lost on the way.
 */
export type Faults = (operation: string, input: object) => Error | 'lost-ack' | undefined

export interface StrictFake extends DynamoDBClient {
  /** Removes the rows whose time has passed, as the service does at some moment, and answers how many. */
  sweepExpired(): number
}

interface Settings {
  /** The product's clock, in milliseconds: for expiry, and for the ten minutes that a transaction's token is remembered. */
  readonly now: () => number
  readonly tableName?: string
  readonly faults?: Faults
}

/** Each takes the input of its own command, which `send` picks by the command's name. */
type Operation = (input: never) => object

/** A fake of the service with our table in it, to be used wherever a `DynamoDBClient` is. It repeats nothing: a fault is seen at once. */
export function strictFake({ now, tableName = 'overstap', faults = () => undefined }: Settings): StrictFake {
  const table: Table = { name: tableName, rows: createRows() }
  const tokens: Tokens = new Map()
  const operations: Record<string, Operation> = {
    GetItem: input => getItem(table, input),
    BatchGetItem: input => batchGetItem(table, input),
    TransactGetItems: input => transactGetItems(table, input),
    Query: input => query(table, input),
    PutItem: input => putItem(table, input),
    UpdateItem: input => updateItem(table, input),
    DeleteItem: input => deleteItem(table, input),
    TransactWriteItems: input => transactWriteItems(table, input, tokens, now()),
  }

  async function send(command: { readonly input: object }) {
    const operation = command.constructor.name.replace(/Command$/, '')
    const run = operations[operation]
    if (run === undefined) throw unknown(`the operation ${operation}`)
    const input = structuredClone(command.input)
    await Promise.resolve()
    const fault = faults(operation, input)
    if (fault instanceof Error) throw fault
    const answer = structuredClone(run(input as never))
    if (fault === 'lost-ack') throw lostAnswer()
    return { $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 }, ...answer }
  }

  function sweepExpired() {
    const seconds = now() / 1000
    const expired = [...table.rows.all()].filter(({ item }) => Number(item[expiryAttribute]?.N ?? Infinity) < Math.floor(seconds))
    for (const { key } of expired) table.rows.delete(key)
    return expired.length
  }

  return { send, sweepExpired, destroy: () => {} } as unknown as StrictFake
}

const lostAnswer = () => Object.assign(new Error('The answer got lost after the operation was done'), { name: 'TimeoutError' })
