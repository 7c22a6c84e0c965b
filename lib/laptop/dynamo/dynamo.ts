// DynamoDB inside this process: dynalite's storage and expressions, with whole writes, transactions and expiry by the product's clock.
import type { HttpHandler } from '@smithy/protocol-http'
import type { Store } from 'dynalite/db/index.js'
import { call, describe, isReading, prepare, type Json, type Reading } from './actions.ts'
import { keepIndexRowsApart } from './index-rows.ts'
import { openStore } from './open-store.ts'
import { runQuery } from './queries.ts'
import { createRequestHandler } from './request-handler.ts'
import { forgetOld } from './request-tokens.ts'
import { ServiceError } from './service-error.ts'
import { describeTimeToLive, removeExpired, updateTimeToLive } from './time-to-live.ts'
import { transactGet, transactWrite } from './transactions.ts'
import { makeWritesWhole, type WholeWrites } from './whole-writes.ts'
import { createTable, write } from './writes.ts'

export interface Dynamo {
  /** Runs one operation on its wire form. Throws an error whose `body` is the service's refusal. */
  dispatch(operation: string, input: Json): Promise<Json>
  /** For `new DynamoDBClient({ requestHandler })`: no socket between. */
  readonly requestHandler: HttpHandler
  /** Removes the rows whose time has passed and answers how many; the service does this within some days, unasked. */
  sweepExpired(): Promise<number>
  /** Waits for what is going on and closes the store. */
  close(): Promise<void>
}

/**
 * Opens the engine: in a directory, where everything acknowledged outlives a killed process, or without a path in memory.
 * `now` is the product's clock, in milliseconds. Throws when another process has the directory open.
 */
export async function createDynamo(options: { readonly path?: string | undefined; readonly now: () => number }): Promise<Dynamo> {
  keepIndexRowsApart()
  const store = await openStore(options.path)
  const writes = makeWritesWhole(store.db)
  const { now } = options

  const dispatch = (operation: string, input: Json): Promise<Json> =>
    isReading(operation) ? read(store, operation, input) : writes.whole(() => change(operation, input))

  async function change(operation: string, input: Json): Promise<Json> {
    switch (operation) {
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return write(store, writes, operation, input)
      case 'BatchWriteItem':
        return call(store, operation, input)
      case 'CreateTable':
        return createTable(store, input)
      case 'TransactWriteItems':
        return transactWrite(store, writes, input, now())
      case 'TransactGetItems':
        return transactGet(store, input)
      case 'UpdateTimeToLive':
        return updateTimeToLive(store, writes, input)
      case 'DescribeTimeToLive':
        return describeTimeToLive(store, input)
      case 'UpdateContinuousBackups':
      case 'DescribeContinuousBackups':
        return backups(store, input)
      default:
        throw new ServiceError('UnknownOperationException', `The embedded engine does not know ${operation || 'a request without a target'}`)
    }
  }

  await writes.whole(() => forgetOld(store, writes, now()))
  return {
    dispatch,
    requestHandler: createRequestHandler(dispatch),
    sweepExpired: () => writes.whole(() => sweep(store, writes, now())),
    close: () => writes.whole(async () => {}).then(() => store.db.close()),
  }
}

const read = (store: Store, operation: Reading, input: Json): Promise<Json> =>
  operation === 'Query' || operation === 'Scan' ? runQuery(store, prepare(store, operation, input)) : call(store, operation, input)

async function sweep(store: Store, writes: WholeWrites, now: number) {
  await forgetOld(store, writes, now)
  return removeExpired(store, now)
}

/** Back-ups are not kept on one machine; that they can be asked for lets the same set-up code run. */
async function backups(store: Store, { TableName }: Json): Promise<Json> {
  await describe(store, TableName)
  return { ContinuousBackupsDescription: { ContinuousBackupsStatus: 'DISABLED' } }
}
