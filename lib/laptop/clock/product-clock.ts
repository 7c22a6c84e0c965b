// The clock by which the product lives: the machine's clock plus a distance that only grows once it is set, kept over restarts.
import { existsSync, readFileSync } from 'node:fs'
import { later, type Instant } from '../../../lambdas/domain/moment.ts'
import { replaceFile } from '../replace-file.ts'

export interface ProductClock {
  now(): Instant
  /** Lets the clock stand still where it is, until `resume`. */
  hold(): void
  /** Moves the clock forward to `at`, where it stands still until `resume`; refuses (RangeError) a moment that has been. */
  holdAt(at: Instant): void
  /** Lets the clock run on from where it stands. */
  resume(): void
}

/**
 * Opens the clock kept in the file at `path`. `startAt` sets a clock that is not there yet, also to a moment that has been; a clock that
 * is there is only moved forward: one that is already past it runs on as it was. `machine` tells the machine's time in milliseconds.
 */
export function createProductClock(options: { path: string; startAt?: Instant | undefined; machine?: () => number }): ProductClock {
  const { path, startAt, machine = Date.now } = options
  const isNew = !existsSync(path)
  let ahead = isNew ? 0 : readAhead(path)
  let heldAt: Instant | undefined

  const keep = (at: Instant) => {
    ahead = at - machine()
    replaceFile(path, `${JSON.stringify({ millisecondsAhead: ahead })}\n`)
  }
  const now = () => heldAt ?? later(machine() as Instant, ahead)

  if (startAt !== undefined && (isNew || startAt > now())) keep(startAt)
  return {
    now,
    hold() {
      heldAt = now()
      keep(heldAt)
    },
    holdAt(at) {
      if (at < now()) throw new RangeError('the clock only moves forward')
      heldAt = at
      keep(at)
    },
    resume() {
      if (heldAt === undefined) return
      keep(heldAt)
      heldAt = undefined
    },
  }
}

function readAhead(path: string): number {
  const { millisecondsAhead } = JSON.parse(readFileSync(path, 'utf8'))
  if (!Number.isSafeInteger(millisecondsAhead)) throw new Error(`no distance in ${path}`)
  return millisecondsAhead
}
