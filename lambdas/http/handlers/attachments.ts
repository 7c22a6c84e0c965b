// The files of a dossier over HTTP, on the PO side.
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { announceAttachment, openAttachment, removeAttachment, seeAttachment } from '../../usecases/attach-files.ts'
import { attachmentBody, dossierBody } from '../dossier-bodies.ts'
import type { Handler } from '../handler.ts'

export function attachmentHandlers(ports: ApiPorts) {
  const announce = announceAttachment(ports)
  const see = seeAttachment(ports)
  const open = openAttachment(ports)
  const remove = removeAttachment(ports)

  const announceHandler: Handler<'announceAttachment'> = async ({ actor, params, body }) => {
    const { attachment, upload } = await announce(actor, params.dossierId, body)
    return { body: { attachment: attachmentBody(attachment), upload } }
  }
  const getAttachment: Handler<'getAttachment'> = async ({ actor, params }) => ({ body: attachmentBody(await see(actor, params.dossierId, params.attachmentId)) })
  const getAttachmentContent: Handler<'getAttachmentContent'> = async ({ actor, params }) => {
    const { url, expiresAt } = await open(actor, params.dossierId, params.attachmentId)
    return { body: { url, expiresAt: toIso(expiresAt) } }
  }
  const removeHandler: Handler<'removeAttachment'> = async ({ actor, params }) => {
    const seen = await remove(actor, params.dossierId, params.attachmentId)
    return { body: dossierBody(seen), version: seen.dossier.version }
  }
  return { announceAttachment: announceHandler, getAttachment, getAttachmentContent, removeAttachment: removeHandler }
}
