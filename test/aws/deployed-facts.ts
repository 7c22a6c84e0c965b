// What is deployed, read back from the templates as plain data, so that it can be laid beside what the laptop runs.
import type { QueueSettings } from '../../lib/queue-settings.ts'
import type { Synthesized } from './synthesized.ts'
import { only, resources } from './synthesized.ts'

export interface DeployedFacts {
  /** `GET /v1/me`, sorted. */
  readonly routes: readonly string[]
  /** Per door: the names of its variables, sorted, and its limit in seconds. */
  readonly doors: Readonly<Record<string, { readonly variables: readonly string[]; readonly seconds: number }>>
  readonly table: {
    readonly partition: string
    readonly sort: string
    readonly expiry: string | undefined
    readonly indexes: readonly { readonly name: string; readonly partition: string; readonly sort: string; readonly projection: string }[]
  }
  /** Per door that a queue feeds: how that queue behaves. */
  readonly queues: Readonly<Record<string, QueueSettings>>
  /** Per door that a schedule wakes: how often, and what it gets each time. */
  readonly ticks: Readonly<Record<string, { readonly rhythm: string; readonly gets: Readonly<Record<string, string>> }>>
}

interface IndexOfTemplate {
  readonly IndexName: string
  readonly KeySchema: readonly { readonly KeyType: string; readonly AttributeName: string }[]
  readonly Projection: { readonly ProjectionType: string }
}

const keyOf = (schema: IndexOfTemplate['KeySchema'], type: 'HASH' | 'RANGE'): string =>
  schema.find((key) => key.KeyType === type)?.AttributeName ?? ''

/** Reads the facts from the templates of one stage. */
export const deployedFacts = ({ storage, service }: Synthesized): DeployedFacts => {
  const { properties: table } = only(storage, 'AWS::DynamoDB::GlobalTable')
  const functions = resources(service, 'AWS::Lambda::Function')
  const doorOf = (functionId: string): string => functions.find(({ id }) => id === functionId)?.properties.FunctionName.replace(/^overstap-[a-z]+-/, '')
  const queueOf = (id: string) => resources(service, 'AWS::SQS::Queue').find((queue) => queue.id === id)?.properties
  return {
    routes: resources(service, 'AWS::ApiGatewayV2::Route').map(({ properties }) => properties.RouteKey as string).sort(),
    doors: Object.fromEntries(
      functions.map(({ id, properties }) => [
        doorOf(id),
        { variables: Object.keys(properties.Environment.Variables).sort(), seconds: properties.Timeout },
      ]),
    ),
    table: {
      partition: keyOf(table.KeySchema, 'HASH'),
      sort: keyOf(table.KeySchema, 'RANGE'),
      expiry: table.TimeToLiveSpecification?.Enabled ? table.TimeToLiveSpecification.AttributeName : undefined,
      indexes: (table.GlobalSecondaryIndexes ?? []).map((index: IndexOfTemplate) => ({
        name: index.IndexName,
        partition: keyOf(index.KeySchema, 'HASH'),
        sort: keyOf(index.KeySchema, 'RANGE'),
        projection: index.Projection.ProjectionType,
      })),
    },
    queues: Object.fromEntries(
      resources(service, 'AWS::Lambda::EventSourceMapping').map(({ properties: source }) => {
        const queue = queueOf(source.EventSourceArn['Fn::GetAtt'][0])
        return [
          doorOf(source.FunctionName.Ref),
          {
            batchSize: source.BatchSize,
            visibilitySeconds: queue.VisibilityTimeout,
            maxReceiveCount: queue.RedrivePolicy.maxReceiveCount,
            retentionDays: queue.MessageRetentionPeriod / 86_400,
          },
        ]
      }),
    ),
    ticks: Object.fromEntries(
      resources(service, 'AWS::Scheduler::Schedule').map(({ properties: { ScheduleExpression, Target } }) => [
        doorOf(Target.Arn['Fn::GetAtt'][0]),
        { rhythm: ScheduleExpression, gets: JSON.parse(Target.Input) },
      ]),
    ),
  }
}
