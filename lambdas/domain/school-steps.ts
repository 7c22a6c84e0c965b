// The steps of a calendar as they bind one school: which, until when, and how far it is.
import { concerns, isNeeded, knownBy, type Milestone, type MilestoneKind, momentOf } from './milestone.ts'
import { type Instant, localDateOf } from './moment.ts'
import { hasAnswered } from './qualification.ts'
import type { YearSettings } from './region.ts'
import { type School, sideOf } from './school.ts'
import type { SchoolProgress } from './school-progress.ts'
import { schoolYearOf } from './school-year.ts'
import { isDone, type Tick } from './tick.ts'
import { type SchoolHoliday, workingDaysUntil } from './working-days.ts'

/** `passes`: the step comes and goes by itself. `overdue`: open, and its moment has passed. */
export type StepState = 'open' | 'done' | 'overdue' | 'passes'

export interface SchoolStep {
  readonly milestone: Milestone
  readonly deadlineAt: Instant
  readonly state: StepState
  /** Of a step that is still to come: 0 on its day. */
  readonly workingDaysLeft?: number
  readonly tick?: Tick
  /** Of a step that the school's own dossiers tell: nothing is to be reported of it. */
  readonly counted?: CountedStep
}

export interface CountedStep {
  readonly done: number
  readonly of: number
}

/** What of a school says how far it is. */
export interface ReportingSchool extends Pick<School, 'sector' | 'progress'> {
  readonly ticks: Readonly<Record<string, Pick<Tick, 'done' | 'count' | 'of'>>>
  readonly contactsConfirmedAt?: unknown
}

type SchoolWithTicks = ReportingSchool & Pick<School, 'ticks'>

/** Steps that the dossiers of a school tell by themselves: what counts as done of each (`year.md`, known to be done by data). */
const toldByDossiers: Readonly<Partial<Record<MilestoneKind, (progress: SchoolProgress) => number>>> = {
  'attachments-ready': ({ complete }) => complete,
  'inspection-done': ({ inspected }) => inspected,
  'set-ready': ({ ready }) => ready,
}

/** Steps of which the progress tells something else: who applied nowhere, what is known of the connection to OSO. */
const toldByProgress: ReadonlySet<MilestoneKind> = new Set(['applications-close', 'oso-checked', 'oso-set-ready'])

/** Whether the progress of a school has a say in a step, or in what is told with it: whoever asks about it has to read that too. */
export const needsProgress = ({ kind }: Pick<Milestone, 'kind'>): boolean => toldByProgress.has(kind) || toldByDossiers[kind] !== undefined

/** How far a PO school is with a step, by its dossiers; nothing for a school without any: it says so itself. */
export function countedStep({ sector, progress }: Pick<School, 'sector' | 'progress'>, { kind }: Pick<Milestone, 'kind'>): CountedStep | undefined {
  const done = toldByDossiers[kind]
  return done && progress && progress.dossiers > 0 && sideOf(sector) === 'po' ? { done: done(progress), of: progress.dossiers } : undefined
}

/** How many pupils of a PO school have a dossier and have not applied anywhere. */
export function unappliedOf({ sector, progress }: Pick<School, 'sector' | 'progress'>): number {
  return progress && sideOf(sector) === 'po' ? Math.max(0, progress.dossiers - progress.applied) : 0
}

/**
 * What the system can see counts as done: contacts that the school confirmed this year; its answers about OSO in the school year of the step;
 * decisions that leave none to extend.
 */
function isSeenDone(school: ReportingSchool, milestone: Milestone, milestones: readonly Milestone[]): boolean {
  if (milestone.kind === 'contacts-checked') return school.contactsConfirmedAt !== undefined
  if (milestone.kind === 'oso-checked') return school.progress !== undefined && hasAnswered(school.progress.qualification.facts, schoolYearOf(milestone.on))
  if (milestone.kind !== 'decision-extended') return false
  return milestones.some(
    (other) => other.kind === 'decision-due' && other.round === milestone.round && other.route === milestone.route && isDone(school.ticks[other.id]),
  )
}

/** Whether a school still has work for a milestone. What passes by itself is never open work. */
export function isOpenFor(school: ReportingSchool, milestone: Milestone, milestones: readonly Milestone[]): boolean {
  if (!concerns(milestone, school.sector) || knownBy(milestone) !== 'tick') return false
  const counted = countedStep(school, milestone)
  // What the dossiers tell, no tick says better.
  if (counted) return counted.done < counted.of
  return !isDone(school.ticks[milestone.id]) && !isSeenDone(school, milestone, milestones)
}

/**
 * Whether a reminder of a milestone is for this school: of open work, and of what passes by itself always, but for the closing of the
 * applications: that is for PO schools with pupils who have not applied.
 */
export function isRemindedOf(school: ReportingSchool, milestone: Milestone, milestones: readonly Milestone[]): boolean {
  if (!concerns(milestone, school.sector)) return false
  if (milestone.kind === 'applications-close') return unappliedOf(school) > 0
  return knownBy(milestone) === 'date' || isOpenFor(school, milestone, milestones)
}

/** Whether a step is one of a school's own: meant for its sector, and needed in a region with these settings. */
export function isStepOf(school: Pick<School, 'sector'>, milestone: Milestone, settings: Pick<YearSettings, 'usesOso' | 'dossiers'>): boolean {
  return concerns(milestone, school.sector) && isNeeded(milestone.kind, settings)
}

/** The milestones that are a school's own. */
export function milestonesOf(school: Pick<School, 'sector'>, milestones: readonly Milestone[], settings: Pick<YearSettings, 'usesOso' | 'dossiers'>): readonly Milestone[] {
  return milestones.filter((milestone) => isStepOf(school, milestone, settings))
}

export function stepOf(school: SchoolWithTicks, milestone: Milestone, milestones: readonly Milestone[], now: Instant): SchoolStep {
  const deadlineAt = momentOf(milestone)
  const tick = school.ticks[milestone.id]
  const state = knownBy(milestone) === 'date' ? 'passes' : !isOpenFor(school, milestone, milestones) ? 'done' : now >= deadlineAt ? 'overdue' : 'open'
  const counted = countedStep(school, milestone)
  return { milestone, deadlineAt, state, ...(tick && { tick }), ...(counted && { counted }) }
}

/** The steps of one school in order of their moments. */
export function stepsOfSchool(
  school: SchoolWithTicks,
  milestones: readonly Milestone[],
  settings: Pick<YearSettings, 'usesOso' | 'dossiers'>,
  now: Instant,
): readonly SchoolStep[] {
  return milestonesOf(school, milestones, settings)
    .map((milestone) => stepOf(school, milestone, milestones, now))
    .sort((a, b) => a.deadlineAt - b.deadlineAt)
}

/** A step that is still to come with the working days until it: for one school's own page, since counting days costs time. */
export function withWorkingDays(step: SchoolStep, now: Instant, schoolHolidays: readonly SchoolHoliday[]): SchoolStep {
  const isToCome = step.state === 'open' || (step.state === 'passes' && now < step.deadlineAt)
  return isToCome ? { ...step, workingDaysLeft: workingDaysUntil(localDateOf(now), step.milestone.on, schoolHolidays) } : step
}
