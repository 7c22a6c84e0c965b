// The checks of cdk-nag and of CDK itself find nothing that is not answered for, and nothing is answered for that they do not find.
import { describe, expect, it } from 'vitest'
import { type App, CfnResource, Validations } from 'aws-cdk-lib'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import { AwsSolutionsChecks } from 'cdk-nag'
import { readFileSync } from 'node:fs'
import { acknowledgementsOf } from '../../lib/aws/acknowledgements.ts'
import { buildSystem } from '../../lib/aws/system.ts'
import { stages } from '../../lib/stage.ts'
import { testApp } from './synthesized.ts'

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string
    readonly violations: readonly { readonly ruleName: string }[]
    readonly suppressedViolations?: readonly { readonly acknowledgedId: string; readonly acknowledgedAt: string }[]
  }[]
}

/** Synthesizes as `bin/app.ts` does; what the checks said, warnings too. */
const checked = (app: App) => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const assembly = app.synth()
  const { pluginReports } = JSON.parse(readFileSync(`${assembly.directory}/validation-report.json`, 'utf8')) as Report
  return {
    ran: pluginReports.map(({ pluginName }) => pluginName),
    open: pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName)),
    answered: pluginReports.flatMap(({ suppressedViolations = [] }) => suppressedViolations),
    messages: assembly.stacks.flatMap((stack) => stack.messages),
  }
}

describe.each(Object.values(stages))('the $name stage', (stage) => {
  const app = testApp()
  buildSystem(app, stage)
  const { ran, open, answered, messages } = checked(app)
  const agreed = acknowledgementsOf(stage)

  it('passes AwsSolutions and the rules of CDK itself, without an error, a warning or a remark', () => {
    expect(ran).toContain('AwsSolutions')
    expect(open).toEqual([])
    expect(messages).toEqual([])
  })

  it('puts aside only what is found, each with a reason in words', () => {
    const isFound = ({ rule, at }: (typeof agreed)[number]) =>
      answered.some(({ acknowledgedId, acknowledgedAt }) => {
        const place = `overstap-${stage.name}-${at}`
        return acknowledgedId === rule && (place.endsWith('*') ? acknowledgedAt.startsWith(place.slice(0, -1)) : acknowledgedAt === place)
      })
    expect(agreed.filter(({ rule }) => rule.startsWith('AwsSolutions::')).filter((each) => !isFound(each))).toEqual([])
    for (const { reason } of agreed) expect(reason.split(' ').length).toBeGreaterThan(10)
  })
})

describe('the checks', () => {
  it('say no to a queue that anyone reaches without TLS', () => {
    const app = testApp()
    new Queue(buildSystem(app, stages.trial).service, 'open')
    expect(() => checked(app)).toThrow(/AwsSolutions-SQS4/)
  })

  it('say no to a setting that AWS would refuse', () => {
    const app = testApp()
    new CfnResource(buildSystem(app, stages.trial).service, 'wrong', { type: 'AWS::SQS::Queue', properties: { VisibilityTimeOut: 180 } })
    expect(() => checked(app)).toThrow(/VisibilityTimeOut/)
  })
})
