// Gives a VO school links to what it may fetch now: written down first, for itself and for each PO school; then short links to exactly those files.
import type { Actor } from '../domain/actor.ts'
import { type DossierId, readDossierId } from '../domain/dossier-id.ts'
import type { ReadyFile } from '../domain/dossier.ts'
import { linkName } from '../domain/file-name.ts'
import { type Instant, later } from '../domain/moment.ts'
import { linkSeconds, objectKey } from '../domain/object-key.ts'
import type { Reason } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import { isToFetch } from '../domain/seen-delivery.ts'
import type { FetchRecord } from '../ports/dossiers.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { type DeliveryPorts, findDeliveries, type Found } from './delivery-context.ts'
import { releasedOf } from './see-released.ts'
import { pathOfSchool, refusedTrace, traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

/** More links in one answer than this would not go through the gateway uncompressed: the rest is asked for next. */
export const mostLinks = 2000

export interface LinkedFile {
  readonly file: ReadyFile
  readonly url: string
}

export interface Manifest {
  /** Absent when nothing could be fetched. */
  readonly fetchId?: string
  readonly expiresAt: Instant
  readonly dossiers: readonly { readonly found: Found; readonly files: readonly LinkedFile[] }[]
  readonly refused: readonly { readonly dossierId: DossierId; readonly reasons: readonly Reason[] }[]
}

export type FetchPorts = DeliveryPorts & Pick<Ports, 'objects' | 'fingerprint'>

/** The first of them, as far as their files fit into one answer. */
function thatFit(wanted: readonly Found[]): readonly Found[] {
  let links = 0
  return wanted.filter(({ seen }) => (links += seen.version!.files.length) <= mostLinks)
}

/**
 * Links to dossiers by their ids, or to all that may be fetched and was not fetched in its version. What cannot be fetched is answered with
 * all its reasons; one that the school may not know of reads as one that was never given out. A dossier whose files are all sensitive is
 * refused to who has no right to those; of one with other files those others come. What was recalled or ended between reading and writing
 * down is judged anew: no link to it is given.
 */
export function fetchDossiers(ports: FetchPorts) {
  const { deliveries, objects, fingerprint } = ports
  const find = findDeliveries(ports)

  const linked = async ({ delivery }: Found, file: ReadyFile): Promise<LinkedFile> => {
    const { regionId, year, schoolId, number } = { ...delivery, ...readDossierId(delivery.dossierId)! }
    const key = objectKey({ regionId, year, schoolId, number, attachmentId: file.attachmentId, sha256: file.sha256 })
    return { file, url: await objects.presignDownload({ key, versionId: file.versionId }, { fileName: linkName(number, file), contentType: file.contentType }, linkSeconds) }
  }

  type Recorded = Omit<Manifest, 'dossiers'> & { readonly taken: readonly Found[] }

  async function record(actor: Actor, key: RegionYearKey, schoolId: SchoolId, asked: readonly DossierId[] | undefined): Promise<Recorded> {
    const context = await find(actor, key, schoolId)
    const { found, now } = context
    const ids = asked && [...new Set(asked)]
    const wanted = ids ? ids.flatMap((dossierId) => found.get(dossierId) ?? []) : releasedOf(context).filter(({ seen, reader }) => isToFetch(seen, reader))
    const free = wanted.filter(({ seen }) => seen.version !== undefined)
    const taken = thatFit(free)
    const reasonsOf = (dossierId: DossierId): readonly Reason[] => {
      const one = found.get(dossierId)
      if (!one) return [{ code: 'not-found' }]
      return one.seen.version ? (taken.includes(one) ? [] : [{ code: 'too-many-at-once' }]) : one.seen.heldBack.map((code) => ({ code }))
    }
    const refused = (ids ?? wanted.map(({ delivery }) => delivery.dossierId)).map((dossierId) => ({ dossierId, reasons: reasonsOf(dossierId) })).filter(({ reasons }) => reasons.length > 0)
    const expiresAt = later(now, linkSeconds * 1000)
    if (taken.length === 0) {
      await ports.schools.note(key, (refused.length > 0 ? refusedTrace : traceOf)(actor, 'fetch-dossiers', `${pathOfSchool(key.regionId, key.year, schoolId)}/fetch`, now))
      return { expiresAt, taken, refused }
    }

    const dossiers = taken.map(({ delivery, seen }) => ({ dossierId: delivery.dossierId, version: seen.version!.number, files: seen.version!.files.length }))
    // The same person at the same moment for the same dossiers: that is the same fetch.
    const fetchId = fingerprint(`fetch|${actor.sub}|${schoolId}|${now}|${dossiers.map(({ dossierId }) => dossierId).join(' ')}`).slice(0, 20)
    const fetch: FetchRecord = { fetchId, at: now, voSchoolId: schoolId, dossiers }
    const trace = traceOf(actor, 'fetch-dossiers', `${pathOfSchool(key.regionId, key.year, schoolId)}/fetch/${fetchId}`, now)
    // Before anybody holds a link: a fetch that nobody wrote down there is not.
    await deliveries.recordFetch(fetch, key.year, key.regionId, taken.map(({ delivery }) => delivery), trace)
    return { fetchId, expiresAt, refused, taken }
  }

  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, asked: readonly DossierId[] | undefined): Promise<Manifest> => {
    const { taken, ...recorded } = await tryAgain(() => record(actor, key, schoolId, asked))
    const dossiers = taken.map(async (found) => ({ found, files: await Promise.all(found.seen.version!.files.map((file) => linked(found, file))) }))
    return { ...recorded, dossiers: await Promise.all(dossiers) }
  }
}
