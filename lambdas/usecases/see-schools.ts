// Shows the schools of a region's year, one whole school, and the steps that bind it.
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import type { School, SchoolId, Sector } from '../domain/school.ts'
import { type SchoolStep, stepsOfSchool, withWorkingDays } from '../domain/school-steps.ts'
import type { Ports, RegionYearKey, YearHead } from '../ports.ts'
import { schoolsWithProgress, schoolWithProgress } from './with-progress.ts'

export interface SchoolSeen {
  readonly school: School
  readonly steps: readonly SchoolStep[]
  readonly head: YearHead
}

export interface SchoolInList {
  readonly school: School
  readonly steps: readonly SchoolStep[]
}

/** All schools of a year with their steps, by name. */
export function seeSchools({ clock, years, schools, progress }: Pick<Ports, 'clock' | 'years' | 'schools' | 'progress'>) {
  return async (key: RegionYearKey, sector?: Sector): Promise<readonly SchoolInList[]> => {
    const head = await years.get(key)
    if (!head) throw notFound()
    const now = clock()
    const milestones = head.calendar?.milestones ?? []
    return (await schoolsWithProgress({ schools, progress }, head, milestones))
      .filter((school) => sector === undefined || school.sector === sector)
      .sort((a, b) => a.name.localeCompare(b.name, 'nl') || (a.schoolId < b.schoolId ? -1 : 1))
      .map((school) => ({ school, steps: stepsOfSchool(school, milestones, head.settings, now) }))
  }
}

/** One school as it sees itself: one read, one of its numbers where steps are told by dossiers, and one when its membership is not remembered. */
export function seeSchool({ clock, schools, progress }: Pick<Ports, 'clock' | 'schools' | 'progress'>) {
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<SchoolSeen> => {
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    return schoolSeen(await schoolWithProgress({ progress }, found.school, found.head), found.head, clock())
  }
}

export function schoolSeen(school: School, head: YearHead, now: Instant): SchoolSeen {
  const steps = stepsOfSchool(school, head.calendar?.milestones ?? [], head.settings, now)
  return { school, steps: steps.map((step) => withWorkingDays(step, now, head.settings.schoolHolidays)), head }
}
