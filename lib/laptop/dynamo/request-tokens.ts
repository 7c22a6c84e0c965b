// Remembers for ten minutes which transactions were done, so that a repeat after a lost answer changes nothing.
import { createHash } from 'node:crypto'
import type { Store } from 'dynalite/db/index.js'
import { ServiceError } from './service-error.ts'
import type { WholeWrites } from './whole-writes.ts'

const tokens = 'token~'
const remembered = 10 * 60_000

interface Done {
  readonly hash: string
  readonly at: number
}

const hashOf = (items: unknown) => createHash('sha256').update(JSON.stringify(items)).digest('base64url')

/** Whether this very transaction was done in the last ten minutes. Throws when the token was used for another. */
export async function wasDone(store: Store, token: string | undefined, items: unknown, now: number): Promise<boolean> {
  if (token === undefined) return false
  const done = (await store.db.get(tokens + token)) as Done | undefined
  if (done === undefined || done.at <= now - remembered) return false
  if (done.hash !== hashOf(items)) {
    throw new ServiceError('IdempotentParameterMismatchException', 'Parameters do not match the original request with the same token.')
  }
  return true
}

/** Notes in the same write as the transaction that it was done. */
export function noteDone(writes: WholeWrites, token: string | undefined, items: unknown, now: number) {
  if (token === undefined) return
  writes.add({ type: 'put', key: tokens + token, value: { hash: hashOf(items), at: now } satisfies Done })
}

/** Drops what need not be remembered any more. */
export async function forgetOld(store: Store, writes: WholeWrites, now: number) {
  for await (const [key, value] of store.db.iterator({ gte: tokens, lt: `${tokens}\xff` })) {
    if ((value as Done).at <= now - remembered) writes.add({ type: 'del', key })
  }
}
