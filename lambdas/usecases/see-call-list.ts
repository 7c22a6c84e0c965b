// Shows the region whom to call: the schools with their contacts, beside how far they are.
import { type Call, callList } from '../domain/call-list.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { withProgress } from './with-progress.ts'

export interface CallListSeen {
  readonly at: Instant
  readonly calls: readonly Call[]
}

/** 1 query per MB of schools, 1 of the progress. */
export function seeCallList({ clock, years, schools, progress }: Pick<Ports, 'clock' | 'years' | 'schools' | 'progress'>) {
  return async (key: RegionYearKey): Promise<CallListSeen> => {
    const head = await years.get(key)
    if (!head) throw notFound()
    const [list, numbers] = await Promise.all([schools.list(key), progress.list(key)])
    const at = clock()
    const { settings, calendar } = head
    return { at, calls: callList(withProgress(list, numbers), { settings, milestones: calendar?.milestones ?? [] }, at) }
  }
}
