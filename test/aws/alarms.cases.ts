// Every way in which the system can fail quietly rings, in words about people, and has a section in the runbook.
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { environments } from '../../lambdas/environment.ts'
import { only, resources, synthesized } from './synthesized.ts'

const { service } = synthesized()
const alarms = resources(service, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties)
const nameOf = (alarm: { AlarmName: string }) => alarm.AlarmName.replace('overstap-trial-', '')
const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8')

describe('alarms', () => {
  it('are these', () => {
    expect(alarms.map(nameOf).sort()).toEqual([
      'api-errors', 'api-faults', 'chores-errors', 'chores-silent', 'clock-errors', 'clock-silent', 'intake-dead-letters-not-empty', 'intake-errors',
      'intake-waiting', 'lost-mail-events-not-empty', 'lost-scans-not-empty', 'mail-events-dead-letters-not-empty', 'mail-events-errors', 'mail-events-waiting',
      'missed-chores-not-empty', 'missed-ticks-not-empty', 'outbox-dead-letters-not-empty', 'outbox-errors',
      'outbox-waiting', 'scan-troubled-not-empty', 'scans-failed',
    ])
  })

  it.each(Object.keys(environments))('the %s door has one for its errors, with a sentence of its own', (door) => {
    const alarm = alarms.find((each) => nameOf(each) === `${door}-errors`)
    expect(alarm).toMatchObject({ MetricName: 'Errors', Threshold: 1, Statistic: 'Sum' })
    expect(alarms.filter((each) => each.AlarmDescription === alarm?.AlarmDescription)).toHaveLength(1)
  })

  it.each(alarms.map((alarm) => [nameOf(alarm), alarm] as const))('%s says what people notice and where to read on', (name, alarm) => {
    expect(alarm.AlarmDescription).toMatch(/^[A-Z].{30,}[.] \(docs\/runbook\.md: [a-z-]+\)$/)
    expect(alarm.AlarmDescription).toContain(`(docs/runbook.md: ${name})`)
    const section = runbook.split(`\n### ${name}\n`)[1]?.split('\n### ')[0] ?? ''
    for (const part of ['**Means**', '**People notice**', '**Do**']) expect(section).toContain(part)
  })

  it('the runbook has no section for an alarm that is not there', () => {
    const sections = [...(runbook.split('\n## Alarms\n')[1]?.split('\n## ')[0] ?? '').matchAll(/^### (.+)$/gm)].map(([, title]) => title)
    expect(sections.sort()).toEqual(alarms.map(nameOf).sort())
  })

  it('a scan that failed rings: it is counted for the one bucket that is scanned', () => {
    const alarm = alarms.find((each) => nameOf(each) === 'scans-failed')
    expect(alarm).toMatchObject({ Namespace: 'AWS/GuardDuty/MalwareProtection', MetricName: 'FailedScanCount', Statistic: 'Sum', Threshold: 1 })
    expect(alarm.Dimensions.map(({ Name }: { Name: string }) => Name).sort()).toEqual(['Malware Protection Plan Id', 'Resource Name'])
  })

  it('go to one topic, when they begin and when they end', () => {
    const topic = only(service, 'AWS::SNS::Topic').id
    for (const alarm of alarms) {
      expect(alarm.AlarmActions).toEqual([{ Ref: topic }])
      expect(alarm.OKActions).toEqual([{ Ref: topic }])
    }
  })

  it('may write to that topic, since a topic with a policy of its own lets nobody else in', () => {
    const statements = only(service, 'AWS::SNS::TopicPolicy').properties.PolicyDocument.Statement
    const allowed = statements.filter((statement: { Effect: string }) => statement.Effect === 'Allow')
    expect(allowed).toHaveLength(1)
    expect(allowed[0]).toMatchObject({ Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } })
    expect(JSON.stringify(allowed[0].Condition)).toContain('alarm:overstap-trial-*')
  })

  it('a schedule that is not heard of at all rings; silence elsewhere is rest', () => {
    expect(alarms.filter((alarm) => alarm.TreatMissingData === 'breaching').map(nameOf).sort()).toEqual(['chores-silent', 'clock-silent'])
  })
})
