// Shows everybody what a region agreed on for a year, once its calendar is published.
import { type Agreements, agreementsOf } from '../domain/agreements.ts'
import { noTypes } from '../domain/attachment-type.ts'
import type { PublishedCalendar } from '../domain/calendar.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports, RegionYearKey, YearHead } from '../ports.ts'

export interface AgreementsSeen {
  readonly head: YearHead
  readonly calendar: PublishedCalendar
  readonly agreements: Agreements
}

/** Two reads and one query, none while all are at most 60 s old; a region without attachments saves a read. A year that is not published reads as one that is not there. */
export function seeAgreements({ years, schools, attachmentTypes }: Pick<Ports, 'years' | 'schools' | 'attachmentTypes'>) {
  return async (key: RegionYearKey): Promise<AgreementsSeen> => {
    const head = await years.get(key)
    if (!head?.calendar) throw notFound()
    const [taking, { types }] = await Promise.all([schools.listPublic(key), head.settings.dossiers === 'none' ? noTypes : attachmentTypes.get(key)])
    return { head, calendar: head.calendar, agreements: agreementsOf(head, head.calendar, taking, types) }
  }
}
