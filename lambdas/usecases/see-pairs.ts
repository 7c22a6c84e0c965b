// Shows the region which of its schools have pupils between them and cannot exchange by OSO.
import { noPairs, pairsSeen, type PairsSeen } from '../domain/pairs.ts'
import { pairsToShow } from '../domain/pairs-of-left.ts'
import { notFound } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'

/** 2 queries, of the pairs and of the progress that carries the facts; the year is at most 60 s old. */
export function seePairs({ clock, years, pairs, progress }: Pick<Ports, 'clock' | 'years' | 'pairs' | 'progress'>) {
  return async (key: RegionYearKey): Promise<PairsSeen> => {
    const head = await years.get(key)
    if (!head) throw notFound()
    if (!head.settings.usesOso) return noPairs
    const [all, schools] = await Promise.all([pairs.list(key), progress.everyone(key)])
    const shown = pairsToShow(all, schools)
    return pairsSeen(shown.pairs, shown.schools, clock())
  }
}
