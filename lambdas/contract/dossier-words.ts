// Words of the contract that everything about dossiers shares: their ids, the hash of a list of files, and what was said of a BSN.
import * as z from 'zod'
import { isDossierId, readApplicationId } from '../domain/dossier-id.ts'

export const dossierId = z.string().refine(isDossierId).meta({ examples: ['99AB00-2627-481516'] })
export const applicationId = z.string().refine((text) => readApplicationId(text) !== undefined).meta({ examples: ['99AB00-2627-481516-99CD01'] })
export const attachmentId = z.string().regex(/^[\da-f]{20}$/)
export const questionId = z.string().regex(/^[\da-f]{20}$/)

export const listHashShape = z.string().regex(/^[\da-f]{40}$/)

/** The sender looked at a number that may be a BSN and says that it is none. */
export const noBsn = z.boolean().optional()
