// What goes over the wire about planning: what speaks against a calendar, every mail to come, and moving one published date.
import * as z from 'zod'
import { notificationKinds } from '../domain/notification.ts'
import { brokenLabels } from '../domain/oso-mails.ts'
import { qualificationLabels } from '../domain/qualification.ts'
import { change, draftInput, milestone, milestoneId, touched } from './calendars.ts'
import { yearSettings } from './regions.ts'
import { refusedLine } from './schools.ts'
import { lines, localDate, moment, requiredLine, timeOfDay } from './words.ts'

/** A way out that itself passes the check: the step as it could be, or its id when it should go. */
const suggestion = z
  .union([z.object({ milestone, message: z.string() }), z.object({ remove: z.string(), message: z.string() })])
  .meta({ id: 'Suggestion' })

/** One thing that speaks against a calendar: an error forbids publishing, a warning wants a tick. */
export const conflict = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    /** Names this conflict as long as its steps keep their dates: what `accepted` of a publication lists. */
    key: z.string(),
    milestoneIds: z.array(z.string()),
    dates: z.array(localDate),
    message: z.string(),
    suggestion: suggestion.optional(),
    /** A tick of an earlier version that still holds. */
    accepted: z.object({ by: z.string(), at: moment }).optional(),
  })
  .meta({ id: 'Conflict' })

export const check = z
  .object({
    conflicts: z.array(conflict),
    /** What could not be checked, and why. */
    cannotCheck: z.array(z.object({ code: z.string(), message: z.string() })),
    changes: z.array(change),
    touched,
    reasonNeeded: z.boolean(),
  })
  .meta({ id: 'CalendarCheck' })

/**
 * Keys of the warnings that were ticked. A client that leaves the list out when it publishes, publishes with every warning unticked, and the
 * version says so; moving a date wants a tick for each warning that the move brings.
 */
export const acceptedWarnings = z.array(z.string().regex(/^[a-z-]{1,40}\/[\x21-\x7e]{0,240}$/)).max(500)

export const publishInput = z.strictObject({ reason: lines(500).optional(), accepted: acceptedWarnings.optional() }).meta({ id: 'Publish' })

const letterAbout = z.strictObject({
  kind: z.enum(notificationKinds),
  milestoneId: milestoneId.optional(),
  /** Of a reminder: working days from the date. */
  workingDays: z.number().int().min(-15).max(5).optional(),
  /** Of the connection to OSO: what is missing, or that what is known has to be looked at again. */
  label: z.enum([...brokenLabels, 'recheck']).optional(),
})

/** The same letter to these people at this moment. */
const plannedMail = z
  .object({
    at: moment,
    about: z.array(letterAbout.extend({ title: z.string().optional() })),
    subject: z.string(),
    persons: z.number().int(),
    schoolIds: z.array(z.string()),
    /** Compared with the calendar that is published now. */
    change: z.enum(['same', 'new']),
  })
  .meta({ id: 'PlannedMail' })

export const mailPlan = z
  .object({
    now: moment,
    mails: z.array(plannedMail),
    /** How many mails that is, one per person and moment. */
    total: z.number().int(),
    /** Mails of the published calendar that would not go out any more. */
    gone: z.array(plannedMail),
    /**
     * Six weeks before OSO dossiers must stand ready, schools for which OSO does not work then are told so: how many schools have which
     * label at that moment, by what is known now. What is still unknown, or has to be looked at again, may become one of them.
     */
    connections: z.array(
      z.object({ at: moment, milestoneId: z.string(), title: z.string(), on: localDate, schools: z.partialRecord(z.enum(qualificationLabels), z.number().int()) }),
    ),
  })
  .meta({ id: 'MailPlan' })

/** Of the draft when no steps are given. */
export const planInput = z.strictObject({ milestones: draftInput.shape.milestones.optional() }).meta({ id: 'PlanInput' })

export const letterPreviewInput = z
  .strictObject({
    milestones: draftInput.shape.milestones.optional(),
    at: z.iso.datetime({ offset: true }),
    side: z.enum(['po', 'vo']),
    about: z.array(letterAbout).min(1).max(30),
    reason: lines(500).optional(),
  })
  .meta({ id: 'LetterPreviewInput' })

export const letterPreview = z.object({ subject: z.string(), text: z.string(), html: z.string() }).meta({ id: 'LetterPreview' })

export const moveInput = z
  .strictObject({
    milestoneId,
    /** The number of the published calendar that was looked at: refused when there is a newer one. */
    number: z.number().int().optional(),
    on: localDate,
    from: localDate.optional(),
    at: timeOfDay.optional(),
    /** Wanted when it is done; not for a look beforehand. */
    reason: lines(500).optional(),
    accepted: acceptedWarnings.optional(),
  })
  .meta({ id: 'Move' })

/** What moving does, or did: the same answer beforehand (`dryRun=true`) and afterwards. */
export const moveAnswer = z
  .object({
    dryRun: z.boolean(),
    /** The published version; when looking beforehand the one that it would become. */
    number: z.number().int(),
    publishedAt: moment.optional(),
    conflicts: z.array(conflict),
    changes: z.array(change),
    touched,
    /** When the change notice goes out. */
    noticeAt: moment,
    mails: z.object({ new: z.array(plannedMail), gone: z.array(plannedMail) }),
  })
  .meta({ id: 'Moved' })

export const messageInput = z
  .strictObject({
    to: z.enum(['all', 'behind', 'po', 'vo', 'boards']),
    /** With `behind`: only schools that still have this step to do. */
    milestoneId: milestoneId.optional(),
    subject: requiredLine(100),
    text: lines(4000).min(1),
  })
  .meta({ id: 'MessageInput' })

export const message = z
  .object({
    dryRun: z.boolean(),
    messageId: z.string().optional(),
    goesOutAt: moment,
    persons: z.number().int(),
    schools: z.number().int(),
    withoutContact: z.array(z.object({ schoolId: z.string(), name: z.string() })),
    preview: letterPreview,
  })
  .meta({ id: 'Message' })

export const progressImport = z
  .object({
    dryRun: z.boolean(),
    rows: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    schools: z.number().int(),
    /** What changes, school by school, in words: the first thousand. */
    changes: z.array(z.object({ schoolId: z.string(), name: z.string(), step: z.string(), before: z.string().optional(), after: z.string() })),
    refused: z.array(refusedLine),
  })
  .meta({ id: 'ProgressImport' })

/** What opening a year from an earlier one would take along, and how each date shifts. */
export const yearPreview = z
  .object({
    year: z.string(),
    copyFrom: z.string(),
    settings: yearSettings,
    /** What of the settings is not taken along, and why. */
    settingsLeft: z.array(z.object({ code: z.string(), message: z.string() })),
    schools: z.object({ taken: z.number().int(), guestsLeft: z.number().int() }),
    contacts: z.number().int(),
    milestones: z.array(
      z.object({
        milestone,
        /** As it was in the earlier year. */
        was: milestone,
        /** The rule by which it shifts, in words: "eerste woensdag na Aanmelden gesloten". */
        rule: z.object({ code: z.string(), message: z.string() }),
      }),
    ),
    /** Steps that are not taken along, and why. */
    leftOut: z.array(z.object({ title: z.string(), on: localDate, message: z.string() })),
    conflicts: z.array(conflict),
    cannotCheck: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: 'YearPreview' })
