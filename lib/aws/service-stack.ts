// What may be replaced at any time: the doors, the queues between them, the schedules that wake two of them, and their alarms.
import { Duration, Stack } from 'aws-cdk-lib'
import { HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Construct } from 'constructs'
import { routes } from '../../lambdas/contract/routes.ts'
import { unsentIndex } from '../../lambdas/store/table.ts'
import { intakeQueue, mailEventsQueue, outboxQueue } from '../queue-settings.ts'
import { awsRegion, type Stage } from '../stage.ts'
import { alarmTopic } from './constructs/alarm-topic.ts'
import { alarmOn, fiveMinutes } from './constructs/alarms.ts'
import { AlarmedQueue, DeadLetters } from './constructs/alarmed-queue.ts'
import { accountsOf, bucketWith, filesKeyOf, linkKeyOf, queueToFill, senderOf, tableWith, told } from './constructs/bindings.ts'
import { FunctionDoor } from './constructs/function-door.ts'
import { MailNews } from './constructs/mail-news.ts'
import { ScanResults } from './constructs/scan-results.ts'
import { Wake } from './constructs/wake.ts'
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
      description: `Overstap coordinator (${stage.name}): the doors, their queues, their clock and their alarms. It holds no data.`,
    })

    const alarms = alarmTopic(this, stage)
    const { table, key, files, linkKey } = storage

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
        TABLE_NAME: tableWith(table, key, {
          rows: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
        }),
        APP_URL: told(web.appUrl),
        ISSUER: told(identity.issuer),
        // The sign-in service gives access tokens no audience; the client that asked for them stands in its place.
        AUDIENCE: told(identity.client.userPoolClientId),
        SCOPE: told(`${apiScope.server}/${apiScope.scope}`),
        USER_POOL_ID: accountsOf(identity.pool),
        LINK_KEY_ID: linkKeyOf(linkKey),
        // What it signs for browsers, it must be allowed itself: to put an upload, and to open one version of an attachment. What a school
        // takes away goes at once, with all its versions.
        QUARANTINE_BUCKET: bucketWith(files.quarantine, { objects: ['PutObject', 'DeleteObject'] }),
        ATTACHMENTS_BUCKET: bucketWith(files.attachments, { objects: ['GetObjectVersion', 'DeleteObjectVersion'], bucket: ['ListBucketVersions'] }),
        FILES_KEY_ID: filesKeyOf(files.key, { encryptInto: files.quarantine, decryptFrom: files.attachments }),
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
        TABLE_NAME: tableWith(table, key, {
          rows: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
          queryIndex: unsentIndex.name,
        }),
        QUEUE_URL: queueToFill(queue.queue),
      },
      alarms,
      memoryMb: 1024,
    })

    const outbox = new FunctionDoor(this, {
      door: 'outbox',
      stage,
      whatItDoes: 'Sends queued notifications as mail',
      whatPeopleNotice: 'Some mails about dates arrive late; each is tried again by itself.',
      bindings: {
        TABLE_NAME: tableWith(table, key, { rows: ['Query', 'GetItem', 'BatchGetItem', 'UpdateItem'] }),
        APP_URL: told(web.appUrl),
        SENDER: senderOf(stage.mail.sender, storage.mailIdentity, storage.configurationSet),
        CONFIGURATION_SET: told(storage.configurationSet.configurationSetName),
        LINK_KEY_ID: linkKeyOf(linkKey),
      },
      alarms,
      memoryMb: 512,
    })
    outbox.function.addEventSource(new SqsEventSource(queue.queue, { batchSize: outboxQueue.batchSize, reportBatchItemFailures: true }))

    const news = new MailNews(this, 'mail-news', { stage, alarms })
    const mailEvents = new FunctionDoor(this, {
      door: 'mail-events',
      stage,
      whatItDoes: 'Writes down of each mail whether it arrived, bounced or was complained of',
      whatPeopleNotice: 'Some mails stay at "Verstuurd" for some minutes, and the overview does not show yet which address bounced.',
      bindings: { TABLE_NAME: tableWith(table, key, { rows: ['GetItem', 'BatchGetItem', 'UpdateItem'] }) },
      alarms,
      memoryMb: 256,
    })
    // So many at once at most: the news of a wave of mails is in no hurry, and leaves the other doors their room.
    mailEvents.function.addEventSource(
      new SqsEventSource(news.queue, { batchSize: mailEventsQueue.batchSize, reportBatchItemFailures: true, maxConcurrency: 5 }),
    )

    const missed = new DeadLetters(this, 'missed-ticks', {
      stage,
      name: 'missed-ticks',
      days: 1,
      whatPeopleNotice: 'Nothing yet: one minute of the clock was missed. If it goes on, mails about dates are not sent.',
      alarms,
    })
    new Wake(this, 'schedule', {
      name: `overstap-${stage.name}-clock`, who: 'the clock', every: Duration.minutes(1), target: clock.function, missed: missed.queue,
    })
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

    const uploads = new ScanResults(this, 'uploads', { stage, files, alarms })
    const intake = new FunctionDoor(this, {
      door: 'intake',
      stage,
      whatItDoes: 'Accepts or refuses each upload once it was scanned for malware',
      whatPeopleNotice: 'Some uploaded files stay at "wordt gecontroleerd" for some minutes; each is tried again by itself.',
      bindings: {
        TABLE_NAME: tableWith(table, key, { rows: ['GetItem', 'PutItem', 'UpdateItem'] }),
        // The only door that reads what nobody looked through yet. It asks what is there, so as to tell "gone already" from "not allowed".
        QUARANTINE_BUCKET: bucketWith(files.quarantine, { objects: ['GetObject', 'DeleteObject'], bucket: ['ListBucket'] }),
        // It takes back a copy of its own that nobody waits for any more; it reads none, not even what it made.
        ATTACHMENTS_BUCKET: bucketWith(files.attachments, { objects: ['PutObject', 'DeleteObjectVersion'] }),
        FILES_KEY_ID: filesKeyOf(files.key, { encryptInto: files.attachments, decryptFrom: files.quarantine }),
        SCANNER: told('guardduty'),
      },
      alarms,
      // A file of 10 MB is unpacked in memory, page by page.
      memoryMb: 2048,
    })
    // So many at once at most: a morning of uploads leaves the other doors their room.
    intake.function.addEventSource(
      new SqsEventSource(uploads.queue, { batchSize: intakeQueue.batchSize, reportBatchItemFailures: true, maxConcurrency: 50 }),
    )

    const chores = new FunctionDoor(this, {
      door: 'chores',
      stage,
      whatItDoes: 'Clears away what nobody owns, and closes years, slice by slice',
      whatPeopleNotice: 'Nothing on one day: uploads that were not finished stay longer, and the closing of a year takes longer.',
      bindings: {
        TABLE_NAME: tableWith(table, key, { rows: ['Query', 'GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'] }),
        // It sees that files are there and takes them away, in the bucket with versions one by one; it reads none.
        QUARANTINE_BUCKET: bucketWith(files.quarantine, { objects: ['DeleteObject', 'DeleteObjectVersion'], bucket: ['ListBucketVersions'] }),
        ATTACHMENTS_BUCKET: bucketWith(files.attachments, { objects: ['DeleteObjectVersion'], bucket: ['ListBucketVersions'] }),
        FILES_KEY_ID: told(files.key.keyArn),
        // The rows of transfer codes are found by what this key makes of the dossier, and go with it.
        LINK_KEY_ID: linkKeyOf(linkKey),
      },
      alarms,
      memoryMb: 512,
    })
    const missedChores = new DeadLetters(this, 'missed-chores', {
      stage,
      name: 'missed-chores',
      days: 1,
      whatPeopleNotice: 'Nothing yet: one round of clearing away was missed. If it goes on, a year that was closed is not cleared.',
      alarms,
    })
    new Wake(this, 'chores-schedule', {
      name: `overstap-${stage.name}-chores`, who: 'the chores', every: fiveMinutes, target: chores.function, missed: missedChores.queue,
    })
    alarmOn(this, {
      stage,
      name: 'chores-silent',
      whatPeopleNotice: 'Files that should be gone are still there, and the closing of a year stands still.',
      metric: chores.function.metricInvocations({ period: fiveMinutes }),
      topic: alarms,
      limit: 1,
      rings: 'below',
      // Three rounds: a round that falls on the edge of two periods is no silence.
      periods: 3,
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
