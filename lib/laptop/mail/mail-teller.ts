// Tells the application what became of each mail that was sent, also of those that were sent just before the process ended.
import { existsSync, readFileSync } from 'node:fs'
import type { LaptopQueue, QueueHandler } from '../queue/queue.ts'
import { replaceFile } from '../replace-file.ts'
import { mailEvents } from './mail-event.ts'
import type { MailSink } from './mail-sink.ts'

export interface MailTeller {
  /** Puts what is new in the queue and delivers it. One call at a time. */
  tell(): Promise<void>
}

export interface TellerOptions {
  /** A file that holds of how many mails, in the order of sending, all was taken in. */
  readonly path: string
  readonly sink: MailSink
  readonly queue: LaptopQueue
  readonly door: QueueHandler
}

/** The queue is in memory, so the number moves on only when nothing is left in it: what was told and not taken in, is told again at the next start. */
export function mailTeller({ path, sink, queue, door }: TellerOptions): MailTeller {
  let kept = Math.min(numberIn(path), sink.count)
  let told = kept
  return {
    async tell() {
      for (; told < sink.count; told += 1) {
        const mail = sink.get(told + 1)!
        // A mail without tags is of before there were any: nobody could say which it is.
        if (mail.tags) for (const event of mailEvents(mail)) queue.send(JSON.stringify(event))
      }
      await queue.drain(door)
      if (queue.size > 0 || told === kept) return
      replaceFile(path, `${JSON.stringify({ told })}\n`)
      kept = told
    },
  }
}

/** Nothing known, or nothing to be read, is none: telling again does no harm. */
function numberIn(path: string): number {
  try {
    const { told } = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { told?: unknown }) : {}
    return typeof told === 'number' && Number.isSafeInteger(told) && told >= 0 ? told : 0
  } catch {
    return 0
  }
}
