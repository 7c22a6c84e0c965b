// Follows what comes into quarantine: each object is scanned, the result goes on the queue, and the queue is delivered at once.
import { scanEvent, type ScannedObject } from './scan-event.ts'
import type { Scanner } from './scanner.ts'

export interface QuarantineWatch {
  /** Takes an object in; answers at once. */
  created(object: ScannedObject): void
  /** Answers when everything that came in so far has been scanned and delivered. */
  settled(): Promise<void>
  /** Takes in nothing more, and answers when the round that is under way is done. */
  stop(): Promise<void>
}

export interface WatchOptions {
  readonly scanner: Scanner
  /** Nothing when the object is already gone. */
  readonly contentOf: (object: ScannedObject) => Uint8Array | undefined
  readonly send: (body: string) => void
  /** Delivers what waits in the queue. */
  readonly deliver: () => Promise<void>
  /** The machine's clock, in milliseconds. */
  readonly now?: () => number
  readonly onFault: (what: string, fault?: unknown) => void
}

/** So many files lie in memory at once. */
const most = 20

/** One round after another: what comes in during a round is in the next. A fault loses nothing, since every start asks what lies in quarantine. */
export function watchQuarantine({ scanner, contentOf, send, deliver, now = Date.now, onFault }: WatchOptions): QuarantineWatch {
  const waiting: ScannedObject[] = []
  let working: Promise<void> | undefined
  let stopped = false

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      if (stopped) return
      const round = waiting.splice(0, most).flatMap((object) => {
        const bytes = contentOf(object)
        return bytes ? [{ object, bytes }] : []
      })
      try {
        const scans = await scanner.scan(round.map(({ bytes }) => bytes))
        round.forEach(({ object }, index) => {
          const { outcome, threat } = scans[index]!
          if (outcome === 'failed') onFault(`the scanner came to no answer for ${object.key}`)
          send(JSON.stringify(scanEvent(object, outcome, now(), threat)))
        })
        await deliver()
      } catch (fault) {
        onFault('taking in an upload failed', fault)
      }
    }
  }

  function start(): void {
    working ??= work().finally(() => {
      working = undefined
      // What came in after the last look and before this moment.
      if (waiting.length > 0 && !stopped) start()
    })
  }

  async function settled(): Promise<void> {
    if (!working) return
    await working
    await settled()
  }

  return {
    created(object) {
      waiting.push(object)
      start()
    },
    settled,
    async stop() {
      stopped = true
      await settled()
    },
  }
}
