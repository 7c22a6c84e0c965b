// Puts how far schools are beside what is known of them, for whoever asks about steps that their progress tells.
import type { Milestone } from '../domain/milestone.ts'
import type { School } from '../domain/school.ts'
import { ofTakingPart, type SchoolProgress } from '../domain/school-progress.ts'
import { needsProgress } from '../domain/school-steps.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'

/** Each school that takes part also has the numbers of those that it goes on with. */
export function withProgress(schools: readonly School[], numbers: readonly SchoolProgress[]): readonly School[] {
  const known = new Map(ofTakingPart(numbers).map((progress) => [progress.schoolId, progress]))
  return known.size === 0 ? schools : schools.map((school) => withOwn(school, known.get(school.schoolId)))
}

/** Each school with the numbers under its own code, also of one that went on in another. */
export function withOwnProgress(schools: readonly School[], numbers: readonly SchoolProgress[]): readonly School[] {
  const known = new Map(numbers.map((progress) => [progress.schoolId, progress]))
  return schools.map((school) => withOwn(school, known.get(school.schoolId)))
}

const withOwn = (school: School, progress: SchoolProgress | undefined): School => (progress ? { ...school, progress } : school)

/** The progress of the schools where one of these steps is told by it: 1 query; none otherwise. */
export async function progressFor(
  { progress }: Pick<Ports, 'progress'>,
  head: Pick<YearHead, 'regionId' | 'year' | 'settings'>,
  milestones: readonly Pick<Milestone, 'kind'>[],
): Promise<readonly SchoolProgress[]> {
  return milestones.some(needsProgress) ? progress.list(head) : []
}

/** The schools of a year with their progress: 1 query per MB of schools, 1 of the progress. */
export async function schoolsWithProgress({ schools, progress }: Pick<Ports, 'schools' | 'progress'>, head: YearHead, milestones: readonly Pick<Milestone, 'kind'>[]): Promise<readonly School[]> {
  const [list, numbers] = await Promise.all([schools.list(head), progressFor({ progress }, head, milestones)])
  return withProgress(list, numbers)
}
