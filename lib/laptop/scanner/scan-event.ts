// What GuardDuty Malware Protection for S3 tells of an object that it looked at, as EventBridge delivers it.
import { randomUUID } from 'node:crypto'

/** `failed`: there is a scanner, and it came to no answer. */
export type ScanOutcome = 'clean' | 'infected' | 'not-scanned' | 'failed'

export interface ScannedObject {
  readonly bucket: string
  readonly key: string
  readonly versionId: string
  readonly etag?: string
}

/** The event that the rule in front of the queue lets through; a message on the queue is exactly this, as JSON. */
export interface ScanEvent {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': 'GuardDuty Malware Protection Object Scan Result'
  readonly source: 'aws.guardduty'
  readonly account: string
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: {
    readonly schemaVersion: '1.0'
    readonly scanStatus: 'COMPLETED' | 'SKIPPED' | 'FAILED'
    readonly resourceType: 'S3_OBJECT'
    readonly s3ObjectDetails: { readonly bucketName: string; readonly objectKey: string; readonly eTag: string; readonly versionId: string; readonly s3Throttled: boolean }
    readonly scanResultDetails: {
      readonly scanResultStatus: 'NO_THREATS_FOUND' | 'THREATS_FOUND' | 'UNSUPPORTED' | 'FAILED'
      readonly threats: readonly { readonly name: string }[] | null
    }
  }
}

const statuses = {
  clean: ['COMPLETED', 'NO_THREATS_FOUND'],
  infected: ['COMPLETED', 'THREATS_FOUND'],
  'not-scanned': ['SKIPPED', 'UNSUPPORTED'],
  failed: ['FAILED', 'FAILED'],
} as const

/** `at` in milliseconds. Source: Amazon GuardDuty user guide, "Monitoring S3 object scans with Amazon EventBridge". */
export function scanEvent({ bucket, key, versionId, etag = '' }: ScannedObject, outcome: ScanOutcome, at: number, threat = 'unknown'): ScanEvent {
  const [scanStatus, scanResultStatus] = statuses[outcome]
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    account: '000000000000',
    time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: 'eu-west-1',
    resources: ['arn:aws:guardduty:eu-west-1:000000000000:malware-protection-plan/laptop'],
    detail: {
      schemaVersion: '1.0',
      scanStatus,
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { bucketName: bucket, objectKey: key, eTag: etag.replaceAll('"', ''), versionId, s3Throttled: false },
      scanResultDetails: { scanResultStatus, threats: outcome === 'infected' ? [{ name: threat }] : null },
    },
  }
}
