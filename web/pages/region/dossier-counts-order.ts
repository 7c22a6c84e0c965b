// Which schools are furthest behind, from numbers of which the small ones are hidden.
import type { Shown } from '../../words/closing.ts'

interface Counted {
  readonly name: string
  readonly dossiers: Shown
  readonly ready: Shown
}

/** How much of it is ready, from 0 to 1; `undefined` where a hidden number would make it a guess, or there is nothing. */
export function partOf(ready: Shown, dossiers: Shown): number | undefined {
  if (dossiers === '<5' || dossiers === 0) return undefined
  if (ready === '<5') return undefined
  return Math.min(1, ready / dossiers)
}

export const isAllReady = ({ dossiers, ready }: Counted): boolean => dossiers === 0 || (typeof dossiers === 'number' && dossiers === ready)

/** Among those of whom it shows, the least ready first; then those with hidden numbers; schools without dossiers last. */
export function behindFirst<T extends Counted>(rows: readonly T[]): readonly T[] {
  const weight = (row: T) => (row.dossiers === 0 ? 3 : (partOf(row.ready, row.dossiers) ?? 2))
  return rows.toSorted((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name, 'nl'))
}
