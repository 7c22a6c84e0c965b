// The national dates of each school year as a rule pack: data, with where a date comes from and how sure that is.
import { day, type LocalDate } from './local-date.ts'
import type { MilestoneKind } from './milestone.ts'
import type { SchoolYear } from './school-year.ts'

/** A: read in the primary source. B: a secondary or older source. C: the day and month of the law, repeated. U: not verified. */
export type Sureness = 'A' | 'B' | 'C' | 'U'

export interface NationalDate {
  readonly kind: MilestoneKind
  /** The day, or the last day of a span. */
  readonly on: LocalDate
  readonly from?: LocalDate
  readonly source: string
  readonly sure: Sureness
}

const law = 'Wet doorstroomtoetsen po: vaste dag en maand'

function datesOfLaw(springOf: number): readonly NationalDate[] {
  return [
    { kind: 'provisional-advice', from: day(`${springOf}-01-10`), on: day(`${springOf}-01-31`), source: law, sure: springOf === 2027 ? 'B' : 'C' },
    { kind: 'test-results', on: day(`${springOf}-03-15`), source: law, sure: 'C' },
    { kind: 'final-advice', on: day(`${springOf}-03-24`), source: law, sure: 'C' },
    { kind: 'applications-open', on: day(`${springOf}-03-25`), source: law, sure: 'C' },
    { kind: 'applications-close', on: day(`${springOf}-03-31`), source: law, sure: 'C' },
    { kind: 'decision-due', on: day(`${springOf}-05-12`), source: 'zes weken na 31 maart', sure: 'C' },
    { kind: 'decision-extended', on: day(`${springOf}-06-09`), source: 'vier weken verlenging bij extra ondersteuning', sure: 'C' },
  ]
}

const packs: Readonly<Record<string, readonly NationalDate[]>> = {
  '2026-2027': [
    ...datesOfLaw(2027),
    { kind: 'test', from: day('2027-01-25'), on: day('2027-02-12'), source: 'openbare controle tegen rijksoverheid.nl en VO-raad', sure: 'B' },
  ],
  '2027-2028': datesOfLaw(2028),
}

/** The national dates of a year; `undefined` for a year that has no pack yet: nothing is guessed. */
export function nationalDates(year: SchoolYear): readonly NationalDate[] | undefined {
  return packs[year]
}
