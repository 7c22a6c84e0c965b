// Where a school stands on each condition of exchanging dossiers, and which growth step comes next (after Kennisnet's "Inzicht in ict-voorwaarden").
import { type StepNow, stepsNow } from './behind.ts'
import type { LocalDate } from './local-date.ts'
import { concerns, type Milestone, type MilestoneKind } from './milestone.ts'
import type { Instant } from './moment.ts'
import { reportingSchool } from './overview.ts'
import { type FactName, type Facts, freshFrom, labelOf, type NextStep, nextStepOf, ownerOf, type QualificationLabel, type StepOwner } from './qualification.ts'
import type { YearSettings } from './region.ts'
import { type Side, sideOf } from './school.ts'
import type { SchoolProgress } from './school-progress.ts'
import { countedStep, isOpenFor } from './school-steps.ts'
import type { SchoolYear } from './school-year.ts'

export const topics = ['contacts', 'connection', 'agreement', 'calendar', 'attachments', 'delivery'] as const
export type Topic = (typeof topics)[number]

/** 0 is nothing yet, 3 the most that can be asked. */
export type Level = 0 | 1 | 2 | 3

/** Growth steps beside those of the connection to OSO, which has its own. */
export const ownSteps = [
  'name-contacts', 'mend-address', 'confirm-contacts', 'name-second-contact',
  'board-states-signing', 'board-signs-processing', 'board-looks-again',
  'publish-calendar', 'report-overdue', 'do-what-is-near',
  'add-pupils', 'complete-attachments', 'record-inspection',
  'begin-setting-ready', 'set-rest-ready', 'look-for-missing',
  'begin-fetching', 'fetch-rest', 'tell-placement',
] as const
export type OwnStep = (typeof ownSteps)[number]
export type GrowthStep = OwnStep | Exclude<NextStep, 'nothing'>

/** Whose a growth step is. */
export function ownerOfStep(step: GrowthStep | undefined): StepOwner | 'region' {
  switch (step) {
    case undefined:
      return 'nobody'
    case 'publish-calendar':
      return 'region'
    case 'board-states-signing':
    case 'board-signs-processing':
    case 'board-looks-again':
      return 'board'
    default:
      return isOwnStep(step) ? 'school' : ownerOf(step)
  }
}

/** Whether a step is none of the connection to OSO. */
export const isOwnStep = (step: GrowthStep): step is OwnStep => (ownSteps as readonly GrowthStep[]).includes(step)

/** How a school meets one condition. */
export interface Condition {
  readonly topic: Topic
  /** Of delivering: PO and VO schools do it each in their own way. */
  readonly side?: Side
  readonly level: Level
  /** What takes a school to the next level; none where nobody can do more. */
  readonly step?: GrowthStep
  /** Of the connection to OSO: what the school is called by. */
  readonly label?: QualificationLabel
}

/**
 * Which level is advised, and whether there is a duty by law behind it: to sign a processing agreement (AVG article 28), to let parents inspect,
 * and to write and hand over an onderwijskundig rapport of every leaver (WPO article 42).
 */
export function standardOf({ topic, side }: Pick<Condition, 'topic' | 'side'>): { readonly advised: Level; readonly isLaw: boolean } {
  const isLaw = topic === 'agreement' || topic === 'attachments' || (topic === 'delivery' && side === 'po')
  return { advised: topic === 'connection' || topic === 'attachments' || (topic === 'delivery' && side === 'po') ? 3 : 2, isLaw }
}

/** A region's year as readiness asks of it. */
export interface ReadinessYear {
  readonly year: SchoolYear
  /** The published steps; none while nothing is published. */
  readonly milestones: readonly Milestone[]
  readonly settings: Pick<YearSettings, 'usesOso' | 'dossiers' | 'schoolHolidays'>
  /** Its dossiers are gone, and with them what they told of steps. */
  readonly isOver?: boolean
}

/** What a board stated of its processing agreement. */
export interface StatedAgreement {
  readonly processingAgreement?: { readonly state: 'yes' | 'no'; readonly on: LocalDate }
}

function contactsOf({ contacts, contactsConfirmed, bounced }: SchoolProgress): Condition {
  const topic = 'contacts'
  if (contacts === 0) return { topic, level: 0, step: 'name-contacts' }
  if (bounced) return { topic, level: 1, step: 'mend-address' }
  if (!contactsConfirmed) return { topic, level: 1, step: 'confirm-contacts' }
  return contacts === 1 ? { topic, level: 2, step: 'name-second-contact' } : { topic, level: 3 }
}

const rungs: readonly FactName[] = ['agreement', 'mandate', 'endpoint']
const wasArranged = (facts: Facts) => facts.participates?.state !== 'no' && rungs.every((name) => facts[name]?.state === 'yes')

function connectionLevel(facts: Facts, label: QualificationLabel): Level {
  switch (label) {
    case 'qualified':
      return 3
    case 'recheck':
      return wasArranged(facts) ? 2 : 0
    case 'unknown':
    case 'not-participating':
      return 0
    default:
      return 1
  }
}

function connectionOf({ qualification: { facts } }: SchoolProgress, at: Instant): Condition {
  const [label, step] = [labelOf(facts, at), nextStepOf(facts, at)]
  return { topic: 'connection', level: connectionLevel(facts, label), label, ...(step !== 'nothing' && { step }) }
}

