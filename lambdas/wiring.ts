// Puts each door together: the only file that knows the concrete classes, the environment and the real clock.
import { createHash } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { S3Client } from '@aws-sdk/client-s3'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import openApi from '../docs/openapi.json' with { type: 'json' }
import { cognitoAccounts } from './accounts/cognito-accounts.ts'
import type { Instant } from './domain/moment.ts'
import { type Environment, environments } from './environment.ts'
import { api } from './http/bind.ts'
import { signIn } from './http/sign-in.ts'
import { type Log, type LogCode, logTo, traits, unlogged } from './log.ts'
import { checkFile } from './files/check-file.ts'
import { objectStore } from './files/object-store.ts'
import { readScan } from './files/scan-event.ts'
import { calendarFile } from './formats/calendar-file.ts'
import { kmsLinkKey } from './links/kms-key.ts'
import { signedLinks } from './links/signed-links.ts'
import { transferCodes } from './links/transfer-codes.ts'
import { letters } from './mail/letters.ts'
import { readMailEvent } from './mail/ses-event.ts'
import { sesMailer } from './mail/ses-mailer.ts'
import type { OutboxMessage } from './ports/mail.ts'
import type { Accounts, Clock, Links, Ports } from './ports/ports.ts'
import { outboxQueue, readMessage } from './queue/outbox-queue.ts'
import { attachmentTypes, typesMemory } from './store/attachment-types.ts'
import { boards } from './store/boards.ts'
import { chores } from './store/chores.ts'
import { clockRows } from './store/clock-rows.ts'
import { deliveries } from './store/deliveries.ts'
import { dossiers } from './store/dossiers.ts'
import { members } from './store/members.ts'
import { osoMissing } from './store/oso-missing.ts'
import { outbox } from './store/outbox.ts'
import { pairs } from './store/pairs.ts'
import { progress } from './store/progress.ts'
import { qualifications } from './store/qualifications.ts'
import { regions, repeatKeys } from './store/regions.ts'
import { schools } from './store/schools.ts'
import { tableClient } from './store/table-client.ts'
import { headMemory, years } from './store/years.ts'
import { decideNotifications } from './usecases/decide-notifications.ts'
import { type ChoresDone, doChores } from './usecases/do-chores.ts'
import { sendNotifications } from './usecases/send-notifications.ts'
import { takeInMailEvent } from './usecases/take-in-mail-event.ts'
import { takeInUpload } from './usecases/take-in-upload.ts'

/** What differs between AWS and one machine: the clients behind which the services stand, the clock, and where a line is printed. */
export interface Edges {
  readonly dynamo?: DynamoDBClient
  readonly sqs?: SQSClient
  readonly s3?: S3Client
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
const dynamoOf = (edges: Edges) => edges.dynamo ?? unlogged(new DynamoDBClient())
const linkKeyOf = (edges: Edges, keyId = '') => edges.linkKey ?? kmsLinkKey(new KMSClient(), keyId)
const linksOf = (edges: Edges, keyId = ''): Links => signedLinks(linkKeyOf(edges, keyId))
type FileSettings = Pick<Environment<'intake'>, 'QUARANTINE_BUCKET' | 'ATTACHMENTS_BUCKET' | 'FILES_KEY_ID'>
const objectsOf = (edges: Edges, { QUARANTINE_BUCKET, ATTACHMENTS_BUCKET, FILES_KEY_ID }: FileSettings) =>
  objectStore(edges.s3 ?? new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), { quarantine: QUARANTINE_BUCKET, attachments: ATTACHMENTS_BUCKET, kmsKeyId: FILES_KEY_ID })
const logOf = (edges: Edges): Log => logTo(edges.print ?? console.log)

/** The store's files on one table: they share what was read of a year. */
export function store(dynamo: DynamoDBClient, tableName: string, machineClock: () => number = Date.now) {
  const table = tableClient(dynamo, tableName)
  const memory = headMemory(machineClock)
  const ofTypes = typesMemory(machineClock)
  const ofBoards = boards(table, machineClock)
  return {
    members: members(table, machineClock),
    regions: regions(table, memory),
    repeatKeys: repeatKeys(table),
    years: years(table, memory),
    schools: schools(table, memory, machineClock),
    attachmentTypes: attachmentTypes(table, ofTypes),
    dossiers: dossiers(table, ofTypes),
    deliveries: deliveries(table),
    boards: ofBoards,
    progress: progress(table, machineClock),
    qualifications: qualifications(table, ofBoards.forget),
    pairs: pairs(table),
    chores: chores(table, memory),
    osoMissing: osoMissing(table),
    clockRows: clockRows(table),
    outbox: outbox(table),
  } satisfies Partial<Ports>
}

