// Tables of conflict rules by day: which days they name, and whether a rule speaks on the day before, the day itself and the day after.
import { expect } from 'vitest'
import { checkCalendarSteps } from '../../lambdas/domain/calendar-check.ts'
import type { CheckContext, ConflictCode } from '../../lambdas/domain/conflict.ts'
import { addDays, day, type LocalDate } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, step } from './builders.ts'

/** The years by their spring: 2024 has no rule pack, the others have one; in 2025 regions might open earlier. */
export type Spring = 2024 | 2025 | 2027 | 2028

/** For the day before, the day and the day after: `x` where the rule speaks, `.` where it does not. */
type Spoken = `${'x' | '.'}${'x' | '.'}${'x' | '.'}`

/** A day that matters, what is said around it, and for some rules the day of the other step. */
export type Row = readonly [edge: string, spoken: Spoken, other?: string]

/** Every rule has rows in 2024, 2027 and 2028. */
export type Rows = Readonly<Record<2024 | 2027 | 2028, readonly Row[]> & Partial<Record<2025, readonly Row[]>>>

interface Calendar extends Partial<Pick<CheckContext, 'now' | 'published'>> {
  readonly steps: readonly Milestone[]
}

export interface Rule {
  /** The calendar with its step on a day at or beside the edge. */
  readonly calendar: (on: LocalDate, edge: LocalDate, other: LocalDate) => Calendar
  readonly rows: Rows
}

export const of = (kind: Milestone['kind'], on: LocalDate, hour?: string, given: Partial<Milestone> = {}): Milestone =>
  step({ kind, id: kind, on, ...(hour && { at: time(hour) }), ...given })

/** Holidays of a region in each spring: one over 29 February, one in May. */
const holidays = {
  2024: [['2024-02-24', '2024-03-03'], ['2024-04-27', '2024-05-12']],
  2025: [['2025-02-22', '2025-03-02'], ['2025-04-19', '2025-05-04']],
  2027: [['2027-02-20', '2027-02-28'], ['2027-04-24', '2027-05-09']],
  2028: [['2028-02-26', '2028-03-05'], ['2028-04-22', '2028-05-07']],
} as const satisfies Record<Spring, unknown>

export type Line = readonly [spring: Spring, edge: string, spoken: Spoken, other: string]

/** The rows of a rule as a table for `it.each`. */
export const linesOf = ({ rows }: Rule): readonly Line[] =>
  ([2024, 2025, 2027, 2028] as const).flatMap((spring) => (rows[spring] ?? []).map(([edge, spoken, other]) => [spring, edge, spoken, other ?? edge] as const))

/** The whole check of the school year, long before it: so that nothing is past unless the rule says when it is. */
export function expectSpoken(code: ConflictCode, { calendar }: Rule, [spring, edge, spoken, other]: Line): void {
  const found = [-1, 0, 1].map((days) => {
    const { steps, ...given } = calendar(addDays(day(edge), days), day(edge), day(other))
    const schoolHolidays = holidays[spring].map(([first, last]) => ({ name: 'Vakantie', first: day(first), last: day(last) }))
    const context: CheckContext = { year: schoolYearStarting(spring - 1), settings: { ...usualSettings, schoolHolidays }, now: at('2020-01-01 08:00'), ...given }
    return checkCalendarSteps(steps, context).some((conflict) => conflict.code === code) ? 'x' : '.'
  })
  expect(found.join('')).toBe(spoken)
}
