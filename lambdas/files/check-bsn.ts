// The BSN stop on the texts of a file: which of them state one, and which may hold one; never what the number is.
import { bsnIn } from '../domain/bsn.ts'
import type { FileFinding, FilePlace, FileReason } from '../domain/file-check.ts'

/** One piece of a file's text, and where a school can find it. */
export interface Piece {
  readonly text: string
  readonly page?: number
  readonly place: FilePlace
}

const mostReasons = 20

/**
 * A stated BSN always refuses; a possible one refuses until the school says that it is none, and is told then. Each page is named once,
 * and the loose texts of a file only where no page was named for the same.
 */
export function bsnReasons(pieces: Iterable<Piece>, noBsn: boolean): { readonly reasons: readonly FileReason[]; readonly findings: readonly FileFinding[] } {
  const stated = new Map<string, Piece>()
  const possible = new Map<string, Piece>()
  for (const piece of pieces) {
    const bsn = bsnIn(piece.text)
    if (bsn === undefined) continue
    const found = bsn === 'stated' ? stated : possible
    const where = piece.page === undefined ? piece.place : `page ${piece.page}`
    if (!found.has(where) && found.size < mostReasons && !(piece.place === 'properties' && found.size > 0)) found.set(where, piece)
    if (bsn === 'stated') possible.delete(where)
  }
  for (const where of stated.keys()) possible.delete(where)
  const details = ({ page, place }: Piece) => ({ place, ...(page !== undefined && { page }) })
  const reasons = [...stated.values()].map((piece) => ({ code: 'bsn-in-file' as const, details: details(piece) }))
  const asked = [...possible.values()].map(details)
  if (noBsn) return { reasons, findings: asked.map((each) => ({ code: 'bsn-denied' as const, details: each })) }
  return { reasons: [...reasons, ...asked.map((each) => ({ code: 'bsn-possible' as const, details: each }))], findings: [] }
}
