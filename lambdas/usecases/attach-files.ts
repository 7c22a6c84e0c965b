// Files of a dossier on the PO side: announced and posted, looked at, opened, and taken away again.
import { type Actor, hasRightToSensitive } from '../domain/actor.ts'
import { type AttachmentType, megabyte, typeOf } from '../domain/attachment-type.ts'
import { type Attachment, type Dossier, objectsOf } from '../domain/dossier.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import { announce, removeAttachment as removed } from '../domain/dossier-steps.ts'
import { type FileKind, kindOf } from '../domain/file-check.ts'
import { linkName, safeFileName } from '../domain/file-name.ts'
import { type Instant, later } from '../domain/moment.ts'
import { linkSeconds, objectKey } from '../domain/object-key.ts'
import { possibleBsnFaults } from '../domain/possible-bsn.ts'
import { notFound, type Reason, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import { removeObjects } from './change-dossier.ts'
import { findDossier, saveDossiers } from './dossier-context.ts'
import { type DossierInFull, isAgreementSigned, pathOfDossier, type SeePorts, showDossier } from './see-dossiers.ts'
import { traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

export type FilePorts = SeePorts & Pick<Ports, 'objects'>

export interface FileAnnounced {
  readonly typeId: string
  readonly fileName: string
  /** In bytes. */
  readonly size: number
  readonly contentType: string
  readonly sha256: string
  /** Of the content. */
  readonly noBsn?: boolean
  readonly noBsnInName?: boolean
}

export interface Announced {
  readonly attachment: Attachment
  readonly upload: { readonly url: string; readonly fields: Readonly<Record<string, string>> }
}


const pathOf = (dossierId: DossierId, attachmentId: string) => `${pathOfDossier(dossierId)}/attachments/${attachmentId}`

/** Why this file cannot go into the dossier, by the region's agreement on its type. */
function typeReasons({ size }: FileAnnounced, kind: FileKind, type: AttachmentType): readonly Reason[] {
  if (type.carrier !== 'here') return [{ code: 'type-goes-via-oso' }]
  return [
    ...(type.formats.includes(kind) ? [] : [{ code: 'format-not-allowed', details: { formats: type.formats.map((format) => format.toUpperCase()).join(', ') } }]),
    ...(size > type.maxMb * megabyte ? [{ code: 'too-large-for-type', details: { maxMb: type.maxMb } }] : []),
  ]
}

/** The same file of the same type, announced before and never accepted: the new announcement takes its place. */
function withoutEarlier(dossier: Dossier, { typeId, sha256 }: FileAnnounced): Dossier {
  const earlier = dossier.open?.attachments.filter((one) => one.typeId === typeId && one.sha256 === sha256 && one.check.state !== 'accepted') ?? []
  return earlier.reduce((left, { attachmentId }) => removed(left, attachmentId), dossier)
}

/** What the step says against it, beside the other reasons, so that all stand in one answer. */
function announcedOr(dossier: Dossier, attachment: Attachment, reasons: readonly Reason[]): Dossier {
  let more: readonly Reason[] = []
  try {
    const after = announce(dossier, attachment)
    if (reasons.length === 0) return after
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    more = error.details.reasons ?? []
  }
  throw new Refusal('cannot-change-dossier', { reasons: [...reasons, ...more] })
}

/** Writes the announcement first and gives the place to post it after that: no file without an owner. Refuses with all reasons at once. */
export function announceAttachment(ports: FilePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  return async (actor: Actor, dossierId: DossierId, file: FileAnnounced): Promise<Announced> => {
    refuseFaults(possibleBsnFaults([{ path: 'fileName', text: file.fileName, isFileName: true }], file.noBsnInName))
    const { typeId, size, contentType, sha256, noBsn } = file
    const kind = kindOf(contentType)!
    const attachmentId = ports.fingerprint(`${dossierId}|${sha256}|${typeId}|${crypto.randomUUID()}`).slice(0, 20)
    const { dossier, attachment } = await tryAgain(async () => {
      const context = await find(actor, dossierId)
      const { dossier: before, head, types, now } = context
      const type = typeOf(types, typeId)
      if (!type) throw new Refusal('invalid-input', { errors: [{ path: 'typeId', code: 'unknown-type' }] })
      const found = await ports.schools.getWithYear(before, before.schoolId)
      if (!found) throw notFound()
      const attachment: Attachment = {
        attachmentId, typeId, fileName: safeFileName(file.fileName, kind), contentType, size, sha256, announcedAt: now,
        ...(noBsn && { noBsn }), check: { state: 'announced' },
      }
      const after = announcedOr(withoutEarlier(before, file), attachment, [
        ...((await isAgreementSigned(ports, found.school.boardId)) ? [] : [{ code: 'processing-agreement-missing' }]),
        ...(head.settings.dossiers === 'none' ? [{ code: 'region-without-dossiers' }] : []),
        ...typeReasons(file, kind, type),
      ])
      await save(context, [{ before, after }], traceOf(actor, 'announce-attachment', pathOf(dossierId, attachmentId), now, before.version + 1))
      return { dossier: after, attachment }
    })
    return { attachment, upload: await ports.objects.presignUpload(objectKey({ ...dossier, attachmentId, sha256 }), { contentType, size, sha256 }) }
  }
}

/** A file of the open version, else of the last frozen one that has it. */
function attachmentOf({ open, ready }: Dossier, attachmentId: string): Attachment {
  const inOpen = open?.attachments.find((attachment) => attachment.attachmentId === attachmentId)
  if (inOpen) return inOpen
  const frozen = ready.toReversed().flatMap(({ files }) => files).find((file) => file.attachmentId === attachmentId)
  if (!frozen) throw notFound()
  const { typeName: _name, sensitive: _sensitive, versionId, acceptedAt, ...file } = frozen
  return { ...file, announcedAt: acceptedAt, check: { state: 'accepted', at: acceptedAt, versionId, findings: [] } }
}

/** How far the check of a file is. Asking while it goes on leaves no trace: there is nothing to see yet. */
export function seeAttachment(ports: FilePorts) {
  const find = findDossier(ports)
  return async (actor: Actor, dossierId: DossierId, attachmentId: string): Promise<Attachment> => {
    const { dossier, now } = await find(actor, dossierId)
    const attachment = attachmentOf(dossier, attachmentId)
    if (attachment.check.state !== 'announced') await ports.schools.note(dossier, traceOf(actor, 'see-attachment', pathOf(dossierId, attachmentId), now))
    return attachment
  }
}

/** A short link to the own file, after its trace. A sensitive one wants the right to those. */
export function openAttachment(ports: FilePorts) {
  const find = findDossier(ports)
  return async (actor: Actor, dossierId: DossierId, attachmentId: string): Promise<{ readonly url: string; readonly expiresAt: Instant }> => {
    const { dossier, types, now } = await find(actor, dossierId)
    const { check, typeId, sha256, contentType } = attachmentOf(dossier, attachmentId)
    if (check.state !== 'accepted') throw notFound()
    const isSensitive = typeOf(types, typeId)?.sensitive ?? true
    if (isSensitive && !hasRightToSensitive(actor)) throw new Refusal('not-allowed', { reasons: [{ code: 'no-right-to-sensitive' }] })
    await ports.schools.note(dossier, traceOf(actor, 'open-attachment', pathOf(dossierId, attachmentId), now))
    const key = objectKey({ ...dossier, attachmentId, sha256 })
    const url = await ports.objects.presignDownload({ key, versionId: check.versionId }, { fileName: linkName(dossier.number, { attachmentId, contentType }), contentType }, linkSeconds)
    return { url, expiresAt: later(now, linkSeconds * 1000) }
  }
}

/** Takes a file out of the open version: the row first, then the object, unless a frozen version still needs it. */
export function removeAttachment(ports: FilePorts) {
  const find = findDossier(ports)
  const save = saveDossiers(ports)
  const show = showDossier(ports)
  return async (actor: Actor, dossierId: DossierId, attachmentId: string): Promise<DossierInFull> =>
    tryAgain(async () => {
      const context = await find(actor, dossierId)
      const { dossier: before, now } = context
      const attachment = attachmentOf(before, attachmentId)
      const after = removed(before, attachmentId)
      if (after.open?.attachments.length === before.open?.attachments.length) throw notFound()
      const [written] = await save(context, [{ before, after }], traceOf(actor, 'remove-attachment', pathOf(dossierId, attachmentId), now, before.version + 1))
      if (!objectsOf(after).has(attachmentId)) await removeObjects(ports, after, [attachment])
      return show({ ...context, dossier: written! })
    })
}
