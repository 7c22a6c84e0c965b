// The deployed doors, with this machine's engines behind their clients.
import type { Instant } from '../../lambdas/domain/moment.ts'
import { store, wireApi, wireChores, wireClock, wireIntake, wireMailEvents, wireOutbox } from '../../lambdas/wiring.ts'
import type { Application, Edges } from './run.ts'

/** The doors as they are deployed, and when the clock or a closing next has something to do: one machine need not look each minute. */
export function application({ dynamo, ses, sqs, s3, accounts, linkKey, now, settings }: Edges): Application {
  const edges = { dynamo, ses, sqs, s3, accounts, linkKey, now, print: printFaults }
  const { clockRows, chores } = store(dynamo, settings.clock.TABLE_NAME)
  return {
    api: wireApi(settings.api, edges) as Application['api'],
    clock: wireClock(settings.clock, edges),
    outbox: wireOutbox(settings.outbox, edges),
    intake: wireIntake(settings.intake, edges),
    mailEvents: wireMailEvents(settings['mail-events'], edges),
    chores: wireChores(settings.chores, edges),
    async earliestDue() {
      const due = (await Promise.all([clockRows.earliest(), chores.earliest()])).filter((at) => at !== undefined)
      return due.length > 0 ? (Math.min(...due) as Instant) : undefined
    },
  }
}

/** On one machine only what went wrong is worth a line; in AWS every line is kept. */
function printFaults(line: string): void {
  if (['REQUEST_FAILED', 'YEAR_FAILED', 'NOTIFICATION_FAILED', 'OUTBOX_MESSAGE_UNREADABLE', 'MAIL_NOT_TAKEN', 'INTAKE_FAILED', 'INTAKE_MESSAGE_DROPPED', 'MAIL_EVENT_FAILED', 'MAIL_EVENT_DROPPED', 'CHORE_FAILED'].some((code) => line.includes(`"code":"${code}"`))) console.error(line)
}
