// Shows the schools of a region's year, one whole school, and the steps that bind it.
import type { Instant } from '../domain/moment.ts'
import { labelOf, type QualificationLabel } from '../domain/qualification.ts'
import { notFound } from '../domain/refusal.ts'
import { isPastRetention } from '../domain/retention.ts'
import { type School, type SchoolId, type Sector, takesPart } from '../domain/school.ts'
import { type SchoolStep, stepsOfSchool, withWorkingDays } from '../domain/school-steps.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import { withProgress } from './with-progress.ts'

export interface SchoolSeen {
  readonly school: School
  readonly steps: readonly SchoolStep[]
  readonly head: YearHead
  /** Whether it can exchange by OSO now. */
  readonly label: QualificationLabel
  /** Whether what was kept of pupils in the year may be read no more. */
  readonly dossiersGone: boolean
}

export type SchoolInList = Omit<SchoolSeen, 'head' | 'dossiersGone'>

const labelNow = ({ progress }: School, now: Instant) => labelOf(progress?.qualification.facts ?? {}, now)

/** All schools of a year with their steps, by name. One that went on in another, or closed, has none any more. */
export function seeSchools({ clock, years, schools, progress }: Pick<Ports, 'clock' | 'years' | 'schools' | 'progress'>) {
  return async (key: RegionYearKey, sector?: Sector): Promise<readonly SchoolInList[]> => {
    const head = await years.get(key)
    if (!head) throw notFound()
    const now = clock()
    const milestones = head.calendar?.milestones ?? []
    const [all, numbers] = await Promise.all([schools.listAll(key), progress.list(key)])
    return withProgress(all, numbers)
      .filter((school) => sector === undefined || school.sector === sector)
      .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.schoolId < b.schoolId ? -1 : 1))
      .map((school) => ({ school, steps: takesPart(school) ? stepsOfSchool(school, milestones, head.settings, now) : [], label: labelNow(school, now) }))
  }
}

/** One school as it sees itself: one read, and one when its membership is not remembered. */
export function seeSchool({ clock, schools }: Pick<Ports, 'clock' | 'schools'>) {
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<SchoolSeen> => {
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    return schoolSeen(found.school, found.head, clock())
  }
}

export function schoolSeen(school: School, head: YearHead, now: Instant): SchoolSeen {
  const steps = !takesPart(school) ? [] : stepsOfSchool(school, head.calendar?.milestones ?? [], head.settings, now)
  return { school, steps: steps.map((step) => withWorkingDays(step, now, head.settings.schoolHolidays)), head, label: labelNow(school, now), dossiersGone: isPastRetention(head, now) }
}
