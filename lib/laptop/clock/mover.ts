// Moves the product's clock and rings the clock door on the way: each due moment in order, or one jump as after an outage.
import { later, toIso, type Instant } from '../../../lambdas/domain/moment.ts'
import type { ProductClock } from './product-clock.ts'

const minute = 60_000
/** A tick that changes nothing may be waiting for a lease to end; after half an hour of product time it is a fault. */
const patience = 30

export interface ClockWork {
  /** The clock door; the payload is EventBridge Scheduler's. */
  tick(event: { readonly time: string }): Promise<{ readonly decided: number }>
  /** Delivers what waits in the queue to the outbox door. */
  drain(): Promise<void>
  /** When the application, or a message in the queue, next wants attention. */
  earliestDue(): Promise<Instant | undefined>
  /** How many mails were sent so far. */
  sentCount(): number
}

export interface Moved {
  readonly now: Instant
  readonly decided: number
  readonly sent: number
}

export class MoveRefused extends Error {
  readonly code: 'backwards' | 'busy'

  constructor(code: 'backwards' | 'busy') {
    super(code)
    this.code = code
  }
}

export interface Mover {
  /**
   * Moves the clock to `target`, visiting every due moment in order; with `outage` it jumps at once. Answers when all is done.
   * Refuses (MoveRefused) a moment that has been, and a second move while one is under way.
   */
  moveTo(target: Instant, options?: { readonly outage?: boolean }): Promise<Moved>
  /** One tick at the moment that the clock shows; nothing when a tick or a move is under way. */
  tickNow(): Promise<void>
  /** Ends ticking for good: a move that is under way fails before its next visit, a tick that is under way is waited for. */
  stop(): Promise<void>
}

export function createMover(clock: ProductClock, work: ClockWork): Mover {
  let moving = false
  let stopped = false
  let ticking: Promise<number> | undefined

  /** The clock door, then the queue; answers how many notifications were decided. One at a time. */
  function ring(): Promise<number> {
    ticking = ringOnce().finally(() => (ticking = undefined))
    return ticking
  }

  async function ringOnce(): Promise<number> {
    const { decided } = await work.tick({ time: toIso(clock.now()).replace(/\.\d+Z$/, 'Z') })
    await work.drain()
    return decided
  }

  /** Holds the clock at a moment and rings. */
  function visit(at: Instant): Promise<number> {
    if (stopped) throw new Error('the clock was stopped')
    clock.holdAt(at)
    return ring()
  }

  async function visitAllUntil(target: Instant): Promise<number> {
    let decided = 0
    let idle = 0
    let previousDue: Instant | undefined
    for (;;) {
      const due = await work.earliestDue()
      if (due === undefined || due > target) return decided
      const atLeast = previousDue === undefined ? clock.now() : later(clock.now(), minute)
      const next = Math.min(target, Math.max(wholeMinute(due), wholeMinute(atLeast))) as Instant
      idle = due === previousDue ? idle + 1 : 0
      if (idle > patience) throw new Error(`the clock stands still: work of ${toIso(due)} is still due at ${toIso(clock.now())}`)
      // At the target nothing later can be visited: what is due there is done by the last tick.
      if (next === target) return decided
      decided += await visit(next)
      previousDue = due
    }
  }

  return {
    async moveTo(target, { outage = false } = {}) {
      if (moving) throw new MoveRefused('busy')
      moving = true
      try {
        // A tick that fails is told to whoever asked for it.
        await ticking?.catch(() => {})
        // Held first: a clock that runs on could pass the target between the question and the move.
        clock.hold()
        if (target < clock.now()) throw new MoveRefused('backwards')
        const before = work.sentCount()
        let decided = outage ? 0 : await visitAllUntil(target)
        decided += await visit(target)
        return { now: clock.now(), decided, sent: work.sentCount() - before }
      } finally {
        clock.resume()
        moving = false
      }
    },
    async tickNow() {
      if (!moving && !ticking && !stopped) await ring()
    },
    async stop() {
      stopped = true
      await ticking?.catch(() => {})
    },
  }
}

function wholeMinute(at: number): number {
  return Math.ceil(at / minute) * minute
}
