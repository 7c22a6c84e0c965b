// What goes over the wire about the dossiers of a PO school: seen and changed by that school alone.
import * as z from 'zod'
import { applicationStates, receiptKinds } from '../domain/application.ts'
import { pupilRoutes, rounds } from '../domain/milestone.ts'
import { typeId } from './attachment-types.ts'
import { attachment } from './attachments.ts'
import { dossierId, noBsn } from './dossier-words.ts'
import { inspection } from './inspections.ts'
import { refusedLine } from './schools.ts'
import { line, lines, localDate, moment, requiredLine, schoolId } from './words.ts'

const destination = z.strictObject({ schoolId, round: z.enum(rounds).optional() })
const destinations = z.array(z.union([schoolId, destination])).max(6)
const routes = z.array(z.enum(pupilRoutes)).max(pupilRoutes.length)
const slots = z.record(typeId, z.boolean())

const newDossier = z.strictObject({
  label: requiredLine(60),
  group: line(30).optional(),
  routes: routes.optional(),
  /** VO schools in order of preference. Without a round: the one that is open now. */
  destinations: destinations.optional(),
  warmTransfer: z.boolean().optional(),
  noBsn,
})

/** More go in several requests: a request is written as a whole. */
export const mostNewDossiers = 40
export const newDossiers = z.array(newDossier).min(1).max(mostNewDossiers).meta({ id: 'NewDossiers' })

export const dossierChange = z
  .strictObject({
    label: requiredLine(60).optional(),
    group: line(30).optional(),
    routes: routes.optional(),
    destinations: destinations.optional(),
    warmTransfer: z.boolean().optional(),
    /** Per attachment type whether it applies to this pupil. */
    slots: slots.optional(),
    /** Types that go along in the OSO dossier. */
    viaOso: z.array(typeId).max(30).optional(),
    noBsn,
  })
  .meta({ id: 'DossierChange' })

const reason = z.object({ code: z.string(), message: z.string() })

const fetch = z.object({ schoolId: z.string(), at: moment, version: z.number().int(), files: z.number().int() })

const application = z
  .object({
    applicationId: z.string(),
    schoolId: z.string(),
    schoolName: z.string(),
    round: z.enum(rounds),
    appliedAt: moment,
    named: z.boolean(),
    claimedAt: moment.optional(),
    confirmedAt: moment.optional(),
    /** A claim of a VO school that this school did not name: it opens only after "Klopt". */
    wantsConfirmation: z.boolean(),
    state: z.enum(applicationStates),
    endedAt: moment.optional(),
    endedBy: z.enum(['po', 'vo']).optional(),
    receipt: z.object({ kind: z.enum(receiptKinds), at: moment, version: z.number().int().optional() }).optional(),
    /** From when this VO school may fetch what is ready, by the calendar; absent while the calendar does not say. */
    opensAt: moment.optional(),
  })
  .meta({ id: 'Application' })

const readyFile = z.object({ attachmentId: z.string(), typeId: z.string(), typeName: z.string(), fileName: z.string(), size: z.number().int(), sha256: z.string(), sensitive: z.boolean() })

const readyVersion = z.object({
  number: z.number().int(),
  files: z.array(readyFile),
  listHash: z.string(),
  readyAt: moment,
  reference: z.string(),
  recalledAt: moment.optional(),
  inspection,
})

export const question = z
  .object({
    questionId: z.string(),
    /** Only for the PO school, which may have questions of several. */
    schoolId: z.string().optional(),
    schoolName: z.string().optional(),
    text: z.string(),
    askedAt: moment,
    dueOn: localDate,
    answer: z.object({ text: z.string(), at: moment }).optional(),
  })
  .meta({ id: 'Question' })
export const questions = z.object({ questions: z.array(question) })
export const questionInput = z.strictObject({ text: lines(1000).min(1), noBsn }).meta({ id: 'QuestionInput' })

const slot = z.object({ typeId: z.string(), name: z.string(), carrier: z.enum(['oso', 'here']), applies: z.boolean(), filled: z.boolean(), viaOso: z.boolean() })

/** How far a dossier is: fetched and finished follow from its VO schools. */
export const dossierStates = ['concept', 'complete', 'inspected', 'set-ready', 'fetched', 'finished'] as const

