// Shows the region how far its schools are with dossiers, in numbers alone: below 5 nobody must be able to tell whom.
import { hasOwnProof } from '../domain/closing.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import { type SchoolId, sideOf } from '../domain/school.ts'
import { noProgress, type SchoolProgress, shown, shownTotal } from '../domain/school-progress.ts'
import type { Ports, RegionYearKey } from '../ports.ts'

type Shown = number | '<5'

export interface PoSchoolCounts {
  readonly schoolId: SchoolId
  readonly name: string
  readonly dossiers: Shown
  readonly complete: Shown
  readonly inspected: Shown
  readonly ready: Shown
  readonly applied: Shown
  readonly fetched: Shown
  /** Of a proof that is not out of date. */
  readonly exportedAt?: Instant
}

export interface DossierCounts {
  readonly po: readonly PoSchoolCounts[]
  readonly vo: readonly { readonly schoolId: SchoolId; readonly name: string; readonly fetched: Shown }[]
  readonly total: { readonly dossiers: Shown; readonly ready: Shown; readonly fetched: Shown }
}

function poCounts(name: string, progress: SchoolProgress): PoSchoolCounts {
  const { schoolId, dossiers, complete, inspected, ready, applied, fetched, exportedAt } = progress
  const counts = { dossiers: shown(dossiers), complete: shown(complete), inspected: shown(inspected), ready: shown(ready), applied: shown(applied), fetched: shown(fetched) }
  return { schoolId, name, ...counts, ...(exportedAt !== undefined && hasOwnProof(progress) && { exportedAt }) }
}

/** 1 query; the schools' names and the year are at most 60 s old. */
export function seeDossierCounts({ years, schools, progress }: Pick<Ports, 'years' | 'schools' | 'progress'>) {
  return async (key: RegionYearKey): Promise<DossierCounts> => {
    if (!(await years.get(key))) throw notFound()
    const [all, rows] = await Promise.all([schools.listPublic(key), progress.list(key)])
    const known = new Map(rows.map((row) => [row.schoolId, row]))
    const of = (schoolId: SchoolId) => known.get(schoolId) ?? noProgress(schoolId)
    const poSchools = all.filter(({ sector }) => sideOf(sector) === 'po')
    const total = (name: 'dossiers' | 'ready' | 'fetched') => shownTotal(poSchools.map(({ schoolId }) => of(schoolId)[name]))
    return {
      po: poSchools.map(({ schoolId, name }) => poCounts(name, of(schoolId))),
      vo: all.filter(({ sector }) => sideOf(sector) === 'vo').map(({ schoolId, name }) => ({ schoolId, name, fetched: shown(of(schoolId).fetched) })),
      total: { dossiers: total('dossiers'), ready: total('ready'), fetched: total('fetched') },
    }
  }
}
