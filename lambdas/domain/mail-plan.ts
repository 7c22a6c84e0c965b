// The mail plan: every mail to come, found by letting the rule that decides mails run ahead of the clock.
import { afterDeciding, decisionMoment, messagesAfter, nextDue, type PlanInput, sincePublishing, stepsIn, stepsToDecide } from './decided.ts'
import { type Milestone, momentOf } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { NotificationItem, NotificationKind } from './notification.ts'
import type { DueMail } from './mailbag.ts'
import { decideMails } from './notification-plan.ts'
import type { ToldLabel } from './oso-mails.ts'
import { labelOf, type QualificationLabel } from './qualification.ts'
import { isConnectionStep } from './reminder-steps.ts'
import type { School } from './school.ts'
import { workDaysOf } from './work-days.ts'

/** All mails of one moment. */
export interface Wave {
  readonly at: Instant
  readonly mails: readonly DueMail[]
}

/**
 * Every mail to come from `now`, when schools, contacts and calendar stay as they are: the same rule, the same moments, mail for mail. What
 * is due already goes out at `now`.
 */
export function planMails(input: PlanInput, schools: readonly School[], now: Instant): readonly Wave[] {
  const workDays = workDaysOf(schools)
  const steps = stepsIn(input)
  const waves: Wave[] = []
  let ahead: PlanInput = { ...input, steps }
  for (;;) {
    const due = nextDue(ahead)
    if (due === undefined) return waves
    const at = decisionMoment(ahead, Math.max(due, now) as Instant)
    const { mails, early } = decideMails(ahead, schools, at, at, workDays)
    if (mails.length > 0) waves.push({ at, mails })
    const decided = afterDeciding(ahead, at, early)
    const messages = messagesAfter(ahead, at)
    const { toldCalendar: _told, ...rest } = ahead
    ahead = { ...(decided.toldOfVersion < input.calendar.number ? ahead : rest), decided, messages }
  }
}

/** What a mail is about, without the school: the letter. */
export interface LetterAbout {
  readonly kind: NotificationKind
  readonly milestoneId?: string
  readonly workingDays?: number
  readonly title?: string
  /** The date that it names. */
  readonly date?: string
  /** Of the connection to OSO: what is missing, or that what is known has to be looked at again. */
  readonly label?: ToldLabel
}

/** The same letter to these people at the same moment. */
export interface PlannedMail {
  readonly at: Instant
  readonly about: readonly LetterAbout[]
  readonly persons: number
  readonly schoolIds: readonly string[]
  /** One of the mails, the one with the fewest schools: its subject stands for all. */
  readonly example: DueMail
}

function aboutOf(item: NotificationItem): LetterAbout {
  if (item.kind === 'calendar-published' || item.kind === 'date-changed') return { kind: item.kind }
  if (item.kind === 'message') return { kind: item.kind, title: item.subject }
  if (!('step' in item)) return { kind: item.kind }
  const about = { kind: item.kind, milestoneId: item.step.milestoneId, title: item.step.title, date: `${item.step.on} ${item.step.at ?? ''}` }
  // Its number of working days is only a mark.
  if (item.kind === 'oso-not-working') return { ...about, label: item.label }
  return { ...about, workingDays: item.workingDays, ...('recheck' in item && { label: 'recheck' as const }) }
}

const nameOf = ({ kind, milestoneId, workingDays, title, date, label }: LetterAbout) => [kind, milestoneId, workingDays, kind === 'message' ? title : date, label].join('#')

function lettersOf({ at, mails }: Wave): readonly PlannedMail[] {
  const byLetter = Map.groupBy(mails, ({ items }) => [...new Set(items.map((item) => nameOf(aboutOf(item))))].sort().join(' '))
  return [...byLetter.values()].map((same) => {
    const example = same.reduce((few, mail) => (mail.items.length < few.items.length ? mail : few))
    const about = [...new Map(example.items.map(aboutOf).map((each) => [nameOf(each), each])).values()]
    return { at, about, persons: same.length, schoolIds: [...new Set(same.flatMap(({ items }) => items.map((item) => item.schoolId)))].sort(), example }
  })
}

/** The plan letter by letter, in order of time. */
export function plannedMails(waves: readonly Wave[]): readonly PlannedMail[] {
  return waves.flatMap(lettersOf)
}

/** How many schools have which label when it is looked for whom OSO does not work yet, as far as anybody knows now. */
export interface ConnectionForeseen {
  readonly at: Instant
  readonly milestone: Milestone
  readonly schools: Readonly<Partial<Record<QualificationLabel, number>>>
}

/** Each look at the connections that is still to come, with the labels that the schools will have then if nobody states anything. */
export function foreseenConnections(input: PlanInput, schools: readonly School[], now: Instant): readonly ConnectionForeseen[] {
  const steps = stepsIn(input)
  const toCome = stepsToDecide(steps, sincePublishing(input), Infinity as Instant).filter(isConnectionStep)
  return toCome.flatMap(({ milestone, dueAt }) => {
    const at = decisionMoment(input, Math.max(dueAt, now) as Instant)
    if (at >= momentOf(milestone)) return []
    const labels = Map.groupBy(schools, ({ progress }) => labelOf(progress?.qualification.facts ?? {}, at))
    return [{ at, milestone, schools: Object.fromEntries([...labels].map(([label, same]) => [label, same.length])) }]
  })
}

export interface ComparedPlan {
  readonly mails: readonly (PlannedMail & { readonly change: 'same' | 'new' })[]
  /** What would go out without the change, and does not with it. */
  readonly gone: readonly PlannedMail[]
}

/** A plan beside the one that holds now. A letter to other people, or at another moment, is a new one. */
export function comparePlans(now: readonly PlannedMail[], next: readonly PlannedMail[]): ComparedPlan {
  const name = ({ at, about, persons, schoolIds }: PlannedMail) => [at, ...about.map(nameOf).sort(), persons, ...schoolIds].join(' ')
  const before = new Map(now.map((mail) => [name(mail), mail]))
  const mails = next.map((mail) => ({ ...mail, change: before.delete(name(mail)) ? ('same' as const) : ('new' as const) }))
  return { mails, gone: [...before.values()] }
}
