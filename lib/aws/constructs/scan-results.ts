// Brings each result of the malware scan to a queue, with an alarm wherever one could get lost on the way.
import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Match, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { intakeQueue } from '../../queue-settings.ts'
import type { Stage } from '../../stage.ts'
import { AlarmedQueue, DeadLetters } from './alarmed-queue.ts'
import { alarmOn, fiveMinutes } from './alarms.ts'
import type { FileBuckets } from './file-buckets.ts'
import { validationObject } from './malware-scan.ts'

/** What EventBridge calls GuardDuty's events: how one object's scan ended, and whether the scan as a whole can do its work. */
const source = ['aws.guardduty']
const scanResult = ['GuardDuty Malware Protection Object Scan Result']
const scanTroubled = Match.anyOf(
  Match.equalsIgnoreCase('GuardDuty Malware Protection Resource Status Warning'),
  Match.equalsIgnoreCase('GuardDuty Malware Protection Resource Status Error'),
)

export class ScanResults extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: { readonly stage: Stage; readonly files: FileBuckets; readonly alarms: ITopic }) {
    super(scope, id)
    const { stage, files, alarms } = props
    const lost = new DeadLetters(this, 'lost', {
      stage,
      name: 'lost-scans',
      days: 14,
      whatPeopleNotice: 'Some uploaded files stay at "wordt gecontroleerd" and are gone after a day; the school has to upload them again.',
      alarms,
    })
    const { queue } = new AlarmedQueue(this, 'intake-queue', {
      stage,
      name: 'intake',
      settings: intakeQueue,
      whatPeopleNoticeOfDeadLetters: 'Some uploaded files are never accepted or refused, and are gone after a day; the school has to upload them again.',
      whatPeopleNoticeOfWaiting: 'Uploaded files stay at "wordt gecontroleerd" for everybody, so that nobody can set anything ready.',
      longWaitMinutes: 15,
      alarms,
    })
    new Rule(this, 'rule', {
      ruleName: `overstap-${stage.name}-scan-results`,
      description: 'Queues how the malware scan of an upload ended',
      eventPattern: {
        source,
        detailType: scanResult,
        detail: { s3ObjectDetails: { bucketName: [files.quarantine.bucket.bucketName], objectKey: Match.anythingBut(validationObject) } },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: lost.queue, retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    })
    alarmOn(this, {
      stage,
      name: 'scans-failed',
      whatPeopleNotice: 'Some uploaded files could not be scanned for malware and are not accepted; the school has to upload them again.',
      metric: new Metric({
        namespace: 'AWS/GuardDuty/MalwareProtection',
        metricName: 'FailedScanCount',
        dimensionsMap: {
          'Malware Protection Plan Id': files.scan.plan.attrMalwareProtectionPlanId,
          'Resource Name': files.quarantine.bucket.bucketName,
        },
        period: fiveMinutes,
        statistic: 'Sum',
      }),
      topic: alarms,
      limit: 1,
    })

    // A scan that lost its rights says nothing of any upload: only this tells of it.
    const troubled = new DeadLetters(this, 'troubled', {
      stage,
      name: 'scan-troubled',
      days: 1,
      whatPeopleNotice: 'Every uploaded file may stay at "wordt gecontroleerd": the malware scan says that it cannot do its work.',
      alarms,
    })
    new Rule(this, 'troubled-rule', {
      ruleName: `overstap-${stage.name}-scan-troubled`,
      description: 'Keeps what the malware scan says of trouble of its own',
      eventPattern: { source, detailType: scanTroubled },
      targets: [new SqsQueue(troubled.queue)],
    })
    this.queue = queue
  }
}
