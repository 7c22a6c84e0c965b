// Opens dynalite's store in memory or in a directory, with a clear word when the directory is taken.
import { Readable } from 'node:stream'
import dynalite from 'dynalite/db/index.js'
import type { Level, Store } from 'dynalite/db/index.js'

/** Opens the store; without a path it lives in memory. Throws when another process has the directory open. */
export async function openStore(path: string | undefined): Promise<Store> {
  const store = dynalite.create({ ...(path !== undefined && { path }), createTableMs: 0 })
  try {
    await store.db.open()
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
    if (cause?.code !== 'LEVEL_LOCKED') throw error
    throw new Error(`The table's directory ${path} is in use by another process: stop that one first.`, { cause: error })
  }
  closeWhatIsReadHalfway(store.db)
  return store
}

/** dynalite never closes the iterator of a page that ends before its range does, which keeps a snapshot alive for each such query. */
function closeWhatIsReadHalfway(level: Level) {
  level.createValueStream = range => Readable.from(level.values(range))
}
