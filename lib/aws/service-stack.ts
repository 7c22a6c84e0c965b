// What may be replaced at any time: the doors, the queue between them, the schedule that wakes the clock, and their alarms.
import { Duration, Stack } from 'aws-cdk-lib'
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Construct } from 'constructs'
import { routes } from '../../lambdas/contract/routes.ts'
import { unsentIndex } from '../../lambdas/store/table.ts'
import { outboxQueue } from '../queue-settings.ts'
import { awsRegion, type Stage } from '../stage.ts'
import { alarmTopic } from './constructs/alarm-topic.ts'
import { alarmOn, fiveMinutes } from './constructs/alarms.ts'
import { AlarmedQueue, DeadLetters } from './constructs/alarmed-queue.ts'
import { accountsOf, linkKeyOf, queueToFill, senderOf, tableWith, told } from './constructs/bindings.ts'
import { FunctionDoor } from './constructs/function-door.ts'
import { EveryMinute } from './constructs/every-minute.ts'
import { apiScope, type IdentityStack } from './identity-stack.ts'
import type { StorageStack } from './storage-stack.ts'
import type { WebStack } from './web-stack.ts'

export interface Foundations {
  readonly storage: StorageStack
  readonly web: WebStack
  readonly identity: IdentityStack
}

export class ServiceStack extends Stack {
  constructor(scope: Construct, stage: Stage, { storage, web, identity }: Foundations) {
    super(scope, `overstap-${stage.name}-service`, {
      env: { region: awsRegion },
      description: `Overstap coordinator (${stage.name}): the doors, their queue, their clock and their alarms. It holds no data.`,
    })

    const alarms = alarmTopic(this, stage)

    const queue = new AlarmedQueue(this, 'outbox-queue', {
      stage,
      name: 'outbox',
      settings: outboxQueue,
      whatPeopleNoticeOfDeadLetters: 'Some schools do not get a mail about a date; the rest of the mails goes out.',
      whatPeopleNoticeOfWaiting: 'Mails about dates arrive later than 08:00, for everybody.',
      longWaitMinutes: 15,
      alarms,
    })

    const api = new FunctionDoor(this, {
      door: 'api',
      stage,
      whatItDoes: 'Answers every request of the web app and of connected systems',
      whatPeopleNotice: 'Pages of the web app show a fault with a reference number, or stay empty.',
      bindings: {
        TABLE_NAME: tableWith(storage.table, storage.key, {
          rows: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
        }),
        APP_URL: told(web.appUrl),
        ISSUER: told(identity.issuer),
        // The sign-in service gives access tokens no audience; the client that asked for them stands in its place.
        AUDIENCE: told(identity.client.userPoolClientId),
        SCOPE: told(`${apiScope.server}/${apiScope.scope}`),
        USER_POOL_ID: accountsOf(identity.pool),
        LINK_KEY_ID: linkKeyOf(storage.linkKey),
      },
      alarms,
      memoryMb: 1024,
    })

    const clock = new FunctionDoor(this, {
      door: 'clock',
      stage,
      whatItDoes: 'Decides each minute which notifications are due, and queues them',
      whatPeopleNotice: 'Reminders and date changes are not sent at their time; the next minute tries again.',
      bindings: {
        TABLE_NAME: tableWith(storage.table, storage.key, {
          rows: ['Query', 'GetItem', 'PutItem', 'UpdateItem'],
          queryIndex: unsentIndex.name,
        }),
        QUEUE_URL: queueToFill(queue.queue),
      },
      alarms,
      memoryMb: 1024,
    })
    // The next minute does what this one could not; trying again as well would only make two of them.
    clock.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) })

    const outbox = new FunctionDoor(this, {
      door: 'outbox',
      stage,
      whatItDoes: 'Sends queued notifications as mail',
      whatPeopleNotice: 'Some mails about dates arrive late; each is tried again by itself.',
      bindings: {
        TABLE_NAME: tableWith(storage.table, storage.key, { rows: ['GetItem', 'BatchGetItem', 'UpdateItem'] }),
        APP_URL: told(web.appUrl),
        SENDER: senderOf(stage.mail.sender, storage.mailIdentity, storage.configurationSet),
        CONFIGURATION_SET: told(storage.configurationSet.configurationSetName),
        LINK_KEY_ID: linkKeyOf(storage.linkKey),
      },
      alarms,
      memoryMb: 512,
    })
    outbox.function.addEventSource(new SqsEventSource(queue.queue, { batchSize: outboxQueue.batchSize, reportBatchItemFailures: true }))

    const missed = new DeadLetters(this, 'missed-ticks', {
      stage,
      name: 'missed-ticks',
      days: 1,
      whatPeopleNotice: 'Nothing yet: one minute of the clock was missed. If it goes on, mails about dates are not sent.',
      alarms,
    })
    new EveryMinute(this, 'schedule', { name: `overstap-${stage.name}-clock`, target: clock.function, missed: missed.queue })
    alarmOn(this, {
      stage,
      name: 'clock-silent',
      whatPeopleNotice: 'No mail about a date is sent to anyone, and nobody is told of moved dates.',
      metric: clock.function.metricInvocations({ period: fiveMinutes }),
      topic: alarms,
      limit: 1,
      rings: 'below',
      periods: 2,
      silenceIsBad: true,
    })

    // The door answers a fault itself, as a 500 with a reference number; for AWS that call went well. The gateway counts it.
    alarmOn(this, {
      stage,
      name: 'api-faults',
      whatPeopleNotice: 'Someone got a page that says that something went wrong, with a reference number, or waited in vain.',
      metric: web.gateway.metricServerError({ period: fiveMinutes, statistic: 'Sum' }),
      topic: alarms,
      limit: 1,
    })

    // One permission for all routes: one each would fill the function's policy, which may have 20 KB.
    const integration = new HttpLambdaIntegration('door', api.function, { scopePermissionToRoute: false })
    for (const [routeName, { method, path }] of Object.entries(routes)) {
      new HttpRoute(this, `route-${routeName}`, {
        httpApi: web.gateway,
        routeKey: HttpRouteKey.with(`/v1${path}`, HttpMethod[method]),
        integration,
      })
    }
  }
}
