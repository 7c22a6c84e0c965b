// What must survive does: the table, its key, its back-ups, and the mail identity. Files have cases of their own.
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { only, resources, synthesized } from './synthesized.ts'

const { storage, identity, service, web } = synthesized()
const table = only(storage, 'AWS::DynamoDB::GlobalTable').properties

describe('the table', () => {
  it('costs by use', () => expect(table.BillingMode).toBe('PAY_PER_REQUEST'))

  it('lives in one region, with back-ups of any moment of 35 days and protection against removal', () => {
    expect(table.Replicas).toHaveLength(1)
    expect(table.Replicas[0]).toMatchObject({
      Region: 'eu-west-1',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    })
  })

  it('is encrypted with a key of our own, which is renewed each year', () => {
    const key = resources(storage, 'AWS::KMS::Key').find(({ id }) => id.startsWith('tablekey'))
    expect(key?.properties.EnableKeyRotation).toBe(true)
    expect(table.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' })
    expect(JSON.stringify(table.Replicas[0].SSESpecification)).toContain(key?.id)
  })

  it('has beside it a key that can only make MACs: what signs links comes from it, and it never leaves the key service', () => {
    const key = resources(storage, 'AWS::KMS::Key').find(({ properties }) => properties.KeySpec !== undefined)
    expect(key?.properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
    // AWS refuses to renew a key of this kind.
    expect(key?.properties).not.toHaveProperty('EnableKeyRotation')
  })

  it('has no stream: an outbox row and the clock do that work', () => {
    expect(JSON.stringify(table)).not.toMatch(/Stream/i)
    expect(JSON.stringify(service.toJSON())).not.toMatch(/dynamodb:[A-Za-z]*Stream|kinesis/i)
  })

  it('stays when its stack goes, and its key too', () => {
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::SES::EmailIdentity']) {
      storage.allResources(type, Match.objectLike({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }))
    }
  })
})

describe('mail', () => {
  it('is handed over encrypted or not at all, and an address that bounced or complained is remembered', () => {
    expect(only(storage, 'AWS::SES::ConfigurationSet').properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
  })
})

describe('what became of mails', () => {
  const archive = only(storage, 'AWS::Events::Archive').properties
  const destination = only(storage, 'AWS::SES::ConfigurationSetEventDestination').properties.EventDestination

  it('is told on the bus of the account: what arrived, bounced, was complained of or held back', () => {
    expect(destination).toMatchObject({ Enabled: true, MatchingEventTypes: ['delivery', 'bounce', 'complaint', 'reject'] })
    expect(JSON.stringify(destination.EventBridgeDestination.EventBusArn)).toContain(':event-bus/default')
  })

  it('is kept as long as the back-ups of the table, so that it can be told again, and no longer', () => {
    expect(archive).toMatchObject({ ArchiveName: 'overstap-trial-mail-news', RetentionDays: 35 })
    expect(JSON.stringify(archive.SourceArn)).toContain(':event-bus/default')
    expect(archive.RetentionDays).toBe(table.Replicas[0].PointInTimeRecoverySpecification.RecoveryPeriodInDays)
  })

  it('is archived by the same pattern as it is queued by: what is not ours is kept nowhere', () => {
    const rule = resources(service, 'AWS::Events::Rule').find(({ properties }) => properties.Name === 'overstap-trial-mail-events')
    expect(archive.EventPattern).toEqual(rule?.properties.EventPattern)
  })
})

describe('what holds no data', () => {
  it('the service stack could be removed and made again', () => {
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::Cognito::UserPool', 'AWS::KMS::Key']) {
      expect(resources(service, type)).toEqual([])
    }
  })

  it('people and files stay when their stacks go', () => {
    identity.allResources('AWS::Cognito::UserPool', Match.objectLike({ DeletionPolicy: 'Retain' }))
    web.allResources('AWS::S3::Bucket', Match.objectLike({ DeletionPolicy: 'Retain' }))
  })
})
