// A queue with a dead-letter queue behind it and an alarm on both: nothing disappears without someone hearing of it.
import { Duration } from 'aws-cdk-lib'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { QueueSettings } from '../../queue-settings.ts'
import type { Stage } from '../../stage.ts'
import { alarmOn, fiveMinutes } from './alarms.ts'

export interface DeadLettersProps {
  readonly stage: Stage
  readonly name: string
  /** What people notice when something ends up here. */
  readonly whatPeopleNotice: string
  /** How long it is kept, and so how long the alarm goes on by itself. */
  readonly days: number
  readonly alarms: ITopic
}

/** A place for what could not be delivered, with an alarm from the first message. */
export class DeadLetters extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id)
    this.queue = new Queue(this, 'queue', {
      queueName: `overstap-${props.stage.name}-${props.name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(props.days),
    })
    alarmOn(this, {
      stage: props.stage,
      name: `${props.name}-not-empty`,
      whatPeopleNotice: props.whatPeopleNotice,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'Maximum' }),
      topic: props.alarms,
      limit: 1,
    })
  }
}

export interface AlarmedQueueProps {
  readonly stage: Stage
  readonly name: string
  readonly settings: QueueSettings
  /** What people notice when messages end up in the dead-letter queue. */
  readonly whatPeopleNoticeOfDeadLetters: string
  /** What people notice when messages wait long, and after how many minutes that is. */
  readonly whatPeopleNoticeOfWaiting: string
  readonly longWaitMinutes: number
  readonly alarms: ITopic
}

export class AlarmedQueue extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: AlarmedQueueProps) {
    super(scope, id)
    const { stage, alarms } = props
    const dead = new DeadLetters(this, 'dead-letters', {
      stage,
      name: `${props.name}-dead-letters`,
      whatPeopleNotice: props.whatPeopleNoticeOfDeadLetters,
      // As long as SQS can: someone has to look at each.
      days: 14,
      alarms,
    })
    this.queue = new Queue(this, 'queue', {
      queueName: `overstap-${stage.name}-${props.name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(props.settings.visibilitySeconds),
      retentionPeriod: Duration.days(props.settings.retentionDays),
      deadLetterQueue: { queue: dead.queue, maxReceiveCount: props.settings.maxReceiveCount },
    })
    alarmOn(this, {
      stage,
      name: `${props.name}-waiting`,
      whatPeopleNotice: props.whatPeopleNoticeOfWaiting,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: fiveMinutes, statistic: 'Maximum' }),
      topic: alarms,
      limit: props.longWaitMinutes * 60,
    })
  }
}
