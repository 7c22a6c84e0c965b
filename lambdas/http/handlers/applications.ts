// The applications of a VO school over HTTP: what it may know of by now, its claims, and what it says of a pupil.
import type { ApiPorts } from '../../ports/ports.ts'
import { changeApplication } from '../../usecases/change-application.ts'
import { claimApplications } from '../../usecases/claim-applications.ts'
import { seeDeliveries, seeDelivery } from '../../usecases/see-deliveries.ts'
import { deliveryBody } from '../delivery-bodies.ts'
import { reasonBody } from '../dossier-bodies.ts'
import type { Handler } from '../handler.ts'
import { toIso } from '../../domain/moment.ts'
import type { PipelineParts } from '../pipeline.ts'

export function applicationHandlers(ports: ApiPorts & Pick<PipelineParts, 'log'>) {
  const see = seeDeliveries(ports)
  const one = seeDelivery(ports)
  const claim = claimApplications(ports, (schoolId) => ports.log('CODES_LOCKED', { schoolId }))
  const change = changeApplication(ports)

  const listApplications: Handler<'listApplications'> = async ({ actor, params }) => {
    const { context, deliveries, schools, releaseAt, rounds } = await see(actor, params, params.schoolId)
    const { usesCodes, opensOn } = context.head.settings
    return {
      body: {
        applications: deliveries.map(deliveryBody),
        usesCodes, opensOn, schools, rounds,
        agreementSigned: context.facts.agreementSigned,
        ...(releaseAt !== undefined && { releaseAt: toIso(releaseAt) }),
      },
    }
  }
  const claimHandler: Handler<'claimApplications'> = async ({ actor, params, body }) => {
    const outcomes = await claim(actor, params, params.schoolId, body)
    return { body: { done: outcomes.filter(({ outcome }) => outcome === 'done').length, outcomes: outcomes.map(({ reasons, ...told }) => ({ ...told, reasons: reasons.map(reasonBody) })) } }
  }
  const getApplication: Handler<'getApplication'> = async ({ actor, params }) => ({ body: deliveryBody(await one(actor, params, params.schoolId, params.applicationId)) })
  const changeHandler: Handler<'changeApplication'> = async ({ actor, params, body }) => ({
    body: deliveryBody(await change(actor, params, params.schoolId, params.applicationId, body)),
  })
  return { listApplications, claimApplications: claimHandler, getApplication, changeApplication: changeHandler }
}
