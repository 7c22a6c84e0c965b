// Says what speaks against a calendar before it is published, with a way out of each, and whom publishing it would touch.
import { changesBetween, type MilestoneChange, type PublishedCalendar } from '../domain/calendar.ts'
import { type CannotCheck, checkCalendarSteps, type CheckContext, whatCannotBeChecked, withSuggestions } from '../domain/calendar-check.ts'
import type { Conflict } from '../domain/conflict.ts'
import type { Milestone } from '../domain/milestone.ts'
import { type Touched, whoIsTouched } from '../domain/publishing.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { refuseSameIds } from './write-draft.ts'

export interface CalendarChecked {
  readonly conflicts: readonly Conflict[]
  readonly cannotCheck: readonly CannotCheck[]
  readonly changes: readonly MilestoneChange[]
  readonly touched: Touched
  readonly published?: PublishedCalendar
  /** Schools read why a published date changes. */
  readonly reasonNeeded: boolean
}

/** Of the draft, or of the steps that are given: those are not kept. */
export function checkCalendar({ clock, years, schools }: Pick<Ports, 'clock' | 'years' | 'schools'>) {
  return async (key: RegionYearKey, given?: readonly Milestone[]): Promise<CalendarChecked> => {
    if (given) refuseSameIds(given)
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    const milestones = given ?? (await years.draft(key))?.milestones ?? []
    const { calendar: published, settings } = head
    const context: CheckContext = { year: key.year, settings, now: clock(), ...(published && { published }) }
    return {
      conflicts: withSuggestions(checkCalendarSteps(milestones, context), milestones, context),
      cannotCheck: whatCannotBeChecked(key.year, settings),
      changes: published ? changesBetween(published.milestones, milestones) : [],
      touched: whoIsTouched(published, milestones, await schools.list(key), settings),
      reasonNeeded: published !== undefined,
      ...(published && { published }),
    }
  }
}
