// The two buckets of files on this machine, under the rules that their policies have in AWS, and a client for the doors.
import { createHmac } from 'node:crypto'
import { S3Client } from '@aws-sdk/client-s3'
import { createObjectStore, type EmbeddedStore, type StoredObject } from './object-store.ts'

/** Where the store hangs in the addresses of the one server. */
export const storePath = '/s3'

/** What the doors are told of it. */
export const fileSettings = {
  QUARANTINE_BUCKET: 'quarantine',
  ATTACHMENTS_BUCKET: 'attachments',
  FILES_KEY_ID: 'arn:aws:kms:eu-west-1:000000000000:key/files',
} as const

export interface FilesOptions {
  readonly path: string
  /** Of the server, without a path: presigned addresses begin with it. */
  readonly url: string
  /** What the store's own key is derived from, so that what was presigned outlives a restart. */
  readonly key: Uint8Array
  readonly origins: readonly string[]
  /** Hears of every upload, once it is on disk. */
  readonly onUpload: (object: StoredObject) => void
  readonly onFault: (what: string, fault?: unknown) => void
}

export interface Files {
  readonly store: EmbeddedStore
  readonly client: S3Client
  /** What lies in quarantine now: what a stopped process had not taken in yet. */
  uploads(): readonly StoredObject[]
}

/** Opens the store in its folder. Throws when what lies there cannot be read. */
export function openFiles({ path, url, key, origins, onUpload, onFault }: FilesOptions): Files {
  const { QUARANTINE_BUCKET: quarantine, ATTACHMENTS_BUCKET: attachments, FILES_KEY_ID: requireKmsKey } = fileSettings
  const credentials = { accessKeyId: 'laptop', secretAccessKey: createHmac('sha256', key).update('object-store').digest('hex') }
  const store = createObjectStore({
    path,
    basePath: storePath,
    credentials: { [credentials.accessKeyId]: credentials.secretAccessKey },
    buckets: [
      { name: quarantine, versioned: false, requireKmsKey, formsOnly: true },
      { name: attachments, versioned: true, requireKmsKey, oldestLinkMilliseconds: 300_000 },
    ],
    origins,
    onCreated: (object) => {
      if (object.bucket === quarantine) onUpload(object)
    },
    onFault,
  })
  const client = new S3Client({
    region: 'eu-west-1',
    endpoint: `${url}${storePath}`,
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    requestHandler: store.requestHandler,
  })
  return { store, client, uploads: () => store.objects(quarantine) }
}
