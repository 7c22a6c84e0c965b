// Where a letter sends its reader: the school's own page, and the page of what the schools of the region agreed.
import { agreementsUrl, signedInPageUrl } from '../domain/link.ts'
import type { SchoolId } from '../domain/school.ts'
import type { LetterContext } from '../ports/mail.ts'

type Where = Pick<LetterContext, 'appUrl' | 'region' | 'year'>

/** The address of a school's page for this reader, and whether it opens without signing in. */
export function schoolPage(context: Where & Pick<LetterContext, 'pages'>, schoolId: SchoolId): { readonly url: string; readonly isOpen: boolean } {
  const url = context.pages?.[schoolId]
  if (url !== undefined) return { url, isOpen: true }
  const { appUrl, region, year } = context
  return { url: signedInPageUrl(appUrl, { regionId: region.id, year, schoolId }), isOpen: false }
}

/** The address of "Afspraken in onze regio", which is public and the same for everybody. */
export function agreementsPage({ appUrl, region, year }: Where): string {
  return agreementsUrl(appUrl, { regionId: region.id, year })
}
