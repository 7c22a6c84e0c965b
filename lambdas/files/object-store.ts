// S3 behind the object store's port: uploads lie in quarantine, what was checked lies with the attachments.
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  S3ServiceException,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { Instant } from '../domain/moment.ts'
import type { ObjectStore } from '../ports/files.ts'
import { presignDownload, presignUpload } from './presign.ts'

export interface FileBuckets {
  readonly quarantine: string
  readonly attachments: string
  /** The one key with which everything in both is encrypted. */
  readonly kmsKeyId: string
}

/** S3 deletes and lists at most this many at once. */
const most = 1000

/** Both buckets behind one client, which also makes the addresses that a browser calls. */
export function objectStore(client: S3Client, buckets: FileBuckets): ObjectStore {
  const { quarantine, attachments, kmsKeyId } = buckets

  /** Every version and marker of one key. */
  async function versionsOf(bucket: string, key: string): Promise<ObjectIdentifier[]> {
    const found: ObjectIdentifier[] = []
    let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {}
    for (;;) {
      const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...markers }))
      const all = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]
      found.push(...all.filter(({ Key }) => Key === key).map(({ VersionId }) => ({ Key: key, VersionId })))
      // Keys come in order: once another one comes, all of this one have been.
      if (!page.IsTruncated || all.some(({ Key }) => Key !== key)) return found
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
    }
  }

  async function removeAll(bucket: string, keys: readonly string[]): Promise<void> {
    const objects: ObjectIdentifier[] = []
    for (const key of keys) objects.push(...(await versionsOf(bucket, key)))
    await removeThese(bucket, objects)
  }

  async function removeThese(bucket: string, objects: readonly ObjectIdentifier[]): Promise<void> {
    for (let i = 0; i < objects.length; i += most) {
      const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects.slice(i, i + most), Quiet: true } }))
      if (Errors.length > 0) throw new Error(`${Errors.length} versions were not removed: ${Errors[0]!.Code}`)
    }
  }

  return {
    presignUpload: (key, file) => presignUpload(client, { bucket: quarantine, kmsKeyId, key, ...file }),
    presignDownload: (object, as, seconds) => presignDownload(client, attachments, object, as, seconds),
    async readQuarantine(key, versionId) {
      const found = await orNothing(client.send(new GetObjectCommand({ Bucket: quarantine, Key: key, ...named(versionId) })))
      return found?.Body?.transformToByteArray()
    },
    async accept(key, contentType, versionId) {
      const source = [quarantine, ...key.split('/')].map(encodeURIComponent).join('/')
      const copied = await orNothing(
        client.send(
          new CopyObjectCommand({
            Bucket: attachments,
            Key: key,
            CopySource: named(versionId).VersionId === undefined ? source : `${source}?versionId=${encodeURIComponent(versionId!)}`,
            // The kind is what the check found, not what the sender said; nothing else comes along, and no tags of whoever scanned it.
            MetadataDirective: 'REPLACE',
            TaggingDirective: 'REPLACE',
            ContentType: contentType,
            ServerSideEncryption: 'aws:kms',
            SSEKMSKeyId: kmsKeyId,
          }),
        ),
      )
      if (copied && !copied.VersionId) throw new Error('the attachments bucket keeps no versions')
      return copied && { versionId: copied.VersionId! }
    },
    // The quarantine bucket keeps no versions: what is taken away is gone.
    async removeQuarantine(key) {
      await client.send(new DeleteObjectCommand({ Bucket: quarantine, Key: key }))
    },
    remove: (keys) => removeAll(attachments, keys),
    removeVersions: (bucket, versions) =>
      removeThese(bucket === 'quarantine' ? quarantine : attachments, versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }))),
    async list(bucket, prefix, after) {
      const page = await client.send(
        new ListObjectVersionsCommand({ Bucket: bucket === 'quarantine' ? quarantine : attachments, Prefix: prefix, MaxKeys: most, ...(after && { KeyMarker: after }) }),
      )
      const all = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]
      const byKey = [...Map.groupBy(all, ({ Key }) => Key!)].sort(([a], [b]) => (a < b ? -1 : 1))
      // The last key of a page may go on beyond it: the next page begins with it again, unless it fills this one alone.
      const lastGoesOn = page.NextVersionIdMarker !== undefined && page.NextVersionIdMarker !== ''
      const whole = page.IsTruncated && lastGoesOn && byKey.length > 1 ? byKey.slice(0, -1) : byKey
      const keys = whole.map(([key, versions]) => ({
        key,
        versions: versions.length,
        versionIds: versions.map(({ VersionId }) => VersionId!),
        lastModified: Math.max(...versions.map(({ LastModified }) => LastModified!.getTime())) as Instant,
      }))
      return { keys, ...(page.IsTruncated && { next: keys.at(-1)!.key }) }
    },
  }
}

/** In a bucket without versions the scanner calls the only one `null`. */
const named = (versionId: string | undefined) => (versionId === undefined || versionId === '' || versionId === 'null' ? {} : { VersionId: versionId })

/** The answer, or nothing when the object is not there (any more). */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (fault) {
    if (fault instanceof S3ServiceException && (fault.name === 'NoSuchKey' || fault.name === 'NoSuchVersion')) return undefined
    throw fault
  }
}
