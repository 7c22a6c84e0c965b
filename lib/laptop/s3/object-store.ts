// S3 inside this process: enforces what S3 enforces of signatures, policies, checksums, encryption and versions, and refuses what it does not know.
import { randomUUID } from 'node:crypto'
import type { HttpHandler } from '@smithy/protocol-http'
import type { Room } from '../gateway/request.ts'
import { checkAge, checkManner, type Bucket } from './buckets.ts'
import { checkHeaders, noObjectLock } from './incoming.ts'
import { listObjects, listVersions } from './listing.ts'
import { postObject } from './posting.ts'
import { isOverride, readObject } from './reading.ts'
import { denied, notImplemented, placeOf, StoreRefusal, type Place, type StoreAnswer, type StoreRequest } from './request.ts'
import { storeHandler } from './sdk-client.ts'
import { checkSignature, presignedParameters, type Signers } from './signature.ts'
import { storeRoom } from './store-room.ts'
import { openVersions, type Version } from './versions.ts'
import { copyObject, deleteObject, deleteObjects, putObject, type Writing } from './writing.ts'
import { document, element } from './xml.ts'

/** An object that is there, in the version that is current. */
export type StoredObject = Pick<Version, 'bucket' | 'key' | 'versionId' | 'size' | 'etag'>

export interface ObjectStoreOptions {
  /** Everything is kept below this folder. */
  readonly path: string
  /** Where the store hangs in the addresses of its server, as `/s3`. */
  readonly basePath?: string
  readonly region?: string
  /** Secrets by access key. */
  readonly credentials: Readonly<Record<string, string>>
  readonly buckets: readonly Bucket[]
  /** Pages elsewhere whose browser may use presigned posts and links. */
  readonly origins?: readonly string[]
  /** The machine's clock: signatures live by it, not by the product's. */
  readonly now?: () => number
  /** Hears of every object that was put, posted or copied, once it is on disk. */
  readonly onCreated?: (object: StoredObject) => void
  /** Hears of what went wrong in the store itself. */
  readonly onFault?: (what: string, fault: unknown) => void
}

export interface EmbeddedStore {
  /** For `new S3Client({ requestHandler })`: no socket between. */
  readonly requestHandler: HttpHandler
  /** The same store for everybody who comes over the wire. */
  readonly room: Room
  /** The objects that a bucket holds now. */
  objects(bucket: string): readonly StoredObject[]
  /** The content of one version; nothing when it is no longer there. */
  contentOf(object: Pick<StoredObject, 'bucket' | 'key' | 'versionId'>): Buffer | undefined
}

/** What S3 knows of an address and this store answers; any other parameter asks for something that is not here. */
const parametersOf = {
  object: new Set(['versionId', 'x-id']),
  bucket: new Set(['list-type', 'prefix', 'delimiter', 'max-keys', 'continuation-token', 'start-after', 'fetch-owner', 'encoding-type', 'versions', 'key-marker', 'version-id-marker', 'delete', 'x-id']),
}
const ofObjectLock = ['object-lock', 'retention', 'legal-hold']

