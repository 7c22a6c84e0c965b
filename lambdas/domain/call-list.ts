// Whom of a region's schools to call, and about what: open work that has passed or is near, a connection that asks for something, or mail that does not arrive.
import { byUrgency, leaverSteps, pupilsTouched, type StepNow, stepsNow } from './behind.ts'
import { type Contact, whoIsWritten } from './contact.ts'
import type { Instant } from './moment.ts'
import type { OverviewOf } from './overview.ts'
import { labelOf, type NextStep, nextStepOf, ownerOf, type QualificationLabel } from './qualification.ts'
import type { School } from './school.ts'
import { noProgress } from './school-progress.ts'
import { isOpenFor } from './school-steps.ts'

export interface Call {
  readonly school: School
  /** Whom to ask for; nobody where the school named no one. */
  readonly contact?: Contact
  /** The contact's own number, else the school's; blank where neither is known. */
  readonly phone: string
  readonly bounced: boolean
  readonly seenAt?: Instant
  /** Open work that has passed or is near, in order of its moments. */
  readonly open: readonly StepNow[]
  readonly label: QualificationLabel
  readonly nextStep: NextStep
  /** Where the next step is the board's: whom to call there. */
  readonly board?: BoardCalled
}

/** Somebody of the board whom the school named, by name or else address; else only which board it is. */
export interface BoardCalled {
  readonly boardId: string
  readonly name?: string
  readonly phone?: string
}

/** A school of which nothing is known about OSO is called from less than this many working days before it has to be checked. */
export const askedWithin = 10

/** Labels for which somebody has something to do. */
const asksForCall: ReadonlySet<QualificationLabel> = new Set(['agreement-missing', 'mandate-missing', 'endpoint-missing', 'recheck'])

/**
 * Whom to ask for: who is written of open work, the head too. Of those the first who can be reached by phone, by a number of their own or by
 * that of the school.
 */
function whoIsCalled({ contacts, phone }: Pick<School, 'contacts' | 'phone'>): Pick<Call, 'contact' | 'phone'> {
  const asked = whoIsWritten(contacts, true)
  const contact = asked.find((each) => each.phone || phone) ?? asked[0]
  return { ...(contact && { contact }), phone: contact?.phone || phone }
}

/** Of who stands for the board the first who can be reached by phone; nobody where neither a person nor the board is known. */
function boardCalled({ boardId, contacts }: Pick<School, 'boardId' | 'contacts'>): BoardCalled | undefined {
  const ofBoard = contacts.filter(({ roles }) => roles.includes('board'))
  const contact = ofBoard.find(({ phone }) => phone) ?? ofBoard[0]
  if (!contact) return boardId === '' ? undefined : { boardId }
  return { boardId, name: contact.name || contact.email, ...(contact.phone && { phone: contact.phone }) }
}

/** Why a school is called; the first says how urgent it is. */
type Reason = 'work' | 'unreachable' | 'connection'
const reasons: readonly Reason[] = ['work', 'unreachable', 'connection']

/**
 * The schools to call, the most urgent first: by the most urgent of their open work, in the order of who is behind; then those that no mail
 * reaches; then those of which only the connection asks for something, where the region uses OSO. Schools come with their progress.
 */
export function callList(schools: readonly School[], { milestones, settings }: Pick<OverviewOf, 'milestones' | 'settings'>, now: Instant): readonly Call[] {
  const steps = stepsNow(milestones, settings, now).filter(({ passes }) => !passes)
  const near = steps.filter(({ when }) => when !== 'coming')
  const isAsked = steps.some(({ milestone, when, workingDaysLeft }) => milestone.kind === 'oso-checked' && (when === 'overdue' || workingDaysLeft < askedWithin))
  const leavers = leaverSteps(milestones)
  const found = schools.flatMap((school) => {
    const progress = school.progress ?? { ...noProgress(school.schoolId), sector: school.sector }
    const { bounced, seenAt, qualification } = progress
    const open = near.filter(({ milestone }) => isOpenFor(school, milestone, milestones))
    const [worst] = open.map((step) => ({ step, pupils: pupilsTouched(progress, step.milestone, leavers) })).sort(byUrgency)
    const label = labelOf(qualification.facts, now)
    const isUnreachable = bounced || school.contacts.length === 0
    const isConnectionAsked = settings.usesOso && (asksForCall.has(label) || (label === 'unknown' && isAsked))
    const reason: Reason | undefined = worst ? 'work' : isUnreachable ? 'unreachable' : isConnectionAsked ? 'connection' : undefined
    const nextStep = nextStepOf(qualification.facts, now)
    const board = settings.usesOso && ownerOf(nextStep) === 'board' ? boardCalled(school) : undefined
    const call: Call = { school, ...whoIsCalled(school), bounced, ...(seenAt !== undefined && { seenAt }), open, label, nextStep, ...(board && { board }) }
    return reason ? [{ call, reason, worst }] : []
  })
  return found
    .sort(
      (a, b) =>
        reasons.indexOf(a.reason) - reasons.indexOf(b.reason) ||
        (a.worst && b.worst ? byUrgency(a.worst, b.worst) : 0) ||
        a.call.school.name.localeCompare(b.call.school.name, 'nl') ||
        (a.call.school.schoolId < b.call.school.schoolId ? -1 : 1),
    )
    .map(({ call }) => call)
}
