// Shows every mail to come: of the draft, or of steps that are not kept, beside what would go out as things stand.
import { nextCalendar, type PublishedCalendar } from '../domain/calendar.ts'
import { beforeAnyDecision, newsDueAt, type PlanInput } from '../domain/decided.ts'
import { comparePlans, type ComparedPlan, type ConnectionForeseen, foreseenConnections, type PlannedMail, plannedMails, planMails as wavesOf, type Wave } from '../domain/mail-plan.ts'
import { inventedSchool } from '../domain/letter-example.ts'
import { schoolPageUrl } from '../domain/link.ts'
import type { Milestone } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import { isSameCalendar } from '../domain/publishing.ts'
import { notFound } from '../domain/refusal.ts'
import type { School } from '../domain/school.ts'
import type { LetterContext } from '../ports/mail.ts'
import type { ApiPorts } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import { planInputOf } from './plan-input.ts'
import { schoolsWithProgress } from './with-progress.ts'
import { refuseSameIds } from './write-draft.ts'

type Found = NonNullable<Awaited<ReturnType<ApiPorts['years']['forPlan']>>>

export interface MailPlanSeen extends ComparedPlan {
  /** The same plan mail by mail. */
  readonly waves: readonly Wave[]
  readonly now: Instant
  /** When schools hear of the calendar, when it is published now. */
  readonly noticeAt: Instant
  readonly subjectOf: (mail: PlannedMail) => string
  /** For whom OSO will not work when schools are told so: what is known of it now. */
  readonly connections: readonly ConnectionForeseen[]
}

/** The plan's start of the calendar that is published now. */
async function currentInput(ports: Pick<ApiPorts, 'years'>, { head, clock }: Found): Promise<PlanInput | undefined> {
  return head.calendar && clock ? planInputOf(ports, clock, head.calendar, head.settings) : undefined
}

/** The plan's start as it would be when these steps were published now. */
async function inputIfPublished(ports: Pick<ApiPorts, 'years'>, { head, clock }: Found, calendar: PublishedCalendar, now: Instant): Promise<PlanInput> {
  const row = clock ?? { regionId: head.regionId, year: head.year, decided: beforeAnyDecision(now) }
  return planInputOf(ports, row, calendar, head.settings, head.calendar)
}

/** The plan of steps beside the current one. What has no steps plans nothing. */
export async function comparedPlan(
  ports: Pick<ApiPorts, 'years' | 'letters' | 'appUrl'>,
  found: Found,
  milestones: readonly Milestone[],
  schools: readonly School[],
  now: Instant,
  reason?: string,
): Promise<MailPlanSeen> {
  const { head } = found
  const holding = await currentInput(ports, found)
  const current = holding ? wavesOf(holding, schools, now) : []
  const isSame = head.calendar !== undefined && isSameCalendar(head.calendar.milestones, milestones)
  const calendar = isSame ? head.calendar! : nextCalendar(head.calendar, milestones, { publishedAt: now, ...(reason && { reason }) })
  const input = isSame || milestones.length === 0 ? undefined : await inputIfPublished(ports, found, calendar, now)
  const waves = isSame ? current : input ? wavesOf(input, schools, now) : []
  const subjectOf = ({ example, at }: PlannedMail) => ports.letters.subjectOf(asNotification(example, head, at), letterContext(ports, head, at))
  const planned = isSame ? holding : input
  const connections = planned ? foreseenConnections(planned, schools, now) : []
  return { now, noticeAt: input ? newsDueAt(input) : now, subjectOf, waves, connections, ...comparePlans(plannedMails(current), plannedMails(waves)) }
}

/** A mail of the plan as the notification that it would be. */
export function asNotification({ email, name, contactIds, pages, items }: PlannedMail['example'], { regionId, year }: RegionYearKey, at: Instant): Notification {
  const to = { email, contactIds, pages, ...(name && { name }) }
  return { id: 'plan', regionId, year, to, items, decidedAt: at, waitingSince: at, state: 'waiting', attempt: 0 }
}

/** A letter that is only looked at: its links lead to the page of no school. */
export function letterContext({ appUrl }: Pick<ApiPorts, 'appUrl'>, head: YearHead, now: Instant): LetterContext {
  const pages = { [inventedSchool.schoolId]: schoolPageUrl(appUrl, 'voorbeeld') }
  const carriesFiles = head.settings.dossiers !== 'none'
  return { region: { id: head.regionId, ...head.region }, year: head.year, appUrl, now, pages, carriesFiles, ...(head.calendar && { calendar: head.calendar }) }
}

/** Reads: one batch, one query of the schools, and one of their numbers where steps are told by dossiers; one more read while schools are still to be told of a calendar or a message. */
export function planMails(ports: Pick<ApiPorts, 'clock' | 'years' | 'schools' | 'progress' | 'letters' | 'appUrl'>) {
  return async (key: RegionYearKey, given?: readonly Milestone[]): Promise<MailPlanSeen> => {
    if (given) refuseSameIds(given)
    const found = await ports.years.forPlan(key)
    if (!found) throw notFound()
    const milestones = given ?? found.draft.milestones
    const schools = await schoolsWithProgress(ports, found.head, [...milestones, ...(found.head.calendar?.milestones ?? [])])
    return comparedPlan(ports, found, milestones, schools, ports.clock())
  }
}
