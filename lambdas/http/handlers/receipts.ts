// What a VO school says of what it fetched over HTTP: receipts, questions, and numbers of OSO dossiers that were not found.
import type { ApiPorts } from '../../ports/ports.ts'
import { askQuestion, seeQuestions } from '../../usecases/ask-question.ts'
import { giveReceipt } from '../../usecases/give-receipt.ts'
import { reportOsoMissing, seeOsoMissing } from '../../usecases/report-oso-missing.ts'
import { deliveryBody } from '../delivery-bodies.ts'
import { questionBody } from '../dossier-bodies.ts'
import type { Handler } from '../handler.ts'

export function receiptHandlers(ports: ApiPorts) {
  const give = giveReceipt(ports)
  const ask = askQuestion(ports)
  const see = seeQuestions(ports)
  const report = reportOsoMissing(ports)
  const missing = seeOsoMissing(ports)

  const giveReceiptHandler: Handler<'giveReceipt'> = async ({ actor, params, query, body }) => ({
    body: deliveryBody(await give(actor, params.dossierId, query.schoolId, body.kind)),
  })
  const askHandler: Handler<'askQuestion'> = async ({ actor, params, query, body, repeat }) => ({
    body: questionBody(await ask(actor, params.dossierId, query.schoolId, body, repeat)),
  })
  const listQuestions: Handler<'listQuestions'> = async ({ actor, params, query }) => {
    const questions = await see(actor, params.dossierId, query.schoolId)
    return { body: { questions: questions.map(({ question, askedBy }) => ({ ...questionBody(question), ...(askedBy && { schoolId: askedBy.schoolId, schoolName: askedBy.name }) })) } }
  }
  const reportHandler: Handler<'reportOsoMissing'> = async ({ actor, params, body }) => ({ body: { schools: await report(actor, params, params.schoolId, body) } })
  const getOsoMissing: Handler<'getOsoMissing'> = async ({ params }) => ({ body: { schools: await missing(params, params.schoolId) } })
  return { giveReceipt: giveReceiptHandler, askQuestion: askHandler, listQuestions, reportOsoMissing: reportHandler, getOsoMissing }
}
