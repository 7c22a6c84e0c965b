// How far the schools of a region are with dossiers over HTTP, in numbers.
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { seeDossierCounts } from '../../usecases/see-dossier-counts.ts'
import type { Handler } from '../handler.ts'

export function dossierCountHandlers(ports: ApiPorts) {
  const see = seeDossierCounts(ports)
  const getDossierCounts: Handler<'getDossierCounts'> = async ({ params }) => {
    const { po, ...others } = await see(params)
    return { body: { ...others, po: po.map(({ exportedAt, ...counts }) => ({ ...counts, ...(exportedAt !== undefined && { exportedAt: toIso(exportedAt) }) })) } }
  }
  return { getDossierCounts }
}
