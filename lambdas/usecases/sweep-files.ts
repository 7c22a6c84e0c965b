// Clears a region's year of uploads that were never kept, and proves that no object lies there without an owner.
import { type Bucket, type ChoreRow, newSweep, ownerlessVersions, staleAttachments, type Sweep, withoutStale } from '../domain/chores.ts'
import type { Dossier } from '../domain/dossier.ts'
import { dossierIdOf } from '../domain/dossier-id.ts'
import type { Instant } from '../domain/moment.ts'
import { objectKey, readObjectKey, yearPrefix } from '../domain/object-key.ts'
import { Refusal } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { saveDossiers } from './dossier-context.ts'
import { doorTrace, pathOfYear } from './trace.ts'

/** How far a round is after a step. */
type Step = Omit<Sweep, 'phase'> & { readonly phase: Sweep['phase'] | 'done' }

const inPhase = ({ vanished, ownerless }: Sweep, phase: Step['phase']): Step => ({ phase, vanished, ownerless })

type Needed = Pick<Ports, 'attachmentTypes' | 'chores' | 'dossiers' | 'objects' | 'progress' | 'fingerprint'>

/** Schools whose dossiers are looked through before that is written down. */
const schoolsAtOnce = 10
const tries = 3

/** What lies in a bucket is as old as the machine's clock says, since no other clock is known there. */
export interface SweepTime {
  readonly now: Instant
  readonly machineNow: Instant
}

/** What a round found, once it is done. */
export type Swept = Pick<Sweep, 'vanished' | 'ownerless'>

/**
 * Goes on with a region's round, or begins one, until it is done or there is no time left; answers what it found when it is done. Each step
 * can be repeated: it removes what is still there, and what was written down is only how far it got.
 */
export function sweepFiles(ports: Needed) {
  const { attachmentTypes, chores, dossiers, objects, progress } = ports
  const save = saveDossiers(ports)

  /** The dossier first: an object that it no longer names is nobody's, and goes now or with the objects without an owner. */
  async function dropStale(found: Dossier, now: Instant): Promise<number> {
    let dossier: Dossier | undefined = found
    for (let attempt = 1; dossier; attempt++) {
      const stale = staleAttachments(dossier, now)
      if (stale.length === 0) return 0
      const trace = doorTrace('chores', 'drop-uploads', `dossiers/${dossier.dossierId}`, now)
      try {
        await save({ types: await attachmentTypes.get(dossier) }, [{ before: dossier, after: withoutStale(dossier, now) }], trace)
      } catch (fault) {
        if (!(fault instanceof Refusal) || fault.code !== 'changed-meanwhile' || attempt === tries) throw fault
        dossier = await dossiers.get(dossier.dossierId)
        continue
      }
      const { regionId, year, schoolId, number } = dossier
      const keys = stale.map(({ attachmentId, sha256 }) => objectKey({ regionId, year, schoolId, number, attachmentId, sha256 }))
      for (const key of keys) await objects.removeQuarantine(key)
      // A check that was cut off may have copied one already.
      await objects.remove(keys)
      return stale.length
    }
    return 0
  }

  async function dossiersOf(key: RegionYearKey, schoolId: SchoolId): Promise<readonly Dossier[]> {
    return (await dossiers.list(schoolId, key.year)).dossiers.filter(({ regionId }) => regionId === key.regionId)
  }

  async function dossierStep(row: ChoreRow, sweep: Sweep, now: Instant): Promise<Step> {
    const schools = (await progress.list(row)).filter((school) => school.dossiers > 0).map(({ schoolId }) => schoolId).sort()
    const left = schools.filter((schoolId) => sweep.after === undefined || schoolId > sweep.after)
    const part = left.slice(0, schoolsAtOnce)
    let vanished = 0
    for (const schoolId of part) for (const dossier of await dossiersOf(row, schoolId)) vanished += await dropStale(dossier, now)
    const counted = { ...sweep, vanished: sweep.vanished + vanished }
    return left.length > part.length ? { ...counted, after: part.at(-1)! } : inPhase(counted, 'quarantine')
  }

  /** The page of objects is read before the dossiers: what was not there then cannot be missed. */
  async function bucketStep(row: ChoreRow, sweep: Sweep, bucket: Bucket, machineNow: Instant): Promise<Step> {
    const page = await objects.list(bucket, yearPrefix(row.regionId, row.year), sweep.after)
    const schools = new Set(page.keys.flatMap(({ key }) => readObjectKey(key)?.schoolId ?? []))
    const owners = new Map<string, Dossier>()
    for (const schoolId of schools) for (const dossier of await dossiersOf(row, schoolId)) owners.set(dossierIdOf(dossier), dossier)
    const ownerless = ownerlessVersions(bucket, page.keys, owners, machineNow)
    if (ownerless.length > 0) await objects.removeVersions(bucket, ownerless)
    const counted = { ...sweep, ownerless: sweep.ownerless + ownerless.length }
    if (page.next !== undefined) return { ...counted, after: page.next }
    return inPhase(counted, bucket === 'quarantine' ? 'attachments' : 'done')
  }

  return async (found: ChoreRow, { now, machineNow }: SweepTime, hasTime: () => boolean): Promise<Swept | undefined> => {
    let row = found.sweep ? found : await chores.saveSweep(found, { sweptAt: now, sweep: newSweep })
    let sweep = row.sweep ?? newSweep
    do {
      const next = sweep.phase === 'dossiers' ? await dossierStep(row, sweep, now) : await bucketStep(row, sweep, sweep.phase, machineNow)
      if (next.phase === 'done') return end(row, next, now)
      sweep = { ...next, phase: next.phase }
      row = await chores.saveSweep(row, { sweptAt: row.sweptAt ?? now, sweep })
    } while (hasTime())
    return undefined
  }

  /** A round that removed something leaves its trace; what it was stands in no line. */
  async function end(row: ChoreRow, { vanished, ownerless }: Step, now: Instant): Promise<Swept> {
    const trace = vanished + ownerless > 0 ? doorTrace('chores', 'sweep-files', pathOfYear(row.regionId, row.year), now) : undefined
    await chores.saveSweep(row, { sweptAt: row.sweptAt ?? now }, trace)
    return { vanished, ownerless }
  }
}
