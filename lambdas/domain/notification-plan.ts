// The notification plan: who hears what, when and why. A pure function of the calendar, the schools, what was already decided and `now`.
import { changesBetween, type PublishedCalendar } from './calendar.ts'
import { personOf, whoIsWritten } from './contact.ts'
import { concerns, isNeeded, knownBy, type Milestone, momentOf, opensSomething } from './milestone.ts'
import { type Instant, localDateOf, momentAt } from './moment.ts'
import { type NotificationItem, type StepFacts, stepFacts } from './notification.ts'
import type { YearSettings } from './region.ts'
import { type School, sideOf } from './school.ts'
import { isOpenFor, milestonesOf } from './school-steps.ts'
import { type SchoolHoliday, workingDaysFrom, workingDaysUntil } from './working-days.ts'

/** A reminder of a milestone as it falls in this calendar. */
export interface Step {
  readonly milestone: Milestone
  readonly workingDays: number
  readonly dueAt: Instant
}

/** Steps by milestone and working days. */
type Marks = Readonly<Record<string, readonly number[]>>

/** What the clock remembers of a region's year between two decisions. */
export interface Decided {
  /** Everything due up to and with this moment has been decided. */
  readonly until: Instant
  /** The working days of the steps that were decided, by milestone: they are not repeated when their date moves. */
  readonly steps: Marks
  /** Those that a publication put before itself: not caught up, but sent when a later calendar moves them ahead. */
  readonly behind?: Marks
  /** The newest calendar that schools were told of; 0 before the first. */
  readonly toldOfVersion: number
}

export interface PlanInput {
  readonly calendar: PublishedCalendar
  /** The calendar that schools were last told of; absent when they were told of none. */
  readonly toldCalendar?: PublishedCalendar
  readonly settings: YearSettings
  readonly decided: Decided
}

/** A mail that is due: to one person, with everything that is due for that person at this moment. */
export interface DueMail {
  readonly email: string
  readonly name?: string
  readonly contactIds: readonly string[]
  readonly items: readonly NotificationItem[]
}

/** When each reminder of a calendar falls, in order of time. A school holiday or public holiday is no working day. */
export function stepsOf(milestones: readonly Milestone[], settings: Pick<YearSettings, 'usesOso' | 'dossiers' | 'schoolHolidays'>): readonly Step[] {
  const steps: Step[] = []
  for (const milestone of milestones) {
    if (!isNeeded(milestone.kind, settings)) continue
    for (const reminder of milestone.reminders) {
      const on = workingDaysFrom(milestone.on, reminder.workingDays, settings.schoolHolidays)
      steps.push({ milestone, workingDays: reminder.workingDays, dueAt: momentAt(on, reminder.at) })
    }
  }
  return steps.sort((a, b) => a.dueAt - b.dueAt)
}

const isMarked = (marks: Marks | undefined, step: Step) => marks?.[step.milestone.id]?.includes(step.workingDays) ?? false
const wasDecided = ({ steps, behind }: Decided, step: Step) => isMarked(steps, step) || isMarked(behind, step)

/**
 * The steps to decide now: due and not decided before. After an outage several steps of one milestone may be due; only the latest of them
 * is sent, and all of them count as decided.
 */
export function stepsToDecide(steps: readonly Step[], decided: Decided, now: Instant): { readonly send: readonly Step[]; readonly passed: readonly Step[] } {
  const due = steps.filter((step) => step.dueAt <= now && !wasDecided(decided, step))
  const latest = new Map<string, Step>()
  for (const step of due) latest.set(step.milestone.id, step)
  return { send: [...latest.values()], passed: due }
}

/** The next moment at which a step falls due after what has been decided; `undefined` when none is left. It may have been: then it is due. */
export function nextStepDue(steps: readonly Step[], decided: Decided): Instant | undefined {
  return steps.find((step) => !wasDecided(decided, step))?.dueAt
}

function withMarks(marks: Marks, steps: readonly Step[]): Marks {
  const all: Record<string, readonly number[]> = { ...marks }
  for (const { milestone, workingDays } of steps) all[milestone.id] = [...(all[milestone.id] ?? []), workingDays]
  return all
}

/**
 * What was decided, and what a new calendar leaves behind: a step that a publication puts before itself is moved by the region, not caught
 * up. One that was due already in the calendar before, and not decided yet, still is.
 */
function sincePublishing({ calendar, toldCalendar, settings, decided }: PlanInput): Decided {
  if (calendar.number <= decided.toldOfVersion) return decided
  const name = (step: Step) => `${step.milestone.id}#${step.workingDays}#${step.dueAt}`
  const open = stepsOf(toldCalendar?.milestones ?? [], settings).filter((step) => !wasDecided(decided, step))
  const stillOpen = new Set(open.map(name))
  const isBehind = (step: Step) => step.dueAt <= calendar.publishedAt && !stillOpen.has(name(step)) && !isMarked(decided.steps, step)
  const behind = stepsOf(calendar.milestones, settings).filter(isBehind)
  const { behind: _before, ...rest } = decided
  return behind.length > 0 ? { ...rest, behind: withMarks({}, behind) } : rest
}

