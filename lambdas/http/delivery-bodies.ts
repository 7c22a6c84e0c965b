// What a VO school sees of deliveries, as it goes over the wire.
import type { Receipt } from '../domain/application.ts'
import { applicationIdOf, readDossierId } from '../domain/dossier-id.ts'
import type { ReadyFile } from '../domain/dossier.ts'
import { toIso } from '../domain/moment.ts'
import type { SeenDelivery } from '../domain/seen-delivery.ts'
import { questionBody, reasonBody } from './dossier-bodies.ts'


const receiptBody = ({ kind, at, version }: Receipt) => ({ kind, at: toIso(at), ...(version !== undefined && { version }) })

const poSchoolBody = ({ dossierId, schoolId, schoolName, ownReference }: SeenDelivery) => ({
  dossierId,
  number: readDossierId(dossierId)!.number,
  poSchoolId: schoolId,
  poSchoolName: schoolName,
  ...(ownReference !== undefined && ownReference !== '' && { ownReference }),
})

export function deliveryBody(seen: SeenDelivery) {
  const { dossierId, voSchoolId, round, state, endedAt, claimed, opened, routes, warmTransfer, progress, heldBack, version, leftOut, late, fetched, receipt, questions } = seen
  const files = version?.files ?? []
  return {
    applicationId: applicationIdOf(dossierId, voSchoolId),
    ...poSchoolBody(seen),
    round, state,
    ...(endedAt !== undefined && { endedAt: toIso(endedAt) }),
    claimed, opened, routes, warmTransfer, progress, late,
    heldBack: heldBack.map((code) => reasonBody({ code })),
    ...(version && { version: version.number, readyAt: toIso(version.readyAt) }),
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    sensitiveFiles: leftOut + files.filter(({ sensitive }) => sensitive).length,
    ...(fetched && { fetchedAt: toIso(fetched.at), fetchedVersion: fetched.version }),
    ...(receipt && { receipt: receiptBody(receipt) }),
    questions: questions.map((question) => questionBody(question)),
  }
}

export const fileBody = ({ attachmentId, typeId, typeName, fileName, contentType, size, sha256, sensitive }: ReadyFile) => ({
  attachmentId, typeId, typeName, fileName, contentType, size, sha256, sensitive,
})

/** A dossier that may be fetched, without its files; nothing for one that may not. */
export function releasedBody(seen: SeenDelivery) {
  const { version, late, warmTransfer, leftOut, fetched } = seen
  if (!version) throw new Error('what is held back is not released')
  const { number, readyAt, listHash, agreed, view } = version
  return {
    ...poSchoolBody(seen),
    version: number,
    readyAt: toIso(readyAt),
    late, warmTransfer, listHash, agreed,
    ...(view !== undefined && { view }),
    ...(fetched && { fetchedVersion: fetched.version }),
    leftOut,
  }
}
