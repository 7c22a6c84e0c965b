// Lists of connected schools that a region imports over HTTP: what they change, and what is kept because it is known better.
import { type Fact, labelOf } from '../../domain/qualification.ts'
import type { KeptFact, ListedChange, ListedSchool, QualificationChanges } from '../../domain/qualification-import.ts'
import { readQualifications } from '../../formats/qualifications.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { importQualifications } from '../../usecases/import-qualifications.ts'
import type { Handler } from '../handler.ts'
import { refusedBody } from '../refused-lines.ts'

/** As many as a page can show: the numbers beside them are of all. */
const mostShown = 1000

const stateOf = (fact: Fact | undefined) => fact?.state ?? ('unknown' as const)
const named = ({ schoolId, name }: ListedSchool) => ({ schoolId, name })

const labelAt = ({ progress }: ListedSchool, { at }: ListedChange['change']) => labelOf(progress.qualification.facts, at)

function labelBody({ before: was, after: is, change }: ListedChange) {
  const [before, after] = [labelAt(was, change), labelAt(is, change)]
  return before === after ? {} : { label: { before, after } }
}

const changedBody = ({ before, after, change }: ListedChange) => ({
  ...named(before),
  ...labelBody({ before, after, change }),
  changes: change.changes.map(({ fact, before: was, after: is }) => ({ fact, before: stateOf(was), after: stateOf(is), ...(is && { on: is.on }) })),
  ...(change.pupilSystem && { pupilSystem: change.pupilSystem }),
})

const keptBody = ({ school, line, fact, known, said, reason }: KeptFact) => ({
  ...named(school), line, fact, known: stateOf(known), said, reason, ...(known && { source: known.source, on: known.on }),
})

/** A school of which one thing is taken and another is not counts with those that change. */
function schoolsKept({ changed, kept, keptSystems }: Pick<QualificationChanges, 'changed' | 'kept' | 'keptSystems'>): number {
  const changing = new Set(changed.map(({ before }) => before.schoolId))
  const ids = [...kept, ...keptSystems].map(({ school }) => school.schoolId)
  return new Set(ids.filter((schoolId) => !changing.has(schoolId))).size
}

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
        schoolsKept: schoolsKept({ changed, kept, keptSystems }),
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
