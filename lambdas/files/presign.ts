// Addresses that a browser may use without a key of its own: one upload of exactly one file, one download of exactly one version.
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { linkSeconds } from '../domain/object-key.ts'
import { contentDisposition } from '../domain/file-name.ts'

const uploadSeconds = 900

export interface Upload {
  readonly bucket: string
  readonly key: string
  readonly kmsKeyId: string
  readonly contentType: string
  /** Bytes. */
  readonly size: number
  /** Hexadecimals. */
  readonly sha256: string
}

/**
 * A form that S3 takes for 15 minutes: this bucket, this key, this kind, exactly this many bytes with exactly this SHA-256, encrypted with
 * this key. Every field is a condition of the signed policy, and S3 refuses fields that the policy does not name.
 */
export async function presignUpload(client: S3Client, { bucket, key, kmsKeyId, contentType, size, sha256 }: Upload): Promise<{ url: string; fields: Record<string, string> }> {
  return createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Expires: uploadSeconds,
    Fields: {
      'Content-Type': contentType,
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': kmsKeyId,
    },
    Conditions: [['content-length-range', size, size]],
  })
}

/**
 * A link that S3 serves for `seconds`, at most 300. Name and kind of what comes are signed with it: a browser stores it under that name and
 * never shows it as a page.
 */
export async function presignDownload(
  client: S3Client,
  bucket: string,
  { key, versionId }: { readonly key: string; readonly versionId: string },
  { fileName, contentType }: { readonly fileName: string; readonly contentType: string },
  seconds: number,
): Promise<string> {
  if (!(seconds >= 1 && seconds <= linkSeconds)) throw new RangeError(`a link of ${seconds} seconds`)
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    VersionId: versionId,
    ResponseContentDisposition: contentDisposition(fileName),
    ResponseContentType: contentType,
    ResponseCacheControl: 'private, no-store',
  })
  return getSignedUrl(client, command, { expiresIn: seconds })
}
