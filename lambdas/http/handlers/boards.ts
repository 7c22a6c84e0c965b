// What a board states for all of its schools, over HTTP.
import type { ApiPorts } from '../../ports/ports.ts'
import { type AgreementSeen, keepProcessingAgreement, seeProcessingAgreement } from '../../usecases/keep-processing-agreement.ts'
import type { Handler } from '../handler.ts'

const answerOf = ({ facts: { boardId, processingAgreement, version }, schools }: AgreementSeen) => ({
  body: {
    boardId, state: processingAgreement?.state ?? ('unknown' as const), ...(processingAgreement && { on: processingAgreement.on }),
    schools: schools.map(({ school: { schoolId, name }, head: { region, year } }) => ({ schoolId, name, regionName: region.name, year })),
  },
  version,
})

export function boardHandlers(ports: ApiPorts) {
  const see = seeProcessingAgreement(ports)
  const keep = keepProcessingAgreement(ports)
  const getProcessingAgreement: Handler<'getProcessingAgreement'> = async ({ params }) => answerOf(await see(params.boardId))
  const putProcessingAgreement: Handler<'putProcessingAgreement'> = async ({ actor, params, body, ifMatch }) => answerOf(await keep(actor, params.boardId, body, ifMatch))
  return { getProcessingAgreement, putProcessingAgreement }
}
