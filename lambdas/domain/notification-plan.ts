// The notification plan: who hears what, when and why. A pure function of the calendar, the schools, what was already decided and `now`.
import { changesBetween } from './calendar.ts'
import { type Contact, personOf, whoIsWritten } from './contact.ts'
import { earlyName, isNews, messagesDue, newsDueAt, type PlanInput, sincePublishing, stepsIn, stepsToDecide, type ToldEarly } from './decided.ts'
import { type DueMail, mailbag } from './mailbag.ts'
import { knownBy, type Milestone, momentOf, opensSomething } from './milestone.ts'
import { type Instant, localDateOf } from './moment.ts'
import { changeFacts, type NotificationItem, type StepFacts, stepFacts } from './notification.ts'
import { notWorkingItem, toCheckAgain, whoHearsNotWorking } from './oso-mails.ts'
import type { ContactPoint } from './region.ts'
import { messagesFor, whoGetsMessage } from './region-message.ts'
import { isConnectionStep, lastBefore, type Step } from './reminder-steps.ts'
import { type School, sideOf } from './school.ts'
import type { Said } from './daily-round.ts'
import { countedStep, isRemindedOf, milestonesOf } from './school-steps.ts'
import { type WorkDays, workDaysOf, whoseStep } from './work-days.ts'
import { type SchoolHoliday, workingDaysUntil } from './working-days.ts'

/** What a step says at `now`, worked out once for all schools. */
interface StepNow {
  readonly step: StepFacts
  readonly overdue: boolean
  readonly workingDaysLeft: number
  readonly now: Instant
}

function stepNow(milestone: Milestone, now: Instant, holidays: readonly SchoolHoliday[]): StepNow {
  return { step: stepFacts(milestone), overdue: now >= momentOf(milestone), workingDaysLeft: workingDaysUntil(localDateOf(now), milestone.on, holidays), now }
}

function itemOf(school: School, milestone: Milestone, workingDays: number, { step, overdue, workingDaysLeft, now }: StepNow): NotificationItem | undefined {
  const about = { schoolId: school.schoolId, schoolName: school.name, step, workingDays }
  if (knownBy(milestone) === 'date') {
    // Nothing can be reported, so nothing is ever overdue: what opens is announced on its day, what passes beforehand.
    if (opensSomething(milestone.kind)) return { kind: 'step-starts', ...about }
    return overdue ? undefined : { kind: 'step-due', ...about, workingDaysLeft }
  }
  const counted = countedStep(school, milestone)
  if (counted) {
    const progress = { count: counted.done, of: counted.of, isCounted: true } as const
    return overdue ? { kind: 'step-overdue', ...about, ...progress } : { kind: 'step-due', ...about, workingDaysLeft, ...progress }
  }
  const tick = school.ticks[milestone.id]
  const recheck = milestone.kind === 'oso-checked' ? toCheckAgain(school, now) : undefined
  const side = milestone.kind === 'oso-checked' ? { side: sideOf(school.sector) } : {}
  const progress = { ...(tick?.count !== undefined && { count: tick.count }), ...(tick?.of !== undefined && { of: tick.of }), ...(recheck && { recheck }), ...side }
  return overdue ? { kind: 'step-overdue', ...about, ...progress } : { kind: 'step-due', ...about, workingDaysLeft, ...progress }
}

function newsFor(school: School, { calendar, toldCalendar, settings }: PlanInput): NotificationItem | undefined {
  const about = { schoolId: school.schoolId, schoolName: school.name, version: calendar.number }
  const steps = milestonesOf(school, calendar.milestones, settings)
  if (!toldCalendar) return steps.length > 0 ? { kind: 'calendar-published', ...about, steps: steps.map(stepFacts) } : undefined
  // Compared as this school sees them: a step that is no longer meant for it has gone, one that is meant for it from now on is new.
  const changes = changesBetween(milestonesOf(school, toldCalendar.milestones, settings), steps).map(changeFacts)
  return changes.length > 0 ? { kind: 'date-changed', ...about, side: sideOf(school.sector), reason: calendar.reason ?? '', changes } : undefined
}

/** What of one milestone is due, and which of it is whose. */
interface Due {
  readonly milestone: Milestone
  readonly now: StepNow
  /** The step to send to a contact: the latest of those due that are theirs, unless a later one has overtaken it. */
  readonly stepFor: (contact: Contact) => Step | undefined
}

