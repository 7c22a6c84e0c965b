// What schools do with files, in one call each: added, uploaded, seen by parents, set ready, fetched.
import { day } from '../../lambdas/domain/local-date.ts'
import { type Dossier, openListHash } from '../../lambdas/domain/dossier.ts'
import { readDossierId } from '../../lambdas/domain/dossier-id.ts'
import { objectKey } from '../../lambdas/domain/object-key.ts'
import { addDossiers } from '../../lambdas/usecases/add-dossiers.ts'
import { announceAttachment } from '../../lambdas/usecases/attach-files.ts'
import { fetchDossiers } from '../../lambdas/usecases/fetch-dossiers.ts'
import { recallDossier } from '../../lambdas/usecases/recall-dossier.ts'
import { recordInspection } from '../../lambdas/usecases/record-inspections.ts'
import { setReadyMany } from '../../lambdas/usecases/set-ready.ts'
import { fingerprint } from '../../lambdas/wiring.ts'
import { pngOf } from '../files/image-building.ts'
import { type FilesWorld, key, po, sha256, vo } from './files-world.ts'

/** An image that may be kept, another for each number. */
export const image = (number: number): Uint8Array => pngOf({ width: 1 + number, height: 1 })
/** What says that it is an image, and is none. */
export const noImage = (number: number): Uint8Array => new TextEncoder().encode(`geen afbeelding ${number}`)

const schoolOf = (dossierId: string) => readDossierId(dossierId)!.schoolId

/** Adds dossiers, and answers their ids. */
export async function add(world: FilesWorld, schoolId: string, count: number, destinations: readonly string[] = ['99CD00'], regionYear = key): Promise<readonly string[]> {
  const given = Array.from({ length: count }, (_, i) => ({ label: `Leerling ${i + 1}`, routes: ['regular'] as const, destinations }))
  return (await addDossiers(world.ports())(po(schoolId), regionYear, schoolId, given)).map(({ dossier }) => dossier.dossierId)
}

export async function announce(world: FilesWorld, dossierId: string, bytes: Uint8Array) {
  const file = { typeId: 'action-plan', fileName: 'plan.png', size: bytes.length, contentType: 'image/png', sha256: sha256(bytes) }
  const { attachment, upload } = await announceAttachment(world.ports())(po(schoolOf(dossierId)), dossierId, file)
  return { attachmentId: attachment.attachmentId, upload }
}

/** Announces and posts; nothing has looked at it yet. */
export async function upload(world: FilesWorld, dossierId: string, bytes: Uint8Array): Promise<string> {
  const { attachmentId, upload: place } = await announce(world, dossierId, bytes)
  await world.post(place.url, place.fields, bytes)
  return attachmentId
}

/** An upload that no dossier ever announced: no door does that. */
export async function stray(world: FilesWorld, schoolId: string): Promise<string> {
  const bytes = image(200)
  const name = objectKey({ ...key, schoolId, number: '481516', attachmentId: '0123456789abcdef0123', sha256: sha256(bytes) })
  const { url, fields } = await world.objects.presignUpload(name, { contentType: 'image/png', size: bytes.length, sha256: sha256(bytes) })
  await world.post(url, fields, bytes)
  return name
}

export async function read(world: FilesWorld, dossierId: string): Promise<Dossier> {
  return (await world.ports().dossiers.get(dossierId))!
}

export async function inspect(world: FilesWorld, dossierId: string): Promise<void> {
  const { open } = await read(world, dossierId)
  await recordInspection(world.ports())(po(schoolOf(dossierId)), dossierId, { listHash: openListHash(open!, fingerprint), manner: 'seen', on: day('2027-03-30'), agreed: 'yes', exactlyThese: true })
}

export async function setReady(world: FilesWorld, ids: readonly string[], regionYear = key) {
  return setReadyMany(world.ports())(po(schoolOf(ids[0]!)), regionYear, schoolOf(ids[0]!), ids)
}

export const recall = (world: FilesWorld, dossierId: string) => recallDossier(world.ports())(po(schoolOf(dossierId)), dossierId, {})

export const fetchAll = (world: FilesWorld, schoolId: string, regionYear = key) => fetchDossiers(world.ports())(vo(schoolId), regionYear, schoolId, undefined)

/** With one file each, seen by the parents. */
export async function filled(world: FilesWorld, ids: readonly string[], from = 1): Promise<void> {
  for (const [i, id] of ids.entries()) await upload(world, id, image(from + i))
  await world.scanned()
  for (const id of ids) await inspect(world, id)
}
