// Progress that a region imports over HTTP: how far its schools are on another platform.
import { readProgress } from '../../formats/progress.ts'
import type { ApiPorts } from '../../ports.ts'
import { importProgress } from '../../usecases/import-progress.ts'
import { rowSentences } from '../faults-in-dutch.ts'
import type { Handler } from '../handler.ts'

interface Refused {
  readonly line: number
  readonly code: keyof typeof rowSentences
  readonly details?: Readonly<Record<string, string | number>>
}

/** All reasons of a line together, in the order of the lines. */
function refusedBody(refused: readonly Refused[]) {
  const byLine = Map.groupBy([...refused].sort((a, b) => a.line - b.line), ({ line }) => line)
  return [...byLine].map(([line, rows]) => ({ line, reasons: rows.map(({ code, details = {} }) => ({ code, message: rowSentences[code](details) })) }))
}

export function progressHandlers(ports: ApiPorts) {
  const importIt = importProgress(ports)
  const importProgressHandler: Handler<'importProgress'> = async ({ actor, params, query, body }) => {
    const { lines, refused, rows } = readProgress(body)
    const dryRun = query.dryRun === 'true'
    const { changed, unchanged, lists, refused: notTaken } = await importIt(actor, params, lines, dryRun)
    return { body: { dryRun, rows, changed, unchanged, schools: lists.length, refused: refusedBody([...refused, ...notTaken]) } }
  }
  return { importProgress: importProgressHandler }
}
