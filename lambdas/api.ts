// Door: an HTTP request in, JSON out.
import { environmentOf, wireApi } from './wiring.ts'

export const handler = wireApi(environmentOf('api'))
