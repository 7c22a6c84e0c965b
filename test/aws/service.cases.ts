// How the doors are run: what is tried again, what is kept, and how it is encrypted on the way.
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Binding, TableAction } from '../../lib/aws/constructs/bindings.ts'
import type { Bindings, FunctionDoorProps } from '../../lib/aws/constructs/function-door.ts'
import { only, resources, synthesized } from './synthesized.ts'

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

describe('the queue', () => {
  it('hands back single messages of a batch that failed', () => {
    expect(only(service, 'AWS::Lambda::EventSourceMapping').properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
  })

  it('and its dead letters are encrypted, and closed to whoever does not use TLS', () => {
    expect(queues).toHaveLength(3)
    const policies = resources(service, 'AWS::SQS::QueuePolicy').map(({ properties }) => properties)
    for (const { id, properties } of queues) {
      expect(properties.SqsManagedSseEnabled).toBe(true)
      const policy = policies.find((each) => JSON.stringify(each.Queues).includes(`"${id}"`))
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
    }
  })

  it('keeps dead letters longer than the queue keeps what waits', () => {
    const dead = queues.find(({ properties }) => properties.QueueName === 'overstap-trial-outbox-dead-letters')?.properties
    const waiting = queues.find(({ properties }) => properties.QueueName === 'overstap-trial-outbox')?.properties
    expect(dead.MessageRetentionPeriod).toBeGreaterThan(waiting.MessageRetentionPeriod)
  })
})

describe('the clock', () => {
  const schedule = only(service, 'AWS::Scheduler::Schedule').properties

  it('ticks each minute, to the minute', () => {
    expect(schedule).toMatchObject({ ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow: { Mode: 'OFF' }, State: 'ENABLED' })
  })

  it('does not go on trying an old tick: the next one does its work', () => {
    expect(schedule.Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 300 })
    expect(only(service, 'AWS::Lambda::EventInvokeConfig').properties).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 })
  })

  it('leaves a tick that could not be delivered where an alarm sees it', () => {
    const missed = queues.find(({ properties }) => properties.QueueName === 'overstap-trial-missed-ticks')
    expect(schedule.Target.DeadLetterConfig.Arn).toEqual({ 'Fn::GetAtt': [missed?.id, 'Arn'] })
  })
})

describe('nothing of the laptop', () => {
  it('is in any template', () => {
    for (const name of ['trial', 'live'] as const) {
      const texts = synthesized(name).all.map((template) => JSON.stringify(template.toJSON()))
      for (const text of texts) expect(text).not.toMatch(/laptop|postvak|127\.0\.0\.1|localhost|\/oidc/i)
    }
  })
})
