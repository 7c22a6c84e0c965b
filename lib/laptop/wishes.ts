// Reads what the owner of this machine wants of `npm start`: the words after it, and two variables of the environment.
import { parseArgs } from 'node:util'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { readMoment } from './clock/moment-input.ts'
import { StartProblem } from './start-problem.ts'

export interface Wishes {
  readonly port: number
  readonly dataPath: string
  readonly fresh: boolean
  readonly startAt?: Instant
}

/** Throws a StartProblem for what cannot be meant. */
export function readWishes(words: readonly string[], { PORT, OVERSTAP_DATA }: { readonly PORT?: string; readonly OVERSTAP_DATA?: string }): Wishes {
  const { fresh, now } = readWords(words)
  const port = Number(PORT || 4000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartProblem('PORT moet een getal zijn van 1 tot en met 65535.')
  const startAt = now === undefined ? undefined : readMoment(now)
  if (now !== undefined && startAt === undefined) {
    throw new StartProblem(`De tijd ${now} bestaat niet. Schrijf de tijd in Amsterdam zo: npm start -- --now 2027-03-24T08:00`)
  }
  return { port, dataPath: OVERSTAP_DATA || '.overstap', fresh, ...(startAt !== undefined && { startAt }) }
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: { fresh: { type: 'boolean', default: false }, now: { type: 'string' } } }).values
  } catch (fault) {
    throw new StartProblem('Dat kent npm start niet. Het kent: npm start -- --fresh --now 2027-03-24T08:00', fault)
  }
}
