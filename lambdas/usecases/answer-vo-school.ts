// What a PO school says to a VO school about a dossier: whether its claim is right, and the answer to its question.
import type { Actor } from '../domain/actor.ts'
import { answerQuestion as answered, confirmClaim, withdrawByPo } from '../domain/application-steps.ts'
import { type DossierId, readApplicationId } from '../domain/dossier-id.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import type { Question } from '../domain/question.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import { answerMail } from '../domain/transfer-mails.ts'
import { findDossier, saveDossiers } from './dossier-context.ts'
import { type DossierInFull, nameIn, pathOfDossier, type SeePorts, showDossier, voSchoolsOf } from './see-dossiers.ts'
import { traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

/** "Klopt" opens a claim when its time has come; "Klopt niet" ends it at once. */
export function confirmApplication(ports: SeePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  const show = showDossier(ports)
  return async (actor: Actor, dossierId: DossierId, applicationId: string, isCorrect: boolean): Promise<DossierInFull> =>
    tryAgain(async () => {
      const context = await find(actor, dossierId)
      const { dossier: before, now } = context
      const application = readApplicationId(applicationId)
      const isOurs = application?.dossierId === dossierId && before.applications.some(({ schoolId }) => schoolId === application.voSchoolId)
      if (!isOurs) throw notFound()
      const after = isCorrect ? confirmClaim(before, application.voSchoolId, now) : withdrawByPo(before, application.voSchoolId, now)
      const act = isCorrect ? 'confirm-application' : 'deny-application'
      const [written] = await save(context, [{ before, after }], traceOf(actor, act, `${pathOfDossier(dossierId)}/applications/${applicationId}`, now, before.version + 1))
      return show({ ...context, dossier: written! })
    })
}

export interface QuestionAnswered {
  readonly question: Question
  readonly schoolName: string
}

/** Answers a question; another answer takes the place of the first. The VO school is told that there is one. */
export function answerQuestion(ports: SeePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  return async (actor: Actor, dossierId: DossierId, questionId: string, { text, noBsn }: { readonly text: string; readonly noBsn?: boolean }): Promise<QuestionAnswered> => {
    refuseFaults(possibleBsnFaults([{ path: 'text', text }], noBsn))
    return tryAgain(async () => {
      const context = await find(actor, dossierId)
      const { dossier: before, head, now } = context
      const after = answered(before, questionId, text, now)
      const question = after?.questions.find((one) => one.questionId === questionId)
      if (!after || !question) throw notFound()
      const { regionId, year } = before
      const [asker] = await ports.schools.getAllWithYears([{ schoolId: question.schoolId, regionId, year }])
      const mails = asker ? answerMail({ head, dossierIds: [dossierId], answerer: { name: before.schoolName } }, asker.school, now, ports.fingerprint) : []
      await save(context, [{ before, after }], traceOf(actor, 'answer-question', `${pathOfDossier(dossierId)}/questions/${questionId}`, now, before.version + 1), { mails })
      return { question, schoolName: asker?.school.name ?? nameIn(await voSchoolsOf(ports, before), question.schoolId) }
    })
  }
}
