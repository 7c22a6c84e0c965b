// Uploads and attachments: who may do what with them, and what nobody may, whatever the doors sign.
import { S3Client } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { environments } from '../../lambdas/environment.ts'
import { objectStore } from '../../lambdas/files/object-store.ts'
import { bucketHost, bucketName, stages } from '../../lib/stage.ts'
import { account } from './allowed.ts'
import { arnOf, attachment, attachments, bucketNamed, buckets, door, filesKey, may, object, put, quarantine, roles, scanner, upload } from './file-places.ts'
import { resources, synthesized } from './synthesized.ts'

describe('an upload that nobody looked through yet', () => {
  it('can be read by intake and the malware scan alone, by no other door and no schedule', () => {
    const readers = (action: string) => roles.filter((as) => may({ as, action, of: upload }))
    expect(readers('s3:GetObject')).toEqual([scanner, door('intake')])
    expect(readers('s3:GetObjectVersion')).toEqual([scanner])
    expect(roles).toEqual(expect.arrayContaining(Object.keys(environments).map(door)))
  })

  it('is taken away by intake, by api when its school takes it back, and by chores when nobody came to it', () => {
    expect(roles.filter((as) => may({ as, action: 's3:DeleteObject', of: upload }))).toEqual([door('api'), door('intake'), door('chores')])
  })

  it('is asked for by intake, which hears whether it is gone or not allowed', () => {
    expect(roles.filter((as) => may({ as, action: 's3:ListBucket', of: quarantine }))).toEqual([scanner, door('intake')])
  })

  it('is gone after a day, also what was left half done', () => {
    expect(bucketNamed('filesquarantine').LifecycleConfiguration.Rules).toEqual([
      {
        Status: 'Enabled', ExpirationInDays: 1, NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ])
  })

  it('has no older versions: what intake takes away is gone', () => expect(bucketNamed('filesquarantine').VersioningConfiguration).toBeUndefined())

  const signed = {
    's3:authType': 'POST',
    's3:x-amz-server-side-encryption': 'aws:kms',
    's3:x-amz-server-side-encryption-aws-kms-key-id': filesKey,
  }
  const without = (name: keyof typeof signed) => Object.fromEntries(Object.entries(signed).filter(([key]) => key !== name))

  it('comes in by a form that api signed', () => {
    expect(put(signed)).toBe(true)
    expect(roles.filter((as) => put(signed, as))).toEqual([door('api')])
  })

  it.each([
    ['without encryption', without('s3:x-amz-server-side-encryption')],
    ['with the encryption that S3 does by itself', { ...signed, 's3:x-amz-server-side-encryption': 'AES256' }],
    ['without naming the key', without('s3:x-amz-server-side-encryption-aws-kms-key-id')],
    ['under another key', { ...signed, 's3:x-amz-server-side-encryption-aws-kms-key-id': arnOf('tablekey') }],
    ['under our key by its short name', { ...signed, 's3:x-amz-server-side-encryption-aws-kms-key-id': filesKey.split('/')[1]! }],
    ['by a link instead of a form, which cannot say how large it may be', { ...signed, 's3:authType': 'REST-QUERY-STRING' }],
    ['by a call instead of a form', { ...signed, 's3:authType': 'REST-HEADER' }],
    ['without TLS', { ...signed, 'aws:SecureTransport': 'false' }],
    ['over TLS 1.1', { ...signed, 's3:TlsVersion': '1.1' }],
  ])('does not come in %s', (_how, how) => expect(put(how)).toBe(false))

  it('comes from the web app\'s own address, by POST alone', () => {
    const live = resources(synthesized('live').storage, 'AWS::S3::Bucket').find(({ id }) => id.startsWith('filesquarantine'))
    expect(live?.properties.CorsConfiguration.CorsRules).toEqual([
      { AllowedMethods: ['POST'], AllowedOrigins: ['https://app.overstap.example'], MaxAge: 3000 },
    ])
    expect(JSON.stringify(bucketNamed('filesquarantine').CorsConfiguration)).toMatch(/"https:\/\/",\{"Fn::ImportValue":"overstap-trial-web:[^"]*front/)
    expect(JSON.stringify(buckets.map(({ properties }) => properties.CorsConfiguration?.CorsRules))).not.toContain('"*"')
  })
})

describe('an attachment', () => {
  const link = (milliseconds: number) => ({ 's3:authType': 'REST-QUERY-STRING', 's3:signatureAge': String(milliseconds) })
  const open = (how: Readonly<Record<string, string>>, as = door('api')) => may({ as, action: 's3:GetObjectVersion', of: attachment, how })

  it('is opened by a link to one version that api signed, for 300 seconds at most, whatever the link says of itself', () => {
    expect(open(link(300_000))).toBe(true)
    expect(open(link(300_001))).toBe(false)
    expect(roles.filter((as) => open(link(0), as))).toEqual([door('api')])
  })

  it('is not opened without naming its version', () => {
    expect(roles.filter((as) => may({ as, action: 's3:GetObject', of: attachment, how: link(0) }))).toEqual([])
  })

  it('is written by intake alone, under our key alone', () => {
    const how = { 's3:x-amz-server-side-encryption': 'aws:kms', 's3:x-amz-server-side-encryption-aws-kms-key-id': filesKey, 's3:authType': 'REST-HEADER' }
    expect(roles.filter((as) => may({ as, action: 's3:PutObject', of: attachment, how }))).toEqual([door('intake')])
    expect(may({ as: door('intake'), action: 's3:PutObject', of: attachment, how: { 's3:authType': 'REST-HEADER' } })).toBe(false)
  })

  it('is removed version by version: by api for its school, by chores, which cannot read them', () => {
    // Intake takes back a copy that it made itself, when nobody waits for it any more.
    expect(roles.filter((as) => may({ as, action: 's3:DeleteObjectVersion', of: attachment }))).toEqual([door('api'), door('intake'), door('chores')])
    expect(roles.filter((as) => may({ as, action: 's3:DeleteObject', of: attachment }))).toEqual([])
    expect(roles.filter((as) => may({ as, action: 's3:ListBucketVersions', of: attachments }))).toEqual([door('api'), door('chores')])
  })

  it('has versions that never go by age: a dossier names one', () => {
    expect(bucketNamed('filesattachments').VersioningConfiguration).toEqual({ Status: 'Enabled' })
    expect(bucketNamed('filesattachments').LifecycleConfiguration.Rules).toEqual([
      {
        Status: 'Enabled', ExpiredObjectDeleteMarker: true,
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      },
    ])
  })

  it('goes to the web app\'s own address, by GET alone', () => {
    const live = resources(synthesized('live').storage, 'AWS::S3::Bucket').find(({ id }) => id.startsWith('filesattachments'))
    expect(live?.properties.CorsConfiguration.CorsRules).toEqual([
      { AllowedMethods: ['GET'], AllowedOrigins: ['https://app.overstap.example'], MaxAge: 3000 },
    ])
  })
})

describe('what the api door signs', () => {
  const client = new S3Client({
    region: 'eu-west-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' }, requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  const file = { contentType: 'application/pdf', size: 4711, sha256: object.split('/').at(-1)! }
  const signing = objectStore(client, {
    quarantine: bucketName(stages.trial, 'quarantine', account), attachments: bucketName(stages.trial, 'attachments', account), kmsKeyId: filesKey,
  })
  const said = (fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`s3:${name}`, value]))

  it('for an upload, the bucket lets in and no further than one file: its key, its size, its content, its kind, our key', async () => {
    const { url, fields } = await signing.presignUpload(object, file)
    expect(new URL(url).host).toBe(bucketHost(stages.trial, 'quarantine', account))
    expect(put({ ...said(fields), 's3:authType': 'POST' })).toBe(true)
    const { conditions } = JSON.parse(Buffer.from(fields['Policy']!, 'base64').toString()) as { conditions: unknown[] }
    expect(conditions).toEqual(
      expect.arrayContaining([
        ['content-length-range', 4711, 4711],
        { bucket: bucketName(stages.trial, 'quarantine', account) },
        { key: object },
        { 'Content-Type': 'application/pdf' },
        { 'x-amz-checksum-sha256': Buffer.from(file.sha256, 'hex').toString('base64') },
        { 'x-amz-server-side-encryption': 'aws:kms' },
        { 'x-amz-server-side-encryption-aws-kms-key-id': filesKey },
      ]),
    )
  })

  it('for a download, the bucket opens for 300 seconds and only with the version', async () => {
    const link = new URL(await signing.presignDownload({ key: object, versionId: 'v1' }, { fileName: 'Handelingsplan.pdf', contentType: 'application/pdf' }, 300))
    expect(link.host).toBe(bucketHost(stages.trial, 'attachments', account))
    expect(link.searchParams.get('versionId')).toBe('v1')
    expect(Number(link.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(300)
  })
})
