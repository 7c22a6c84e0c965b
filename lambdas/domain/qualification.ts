// Whether a school can exchange by OSO (aansluiting op OSO): four dated facts, the label that follows from them, and whose the next step is.
import type { LocalDate } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import { firstYear, type SchoolYear, schoolYearOf } from './school-year.ts'

/**
 * Since 15 August 2022 a school is connected when its board signed the agreement with Kennisnet, mandated the supplier of its pupil system in
 * the Onderwijs Serviceregister, and that supplier registered the endpoint (overstapserviceonderwijs.nl, "Aansluiten bij OSO").
 */
export const factNames = ['participates', 'agreement', 'mandate', 'endpoint'] as const
export type FactName = (typeof factNames)[number]

/** From the lightest to the heaviest: a list that was read in, the school's own word, the board's, and what the region looked up. */
export const factSources = ['imported', 'self-reported', 'board', 'checked'] as const
export type FactSource = (typeof factSources)[number]

/** What is known of one of the four. A fact that nobody knows is not there. */
export interface Fact {
  readonly state: 'yes' | 'no'
  /** The day on which it was so. */
  readonly on: LocalDate
  readonly source: FactSource
  /** It was said of another board, pupil system or BRIN than the school has now. */
  readonly isOther?: true
}

export type Facts = Readonly<Partial<Record<FactName, Fact>>>

/** The facts of a school in a region's year; `version` counts their changes, 0 before the first. */
export interface Qualification {
  readonly facts: Facts
  readonly version: number
}

export const nothingStated: Qualification = { facts: {}, version: 0 }

/** What a school is called by, in the order in which it gets there; `recheck`: what is known is of before. */
export const qualificationLabels = ['not-participating', 'unknown', 'agreement-missing', 'mandate-missing', 'endpoint-missing', 'recheck', 'qualified'] as const
export type QualificationLabel = (typeof qualificationLabels)[number]

/** The three that have to be there one after the other, with what a school is called by that lacks one. */
const rungs = [
  ['agreement', 'agreement-missing'],
  ['mandate', 'mandate-missing'],
  ['endpoint', 'endpoint-missing'],
] as const satisfies readonly (readonly [FactName, QualificationLabel])[]

/** From here on facts of before have to be looked at again: Kennisnet advises so for each school year. */
export const freshFrom = (year: SchoolYear): LocalDate => `${firstYear(year)}-08-01` as LocalDate

/** Whether a fact has to be looked at again: it is from an earlier school year than `today`'s, or was said of something else. */
export const isStale = ({ on, isOther }: Pick<Fact, 'on' | 'isOther'>, today: LocalDate): boolean => isOther === true || on < freshFrom(schoolYearOf(today))

/**
 * The label of a school. A fresh "no" says what is missing, the first of the three first; else anything that is of before asks for another
 * look; else what nobody knows leaves it unknown. A school of which nobody said that it participates, but that has all three, does.
 */
export function labelOf(facts: Facts, now: Instant): QualificationLabel {
  const today = localDateOf(now)
  const { participates } = facts
  if (participates?.state === 'no') return isStale(participates, today) ? 'recheck' : 'not-participating'
  const missing = rungs.find(([name]) => facts[name]?.state === 'no' && !isStale(facts[name], today))
  if (missing) return missing[1]
  if (factNames.some((name) => facts[name] && isStale(facts[name], today))) return 'recheck'
  return rungs.every(([name]) => facts[name]) ? 'qualified' : 'unknown'
}

/** Whether a school can exchange: the side that is not stands on the red list of pairs. */
export const isConnected = (label: QualificationLabel): boolean => label === 'qualified'

/** Who has to do something, and what. */
export type NextStep =
  /** The school answers its two questions: which pupil system, and whether it works. */
  | 'school-answers'
  /** The same once more: what it said is of before. */
  | 'school-answers-again'
  /** The board says whether agreement and mandate are there. */
  | 'board-answers'
  | 'board-answers-again'
  /** The board signs the agreement with Kennisnet. */
  | 'board-signs'
  /** The board mandates the supplier in the Onderwijs Serviceregister. */
  | 'board-mandates'
  /** The supplier of the pupil system registers the endpoint. */
  | 'supplier-registers'
  | 'nothing'

/** Whose a step is. */
export type StepOwner = 'school' | 'board' | 'supplier' | 'nobody'

export const ownerOf = (step: NextStep): StepOwner =>
  step === 'nothing' ? 'nobody' : step === 'supplier-registers' ? 'supplier' : step.startsWith('school') ? 'school' : 'board'

/** What a school is asked itself: whether it participates, and whether exchanging works (which tells of the endpoint). */
const ofSchool: readonly FactName[] = ['participates', 'endpoint']

export function nextStepOf(facts: Facts, now: Instant): NextStep {
  const today = localDateOf(now)
  const isOld = (name: FactName) => facts[name] !== undefined && isStale(facts[name], today)
  switch (labelOf(facts, now)) {
    case 'qualified':
    case 'not-participating':
      return 'nothing'
    case 'agreement-missing':
      return 'board-signs'
    case 'mandate-missing':
      return 'board-mandates'
    case 'endpoint-missing':
      return 'supplier-registers'
    case 'recheck':
      return ofSchool.some(isOld) ? 'school-answers-again' : 'board-answers-again'
    case 'unknown':
      return facts.endpoint ? 'board-answers' : 'school-answers'
  }
}

/** Whether a school answered its own questions in a school year: it works or not, or it does not participate. */
export function hasAnswered({ participates, endpoint }: Facts, year: SchoolYear): boolean {
  const isOfYear = (fact: Fact | undefined) => fact !== undefined && !fact.isOther && fact.on >= freshFrom(year)
  return isOfYear(endpoint) || (participates?.state === 'no' && isOfYear(participates))
}