/** Door `api`: an HTTP request of payload version 2 in, JSON out. */
export function wireApi({ TABLE_NAME, APP_URL, ISSUER, AUDIENCE, SCOPE, USER_POOL_ID, LINK_KEY_ID, ...files }: Environment<'api'>, edges: Edges = {}) {
  return api({
    ...store(dynamoOf(edges), TABLE_NAME, edges.machineClock),
    clock: edges.now ?? realClock,
    accounts: edges.accounts ?? cognitoAccounts(new CognitoIdentityProviderClient(), USER_POOL_ID ?? ''),
    letters: letters(calendarFile),
    links: linksOf(edges, LINK_KEY_ID),
    codes: transferCodes(linkKeyOf(edges, LINK_KEY_ID)),
    objects: objectsOf(edges, files),
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
    ...store(dynamoOf(edges), TABLE_NAME, edges.machineClock),
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
    ...store(dynamoOf(edges), TABLE_NAME, edges.machineClock),
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

/**
 * Works off a batch one after another, since one thing may stand in it twice. What met a fault, or came `too-early`, comes again; what is
 * `not-ours` is dropped with a line.
 */
async function oneByOne(event: SQSEvent, log: Log, codes: Readonly<Record<'done' | 'failed' | 'dropped', LogCode>>, takeIn: (body: string) => Promise<string>): Promise<SQSBatchResponse> {
  const failed: string[] = []
  const counts: Record<string, number> = {}
  for (const { messageId, body } of event.Records) {
    try {
      const taken = await takeIn(body)
      counts[taken] = (counts[taken] ?? 0) + 1
      if (taken === 'too-early') failed.push(messageId)
      if (taken === 'not-ours') log(codes.dropped, { messageId })
    } catch (fault) {
      failed.push(messageId)
      log(codes.failed, { messageId, ...traits(fault) })
    }
  }
  log(codes.done, { messages: event.Records.length, ...counts, failed: failed.length })
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

/**
 * Door `intake`: what the malware scan found of uploads in, accepted and refused attachments out. What failed comes again; what is not about
 * an upload of ours never becomes so, and is dropped with a line.
 */
export function wireIntake({ TABLE_NAME, SCANNER, ...files }: Environment<'intake'>, edges: Edges = {}) {
  const log = logOf(edges)
  const ports = {
    ...store(dynamoOf(edges), TABLE_NAME, edges.machineClock),
    clock: edges.now ?? realClock,
    objects: objectsOf(edges, files),
    checkFile,
    fingerprint,
  }
  const takeIn = takeInUpload(ports, { isScanned: SCANNER === 'guardduty' })
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    return oneByOne(event, log, { done: 'INTAKE_DONE', failed: 'INTAKE_FAILED', dropped: 'INTAKE_MESSAGE_DROPPED' }, async (body) => {
      const scanned = readScan(body)
      return scanned?.bucket === files.QUARANTINE_BUCKET ? takeIn(scanned) : 'not-ours'
    })
  }
}

/** Door `mail-events`: what became of mails in, the states of their notifications out. */
export function wireMailEvents({ TABLE_NAME }: Environment<'mail-events'>, edges: Edges = {}) {
  const log = logOf(edges)
  const takeIn = takeInMailEvent(store(dynamoOf(edges), TABLE_NAME, edges.machineClock))
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    return oneByOne(event, log, { done: 'MAIL_EVENTS_DONE', failed: 'MAIL_EVENT_FAILED', dropped: 'MAIL_EVENT_DROPPED' }, async (body) => {
      const news = readMailEvent(body)
      return news ? takeIn(news) : 'not-ours'
    })
  }
}

/** Door `chores`: a tick in, a slice of the slow work done. How long it goes on is told by the machine's clock, what is due by the product's. */
export function wireChores({ TABLE_NAME, LINK_KEY_ID, ...files }: Environment<'chores'>, edges: Edges = {}) {
  const log = logOf(edges)
  const ports = {
    ...store(dynamoOf(edges), TABLE_NAME, edges.machineClock),
    clock: edges.now ?? realClock,
    objects: objectsOf(edges, files),
    codes: transferCodes(linkKeyOf(edges, LINK_KEY_ID)),
    fingerprint,
  }
  const work = doChores(ports, edges.machineClock ?? Date.now, {
    fault: ({ regionId, year }, fault) => log('CHORE_FAILED', { regionId, year, ...traits(fault) }),
    swept: ({ regionId, year }, { vanished, ownerless }) => log('FILES_SWEPT', { regionId, year, vanished, ownerless }),
  })
  return async (event: { readonly time: string }): Promise<ChoresDone> => {
    const done = await work()
    log('CHORES_DONE', { scheduledFor: event.time, ...done })
    return done
  }
}

/** The environment of a door, read once; what is missing stops the door at its start, with the names of what is missing. */
export function environmentOf<D extends keyof typeof environments>(door: D, variables: Readonly<Record<string, string | undefined>> = process.env): Environment<D> {
  return environments[door].parse(variables) as Environment<D>
}
