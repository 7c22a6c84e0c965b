// Shows what opening a year from an earlier one would take along, and how each date shifts, before anything is opened.
import { type CannotCheck, checkCalendarSteps, type CheckContext, whatCannotBeChecked, withSuggestions } from '../domain/calendar-check.ts'
import type { Conflict } from '../domain/conflict.ts'
import { schoolsForNextYear, settingsForNextYear, type SettingLeft, shiftCalendar, type ShiftedCalendar } from '../domain/next-year.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { YearSettings } from '../domain/region.ts'
import type { School } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { Ports } from '../ports/ports.ts'
import { withProgress } from './with-progress.ts'

export interface FromEarlierYear {
  readonly regionId: string
  readonly year: SchoolYear
  readonly copyFrom: SchoolYear
}

export interface TakenAlong {
  readonly settings: YearSettings
  readonly settingsLeft: readonly SettingLeft[]
  readonly schools: readonly School[]
  readonly guests: readonly School[]
  readonly calendar: ShiftedCalendar
}

/**
 * What goes along from an earlier year: its published calendar (the draft where none is), settings, member schools with their contacts.
 * `given` are settings of the new year itself. Refuses an earlier year that the region has not opened.
 */
export function takeAlong({ years, schools, progress }: Pick<Ports, 'years' | 'schools' | 'progress'>) {
  return async ({ regionId, year, copyFrom }: FromEarlierYear, given: Partial<YearSettings> = {}): Promise<TakenAlong> => {
    const earlier = { regionId, year: copyFrom }
    const head = await years.getFresh(earlier)
    if (!head) throw new Refusal('invalid-input', { errors: [{ path: 'copyFrom', code: 'year-not-open' }] })
    const milestones = head.calendar?.milestones ?? (await years.draft(earlier))?.milestones ?? []
    const { settings: kept, left } = settingsForNextYear(head.settings)
    const settings = { ...kept, ...given }
    const [list, numbers] = await Promise.all([schools.list(earlier), progress.list(earlier)])
    const { taken, guests } = schoolsForNextYear(withProgress(list, numbers))
    const holidays = { before: head.settings.schoolHolidays, after: settings.schoolHolidays }
    return { settings, settingsLeft: left, schools: taken, guests, calendar: shiftCalendar(milestones, copyFrom, year, holidays) }
  }
}

export interface YearPreviewed extends TakenAlong {
  readonly conflicts: readonly Conflict[]
  readonly cannotCheck: readonly CannotCheck[]
}

/** Writes nothing. Refuses `already-exists` for a year that is open. */
export function previewYear(ports: Pick<Ports, 'clock' | 'regions' | 'years' | 'schools' | 'progress'>) {
  const take = takeAlong(ports)
  return async (asked: FromEarlierYear): Promise<YearPreviewed> => {
    const region = await ports.regions.get(asked.regionId)
    if (!region) throw notFound()
    if (region.years.includes(asked.year)) throw new Refusal('already-exists')
    const taken = await take(asked)
    const milestones = taken.calendar.steps.map(({ milestone }) => milestone)
    const context: CheckContext = { year: asked.year, settings: taken.settings, now: ports.clock() }
    // A year without a calendar takes none along: that is no fault of the preview.
    const conflicts = milestones.length > 0 ? withSuggestions(checkCalendarSteps(milestones, context), milestones, context) : []
    return { ...taken, conflicts, cannotCheck: whatCannotBeChecked(asked.year, taken.settings) }
  }
}
