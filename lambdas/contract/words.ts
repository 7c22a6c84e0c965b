// The small shapes that go over the wire in many places: days, times, names, free text.
import * as z from 'zod'
import { bsnInFileName } from '../domain/bsn.ts'
import { isEmailAddress } from '../domain/email-address.ts'
import { textFaults } from '../domain/free-text.ts'
import { isLocalDate, type LocalDate } from '../domain/local-date.ts'
import { isTimeOfDay, type TimeOfDay } from '../domain/moment.ts'
import { isSchoolId, type SchoolId } from '../domain/school.ts'
import { isSchoolYear, type SchoolYear } from '../domain/school-year.ts'

/** A refused value says by which of our own rules, so that its sentence can be found; what is no day is not compared with other days. */
const rule = (code: string) => ({ params: { code }, abort: true })

export const localDate = z
  .string()
  .refine(isLocalDate, rule('not-a-day'))
  .meta({ format: 'date', examples: ['2027-03-31'] }) as unknown as z.ZodType<LocalDate, string>

export const timeOfDay = z.string().refine(isTimeOfDay, rule('not-a-time')).meta({ examples: ['16:00'] }) as unknown as z.ZodType<TimeOfDay, string>

/** A moment on the wire: RFC 3339 in UTC. */
export const moment = z.string().meta({ format: 'date-time', examples: ['2027-04-07T07:00:00.000Z'] })

export const schoolYear = z.string().refine(isSchoolYear, rule('not-a-school-year')).meta({ examples: ['2026-2027'] }) as unknown as z.ZodType<
  SchoolYear,
  string
>

export const schoolId = z.string().refine(isSchoolId, rule('not-a-vestigingscode')).meta({ examples: ['99AB00'] }) as z.ZodType<SchoolId, string>

type Lines = 'one-line' | 'several-lines'

const readable = (lines: Lines) => (value: string, context: z.RefinementCtx) => {
  for (const code of textFaults(value, lines)) context.addIssue({ code: 'custom', params: { code } })
}

/** A number that may be a BSN is taken for one: nobody is asked, as no number belongs here. */
const readableWithoutBsn = (lines: Lines) => (value: string, context: z.RefinementCtx) => {
  for (const code of textFaults(value, lines, 'is-fault')) context.addIssue({ code: 'custom', params: { code: code === 'bsn-possible' ? 'bsn-suspected' : code } })
}

/** A readable text that holds no BSN. */
const text = (max: number, lines: Lines) => z.string().trim().max(max).superRefine(readable(lines))

export const line = (max: number) => text(max, 'one-line')
/** What a school types as its pupil system; blank where it names none. */
export const pupilSystemName = z.string().trim().max(60).superRefine(readableWithoutBsn('one-line'))
/** What is noted beside facts of a school: not of pupils. */
export const noteOfSchool = z.string().trim().max(500).superRefine(readableWithoutBsn('several-lines'))
/** The name of a file as somebody's machine has it: it is made safe before it is kept. */
export const fileNameInput = z.string().min(1).max(255).superRefine((value, context) => {
  const faults = new Set(textFaults(value, 'one-line'))
  if (bsnInFileName(value) === 'stated') faults.add('bsn-suspected')
  for (const code of faults) context.addIssue({ code: 'custom', params: { code } })
})
export const requiredLine = (max: number) => line(max).min(1)
export const lines = (max: number) => text(max, 'several-lines')

export const emailAddress = z.string().trim().refine(isEmailAddress, rule('not-an-email-address')).meta({ format: 'email' })

export const phoneNumber = line(40).refine((value) => value === '' || /^[+\d][\d ()-]{5,}$/.test(value), rule('not-a-phone-number'))

export const webAddress = z
  .string()
  .trim()
  .max(300)
  .refine((value) => URL.canParse(value) && new URL(value).protocol === 'https:', rule('not-a-web-address'))
  .superRefine(readable('one-line'))
  .meta({ format: 'uri' })

/** Query keys arrive as text. */
export const flag = z.enum(['true', 'false'])
export const pageSize = z.coerce.number().int().min(1).max(1000)
