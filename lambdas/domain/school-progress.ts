// How far a PO school is with its dossiers, as numbers: all that the region comes to know of them.
import type { AttachmentType } from './attachment-type.ts'
import { isAppliedSomewhere } from './application.ts'
import { hasNothingToSend, stateOf } from './dossier-check.ts'
import { type Dossier, type Hash, readyVersion } from './dossier.ts'
import type { Instant } from './moment.ts'
import type { SchoolId } from './school.ts'

/** What one dossier adds to the numbers of its school: 0 or 1 each. */
export interface Counted {
  readonly complete: number
  readonly inspected: number
  readonly ready: number
  /** It goes somewhere: a VO school is named or confirmed. */
  readonly applied: number
}

export interface SchoolProgress extends Counted {
  readonly schoolId: SchoolId
  readonly dossiers: number
  /** Of a PO school: how many were fetched at least once. Of a VO school: how many it fetched. */
  readonly fetched: number
  /** When the school last took its own proof with it. */
  readonly exportedAt?: Instant
  /** When something was last set ready, recalled or fetched: a proof from before that is out of date. */
  readonly changedAt?: Instant
}

export const nothingCounted: Counted = { complete: 0, inspected: 0, ready: 0, applied: 0 }

/**
 * A dossier that stands ready, or did and is being changed, counts by the state of what is open now; one that stands ready counts for all,
 * and so does one with nothing to send: the school is done with it.
 */
export function countedOf(dossier: Dossier, types: readonly AttachmentType[], hash: Hash): Counted {
  const state = stateOf(dossier, types, hash)
  const isDone = hasNothingToSend(dossier, types)
  return {
    complete: state === 'concept' ? 0 : 1,
    inspected: isDone || state === 'inspected' || state === 'set-ready' ? 1 : 0,
    ready: isDone || readyVersion(dossier) ? 1 : 0,
    applied: isAppliedSomewhere(dossier.applications) ? 1 : 0,
  }
}

export const noProgress = (schoolId: SchoolId): SchoolProgress => ({ schoolId, dossiers: 0, fetched: 0, ...nothingCounted })

/** What the region is told of a number of pupils: below 5 nobody must be able to tell whom. */
export const shown = (count: number): number | '<5' => (count > 0 && count < 5 ? '<5' : count)

/** The total of several schools, of the numbers that are shown: with the others in it, a single small number could be read from the difference. */
export const shownTotal = (counts: readonly number[]): number => counts.filter((count) => shown(count) !== '<5').reduce((sum, count) => sum + count, 0)
