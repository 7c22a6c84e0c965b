// Which pupils have nowhere to go yet ("nog nergens aangemeld"): told near the end of the applications, when there is still time to call parents.
import { isAppliedSomewhere } from './application.ts'
import type { Dossier } from './dossier.ts'
import { day } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import { firstYear, type SchoolYear } from './school-year.ts'

/** From 29 March on: the first application round ends with 31 March. */
export function isAppliedNowhereTold(year: SchoolYear, now: Instant): boolean {
  return localDateOf(now) >= day(`${firstYear(year) + 1}-03-29`)
}

/** How many dossiers have no live application that the PO school stands behind; nothing before 29 March. */
export function appliedNowhere(dossiers: readonly Pick<Dossier, 'applications'>[], year: SchoolYear, now: Instant): number | undefined {
  if (!isAppliedNowhereTold(year, now)) return undefined
  return dossiers.filter(({ applications }) => !isAppliedSomewhere(applications)).length
}
