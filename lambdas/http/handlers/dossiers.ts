// The dossiers of a PO school over HTTP: made, seen, changed, and what VO schools ask of them.
import { codeOnPaper } from '../../domain/transfer-code.ts'
import { readDossiers } from '../../formats/dossiers.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { addDossiers } from '../../usecases/add-dossiers.ts'
import { answerQuestion, confirmApplication } from '../../usecases/answer-vo-school.ts'
import { changeDossier, removeDossier, renewCode } from '../../usecases/change-dossier.ts'
import { importDossiers } from '../../usecases/import-dossiers.ts'
import { recallDossier, reopenDossier } from '../../usecases/recall-dossier.ts'
import { nameIn, seeDossier, seeDossiers } from '../../usecases/see-dossiers.ts'
import { toIso } from '../../domain/moment.ts'
import { dossierBody, dossiersBody, fetchBody, questionBody } from '../dossier-bodies.ts'
import type { Handler } from '../handler.ts'
import { refusedBody } from '../refused-lines.ts'
import type { DossierInFull } from '../../usecases/see-dossiers.ts'

const answerOf = (seen: DossierInFull) => ({ body: dossierBody(seen), version: seen.dossier.version })

export function dossierHandlers(ports: ApiPorts) {
  const list = seeDossiers(ports)
  const add = addDossiers(ports)
  const importIt = importDossiers(ports)
  const see = seeDossier(ports)
  const change = changeDossier(ports)
  const remove = removeDossier(ports)
  const renew = renewCode(ports)
  const reopen = reopenDossier(ports)
  const recall = recallDossier(ports)
  const confirm = confirmApplication(ports)
  const answer = answerQuestion(ports)

  const listDossiers: Handler<'listDossiers'> = async ({ actor, params }) => ({ body: dossiersBody(await list(actor, params, params.schoolId)) })
  const addDossiersHandler: Handler<'addDossiers'> = async ({ actor, params, body, repeat }) => {
    const added = await add(actor, params, params.schoolId, body, repeat)
    return { body: { dossiers: added.map(({ dossier: { dossierId, number, label }, code }) => ({ dossierId, number, label, ...(code !== undefined && { code: codeOnPaper(code) }) })) } }
  }
  const importDossiersHandler: Handler<'importDossiers'> = async ({ actor, params, query, body }) => {
    const { lines, refused, rows } = readDossiers(body, query.noBsn === 'true')
    const dryRun = query.dryRun === 'true'
    const { added, refused: unfit } = await importIt(actor, params, params.schoolId, lines, dryRun)
    return { body: { dryRun, rows, added, refused: refusedBody([...refused, ...unfit]) } }
  }
  const getDossier: Handler<'getDossier'> = async ({ actor, params }) => answerOf(await see(actor, params.dossierId))
  const changeDossierHandler: Handler<'changeDossier'> = async ({ actor, params, body, ifMatch }) => answerOf(await change(actor, params.dossierId, body, ifMatch))
  const removeDossierHandler: Handler<'removeDossier'> = async ({ actor, params, ifMatch }) => {
    await remove(actor, params.dossierId, ifMatch)
    return { body: {} }
  }
  const renewCodeHandler: Handler<'renewCode'> = async ({ actor, params }) => ({ body: { code: codeOnPaper(await renew(actor, params.dossierId)) } })
  const reopenDossierHandler: Handler<'reopenDossier'> = async ({ actor, params }) => answerOf(await reopen(actor, params.dossierId))
  const recallDossierHandler: Handler<'recallDossier'> = async ({ actor, params, body }) => {
    const { shown, fetchedBy, linksLiveUntil } = await recall(actor, params.dossierId, body ?? {})
    return {
      body: {
        dossier: dossierBody(shown),
        fetchedBy: fetchedBy.map((fetch) => ({ ...fetchBody(fetch), schoolName: nameIn(shown.facts.voSchools, fetch.schoolId) })),
        ...(linksLiveUntil !== undefined && { linksLiveUntil: toIso(linksLiveUntil) }),
      },
      version: shown.dossier.version,
    }
  }
  const confirmApplicationHandler: Handler<'confirmApplication'> = async ({ actor, params, body }) =>
    answerOf(await confirm(actor, params.dossierId, params.applicationId, body?.correct ?? true))
  const answerQuestionHandler: Handler<'answerQuestion'> = async ({ actor, params, body }) => {
    const { question, schoolName } = await answer(actor, params.dossierId, params.questionId, body)
    return { body: questionBody(question, schoolName) }
  }
  return {
    listDossiers, addDossiers: addDossiersHandler, importDossiers: importDossiersHandler, getDossier, changeDossier: changeDossierHandler,
    removeDossier: removeDossierHandler, renewCode: renewCodeHandler, reopenDossier: reopenDossierHandler, recallDossier: recallDossierHandler,
    confirmApplication: confirmApplicationHandler, answerQuestion: answerQuestionHandler,
  }
}
