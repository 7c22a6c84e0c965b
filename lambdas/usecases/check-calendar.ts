// Says what speaks against a calendar before it is published, and whom publishing it would touch.
import { changesBetween, type MilestoneChange } from '../domain/calendar.ts'
import type { Milestone } from '../domain/milestone.ts'
import type { Conflict } from '../domain/order-rules.ts'
import { conflictsOf, type StateConflict, type Touched, whoIsTouched } from '../domain/publishing.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports, RegionYearKey } from '../ports.ts'

export interface CalendarChecked {
  readonly conflicts: readonly (Conflict | StateConflict)[]
  readonly changes: readonly MilestoneChange[]
  readonly touched: Touched
  /** Schools read why a published date changes. */
  readonly reasonNeeded: boolean
}

/** Of the draft, or of the steps that are given: those are not kept. */
export function checkCalendar({ clock, years, schools }: Pick<Ports, 'clock' | 'years' | 'schools'>) {
  return async (key: RegionYearKey, given?: readonly Milestone[]): Promise<CalendarChecked> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    const milestones = given ?? (await years.draft(key))?.milestones ?? []
    return {
      conflicts: conflictsOf(milestones, head.calendar, key.year, clock()),
      changes: head.calendar ? changesBetween(head.calendar.milestones, milestones) : [],
      touched: whoIsTouched(head.calendar, milestones, await schools.list(key), head.settings),
      reasonNeeded: head.calendar !== undefined,
    }
  }
}