/** Opens the store in its folder. Throws when what lies there cannot be read. */
export function createObjectStore(options: ObjectStoreOptions): EmbeddedStore {
  const { basePath = '', region = 'eu-west-1', now = Date.now, onFault = () => {}, origins = [] } = options
  const versions = openVersions(options.path, options.buckets, now)
  const signers: Signers = { secrets: options.credentials, region, now }
  const bucketOf = (name: string): Bucket => {
    const found = options.buckets.find((bucket) => bucket.name === name)
    if (!found) throw new StoreRefusal(404, 'NoSuchBucket', 'The specified bucket does not exist')
    return found
  }
  const writing: Writing = { versions, bucketOf, created: (version) => options.onCreated?.(version) }

  async function answer(request: StoreRequest): Promise<StoreAnswer> {
    const place = placeOf(request, basePath)
    const { 'content-type': contentType = '', authorization } = request.headers
    const isForm = request.method === 'POST' && place.key === '' && /^multipart\/form-data\b/i.test(contentType) && authorization === undefined && place.query.size === 0
    if (isForm) return postObject(writing, request, place.bucket, signers)
    const age = checkSignature(request, signers)
    checkHeaders(request.headers)
    if (place.bucket === '') throw notImplemented('an operation without a bucket')
    checkParameters(place)
    return place.key === '' ? answerBucket(place, request) : answerObject(place, request, age)
  }

  async function answerObject(place: Place, { method, body, headers: sent }: StoreRequest, age: number | undefined): Promise<StoreAnswer> {
    const bucket = bucketOf(place.bucket)
    checkAge(bucket, age)
    const headers = { ...metadataIn(place.query), ...sent }
    if (method === 'GET' || method === 'HEAD') return readObject(versions, place, bucket.versioned, method, headers)
    if (method === 'DELETE') return deleteObject(writing, place)
    if (method !== 'PUT' || place.query.has('versionId')) throw notImplemented(`${method} here`)
    checkManner(bucket)
    return headers['x-amz-copy-source'] === undefined ? putObject(writing, place, body, headers) : copyObject(writing, place, headers)
  }

  async function answerBucket(place: Place, { method, body, headers }: StoreRequest): Promise<StoreAnswer> {
    bucketOf(place.bucket)
    if (method === 'HEAD') return { status: 200, headers: { 'x-amz-bucket-region': region } }
    if (method === 'GET') return place.query.has('versions') ? listVersions(versions, place) : listObjects(versions, place)
    if (method === 'POST' && place.query.has('delete')) return deleteObjects(writing, place.bucket, body, headers)
    throw notImplemented(`${method} of a bucket`)
  }

  /** Never throws: what is refused, and what goes wrong, is an answer too. */
  async function answerAny(request: StoreRequest): Promise<StoreAnswer> {
    const requestId = randomUUID()
    const withId = (one: StoreAnswer): StoreAnswer => ({ ...one, headers: { 'x-amz-request-id': requestId, ...one.headers } })
    try {
      return withId(await answer(request))
    } catch (fault) {
      if (!(fault instanceof StoreRefusal)) onFault(`the object store failed at ${request.method}`, fault)
      const refusal = fault instanceof StoreRefusal ? fault : new StoreRefusal(500, 'InternalError', 'We encountered an internal error. Please try again.')
      const body = document('Error', [element('Code', refusal.code), element('Message', refusal.message), element('RequestId', requestId)], { plain: true })
      return withId({ status: refusal.status, headers: { 'content-type': 'application/xml', ...refusal.headers }, ...(request.method !== 'HEAD' && { body }) })
    }
  }

  return {
    requestHandler: storeHandler(answerAny),
    room: storeRoom(answerAny, origins),
    objects: (bucket) => versions.keys(bucket, '').flatMap((key) => versions.of(bucket, key).slice(0, 1).filter(({ kind }) => kind === 'object')),
    contentOf({ bucket, key, versionId }) {
      const found = versions.of(bucket, key).find((one) => one.versionId === versionId && one.kind === 'object')
      return found && versions.read(found)
    },
  }
}

/** Refuses (501) an operation on something that is not here, so that it is never taken for another one. */
function checkParameters({ key, query }: Place): void {
  const known = key === '' ? parametersOf.bucket : parametersOf.object
  for (const name of query.keys()) {
    if (ofObjectLock.includes(name)) throw noObjectLock()
    if (known.has(name) || presignedParameters.has(name) || (key !== '' && isOverride(name)) || /^x-amz-(meta-|checksum-|sdk-)/i.test(name)) continue
    if (name.toLowerCase() === 'x-amz-security-token') throw denied('The provided token is malformed or otherwise invalid.')
    throw notImplemented(`?${name}`)
  }
}

/** Of the headers that a presigned address may carry S3 heeds the sender's own; a checksum there checks nothing. */
function metadataIn(query: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries([...query].filter(([name]) => /^x-amz-meta-/i.test(name)).map(([name, value]) => [name.toLowerCase(), value]))
}
