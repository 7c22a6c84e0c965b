// What goes over the wire about exchanging by OSO: facts of a school, what its board states, lists that are read in, and pairs of schools.
import * as z from 'zod'
import { factNames, factSources } from '../domain/qualification.ts'
import { sectors } from '../domain/school.ts'
import { helpline, label, nextStep, readyMail } from './oso.ts'
import { refusedLine } from './schools.ts'
import { pupilBand } from './shown-numbers.ts'
import { localDate, moment, noteOfSchool, pupilSystemName, schoolId } from './words.ts'

const state = z.enum(['yes', 'no', 'unknown'])
const stated = z.strictObject({ state, on: localDate.optional() })

const fact = z.object({
  state,
  on: localDate.optional(),
  source: z.enum(factSources).optional(),
  /** Of an earlier school year, or of another board, pupil system or BRIN. */
  recheck: z.boolean(),
  statedBy: z.enum(['school', 'board', 'region']).optional(),
  statedAt: moment.optional(),
})

export const facts = z.object({ participates: fact, agreement: fact, mandate: fact, endpoint: fact })

/** What changed when; the newest first. `recheck`: nothing was said of the fact, but the school has another pupil system, board or code by now. */
const change = z.object({
  at: moment,
  by: z.enum(['school', 'board', 'region']),
  source: z.enum(factSources),
  changes: z.array(z.object({ fact: z.enum(factNames), before: z.object({ state, on: localDate.optional() }), after: z.object({ state, on: localDate.optional(), recheck: z.literal(true).optional() }) })),
  pupilSystem: z.object({ before: z.string(), after: z.string() }).optional(),
  note: z.string().optional(),
})

/** Only what is named is stated; a fact without a day is of today. */
export const qualificationInput = z
  .strictObject({ participates: stated.optional(), agreement: stated.optional(), mandate: stated.optional(), endpoint: stated.optional(), pupilSystem: pupilSystemName.optional(), note: noteOfSchool.optional() })
  .refine((body) => Object.keys(body).some((name) => name !== 'note'), { params: { code: 'no-fact-stated' } })
  .meta({ id: 'QualificationInput' })

const core = { schoolId, name: z.string(), sector: z.enum(sectors), pupilSystem: z.string(), label, nextStep }

export const qualification = z
  .object({
    ...core,
    ...facts.shape,
    /** The last statement of any fact. */
    source: z.enum(factSources).optional(),
    statedBy: z.enum(['school', 'board', 'region']).optional(),
    statedAt: moment.optional(),
    helplines: z.array(helpline),
    mails: z.array(readyMail),
    history: z.array(change),
  })
  .meta({ id: 'Qualification' })

export const boardQualificationInput = z
  .strictObject({ agreement: stated.optional(), mandate: stated.optional(), pupilSystem: pupilSystemName.optional() })
  .refine(({ agreement, mandate }) => agreement !== undefined || mandate !== undefined, { params: { code: 'no-fact-stated' } })
  .meta({ id: 'BoardQualificationInput' })

/** All schools of a board, in every region and year that still runs. */
export const boardOverview = z
  .object({
    boardId: z.string(),
    processingAgreement: z.object({ state, on: localDate.optional() }),
    agreement: z.object({ state, on: localDate.optional() }),
    mandates: z.array(z.object({ pupilSystem: z.string(), state, on: localDate.optional() })),
    schools: z.array(
      z.object({
        ...core,
        place: z.string(),
        /** The one name under which its pupil system is compared with that of a mandate; blank where it is not known. */
        system: z.string(),
        regionId: z.string(),
        regionName: z.string(),
        year: z.string(),
        ...facts.shape,
        stepsDone: z.number().int(),
        stepsAll: z.number().int(),
        stepsOverdue: z.number().int(),
        /** After a statement: why the mandate does not count for this school. */
        leftOut: z.enum(['other-system', 'system-unknown']).optional(),
      }),
    ),
    /** How many schools it had in years of which nothing may be read any more; only to who asks for the overview. */
    earlierSchools: z.number().int().optional(),
    helplines: z.array(helpline),
    mails: z.array(readyMail),
  })
  .meta({ id: 'BoardOverview' })

const shownState = z.object({ fact: z.enum(factNames), before: state, after: state, on: localDate.optional() })
const named = z.object({ schoolId: z.string(), name: z.string() })

export const qualificationImport = z
  .object({
    dryRun: z.boolean(),
    rows: z.number().int(),
    /** How many schools change; the first thousand are listed. */
    schoolsChanged: z.number().int(),
    changed: z.array(
      named.extend({
        changes: z.array(shownState),
        pupilSystem: z.object({ before: z.string(), after: z.string() }).optional(),
        /** What the school is called by, where that changes. */
        label: z.object({ before: label, after: label }).optional(),
      }),
    ),
    /** How many schools stay as they are since what the list says otherwise is not taken. */
    schoolsKept: z.number().int(),
    /** How many facts the list says otherwise; the first thousand are listed. */
    factsKept: z.number().int(),
    /** What is not taken: what is known is newer, of a better source, or the list is about another pupil system. */
    kept: z.array(named.extend({ line: z.number().int(), fact: z.enum(factNames), known: state, said: state, reason: z.enum(['known-newer', 'known-better', 'other-system']), source: z.enum(factSources).optional(), on: localDate.optional() })),
    /** The list names another pupil system than the school has, and it is not taken. */
    keptSystems: z.array(named.extend({ line: z.number().int(), known: z.string(), said: z.string() })),
    /** Schools in the list of which all that it says is known. */
    unchanged: z.number().int(),
    refused: z.array(refusedLine),
  })
  .meta({ id: 'QualificationImport' })

const side = z.object({ schoolId: z.string(), name: z.string(), label, nextStep })

/** Pairs of schools with pupils between them. */
export const pairs = z
  .object({
    /** Those of which one side is not connected, most pupils first. */
    red: z.array(z.object({ po: side, vo: side, pupils: pupilBand })),
    /** About how many OSO dossiers were not found, per pair. */
    osoMissing: z.array(z.object({ po: named, vo: named, count: pupilBand })),
    pairs: z.number().int(),
    pairsConnected: z.number().int(),
  })
  .meta({ id: 'Pairs' })

export const expectedPupilsInput = z.array(z.strictObject({ schoolId, count: z.number().int().min(0).max(999) })).min(1).max(200).meta({ id: 'ExpectedPupilsInput' })

/** How many pupils a school expects to go to, or to come from, each school of the other side; `applied` is told to a PO school alone, of its own dossiers. */
export const expectedPupils = z
  .object({ schools: z.array(z.object({ schoolId: z.string(), name: z.string(), expected: z.number().int(), applied: z.number().int().optional() })) })
  .meta({ id: 'ExpectedPupils' })
