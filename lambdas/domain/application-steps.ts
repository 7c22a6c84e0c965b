// What happens to the applications of a dossier: the PO school names, the VO school claims, places and ends; what ends closes at once.
import { type Application, type ApplicationState, isLive, isNamed, type Receipt, type ReceiptKind } from './application.ts'
import type { Dossier } from './dossier.ts'
import type { DossierReason } from './dossier-reasons.ts'
import type { Round } from './milestone.ts'
import type { Instant } from './moment.ts'
import { type Question } from './question.ts'
import { mostQuestions } from './question.ts'
import { Refusal } from './refusal.ts'
import type { SchoolId, Side } from './school.ts'

const refuse = (code: DossierReason): never => {
  throw new Refusal('cannot-change-dossier', { reasons: [{ code }] })
}

export interface Destination {
  readonly schoolId: SchoolId
  readonly round: Round
}

const end = (application: Application, state: ApplicationState, by: Side, now: Instant): Application => ({ ...application, state, endedAt: now, endedBy: by })

/** Nobody stands behind it any more: only the PO school can name the school again, or say "Klopt" to a new claim. */
const disowned = ({ confirmedAt: _confirmed, ...application }: Application): Application => ({ ...application, named: false })

function revived({ endedAt: _at, endedBy: _by, ...application }: Application, now: Instant): Application {
  return { ...application, state: 'applied', appliedAt: now }
}

/** What the PO school names becomes live; one that had ended begins anew. */
function named(known: Application | undefined, { schoolId, round }: Destination, now: Instant): Application {
  if (!known) return { schoolId, round, appliedAt: now, named: true, state: 'applied' }
  // Naming a claim that was not confirmed yet confirms it: since then it may open.
  const confirmed = isLive(known) && !isNamed(known) ? { confirmedAt: now } : {}
  return { ...(isLive(known) ? known : revived(known, now)), ...confirmed, round, named: true }
}

/**
 * The VO schools that the PO school names, in order of preference. A live one that is no longer named is withdrawn; a claim that the PO
 * school did not speak of stays, after them.
 */
export function nameDestinations(dossier: Dossier, destinations: readonly Destination[], now: Instant): Dossier {
  const known = new Map(dossier.applications.map((application) => [application.schoolId, application]))
  const kept = dossier.applications
    .filter(({ schoolId }) => !destinations.some((destination) => destination.schoolId === schoolId))
    .map((application) => (application.named && isLive(application) ? end(application, 'withdrawn', 'po', now) : application))
  return { ...dossier, applications: [...destinations.map((destination) => named(known.get(destination.schoolId), destination, now)), ...kept] }
}

function change(dossier: Dossier, schoolId: SchoolId, next: (application: Application) => Application): Dossier {
  if (!dossier.applications.some((application) => application.schoolId === schoolId)) return refuse('no-application')
  return { ...dossier, applications: dossier.applications.map((application) => (application.schoolId === schoolId ? next(application) : application)) }
}

/** "Klopt": the PO school stands behind a claim, which may open from then on. */
export function confirmClaim(dossier: Dossier, schoolId: SchoolId, now: Instant): Dossier {
  return change(dossier, schoolId, (application) => {
    if (!isLive(application)) return refuse('application-ended')
    if (application.claimedAt === undefined) return refuse('not-claimed')
    return application.named || application.confirmedAt !== undefined ? application : { ...application, confirmedAt: now }
  })
}

/** The PO school says that a claim is not right, or takes back what it named. */
export function withdrawByPo(dossier: Dossier, schoolId: SchoolId, now: Instant): Dossier {
  return change(dossier, schoolId, (application) => (isLive(application) ? end(application, 'withdrawn', 'po', now) : application))
}

/**
 * A VO school claims a pupil, or confirms what the PO school named. A claim of its own counts only after the PO school's "Klopt", also
 * when the PO school had taken an earlier application back.
 */
