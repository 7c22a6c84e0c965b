// Setting ready (bijlagen klaarzetten) over HTTP, and the proof that a school keeps of it.
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { exportSchool, type ExportedDossier } from '../../usecases/export-school.ts'
import { setReady, setReadyMany } from '../../usecases/set-ready.ts'
import { dossierBody, fetchBody, outcomesBody } from '../dossier-bodies.ts'
import type { Handler } from '../handler.ts'

const exportedBody = ({ number, label, ownReference, versions, fetches, receipts }: ExportedDossier) => ({
  number, ...(label !== undefined && { label }), ...(ownReference !== undefined && { ownReference }),
  versions: versions.map(({ number: version, readyAt, recalledAt, reference, listHash, inspection, files }) => ({
    number: version, readyAt: toIso(readyAt), ...(recalledAt !== undefined && { recalledAt: toIso(recalledAt) }), ...(reference !== undefined && { reference }), listHash,
    ...(inspection && { inspection: { manner: inspection.manner, on: inspection.on, agreed: inspection.agreed } }),
    files: files.map(({ typeName, fileName, size, sha256 }) => ({ typeName, fileName, size, sha256 })),
  })),
  fetches: fetches.map((fetch) => ({ ...fetchBody(fetch), schoolName: fetch.schoolName })),
  receipts: receipts.map(({ schoolId, kind, at }) => ({ schoolId, kind, at: toIso(at) })),
})

export function setReadyHandlers(ports: ApiPorts) {
  const ready = setReady(ports)
  const readyMany = setReadyMany(ports)
  const takeAlong = exportSchool(ports)

  const one: Handler<'setReady'> = async ({ actor, params }) => {
    const seen = await ready(actor, params.dossierId)
    return { body: dossierBody(seen), version: seen.dossier.version }
  }
  const many: Handler<'setReadyMany'> = async ({ actor, params, body }) => {
    const { reference, outcomes } = await readyMany(actor, params, params.schoolId, body.dossiers)
    return { body: outcomesBody(outcomes, reference) }
  }
  const exportHandler: Handler<'exportSchool'> = async ({ actor, params }) => {
    const { school, madeAt, dossiers } = await takeAlong(actor, params, params.schoolId)
    return { body: { schoolId: school.schoolId, schoolName: school.name, year: params.year, madeAt: toIso(madeAt), dossiers: dossiers.map(exportedBody) } }
  }
  return { setReady: one, setReadyMany: many, exportSchool: exportHandler }
}
