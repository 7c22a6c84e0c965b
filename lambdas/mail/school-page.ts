// Where a letter sends its reader: the school's own page in the app.
import type { SchoolId } from '../domain/school.ts'
import type { LetterContext } from '../ports.ts'

/** The address of a school's page: its dates, its ticks, its contacts. */
export function schoolPage({ appUrl, region, year }: Pick<LetterContext, 'appUrl' | 'region' | 'year'>, schoolId: SchoolId): string {
  return `${appUrl.replace(/\/+$/, '')}/scholen/${encodeURIComponent(region.id)}/${year}/${encodeURIComponent(schoolId)}`
}
