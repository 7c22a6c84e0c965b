// What goes over the wire about schools, their contacts and their steps.
import * as z from 'zod'
import { contactRoles } from '../domain/contact.ts'
import { stayingKinds } from '../domain/moving-school.ts'
import { mutationKinds, sectors } from '../domain/school.ts'
import { mutationSigns } from '../domain/school-mutations.ts'
import { milestone } from './calendars.ts'
import { label } from './oso.ts'
import { shownCount, shownPart } from './shown-numbers.ts'
import { emailAddress, line, lines, moment, phoneNumber, pupilSystemName, requiredLine, schoolId } from './words.ts'

const workDay = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).meta({ description: '1 is Monday' })

export const contactInput = z.strictObject({
  contactId: z.string().regex(/^[a-z0-9-]{1,40}$/).optional(),
  name: line(120).optional(),
  email: emailAddress,
  roles: z.array(z.enum(contactRoles)).min(1).max(4),
  phone: phoneNumber.optional(),
  workDays: z.array(workDay).max(5).optional(),
  shared: z.boolean().default(false),
})

export const contactsInput = z.array(contactInput).max(20).meta({ id: 'Contacts' })

export const contact = contactInput.extend({ contactId: z.string(), shared: z.boolean() }).meta({ id: 'Contact' })
export const contacts = z.array(contact)

const address = {
  street: line(120),
  houseNumber: line(20),
  postcode: z.string().regex(/^([1-9]\d{3} [A-Z]{2})?$/),
  place: line(80),
  municipality: line(80),
  denomination: line(80),
  phone: phoneNumber,
  website: line(200),
}

const schoolFields = {
  sector: z.enum(sectors),
  name: requiredLine(120),
  boardId: z.string().regex(/^(\d{5})?$/),
  ...address,
  membership: z.enum(['member', 'guest']),
  pupilSystem: pupilSystemName,
}

/** A school by hand: what is left out is blank, or stays as it is when the school is there. */
export const schoolInput = z
  .strictObject({
    ...schoolFields,
    ...z.object({ boardId: schoolFields.boardId, ...address, pupilSystem: schoolFields.pupilSystem }).partial().shape,
    membership: schoolFields.membership.default('member'),
  })
  .meta({ id: 'SchoolInput' })

export const schoolChange = z.strictObject(z.object(schoolFields).partial().shape).meta({ id: 'SchoolChange' })

export const tickFields = {
  done: z.boolean().optional(),
  count: z.number().int().min(0).max(9999).optional(),
  of: z.number().int().min(0).max(9999).optional(),
  note: lines(500).optional(),
}

interface Stated {
  readonly done?: boolean | undefined
  readonly count?: number | undefined
  readonly of?: number | undefined
  readonly note?: string | undefined
}

/** A report says something, and no more than there is. */
export const asReport = <T extends z.ZodType<Stated>>(shape: T): T =>
  shape
    .refine((tick) => tick.done !== undefined || tick.count !== undefined || tick.note !== undefined, { params: { code: 'nothing-stated' } })
    .refine((tick) => tick.count === undefined || tick.of === undefined || tick.count <= tick.of, { params: { code: 'more-than-all' }, path: ['count'] })

export const tickInput = asReport(z.strictObject(tickFields)).meta({ id: 'TickInput' })

export const tick = z.object({
  done: z.boolean(),
  count: z.number().optional(),
  of: z.number().optional(),
  note: z.string().optional(),
  statedBy: z.enum(['school', 'region']),
  statedAt: moment,
})

export const schoolStep = z
  .object({
    milestone,
    /** The moment at which the step binds this school. */
    deadlineAt: moment,
    /** `passes`: nothing to report of it. `overdue`: open after its date. */
    state: z.enum(['open', 'done', 'overdue', 'passes']),
    /** Of a step that is still to come; 0 on its day. */
    workingDaysLeft: z.number().int().optional(),
    tick: tick.optional(),
    /** Of a step that the school's own dossiers tell: so many of so many. Nothing is to be reported of it. The region cannot read from it who few are done, or are not. */
    counted: z.object({ done: shownPart, of: shownCount }).optional(),
    /** What `If-Match` of the next report takes. */
    etag: z.string(),
  })
  .meta({ id: 'SchoolStep' })

