// What goes over the wire about the attachment types of a region's year, and their templates.
import * as z from 'zod'
import { carriers, fileFormats, headings, hereReasons, requiredWhens } from '../domain/attachment-type.ts'
import { faultsOfTypes, type TypeGiven } from '../domain/attachment-type-rules.ts'
import { line, lines, localDate, moment, requiredLine, schoolYear } from './words.ts'

export const typeId = z.string().max(40).meta({ examples: ['dyslexia-statement'] })

/** What a type says; that it is filled in, and that its parts fit each other, is a rule of the domain. */
const typeFields = {
  typeId,
  name: line(80),
  explanation: lines(500),
  requiredWhen: z.enum(requiredWhens),
  heading: z.enum(headings),
  whyNotInOso: lines(300),
  carrier: z.enum(carriers),
  hereReason: z.enum(hereReasons).optional(),
  limits: lines(500),
  formats: z
    .array(z.enum(fileFormats))
    .max(fileFormats.length)
    .refine((formats) => new Set(formats).size === formats.length, { params: { code: 'format-twice' } }),
  maxMb: z.number().int(),
  sensitive: z.boolean(),
  decidedBy: line(200).optional(),
  ownType: z.strictObject({ privacyOfficer: requiredLine(120), decidedOn: localDate }).optional(),
}

const typeInput = z.strictObject(typeFields)

/** The whole list: what is not in it goes. All faults of all types at once. */
export const attachmentTypesInput = z
  .strictObject({ types: z.array(typeInput) })
  .superRefine(({ types }, context) => {
    for (const { path, code } of faultsOfTypes(types as readonly TypeGiven[])) context.addIssue({ code: 'custom', params: { code }, path: pathOf(path) })
  })
  .meta({ id: 'AttachmentTypesInput' })

/** `types[2].name` as zod says it. */
const pathOf = (path: string): (string | number)[] => path.split(/[.[\]]+/).filter((part) => part !== '').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

const template = z.object({ fileName: z.string(), contentType: z.string(), size: z.number().int(), uploadedAt: moment })

export const attachmentType = z.object({ ...typeFields, template: template.optional() }).meta({ id: 'AttachmentType' })

export const attachmentTypes = z
  .object({
    year: schoolYear,
    types: z.array(attachmentType),
    /** The first set-ready of the year: from then on nothing changes. Only for the region itself. */
    lockedAt: moment.optional(),
    /** Types that a region can take as they are; only for the region itself. */
    readyMade: z.array(attachmentType).optional(),
  })
  .meta({ id: 'AttachmentTypes' })

/** A template with its bytes: small, so that it travels as base64 in the answer. */
export const templateFile = z.object({ fileName: z.string(), contentType: z.string(), size: z.number().int(), content: z.base64() }).meta({ id: 'TemplateFile' })
