// What goes over the wire about what parents could see, and how.
import * as z from 'zod'
import { agreements, inspectionManners } from '../domain/dossier.ts'
import { dossierId, listHashShape, noBsn } from './dossier-words.ts'
import { lines, localDate, moment } from './words.ts'

export const inspection = z
  .object({
    listHash: z.string(),
    manner: z.enum(inspectionManners),
    on: localDate,
    offeredOn: localDate.optional(),
    agreed: z.enum(agreements),
    view: z.string().optional(),
    exactlyThese: z.boolean().optional(),
    withOsoDossier: z.boolean().optional(),
    recordedAt: moment,
    /** Of the list as it is now; if not, the parents have to be able to see it again. */
    counts: z.boolean(),
  })
  .meta({ id: 'Inspection' })

const inspectionFields = {
  manner: z.enum(inspectionManners),
  on: localDate,
  offeredOn: localDate.optional(),
  agreed: z.enum(agreements),
  view: lines(2000).optional(),
  exactlyThese: z.boolean().optional(),
  withOsoDossier: z.boolean().optional(),
  noBsn,
}

export const inspectionInput = z.strictObject({ listHash: listHashShape, ...inspectionFields }).meta({ id: 'InspectionInput' })

/** One manner and day for many dossiers, each with the list that the parents could see. */
export const inspectionsInput = z
  .strictObject({ dossiers: z.array(z.strictObject({ dossierId, listHash: listHashShape })).min(1).max(200), ...inspectionFields })
  .meta({ id: 'InspectionsInput' })
