// Shows everybody what a region agreed on for a year, once its calendar is published.
import { type Agreements, agreementsOf, type PublicOso, publicOsoOf } from '../domain/agreements.ts'
import { noTypes } from '../domain/attachment-type.ts'
import type { PublishedCalendar } from '../domain/calendar.ts'
import { notFound } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'

export interface AgreementsSeen {
  readonly head: YearHead
  readonly calendar: PublishedCalendar
  readonly agreements: Agreements
  /** Whether a school can exchange by OSO now, as everybody may know it. */
  readonly osoOf: (schoolId: SchoolId) => PublicOso
}

/** Two reads and two queries, none while all are at most 60 s old; a region without attachments saves a read, one without OSO a query. A year that is not published reads as one that is not there. */
export function seeAgreements({ clock, years, schools, attachmentTypes, progress }: Pick<Ports, 'clock' | 'years' | 'schools' | 'attachmentTypes' | 'progress'>) {
  return async (key: RegionYearKey): Promise<AgreementsSeen> => {
    const head = await years.get(key)
    if (!head?.calendar) throw notFound()
    const { usesOso, dossiers } = head.settings
    const [taking, { types }, facts] = await Promise.all([schools.listPublic(key), dossiers === 'none' ? noTypes : attachmentTypes.get(key), usesOso ? progress.facts(key) : undefined])
    const now = clock()
    return {
      head,
      calendar: head.calendar,
      agreements: agreementsOf(head, head.calendar, taking.filter(({ hasLeft }) => !hasLeft), types),
      osoOf: (schoolId) => publicOsoOf(facts?.get(schoolId) ?? {}, now),
    }
  }
}
