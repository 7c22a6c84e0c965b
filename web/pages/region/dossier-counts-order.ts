// Which schools are furthest behind, from numbers of which the small ones are hidden.
import type { Shown } from '../../words/shown-numbers.ts'

interface Counted {
  readonly name: string
  readonly dossiers: Shown
  readonly ready: Shown
}

/** How much of it is ready at least, from 0 to 1; `undefined` where a hidden number would make it a guess, or there is nothing. Almost all is all but 4. */
export function partOf(ready: Shown, dossiers: Shown): number | undefined {
  if (typeof dossiers !== 'number' || dossiers === 0) return undefined
  if (ready === 'almost-all') return Math.max(0, dossiers - 4) / dossiers
  return typeof ready === 'number' ? Math.min(1, ready / dossiers) : undefined
}

export const isAllReady = ({ dossiers, ready }: Counted): boolean => dossiers === 0 || (typeof dossiers === 'number' && dossiers === ready)

/** Among those of whom it shows, the least ready first; then those with hidden numbers; schools without dossiers last. */
export function behindFirst<T extends Counted>(rows: readonly T[]): readonly T[] {
  const weight = (row: T) => (row.dossiers === 0 ? 3 : (partOf(row.ready, row.dossiers) ?? 2))
  return rows.toSorted((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name, 'nl'))
}
