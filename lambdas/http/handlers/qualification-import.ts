// Lists of connected schools that a region imports over HTTP: what they change, and what is kept because it is known better.
import type { Fact } from '../../domain/qualification.ts'
import type { KeptFact, ListedChange, ListedSchool } from '../../domain/qualification-import.ts'
import { readQualifications } from '../../formats/qualifications.ts'
import type { ApiPorts } from '../../ports.ts'
import { importQualifications } from '../../usecases/import-qualifications.ts'
import type { Handler } from '../handler.ts'
import { refusedBody } from '../refused-lines.ts'

/** As many as a page can show: the numbers beside them are of all. */
const mostShown = 1000

const stateOf = (fact: Fact | undefined) => fact?.state ?? ('unknown' as const)
const named = ({ schoolId, name }: ListedSchool) => ({ schoolId, name })

const changedBody = ({ before, change: { changes, pupilSystem } }: ListedChange) => ({
  ...named(before),
  changes: changes.map(({ fact, before: was, after: is }) => ({ fact, before: stateOf(was), after: stateOf(is), ...(is && { on: is.on }) })),
  ...(pupilSystem && { pupilSystem }),
})

const keptBody = ({ school, line, fact, known, said, reason }: KeptFact) => ({
  ...named(school), line, fact, known: stateOf(known), said, reason, ...(known && { source: known.source, on: known.on }),
})

export function qualificationImportHandlers(ports: ApiPorts) {
  const importIt = importQualifications(ports)
  const importQualificationsHandler: Handler<'importQualifications'> = async ({ actor, params, query, body }) => {
    const { lines, refused, rows } = readQualifications(body)
    const dryRun = query.dryRun === 'true'
    const { changed, kept, keptSystems, unchanged, refused: notTaken } = await importIt(actor, params, lines, { dryRun, overwrite: query.overwrite === 'true' })
    return {
      body: {
        dryRun,
        rows,
        schoolsChanged: changed.length,
        changed: changed.slice(0, mostShown).map(changedBody),
        factsKept: kept.length,
        kept: kept.slice(0, mostShown).map(keptBody),
        keptSystems: keptSystems.slice(0, mostShown).map(({ school, line, said }) => ({ ...named(school), line, known: school.pupilSystem, said })),
        unchanged,
        refused: refusedBody([...refused, ...notTaken]),
      },
    }
  }
  return { importQualifications: importQualificationsHandler }
}
