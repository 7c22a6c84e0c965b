// Door: a batch of queued notifications in, mail out.
import { environmentOf, wireOutbox } from './wiring.ts'

export const handler = wireOutbox(environmentOf('outbox'))
