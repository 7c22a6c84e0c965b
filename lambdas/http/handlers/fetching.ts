// Fetching over HTTP: what may be fetched now, and links to it for a few minutes.
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { fetchDossiers } from '../../usecases/fetch-dossiers.ts'
import { seeReleased } from '../../usecases/see-released.ts'
import { fileBody, releasedBody } from '../delivery-bodies.ts'
import { reasonBody } from '../dossier-bodies.ts'
import type { Handler } from '../handler.ts'

export function fetchingHandlers(ports: ApiPorts) {
  const see = seeReleased(ports)
  const fetchThem = fetchDossiers(ports)

  const listReleased: Handler<'listReleased'> = async ({ actor, params, query }) => {
    const { now, released } = await see(actor, params, params.schoolId, query.changedSince)
    return { body: { now: toIso(now), dossiers: released.map(({ seen }) => ({ ...releasedBody(seen), files: seen.version!.files.map(fileBody) })) } }
  }
  const fetchHandler: Handler<'fetchDossiers'> = async ({ actor, params, body }) => {
    const { fetchId, expiresAt, dossiers, refused } = await fetchThem(actor, params, params.schoolId, body?.dossiers)
    return {
      body: {
        ...(fetchId !== undefined && { fetchId }),
        expiresAt: toIso(expiresAt),
        dossiers: dossiers.map(({ found, files }) => ({ ...releasedBody(found.seen), files: files.map(({ file, url }) => ({ ...fileBody(file), url })) })),
        refused: refused.map(({ dossierId, reasons }) => ({ dossierId, reasons: reasons.map(reasonBody) })),
      },
    }
  }
  return { listReleased, fetchDossiers: fetchHandler }
}
