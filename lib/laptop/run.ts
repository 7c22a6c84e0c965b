// Puts the whole system together on one machine: the deployed doors, with embedded engines around them.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { S3Client } from '@aws-sdk/client-s3'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { toIso, type Instant } from '../../lambdas/domain/moment.ts'
import type { Door, Environment } from '../../lambdas/environment.ts'
import { unlogged } from '../../lambdas/log.ts'
import type { Accounts } from '../../lambdas/ports/ports.ts'
import { intakeQueue, mailEventsQueue, outboxQueue } from '../queue-settings.ts'
import { createMover, type Mover } from './clock/mover.ts'
import { createProductClock } from './clock/product-clock.ts'
import { controlRoom } from './control-room.ts'
import { openDataFolder } from './data-folder.ts'
import { ensureTable } from './dynamo/ensure-table.ts'
import { apiRoom, type ApiHandler } from './gateway/api-room.ts'
import { startFrontDoor, type FrontDoor } from './gateway/front-door.ts'
import { answerJson } from './gateway/request.ts'
import type { Route } from './gateway/route-match.ts'
import { webApp } from './gateway/web-app.ts'
import { createIssuer } from './issuer/issuer.ts'
import { demoPeople, type Person } from './issuer/people.ts'
import { apiScope, audience, clientId, scopes } from './issuer/tokens.ts'
import { linkKeyAt } from './link-key.ts'
import { inbox, inboxPath } from './mail/inbox.ts'
import { openMailSink } from './mail/mail-sink.ts'
import { mailTeller } from './mail/mail-teller.ts'
import { sesHandler } from './mail/ses-handler.ts'
import { openTable } from './open-table.ts'
import { createQueue } from './queue/queue.ts'
import { sqsHandler } from './queue/sqs-handler.ts'
import { fileSettings, openFiles, storePath } from './s3/files.ts'
import { watchQuarantine, type QuarantineWatch } from './scanner/quarantine-watch.ts'
import { scannerOf } from './scanner/scanner.ts'
import { StartProblem } from './start-problem.ts'
import { workbench } from './workbench.ts'

const tableName = 'overstap'
const tickMilliseconds = 10_000
const sweepMilliseconds = 3_600_000

/** What the application touches of the world outside it. */
export interface Edges {
  readonly dynamo: DynamoDBClient
  readonly ses: SESv2Client
  readonly sqs: SQSClient
  /** Its presigned addresses are those of the one server. */
  readonly s3: S3Client
  readonly accounts: Accounts
  /** What signs links. */
  readonly linkKey: () => Promise<Uint8Array>
  /** The product's clock. */
  readonly now: () => Instant
  /** What each door is told by its environment. */
  readonly settings: { readonly [D in Door]: Environment<D> }
}

export interface Application {
  readonly api: ApiHandler
  clock(event: { readonly time: string }): Promise<{ readonly decided: number }>
  outbox(event: SQSEvent): Promise<SQSBatchResponse | void>
  intake(event: SQSEvent): Promise<SQSBatchResponse | void>
  mailEvents(event: SQSEvent): Promise<SQSBatchResponse | void>
  /** A slice of the slow work: on one machine whenever the clock is rung, and it looks itself whether anything is due. */
  chores(event: { readonly time: string }): Promise<unknown>
  /** When the clock door next has something to do. */
  earliestDue(): Promise<Instant | undefined>
}

export interface LaptopOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly dataPath: string
  /** Throws away what the data folder holds. */
  readonly fresh: boolean
  readonly startAt?: Instant | undefined
  /** Where the build put the web app. */
  readonly webFolder: string
  readonly application: (edges: Edges) => Application
  /** Fills a new data folder. */
  readonly seed: (edges: Edges) => Promise<void>
  /** What API Gateway knows, as `/v1/…`; without it everything below `/v1` goes to the api door. */
  readonly routes?: readonly Route[]
  /** Hears of progress, in Dutch, and of faults. */
  readonly log: (line: string) => void
}

export interface Laptop {
  readonly url: string
  readonly people: readonly Person[]
  now(): Instant
  readonly moveTo: Mover['moveTo']
  stop(): Promise<void>
}