function whoGetsWhat(milestone: Milestone, due: readonly Step[], all: readonly Step[], early: ToldEarly, workDays: WorkDays, until: Instant, now: Instant): Due['stepFor'] {
  const last = lastBefore(milestone)
  const ofLast = all.filter((step) => step.workingDays === last)
  const whose = ofLast.length > 0 ? whoseStep(ofLast, workDays) : undefined
  const told = new Set(ofLast.length > 0 ? early[earlyName(ofLast[0]!)] : [])
  const pick = (theirs: Step | 'told' | undefined) => {
    const isTheirs = (step: Step) => step.workingDays !== last || (theirs !== 'told' && (step.lastDay === undefined || step === theirs))
    const latest = due.filter(isTheirs).at(-1)
    const overtakes = (other: Step) => other.lastDay === undefined && other.workingDays !== latest!.workingDays && isTheirs(other)
    const isOvertaken = latest !== undefined && all.some((other) => other.dueAt > latest.dueAt && other.dueAt > until && other.dueAt <= now && overtakes(other))
    return isOvertaken ? undefined : latest
  }
  // Whoever has the same step of the last reminder has all steps the same: nearly everybody its own day.
  const picked = new Map<Step | 'told' | undefined, Step | undefined>()
  return (contact) => {
    const theirs = told.has(contact.contactId) ? 'told' : whose?.(personOf(contact))
    if (!picked.has(theirs)) picked.set(theirs, pick(theirs))
    return picked.get(theirs)
  }
}

export interface Decision {
  readonly mails: readonly DueMail[]
  /** The contacts who heard a last reminder before its own day. */
  readonly early: ToldEarly
}

/**
 * What is due at `until`: one mail per person, whatever is due for that person at all their schools. Nobody is asked for work that is done,
 * and a school without contacts gets none (the coordinator's list of schools shows it). When a decision is finished late, at `now`, a step
 * that a later one of its milestone has overtaken meanwhile is left to that one.
 */
export function decideMails(
  input: PlanInput,
  schools: readonly School[],
  until: Instant,
  now: Instant = until,
  workDays: WorkDays = workDaysOf(schools),
  /** What the daily round says, when one is due. */
  round: { readonly said: readonly Said[]; readonly contactPoint?: Pick<ContactPoint, 'name' | 'email'> } = { said: [] },
): Decision {
  const steps = stepsIn(input)
  const decided = sincePublishing(input)
  const fallen = stepsToDecide(steps, decided, until)
  // Whether OSO works is told beside the reminders of the step that it keeps from being done: neither overtakes the other.
  const connections = fallen.filter(isConnectionStep)
  const due = Map.groupBy(fallen.filter((step) => !isConnectionStep(step)), (step) => step.milestone)
  const isNewsDue = isNews(input) && newsDueAt(input) <= until
  const messages = messagesDue(input, until)
  const early: Record<string, string[]> = {}
  if (fallen.length === 0 && !isNewsDue && messages.length === 0 && round.said.length === 0) return { mails: [], early }
  const { milestones } = input.calendar
  const dueNow = [...due].map(([milestone, ofIt]): Due => {
    const all = steps.filter((step) => step.milestone === milestone && !isConnectionStep(step))
    const stepFor = whoGetsWhat(milestone, ofIt, all, decided.early ?? {}, workDays, until, now)
    return { milestone, stepFor, now: stepNow(milestone, until, input.settings.schoolHolidays) }
  })
  const { mails, say, tellRegion } = mailbag()
  const isForFew = !isNewsDue && messages.length === 0 && connections.length === 0 && [...due.values()].every((ofIt) => ofIt.every((step) => step.lastDay !== undefined))
  for (const school of schools) {
    if (isForFew && !workDays.schools.has(school)) continue
    const news = isNewsDue ? newsFor(school, input) : undefined
    if (news) for (const contact of whoIsWritten(school.contacts, false)) say(school, contact, news)
    for (const message of messagesFor(messages, school, input, until)) {
      const item: NotificationItem = { kind: 'message', schoolId: school.schoolId, schoolName: school.name, messageId: message.id, subject: message.subject, text: message.text }
      for (const contact of whoGetsMessage(message, school.contacts)) say(school, contact, item)
    }
    for (const { milestone } of connections) {
      const item = notWorkingItem(school, milestone, milestones, until)
      if (item) for (const contact of whoHearsNotWorking(school.contacts)) say(school, contact, item)
    }
    for (const { milestone, now: stated, stepFor } of dueNow) {
      if (!isRemindedOf(school, milestone, milestones)) continue
      const isOverdue = stated.overdue && knownBy(milestone) === 'tick'
      // One thing is said to all of a school, unless some are due another reminder of it.
      const said: NotificationItem[] = []
      for (const contact of whoIsWritten(school.contacts, isOverdue)) {
        const step = stepFor(contact)
        if (!step) continue
        const item = said.find((one) => 'workingDays' in one && one.workingDays === step.workingDays) ?? itemOf(school, milestone, step.workingDays, stated)
        if (!item) continue
        said.push(item)
        say(school, contact, item)
        if (step.lastDay !== undefined) (early[earlyName(step)] ??= []).push(contact.contactId)
      }
    }
  }
  for (const { school, contacts, item, toRegion } of round.said) {
    for (const contact of contacts) say(school, contact, item)
    if (toRegion && round.contactPoint) tellRegion(round.contactPoint, item)
  }
  return { mails: mails(), early }
}
