// The tasks in one notification: what is asked of several schools of one person is one task, and the two kinds of setting ready are one act.
import { knownBy, momentOf } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import type { NotificationItem, StepFacts } from '../domain/notification.ts'
import type { KnownOfOso } from '../domain/oso-mails.ts'
import type { SchoolId, Side } from '../domain/school.ts'

type TaskItem = Exclude<Extract<NotificationItem, { readonly step: StepFacts }>, { readonly kind: 'oso-not-working' }>

export interface TaskSchool {
  readonly schoolId: SchoolId
  readonly schoolName: string
  /** What the school reported of each step of the task, or what its own dossiers tell. */
  readonly progress: readonly { readonly step: StepFacts; readonly count: number; readonly of?: number; readonly isCounted?: true }[]
  /** All of it is told by the school's own dossiers: nothing is to be reported. */
  readonly isCounted: boolean
  /** Of the connection to OSO, when what is known of it is of before. */
  readonly recheck?: KnownOfOso
  /** Of the connection to OSO. */
  readonly side?: Side
}

export interface Task {
  /** Still before its date, past it, or only announced: it passes by itself and there is nothing to report of it. */
  readonly state: 'due' | 'overdue' | 'announced'
  /** One, or the two kinds of setting ready when both are due at the same moment. */
  readonly steps: readonly [StepFacts, ...StepFacts[]]
  readonly schools: readonly [TaskSchool, ...TaskSchool[]]
  readonly workingDaysLeft?: number
}

const isTask = (item: NotificationItem): item is TaskItem => 'step' in item && item.kind !== 'oso-not-working'

// A mail that was decided before a date may be sent after it.
function stateOf(item: TaskItem, now: Instant): Task['state'] {
  if (item.kind === 'step-starts' || knownBy(item.step) === 'date') return 'announced'
  return item.kind === 'step-overdue' || now >= momentOf(item.step) ? 'overdue' : 'due'
}

/** What makes two items one task of one school: all setting ready that binds at one moment goes together. */
function actOf(item: TaskItem): string {
  const { kind, milestoneId, on, at } = item.step
  return kind === 'set-ready' || kind === 'oso-set-ready' ? `set-ready ${on} ${at ?? ''}` : milestoneId
}

function schoolOf(items: readonly TaskItem[]): TaskSchool {
  const { schoolId, schoolName } = items[0]!
  const progress = items.flatMap((item) => {
    if (item.kind === 'step-starts' || item.count === undefined) return []
    return [{ step: item.step, count: item.count, ...(item.of !== undefined && { of: item.of }), ...(item.isCounted && { isCounted: item.isCounted }) }]
  })
  const recheck = items.flatMap((item) => ('recheck' in item && item.recheck ? [item.recheck] : []))[0]
  const side = items.flatMap((item) => ('side' in item && item.side ? [item.side] : []))[0]
  return { schoolId, schoolName, progress, isCounted: items.every((item) => 'isCounted' in item && item.isCounted === true), ...(recheck && { recheck }), ...(side && { side }) }
}

const osoFirst = (a: StepFacts, b: StepFacts) => Number(b.kind === 'oso-set-ready') - Number(a.kind === 'oso-set-ready')

const order = { overdue: 0, due: 1, announced: 1 } as const

/** The tasks of a notification as they stand at `now`: what is past its date first, then in order of date. */
export function tasksOf(items: readonly NotificationItem[], now: Instant): readonly Task[] {
  const perSchool = Map.groupBy(items.filter(isTask), (item) => `${stateOf(item, now)} ${actOf(item)} ${item.schoolId}`)
  const milestonesOf = (same: readonly TaskItem[]) => same.map((item) => item.step.milestoneId).sort().join(' ')
  const together = Map.groupBy(perSchool.values(), (same) => `${stateOf(same[0]!, now)} ${milestonesOf(same)}`)
  const tasks = [...together.values()].map((schools): Task => {
    const first = schools[0]!
    const steps = first.map((item) => item.step).sort(osoFirst)
    const left = first.flatMap((item) => (item.kind === 'step-due' ? [item.workingDaysLeft] : []))
    return {
      state: stateOf(first[0]!, now),
      steps: steps as [StepFacts, ...StepFacts[]],
      schools: schools.map(schoolOf) as [TaskSchool, ...TaskSchool[]],
      ...(left.length > 0 && { workingDaysLeft: Math.min(...left) }),
    }
  })
  return tasks.sort((a, b) => order[a.state] - order[b.state] || momentOf(a.steps[0]) - momentOf(b.steps[0]))
}

/** How often something is asked: a task at three schools is three. */
export const countOf = (tasks: readonly Task[]): number => tasks.reduce((sum, task) => sum + task.schools.length, 0)
