// The steps of a calendar as they bind one school: which, until when, and how far it is.
import { concerns, isNeeded, knownBy, type Milestone, momentOf } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { YearSettings } from './region.ts'
import type { School } from './school.ts'
import { isDone, type Tick } from './tick.ts'

/** `passes`: the step comes and goes by itself. `overdue`: open, and its moment has passed. */
export type StepState = 'open' | 'done' | 'overdue' | 'passes'

export interface SchoolStep {
  readonly milestone: Milestone
  readonly deadlineAt: Instant
  readonly state: StepState
  readonly tick?: Tick
}

type ReportingSchool = Pick<School, 'sector' | 'ticks' | 'contactsConfirmedAt'>

/** What the system can see counts as done: contacts that the school confirmed this year; decisions that leave none to extend. */
function isSeenDone(school: Pick<School, 'ticks' | 'contactsConfirmedAt'>, milestone: Milestone, milestones: readonly Milestone[]): boolean {
  if (milestone.kind === 'contacts-checked') return school.contactsConfirmedAt !== undefined
  if (milestone.kind !== 'decision-extended') return false
  return milestones.some(
    (other) => other.kind === 'decision-due' && other.round === milestone.round && other.route === milestone.route && isDone(school.ticks[other.id]),
  )
}

/** Whether a school still has work for a milestone. What passes by itself is never open work. */
export function isOpenFor(school: ReportingSchool, milestone: Milestone, milestones: readonly Milestone[]): boolean {
  return (
    concerns(milestone, school.sector) &&
    knownBy(milestone.kind) === 'tick' &&
    !isDone(school.ticks[milestone.id]) &&
    !isSeenDone(school, milestone, milestones)
  )
}

/** Whether a step is one of a school's own: meant for its sector, and needed in a region with these settings. */
export function isStepOf(school: Pick<School, 'sector'>, milestone: Milestone, settings: Pick<YearSettings, 'usesOso' | 'dossiers'>): boolean {
  return concerns(milestone, school.sector) && isNeeded(milestone.kind, settings)
}

export function stepOf(school: ReportingSchool, milestone: Milestone, milestones: readonly Milestone[], now: Instant): SchoolStep {
  const deadlineAt = momentOf(milestone)
  const tick = school.ticks[milestone.id]
  const state = knownBy(milestone.kind) === 'date' ? 'passes' : !isOpenFor(school, milestone, milestones) ? 'done' : now >= deadlineAt ? 'overdue' : 'open'
  return { milestone, deadlineAt, state, ...(tick && { tick }) }
}

/** The steps of one school in order of their moments. */
export function stepsOfSchool(
  school: ReportingSchool,
  milestones: readonly Milestone[],
  settings: Pick<YearSettings, 'usesOso' | 'dossiers'>,
  now: Instant,
): readonly SchoolStep[] {
  return milestones
    .filter((milestone) => isStepOf(school, milestone, settings))
    .map((milestone) => stepOf(school, milestone, milestones, now))
    .sort((a, b) => a.deadlineAt - b.deadlineAt)
}
