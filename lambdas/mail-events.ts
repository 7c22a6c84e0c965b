// Door: a delivery, bounce or complaint in, the notification's state out.
import { environmentOf, wireMailEvents } from './wiring.ts'

export const handler = wireMailEvents(environmentOf('mail-events'))
