// The slow work on a region's year: what is due, which uploads have waited too long, and which objects nobody owns.
import type { Closing, Destroyed } from './closing.ts'
import { type Attachment, type Dossier, objectsOf } from './dossier.ts'
import { type DossierId, dossierIdOf } from './dossier-id.ts'
import { type Instant, later, minutes } from './moment.ts'
import { readObjectKey } from './object-key.ts'
import type { SchoolYear } from './school-year.ts'

export type Bucket = 'quarantine' | 'attachments'

/** A round of clearing away: first what waits in dossiers, then what lies in the buckets. */
export interface Sweep {
  readonly phase: 'dossiers' | Bucket
  /** How far the phase is: a school, or a key. */
  readonly after?: string
  /** Uploads that never came or were refused, and left their dossiers. */
  readonly vanished: number
  /** Versions of objects that nobody owned. */
  readonly ownerless: number
}

/** What is kept of the slow work on one region's year. */
export interface ChoreRow {
  readonly regionId: string
  readonly year: SchoolYear
  /** When the last round of clearing away began. */
  readonly sweptAt?: Instant
  /** The round that is under way. */
  readonly sweep?: Sweep
  readonly closing?: Closing
  /** 0 for a year of which nothing was ever done. */
  readonly version: number
}

const oneDay = minutes(24 * 60)

/** How long an upload may wait, and how long an object may lie without an owner. */
const isOlderThanADay = (since: Instant, now: Instant) => now >= later(since, oneDay)

/** A round begins once a day; one that is under way goes on. */
export function sweepIsDue({ sweptAt, sweep }: Pick<ChoreRow, 'sweptAt' | 'sweep'>, now: Instant): boolean {
  return sweep !== undefined || sweptAt === undefined || isOlderThanADay(sweptAt, now)
}

export const newSweep: Sweep = { phase: 'dossiers', vanished: 0, ownerless: 0 }

const isStale = ({ check, announcedAt }: Attachment, now: Instant) =>
  (check.state === 'announced' && isOlderThanADay(announcedAt, now)) || (check.state === 'refused' && isOlderThanADay(check.at, now))

/** Uploads that were announced a day ago and never came, or refused a day ago. */
export function staleAttachments({ open }: Pick<Dossier, 'open'>, now: Instant): readonly Attachment[] {
  return (open?.attachments ?? []).filter((attachment) => isStale(attachment, now))
}

/** The dossier without them. */
export function withoutStale(dossier: Dossier, now: Instant): Dossier {
  const { open } = dossier
  return open ? { ...dossier, open: { ...open, attachments: open.attachments.filter((attachment) => !isStale(attachment, now)) } } : dossier
}

/** An object with all its versions, as a bucket lists it. */
export interface ListedObject {
  readonly key: string
  readonly versionIds: readonly string[]
  readonly lastModified: Instant
}

export interface ObjectVersion {
  readonly key: string
  readonly versionId: string
}

/** The versions that a dossier needs of an object in a bucket; `all` while its upload is being checked. */
function neededOf(bucket: Bucket, attachmentId: string, { open, ready }: Dossier): 'all' | ReadonlySet<string> {
  const attachment = open?.attachments.find((one) => one.attachmentId === attachmentId)
  if (attachment?.check.state === 'announced') return 'all'
  if (bucket === 'quarantine') return new Set()
  const frozen = ready.flatMap(({ files }) => files.filter((file) => file.attachmentId === attachmentId).map(({ versionId }) => versionId))
  return new Set([...frozen, ...(attachment?.check.state === 'accepted' ? [attachment.check.versionId] : [])])
}

/**
 * `now` is of the clock that dated the objects. The versions that no dossier names, of objects that were not written for a day. Whoever asks lists the objects first and reads the dossiers
 * after that: a row is always there before its object, so an object whose row is not there has lost it.
 */
export function ownerlessVersions(bucket: Bucket, objects: readonly ListedObject[], dossiers: ReadonlyMap<DossierId, Dossier>, now: Instant): readonly ObjectVersion[] {
  return objects.flatMap(({ key, versionIds, lastModified }) => {
    if (!isOlderThanADay(lastModified, now)) return []
    const place = readObjectKey(key)
    const dossier = place && dossiers.get(dossierIdOf(place))
    const needed = place && dossier?.regionId === place.regionId ? neededOf(bucket, place.attachmentId, dossier) : new Set<string>()
    return needed === 'all' ? [] : versionIds.filter((versionId) => !needed.has(versionId)).map((versionId) => ({ key, versionId }))
  })
}

/** A row in the partition of a school, as destroying it asks for: `rowId` names it there. */
export interface RemainingRow {
  readonly rowId: string
  readonly kind: 'delivery' | 'fetch' | 'part-of-fetch' | 'dossier' | 'other'
  readonly dossier?: Pick<Dossier, 'dossierId' | 'codeNumber' | 'open' | 'ready'>
}

/** What is left of a school, in the order in which it goes: dossiers after everything that follows from them. */
export type SchoolRemains = readonly RemainingRow[]

/** Rows that go at once, each with the keyed hash of the code that leads to it. */
export type RemainsPart = readonly (RemainingRow & { readonly codeHash?: string })[]

/** What rows add to the numbers on the certificate. */
export function countRows(rows: SchoolRemains): Partial<Destroyed> {
  const dossiers = rows.flatMap(({ dossier }) => (dossier ? [dossier] : []))
  const sum = (of: (dossier: (typeof dossiers)[number]) => number) => dossiers.reduce((total, dossier) => total + of(dossier), 0)
  return {
    dossiers: dossiers.length,
    versions: sum(({ open, ready }) => ready.length + (open ? 1 : 0)),
    files: sum((dossier) => objectsOf(dossier).size),
    codes: sum(({ codeNumber }) => (codeNumber > 0 ? 1 : 0)),
    deliveries: rows.filter(({ kind }) => kind === 'delivery').length,
    fetches: rows.filter(({ kind }) => kind === 'fetch').length,
  }
}