/** Starts everything; throws a StartProblem for what its owner can solve. */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  const { log } = options
  const onFault = (what: string, fault?: unknown) => log(fault instanceof Error ? `${what}: ${fault.stack}` : what)
  openDataFolder(options.dataPath, { readable: !options.fresh })
  const door = await takePort(options.port, onFault)
  // What is to be closed, the first opened last: a start that fails leaves nothing behind.
  const closers: (() => Promise<void> | void)[] = [door.close]
  const stop = async () => {
    for (const close of closers.splice(0).toReversed()) await close()
  }
  try {
    return { ...(await startBehind(door, options, onFault, closers)), stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

async function startBehind(
  door: FrontDoor,
  options: LaptopOptions,
  onFault: (what: string, fault?: unknown) => void,
  closers: (() => Promise<void> | void)[],
): Promise<Omit<Laptop, 'stop'>> {
  const { dataPath, log } = options
  const url = `http://127.0.0.1:${door.port}`
  const issuerUrl = `${url}/oidc`
  log(`Gegevens openen: ${dataPath}`)
  // The clock stands in the folder that opening the table locks, and the table asks the time while it opens.
  let now = () => Date.now() as Instant
  const { table, folder } = await openTable(dataPath, options.fresh, () => now())
  closers.push(table.close)
  const clock = createProductClock({ path: folder.clock, startAt: options.startAt })
  now = clock.now
  const sink = openMailSink(folder.mail)
  closers.push(sink.close)
  const queue = createQueue({ name: 'outbox', settings: outboxQueue, now: clock.now })
  const intake = createQueue({ name: 'intake', settings: intakeQueue, now: clock.now })
  const mailEvents = createQueue({ name: 'mail-events', settings: mailEventsQueue, now: clock.now })
  const linkKey = linkKeyAt(folder.linkKey)
  const scanner = await scannerOf({ folder: folder.scanning })
  log(scanner.sentence)
  let watch: QuarantineWatch | undefined
  const files = openFiles({
    path: folder.objects,
    url,
    key: await linkKey(),
    origins: [url, workbench],
    onUpload: (upload) => watch?.created(upload),
    onFault,
  })
  const issuer = createIssuer({ url: issuerUrl, path: folder.issuer, people: demoPeople, webOrigins: [url, workbench] })

  const client = { region: 'eu-west-1', credentials: { accessKeyId: 'laptop', secretAccessKey: 'laptop' } }
  const tableAndApp = { TABLE_NAME: tableName, APP_URL: url }
  const edges: Edges = {
    dynamo: unlogged(new DynamoDBClient({ ...client, requestHandler: table.requestHandler })),
    ses: new SESv2Client({ ...client, requestHandler: sesHandler(sink, clock.now) }),
    sqs: new SQSClient({ ...client, requestHandler: sqsHandler(queue) }),
    accounts: issuer.accounts,
    s3: files.client,
    linkKey,
    now: clock.now,
    settings: {
      api: { ...tableAndApp, ISSUER: issuerUrl, AUDIENCE: audience, SCOPE: apiScope, ...fileSettings },
      clock: { TABLE_NAME: tableName, QUEUE_URL: queue.url },
      intake: { TABLE_NAME: tableName, ...fileSettings, SCANNER: scanner.scans ? 'guardduty' : 'none' },
      'mail-events': { TABLE_NAME: tableName },
      chores: { TABLE_NAME: tableName, ...fileSettings },
      outbox: { ...tableAndApp, SENDER: 'noreply@overstap.example' },
    },
  }
  await ensureTable(edges.dynamo, tableName)
  const application = options.application(edges)
  const teller = mailTeller({ path: folder.mailsTold, sink, queue: mailEvents, door: (event) => application.mailEvents(event) })
  const takeIn = async () => void (await intake.drain((event) => application.intake(event)))
  const watching = (watch = watchQuarantine({ scanner, contentOf: files.store.contentOf, send: intake.send, deliver: takeIn, onFault }))
  closers.push(watching.stop)
  if (!folder.filled) {
    log('Demogegevens maken')
    await options.seed(edges)
    await watching.settled()
    folder.markFilled()
  } else {
    // What was uploaded and not taken in when the process ended: the queue is not kept, the uploads are.
    for (const upload of files.uploads()) watching.created(upload)
    await teller.tell()
  }

  const mover = createMover(clock, {
    tick: (event) => application.clock(event),
    async drain() {
      await watching.settled()
      await takeIn()
      await queue.drain((event) => application.outbox(event))
      await teller.tell()
      // As in AWS, nothing else stops where the slow work does.
      await application.chores({ time: toIso(clock.now()) }).catch((fault: unknown) => onFault('the chores door failed', fault))
    },
    earliestDue: async () => earlier(await application.earliestDue(), [queue, intake, mailEvents].map((each) => each.nextVisibleAt()).reduce(earlier)),
    sentCount: () => sink.count,
  })
  const timers = [
    setInterval(() => void mover.tickNow().catch((fault: unknown) => onFault('the clock door failed', fault)), tickMilliseconds),
    setInterval(() => void table.sweepExpired().catch((fault: unknown) => onFault('removing expired rows failed', fault)), sweepMilliseconds),
  ]
  for (const timer of timers) timer.unref()
  // Requests end before the engines under them are closed.
  closers.push(door.close, () => mover.stop(), () => timers.forEach(clearInterval))

  door.open([
    { prefix: '/v1', room: apiRoom({ handler: application.api, routes: options.routes, now: clock.now, onFault }), forPrograms: true },
    { prefix: '/_laptop', room: controlRoom({ clock, mover, sink, issuer }), forPrograms: true },
    { prefix: '/oidc', room: issuer.room },
    { prefix: storePath, room: files.store.room, forPrograms: true },
    { prefix: inboxPath, room: inbox(sink) },
    { prefix: '/config.json', room: (_request, response) => answerJson(response, 200, { issuer: issuerUrl, clientId, scope: scopes }) },
    { prefix: '/', room: webApp(options.webFolder) },
  ])
  return {
    url,
    people: issuer.people(),
    now: clock.now,
    moveTo: mover.moveTo,
  }
}

async function takePort(port: number, onFault: (what: string, fault?: unknown) => void): Promise<FrontDoor> {
  try {
    return await startFrontDoor(port, onFault)
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    const another = 'PORT=4001 npm start'
    if (code === 'EADDRINUSE') throw new StartProblem(`Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere poort: ${another}`, fault)
    if (code === 'EACCES') throw new StartProblem(`Poort ${port} mag hier niet worden gebruikt. Kies een andere poort: ${another}`, fault)
    throw fault
  }
}

function earlier(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}
