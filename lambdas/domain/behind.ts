// Who is behind in a region: open work of which the date has passed or is near, with the most pupils first.
import { type Milestone, type MilestoneKind, isNeeded, knownBy, momentOf } from './milestone.ts'
import { type Instant, localDateOf } from './moment.ts'
import type { YearSettings } from './region.ts'
import { type SchoolId, type Sector, sideOf } from './school.ts'
import { bandOf, type PupilBand, pupilBands, type SchoolProgress, shown } from './school-progress.ts'
import { countedStep } from './school-steps.ts'
import { workingDaysUntil } from './working-days.ts'

/** From this many working days before its date a step with open work asks for a call. */
export const soonWithin = 5

/** A step of a region's year as it stands at one moment: worked out once, for all schools. */
export interface StepNow {
  readonly milestone: Milestone
  readonly deadlineAt: Instant
  readonly when: 'overdue' | 'soon' | 'coming'
  /** 0 on its day, and below 0 once working days have passed since. */
  readonly workingDaysLeft: number
  /** It comes and goes by itself: no school reports of it. */
  readonly passes: boolean
}

/** The steps that a region with these settings asks of its schools, in order of their moments. */
export function stepsNow(
  milestones: readonly Milestone[],
  { schoolHolidays, ...settings }: Pick<YearSettings, 'usesOso' | 'dossiers' | 'schoolHolidays'>,
  now: Instant,
): readonly StepNow[] {
  const today = localDateOf(now)
  const stepNow = (milestone: Milestone): StepNow => {
    const { on } = milestone
    const deadlineAt = momentOf(milestone)
    const workingDaysLeft = on >= today ? workingDaysUntil(today, on, schoolHolidays) : 0 - workingDaysUntil(on, today, schoolHolidays)
    const when = now >= deadlineAt ? 'overdue' : workingDaysLeft <= soonWithin ? 'soon' : 'coming'
    return { milestone, deadlineAt, when, workingDaysLeft, passes: knownBy(milestone) === 'date' }
  }
  return milestones
    .filter(({ kind }) => isNeeded(kind, settings))
    .map(stepNow)
    .sort((a, b) => a.deadlineAt - b.deadlineAt)
}

/** The ids of the steps of which the number is how many pupils go to secondary school. */
export const leaverSteps = (milestones: readonly Milestone[]): readonly string[] => milestones.filter(({ kind }) => kind === 'leavers-listed').map(({ id }) => id)

/**
 * About how many pupils the open work of a school for a step is: what is left of what was counted or reported; else how many go to secondary
 * school, as the school said, else as it has dossiers; of a VO school how many are on their way to it. `undefined`: nobody knows.
 */
export function pupilsTouched(progress: SchoolProgress, { id, kind }: Pick<Milestone, 'id' | 'kind'>, leaverSteps: readonly string[]): number | undefined {
  const counted = countedStep({ sector: progress.sector, progress }, { kind })
  if (counted) return counted.of - counted.done
  const { count, of } = progress.reported[id] ?? {}
  if (count !== undefined && of !== undefined) return Math.max(0, of - count)
  if (sideOf(progress.sector) === 'vo') return progress.pupils || undefined
  const said = leaverSteps.map((step) => progress.reported[step]).find((leavers) => leavers !== undefined)
  return said?.of ?? said?.count ?? (progress.dossiers || undefined)
}

/** Open work of one school for one step that has passed or is near. */
export interface OpenWork {
  readonly progress: SchoolProgress
  readonly step: StepNow
  readonly pupils: number | undefined
}

/** A school that is behind, by its most urgent work, as the region may read it. */
export interface Behind {
  readonly schoolId: SchoolId
  readonly name: string
  readonly sector: Sector
  readonly milestoneId: string
  readonly overdue: boolean
  readonly workingDaysLeft: number
  /** Nothing where nobody knows, or where it is about none. */
  readonly pupils?: PupilBand
  readonly count?: number
  readonly of?: number
  /** How many other steps of it are open, past their date or near it. */
  readonly others: number
}

/** Where a number of pupils stands among others: by what is told of it, so that the order tells no more. An unknown one stands before none. */
function weightOf(pupils: number | undefined): number {
  if (pupils === undefined) return 1
  return pupils === 0 ? 0 : 2 + pupilBands.indexOf(bandOf(pupils))
}

/** What was counted or reported of a step; nothing where 1 to 4 are done, are not, or are there at all. */
function numbersOf(progress: SchoolProgress, { milestone: { id, kind } }: StepNow): Pick<Behind, 'count' | 'of'> {
  const counted = countedStep({ sector: progress.sector, progress }, { kind })
  const { count, of } = counted ? { count: counted.done, of: counted.of } : (progress.reported[id] ?? {})
  const isTelling = [count, of, count !== undefined && of !== undefined ? of - count : undefined].some((each) => each !== undefined && shown(each) === '<5')
  return isTelling ? {} : { ...(count !== undefined && { count }), ...(of !== undefined && { of }) }
}

function lineOf({ progress, step, pupils }: OpenWork, others: number): Behind {
  const { schoolId, name, sector } = progress
  const { milestone, when, workingDaysLeft } = step
  return { schoolId, name, sector, milestoneId: milestone.id, overdue: when === 'overdue', workingDaysLeft, ...(pupils && { pupils: bandOf(pupils) }), ...numbersOf(progress, step), others }
}

/** Work that other schools wait for. */
const waitedFor: ReadonlySet<MilestoneKind> = new Set<MilestoneKind>(['attachments-ready', 'inspection-done', 'oso-set-ready', 'set-ready', 'fetched', 'placement-known', 'decision-due', 'decision-extended'])

/** What comes first: what has passed, then the most pupils, then what other schools wait for, then the fewest days left. */
export function byUrgency(a: Omit<OpenWork, 'progress'>, b: Omit<OpenWork, 'progress'>): number {
  const isLater = (work: Omit<OpenWork, 'progress'>) => (work.step.when === 'overdue' ? 0 : 1)
  const isOwn = ({ step: { milestone } }: Omit<OpenWork, 'progress'>) => (waitedFor.has(milestone.kind) ? 0 : 1)
  return isLater(a) - isLater(b) || weightOf(b.pupils) - weightOf(a.pupils) || isOwn(a) - isOwn(b) || a.step.workingDaysLeft - b.step.workingDaysLeft
}

/** How many schools are listed; the rest is a number. */
export const mostBehind = 100

/** Who is behind, each school once. The work is given by the names of the schools: what is as urgent stays in that order. */
export function behindOf(work: readonly OpenWork[]): { readonly behind: readonly Behind[]; readonly behindMore: number } {
  const schools = [...Map.groupBy(work.toSorted(byUrgency), ({ progress }) => progress.schoolId).values()]
  const listed = schools.slice(0, mostBehind)
  return { behind: listed.map((own) => lineOf(own[0]!, own.length - 1)), behindMore: schools.length - listed.length }
}
