// What goes over the wire for the coordinator's one look: how far the region is per step, who is behind, and whom to call.
import * as z from 'zod'
import { sectors } from '../domain/school.ts'
import { milestone } from './calendars.ts'
import { label, nextStep } from './oso.ts'
import { pupilBand } from './shown-numbers.ts'
import { localDate, moment } from './words.ts'

const share = z.object({ connected: z.number().int(), schools: z.number().int(), labels: z.array(z.object({ label, schools: z.number().int() })) })

/** A school that is behind, by its most urgent step. */
const behind = z.object({
  schoolId: z.string(),
  name: z.string(),
  sector: z.enum(sectors),
  milestoneId: z.string(),
  /** Its moment has passed. */
  overdue: z.boolean(),
  /** Working days from now to the date; below 0 once working days have passed since. */
  workingDaysLeft: z.number().int(),
  /** About how many pupils the open work is, where that is known and it is about any. */
  pupils: pupilBand.optional(),
  /** How many are done, of how many; left out where 1 to 4 are done, are not, or are there at all. */
  count: z.number().int().optional(),
  of: z.number().int().optional(),
  /** How many other steps of it are open, past their date or near it. */
  others: z.number().int(),
})

export const overview = z
  .object({
    regionName: z.string(),
    year: z.string(),
    /** When this was looked up. */
    at: moment,
    schools: z.number().int(),
    steps: z.array(
      z.object({
        milestone,
        deadlineAt: moment,
        /** Schools for which it is meant, and how many are done. */
        done: z.number().int(),
        of: z.number().int(),
        workingDaysLeft: z.number().int(),
        state: z.enum(['coming', 'soon', 'overdue', 'done', 'passes']),
      }),
    ),
    behind: z.array(behind),
    /** How many more schools than are listed. */
    behindMore: z.number().int(),
    withoutContacts: z.array(z.object({ schoolId: z.string(), name: z.string() })),
    bounced: z.array(z.object({ schoolId: z.string(), name: z.string() })),
    /** Of how many schools exchanging by OSO works, as judged now; with `atEnd`, of a year that is over, as it was on its last day. */
    connection: z.object({ po: share, vo: share, judgedAt: moment }),
    /** The PO schools of which OSO dossiers were not found; about how many stands with the pairs. */
    osoMissing: z.array(z.object({ schoolId: z.string(), name: z.string() })),
  })
  .meta({ id: 'Overview' })

/** Whom to call, most urgent first. */
export const callList = z
  .object({
    at: moment,
    schools: z.array(
      z.object({
        schoolId: z.string(),
        name: z.string(),
        place: z.string(),
        sector: z.enum(sectors),
        contact: z.string(),
        phone: z.string(),
        email: z.string(),
        /** When the contact works; 1 is Monday. Absent where nobody said. */
        workDays: z.array(z.number().int()).optional(),
        bounced: z.boolean(),
        /** When the school last did something here. */
        seenAt: moment.optional(),
        open: z.array(z.object({ milestoneId: z.string(), title: z.string(), on: localDate, overdue: z.boolean() })),
        label,
        nextStep,
        /** Where the next step is the board's: whom to call there, if the school named somebody of the board; the code is blank where no board is known. */
        board: z.object({ boardId: z.string(), name: z.string().optional(), phone: z.string().optional() }).optional(),
      }),
    ),
  })
  .meta({ id: 'CallList' })

/** One condition of a school that is ready to exchange: where it stands, and where it can grow. */
const condition = z.object({
  topic: z.enum(['contacts', 'connection', 'agreement', 'calendar', 'attachments', 'delivery']),
  /** Of a condition that PO and VO schools meet each in their own way. */
  side: z.enum(['po', 'vo']).optional(),
  /** 0 is nothing yet; the last is where Kennisnet or the region wants a school to be. */
  level: z.number().int(),
  levels: z.array(z.string()),
  advised: z.number().int(),
  /** There is a duty by law behind it. */
  isLaw: z.boolean(),
  now: z.string(),
  next: z.string().optional(),
  who: z.enum(['school', 'board', 'supplier', 'region', 'nobody']),
})

/** "Waar staan wij": situation now, next growth step, and who does it. */
export const readiness = z.object({ name: z.string(), regionName: z.string(), year: z.string(), at: moment, conditions: z.array(condition) }).meta({ id: 'Readiness' })

/** Of a region: on each condition, how many schools stand where, and the growth step that helps most of them (`helps`: how many). */
export const regionReadiness = z
  .object({
    regionName: z.string(),
    year: z.string(),
    at: moment,
    conditions: z.array(condition.omit({ level: true, now: true, next: true, who: true }).extend({ schools: z.array(z.number().int()), next: z.string().optional(), helps: z.number().int(), who: z.enum(['school', 'board', 'supplier', 'region', 'nobody']) })),
  })
  .meta({ id: 'RegionReadiness' })
