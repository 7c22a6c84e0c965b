// Wakes a function again and again with the time it was meant for, and keeps what could not be delivered.
import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/** A tick older than this is worth nothing: the ones after it have done its work. */
const oldestTick = Duration.minutes(5)

export interface WakeProps {
  /** The schedule's name, and its group's. */
  readonly name: string
  /** Who is woken, as it stands in descriptions: `the clock`. */
  readonly who: string
  readonly every: Duration
  readonly target: LambdaFunction
  /** Where a tick goes that could not be delivered. */
  readonly missed: Queue
}

export class Wake extends Construct {
  constructor(scope: Construct, id: string, props: WakeProps) {
    super(scope, id)
    const group = new ScheduleGroup(this, 'group', { scheduleGroupName: props.name })
    // Our own role and not the target class of the library, which also allows every version of the function.
    const role = new Role(this, 'role', {
      description: `Lets the schedule wake ${props.who}`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': group.scheduleGroupArn } },
      }),
      inlinePolicies: {
        wake: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [props.target.functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.missed.queueArn] }),
          ],
        }),
      },
    })
    new Schedule(this, 'tick', {
      scheduleName: props.name,
      description: `Wakes ${props.who}`,
      scheduleGroup: group,
      schedule: ScheduleExpression.rate(props.every),
      target: {
        bind: () => ({
          arn: props.target.functionArn,
          role,
          input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
          deadLetterConfig: { arn: props.missed.queueArn },
          retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: oldestTick.toSeconds() },
        }),
      },
    })
    // The next one does what this one could not; trying again as well would only make two of them.
    props.target.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: props.every })
  }
}
