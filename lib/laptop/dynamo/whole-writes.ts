// Makes every write whole: an item, its index rows and all else that one request changes reach the disk as one record, or not at all.
import type { Callback, Change, Level, Row } from 'dynalite/db/index.js'
import { itemBytes, largestItem } from './item-size.ts'
import { validation } from './service-error.ts'

export interface WholeWrites {
  /**
   * Runs `work` alone, one after the other. What it wrote becomes visible and durable in one step when it ends; when it throws, nothing
   * was written. Inside `work` nobody reads back what it wrote: no request touches an item twice.
   */
  whole<T>(work: () => Promise<T>): Promise<T>
  /** Adds a record of our own to the write that is going on. */
  add(change: Change): void
  /** How many index rows the write that is going on changes so far. */
  indexRows(): number
}

/**
 * Takes over the two ways in which dynalite writes. It puts an item and each of its index rows one by one, and a process that is killed
 * between two of them leaves half a write. LevelDB's batch is one record in its write-ahead log, with a checksum, and a torn last record is
 * dropped when the log is replayed at start: so that log is our journal, and there is no second one to keep in step.
 */
export function makeWritesWhole(level: Level): WholeWrites {
  const commit = level.batch.bind(level)
  let staged: Change[] | undefined
  let lastTurn: Promise<unknown> = Promise.resolve()

  function add(change: Change) {
    if (staged === undefined) throw new Error(`A write outside a turn: ${change.key}`)
    staged.push(change)
  }

  function stage(change: Change, callback: Callback) {
    if (isOversized(change)) return queueMicrotask(() => callback(validation('Item size has exceeded the maximum allowed size')))
    add(change)
    queueMicrotask(() => callback(null))
  }

  level.put = (key, value, callback) => stage({ type: 'put', key, value }, callback)
  level.del = (key, callback) => stage({ type: 'del', key }, callback)

  async function turn<T>(work: () => Promise<T>): Promise<T> {
    const changes: Change[] = (staged = [])
    try {
      const answer = await work()
      if (changes.length > 0) await commit(changes)
      return answer
    } finally {
      staged = undefined
    }
  }

  return {
    add,
    indexRows: () => (staged ?? []).filter(change => change.key.startsWith('index-')).length,
    whole(work) {
      const answer = lastTurn.then(() => turn(work))
      lastTurn = answer.catch(() => {})
      return answer
    },
  }
}

const isOversized = (change: Change) =>
  change.type === 'put' && change.key.startsWith('item-') && itemBytes(change.value as Row) > largestItem
