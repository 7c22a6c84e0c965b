// Puts how far schools are with their dossiers beside what is known of them, for whoever asks about steps that the dossiers tell.
import type { Milestone } from '../domain/milestone.ts'
import type { School } from '../domain/school.ts'
import type { SchoolProgress } from '../domain/school-progress.ts'
import { needsProgress } from '../domain/school-steps.ts'
import type { Ports, RegionYearKey, YearHead } from '../ports.ts'

export function withProgress(schools: readonly School[], numbers: readonly SchoolProgress[]): readonly School[] {
  const known = new Map(numbers.map((progress) => [progress.schoolId, progress]))
  return known.size === 0 ? schools : schools.map((school) => withOwn(school, known.get(school.schoolId)))
}

const withOwn = (school: School, progress: SchoolProgress | undefined): School => (progress ? { ...school, progress } : school)

/** The numbers of the schools where a region keeps dossiers and these steps are told by them: 1 query; none otherwise. */
export async function progressFor(
  { progress }: Pick<Ports, 'progress'>,
  head: Pick<YearHead, 'regionId' | 'year' | 'settings'>,
  milestones: readonly Pick<Milestone, 'kind'>[],
): Promise<readonly SchoolProgress[]> {
  return head.settings.dossiers !== 'none' && milestones.some(needsProgress) ? progress.list(head) : []
}

/** The schools of a year with their numbers: 1 query per MB of schools, 1 of the numbers. */
export async function schoolsWithProgress({ schools, progress }: Pick<Ports, 'schools' | 'progress'>, head: YearHead, milestones: readonly Pick<Milestone, 'kind'>[]): Promise<readonly School[]> {
  const [list, numbers] = await Promise.all([schools.list(head), progressFor({ progress }, head, milestones)])
  return withProgress(list, numbers)
}

/** One school with its numbers: 1 read, none where no step is told by dossiers. */
export async function schoolWithProgress({ progress }: Pick<Ports, 'progress'>, school: School, { settings, calendar, ...head }: YearHead): Promise<School> {
  const isAsked = settings.dossiers !== 'none' && (calendar?.milestones ?? []).some(needsProgress)
  return isAsked ? withOwn(school, await progress.get(head satisfies RegionYearKey, school.schoolId)) : school
}
