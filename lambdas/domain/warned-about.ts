// Which steps warnings are about: needed here, inside the year, still to come.
import type { CheckContext } from './conflict.ts'
import type { LocalDate } from './local-date.ts'
import { isNeeded, type Milestone, momentOf } from './milestone.ts'
import { calendarReach, type SchoolYear } from './school-year.ts'

/** Asked of every step for every way out that is tried, so worked out once. */
const reaches = new Map<SchoolYear, ReturnType<typeof calendarReach>>()

/** Public holidays and working days are only asked of days that a calendar may name. */
export function isInside(on: LocalDate, year: SchoolYear): boolean {
  const reach = reaches.get(year) ?? calendarReach(year)
  reaches.set(year, reach)
  return reach.first <= on && on <= reach.last
}

/** Whether anything warns of a step: of one that is past nothing does ("moved, not warned about"). */
export function isWarnedAbout(step: Milestone, { year, settings, now }: CheckContext): boolean {
  return isNeeded(step.kind, settings) && isInside(step.on, year) && momentOf(step) > now
}
