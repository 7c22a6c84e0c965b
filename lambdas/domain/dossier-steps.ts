// What happens to a dossier on the PO side, one step each: files come and go, a version freezes, a next one opens, all is taken back.
import {
  type AcceptedAttachment, acceptedFiles, type Attachment, type Dossier, type FileCheck, type Hash, type Inspection, openListHash, type OpenVersion,
  type ReadyFile, type ReadyVersion, readyVersion,
} from './dossier.ts'
import type { DossierReason } from './dossier-reasons.ts'
import { type Instant } from './moment.ts'
import { Refusal } from './refusal.ts'

/** Of one dossier: more than this is a mistake, or an archive. */
export const mostFiles = 20

const refuse = (code: DossierReason): never => {
  throw new Refusal('cannot-change-dossier', { reasons: [{ code }] })
}

/** The open version; refuses while the dossier stands ready, so that nothing slips into what parents have seen. */
function openOf(dossier: Dossier): OpenVersion {
  return dossier.open ?? refuse('is-set-ready')
}

export type DossierChange = Partial<Pick<Dossier, 'label' | 'group' | 'routes' | 'warmTransfer' | 'slots' | 'viaOso'>>

const areSame = (one: readonly string[], other: readonly string[]) => one.every((each) => other.includes(each)) && other.every((each) => one.includes(each))

/** Changes what the school says of a dossier; what it says of its attachments, and the routes that ask for some, only while a version is open. */
export function changeDossier(dossier: Dossier, change: DossierChange): Dossier {
  const changesRoutes = change.routes !== undefined && !areSame(change.routes, dossier.routes)
  if (changesRoutes || change.slots !== undefined || change.viaOso !== undefined) openOf(dossier)
  return { ...dossier, ...change }
}

/** An upload is announced: it is not in the list that parents see until it was checked and accepted. */
export function announce(dossier: Dossier, attachment: Attachment): Dossier {
  const open = openOf(dossier)
  if (open.attachments.length >= mostFiles) refuse('too-many-files')
  const isThere = open.attachments.some(({ typeId, sha256, check }) => typeId === attachment.typeId && sha256 === attachment.sha256 && check.state === 'accepted')
  if (isThere) refuse('same-file-twice')
  return { ...dossier, open: { ...open, attachments: [...open.attachments, attachment] } }
}

/** Writes down how the check of an upload ended; nothing when the upload is no longer wanted, or was decided before. */
export function settleCheck(dossier: Dossier, attachmentId: string, check: Exclude<FileCheck, { state: 'announced' }>, contentType?: string): Dossier | undefined {
  const { open } = dossier
  const found = open?.attachments.find((attachment) => attachment.attachmentId === attachmentId)
  if (!open || found?.check.state !== 'announced') return undefined
  const settled: Attachment = { ...found, check, ...(contentType !== undefined && { contentType }) }
  return { ...dossier, open: { ...open, attachments: open.attachments.map((attachment) => (attachment === found ? settled : attachment)) } }
}

/** Takes a file out of the open version; a frozen version keeps its own. */
export function removeAttachment(dossier: Dossier, attachmentId: string): Dossier {
  const open = openOf(dossier)
  return { ...dossier, open: { ...open, attachments: open.attachments.filter((attachment) => attachment.attachmentId !== attachmentId) } }
}

/** Takes down that the parents could see exactly the list that the inspection names. */
export function recordInspection(dossier: Dossier, inspection: Inspection, hash: Hash): Dossier {
  const open = openOf(dossier)
  if (acceptedFiles(open).length === 0) refuse('no-files')
  if (inspection.listHash !== openListHash(open, hash)) refuse('list-has-changed')
  return { ...dossier, open: { ...open, inspection } }
}

const readyFile = (attachment: AcceptedAttachment, type: { readonly name: string; readonly sensitive: boolean }): ReadyFile => {
  const { attachmentId, typeId, fileName, contentType, size, sha256, check } = attachment
  return { attachmentId, typeId, typeName: type.name, sensitive: type.sensitive, fileName, contentType, size, sha256, versionId: check.versionId, acceptedAt: check.at }
}

/**
 * Freezes the open version. Asked only after `whatIsMissing` found nothing: the list is complete, and inspected. The files lie in the
 * order of their types and names, whatever the order in which they came.
 */
export function freeze(
  dossier: Dossier,
  types: ReadonlyMap<string, { readonly name: string; readonly sensitive: boolean }>,
  { readyAt, reference }: Pick<ReadyVersion, 'readyAt' | 'reference'>,
  hash: Hash,
): Dossier {
  const { open, ...frozen } = dossier
  if (!open) return refuse('is-set-ready')
  const listHash = openListHash(open, hash)
  if (open.inspection?.listHash !== listHash) return refuse('not-inspected')
  const files = acceptedFiles(open).map((file) => readyFile(file, types.get(file.typeId) ?? refuse('unknown-type')))
  const inOrder = files.toSorted((a, b) => a.typeName.localeCompare(b.typeName, 'nl') || a.fileName.localeCompare(b.fileName, 'nl') || (a.attachmentId < b.attachmentId ? -1 : 1))
  return { ...frozen, ready: [...dossier.ready, { number: open.number, files: inOrder, listHash, inspection: open.inspection, readyAt, reference }] }
}

/** The next version with the files of the last: its inspection still counts while nothing changes. */
function nextOpen(last: ReadyVersion): OpenVersion {
  const attachments = last.files.map(({ typeName: _name, sensitive: _sensitive, versionId, acceptedAt, ...file }): Attachment => ({
    ...file, announcedAt: acceptedAt, check: { state: 'accepted', at: acceptedAt, versionId, findings: [] },
  }))
  return { number: last.number + 1, attachments, inspection: last.inspection }
}

/** Opens the next version beside the frozen one, which stays as it is. A dossier that is open already stays so. */
export function reopen(dossier: Dossier): Dossier {
  const last = dossier.ready.at(-1)
  return dossier.open || !last ? dossier : { ...dossier, open: nextOpen(last) }
}

/** Takes everything back: no version can be fetched any more, and the school can begin the next. */
export function recall(dossier: Dossier, now: Instant): Dossier {
  if (!readyVersion(dossier)) refuse('nothing-to-recall')
  const ready = dossier.ready.map((version): ReadyVersion => (version.recalledAt === undefined ? { ...version, recalledAt: now } : version))
  return reopen({ ...dossier, ready })
}

/** A dossier that was ever ready stays, because of the proof of what was fetched; until then it can be taken away. */
export function mayBeRemoved(dossier: Dossier): boolean {
  return dossier.ready.length === 0
}
