// Shows the region how far its schools are with dossiers, in numbers alone: below 5 nobody must be able to tell whom.
import { hasOwnProof } from '../domain/closing.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import { type SchoolId, sideOf } from '../domain/school.ts'
import { heirsOf, noProgress, ofTakingPart, type SchoolProgress, type Shown, shown, type ShownPart, shownPart, shownTotal } from '../domain/school-progress.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'

export interface PoSchoolCounts {
  readonly schoolId: SchoolId
  readonly name: string
  readonly dossiers: Shown
  readonly complete: ShownPart
  readonly inspected: ShownPart
  readonly ready: ShownPart
  readonly applied: ShownPart
  readonly fetched: ShownPart
  /** Of proofs that are not out of date: of all dossiers that lie under its codes. */
  readonly exportedAt?: Instant
}

export interface DossierCounts {
  readonly po: readonly PoSchoolCounts[]
  readonly vo: readonly { readonly schoolId: SchoolId; readonly name: string; readonly fetched: Shown }[]
  /** At least. */
  readonly total: { readonly dossiers: number; readonly ready: number; readonly fetched: number }
}

/** When the last proof was taken with which a school has all of its own: of each code that it goes on with another. */
function provedAt(rows: readonly SchoolProgress[]): Instant | undefined {
  const asked = rows.filter(({ dossiers, fetched, exportedAt }) => dossiers > 0 || fetched > 0 || exportedAt !== undefined)
  const proofs = asked.flatMap((row) => (hasOwnProof(row) && row.exportedAt !== undefined ? [row.exportedAt] : []))
  return proofs.length > 0 && proofs.length === asked.length ? (Math.max(...proofs) as Instant) : undefined
}

function poCounts(name: string, { schoolId, dossiers: of, complete, inspected, ready, applied, fetched }: SchoolProgress, exportedAt: Instant | undefined): PoSchoolCounts {
  const part = (done: number) => shownPart(done, of)
  const counts = { dossiers: shown(of), complete: part(complete), inspected: part(inspected), ready: part(ready), applied: part(applied), fetched: part(fetched) }
  return { schoolId, name, ...counts, ...(exportedAt !== undefined && { exportedAt }) }
}

/**
 * Of the schools that take part, each with what lies under the codes of those that it goes on with: 1 query; the schools' names and the year are
 * at most 60 s old.
 */
export function seeDossierCounts({ years, schools, progress }: Pick<Ports, 'years' | 'schools' | 'progress'>) {
  return async (key: RegionYearKey): Promise<DossierCounts> => {
    if (!(await years.get(key))) throw notFound()
    const [all, rows] = await Promise.all([schools.listPublic(key), progress.list(key)])
    const [heirs, known] = [heirsOf(rows), new Map(ofTakingPart(rows).map((row) => [row.schoolId, row]))]
    const codesOf = Map.groupBy(rows, ({ schoolId }) => heirs.get(schoolId) ?? schoolId)
    const gone = new Set(rows.filter(({ left }) => left).map(({ schoolId }) => schoolId))
    const taking = all.filter(({ schoolId }) => !gone.has(schoolId))
    const po = taking
      .filter(({ sector }) => sideOf(sector) === 'po')
      .map(({ schoolId, name }) => poCounts(name, known.get(schoolId) ?? noProgress(schoolId), provedAt(codesOf.get(schoolId) ?? [])))
    const total = (name: 'dossiers' | 'ready' | 'fetched') => shownTotal(po.map((counts) => ({ told: counts[name], of: counts.dossiers })))
    return {
      po,
      vo: taking.filter(({ sector }) => sideOf(sector) === 'vo').map(({ schoolId, name }) => ({ schoolId, name, fetched: shown(known.get(schoolId)?.fetched ?? 0) })),
      total: { dossiers: total('dossiers'), ready: total('ready'), fetched: total('fetched') },
    }
  }
}
