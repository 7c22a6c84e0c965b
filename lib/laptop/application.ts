// The deployed doors, with this machine's engines behind their clients.
import { store, wireApi, wireClock, wireOutbox } from '../../lambdas/wiring.ts'
import type { Application, Edges } from './run.ts'

/** The three doors as they are deployed, and when the clock next has something to do: one machine need not look each minute. */
export function application({ dynamo, ses, sqs, accounts, now, settings }: Edges): Application {
  const edges = { dynamo, ses, sqs, accounts, now, print: () => {} }
  const { clockRows } = store(dynamo, settings.clock.TABLE_NAME)
  return {
    api: wireApi(settings.api, edges) as Application['api'],
    clock: wireClock(settings.clock, edges),
    outbox: wireOutbox(settings.outbox, edges),
    earliestDue: () => clockRows.earliest(),
  }
}
