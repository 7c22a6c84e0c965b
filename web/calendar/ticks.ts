// Which warnings still want a tick before a calendar goes out.
import type { Answer } from '../../lambdas/contract/routes.ts'
import type { Fault } from '../faults.ts'
import { tickWords as words } from '../words/planning.ts'

export type Conflict = Answer<'checkCalendar'>['conflicts'][number]

export const isError = (conflict: Conflict): boolean => conflict.severity === 'error'

/** The id of the box behind a warning. */
export const tickField = (conflict: Conflict): string => `tick-${conflict.key}`

/** Warnings that nobody ticked, now or for an earlier version. */
export function untickedOf(conflicts: readonly Conflict[], ticked: ReadonlySet<string>): readonly Conflict[] {
  return conflicts.filter((conflict) => !isError(conflict) && !conflict.accepted && !ticked.has(conflict.key))
}

export function tickFaults(conflicts: readonly Conflict[], ticked: ReadonlySet<string>): readonly Fault[] {
  return untickedOf(conflicts, ticked).map((conflict) => ({ field: tickField(conflict), message: words.missing(conflict.message) }))
}

/** The keys that a publication sends: what was ticked here and still stands. */
export function acceptedKeys(conflicts: readonly Conflict[], ticked: ReadonlySet<string>): string[] {
  return conflicts.filter((conflict) => !isError(conflict) && ticked.has(conflict.key)).map((conflict) => conflict.key)
}
