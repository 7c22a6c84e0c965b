// Puts each door together: the only file that knows the concrete classes, the environment and the real clock.
import { createHash } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import openApi from '../docs/openapi.json' with { type: 'json' }
import { cognitoAccounts } from './accounts/cognito-accounts.ts'
import type { Instant } from './domain/moment.ts'
import { type Environment, environments } from './environment.ts'
import { api } from './http/bind.ts'
import { signIn } from './http/sign-in.ts'
import { type Log, logTo, traits } from './log.ts'
import { calendarFile } from './formats/calendar-file.ts'
import { kmsLinkKey } from './links/kms-key.ts'
import { signedLinks } from './links/signed-links.ts'
import { letters } from './mail/letters.ts'
import { sesMailer } from './mail/ses-mailer.ts'
import type { Accounts, Clock, Links, OutboxMessage, Ports } from './ports.ts'
import { outboxQueue, readMessage } from './queue/outbox-queue.ts'
import { clockRows } from './store/clock-rows.ts'
import { members } from './store/members.ts'
import { outbox } from './store/outbox.ts'
import { regions, repeatKeys } from './store/regions.ts'
import { schools } from './store/schools.ts'
import { tableClient } from './store/table-client.ts'
import { headMemory, years } from './store/years.ts'
import { decideNotifications } from './usecases/decide-notifications.ts'
import { sendNotifications } from './usecases/send-notifications.ts'

/** What differs between AWS and one machine: the clients behind which the services stand, the clock, and where a line is printed. */
export interface Edges {
  readonly dynamo?: DynamoDBClient
  readonly sqs?: SQSClient
  readonly ses?: SESv2Client
  readonly accounts?: Accounts
  /** The key that signs links; without it the key service is asked. */
  readonly linkKey?: () => Promise<Uint8Array>
  readonly now?: Clock
  /** The machine's clock, for how old a remembered thing is. */
  readonly machineClock?: () => number
  readonly print?: (line: string) => void
}

const realClock: Clock = () => Date.now() as Instant
/** A one-way name: 40 hexadecimal characters of a SHA-256. */
export const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40)
const linksOf = (edges: Edges, keyId = ''): Links => signedLinks(edges.linkKey ?? kmsLinkKey(new KMSClient(), keyId))
const logOf = (edges: Edges): Log => logTo(edges.print ?? console.log)

/** The store's files on one table: they share what was read of a year. */
export function store(dynamo: DynamoDBClient, tableName: string, machineClock: () => number = Date.now) {
  const table = tableClient(dynamo, tableName)
  const memory = headMemory(machineClock)
  return {
    members: members(table, machineClock),
    regions: regions(table, memory),
    repeatKeys: repeatKeys(table),
    years: years(table, memory),
    schools: schools(table, memory, machineClock),
    clockRows: clockRows(table),
    outbox: outbox(table),
  } satisfies Partial<Ports>
}

/** Door `api`: an HTTP request of payload version 2 in, JSON out. */
export function wireApi({ TABLE_NAME, APP_URL, ISSUER, AUDIENCE, SCOPE, USER_POOL_ID, LINK_KEY_ID }: Environment<'api'>, edges: Edges = {}) {
  return api({
    ...store(edges.dynamo ?? new DynamoDBClient(), TABLE_NAME, edges.machineClock),
    clock: edges.now ?? realClock,
    accounts: edges.accounts ?? cognitoAccounts(new CognitoIdentityProviderClient(), USER_POOL_ID ?? ''),
    letters: letters(calendarFile),
    links: linksOf(edges, LINK_KEY_ID),
    fingerprint,
    appUrl: APP_URL,
    signIn: signIn({ issuer: ISSUER, audience: AUDIENCE, scope: SCOPE }),
    log: logOf(edges),
    openApi,
  })
}

/** Door `clock`: a tick in, decided notifications in the outbox and on the queue. The time of the tick is only told: `now` decides. */
export function wireClock({ TABLE_NAME, QUEUE_URL }: Environment<'clock'>, edges: Edges = {}) {
  const log = logOf(edges)
  const ports = {
    ...store(edges.dynamo ?? new DynamoDBClient(), TABLE_NAME, edges.machineClock),
    queue: outboxQueue(edges.sqs ?? new SQSClient(), QUEUE_URL),
    fingerprint,
  }
  const decide = decideNotifications(ports, (fault, regionId) => log('YEAR_FAILED', { regionId, ...traits(fault) }))
  const now = edges.now ?? realClock
  return async (event: { readonly time: string }): Promise<{ readonly decided: number }> => {
    const answer = await decide(now())
    log('TICK_DONE', { scheduledFor: event.time, ...answer })
    return answer
  }
}

/** Door `outbox`: a batch of queued notifications in, mail out; what must come again is named, so that one failure repeats nothing else. */
export function wireOutbox({ TABLE_NAME, APP_URL, SENDER, CONFIGURATION_SET, LINK_KEY_ID }: Environment<'outbox'>, edges: Edges = {}) {
  const log = logOf(edges)
  const mailSettings = { sender: SENDER, report: (fault: string) => log('MAIL_NOT_TAKEN', { fault }), ...(CONFIGURATION_SET && { configurationSet: CONFIGURATION_SET }) }
  const ports = {
    ...store(edges.dynamo ?? new DynamoDBClient(), TABLE_NAME, edges.machineClock),
    clock: edges.now ?? realClock,
    mailer: sesMailer(edges.ses ?? new SESv2Client(), mailSettings),
    letters: letters(calendarFile),
    links: linksOf(edges, LINK_KEY_ID),
    appUrl: APP_URL,
  }
  const send = sendNotifications(ports, (fault) => log('NOTIFICATION_FAILED', traits(fault)))
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = []
    const messages = new Map<OutboxMessage, string>()
    for (const { messageId, body } of event.Records) {
      const message = readMessage(body)
      if (message) messages.set(message, messageId)
      else {
        log('OUTBOX_MESSAGE_UNREADABLE', { messageId })
        failed.push(messageId)
      }
    }
    const again = await send([...messages.keys()])
    failed.push(...again.map((message) => messages.get(message)!))
    log('OUTBOX_DONE', { messages: event.Records.length, failed: failed.length })
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
  }
}

/** The environment of a door, read once; what is missing stops the door at its start, with the names of what is missing. */
export function environmentOf<D extends keyof typeof environments>(door: D, variables: Readonly<Record<string, string | undefined>> = process.env): Environment<D> {
  return environments[door].parse(variables) as Environment<D>
}
