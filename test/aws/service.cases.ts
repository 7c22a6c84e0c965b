// How the doors are run: what is tried again, what is kept, and how it is encrypted on the way.
import { loopbackRedirects } from '../../lib/loopback.ts'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Binding, TableAction } from '../../lib/aws/constructs/bindings.ts'
import type { Bindings, FunctionDoorProps } from '../../lib/aws/constructs/function-door.ts'
import { resources, synthesized } from './synthesized.ts'

const { service } = synthesized()
const functions = resources(service, 'AWS::Lambda::Function').map(({ properties }) => properties)
const queues = resources(service, 'AWS::SQS::Queue')

describe('doors', () => {
  it('run on Node 24, on ARM, from a bundle', () => {
    for (const each of functions) {
      expect(each).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
      expect(each.Layers).toBeUndefined()
    }
  })

  it('each say what they are for', () => {
    expect(functions.map(({ Description }) => Description).filter((text) => /^[A-Z].{20,}/.test(text))).toHaveLength(functions.length)
  })

  it('write to logs of their own', () => {
    expect(new Set(functions.map(({ LoggingConfig }) => JSON.stringify(LoggingConfig.LogGroup))).size).toBe(functions.length)
  })
})

describe('what does not compile', () => {
  it('a door that does not say what people notice when it fails, or what it is for', () => {
    expectTypeOf<Omit<FunctionDoorProps<'api'>, 'whatPeopleNotice'>>().not.toExtend<FunctionDoorProps<'api'>>()
    expectTypeOf<Omit<FunctionDoorProps<'api'>, 'whatItDoes'>>().not.toExtend<FunctionDoorProps<'api'>>()
  })

  it('a door that is told less than its environment asks for, or more', () => {
    expectTypeOf<keyof Bindings<'clock'>>().toEqualTypeOf<'TABLE_NAME' | 'QUEUE_URL'>()
    expectTypeOf<Omit<Bindings<'api'>, 'USER_POOL_ID'>>().not.toExtend<Bindings<'api'>>()
    expectTypeOf<Bindings<'outbox'>['CONFIGURATION_SET']>().toEqualTypeOf<Binding>()
  })

  it('a door that scans', () => {
    expectTypeOf<'Scan'>().not.toExtend<TableAction>()
    expectTypeOf<'Query'>().toExtend<TableAction>()
  })
})

describe('the queues', () => {
  const sources = resources(service, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => properties)

  it('hand back single messages of a batch that failed', () => {
    expect(sources.map(({ FunctionResponseTypes }) => FunctionResponseTypes)).toEqual(sources.map(() => ['ReportBatchItemFailures']))
    expect(sources).toHaveLength(3)
  })

  it('hand uploads out one by one, so that a file that takes the door down takes no other with it, and leave the other doors their room', () => {
    const uploads = sources.find(({ FunctionName }) => FunctionName.Ref.startsWith('intake'))
    expect(uploads).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 50 } })
  })

  it('and their dead letters are encrypted, and closed to whoever does not use TLS', () => {
    expect(queues).toHaveLength(11)
    const policies = resources(service, 'AWS::SQS::QueuePolicy').map(({ properties }) => properties)
    for (const { id, properties } of queues) {
      expect(properties.SqsManagedSseEnabled).toBe(true)
      const policy = policies.find((each) => JSON.stringify(each.Queues).includes(`"${id}"`))
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
    }
  })

  it.each(['outbox', 'intake', 'mail-events'])('keep dead letters of %s longer than they keep what waits', (name) => {
    const dead = queues.find(({ properties }) => properties.QueueName === `overstap-trial-${name}-dead-letters`)?.properties
    const waiting = queues.find(({ properties }) => properties.QueueName === `overstap-trial-${name}`)?.properties
    expect(dead.MessageRetentionPeriod).toBeGreaterThan(waiting.MessageRetentionPeriod)
  })
})

