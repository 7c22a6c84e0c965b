// What has been decided of a region's year, what a new calendar leaves behind, and when anything falls due next.
import { changesBetween, type PublishedCalendar } from './calendar.ts'
import { type Milestone, momentOf } from './milestone.ts'
import type { Instant } from './moment.ts'
import { nextOpenMoment } from './open-hours.ts'
import type { YearSettings } from './region.ts'
import { messageDueAt, type RegionMessage } from './region-message.ts'
import { type Step, stepsOf } from './reminder-steps.ts'
import { marksAfter, nextRound, type RoundFacts, type RoundMarks } from './round-times.ts'

/** Steps by milestone, each by its working days. */
type Marks = Readonly<Record<string, readonly number[]>>

/** The contacts who were told early, by reminder (`earlyName`). */
export type ToldEarly = Readonly<Record<string, readonly string[]>>

/** What the clock remembers of a region's year between two decisions. */
export interface Decided {
  /** Everything due up to and with this moment has been decided. */
  readonly until: Instant
  /** The steps that were decided: they are not repeated when their date moves. */
  readonly steps: Marks
  /** Of a last reminder that is not decided yet: who had it already, on their own last working day. They do not get it again. */
  readonly early?: ToldEarly
  /** Those that a publication put before itself: not caught up, but sent when a later calendar moves them ahead. */
  readonly behind?: Marks
  /** The newest calendar that schools were told of; 0 before the first. */
  readonly toldOfVersion: number
  /** The last message of the region that went out; absent before the first. */
  readonly toldOfMessage?: string
  /** How far the daily rounds are. */
  readonly rounds?: RoundMarks
}

export interface PlanInput {
  readonly calendar: PublishedCalendar
  /** The calendar that schools were last told of; absent when they were told of none. */
  readonly toldCalendar?: PublishedCalendar
  readonly settings: YearSettings
  readonly decided: Decided
  /** What the region wrote since the last message that went out. */
  readonly messages?: readonly RegionMessage[]
  /** Of a year whose dossiers are told of each day; without it no round comes. A plan of mails has none: nobody knows its counts beforehand. */
  readonly rounds?: RoundFacts
  /** The steps of the calendar, where they were worked out already. */
  readonly steps?: readonly Step[]
}

/** The steps of the calendar in order of time. */
export const stepsIn = ({ steps, calendar, settings }: PlanInput) => steps ?? stepsOf(calendar.milestones, settings)

/** What a reminder is called in `early`: by its milestone and its working days. */
export const earlyName = ({ milestone, workingDays }: Pick<Step, 'milestone' | 'workingDays'>) => `${milestone.id}#${workingDays}`

const isMarked = (marks: Marks | undefined, step: Step) => marks?.[step.milestone.id]?.includes(step.workingDays) ?? false

/** An earlier day of a reminder comes once, when it comes: whoever was not told then is told on the reminder's own day. */
const isOver = ({ steps, behind, until }: Decided, step: Step) => isMarked(steps, step) || isMarked(behind, step) || (step.lastDay !== undefined && step.dueAt <= until)

/** The steps that are due at `now` and were not decided before. */
export function stepsToDecide(steps: readonly Step[], decided: Decided, now: Instant): readonly Step[] {
  return steps.filter((step) => step.dueAt <= now && !isOver(decided, step))
}