/** What a step says at `now`, worked out once for all schools. */
interface StepNow {
  readonly milestone: Milestone
  readonly workingDays: number
  readonly step: StepFacts
  readonly overdue: boolean
  readonly workingDaysLeft: number
}

function stepNow({ milestone, workingDays }: Step, now: Instant, holidays: readonly SchoolHoliday[]): StepNow {
  return {
    milestone,
    workingDays,
    step: stepFacts(milestone),
    overdue: now >= momentOf(milestone),
    workingDaysLeft: workingDaysUntil(localDateOf(now), milestone.on, holidays),
  }
}

function itemOf(school: School, { milestone, workingDays, step, overdue, workingDaysLeft }: StepNow, milestones: readonly Milestone[]): NotificationItem | undefined {
  if (!concerns(milestone, school.sector)) return undefined
  const about = { schoolId: school.schoolId, schoolName: school.name, step, workingDays }
  if (knownBy(milestone.kind) === 'date') {
    // Nothing can be reported, so nothing is ever overdue: what opens is announced on its day, what passes beforehand.
    if (opensSomething(milestone.kind)) return { kind: 'step-starts', ...about }
    return overdue ? undefined : { kind: 'step-due', ...about, workingDaysLeft }
  }
  if (!isOpenFor(school, milestone, milestones)) return undefined
  const tick = school.ticks[milestone.id]
  const progress = { ...(tick?.count !== undefined && { count: tick.count }), ...(tick?.of !== undefined && { of: tick.of }) }
  return overdue ? { kind: 'step-overdue', ...about, ...progress } : { kind: 'step-due', ...about, workingDaysLeft, ...progress }
}

function newsFor(school: School, { calendar, toldCalendar, settings }: PlanInput): NotificationItem | undefined {
  const about = { schoolId: school.schoolId, schoolName: school.name, version: calendar.number }
  const steps = milestonesOf(school, calendar.milestones, settings)
  if (!toldCalendar) return steps.length > 0 ? { kind: 'calendar-published', ...about, steps: steps.map(stepFacts) } : undefined
  // Compared as this school sees them: a step that is no longer meant for it has gone, one that is meant for it from now on is new.
  const changes = changesBetween(milestonesOf(school, toldCalendar.milestones, settings), steps).map((change) => ({
    change: change.kind,
    step: stepFacts(change.milestone),
    ...(change.kind === 'moved' && { was: stepFacts(change.before) }),
  }))
  return changes.length > 0 ? { kind: 'date-changed', ...about, side: sideOf(school.sector), reason: calendar.reason ?? '', changes } : undefined
}

/** Whether schools are still to be told of this calendar. */
const isNews = (input: PlanInput) => input.calendar.number > input.decided.toldOfVersion

/**
 * The mails that are due at `until`: one per person, whatever is due for that person at all their schools. Nobody is asked for work that is
 * done, and a school without contacts gets none (the coordinator's list of schools shows it). When a decision is finished late, at `now`,
 * a step that a later one of its milestone has overtaken meanwhile is left to that one.
 */
export function dueMails(input: PlanInput, schools: readonly School[], until: Instant, now: Instant = until): readonly DueMail[] {
  const steps = stepsOf(input.calendar.milestones, input.settings)
  const isOvertaken = (step: Step) => steps.some((other) => other.milestone.id === step.milestone.id && other.dueAt > step.dueAt && other.dueAt > until && other.dueAt <= now)
  const send = stepsToDecide(steps, sincePublishing(input), until).send.filter((step) => !isOvertaken(step))
  const news = isNews(input)
  if (send.length === 0 && !news) return []
  const stepsNow = send.map((step) => stepNow(step, until, input.settings.schoolHolidays))
  const mails = new Map<string, { email: string; name?: string; contactIds: string[]; items: NotificationItem[] }>()
  const say = (school: School, item: NotificationItem) => {
    for (const contact of whoIsWritten(school.contacts, item.kind === 'step-overdue')) {
      const person = personOf(contact)
      const mail = mails.get(person) ?? { email: contact.email, ...(contact.name && { name: contact.name }), contactIds: [], items: [] }
      if (!mail.contactIds.includes(contact.contactId)) mail.contactIds.push(contact.contactId)
      // The same address may stand twice at one school, in two roles.
      if (!mail.items.includes(item)) mail.items.push(item)
      mails.set(person, mail)
    }
  }
  for (const school of schools) {
    const item = news ? newsFor(school, input) : undefined
    if (item) say(school, item)
    for (const step of stepsNow) {
      const item = itemOf(school, step, input.calendar.milestones)
      if (item) say(school, item)
    }
  }
  return [...mails.values()]
}

/** What the clock remembers after deciding at `now`. */
export function afterDeciding(input: PlanInput, now: Instant): Decided {
  const decided = sincePublishing(input)
  const { passed } = stepsToDecide(stepsOf(input.calendar.milestones, input.settings), decided, now)
  return { ...decided, steps: withMarks(decided.steps, passed), until: now, toldOfVersion: input.calendar.number }
}

/** What the clock remembers when a calendar is first published: steps that lie before are moved by the region, not caught up. */
export function beforeAnyDecision(publishedAt: Instant): Decided {
  return { until: publishedAt, steps: {}, toldOfVersion: 0 }
}
