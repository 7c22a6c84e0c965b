// Shows a region's year: its settings and what is published.
import { notFound } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'

export function seeYear({ years }: Pick<Ports, 'years'>) {
  return async (key: RegionYearKey): Promise<YearHead> => {
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    return head
  }
}
