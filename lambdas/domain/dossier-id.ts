// The id of a dossier: it carries the PO school, the year and the region's own number, so that every key is built from it without a look-up.
import { isSchoolId, type SchoolId } from './school.ts'
import { firstYear, type SchoolYear, schoolYearStarting } from './school-year.ts'

/** `99AB00-2627-481516`. */
export type DossierId = string

export interface DossierPlace {
  readonly schoolId: SchoolId
  readonly year: SchoolYear
  /** Six digits without an order: how many dossiers there are cannot be read from one. */
  readonly number: string
}

const twoDigits = (year: number) => String(year % 100).padStart(2, '0')

export function dossierIdOf({ schoolId, year, number }: DossierPlace): DossierId {
  return `${schoolId}-${twoDigits(firstYear(year))}${twoDigits(firstYear(year) + 1)}-${number}`
}

/** What an id says; nothing for a text that was never given out as one. */
export function readDossierId(text: string): DossierPlace | undefined {
  const [, schoolId, first, next, number] = /^(\w{6})-(\d\d)(\d\d)-([1-9]\d{5})$/.exec(text) ?? []
  if (schoolId === undefined || !isSchoolId(schoolId) || (Number(first) + 1) % 100 !== Number(next)) return undefined
  return { schoolId, year: schoolYearStarting(2000 + Number(first)), number: number! }
}

/** Whether a text is the id of a dossier. */
export const isDossierId = (text: string): boolean => readDossierId(text) !== undefined

/** The id of an application: the dossier, and the VO school at which the pupil applied. */
export const applicationIdOf = (dossierId: DossierId, voSchoolId: SchoolId): string => `${dossierId}-${voSchoolId}`

export function readApplicationId(text: string): { readonly dossierId: DossierId; readonly voSchoolId: SchoolId } | undefined {
  const cut = text.lastIndexOf('-')
  const [dossierId, voSchoolId] = [text.slice(0, cut), text.slice(cut + 1)]
  return isDossierId(dossierId) && isSchoolId(voSchoolId) ? { dossierId, voSchoolId } : undefined
}

/** A dossier number out of a text of hexadecimals, at least 8 of them: evenly spread over 100000 to 999999. */
export function numberFrom(hexadecimals: string): string {
  return String(100_000 + (Number.parseInt(hexadecimals.slice(0, 8), 16) % 900_000))
}
