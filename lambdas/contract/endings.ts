// What goes over the wire about numbers of a year, its end, and what boards state.
import * as z from 'zod'
import { shownCount, shownPart } from './shown-numbers.ts'
import { localDate, moment } from './words.ts'

/** Per school how far it is, in numbers alone. */
export const dossierCounts = z
  .object({
    po: z.array(z.object({ schoolId: z.string(), name: z.string(), dossiers: shownCount, complete: shownPart, inspected: shownPart, ready: shownPart, applied: shownPart, fetched: shownPart, exportedAt: moment.optional() })),
    vo: z.array(z.object({ schoolId: z.string(), name: z.string(), fetched: shownCount })),
    /** At least: what is not told as a number counts as the least it can be. With the very numbers in it, a small one could be read from the difference. */
    total: z.object({ dossiers: z.number().int(), ready: z.number().int(), fetched: z.number().int() }),
  })
  .meta({ id: 'DossierCounts' })

export const closeInput = z.strictObject({ withoutExports: z.boolean().optional() }).meta({ id: 'CloseInput' })

const destroyed = z.object({ dossiers: z.number().int(), versions: z.number().int(), files: z.number().int(), objects: z.number().int(), codes: z.number().int(), deliveries: z.number().int(), fetches: z.number().int() })

/** What was destroyed, and when nothing is left in back-ups either. */
export const certificate = z
  .object({
    regionName: z.string(),
    year: z.string(),
    state: z.enum(['open', 'closing', 'closed']),
    /** The last day on which dossiers are kept. */
    lastDay: localDate,
    /** From when the coordinator may close by hand. */
    mayCloseFrom: localDate,
    startedAt: moment.optional(),
    closedAt: moment.optional(),
    /** A school is told numbers only once closing began: 0 until then. */
    schoolsDone: z.number().int(),
    schoolsAll: z.number().int(),
    exportsMissing: z.number().int(),
    destroyed,
    backupsGoneOn: localDate.optional(),
  })
  .meta({ id: 'Certificate' })

export const processingAgreementInput = z.strictObject({ state: z.enum(['yes', 'no']), on: localDate }).meta({ id: 'ProcessingAgreementInput' })
export const processingAgreement = z
  .object({ boardId: z.string(), state: z.enum(['yes', 'no', 'unknown']), on: localDate.optional(), schools: z.array(z.object({ schoolId: z.string(), name: z.string(), regionName: z.string(), year: z.string() })) })
  .meta({ id: 'ProcessingAgreement' })

/** A school's own proof: its dossiers, inspections, and who fetched what; no file. */
export const schoolExport = z
  .object({
    schoolId: z.string(),
    schoolName: z.string(),
    year: z.string(),
    madeAt: moment,
    dossiers: z.array(
      z.object({
        number: z.string(),
        label: z.string().optional(),
        ownReference: z.string().optional(),
        versions: z.array(
          z.object({
            number: z.number().int(),
            readyAt: moment,
            recalledAt: moment.optional(),
            reference: z.string().optional(),
            listHash: z.string(),
            inspection: z.object({ manner: z.string(), on: localDate, agreed: z.string() }).optional(),
            files: z.array(z.object({ typeName: z.string(), fileName: z.string(), size: z.number().int(), sha256: z.string() })),
          }),
        ),
        fetches: z.array(z.object({ schoolId: z.string(), schoolName: z.string(), at: moment, version: z.number().int(), files: z.number().int() })),
        receipts: z.array(z.object({ schoolId: z.string(), kind: z.string(), at: moment })),
      }),
    ),
  })
  .meta({ id: 'SchoolExport' })
