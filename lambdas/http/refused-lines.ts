// The lines of a file that were refused, as they go over the wire: each with all its reasons.
import { rowSentences } from './faults-in-dutch.ts'

interface RefusedLine {
  readonly line: number
  readonly code: keyof typeof rowSentences
  readonly details?: Readonly<Record<string, string | number>>
}

/** All reasons of a line together, in the order of the lines. */
export function refusedBody(refused: readonly RefusedLine[]) {
  const byLine = Map.groupBy([...refused].sort((a, b) => a.line - b.line), ({ line }) => line)
  return [...byLine].map(([line, rows]) => ({ line, reasons: rows.map(({ code, details = {} }) => ({ code, message: rowSentences[code](details) })) }))
}
