// The buckets of the object store, and the rules that a bucket policy lays on what is put in them.
import { denied, invalid, notImplemented, StoreRefusal } from './request.ts'

export interface Bucket {
  readonly name: string
  readonly versioned: boolean
  /** Everything put here must be encrypted with exactly this key: the policy denies all else. */
  readonly requireKmsKey?: string
  /** Only a signed form can say how large a file is and what is in it: where this is set nothing comes in another way. */
  readonly formsOnly?: boolean
  /** No link opens anything here once its signature is this old, whatever it says of itself. */
  readonly oldestLinkMilliseconds?: number
}

const encryption = 'x-amz-server-side-encryption'
const keyId = `${encryption}-aws-kms-key-id`

/** Refuses (403) what the policy of the bucket denies. */
export function checkEncryption({ requireKmsKey }: Bucket, headers: Readonly<Record<string, string>>): void {
  const manner = headers[encryption]
  if (manner === 'aws:kms:dsse') throw notImplemented('encryption in two layers')
  if (manner !== undefined && manner !== 'aws:kms' && manner !== 'AES256') throw invalid('The encryption method specified is not supported')
  if (headers[keyId] !== undefined && manner !== 'aws:kms') throw invalid('A key can only be named with aws:kms')
  if (requireKmsKey !== undefined && (manner !== 'aws:kms' || headers[keyId] !== requireKmsKey)) {
    throw denied(`${byPolicy}: the object is not encrypted with the key of this bucket.`)
  }
}

const byPolicy = 'Access denied with an explicit deny in a resource-based policy'

/** Refuses (403) a put or copy where only forms may put. */
export function checkManner({ formsOnly = false }: Bucket): void {
  if (formsOnly) throw denied(`${byPolicy}: only a signed form may put here.`)
}

/** Refuses (403) an address that was signed too long ago; `age` is nothing for what was signed by its headers. */
export function checkAge({ oldestLinkMilliseconds = Number.POSITIVE_INFINITY }: Bucket, age: number | undefined): void {
  if (age !== undefined && age > oldestLinkMilliseconds) throw denied(`${byPolicy}: the link is too old.`)
}

/** Refuses a key that S3 does not take, and signs that no XML can carry. */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > 1024) throw new StoreRefusal(400, 'KeyTooLongError', 'Your key is too long')
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(key)) throw invalid('A key with control characters is not taken here.')
}
