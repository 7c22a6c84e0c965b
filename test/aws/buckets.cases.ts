// How every bucket is kept, and the key and the malware scan of the two that hold files.
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { bucketHost, bucketName, stages } from '../../lib/stage.ts'
import { account, permissionsOf } from './allowed.ts'
import { arnOf, attachment, bucketNamed, buckets, door, filesKey, may, quarantine, roles, scanner, upload } from './file-places.ts'
import { only, resources, synthesized } from './synthesized.ts'

const { storage, web } = synthesized()
const policies = [storage, web].flatMap((template) => resources(template, 'AWS::S3::BucketPolicy')).map(({ properties }) => properties)

describe('every bucket', () => {
  it('is one of these: files and logs of the web app, files and logs of schools', () => expect(buckets).toHaveLength(5))

  it.each(buckets.map(({ id, properties }) => [id, properties]))('%s lets nobody in from outside', (_id, properties) => {
    expect(properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
    })
  })

  it.each(buckets.map(({ id }) => [id]))('%s refuses whoever does not use TLS 1.2 or newer', (id) => {
    const policy = JSON.stringify(policies.find(({ Bucket }) => Bucket.Ref === id))
    expect(policy).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"')
    expect(policy).toContain('"Condition":{"NumericLessThan":{"s3:TlsVersion":1.2}},"Effect":"Deny"')
  })

  it('belongs to us with all that is in it; the front delivers its logs the older way', () => {
    const owners = buckets.map(({ id, properties }) => [id.replace(/[\dA-F]{8}$/, ''), properties.OwnershipControls.Rules[0].ObjectOwnership])
    expect(Object.fromEntries(owners)).toEqual({
      files: 'BucketOwnerEnforced',
      logs: 'ObjectWriter',
      fileslogs: 'BucketOwnerEnforced',
      filesquarantine: 'BucketOwnerEnforced',
      filesattachments: 'BucketOwnerEnforced',
    })
  })

  it('is written about in a log bucket, which keeps no longer than the logs of the stage', () => {
    for (const name of ['filesquarantine', 'filesattachments']) {
      expect(bucketNamed(name).LoggingConfiguration.DestinationBucketName.Ref).toMatch(/^fileslogs/)
    }
    for (const stage of ['trial', 'live'] as const) {
      const logs = resources(synthesized(stage).storage, 'AWS::S3::Bucket').find(({ id }) => id.startsWith('fileslogs'))
      expect(logs?.properties.LifecycleConfiguration.Rules).toEqual([{ ExpirationInDays: stages[stage].logDays, Status: 'Enabled' }])
    }
  })

  it('stays when its stack goes', () => {
    storage.allResources('AWS::S3::Bucket', Match.objectLike({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }))
  })
})

describe('the key of files', () => {
  const key = resources(storage, 'AWS::KMS::Key').find(({ id }) => id.startsWith('fileskey'))!.properties

  it('is renewed each year, and is not the key of the table or of links', () => {
    expect(key.EnableKeyRotation).toBe(true)
    expect(new Set([filesKey, arnOf('tablekey'), arnOf('linkkey')]).size).toBe(3)
  })

  it('encrypts both buckets, each object with a key of its own', () => {
    for (const name of ['filesquarantine', 'filesattachments']) {
      expect(bucketNamed(name).BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
        {
          BucketKeyEnabled: false,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': [expect.stringMatching(/^fileskey/), 'Arn'] } },
        },
      ])
    }
  })

  const viaS3 = (arn: string) => ({ 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': arn })
  const users = (action: string, how: Readonly<Record<string, string>>) => roles.filter((as) => may({ as, action, of: filesKey, how }))

  it('opens an upload for intake and the scan alone, an attachment for api alone', () => {
    expect(users('kms:Decrypt', viaS3(upload))).toEqual([scanner, door('intake')])
    // The scan's role is as AWS asks it; without a right to the bucket the key alone opens nothing.
    expect(users('kms:Decrypt', viaS3(attachment))).toEqual([scanner, door('api')])
    expect(may({ as: scanner, action: 's3:GetObject', of: attachment })).toBe(false)
  })

  it('encrypts an upload that api signed, and an attachment that intake accepted', () => {
    expect(users('kms:GenerateDataKey', viaS3(upload))).toEqual([scanner, door('api')])
    expect(users('kms:GenerateDataKey', viaS3(attachment))).toEqual([scanner, door('intake')])
  })

  it('opens nothing for anybody but through S3', () => {
    const how = { ...viaS3(upload), 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' }
    expect(users('kms:Decrypt', how)).toEqual([])
    expect(users('kms:Decrypt', { 'kms:EncryptionContext:aws:s3:arn': upload })).toEqual([])
  })
})

describe('the malware scan', () => {
  const plan = only(storage, 'AWS::GuardDuty::MalwareProtectionPlan').properties

  it('looks through all of quarantine, and through nothing else', () => {
    expect(plan.ProtectedResource).toEqual({ S3Bucket: { BucketName: { Ref: expect.stringMatching(/^filesquarantine/) } } })
    expect(bucketNamed('filesquarantine').NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } })
  })

  it('is not begun before the bucket lets it in', () => {
    const [raw] = Object.values(storage.findResources('AWS::GuardDuty::MalwareProtectionPlan'))
    expect(raw?.['DependsOn']).toEqual([expect.stringMatching(/^filesquarantinePolicy/)])
  })

  it('may put its one trial object, and no other', () => {
    const how = { 's3:authType': 'REST-HEADER' }
    expect(may({ as: scanner, action: 's3:PutObject', of: `${quarantine}/malware-protection-resource-validation-object`, how })).toBe(true)
    expect(may({ as: scanner, action: 's3:PutObject', of: upload, how })).toBe(false)
  })

  it('may neither change nor remove what it reads', () => {
    for (const action of ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectTagging']) expect(may({ as: scanner, action, of: upload })).toBe(false)
  })

  it('is done by GuardDuty for this account, and by nobody else', () => {
    const [role] = resources(storage, 'AWS::IAM::Role').filter(({ properties }) => properties.Description === scanner)
    expect(role?.properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:aws:guardduty:eu-west-1:', { Ref: 'AWS::AccountId' }, ':malware-protection-plan/*']] } },
        },
      },
    ])
  })
})

describe('the names of buckets', () => {
  it('are those that the browser may call, in every stage', () => {
    for (const stage of Object.values(stages)) {
      for (const bucket of ['quarantine', 'attachments'] as const) {
        const name = bucketName(stage, bucket, account)
        expect(bucketHost(stage, bucket, account)).toBe(`${name}.s3.eu-west-1.amazonaws.com`)
        expect(name).toMatch(/^[a-z0-9-]{3,63}$/)
        expect(permissionsOf(synthesized(stage.name)).arnOf(`files${bucket}`)).toBe(`arn:aws:s3:::${name}`)
      }
    }
  })
})
