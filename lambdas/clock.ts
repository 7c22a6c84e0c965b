// Door: a tick of the clock in, decided notifications in the outbox and on the queue out.
import { environmentOf, wireClock } from './wiring.ts'

export const handler = wireClock(environmentOf('clock'))
