// The attachment types of a region's year over HTTP, and their templates.
import type { AttachmentType } from '../../domain/attachment-type.ts'
import { toIso } from '../../domain/moment.ts'
import type { SchoolYear } from '../../domain/school-year.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { type AttachmentTypesSeen, keepAttachmentTypes, keepTemplate, seeAttachmentTypes, seeTemplate } from '../../usecases/keep-attachment-types.ts'
import type { Handler } from '../handler.ts'

const typeBody = ({ template, ...type }: AttachmentType) => ({ ...type, ...(template && { template: { ...template, uploadedAt: toIso(template.uploadedAt) } }) })

const typesBody = (year: SchoolYear, { types, lockedAt, readyMade }: AttachmentTypesSeen) => ({
  year,
  types: types.map(typeBody),
  ...(lockedAt !== undefined && { lockedAt: toIso(lockedAt) }),
  ...(readyMade && { readyMade: readyMade.map(typeBody) }),
})

export function attachmentTypeHandlers(ports: ApiPorts) {
  const see = seeAttachmentTypes(ports)
  const keep = keepAttachmentTypes(ports)
  const keepFile = keepTemplate(ports)
  const file = seeTemplate(ports)

  const getAttachmentTypes: Handler<'getAttachmentTypes'> = async ({ actor, params }) => {
    const seen = await see(actor, params)
    return { body: typesBody(params.year, seen), version: seen.version }
  }
  const putAttachmentTypes: Handler<'putAttachmentTypes'> = async ({ actor, params, body, ifMatch }) => {
    const seen = await keep(actor, params, body.types, ifMatch)
    return { body: typesBody(params.year, seen), version: seen.version }
  }
  const putTemplate: Handler<'putTemplate'> = async ({ actor, params, query, body }) => {
    const seen = await keepFile(actor, params, params.typeId, { fileName: query.fileName, bytes: body })
    return { body: typesBody(params.year, seen), version: seen.version }
  }
  const getTemplate: Handler<'getTemplate'> = async ({ params }) => {
    const { fileName, contentType, bytes } = await file(params, params.typeId)
    return { body: { fileName, contentType, size: bytes.length, content: Buffer.from(bytes).toString('base64') } }
  }
  return { getAttachmentTypes, putAttachmentTypes, putTemplate, getTemplate }
}