/** It takes no part any more: what lies under its code is done by the school in which it goes on. */
export const successor = z.object({ how: z.enum(mutationKinds), schoolId: schoolId.optional(), at: moment })

/** A school that goes on under another code, in another school, or nowhere. */
export const successorInput = z
  .strictObject({ how: z.enum(mutationKinds), schoolId: schoolId.optional() })
  .refine(({ how, schoolId: to }) => how === 'closed' || to !== undefined, { params: { code: 'successor-needed' }, path: ['schoolId'] })
  .refine(({ how, schoolId: to }) => how !== 'closed' || to === undefined, { params: { code: 'no-successor-of-closed' }, path: ['schoolId'] })
  .meta({ id: 'SuccessorInput' })

const schoolCore = z.object({
  schoolId,
  sector: z.enum(sectors),
  name: z.string(),
  boardId: z.string(),
  place: z.string(),
  municipality: z.string(),
  membership: z.enum(['member', 'guest']),
  pupilSystem: z.string(),
  source: z.enum(['register', 'hand']),
  /** Only of a school that takes no part any more. */
  successor: successor.optional(),
  /** Whether it can exchange by OSO, as of now. */
  label,
})

export const schoolRow = schoolCore
  .extend({
    contacts: z.number().int().meta({ description: 'How many contacts there are' }),
    contactsConfirmedAt: moment.optional(),
    /** Steps of the published calendar that this school can report, and how many it has done. */
    stepsDone: z.number().int(),
    stepsAll: z.number().int(),
    stepsOverdue: z.number().int(),
  })
  .meta({ id: 'SchoolRow' })

export const schoolList = z
  .object({ schools: z.array(schoolRow), total: z.number().int(), cursor: z.string().optional() })
  .meta({ id: 'SchoolList' })

export const school = schoolCore
  .extend({
    street: z.string(),
    houseNumber: z.string(),
    postcode: z.string(),
    denomination: z.string(),
    phone: z.string(),
    website: z.string(),
    structure: z.string(),
    /** The schools that it goes on with. */
    succeeds: z.array(schoolId).optional(),
    contacts,
    contactsEtag: z.string(),
    contactsConfirmedAt: moment.optional(),
    /** Whether its region exchanges by OSO this year. */
    usesOso: z.boolean(),
    /** What was kept of pupils in this year may be read no more. */
    dossiersGone: z.literal(true).optional(),
    calendarVersion: z.number().int(),
    steps: z.array(schoolStep),
    contactPoint: z.object({ regionName: z.string(), name: z.string(), email: z.string(), phone: z.string(), url: z.string().optional(), hours: z.string().optional() }),
  })
  .meta({ id: 'School' })

/** A school that came back, and what it had brought to the other that somebody changed there since: that stayed there. */
export const schoolBack = school.extend({ stayed: z.array(z.enum(stayingKinds)) }).meta({ id: 'SchoolBack' })

const lineReason = z.object({ code: z.string(), message: z.string() })
/** A line of a file that was not taken, with every reason. */
export const refusedLine = z.object({ line: z.number().int(), reasons: z.array(lineReason) })
const named = z.object({ schoolId: z.string(), name: z.string(), place: z.string() })

export const registerImport = z
  .object({
    dryRun: z.boolean(),
    year: z.string(),
    sector: z.enum(['po', 'vo']),
    rows: z.number().int(),
    /** Rows outside the chosen municipalities. */
    outside: z.number().int(),
    added: z.array(named),
    changed: z.array(named.extend({ changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })) })),
    gone: z.array(named),
    /** What probably became of the schools that are gone, with why: nothing is done until somebody says so. */
    mutations: z.array(
      named.extend({
        how: z.enum(mutationKinds),
        certainty: z.enum(['likely', 'possible']),
        message: z.string(),
        successor: named.optional(),
        reasons: z.array(lineReason.extend({ code: z.enum(mutationSigns) })),
        others: z.array(named).meta({ description: 'Other schools that it may be, the likeliest first' }),
      }),
    ),
    refused: z.array(refusedLine),
    unchanged: z.number().int(),
  })
  .meta({ id: 'RegisterImport' })

export const contactsImport = z
  .object({
    dryRun: z.boolean(),
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    schools: z.number().int().meta({ description: 'How many schools get another list of contacts' }),
    refused: z.array(refusedLine),
  })
  .meta({ id: 'ContactsImport' })

