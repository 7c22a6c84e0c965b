// What has been decided of a region's year, what a new calendar leaves behind, and when anything falls due next.
import { changesBetween, type PublishedCalendar } from './calendar.ts'
import { type Milestone, momentOf } from './milestone.ts'
import type { Instant } from './moment.ts'
import { nextOpenMoment } from './open-hours.ts'
import type { YearSettings } from './region.ts'
import type { RegionMessage } from './region-message.ts'
import { type Mark, markOf, type Step, stepsOf } from './reminder-steps.ts'

/** Steps by milestone. */
type Marks = Readonly<Record<string, readonly Mark[]>>

/** What the clock remembers of a region's year between two decisions. */
export interface Decided {
  /** Everything due up to and with this moment has been decided. */
  readonly until: Instant
  /** The steps that were decided, by milestone: they are not repeated when their date moves. */
  readonly steps: Marks
  /** Those that a publication put before itself: not caught up, but sent when a later calendar moves them ahead. */
  readonly behind?: Marks
  /** The newest calendar that schools were told of; 0 before the first. */
  readonly toldOfVersion: number
  /** The last message of the region that went out; absent before the first. */
  readonly toldOfMessage?: string
}

export interface PlanInput {
  readonly calendar: PublishedCalendar
  /** The calendar that schools were last told of; absent when they were told of none. */
  readonly toldCalendar?: PublishedCalendar
  readonly settings: YearSettings
  readonly decided: Decided
  /** What the region wrote since the last message that went out. */
  readonly messages?: readonly RegionMessage[]
  /** The steps of the calendar, where they were worked out already. */
  readonly steps?: readonly Step[]
}

/** The steps of the calendar in order of time. */
export const stepsIn = ({ steps, calendar, settings }: PlanInput) => steps ?? stepsOf(calendar.milestones, settings)
export const isMarked = (marks: Marks | undefined, step: Step) => marks?.[step.milestone.id]?.includes(markOf(step)) ?? false
const wasDecided = ({ steps, behind }: Decided, step: Step) => isMarked(steps, step) || isMarked(behind, step)

/** The steps that are due at `now` and were not decided before. */
export function stepsToDecide(steps: readonly Step[], decided: Decided, now: Instant): readonly Step[] {
  return steps.filter((step) => step.dueAt <= now && !wasDecided(decided, step))
}

/** The next moment at which a step falls due after what has been decided; `undefined` when none is left. It may have been: then it is due. */
export function nextStepDue(steps: readonly Step[], decided: Decided): Instant | undefined {
  return steps.find((step) => !wasDecided(decided, step))?.dueAt
}

/**
 * When schools are told of a published calendar: at once in open hours, else when these begin; at once all the same when a date that came,
 * moved or went lies before that.
 */
export function newsDueAt({ calendar, toldCalendar, settings }: Pick<PlanInput, 'calendar' | 'toldCalendar' | 'settings'>): Instant {
  const { publishedAt } = calendar
  const opens = nextOpenMoment(publishedAt, settings.schoolHolidays)
  if (opens === publishedAt) return opens
  const isNear = (milestone: Milestone) => momentOf(milestone) > publishedAt && momentOf(milestone) <= opens
  const cannotWait = changesBetween(toldCalendar?.milestones ?? [], calendar.milestones).some((change) => isNear(change.milestone) || (change.kind === 'moved' && isNear(change.before)))
  return cannotWait ? publishedAt : opens
}

/** Whether schools are still to be told of this calendar. */
export const isNews = (input: PlanInput) => input.calendar.number > input.decided.toldOfVersion

/** The next moment at which anything falls due: a step, news of the calendar, or a message of the region. */
export function nextDue(input: PlanInput): Instant | undefined {
  const steps = stepsIn(input)
  const moments = [
    nextStepDue(steps, sincePublishing(input)),
    ...(isNews(input) ? [newsDueAt(input)] : []),
    ...(input.messages ?? []).map((message) => message.dueAt),
  ].filter((moment) => moment !== undefined)
  return moments.length > 0 ? (Math.min(...moments) as Instant) : undefined
}

function withMarks(marks: Marks, steps: readonly Step[]): Marks {
  const all: Record<string, readonly Mark[]> = { ...marks }
  for (const step of steps) all[step.milestone.id] = [...(all[step.milestone.id] ?? []), markOf(step)]
  return all
}

/**
 * What was decided, and what a new calendar leaves behind: a step that a publication puts before itself is moved by the region, not caught
 * up. One that was due already in the calendar before, and not decided yet, still is.
 */
export function sincePublishing(input: PlanInput): Decided {
  const { calendar, toldCalendar, settings, decided } = input
  if (calendar.number <= decided.toldOfVersion) return decided
  const name = (step: Step) => `${step.milestone.id}#${markOf(step)}#${step.dueAt}`
  const open = stepsOf(toldCalendar?.milestones ?? [], settings).filter((step) => !wasDecided(decided, step))
  const stillOpen = new Set(open.map(name))
  const isBehind = (step: Step) => step.dueAt <= calendar.publishedAt && !stillOpen.has(name(step)) && !isMarked(decided.steps, step)
  const behind = stepsIn(input).filter(isBehind)
  const { behind: _before, ...rest } = decided
  return behind.length > 0 ? { ...rest, behind: withMarks({}, behind) } : rest
}

/** What the clock remembers after deciding at `now`. */
export function afterDeciding(input: PlanInput, now: Instant): Decided {
  const decided = sincePublishing(input)
  const passed = stepsToDecide(stepsIn(input), decided, now)
  const isTold = !isNews(input) || newsDueAt(input) <= now
  const message = (input.messages ?? []).filter(({ dueAt }) => dueAt <= now).at(-1)
  return {
    // Until schools were told of a calendar, what it leaves behind is worked out anew each time, from what stood before it.
    ...(isTold ? decided : input.decided),
    steps: withMarks(decided.steps, passed),
    until: now,
    toldOfVersion: isTold ? input.calendar.number : decided.toldOfVersion,
    ...(message && { toldOfMessage: message.id }),
  }
}

/** What the clock remembers when a calendar is first published: steps that lie before are moved by the region, not caught up. */
export function beforeAnyDecision(publishedAt: Instant): Decided {
  return { until: publishedAt, steps: {}, toldOfVersion: 0 }
}
