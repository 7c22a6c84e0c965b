// Progress that a region imports over HTTP: how far its schools are on another platform.
import type { ProgressChanges } from '../../domain/progress-import.ts'
import type { Tick } from '../../domain/tick.ts'
import { readProgress } from '../../formats/progress.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { importProgress } from '../../usecases/import-progress.ts'
import type { Handler } from '../handler.ts'
import { refusedBody } from '../refused-lines.ts'

const mostChangesShown = 1000

/** How far a school is, in words. */
const progressWords = ({ done, count, of }: Pick<Tick, 'done' | 'count' | 'of'>) =>
  count !== undefined ? (of === undefined ? `${count}` : `${count} van de ${of}`) : done ? 'klaar' : 'nog niet klaar'

const changeBody = ({ school, milestone, before, after }: ProgressChanges['changes'][number]) => ({
  schoolId: school.schoolId,
  name: school.name,
  step: milestone.title,
  ...(before && { before: progressWords(before) }),
  after: progressWords(after),
})

export function progressHandlers(ports: ApiPorts) {
  const importIt = importProgress(ports)
  const importProgressHandler: Handler<'importProgress'> = async ({ actor, params, query, body }) => {
    const { lines, refused, rows } = readProgress(body)
    const dryRun = query.dryRun === 'true'
    const { changed, unchanged, lists, refused: notTaken, changes } = await importIt(actor, params, lines, dryRun)
    return { body: { dryRun, rows, changed, unchanged, schools: lists.length, changes: changes.slice(0, mostChangesShown).map(changeBody), refused: refusedBody([...refused, ...notTaken]) } }
  }
  return { importProgress: importProgressHandler }
}
