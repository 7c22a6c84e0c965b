// Where an attachment lies: one key for the upload and for what came of it, which names its owner, so that nothing lies there without one.
import type { DossierPlace } from './dossier-id.ts'
import { isRegionId } from './region.ts'
import { isSchoolId } from './school.ts'
import { isSchoolYear, type SchoolYear } from './school-year.ts'

export interface ObjectPlace extends DossierPlace {
  readonly regionId: string
  /** Twenty hexadecimals. */
  readonly attachmentId: string
  /** Of the content, in hexadecimals. */
  readonly sha256: string
}

/** Everything of a region's year lies below this. */
export const yearPrefix = (regionId: string, year: SchoolYear): string => `${regionId}/${year}/`

/** Everything of one school's year in a region lies below this. */
export const schoolPrefix = ({ regionId, year, schoolId }: Pick<ObjectPlace, 'regionId' | 'year' | 'schoolId'>): string => `${yearPrefix(regionId, year)}${schoolId}/`

export function objectKey(place: ObjectPlace): string {
  return `${schoolPrefix(place)}${place.number}/${place.attachmentId}/${place.sha256}`
}

/** Whose an object is; nothing for a key that we never gave out. */
export function readObjectKey(key: string): ObjectPlace | undefined {
  const [regionId = '', year = '', schoolId = '', number = '', attachmentId = '', sha256 = '', ...rest] = key.split('/')
  if (rest.length > 0 || !isRegionId(regionId) || !isSchoolYear(year) || !isSchoolId(schoolId)) return undefined
  if (!/^[1-9]\d{5}$/.test(number) || !/^[\da-f]{20}$/.test(attachmentId) || !/^[\da-f]{64}$/.test(sha256)) return undefined
  return { regionId, year, schoolId, number, attachmentId, sha256 }
}

/** How long a link to an object works at most, in seconds: long enough to begin, too short to pass on. */
export const linkSeconds = 300
