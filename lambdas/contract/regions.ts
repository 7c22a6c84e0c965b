// What goes over the wire about regions and their years.
import * as z from 'zod'
import { roles, rights } from '../domain/actor.ts'
import { isRegionId, holidayRegions } from '../domain/region.ts'
import { emailAddress, line, lines, localDate, moment, phoneNumber, requiredLine, schoolId, schoolYear, webAddress } from './words.ts'

export const regionId = z
  .string()
  .refine(isRegionId, { params: { code: 'not-a-region-id' } })
  .meta({ examples: ['voorbeeld'] })

export const contactPoint = z.strictObject({
  name: requiredLine(120),
  email: emailAddress,
  phone: phoneNumber,
  url: webAddress.optional(),
  hours: line(200).optional(),
})

const regionFields = { name: requiredLine(120), contactPoint, holidayRegion: z.enum(holidayRegions) }

export const newRegion = z
  .strictObject({ id: regionId, ...regionFields, coordinators: z.array(z.strictObject({ email: emailAddress })).max(20).default([]) })
  .meta({ id: 'NewRegion' })

export const regionChange = z
  .strictObject({ name: regionFields.name.optional(), contactPoint: contactPoint.optional(), holidayRegion: z.enum(holidayRegions).optional() })
  .meta({ id: 'RegionChange' })

export const region = z.object({ id: z.string(), ...regionFields, years: z.array(schoolYear) }).meta({ id: 'Region' })

export const regionList = z.object({ regions: z.array(z.object({ id: z.string(), name: z.string() })) }).meta({ id: 'RegionList' })

export const schoolHoliday = z
  .strictObject({ name: requiredLine(60), first: localDate, last: localDate })
  .refine((holiday) => holiday.first <= holiday.last, { params: { code: 'ends-before-it-begins' }, path: ['last'] })
  .refine((holiday) => Date.parse(holiday.last) - Date.parse(holiday.first) <= 70 * 86_400_000, { params: { code: 'holiday-too-long' }, path: ['last'] })

const settingFields = {
  usesOso: z.boolean(),
  dossiers: z.enum(['none', 'with-attachment', 'all']),
  opensOn: z.enum(['first-choice', 'placement']),
  usesCodes: z.boolean(),
  channel: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('here') }),
    z.strictObject({ kind: z.literal('external'), name: requiredLine(120), url: webAddress }),
  ]),
  schoolHolidays: z
    .array(schoolHoliday)
    .max(30)
    .refine((holidays) => holidays.reduce((days, { first, last }) => days + (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1, 0) <= 200, { params: { code: 'too-many-free-days' } }),
}

export const yearSettings = z
  .strictObject({ ...settingFields, decidedBy: line(200).optional(), decidedOn: localDate.optional(), document: lines(500).optional() })
  .meta({ id: 'YearSettings' })

/** With `copyFrom` the schools, contacts, settings and shifted dates of an earlier year are taken along. */
export const newYear = z
  .strictObject({ year: schoolYear, settings: yearSettings.partial().optional(), copyFrom: schoolYear.optional() })
  .refine((asked) => asked.copyFrom === undefined || asked.copyFrom < asked.year, { params: { code: 'not-an-earlier-year' }, path: ['copyFrom'] })
  .meta({ id: 'NewYear' })

export const yearPreviewInput = z
  .strictObject({ year: schoolYear, copyFrom: schoolYear })
  .refine((asked) => asked.copyFrom < asked.year, { params: { code: 'not-an-earlier-year' }, path: ['copyFrom'] })
  .meta({ id: 'YearPreviewInput' })

export const settingsChange = yearSettings.partial().meta({ id: 'YearSettingsChange' })

export const year = z
  .object({
    regionId: z.string(),
    regionName: z.string(),
    year: schoolYear,
    settings: yearSettings,
    openedAt: moment,
    /** 0 while no calendar is published. */
    publishedVersion: z.number().int(),
    publishedAt: moment.optional(),
  })
  .meta({ id: 'Year' })

export const yearList = z.object({ years: z.array(z.object({ year: schoolYear })) }).meta({ id: 'YearList' })

const yearOfRegion = z.object({ regionId: z.string(), regionName: z.string(), year: schoolYear })

export const me = z
  .object({
    sub: z.string(),
    roles: z.array(
      z.object({
        /** What the header `Overstap-Role` takes. */
        key: z.string(),
        role: z.enum(roles),
        regionId: z.string().optional(),
        regionName: z.string().optional(),
        boardId: z.string().optional(),
        schoolId: z.union([schoolId, z.string()]).optional(),
        schoolName: z.string().optional(),
        rights: z.array(z.enum(rights)).optional(),
        /** The years in which this role has work, newest first; for a school, in each of its regions. */
        years: z.array(yearOfRegion.extend({
            schoolId: z.string().optional(),
            /** The name of a school with which this one goes on: what lies under its code is done here. */
            goesOnFrom: z.string().optional(),
            published: z.boolean(),
          })).optional(),
      }),
    ),
  })
  .meta({ id: 'Me' })
