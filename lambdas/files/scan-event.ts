// What the malware scan of an upload found, as it arrives on the queue in front of the intake door.
import * as z from 'zod'
import type { ScanResult } from '../domain/file-check.ts'

/** `failed`: the scanner came to no answer; nothing is known of the object. */
export interface ScannedUpload {
  readonly bucket: string
  readonly key: string
  readonly versionId?: string
  readonly scan: ScanResult | 'failed'
}

/** Source: Amazon GuardDuty user guide, "Monitoring S3 object scans with Amazon EventBridge". Fields that we do not use may come and go. */
const shape = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  source: z.literal('aws.guardduty'),
  detail: z.object({
    scanStatus: z.string(),
    s3ObjectDetails: z.object({ bucketName: z.string().min(1), objectKey: z.string().min(1), versionId: z.string().nullish() }),
    scanResultDetails: z.object({ scanResultStatus: z.string().nullish() }).nullish(),
  }),
})

/** A file with a password, or beyond the scanner's limits, is UNSUPPORTED. Whatever we do not know is no answer: nothing is let through by it. */
function resultOf(scanStatus: string, result: string | null | undefined): ScannedUpload['scan'] {
  if (result === 'THREATS_FOUND') return 'infected'
  if (scanStatus === 'COMPLETED' && result === 'NO_THREATS_FOUND') return 'clean'
  if (scanStatus === 'SKIPPED' && result === 'UNSUPPORTED') return 'not-scanned'
  return 'failed'
}

/** What a message says; nothing when it is no scan result. */
export function readScan(body: string): ScannedUpload | undefined {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return undefined
  }
  const read = shape.safeParse(value)
  if (!read.success) return undefined
  const { scanStatus, s3ObjectDetails, scanResultDetails } = read.data.detail
  const { bucketName, objectKey, versionId } = s3ObjectDetails
  // In a bucket without versions the only one is called `null`.
  const named = versionId && versionId !== 'null' ? { versionId } : {}
  return { bucket: bucketName, key: objectKey, ...named, scan: resultOf(scanStatus, scanResultDetails?.scanResultStatus) }
}
