// The end of a region's year over HTTP: closing it, and the certificate of what was destroyed.
import type { Certificate } from '../../domain/certificate.ts'
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { closeYear } from '../../usecases/close-year.ts'
import { seeCertificate } from '../../usecases/see-certificate.ts'
import type { Handler } from '../handler.ts'

const certificateBody = ({ startedAt, closedAt, ...certificate }: Certificate) => ({
  ...certificate,
  ...(startedAt !== undefined && { startedAt: toIso(startedAt) }),
  ...(closedAt !== undefined && { closedAt: toIso(closedAt) }),
})

export function endingHandlers(ports: ApiPorts) {
  const close = closeYear(ports)
  const see = seeCertificate(ports)

  const closeYearHandler: Handler<'closeYear'> = async ({ actor, params, body }) => ({ body: certificateBody(await close(actor, params, body)) })
  const getCertificate: Handler<'getCertificate'> = async ({ actor, params }) => ({ body: certificateBody(await see(actor, params)) })
  return { closeYear: closeYearHandler, getCertificate }
}