export function claim(dossier: Dossier, schoolId: SchoolId, round: Round, now: Instant): Dossier {
  const known = dossier.applications.find((application) => application.schoolId === schoolId)
  const claimed = { claimedAt: now, claimedRound: round }
  if (!known) return { ...dossier, applications: [...dossier.applications, { schoolId, round, appliedAt: now, named: false, ...claimed, state: 'applied' }] }
  if (isLive(known)) {
    // What the school ended itself, and the PO school named again meanwhile, it claims anew.
    if (known.claimedAt !== undefined && isLive(known.stated ?? known)) return dossier
    return change(dossier, schoolId, ({ stated: _stated, ...application }) => ({ ...application, ...claimed }))
  }
  return change(dossier, schoolId, ({ confirmedAt: _confirmed, stated: _stated, ...application }) =>
    application.endedBy === 'po' ? { ...revived({ ...application, named: false }, now), round, ...claimed } : { ...revived(application, now), ...claimed },
  )
}

/**
 * What the VO school says of an application: placed, or ended; by mistake ended it can be live again, unless the PO school ended it or the
 * VO school said that it is not theirs. Before the calendar opens the application (`isOpen` is false) the school is not told that the PO
 * school ended it: what it says is only kept.
 */
export function stateByVo(dossier: Dossier, schoolId: SchoolId, state: ApplicationState, now: Instant, isOpen = true): Dossier {
  return change(dossier, schoolId, (application) => {
    const before = isOpen ? application.state : (application.stated?.state ?? 'applied')
    if (before === state) return application
    if (before === 'not-ours') return refuse('application-ended')
    const said: Application = { ...application, stated: { state, at: now } }
    if (application.endedBy === 'po') return isOpen ? refuse('application-ended') : said
    if (state === 'not-ours') return end(disowned(said), state, 'vo', now)
    if (!isLive({ state })) return end(said, state, 'vo', now)
    const { endedAt: _at, endedBy: _by, ...live } = said
    return { ...live, state }
  })
}

const endedBy: Readonly<Partial<Record<ReceiptKind, ApplicationState>>> = { 'not-ours': 'not-ours', 'not-arrived': 'not-arrived' }

/**
 * The receipt of a VO school; "niet bij ons aangemeld" and "niet verschenen" close its access at once. One that says what the school said
 * before, of the same version, and changes nothing leaves the dossier as it is.
 */
export function giveReceipt(dossier: Dossier, schoolId: SchoolId, receipt: Receipt, isOpen = true): Dossier {
  const state = endedBy[receipt.kind]
  const known = dossier.applications.find((application) => application.schoolId === schoolId)
  const stated = state === undefined ? dossier : stateByVo(dossier, schoolId, state, receipt.at, isOpen)
  const isSaidBefore = known?.receipt?.kind === receipt.kind && known.receipt.version === receipt.version
  if (isSaidBefore && stated.applications.includes(known)) return dossier
  return change(stated, schoolId, (application) => ({ ...application, receipt }))
}

/** A question of a VO school with a live application; how many others ask does not matter to it. */
export function ask(dossier: Dossier, question: Question): Dossier {
  const application = dossier.applications.find(({ schoolId }) => schoolId === question.schoolId)
  if (!application || !isLive(application)) return refuse('no-application')
  if (dossier.questions.some(({ questionId }) => questionId === question.questionId)) return dossier
  if (dossier.questions.filter(({ schoolId }) => schoolId === question.schoolId).length >= mostQuestions) return refuse('too-many-questions')
  return { ...dossier, questions: [...dossier.questions, question] }
}

/** The PO school's answer; a later one takes its place. Nothing for a question that is not there. */
export function answerQuestion(dossier: Dossier, questionId: string, text: string, now: Instant): Dossier | undefined {
  if (!dossier.questions.some((question) => question.questionId === questionId)) return undefined
  return { ...dossier, questions: dossier.questions.map((question) => (question.questionId === questionId ? { ...question, answer: { text, at: now } } : question)) }
}
