// Inspections (inzage) over HTTP: of one dossier, and of many at once.
import type { ApiPorts } from '../../ports/ports.ts'
import { recordInspection, recordInspections } from '../../usecases/record-inspections.ts'
import { dossierBody, outcomesBody } from '../dossier-bodies.ts'
import type { Handler } from '../handler.ts'

export function inspectionHandlers(ports: ApiPorts) {
  const record = recordInspection(ports)
  const recordMany = recordInspections(ports)

  const one: Handler<'recordInspection'> = async ({ actor, params, body }) => {
    const seen = await record(actor, params.dossierId, body)
    return { body: dossierBody(seen), version: seen.dossier.version }
  }
  const many: Handler<'recordInspections'> = async ({ actor, params, body: { dossiers, ...said } }) => ({
    body: outcomesBody(await recordMany(actor, params, params.schoolId, dossiers, said)),
  })
  return { recordInspection: one, recordInspections: many }
}
