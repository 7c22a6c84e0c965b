// Asks about every text of a request in which a number may be a BSN, unless the sender looked and says that it is none.
import { bsnIn, bsnInFileName } from './bsn.ts'
import type { InputFault } from './refusal.ts'

export interface WrittenText {
  readonly path: string
  readonly text: string | undefined
  /** It is the name of a file: signs join its words. */
  readonly isFileName?: true
}

/** The texts with a number that may be a BSN, all at once. What states one is a fault of the text itself, ticked or not. */
export function possibleBsnFaults(texts: readonly WrittenText[], noBsn: boolean | undefined): readonly InputFault[] {
  if (noBsn) return []
  return texts.filter(({ text, isFileName }) => text !== undefined && (isFileName ? bsnInFileName : bsnIn)(text) === 'possible').map(({ path }) => ({ path, code: 'bsn-possible' }))
}
