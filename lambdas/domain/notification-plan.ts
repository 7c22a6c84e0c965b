// The notification plan: who hears what, when and why. A pure function of the calendar, the schools, what was already decided and `now`.
import { changesBetween } from './calendar.ts'
import { type Contact, personOf, whoIsWritten } from './contact.ts'
import { isMarked, isNews, newsDueAt, type PlanInput, sincePublishing, stepsIn, stepsToDecide } from './decided.ts'
import { concerns, knownBy, type Milestone, momentOf, opensSomething } from './milestone.ts'
import { type Instant, localDateOf } from './moment.ts'
import { type MailPage, type NotificationItem, type StepFacts, stepFacts } from './notification.ts'
import { messagesFor, whoGetsMessage } from './region-message.ts'
import { lastBefore, type Step } from './reminder-steps.ts'
import { type School, sideOf } from './school.ts'
import { isOpenFor, milestonesOf } from './school-steps.ts'
import { type WorkDays, workDaysOf, whoseStep } from './work-days.ts'
import { type SchoolHoliday, workingDaysUntil } from './working-days.ts'

/** A mail that is due: to one person, with everything that is due for that person at this moment. */
export interface DueMail {
  readonly email: string
  readonly name?: string
  readonly contactIds: readonly string[]
  readonly pages: readonly MailPage[]
  readonly items: readonly NotificationItem[]
}

/** What a step says at `now`, worked out once for all schools. */
interface StepNow {
  readonly step: StepFacts
  readonly overdue: boolean
  readonly workingDaysLeft: number
}

function stepNow(milestone: Milestone, now: Instant, holidays: readonly SchoolHoliday[]): StepNow {
  return { step: stepFacts(milestone), overdue: now >= momentOf(milestone), workingDaysLeft: workingDaysUntil(localDateOf(now), milestone.on, holidays) }
}

function itemOf(school: School, milestone: Milestone, workingDays: number, { step, overdue, workingDaysLeft }: StepNow): NotificationItem | undefined {
  const about = { schoolId: school.schoolId, schoolName: school.name, step, workingDays }
  if (knownBy(milestone.kind) === 'date') {
    // Nothing can be reported, so nothing is ever overdue: what opens is announced on its day, what passes beforehand.
    if (opensSomething(milestone.kind)) return { kind: 'step-starts', ...about }
    return overdue ? undefined : { kind: 'step-due', ...about, workingDaysLeft }
  }
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

/** Collects what is said to whom: one mail per person, however many schools and things. */
function mailbag() {
  const mails = new Map<string, { email: string; name?: string; contactIds: string[]; pages: MailPage[]; items: NotificationItem[] }>()
  return {
    mails,
    say(school: School, contact: Contact, item: NotificationItem) {
      const person = personOf(contact)
      const mail = mails.get(person) ?? { email: contact.email, ...(contact.name && { name: contact.name }), contactIds: [], pages: [], items: [] }
      if (!mail.contactIds.includes(contact.contactId)) {
        mail.contactIds.push(contact.contactId)
        mail.pages.push({ schoolId: school.schoolId, contactId: contact.contactId, since: contact.linkSince ?? 0 })
      }
      // The same address may stand twice at one school, in two roles.
      if (!mail.items.includes(item)) mail.items.push(item)
      mails.set(person, mail)
    },
  }
}

/** What of one milestone is due, and which of it is whose. */
interface Due {
  readonly milestone: Milestone
  readonly now: StepNow
  /** The step to send to a person: the latest of those due that are the person's own, unless a later one has overtaken it. */
  readonly stepFor: (person: string) => Step | undefined
}

function dueOf(milestone: Milestone, due: readonly Step[], all: readonly Step[], isSkipped: (step: Step) => boolean, workDays: WorkDays, until: Instant, now: Instant): Omit<Due, 'now'> {
  const last = lastBefore(milestone)
  const ofLast = all.filter((step) => step.workingDays === last)
  const ownStep = ofLast.length > 0 ? whoseStep(ofLast, workDays, isSkipped) : undefined
  const pick = (isOwn: (step: Step) => boolean) => {
    const latest = due.filter(isOwn).at(-1)
    const isOvertaken = latest !== undefined && all.some((other) => other.dueAt > latest.dueAt && other.dueAt > until && other.dueAt <= now && isOwn(other))
    return isOvertaken ? undefined : latest
  }
  // Whoever has the same step of the last reminder has all steps the same: nearly everybody its own day.
  const picked = new Map<Step | undefined, Step | undefined>()
  const stepFor = (person: string) => {
    const own = ownStep?.(person)
    if (!picked.has(own)) picked.set(own, pick((step) => step.workingDays !== last || step === own))
    return picked.get(own)
  }
  return { milestone, stepFor }
}

/**
 * The mails that are due at `until`: one per person, whatever is due for that person at all their schools. Nobody is asked for work that is
 * done, and a school without contacts gets none (the coordinator's list of schools shows it). When a decision is finished late, at `now`,
 * a step that a later one of its milestone has overtaken meanwhile is left to that one.
 */
export function dueMails(input: PlanInput, schools: readonly School[], until: Instant, now: Instant = until, workDays: WorkDays = workDaysOf(schools)): readonly DueMail[] {
  const steps = stepsIn(input)
  const decided = sincePublishing(input)
  const due = Map.groupBy(stepsToDecide(steps, decided, until), (step) => step.milestone)
  const isNewsDue = isNews(input) && newsDueAt(input) <= until
  const messages = (input.messages ?? []).filter((message) => message.dueAt <= until)
  if (due.size === 0 && !isNewsDue && messages.length === 0) return []
  const { milestones } = input.calendar
  const dueNow = [...due].map(([milestone, ofIt]): Due => {
    const all = steps.filter((step) => step.milestone === milestone)
    const whose = dueOf(milestone, ofIt, all, (step) => isMarked(decided.behind, step), workDays, until, now)
    return { ...whose, now: stepNow(milestone, until, input.settings.schoolHolidays) }
  })
  const { mails, say } = mailbag()
  const isForFew = !isNewsDue && messages.length === 0 && [...due.values()].every((ofIt) => ofIt.every((step) => step.lastDay !== undefined))
  for (const school of schools) {
    if (isForFew && !workDays.schools.has(school)) continue
    const news = isNewsDue ? newsFor(school, input) : undefined
    if (news) for (const contact of whoIsWritten(school.contacts, false)) say(school, contact, news)
    for (const message of messagesFor(messages, school, input, until)) {
      const item: NotificationItem = { kind: 'message', schoolId: school.schoolId, schoolName: school.name, messageId: message.id, subject: message.subject, text: message.text }
      for (const contact of whoGetsMessage(message, school.contacts)) say(school, contact, item)
    }
    for (const { milestone, now: stated, stepFor } of dueNow) {
      if (!concerns(milestone, school.sector) || (knownBy(milestone.kind) === 'tick' && !isOpenFor(school, milestone, milestones))) continue
      const isOverdue = stated.overdue && knownBy(milestone.kind) === 'tick'
      // One thing is said to all of a school, unless some are due another reminder of it.
      const said: NotificationItem[] = []
      for (const contact of whoIsWritten(school.contacts, isOverdue)) {
        const step = stepFor(personOf(contact))
        if (!step) continue
        const item = said.find((one) => 'workingDays' in one && one.workingDays === step.workingDays) ?? itemOf(school, milestone, step.workingDays, stated)
        if (!item) continue
        said.push(item)
        say(school, contact, item)
      }
    }
  }
  return [...mails.values()]
}
