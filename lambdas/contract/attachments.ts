// What goes over the wire about the files of a dossier.
import * as z from 'zod'
import { typeId } from './attachment-types.ts'
import { noBsn } from './dossier-words.ts'
import { fileNameInput, moment } from './words.ts'

const reason = z.object({ code: z.string(), message: z.string() })

const finding = z.object({ code: z.string(), message: z.string() })

export const attachment = z
  .object({
    attachmentId: z.string(),
    typeId: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    announcedAt: moment,
    /** `checking`: announced, and not checked yet. */
    state: z.enum(['checking', 'accepted', 'refused']),
    /** Of a refused one: all of them. */
    reasons: z.array(reason),
    /** Of an accepted one: what the school should know, such as an author's name or a scan that could not be searched. */
    findings: z.array(finding),
  })
  .meta({ id: 'Attachment' })

export const attachmentInput = z
  .strictObject({
    typeId,
    fileName: fileNameInput,
    size: z.number().int().min(1).max(10_000_000),
    contentType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']),
    sha256: z.string().regex(/^[\da-f]{64}$/),
    /** Of the content. */
    noBsn,
    /** Of the name: who looked at the one has not looked at the other. */
    noBsnInName: noBsn,
  })
  .meta({ id: 'AttachmentInput' })

/** Where and how to post the file: a form with these fields, and the file last. */
export const announced = z.object({ attachment, upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }) }).meta({ id: 'Announced' })

export const shortLink = z.object({ url: z.string(), expiresAt: moment }).meta({ id: 'ShortLink' })
