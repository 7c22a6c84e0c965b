// For which schools of a board a statement counts, and for which it does not and why: shown before it is sent.
import type { Answer } from '../lambdas/contract/routes.ts'
import { isOver } from './school-years.ts'

export type BoardSchool = Answer<'getBoardOverview'>['schools'][number]
export type LeftOut = NonNullable<BoardSchool['leftOut']> | 'year-over'

export interface Reach {
  readonly schools: readonly BoardSchool[]
  readonly leftOut: readonly { readonly school: BoardSchool; readonly why: LeftOut }[]
}

function whyNot(school: BoardSchool, system: string | undefined, today: string): LeftOut | undefined {
  if (isOver(school.year, today)) return 'year-over'
  if (system === undefined || school.system === system) return undefined
  return school.system === '' ? 'system-unknown' : 'other-system'
}

/** The reach of an agreement, or of a mandate for a pupil system. */
export function reachOf(all: readonly BoardSchool[], today: string, system?: string): Reach {
  const judged = all.map((school) => ({ school, why: whyNot(school, system, today) }))
  return {
    schools: judged.filter(({ why }) => why === undefined).map(({ school }) => school),
    leftOut: judged.flatMap(({ school, why }) => (why === undefined ? [] : [{ school, why }])),
  }
}

/** How many schools there are: one in two regions counts once. */
export const schoolsIn = (schools: readonly Pick<BoardSchool, 'schoolId'>[]): number => new Set(schools.map(({ schoolId }) => schoolId)).size

/** What the board has to do stands first, then what others have to do; by name. */
export function boardFirst(schools: readonly BoardSchool[]): readonly BoardSchool[] {
  const rank = ({ nextStep: { who } }: BoardSchool) => (who === 'board' ? 0 : who === 'nobody' ? 2 : 1)
  return schools.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'nl') || a.regionName.localeCompare(b.regionName, 'nl') || a.year.localeCompare(b.year))
}

/** The name of a pupil system as people write it: one that is not known here is compared in small letters. */
export const systemShown = (system: string, schools: readonly Pick<BoardSchool, 'system' | 'pupilSystem'>[]): string =>
  (system === system.toLowerCase() && schools.find((school) => school.system === system)?.pupilSystem) || system
