// A deployed function that must say what it is for and what people notice when it fails, and gets what it is told and may do in one call.
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { fileURLToPath } from 'node:url'
import type { Door, Environment } from '../../../lambdas/environment.ts'
import type { Stage } from '../../stage.ts'
import { alarmOn, fiveMinutes } from './alarms.ts'
import type { Binding } from './bindings.ts'
import { banner, bundle, doorEntries, doorTimeouts } from './door-settings.ts'

const project = fileURLToPath(new URL('../../..', import.meta.url))

/** Every variable of the door's schema, also those that a laptop may leave out; one too many or too few does not compile. */
export type Bindings<D extends Door> = { readonly [Name in keyof Environment<D>]-?: Binding }

export interface FunctionDoorProps<D extends Door> {
  readonly door: D
  readonly stage: Stage
  /** One sentence: what it does. */
  readonly whatItDoes: string
  /** One sentence: what people notice when it fails. It is the alarm's text. */
  readonly whatPeopleNotice: string
  readonly bindings: Bindings<D>
  readonly alarms: ITopic
  readonly memoryMb: number
}

export class FunctionDoor<D extends Door> extends Construct {
  readonly function: NodejsFunction

  constructor(scope: Construct, props: FunctionDoorProps<D>) {
    super(scope, props.door)
    const bindings = Object.entries<Binding>(props.bindings)
    const logGroup = new LogGroup(this, 'logs', {
      logGroupName: `/overstap/${props.stage.name}/${props.door}`,
      retention: props.stage.logDays === 30 ? RetentionDays.ONE_MONTH : RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = new Role(this, 'role', {
      description: `What ${props.door} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        logs: new PolicyDocument({
          statements: [new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] })],
        }),
      },
    })
    for (const [, binding] of bindings) for (const permission of binding.permissions) role.addToPolicy(permission)

    this.function = new NodejsFunction(this, 'function', {
      functionName: `overstap-${props.stage.name}-${props.door}`,
      description: props.whatItDoes,
      entry: `${project}${doorEntries[props.door]}`,
      projectRoot: project,
      depsLockFilePath: `${project}package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: Duration.seconds(doorTimeouts[props.door]),
      role,
      logGroup,
      loggingFormat: LoggingFormat.TEXT,
      environment: Object.fromEntries(bindings.map(([variable, binding]) => [variable, binding.value])),
      bundling: {
        format: OutputFormat.ESM,
        target: bundle.target,
        minify: bundle.minify,
        mainFields: [...bundle.mainFields],
        banner,
        externalModules: [],
      },
    })

    alarmOn(this, {
      stage: props.stage,
      name: `${props.door}-errors`,
      whatPeopleNotice: props.whatPeopleNotice,
      metric: this.function.metricErrors({ period: fiveMinutes }),
      topic: props.alarms,
      limit: 1,
    })
  }
}
