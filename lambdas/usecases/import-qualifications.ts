// Reads a list of connected schools into the facts of a region's year: shows what it changes, or writes just that.
import type { Actor } from '../domain/actor.ts'
import { compareQualifications, type ListedSchool, type QualificationChanges, type QualificationLine } from '../domain/qualification-import.ts'
import { notFound } from '../domain/refusal.ts'
import type { School } from '../domain/school.ts'
import type { SchoolProgress } from '../domain/school-progress.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { mandatesOfBoards } from './facts-of-new-board.ts'
import { pathOfYear, traceOf } from './trace.ts'

/** A school as its progress knows it: what no list asks about is blank. */
function fromProgress(progress: SchoolProgress): ListedSchool {
  const { schoolId, name, sector } = progress
  return { schoolId, name, sector, pupilSystem: '', version: 0, progress }
}

function withOwnRows(numbers: readonly SchoolProgress[], schools: readonly School[]): readonly ListedSchool[] {
  const known = new Map(schools.map((school) => [school.schoolId, school]))
  return numbers.flatMap((progress) => {
    const school = known.get(progress.schoolId)
    return school ? [{ ...school, progress }] : []
  })
}

interface Wish {
  readonly dryRun: boolean
  /** Take the list also where something newer or better is known. */
  readonly overwrite: boolean
}

type ImportPorts = Pick<Ports, 'clock' | 'years' | 'schools' | 'boards' | 'progress' | 'qualifications'>

/**
 * Reads the progress of the region, and the schools' own rows only for a list that names pupil systems; of schools that get another, what their
 * boards stated. Writes an action a changed school.
 */
export function importQualifications({ clock, years, schools, boards, progress, qualifications }: ImportPorts) {
  const mandates = mandatesOfBoards({ boards })
  return async (actor: Actor, key: RegionYearKey, lines: readonly QualificationLine[], { dryRun, overwrite }: Wish): Promise<QualificationChanges> => {
    if (!(await years.get(key))) throw notFound()
    const now = clock()
    const namesSystems = lines.some(({ pupilSystem }) => pupilSystem !== undefined)
    const [numbers, own] = await Promise.all([progress.list(key), namesSystems ? schools.list(key) : undefined])
    const taking = numbers.filter(({ left }) => !left)
    const listed = own ? withOwnRows(taking, own) : taking.map(fromProgress)
    const compared = compareQualifications(lines, listed, overwrite, now)
    const named = compared.changed.filter(({ change }) => change.pupilSystem !== undefined)
    const changes = named.length > 0 ? compareQualifications(lines, listed, overwrite, now, await mandates(named.map(({ before }) => before.boardId ?? ''))) : compared
    if (!dryRun) await qualifications.saveImport(key, changes.changed, traceOf(actor, 'import-qualifications', `${pathOfYear(key.regionId, key.year)}/qualifications`, now))
    return changes
  }
}
