// Gives a school its own proof of a year: what it set ready, what the parents could see, and who fetched what and when; no file.
import type { Actor } from '../domain/actor.ts'
import type { Dossier, Inspection, ReadyFile } from '../domain/dossier.ts'
import { type DossierId, readDossierId } from '../domain/dossier-id.ts'
import type { DossierFetch } from '../domain/dossier-story.ts'
import type { KeptDelivery } from '../domain/delivery.ts'
import type { Receipt } from '../domain/application.ts'
import type { Instant } from '../domain/moment.ts'
import type { School, SchoolId } from '../domain/school.ts'
import { filesFor } from '../domain/seen-delivery.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { findSchool } from './dossier-context.ts'
import { fetchesByDossier, nameIn } from './see-dossiers.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export interface ExportedVersion {
  readonly number: number
  readonly readyAt: Instant
  readonly recalledAt?: Instant
  readonly reference?: string
  readonly listHash: string
  /** What a PO school wrote down; a VO school does not have it. */
  readonly inspection?: Pick<Inspection, 'manner' | 'on' | 'agreed'>
  readonly files: readonly Pick<ReadyFile, 'typeName' | 'fileName' | 'size' | 'sha256'>[]
}

export interface ExportedDossier {
  readonly number: string
  readonly label?: string
  readonly ownReference?: string
  readonly versions: readonly ExportedVersion[]
  readonly fetches: readonly (DossierFetch & { readonly schoolName: string })[]
  readonly receipts: readonly { readonly schoolId: SchoolId; readonly kind: Receipt['kind']; readonly at: Instant }[]
}

export interface SchoolExport {
  readonly school: School
  readonly madeAt: Instant
  readonly dossiers: readonly ExportedDossier[]
}

type NamedFetches = (dossierId: DossierId) => ExportedDossier['fetches']

function ofPoSchool({ dossierId, number, label, ready, applications }: Dossier, fetchesOf: NamedFetches): ExportedDossier {
  return {
    number, label,
    versions: ready.map(({ number: version, files, listHash, inspection, readyAt, reference, recalledAt }) => ({
      number: version, readyAt, ...(recalledAt !== undefined && { recalledAt }), reference, listHash, inspection, files,
    })),
    fetches: fetchesOf(dossierId),
    receipts: applications.flatMap(({ schoolId, receipt }) => (receipt ? [{ schoolId, kind: receipt.kind, at: receipt.at }] : [])),
  }
}

/** Only what this school fetched, in the version that it fetched, and of that what the reader may see. */
function ofVoSchool(dossierId: DossierId, delivery: KeptDelivery | undefined, fetches: ExportedDossier['fetches'], reader: { readonly sensitive: boolean }): ExportedDossier {
  const { ready, receipt, ownReference, voSchoolId } = delivery ?? {}
  const isFetched = ready && fetches.some(({ version }) => version === ready.number)
  return {
    number: readDossierId(dossierId)!.number,
    ...(ownReference !== undefined && { ownReference }),
    versions: isFetched ? [{ number: ready.number, readyAt: ready.readyAt, listHash: ready.listHash, files: filesFor(ready, reader) }] : [],
    fetches,
    receipts: receipt && voSchoolId ? [{ schoolId: voSchoolId, kind: receipt.kind, at: receipt.at }] : [],
  }
}

/** Of a PO or a VO school, by its own partition alone; notes that the school took it. */
export function exportSchool(ports: Pick<Ports, 'clock' | 'schools' | 'attachmentTypes' | 'dossiers' | 'deliveries' | 'progress'>) {
  const find = findSchool(ports)

  async function ofPo(key: RegionYearKey, schoolId: SchoolId): Promise<readonly ExportedDossier[]> {
    const [{ dossiers, fetched }, schools] = await Promise.all([ports.dossiers.list(schoolId, key.year), ports.schools.listPublic(key)])
    const fetches = fetchesByDossier(fetched)
    const named: NamedFetches = (dossierId) => (fetches.get(dossierId) ?? []).map((fetch) => ({ ...fetch, schoolName: nameIn(schools, fetch.schoolId) }))
    return dossiers.filter(({ regionId }) => regionId === key.regionId).map((dossier) => ofPoSchool(dossier, named))
  }

  async function ofVo(key: RegionYearKey, { schoolId, name }: School, reader: { readonly sensitive: boolean }): Promise<readonly ExportedDossier[]> {
    const { deliveries, fetched } = await ports.deliveries.list(schoolId, key.year)
    const known = new Map(deliveries.map((delivery) => [delivery.dossierId, delivery]))
    const isElsewhere = (dossierId: DossierId) => known.has(dossierId) && known.get(dossierId)!.regionId !== key.regionId
    return [...fetchesByDossier(fetched)]
      .filter(([dossierId]) => !isElsewhere(dossierId))
      .map(([dossierId, fetches]) => ofVoSchool(dossierId, known.get(dossierId), fetches.map((fetch) => ({ ...fetch, schoolName: name })), reader))
  }

  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId): Promise<SchoolExport> => {
    const { school, now } = await find(key, schoolId)
    const { membership } = actor
    const dossiers = membership.role === 'vo' ? await ofVo(key, school, { sensitive: membership.rights.includes('sensitive') }) : await ofPo(key, schoolId)
    await ports.progress.markExported(key, schoolId, traceOf(actor, 'export-school', `${pathOfSchool(key.regionId, key.year, schoolId)}/export`, now))
    return { school, madeAt: now, dossiers }
  }
}