const dossierCore = z.object({
  dossierId,
  number: z.string(),
  label: z.string(),
  group: z.string().optional(),
  routes: z.array(z.enum(pupilRoutes)),
  warmTransfer: z.boolean(),
  state: z.enum(dossierStates),
  /** Files of the open version by state; of a dossier that stands ready what stands ready. */
  files: z.object({ accepted: z.number().int(), checking: z.number().int(), refused: z.number().int() }),
  /** The list that parents could see now: what an inspection names. Absent while nothing is open. */
  listHash: z.string().optional(),
  /** What stands in the way of setting ready, all of it; empty when nothing does. */
  missing: z.array(reason),
  /** There is an inspection, and it is of the list as it is now. */
  inspected: z.boolean(),
  /** There was an inspection, and the files changed after it. */
  inspectAgain: z.boolean(),
  /** The version that stands ready. */
  readyVersion: z.number().int().optional(),
  readyAt: moment.optional(),
  /** All that stood ready was taken back then, and nothing was set ready since. */
  recalledAt: moment.optional(),
  applications: z.array(application),
  fetches: z.array(fetch),
  openQuestions: z.number().int(),
  slots: z.array(slot),
  etag: z.string(),
})

export const dossierRow = dossierCore.meta({ id: 'DossierRow' })

export const dossier = dossierCore
  .extend({
    schoolId: z.string(),
    regionId: z.string(),
    year: z.string(),
    createdAt: moment,
    attachments: z.array(attachment),
    inspection: inspection.optional(),
    /** Of the open version; absent while none is open. */
    openVersion: z.number().int().optional(),
    versions: z.array(readyVersion),
    questions: z.array(question),
    /** The parents' code, where the region uses codes. */
    code: z.string().optional(),
  })
  .meta({ id: 'Dossier' })

export const dossierList = z
  .object({
    dossiers: z.array(dossierRow),
    /** Whether the board signed a processing agreement: without one no file may be carried here. */
    agreementSigned: z.boolean(),
    usesCodes: z.boolean(),
    opensOn: z.enum(['first-choice', 'placement']),
    /** How many live dossiers have nowhere to go yet; told from 29 March on. */
    appliedNowhere: z.number().int().optional(),
    /** VO schools of the region that can be named. */
    voSchools: z.array(z.object({ schoolId: z.string(), name: z.string(), place: z.string() })),
    /** The rounds that the calendar has, with when they open. */
    rounds: z.array(z.object({ round: z.enum(rounds), opensAt: moment.optional() })),
  })
  .meta({ id: 'DossierList' })

export const newDossiersAnswer = z
  .object({ dossiers: z.array(z.object({ dossierId, number: z.string(), label: z.string(), code: z.string().optional() })) })
  .meta({ id: 'NewDossiersAnswer' })

/** A pasted or uploaded list, `aanduiding;groep;route;vo-school;ronde`: what would be made, and what cannot be read. */
export const dossierImport = z
  .object({ dryRun: z.boolean(), rows: z.number().int(), added: z.array(z.object({ line: z.number().int(), label: z.string(), dossierId: dossierId.optional() })), refused: z.array(refusedLine) })
  .meta({ id: 'DossierImport' })

export const codeAnswer = z.object({ code: z.string() }).meta({ id: 'TransferCode' })

/** What became of each dossier of a request about many. */
export const outcomes = z
  .object({
    /** The reference number of the receipt; absent when nothing was done. */
    reference: z.string().optional(),
    done: z.number().int(),
    dossiers: z.array(z.object({ dossierId, outcome: z.enum(['done', 'done-before', 'refused']), reasons: z.array(reason),
      /** Of one that stands ready: the reference number of its own receipt. */
      reference: z.string().optional() })),
  })
  .meta({ id: 'Outcomes' })

export const setReadyInput = z.strictObject({ dossiers: z.array(dossierId).min(1).max(200) }).meta({ id: 'SetReadyInput' })

/** Why all is taken back: a slip, or a leak that the school has to look into. */
export const recallInput = z.strictObject({ wrongSchool: z.boolean().optional() }).meta({ id: 'RecallInput' })

/** What a recall found: who had opened it, and until when links that were given out still work. */
export const recallAnswer = z
  .object({ dossier, fetchedBy: z.array(fetch.extend({ schoolName: z.string() })), linksLiveUntil: moment.optional() })
  .meta({ id: 'RecallAnswer' })

export const confirmInput = z.strictObject({ correct: z.boolean() }).meta({ id: 'ConfirmInput' })
