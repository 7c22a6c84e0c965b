// What goes over the wire to a VO school: its applications, what it may fetch by now, and what it says of it.
import * as z from 'zod'
import { applicationStates, receiptKinds } from '../domain/application.ts'
import { agreements } from '../domain/dossier.ts'
import { pupilRoutes, rounds } from '../domain/milestone.ts'
import { applicationId, dossierId, noBsn } from './dossier-words.ts'
import { question } from './dossiers.ts'
import { line, moment, schoolId } from './words.ts'

const reason = z.object({ code: z.string(), message: z.string() })

/** The VO school's own number or name for a pupil. */
const ownReference = line(60)

/** `round`: only a later one than the round that is open now; without it, or with any other, it is that one. */
export const claimInput = z
  .array(z.strictObject({ code: line(40).optional(), dossierId: dossierId.optional(), ownReference: ownReference.optional(), round: z.enum(rounds).optional(), noBsn }))
  .min(1)
  .max(100)
  .meta({ id: 'ClaimInput' })

/** Before the calendar opens it a VO school sees of an application only what it said itself. */
export const delivery = z
  .object({
    applicationId,
    dossierId,
    number: z.string(),
    poSchoolId: z.string(),
    poSchoolName: z.string(),
    ownReference: z.string().optional(),
    round: z.enum(rounds),
    state: z.enum(applicationStates),
    endedAt: moment.optional(),
    /** Whether the calendar has opened it: what stands below is told only then. */
    opened: z.boolean(),
    routes: z.array(z.enum(pupilRoutes)),
    warmTransfer: z.boolean(),
    /** Confirmed by this school, or claimed by it. */
    claimed: z.boolean(),
    /** `expected`: nothing to fetch yet. `changed`: fetched before, and there is a newer version. `delete`: what was fetched has to go. */
    progress: z.enum(['waiting', 'expected', 'ready', 'changed', 'fetched', 'finished', 'delete', 'ended']),
    /** Why it cannot be fetched now; empty when it can. */
    heldBack: z.array(reason),
    version: z.number().int().optional(),
    readyAt: moment.optional(),
    late: z.boolean(),
    files: z.number().int(),
    bytes: z.number().int(),
    /** Files that only who has the right to sensitive attachments may fetch. */
    sensitiveFiles: z.number().int(),
    fetchedAt: moment.optional(),
    fetchedVersion: z.number().int().optional(),
    receipt: z.object({ kind: z.enum(receiptKinds), at: moment, version: z.number().int().optional() }).optional(),
    questions: z.array(question),
  })
  .meta({ id: 'Delivery' })

export const deliveryList = z
  .object({
    applications: z.array(delivery),
    usesCodes: z.boolean(),
    opensOn: z.enum(['first-choice', 'placement']),
    agreementSigned: z.boolean(),
    /** From when the first round may be fetched. */
    releaseAt: moment.optional(),
    /** Per PO school: how many pupils are expected, ready and fetched; of what was opened. */
    schools: z.array(z.object({ schoolId: z.string(), name: z.string(), expected: z.number().int(), ready: z.number().int(), fetched: z.number().int() })),
    /** The rounds of the calendar. */
    rounds: z.array(z.enum(rounds)),
  })
  .meta({ id: 'DeliveryList' })

/** Per code or dossier what became of it. */
export const claimAnswer = z
  .object({
    done: z.number().int(),
    outcomes: z.array(
      z.object({ code: z.string().optional(), dossierId: dossierId.optional(), outcome: z.enum(['done', 'done-before', 'refused']), reasons: z.array(reason) }),
    ),
  })
  .meta({ id: 'ClaimAnswer' })

export const applicationChange = z.strictObject({ state: z.enum(['applied', 'placed', 'not-placed', 'withdrawn', 'not-arrived']).optional(), ownReference: ownReference.optional(), noBsn }).meta({ id: 'ApplicationChange' })

const releasedFile = z.object({
  attachmentId: z.string(),
  typeId: z.string(),
  typeName: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  sensitive: z.boolean(),
})

const releasedDossier = z.object({
  dossierId,
  number: z.string(),
  poSchoolId: z.string(),
  poSchoolName: z.string(),
  ownReference: z.string().optional(),
  version: z.number().int(),
  readyAt: moment,
  late: z.boolean(),
  warmTransfer: z.boolean(),
  listHash: z.string(),
  agreed: z.enum(agreements),
  view: z.string().optional(),
  fetchedVersion: z.number().int().optional(),
  files: z.array(releasedFile),
  /** Files that are left out: only who has the right to sensitive attachments may fetch them. */
  leftOut: z.number().int(),
})

/** What may be fetched now, without links. `now` is what `changedSince` takes the next time. */
export const released = z.object({ now: moment, dossiers: z.array(releasedDossier) }).meta({ id: 'Released' })

/** Without `dossiers`: all that may be fetched and was not fetched in this version. */
export const fetchInput = z.strictObject({ dossiers: z.array(dossierId).min(1).max(500).optional() }).meta({ id: 'FetchInput' })

export const manifest = z
  .object({
    fetchId: z.string().optional(),
    expiresAt: moment,
    dossiers: z.array(releasedDossier.extend({ files: z.array(releasedFile.extend({ url: z.string() })) })),
    /** What was asked for and cannot be fetched. */
    refused: z.array(z.object({ dossierId, reasons: z.array(reason) })),
  })
  .meta({ id: 'Manifest' })

export const receiptInput = z.strictObject({ kind: z.enum(receiptKinds) }).meta({ id: 'ReceiptInput' })

export const osoMissingInput = z
  .array(z.strictObject({ schoolId, count: z.number().int().min(0).max(999) }))
  .min(1)
  .max(500)
  .meta({ id: 'OsoMissingInput' })
export const osoMissing = z.object({ schools: z.array(z.object({ schoolId: z.string(), count: z.number().int() })) }).meta({ id: 'OsoMissing' })