/** The next moment at which a step falls due after what has been decided; `undefined` when none is left. It may have been: then it is due. */
export function nextStepDue(steps: readonly Step[], decided: Decided): Instant | undefined {
  return steps.find((step) => !isOver(decided, step))?.dueAt
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

/** The next moment at which anything falls due: a step, news of the calendar, a message of the region, or a daily round. */
export function nextDue(input: PlanInput): Instant | undefined {
  const steps = stepsIn(input)
  const round = nextRound(input)
  const moments = [
    nextStepDue(steps, sincePublishing(input)),
    ...(isNews(input) ? [newsDueAt(input)] : []),
    ...(round === undefined ? [] : [round]),
    ...(input.messages ?? []).slice(0, 1).map((message) => messageDueAt(message, input.settings.schoolHolidays)),
  ].filter((moment) => moment !== undefined)
  return moments.length > 0 ? (Math.min(...moments) as Instant) : undefined
}

/** The messages that go out at `now`: in the order in which they were kept, as far as the first that has to wait. */
export function messagesDue({ messages = [], settings }: PlanInput, now: Instant): readonly RegionMessage[] {
  const waits = messages.findIndex((message) => messageDueAt(message, settings.schoolHolidays) > now)
  return waits < 0 ? messages : messages.slice(0, waits)
}

/** The messages that still wait after a decision at `now`. */
export function messagesAfter(input: PlanInput, now: Instant): readonly RegionMessage[] {
  return (input.messages ?? []).slice(messagesDue(input, now).length)
}

/**
 * When what is due at `at` may be decided: then, when schools work; else when they work again, but for news that cannot wait. So nobody is
 * mailed at night after an outage, or because a holiday that was entered late puts a reminder in the past.
 */
export function decisionMoment(input: PlanInput, at: Instant): Instant {
  const { schoolHolidays } = input.settings
  const cannotWait = isNews(input) && newsDueAt(input) <= at && nextOpenMoment(newsDueAt(input), schoolHolidays) > newsDueAt(input)
  return cannotWait ? at : nextOpenMoment(at, schoolHolidays)
}

function withMarks(marks: Marks, steps: readonly Step[]): Marks {
  const all: Record<string, readonly number[]> = { ...marks }
  for (const { milestone, workingDays, lastDay } of steps) if (lastDay === undefined) all[milestone.id] = [...(all[milestone.id] ?? []), workingDays]
  return all
}

/**
 * What was decided, and what a new calendar leaves behind: a step that a publication puts before itself is moved by the region, not caught
 * up. One that was due already in the calendar that schools know, and not decided yet, still is.
 */
export function sincePublishing(input: PlanInput): Decided {
  const { calendar, toldCalendar, settings, decided } = input
  if (calendar.number <= decided.toldOfVersion) return decided
  const name = (step: Step) => `${earlyName(step)}#${step.dueAt}`
  const open = stepsOf(toldCalendar?.milestones ?? [], settings).filter((step) => step.lastDay === undefined && !isOver(decided, step))
  const stillOpen = new Set(open.map(name))
  const isBehind = (step: Step) => step.lastDay === undefined && step.dueAt <= calendar.publishedAt && !stillOpen.has(name(step)) && !isMarked(decided.steps, step)
  const behind = stepsIn(input).filter(isBehind)
  const { behind: _before, ...rest } = decided
  const until = Math.max(decided.until, calendar.publishedAt) as Instant
  return { ...rest, until, ...(behind.length > 0 && { behind: withMarks({}, behind) }) }
}

/** Who was told early, of the reminders whose own day is still to come. */
function earlyAfter(before: ToldEarly, told: ToldEarly, passed: readonly Step[]): ToldEarly | undefined {
  const over = new Set(passed.filter((step) => step.lastDay === undefined).map(earlyName))
  const names = [...new Set([...Object.keys(before), ...Object.keys(told)])].filter((name) => !over.has(name))
  return names.length > 0 ? Object.fromEntries(names.map((name) => [name, [...(before[name] ?? []), ...(told[name] ?? [])]])) : undefined
}

/** What the clock remembers after deciding at `now`; `told` are the contacts who were told early by this decision. */
export function afterDeciding(input: PlanInput, now: Instant, told: ToldEarly = {}): Decided {
  const decided = sincePublishing(input)
  const passed = stepsToDecide(stepsIn(input), decided, now)
  const isTold = !isNews(input) || newsDueAt(input) <= now
  const message = messagesDue(input, now).at(-1)
  // Until schools were told of a calendar, what it leaves behind is worked out anew each time, from what stood before it.
  const { early: before = {}, ...rest } = isTold ? decided : input.decided
  const early = earlyAfter(before, told, passed)
  const rounds = marksAfter(input, now)
  return {
    ...rest,
    steps: withMarks(decided.steps, passed),
    ...(early && { early }),
    ...(rounds && { rounds }),
    until: now,
    toldOfVersion: isTold ? input.calendar.number : decided.toldOfVersion,
    ...(message && { toldOfMessage: message.id }),
  }
}

/** What the clock remembers when a calendar is first published: steps that lie before are moved by the region, not caught up. */
export function beforeAnyDecision(publishedAt: Instant): Decided {
  return { until: publishedAt, steps: {}, toldOfVersion: 0 }
}
