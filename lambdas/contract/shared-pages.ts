// What goes over the wire for whoever has no account: the agreements of a region, the school page behind a link, and the feeds; and the
// merged calendar of a school in two regions.
import * as z from 'zod'
import { sectors } from '../domain/school.ts'
import { attachmentType } from './attachment-types.ts'
import { milestone, milestoneId } from './calendars.ts'
import { helpline, label, nextStep, readyMail, works } from './oso.ts'
import { asReport, contact, contactInput, contactsInput, schoolStep, successor, tickFields } from './schools.ts'
import { emailAddress, line, localDate, moment, phoneNumber, pupilSystemName, schoolYear } from './words.ts'

const contactPoint = z.object({ name: z.string(), email: z.string(), phone: z.string(), url: z.string().optional(), hours: z.string().optional() })

/** One date of the agreements: of each round and route that the region has. */
const agreedDate = z.object(milestone.shape).pick({ id: true, kind: true, title: true, on: true, from: true, at: true, route: true, round: true, basis: true, note: true })

/** An attachment that the region asks for; which privacy officer looked at it is not for everybody. */
const agreedType = z.object(attachmentType.shape).omit({ template: true, ownType: true })

/** "Afspraken in onze regio": the five agreements of a published year, for everybody. A part that is not filled yet says so. */
export const agreements = z
  .object({
    regionName: z.string(),
    year: schoolYear,
    version: z.number().int(),
    publishedAt: moment,
    decidedBy: z.string().optional(),
    decidedOn: localDate.optional(),
    document: z.string().optional(),
    usesOso: z.boolean(),
    channel: z.object({ kind: z.enum(['here', 'external']), name: z.string().optional(), url: z.string().optional() }),
    /** Whether a school can exchange by OSO; what is of an earlier school year is `unknown` until somebody looked again. */
    schools: z.array(z.object({ schoolId: z.string(), name: z.string(), place: z.string(), sector: z.enum(sectors), oso: z.enum(['connected', 'not-connected', 'unknown', 'not-participating']) })),
    /** `not-agreed-here-yet`: the region keeps its list of attachments elsewhere for now. */
    attachments: z.object({ state: z.enum(['none', 'not-agreed-here-yet', 'agreed']), types: z.array(agreedType) }),
    dates: z.object({
      applicationsOpen: z.array(agreedDate),
      applicationsClose: z.array(agreedDate),
      inspectionDone: z.array(agreedDate),
      setReady: z.array(agreedDate),
      release: z.array(agreedDate),
      /** Other steps that are meant for everybody. */
      public: z.array(agreedDate),
    }),
    helplines: z.array(helpline),
  })
  .meta({ id: 'Agreements' })

export const feedInput = z.strictObject({ renew: z.boolean().optional() }).meta({ id: 'FeedInput' })

export const feed = z.object({ url: z.string(), webcalUrl: z.string() }).meta({ id: 'Feed' })

export const linkInput = z.strictObject({ contactId: contactInput.shape.contactId, renew: z.boolean().optional() }).meta({ id: 'LinkInput' })

export const link = z.object({ contactId: z.string(), url: z.string() }).meta({ id: 'Link' })

/** What the bearer of a link sees: one school's dates, ticks, numbers and contacts. */
export const schoolPage = z
  .object({
    regionName: z.string(),
    year: schoolYear,
    contactPoint,
    school: z.object({ schoolId: z.string(), name: z.string(), place: z.string(), sector: z.enum(sectors) }),
    /** Only of a school that takes no part any more: it has no steps. */
    successor: successor.optional(),
    /** The contact to whom the link was mailed. */
    me: contact,
    calendarVersion: z.number().int(),
    steps: z.array(schoolStep),
    contacts: z.array(contact),
    contactsEtag: z.string(),
    contactsConfirmedAt: moment.optional(),
    /** The public page of the agreements. */
    agreementsUrl: z.string(),
    /** The two questions about OSO and what follows from the answers; not there where the region does not use OSO. */
    qualification: z
      .object({ pupilSystem: z.string(), works, label, nextStep, etag: z.string(), mails: z.array(readyMail), helplines: z.array(helpline) })
      .optional(),
    /** After the act `feed`. */
    feed: feed.optional(),
    /** After the act `renew`: the link that holds from now on. */
    link: z.object({ url: z.string() }).optional(),
  })
  .meta({ id: 'SchoolPage' })

/** The version that an act builds on, as an ETag gives it. */
const etag = z.string().regex(/^"\d{1,9}"$/)

export const schoolPageAct = z
  .discriminatedUnion('act', [
    /** A step is done, or how far it is; `etag` is that of the step. */
    asReport(z.strictObject({ act: z.literal('report'), milestoneId, etag, ...tickFields })),
    /** Replaces the contacts, which confirms them; `etag` is `contactsEtag`. */
    z.strictObject({ act: z.literal('keep-contacts'), etag, contacts: contactsInput.min(1) }),
    /** "Geef een collega door": a colleague gets the bearer's tasks; with `keepMe` the bearer stays too. */
    z.strictObject({
      act: z.literal('hand-over'),
      etag,
      email: emailAddress,
      name: line(120).optional(),
      phone: phoneNumber.optional(),
      keepMe: z.boolean(),
    }),
    /** The address of the calendar feed of all schools of which the bearer is a contact; renewing the link renews it. */
    z.strictObject({ act: z.literal('feed') }),
    /** The answers to the two questions: which pupil system, and whether setting an OSO dossier ready works in it; `etag` is that of `qualification`. */
    z.strictObject({ act: z.literal('answer-oso'), etag, pupilSystem: pupilSystemName, works }),
    /** A new link; the old one is dead at once. */
    z.strictObject({ act: z.literal('renew') }),
  ])
  .meta({ id: 'SchoolPageAct' })

/** A school in two regions: the published dates of both, and where they clash. */
export const mergedCalendar = z
  .object({
    schoolId: z.string(),
    year: schoolYear,
    regions: z.array(z.object({ regionId: z.string(), name: z.string(), contactPoint, published: z.boolean() })),
    steps: z.array(z.object({ regionId: z.string(), milestone, deadlineAt: moment })),
    clashes: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        steps: z.array(z.object({ regionId: z.string(), milestoneId: z.string() })),
        /** For a deadline: the day that satisfies both regions. */
        keepTo: localDate.optional(),
      }),
    ),
  })
  .meta({ id: 'MergedCalendar' })
