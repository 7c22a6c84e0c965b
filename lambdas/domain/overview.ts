// The coordinator's one look at a region's year: how far each step is, who is behind, and of how many schools exchanging by OSO works.
import { type Behind, behindOf, leaverSteps, type OpenWork, pupilsTouched, type StepNow, stepsNow } from './behind.ts'
import { addDays, day } from './local-date.ts'
import { concerns, type Milestone } from './milestone.ts'
import { endOfDay, type Instant, later } from './moment.ts'
import { isConnected, labelOf, type QualificationLabel, qualificationLabels } from './qualification.ts'
import type { YearSettings } from './region.ts'
import { type SchoolId, type Side, sideOf } from './school.ts'
import { ofTakingPart, type Reported, type SchoolProgress } from './school-progress.ts'
import { isOpenFor, type ReportingSchool } from './school-steps.ts'
import { firstYear, type SchoolYear } from './school-year.ts'

/** `passes`: nobody reports of it. `done`: all are. `overdue` and `soon`: some are not, and its moment has passed or is near. */
export type OverviewState = 'coming' | 'soon' | 'overdue' | 'done' | 'passes'

export interface StepOverview {
  readonly milestone: Milestone
  readonly deadlineAt: Instant
  /** How many schools are done, of those for which it is meant. */
  readonly done: number
  readonly of: number
  readonly workingDaysLeft: number
  readonly state: OverviewState
}

export interface Named {
  readonly schoolId: SchoolId
  readonly name: string
}

/** Of how many schools of one side exchanging works, and how many carry each label. */
export interface Share {
  readonly connected: number
  readonly schools: number
  readonly labels: readonly { readonly label: QualificationLabel; readonly schools: number }[]
}

export interface Overview {
  readonly schools: number
  readonly steps: readonly StepOverview[]
  readonly behind: readonly Behind[]
  readonly behindMore: number
  readonly withoutContacts: readonly Named[]
  readonly bounced: readonly Named[]
  readonly connection: Readonly<Record<Side, Share>> & { readonly judgedAt: Instant }
  /** The PO schools of which OSO dossiers were not found. How many stands with their pairs: a total beside those could tell a small one. */
  readonly osoMissing: readonly Named[]
}

export interface OverviewOf {
  readonly year: SchoolYear
  /** The published steps; none while nothing is published. */
  readonly milestones: readonly Milestone[]
  readonly settings: Pick<YearSettings, 'usesOso' | 'dossiers' | 'schoolHolidays'>
  /** Judge facts as they were when the year ended, once it has: to set it beside the next. */
  readonly atEnd?: boolean
}

/** A school as its progress tells of it, for the questions that are asked of schools with their ticks. */
export function reportingSchool(progress: SchoolProgress): ReportingSchool {
  const ticks: Record<string, Reported & { done: boolean }> = {}
  for (const id in progress.reported) ticks[id] = { ...progress.reported[id], done: false }
  for (const id of progress.done) ticks[id] = { ...ticks[id], done: true }
  return { sector: progress.sector, progress, ticks, ...(progress.contactsConfirmed && { contactsConfirmedAt: true }) }
}

/** The last moment of a year once it is over, and now as long as it is not. */
export function atEndOf(year: SchoolYear, now: Instant): Instant {
  return Math.min(now, later(endOfDay(addDays(day(`${firstYear(year) + 1}-08-01`), -1)), -1)) as Instant
}

function shareOf(schools: readonly SchoolProgress[], at: Instant): Share {
  const labels = Map.groupBy(schools, ({ qualification }) => labelOf(qualification.facts, at))
  const count = (label: QualificationLabel) => labels.get(label)?.length ?? 0
  const connected = qualificationLabels.filter(isConnected).reduce((sum, label) => sum + count(label), 0)
  return { connected, schools: schools.length, labels: qualificationLabels.map((label) => ({ label, schools: count(label) })) }
}

function stateOf({ passes, when }: StepNow, done: number, of: number): OverviewState {
  if (passes || of === 0) return 'passes'
  return done === of ? 'done' : when
}

const named = ({ schoolId, name }: SchoolProgress): Named => ({ schoolId, name })

/** Made from the progress of the schools alone: whatever a school does stands in it at once. Schools that take no part any more are left out. */
export function overviewOf(progress: readonly SchoolProgress[], { year, milestones, settings, atEnd = false }: OverviewOf, now: Instant): Overview {
  const schools = ofTakingPart(progress).toSorted((a, b) => a.name.localeCompare(b.name, 'nl') || (a.schoolId < b.schoolId ? -1 : 1))
  const steps = stepsNow(milestones, settings, now)
  const leavers = leaverSteps(milestones)
  const bySide = { po: schools.filter(({ sector }) => sideOf(sector) === 'po'), vo: schools.filter(({ sector }) => sideOf(sector) === 'vo') }
  const done = steps.map(() => 0)
  const work: OpenWork[] = []
  for (const school of schools) {
    const reporting = reportingSchool(school)
    steps.forEach((step, i) => {
      const { milestone } = step
      if (step.passes || !concerns(milestone, school.sector)) return
      if (!isOpenFor(reporting, milestone, milestones)) done[i]! += 1
      else if (step.when !== 'coming') work.push({ progress: school, step, pupils: pupilsTouched(school, milestone, leavers) })
    })
  }
  const countOf = ({ milestone: { audience } }: StepNow) => (['po', 'vo'] as const).reduce((sum, side) => sum + (audience.includes(side) ? bySide[side].length : 0), 0)
  const at = atEnd ? atEndOf(year, now) : now
  return {
    schools: schools.length,
    steps: steps.map((step, i) => {
      const { milestone, deadlineAt, workingDaysLeft } = step
      return { milestone, deadlineAt, done: done[i]!, of: countOf(step), workingDaysLeft, state: stateOf(step, done[i]!, countOf(step)) }
    }),
    ...behindOf(work),
    withoutContacts: schools.filter(({ contacts }) => contacts === 0).map(named),
    bounced: schools.filter(({ bounced }) => bounced).map(named),
    connection: { po: shareOf(bySide.po, at), vo: shareOf(bySide.vo, at), judgedAt: at },
    osoMissing: schools.filter(({ osoMissing }) => osoMissing > 0).map(named),
  }
}
