// Shows the region how far it is: one query of its schools' progress, beside the head of its year.
import type { Instant } from '../domain/moment.ts'
import { type Overview, overviewOf } from '../domain/overview.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'

export interface OverviewSeen extends Overview {
  readonly head: YearHead
  readonly at: Instant
}

/** Half the price of a read that waits for every write: what was written in the last second may be missing. `atEnd`: as facts were when the year ended, once it has. */
export function seeOverview({ clock, years, progress }: Pick<Ports, 'clock' | 'years' | 'progress'>) {
  return async (key: RegionYearKey, { atEnd = false }: { readonly atEnd?: boolean } = {}): Promise<OverviewSeen> => {
    const [head, schools] = await Promise.all([years.get(key), progress.overview(key)])
    if (!head) throw notFound()
    const at = clock()
    const { year, settings, calendar } = head
    return { ...overviewOf(schools, { year, settings, milestones: calendar?.milestones ?? [], atEnd }, at), head, at }
  }
}
