// Reads a school register into a region's year: shows what it changes, or writes just that.
import type { Actor } from '../domain/actor.ts'
import { compareRegister, type RegisterChanges } from '../domain/register-import.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { RegisterEntry, SchoolId } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { Ports } from '../ports.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface RegisterFile {
  readonly regionId: string
  /** The newest open year when it is left out. */
  readonly year?: SchoolYear
  readonly side: 'po' | 'vo'
  readonly entries: readonly RegisterEntry[]
  /** Schools whose rows were refused. */
  readonly refused: readonly SchoolId[]
  readonly municipalities: readonly string[]
  readonly dryRun: boolean
}

export function importRegister({ clock, regions, years, schools }: Pick<Ports, 'clock' | 'regions' | 'years' | 'schools'>) {
  return async (actor: Actor, file: RegisterFile): Promise<{ readonly year: SchoolYear; readonly changes: RegisterChanges }> => {
    const region = await regions.get(file.regionId)
    if (!region) throw notFound()
    const year = file.year ?? region.years.at(-1)
    if (!year) throw new Refusal('no-open-year')
    const key = { regionId: file.regionId, year }
    if (!(await years.get(key))) throw notFound()
    const changes = compareRegister(file.side, file.entries, await schools.list(key), file.municipalities, file.refused)
    if (!file.dryRun) {
      const trace = traceOf(actor, 'import-register', `${pathOfYear(file.regionId, year)}/schools`, clock())
      await schools.saveImport(key, { added: changes.added, changed: changes.changed.map(({ school }) => school) }, trace)
    }
    return { year, changes }
  }
}
