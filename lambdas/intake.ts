// Door: a scanned upload in, an accepted or refused attachment out.
import { environmentOf, wireIntake } from './wiring.ts'

export const handler = wireIntake(environmentOf('intake'))
