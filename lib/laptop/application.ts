// The deployed doors, with this machine's engines behind their clients.
import { store, wireApi, wireClock, wireOutbox } from '../../lambdas/wiring.ts'
import type { Application, Edges } from './run.ts'

/** The three doors as they are deployed, and when the clock next has something to do: one machine need not look each minute. */
export function application({ dynamo, ses, sqs, accounts, linkKey, now, settings }: Edges): Application {
  const edges = { dynamo, ses, sqs, accounts, linkKey, now, print: printFaults }
  const { clockRows } = store(dynamo, settings.clock.TABLE_NAME)
  return {
    api: wireApi(settings.api, edges) as Application['api'],
    clock: wireClock(settings.clock, edges),
    outbox: wireOutbox(settings.outbox, edges),
    earliestDue: () => clockRows.earliest(),
  }
}

/** On one machine only what went wrong is worth a line; in AWS every line is kept. */
function printFaults(line: string): void {
  if (['REQUEST_FAILED', 'YEAR_FAILED', 'NOTIFICATION_FAILED', 'OUTBOX_MESSAGE_UNREADABLE', 'MAIL_NOT_TAKEN'].some((code) => line.includes(`"code":"${code}"`))) console.error(line)
}
