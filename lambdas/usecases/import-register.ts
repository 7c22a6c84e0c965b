// Reads a school register into a region's year: shows what it changes and what became of schools that are gone, or writes just the changes.
import type { Actor } from '../domain/actor.ts'
import type { Instant } from '../domain/moment.ts'
import { compareRegister, type RegisterChanges } from '../domain/register-import.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { RegisterEntry, School, SchoolId } from '../domain/school.ts'
import { type Mutation, proposeMutations } from '../domain/school-mutations.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import { factsOfChanged, qualificationAfter } from '../domain/stating-facts.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { SchoolChange } from '../ports/schools.ts'
import { withFactsOfBoard } from './facts-of-new-board.ts'
import { pathOfYear, traceOf } from './trace.ts'
import { withOwnProgress } from './with-progress.ts'

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

export interface RegisterImported {
  readonly year: SchoolYear
  readonly changes: RegisterChanges
  /** What probably became of the schools that are gone: nothing is done about it. */
  readonly mutations: readonly Mutation[]
}

type Needed = Pick<Ports, 'clock' | 'regions' | 'years' | 'schools' | 'progress' | 'boards'>

/**
 * The changes as they are written. Facts that a board stated are of before for a school that came to another, and what its new board stated
 * holds for it. Reads: 1 query of the progress when a school changed boards, and 1 batch read per 100 boards that got a school.
 */
function withFacts({ progress, boards }: Needed) {
  const heard = withFactsOfBoard({ boards })
  return async (key: RegionYearKey, { added, changed }: RegisterChanges, now: Instant): Promise<{ readonly added: readonly School[]; readonly changed: readonly SchoolChange[] }> => {
    const isElsewhere = ({ before, school }: RegisterChanges['changed'][number]) => before.boardId !== school.boardId
    const moved = changed.filter(isElsewhere)
    const befores = moved.length > 0 ? withOwnProgress(moved.map(({ before }) => before), await progress.list(key)) : []
    const ofBefore = moved.map(({ school }, i): School => {
      const before = befores[i]!
      if (!before.progress) return school
      const { qualification } = before.progress
      return { ...school, progress: { ...before.progress, qualification: qualificationAfter(qualification, factsOfChanged(qualification.facts, before, school)) } }
    })
    const told = await heard([...added, ...ofBefore], now)
    const ofNow = told.slice(added.length).map((after, i): SchoolChange => {
      const before = befores[i]!
      // Marked as of before and stated anew is one change.
      const known = before.progress?.qualification
      const qualification = known && after.progress ? qualificationAfter(known, after.progress.qualification.facts) : after.progress?.qualification
      return { before, after: after.progress && qualification ? { ...after, progress: { ...after.progress, qualification } } : after }
    })
    return { added: told.slice(0, added.length), changed: [...changed.filter((each) => !isElsewhere(each)).map(({ before, school }) => ({ before, after: school })), ...ofNow] }
  }
}

export function importRegister(ports: Needed) {
  const { clock, regions, years, schools } = ports
  const complete = withFacts(ports)
  return async (actor: Actor, file: RegisterFile): Promise<RegisterImported> => {
    const region = await regions.get(file.regionId)
    if (!region) throw notFound()
    const year = file.year ?? region.years.at(-1)
    if (!year) throw new Refusal('no-open-year')
    const key = { regionId: file.regionId, year }
    if (!(await years.get(key))) throw notFound()
    const known = await schools.listAll(key)
    const changes = compareRegister(file.side, file.entries, known, file.municipalities, file.refused)
    if (!file.dryRun) {
      const now = clock()
      await schools.saveImport(key, await complete(key, changes, now), traceOf(actor, 'import-register', `${pathOfYear(file.regionId, year)}/schools`, now))
    }
    return { year, changes, mutations: proposeMutations(file.side, changes, known) }
  }
}
