// Lets a VO school ask a PO school about what it fetched, and shows each side the questions that are its own.
import type { Actor } from '../domain/actor.ts'
import { ask } from '../domain/application-steps.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import { answerDueOn, type Question } from '../domain/question.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import { questionMail } from '../domain/transfer-mails.ts'
import type { Ports } from '../ports/ports.ts'
import type { RepeatKey } from '../ports/trace.ts'
import type { ActPorts } from './change-application.ts'
import { type DeliveryPorts, findDelivery } from './delivery-context.ts'
import { findDossier, saveDossiers } from './dossier-context.ts'
import { nameIn, pathOfDossier, voSchoolsOf } from './see-dossiers.ts'
import { traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

export interface Asking {
  readonly text: string
  readonly noBsn?: boolean
}

/**
 * A question as a task for the PO school, due in five working days; its contact is mailed. Only about what was opened: before that the VO
 * school knows no more than what it said itself. A repeat with the same key finds the question that is there; with another text it is refused.
 */
export function askQuestion(ports: ActPorts) {
  const { schools, dossiers, attachmentTypes, fingerprint } = ports
  const find = findDelivery(ports)
  const save = saveDossiers(ports)
  return async (actor: Actor, dossierId: DossierId, asked: SchoolId | undefined, { text, noBsn }: Asking, repeat: RepeatKey | undefined): Promise<Question> => {
    refuseFaults(possibleBsnFaults([{ path: 'text', text }], noBsn))
    const { head, school, seen, delivery, now, actor: acting } = await find(actor, dossierId, asked)
    if (!seen.opened) throw new Refusal('cannot-change-dossier', { reasons: [{ code: 'not-open-for-you' }] })
    const { schoolId } = school
    const questionId = fingerprint(`question|${dossierId}|${schoolId}|${repeat?.id ?? crypto.randomUUID()}`).slice(0, 20)
    const question: Question = { questionId, schoolId, text, askedAt: now, dueOn: answerDueOn(now, head.settings.schoolHolidays) }
    const types = await attachmentTypes.get(head)
    const poSchool = (await schools.getWithYear(head, delivery.schoolId))?.school
    const mails = poSchool ? questionMail({ head, dossierIds: [dossierId], asker: school, dueOn: question.dueOn }, poSchool, now, fingerprint) : []
    const trace = traceOf(acting, 'ask-question', `${pathOfDossier(dossierId)}/questions/${questionId}`, now)
    return tryAgain(async () => {
      const before = await dossiers.get(dossierId)
      if (!before) throw notFound()
      const known = before.questions.find((each) => each.questionId === questionId)
      if (known && known.text !== text) throw new Refusal('key-used-for-something-else')
      if (known) return known
      await save({ types }, [{ before, after: ask(before, question) }], trace, { mails })
      return question
    })
  }
}

export interface QuestionSeen {
  readonly question: Question
  /** For the PO school alone: who asks. */
  readonly askedBy?: { readonly schoolId: SchoolId; readonly name: string }
}

export type SeeQuestionsPorts = DeliveryPorts & Pick<Ports, 'years' | 'attachmentTypes' | 'dossiers'>

/** To the PO school all questions about a dossier, to a VO school its own; leaves a trace. */
export function seeQuestions(ports: SeeQuestionsPorts) {
  const own = findDossier(ports)
  const delivered = findDelivery(ports)
  const { schools } = ports
  return async (actor: Actor, dossierId: DossierId, asked: SchoolId | undefined): Promise<readonly QuestionSeen[]> => {
    const trace = (who: Actor, at: Parameters<typeof traceOf>[3]) => traceOf(who, 'see-questions', `${pathOfDossier(dossierId)}/questions`, at)
    if (actor.membership.role === 'vo') {
      const { head, seen, now, actor: acting } = await delivered(actor, dossierId, asked)
      await schools.note(head, trace(acting, now))
      return seen.questions.map((question) => ({ question }))
    }
    const { dossier, now } = await own(actor, dossierId)
    const voSchools = await voSchoolsOf(ports, dossier)
    await schools.note(dossier, trace(actor, now))
    return dossier.questions.map((question) => ({ question, askedBy: { schoolId: question.schoolId, name: nameIn(voSchools, question.schoolId) } }))
  }
}
