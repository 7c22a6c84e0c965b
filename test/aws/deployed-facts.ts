// What is deployed, read back from the templates as plain data, so that it can be laid beside what the laptop runs.
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
  readonly queue: {
    readonly batchSize: number
    readonly visibilitySeconds: number
    readonly maxReceiveCount: number
    readonly retentionDays: number
  }
  /** What the clock door gets each time. */
  readonly tick: Readonly<Record<string, string>>
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
  const { properties: source } = only(service, 'AWS::Lambda::EventSourceMapping')
  const queueId: string = source.EventSourceArn['Fn::GetAtt'][0]
  const queue = resources(service, 'AWS::SQS::Queue').find(({ id }) => id === queueId)?.properties
  return {
    routes: resources(service, 'AWS::ApiGatewayV2::Route').map(({ properties }) => properties.RouteKey as string).sort(),
    doors: Object.fromEntries(
      resources(service, 'AWS::Lambda::Function').map(({ properties }) => [
        (properties.FunctionName as string).split('-').at(-1),
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
    queue: {
      batchSize: source.BatchSize,
      visibilitySeconds: queue.VisibilityTimeout,
      maxReceiveCount: queue.RedrivePolicy.maxReceiveCount,
      retentionDays: queue.MessageRetentionPeriod / 86_400,
    },
    tick: JSON.parse(only(service, 'AWS::Scheduler::Schedule').properties.Target.Input),
  }
}
