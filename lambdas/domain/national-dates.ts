// The national dates of each school year as a rule pack: data, with where a date comes from and how sure that is.
import { day, type LocalDate } from './local-date.ts'
import type { MilestoneKind } from './milestone.ts'
import type { SchoolYear } from './school-year.ts'

/** A: read in the primary source. B: a secondary or older source. C: the day and month of the law, repeated. U: not verified. */
export type Sureness = 'A' | 'B' | 'C' | 'U'

interface Sourced {
  readonly source: string
  readonly sure: Sureness
}

export interface NationalDate extends Sourced {
  readonly kind: MilestoneKind
  /** The day, or the last day of a span. */
  readonly on: LocalDate
  readonly from?: LocalDate
}

/** What a year's minister allowed beside the law. */
export interface Allowance extends Sourced {
  /** Opening applications before the national day: whoever has the final advice and applies by the closing counts as simultaneous. */
  readonly what: 'opening-earlier'
}

interface RulePack {
  readonly dates: readonly NationalDate[]
  readonly allowances: readonly Allowance[]
}

const law: Sourced = { source: 'Wet doorstroomtoetsen po: vaste dag en maand', sure: 'C' }
const sixWeeks: Sourced = { source: 'zes weken na 31 maart', sure: 'C' }
const fourWeeksMore: Sourced = { source: 'vier weken verlenging bij extra ondersteuning', sure: 'C' }

type Read = Partial<Record<MilestoneKind, Sourced>>

/** The days and months that return every year; `read` names those that were read in a source of the year itself. */
function datesOfLaw(spring: number, read: Read = {}): readonly NationalDate[] {
  return [
    { kind: 'provisional-advice', from: day(`${spring}-01-10`), on: day(`${spring}-01-31`), ...law, ...read['provisional-advice'] },
    { kind: 'test-results', on: day(`${spring}-03-15`), ...law, ...read['test-results'] },
    { kind: 'final-advice', on: day(`${spring}-03-24`), ...law, ...read['final-advice'] },
    { kind: 'applications-open', on: day(`${spring}-03-25`), ...law, ...read['applications-open'] },
    { kind: 'applications-close', on: day(`${spring}-03-31`), ...law, ...read['applications-close'] },
    { kind: 'decision-due', on: day(`${spring}-05-12`), ...sixWeeks, ...read['decision-due'] },
    { kind: 'decision-extended', on: day(`${spring}-06-09`), ...fourWeeksMore },
  ]
}

const path2025: Sourced = { source: 'nieuwsbrief OCW, 23 mei 2024: tijdpad 2024-2025', sure: 'A' }
const path2026: Sourced = { source: 'Kernprocedure Amsterdam (elkadam.info): tijdpad 2025-2026', sure: 'A' }

const packs: Readonly<Record<string, RulePack>> = {
  '2024-2025': {
    dates: [
      ...datesOfLaw(2025, {
        'provisional-advice': path2025, 'test-results': path2025, 'final-advice': path2025, 'applications-open': path2025, 'applications-close': path2025,
        'decision-due': path2025,
      }),
      { kind: 'test', from: day('2025-01-27'), on: day('2025-02-16'), ...path2025 },
    ],
    allowances: [{ what: 'opening-earlier', ...path2025 }],
  },
  // Whether regions may open earlier was not found for this year, nor for the two after: then the law holds.
  '2025-2026': {
    dates: datesOfLaw(2026, { 'final-advice': path2026, 'applications-open': path2026, 'applications-close': path2026, 'decision-due': path2026 }),
    allowances: [],
  },
  '2026-2027': {
    dates: [
      ...datesOfLaw(2027, { 'provisional-advice': { ...law, sure: 'B' } }),
      { kind: 'test', from: day('2027-01-25'), on: day('2027-02-12'), source: 'openbare controle tegen rijksoverheid.nl en VO-raad', sure: 'B' },
    ],
    allowances: [],
  },
  '2027-2028': { dates: datesOfLaw(2028), allowances: [] },
}

/** The national dates of a year; `undefined` for a year that has no pack yet: nothing is guessed. */
export function nationalDates(year: SchoolYear): readonly NationalDate[] | undefined {
  return packs[year]?.dates
}

/** The national date of a kind of step; `undefined` when the law names none, or that of this year is not known. */
export function nationalDateOf(year: SchoolYear, kind: MilestoneKind): LocalDate | undefined {
  return packs[year]?.dates.find((date) => date.kind === kind)?.on
}

/** What was allowed beside the law in a year; empty for a year without a pack. */
export function allowances(year: SchoolYear): readonly Allowance[] {
  return packs[year]?.allowances ?? []
}

export function mayOpenEarlier(year: SchoolYear): boolean {
  return allowances(year).some(({ what }) => what === 'opening-earlier')
}
