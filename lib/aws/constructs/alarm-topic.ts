// Where all alarms go: one topic that CloudWatch may write to, and an address that hears of it.
import { ArnFormat, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import type { Stage } from '../../stage.ts'

/** A topic over TLS only. A topic with a policy of its own lets nobody in by default, so the alarms of this stage are let in by name. */
export const alarmTopic = (scope: Construct, stage: Stage): Topic => {
  const topic = new Topic(scope, 'alarms', { topicName: `overstap-${stage.name}-alarms`, enforceSSL: true })
  const alarmsOfThisStage = Stack.of(scope).formatArn({
    service: 'cloudwatch', resource: 'alarm', resourceName: `overstap-${stage.name}-*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  })
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisStage',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { ArnLike: { 'aws:SourceArn': alarmsOfThisStage }, StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  topic.addSubscription(new EmailSubscription(stage.alarmsTo))
  return topic
}
