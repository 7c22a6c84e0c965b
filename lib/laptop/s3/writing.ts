// Answers what changes objects: putting, copying, deleting one and deleting many.
import { checkEncryption, checkKey, type Bucket } from './buckets.ts'
import { hasChecksum, readIncoming, toKeep } from './incoming.ts'
import { names, preconditionFailed, wantedVersion } from './reading.ts'
import { invalid, notImplemented, pairsOf, plain, StoreRefusal, type Place, type StoreAnswer } from './request.ts'
import type { Described, Version, Versions } from './versions.ts'
import { document, element, readDelete } from './xml.ts'

type Headers = Readonly<Record<string, string>>
/** Hears of every object that was made, once it is on disk. */
export type Created = (version: Version) => void

export interface Writing {
  readonly versions: Versions
  readonly bucketOf: (name: string) => Bucket
  readonly created: Created
}

/** Puts what came in the body. Only `If-None-Match: *` is known as a condition. */
export async function putObject(writing: Writing, { bucket: name, key }: Place, body: Buffer, headers: Headers): Promise<StoreAnswer> {
  const bucket = writing.bucketOf(name)
  const condition = headers['if-none-match']
  if ((condition !== undefined && condition !== '*') || headers['if-match'] !== undefined) throw notImplemented('this condition on a put')
  const { content, described } = readIncoming(bucket, body, headers)
  const version = await keep(writing, bucket, key, content, described, condition !== undefined)
  return { status: 200, headers: { etag: version.etag, ...described.checksums, ...aboutVersion(bucket, version) } }
}

/** Writes a version and tells of it. Refuses (412) what is there when it must be new. */
export async function keep(writing: Writing, bucket: Bucket, key: string, content: Buffer, described: Described, onlyNew = false): Promise<Version> {
  checkKey(key)
  const version = await writing.versions.put(bucket.name, key, content, described, onlyNew)
  if (!version) throw preconditionFailed()
  writing.created(version)
  return version
}

/** The headers that tell which version was written, and how it is encrypted. */
export function aboutVersion({ versioned }: Bucket, version: Version): Headers {
  const encryption = Object.entries(version.headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption'))
  return { 'x-amz-server-side-encryption': 'AES256', ...Object.fromEntries(encryption), ...(versioned && { 'x-amz-version-id': version.versionId }) }
}

/** Copies within this store; with `REPLACE` the headers of the request take the place of those of the source. Encryption is never copied. */
export async function copyObject(writing: Writing, place: Place, headers: Headers): Promise<StoreAnswer> {
  const bucket = writing.bucketOf(place.bucket)
  checkEncryption(bucket, headers)
  const from = sourceOf(headers['x-amz-copy-source']!)
  const sourceBucket = writing.bucketOf(from.bucket)
  const source = wantedVersion(writing.versions, from)
  if (source.kind === 'marker') throw new StoreRefusal(404, 'NoSuchKey', 'The specified key does not exist.')
  const condition = headers['x-amz-copy-source-if-match']
  if (condition !== undefined && !names(condition, source)) throw preconditionFailed()
  const directive = headers['x-amz-metadata-directive'] ?? 'COPY'
  if (directive !== 'COPY' && directive !== 'REPLACE') throw invalid('Unknown metadata directive.')
  if (directive === 'COPY' && from.bucket === place.bucket && from.key === place.key && !from.query.has('versionId')) {
    throw new StoreRefusal(400, 'InvalidRequest', 'This copy request is illegal because it is trying to copy an object to itself without changing anything.')
  }
  const described = { etag: source.etag, checksums: source.checksums, headers: directive === 'COPY' ? { ...ownHeaders(source), ...encryptionOf(headers) } : toKeep(headers) }
  const version = await keep(writing, bucket, place.key, writing.versions.read(source), described)
  const sums = Object.entries(version.checksums).map(([name, value]) => element(`Checksum${name.slice('x-amz-checksum-'.length).toUpperCase()}`, value))
  return {
    status: 200,
    headers: { 'content-type': 'application/xml', ...aboutVersion(bucket, version), ...(sourceBucket.versioned && { 'x-amz-copy-source-version-id': source.versionId }) },
    body: document('CopyObjectResult', [element('LastModified', new Date(version.modifiedAt).toISOString()), element('ETag', version.etag), ...sums]),
  }
}

const isEncryption = (name: string) => name.startsWith('x-amz-server-side-encryption')
const ownHeaders = ({ headers }: Version) => Object.fromEntries(Object.entries(headers).filter(([name]) => !isEncryption(name)))
const encryptionOf = (headers: Headers) => Object.fromEntries(Object.entries(toKeep(headers)).filter(([name]) => isEncryption(name)))

function sourceOf(header: string): Place {
  const mark = header.indexOf('?')
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(plain(mark === -1 ? header : header.slice(0, mark))) ?? []
  if (bucket === undefined || key === undefined) throw invalid('Copy Source must mention the source bucket and key: sourcebucket/sourcekey')
  return { bucket, key, query: new Map(mark === -1 ? [] : pairsOf(header.slice(mark + 1))) }
}

/** One version for good, or, in a bucket with versions and without naming one, a marker. */
export function deleteObject({ versions, bucketOf }: Writing, { bucket: name, key, query }: Place): StoreAnswer {
  const deleted = deleteOne(versions, bucketOf(name), key, query.get('versionId'))
  return { status: 204, headers: { ...(deleted.versionId && { 'x-amz-version-id': deleted.versionId }), ...(deleted.isMarker && { 'x-amz-delete-marker': 'true' }) } }
}

function deleteOne(versions: Versions, bucket: Bucket, key: string, versionId: string | undefined): { readonly versionId?: string; readonly isMarker: boolean } {
  checkKey(key)
  if (versionId === undefined && bucket.versioned) return { versionId: versions.mark(bucket.name, key).versionId, isMarker: true }
  const found = versions.of(bucket.name, key).find((one) => one.versionId === (versionId ?? 'null'))
  if (found) versions.remove(found)
  return { ...(versionId !== undefined && { versionId }), isMarker: found?.kind === 'marker' }
}

/** Up to a thousand at once; each is deleted, or not, by itself. */
export function deleteObjects({ versions, bucketOf }: Writing, name: string, body: Buffer, headers: Headers): StoreAnswer {
  const bucket = bucketOf(name)
  if (!hasChecksum(headers)) throw new StoreRefusal(400, 'InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*')
  const checked = readIncoming({ name, versioned: bucket.versioned }, body, headers)
  const { quiet, objects } = readDelete(checked.content)
  const done = objects.map(({ key, versionId }) => {
    const deleted = deleteOne(versions, bucket, key, versionId)
    return element('Deleted', [
      element('Key', key),
      versionId === undefined ? undefined : element('VersionId', versionId),
      deleted.isMarker ? element('DeleteMarker', true) : undefined,
      deleted.isMarker && deleted.versionId ? element('DeleteMarkerVersionId', deleted.versionId) : undefined,
    ])
  })
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: document('DeleteResult', quiet ? [] : done) }
}
