// Brings what became of each mail to a queue, with an alarm wherever it could get lost on the way.
import { Duration } from 'aws-cdk-lib'
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { mailEventsQueue } from '../../queue-settings.ts'
import type { Stage } from '../../stage.ts'
import { AlarmedQueue, DeadLetters } from './alarmed-queue.ts'

/** The name of the settings that every mail of a stage goes out with. */
export const configurationSetOf = (stage: Stage): string => `overstap-${stage.name}`

/** What SES tells of the mails of one stage. Source: Amazon SES developer guide, "Monitoring SES events using Amazon EventBridge". */
export const mailNewsPattern = (stage: Stage): EventPattern => ({
  source: ['aws.ses'],
  detailType: ['Email Delivered', 'Email Bounced', 'Email Complaint Received', 'Email Rejected'],
  detail: { mail: { tags: { 'ses:configuration-set': [configurationSetOf(stage)] } } },
})

export class MailNews extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly alarms: ITopic }) {
    super(scope, id)
    const { stage, alarms } = props
    const lost = new DeadLetters(this, 'lost', {
      stage,
      name: 'lost-mail-events',
      days: 14,
      whatPeopleNotice: 'Some mails stay at "Verstuurd", and nobody sees which of them bounced.',
      alarms,
    })
    const { queue } = new AlarmedQueue(this, 'mail-events-queue', {
      stage,
      name: 'mail-events',
      settings: mailEventsQueue,
      whatPeopleNoticeOfDeadLetters: 'Of some mails nobody sees whether they arrived or bounced.',
      whatPeopleNoticeOfWaiting: 'Mails stay at "Verstuurd" for everybody, and no overview shows which addresses bounced.',
      longWaitMinutes: 60,
      alarms,
    })
    new Rule(this, 'rule', {
      ruleName: `overstap-${stage.name}-mail-events`,
      description: 'Queues what became of a mail',
      eventPattern: mailNewsPattern(stage),
      targets: [new SqsQueue(queue, { deadLetterQueue: lost.queue, retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    })
    this.queue = queue
  }
}
