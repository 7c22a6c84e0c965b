// Shows everybody what a region agreed on for a year, once its calendar is published.
import { type Agreements, agreementsOf } from '../domain/agreements.ts'
import type { PublishedCalendar } from '../domain/calendar.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports, RegionYearKey, YearHead } from '../ports.ts'

export interface AgreementsSeen {
  readonly head: YearHead
  readonly calendar: PublishedCalendar
  readonly agreements: Agreements
}

/** One read and one query, none while both are at most 60 s old. A year that is not published reads as one that is not there. */
export function seeAgreements({ years, schools }: Pick<Ports, 'years' | 'schools'>) {
  return async (key: RegionYearKey): Promise<AgreementsSeen> => {
    const head = await years.get(key)
    if (!head?.calendar) throw notFound()
    return { head, calendar: head.calendar, agreements: agreementsOf(head, head.calendar, await schools.listPublic(key)) }
  }
}
