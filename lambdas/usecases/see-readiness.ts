// Shows where a school, or a whole region, stands on the conditions of exchanging dossiers, and what the next growth step is.
import type { Instant } from '../domain/moment.ts'
import { type Condition, readinessAt } from '../domain/readiness.ts'
import { regionReadiness, type RegionCondition } from '../domain/region-readiness.ts'
import { notFound } from '../domain/refusal.ts'
import { isPastRetention } from '../domain/retention.ts'
import type { School, SchoolId } from '../domain/school.ts'
import { noProgress } from '../domain/school-progress.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'

interface SeenOf<T> {
  readonly head: YearHead
  readonly at: Instant
  readonly conditions: readonly T[]
}

export interface ReadinessSeen extends SeenOf<Condition> {
  readonly school: School
}

const rulesOf = (head: YearHead, now: Instant) => readinessAt({ ...head, milestones: head.calendar?.milestones ?? [], isOver: isPastRetention(head, now) }, now)

/** 1 batch read of the school, its progress and the year; what its board stated is at most 60 s old. */
export function seeReadiness({ clock, schools, boards }: Pick<Ports, 'clock' | 'schools' | 'boards'>) {
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<ReadinessSeen> => {
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    const { school, head } = found
    const [board = {}] = school.boardId === '' ? [] : await boards.facts([school.boardId])
    const at = clock()
    return { school, head, at, conditions: rulesOf(head, at)(school.progress ?? noProgress(schoolId), board) }
  }
}

/** 1 query. What boards stated of their processing agreements is left out: it stands apart from how far schools are. */
export function seeRegionReadiness({ clock, years, progress }: Pick<Ports, 'clock' | 'years' | 'progress'>) {
  return async (key: RegionYearKey): Promise<SeenOf<RegionCondition>> => {
    const [head, schools] = await Promise.all([years.get(key), progress.overview(key)])
    if (!head) throw notFound()
    const at = clock()
    const rules = rulesOf(head, at)
    return { head, at, conditions: regionReadiness(schools.map((school) => rules(school))) }
  }
}
