// How far a dossier is with what its VO schools did of it: fetched and finished, beside what the PO school itself did.
import type { AttachmentType } from './attachment-type.ts'
import { isLive } from './application.ts'
import { type DossierState, stateOf } from './dossier-check.ts'
import { type Dossier, type Hash, readyVersion } from './dossier.ts'
import type { Instant } from './moment.ts'
import type { SchoolId } from './school.ts'

/** One fetch of one dossier. */
export interface DossierFetch {
  /** The VO school. */
  readonly schoolId: SchoolId
  readonly at: Instant
  readonly version: number
  readonly files: number
}

export type DossierStory = DossierState | 'fetched' | 'finished'

/**
 * Concept, compleet, ingezien, klaargezet, opgehaald, afgerond. What stands ready is fetched once a VO school has this version, and finished
 * once one says that it is complete; a dossier of which the next version is open is as far as that one.
 */
export function storyOf(dossier: Dossier, types: readonly AttachmentType[], fetches: readonly DossierFetch[], hash: Hash): DossierStory {
  const state = stateOf(dossier, types, hash)
  const version = readyVersion(dossier)
  if (state !== 'set-ready' || !version) return state
  const isOfVersion = (number: number | undefined) => number === undefined || number === version.number
  if (dossier.applications.some((application) => isLive(application) && application.receipt?.kind === 'complete' && isOfVersion(application.receipt.version))) return 'finished'
  return fetches.some((fetch) => fetch.version === version.number) ? 'fetched' : 'set-ready'
}
