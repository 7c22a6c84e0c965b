// Door: the next slice of the slow work in, such as closing a year or clearing away uploads; how far it is out.
import { environmentOf, wireChores } from './wiring.ts'

export const handler = wireChores(environmentOf('chores'))