describe('how the scan of an upload ended', () => {
  const ruleNamed = (name: string) => resources(service, 'AWS::Events::Rule').find(({ properties }) => properties.Name === `overstap-trial-${name}`)!
  const rule = ruleNamed('scan-results')
  const queueIdOf = (name: string) => queues.find(({ properties }) => properties.QueueName === `overstap-trial-${name}`)?.id

  it('comes to the queue of intake, for uploads alone and not for the trial object of the scan', () => {
    expect(rule.properties.EventPattern).toEqual({
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
      detail: {
        s3ObjectDetails: {
          bucketName: [{ 'Fn::ImportValue': expect.stringContaining('filesquarantine') }],
          objectKey: [{ 'anything-but': ['malware-protection-resource-validation-object'] }],
        },
      },
    })
    expect(rule.properties.Targets).toMatchObject([{ Arn: { 'Fn::GetAtt': [queueIdOf('intake'), 'Arn'] } }])
  })

  it('comes whole, whatever it was: it is intake that decides', () => {
    expect(JSON.stringify(rule.properties.EventPattern)).not.toContain('scanResult')
    expect(rule.properties.Targets[0]).not.toHaveProperty('InputPath')
    expect(rule.properties.Targets[0]).not.toHaveProperty('InputTransformer')
  })

  it('is tried for a day, and then left where an alarm sees it', () => {
    expect(rule.properties.Targets[0]).toMatchObject({
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [queueIdOf('lost-scans'), 'Arn'] } },
    })
  })

  it('can be put in these queues by that rule alone', () => {
    const writers = resources(service, 'AWS::SQS::QueuePolicy').flatMap(({ properties: { PolicyDocument, Queues } }) =>
      PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow').map(({ Principal, Condition }: Record<string, unknown>) => ({
        queue: Queues[0].Ref, Principal, Condition,
      })),
    )
    const fromRule = (name: string, queue: string) => ({
      queue: queueIdOf(queue),
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [ruleNamed(name).id, 'Arn'] } } },
    })
    expect(writers).toHaveLength(5)
    expect(writers).toEqual(
      expect.arrayContaining([fromRule('scan-results', 'intake'), fromRule('scan-results', 'lost-scans'), fromRule('scan-troubled', 'scan-troubled')]),
    )
  })

  it('is not all that is heard of the scan: trouble of its own comes where an alarm sees it', () => {
    const { EventPattern, Targets } = ruleNamed('scan-troubled').properties
    expect(EventPattern).toEqual({
      source: ['aws.guardduty'],
      'detail-type': [
        { 'equals-ignore-case': 'GuardDuty Malware Protection Resource Status Warning' },
        { 'equals-ignore-case': 'GuardDuty Malware Protection Resource Status Error' },
      ],
    })
    expect(Targets).toMatchObject([{ Arn: { 'Fn::GetAtt': [queueIdOf('scan-troubled'), 'Arn'] } }])
  })
})

describe('what became of a mail', () => {
  const rule = resources(service, 'AWS::Events::Rule').find(({ properties }) => properties.Name === 'overstap-trial-mail-events')!
  const queueIdOf = (name: string) => queues.find(({ properties }) => properties.QueueName === `overstap-trial-${name}`)?.id
  const readers = resources(service, 'AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties.EventSourceArn['Fn::GetAtt'][0] === queueIdOf('mail-events'))
  const kinds = ['Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected']

  it('comes whole to the queue of the door, of the mails of this stage alone', () => {
    expect(rule.properties.EventPattern).toEqual({
      source: ['aws.ses'], 'detail-type': kinds, detail: { mail: { tags: { 'ses:configuration-set': ['overstap-trial'] } } },
    })
    expect(rule.properties.Targets).toMatchObject([{ Arn: { 'Fn::GetAtt': [queueIdOf('mail-events'), 'Arn'] } }])
    for (const name of ['InputPath', 'InputTransformer']) expect(rule.properties.Targets[0]).not.toHaveProperty(name)
  })

  it('is tried for a day, and then left where an alarm sees it', () => {
    expect(rule.properties.Targets[0]).toMatchObject({
      RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': [queueIdOf('lost-mail-events'), 'Arn'] } },
    })
  })

  it('leaves the other doors their room', () => {
    expect(readers).toMatchObject([{ properties: { BatchSize: 10, ScalingConfig: { MaximumConcurrency: 5 } } }])
  })

  it('goes to that door alone', () => {
    expect(readers.map(({ properties }) => properties.FunctionName.Ref)).toEqual([expect.stringMatching(/^mailevents/)])
  })
})

describe.each([
  { who: 'the clock', name: 'overstap-trial-clock', rhythm: 'rate(1 minute)', seconds: 60, missedTo: 'overstap-trial-missed-ticks' },
  { who: 'the chores', name: 'overstap-trial-chores', rhythm: 'rate(5 minutes)', seconds: 300, missedTo: 'overstap-trial-missed-chores' },
])('the schedule of $who', ({ name, rhythm, seconds, missedTo }) => {
  const schedule = resources(service, 'AWS::Scheduler::Schedule').find(({ properties }) => properties.Name === name)?.properties

  it('ticks to the minute', () => {
    expect(schedule).toMatchObject({ ScheduleExpression: rhythm, FlexibleTimeWindow: { Mode: 'OFF' }, State: 'ENABLED' })
  })

  it('does not go on trying an old tick: the next one does its work', () => {
    expect(schedule.Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 })
    const [woken]: string[] = schedule.Target.Arn['Fn::GetAtt']
    const settings = resources(service, 'AWS::Lambda::EventInvokeConfig').find(({ properties }) => properties.FunctionName.Ref === woken)
    expect(settings?.properties).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: seconds })
  })

  it('leaves a tick that could not be delivered where an alarm sees it', () => {
    const missed = queues.find(({ properties }) => properties.QueueName === missedTo)
    expect(schedule.Target.DeadLetterConfig.Arn).toEqual({ 'Fn::GetAtt': [missed?.id, 'Arn'] })
  })
})

describe('nothing of the laptop', () => {
  it('is in any template', () => {
    for (const name of ['trial', 'live'] as const) {
      const texts = synthesized(name).all.map((template) => JSON.stringify(template.toJSON()))
      // But for where a program that fetches hears the answer of the sign-in service.
      for (const text of texts) expect(loopbackRedirects.reduce((left, url) => left.replace(url, ''), text)).not.toMatch(/laptop|postvak|127\.0\.0\.1|localhost|\/oidc/i)
    }
  })
})
