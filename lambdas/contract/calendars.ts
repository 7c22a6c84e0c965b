// What goes over the wire about calendars and notifications.
import * as z from 'zod'
import { audiences, milestoneKinds, pupilRoutes, rounds } from '../domain/milestone.ts'
import { lines, localDate, moment, requiredLine, schoolYear, timeOfDay } from './words.ts'

export const reminder = z.strictObject({ workingDays: z.number().int().min(-15).max(5), at: timeOfDay })

export const milestoneId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  // Ticks stand in an object by these ids: a name that every object has already would find what nobody put there.
  .refine((id) => !(id in {}))
  .meta({ examples: ['applications-close'] })

export const milestone = z
  .strictObject({
    id: milestoneId,
    kind: z.enum(milestoneKinds),
    title: requiredLine(120),
    on: localDate,
    from: localDate.optional(),
    at: timeOfDay.optional(),
    audience: z.array(z.enum(audiences)).min(1).max(4),
    route: z.enum(pupilRoutes),
    round: z.enum(rounds),
    basis: z.enum(['law', 'region']),
    reminders: z
      .array(reminder)
      .max(8)
      .refine((reminders) => new Set(reminders.map(({ workingDays }) => workingDays)).size === reminders.length, { params: { code: 'reminder-twice' } }),
    note: lines(500).optional(),
  })
  .refine((step) => step.from === undefined || step.from <= step.on, { params: { code: 'ends-before-it-begins' }, path: ['on'] })
  .meta({ id: 'Milestone' })

export const draftInput = z.strictObject({ milestones: z.array(milestone).max(80) }).meta({ id: 'DraftCalendar' })

export const change = z
  .object({ change: z.enum(['moved', 'added', 'removed']), milestone, before: milestone.optional() })
  .meta({ id: 'MilestoneChange' })

/** A warning with which a version was published: who let it pass and when, and whether it was ticked or only passed over. */
const acceptedWarning = z.object({ key: z.string(), code: z.string(), milestoneIds: z.array(z.string()), ticked: z.boolean(), by: z.string(), at: moment })

const publishedCalendar = z.object({
  number: z.number().int(),
  publishedAt: moment,
  reason: z.string().optional(),
  milestones: z.array(milestone),
  accepted: z.array(acceptedWarning).optional(),
})

export const calendar = z
  .object({
    year: schoolYear,
    /** Coordinator and helpdesk only. */
    draft: z.object({ milestones: z.array(milestone) }).optional(),
    /** What the draft changes in the published calendar. */
    changes: z.array(change).optional(),
    published: publishedCalendar.optional(),
  })
  .meta({ id: 'Calendar' })

export const proposal = z
  .object({
    year: schoolYear,
    milestones: z.array(milestone),
    /** Steps whose date of this year is not known yet: enter them by hand. */
    unknown: z.array(z.object({ kind: z.enum(milestoneKinds), title: z.string() })),
    /** National dates of the year with where they come from and how sure they are. */
    national: z.array(z.object({ code: z.string(), from: localDate.optional(), on: localDate, source: z.string(), sure: z.enum(['A', 'B', 'C', 'U']) })),
  })
  .meta({ id: 'Proposal' })

/** Whom publishing would touch: mails go to these. */
export const touched = z
  .object({
    schools: z.number().int(),
    persons: z.number().int(),
    /** Touched schools without a contact: nobody there gets a mail. */
    withoutContact: z.array(z.object({ schoolId: z.string(), name: z.string() })),
    /** How many of them have done a step already whose date changes. */
    done: z.array(z.object({ milestoneId: z.string(), schools: z.number().int() })),
  })
  .meta({ id: 'Touched' })

export const publishAnswer = z
  .object({
    number: z.number().int(),
    publishedAt: moment,
    changes: z.array(change),
    touched,
    /** When the mail about it goes out: at once, or when the schools work again. */
    noticeAt: moment,
  })
  .meta({ id: 'Published' })

export const versionList = z
  .object({ versions: z.array(publishedCalendar.extend({ changes: z.array(change) })) })
  .meta({ id: 'CalendarVersions' })

/** `sent`: taken by the mail service. `bounced`: it can never reach that address. `complained`: its reader called it unwanted. */
export const notificationStates = ['waiting', 'claimed', 'sent', 'delivered', 'bounced', 'complained', 'withdrawn', 'failed'] as const

export const notification = z
  .object({
    id: z.string(),
    subject: z.string(),
    to: z.object({ email: z.string(), name: z.string().optional() }),
    schools: z.array(z.object({ schoolId: z.string(), name: z.string() })),
    about: z.array(z.object({ kind: z.string(), title: z.string().optional(), schoolId: z.string() })),
    state: z.enum(notificationStates),
    failure: z.string().optional(),
    attempt: z.number().int(),
    decidedAt: moment,
    sentAt: moment.optional(),
  })
  .meta({ id: 'Notification' })

export const notificationList = z.object({ notifications: z.array(notification), cursor: z.string().optional() }).meta({ id: 'NotificationList' })