function agreementOf({ processingAgreement }: StatedAgreement, year: SchoolYear): Condition {
  const topic = 'agreement'
  if (!processingAgreement) return { topic, level: 0, step: 'board-states-signing' }
  const { state, on } = processingAgreement
  if (state === 'no') return { topic, level: 1, step: 'board-signs-processing' }
  return on < freshFrom(year) ? { topic, level: 2, step: 'board-looks-again' } : { topic, level: 3 }
}

/** A step of the school with whether it still has work for it, and whether it began. */
interface OwnWork extends StepNow {
  readonly isOpen: boolean
  readonly isBegun: boolean
}

function workOf(progress: SchoolProgress, steps: readonly StepNow[], milestones: readonly Milestone[]): readonly OwnWork[] {
  const school = reportingSchool(progress)
  const own = steps.filter(({ passes, milestone }) => !passes && concerns(milestone, progress.sector))
  return own.map((step) => {
    const { milestone } = step
    const isOpen = isOpenFor(school, milestone, milestones)
    const count = countedStep(school, milestone)?.done ?? progress.reported[milestone.id]?.count ?? 0
    return { ...step, isOpen, isBegun: !isOpen || count > 0 }
  })
}

function calendarOf(work: readonly OwnWork[], isPublished: boolean): Condition {
  const topic = 'calendar'
  if (!isPublished) return { topic, level: 0, step: 'publish-calendar' }
  const due = work.filter(({ when }) => when === 'overdue')
  const open = due.filter(({ isOpen }) => isOpen)
  if (open.length > 0) return { topic, level: open.length === due.length ? 0 : 1, step: 'report-overdue' }
  return work.some(({ isOpen, when }) => isOpen && when === 'soon') ? { topic, level: 2, step: 'do-what-is-near' } : { topic, level: 3 }
}

const ofKinds = (work: readonly OwnWork[], ...kinds: readonly MilestoneKind[]) => work.filter(({ milestone }) => kinds.includes(milestone.kind))

/** A school without pupils for whom something goes along says so by reporting the step. */
function attachmentsOf({ dossiers, complete, inspected }: SchoolProgress, work: readonly OwnWork[]): Condition {
  const topic = 'attachments'
  const reported = ofKinds(work, 'attachments-ready')
  if (dossiers === 0) return reported.length > 0 && reported.every(({ isOpen }) => !isOpen) ? { topic, level: 3 } : { topic, level: 0, step: 'add-pupils' }
  if (complete < dossiers) return { topic, level: 1, step: 'complete-attachments' }
  return inspected < dossiers ? { topic, level: 2, step: 'record-inspection' } : { topic, level: 3 }
}

function settingReadyOf({ osoMissing }: SchoolProgress, work: readonly OwnWork[]): readonly Condition[] {
  const ready = ofKinds(work, 'oso-set-ready', 'set-ready')
  if (ready.length === 0) return []
  const own = { topic: 'delivery', side: 'po' } as const
  if (!ready.some(({ isBegun }) => isBegun)) return [{ ...own, level: 0, step: 'begin-setting-ready' }]
  if (ready.some(({ isOpen }) => isOpen)) return [{ ...own, level: 1, step: 'set-rest-ready' }]
  return [osoMissing > 0 ? { ...own, level: 2, step: 'look-for-missing' } : { ...own, level: 3 }]
}

/** By what the VO school did itself: how many pupils are on their way to it, it may not learn before the release. */
function fetchingOf({ fetched }: SchoolProgress, work: readonly OwnWork[]): readonly Condition[] {
  const steps = ofKinds(work, 'fetched')
  if (steps.length === 0) return []
  const own = { topic: 'delivery', side: 'vo' } as const
  if (fetched === 0 && !steps.some(({ isBegun }) => isBegun)) return [{ ...own, level: 0, step: 'begin-fetching' }]
  if (steps.some(({ isOpen }) => isOpen)) return [{ ...own, level: 1, step: 'fetch-rest' }]
  return [ofKinds(work, 'placement-known').some(({ isOpen }) => isOpen) ? { ...own, level: 2, step: 'tell-placement' } : { ...own, level: 3 }]
}

/** Says how each school of a region's year stands; `board` is what its board stated of the processing agreement. */
type ConditionsOf = (progress: SchoolProgress, board?: StatedAgreement) => readonly Condition[]

/**
 * The conditions of schools in a region's year, judged at `now`. What the region does not ask is left out: the connection without OSO,
 * agreement and attachments where no files go through here, and the agreement where what the board stated is not given. Of a year of which
 * the dossiers are gone no work is left to tell of.
 */
export function readinessAt({ year, milestones, settings, isOver = false }: ReadinessYear, now: Instant): ConditionsOf {
  const steps = stepsNow(milestones, settings, now)
  const carriesFiles = settings.dossiers !== 'none'
  return (progress, board) => {
    const isPo = sideOf(progress.sector) === 'po'
    const lasting = [
      contactsOf(progress),
      ...(settings.usesOso ? [connectionOf(progress, now)] : []),
      ...(carriesFiles && board ? [agreementOf(board, year)] : []),
    ]
    if (isOver) return lasting
    const work = workOf(progress, steps, milestones)
    return [
      ...lasting,
      calendarOf(work, milestones.length > 0),
      ...(carriesFiles && isPo ? [attachmentsOf(progress, work)] : []),
      ...(isPo ? settingReadyOf(progress, work) : fetchingOf(progress, work)),
    ]
  }
}
