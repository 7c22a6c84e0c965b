// A queue as SQS delivers it to a function: batches, partial failures, visibility, and a place for what keeps failing.
import { createHash, randomUUID } from 'node:crypto'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { later, type Instant } from '../../../lambdas/domain/moment.ts'

export interface QueueSettings {
  readonly batchSize: number
  readonly visibilitySeconds: number
  readonly maxReceiveCount: number
  readonly retentionDays: number
}

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | void>

export interface Message {
  readonly messageId: string
  readonly body: string
  readonly sentAt: Instant
  receiveCount: number
  firstReceivedAt?: Instant
  visibleAt: Instant
}

export interface LaptopQueue {
  readonly url: string
  /** Takes a message and answers its id and the digest that the SDK checks. */
  send(body: string, delaySeconds?: number): { readonly messageId: string; readonly md5: string }
  /** Hands out one batch of what is visible now; answers how many messages were in it. */
  deliver(handler: QueueHandler): Promise<number>
  /** Delivers until nothing is visible: what failed waits until its visibility ends. Answers how many were handed out. */
  drain(handler: QueueHandler): Promise<number>
  /** When the next message is visible; `undefined` when there is none. */
  nextVisibleAt(): Instant | undefined
  readonly size: number
  readonly deadLetters: readonly Message[]
}

const millisecondsPerDay = 86_400_000
const digest = (text: string) => createHash('md5').update(text).digest('hex')

/** In memory: what a stopped process loses only delays, because the clock's next tick finds the row in the outbox. */
export function createQueue({ name, settings, now }: { name: string; settings: QueueSettings; now: () => Instant }): LaptopQueue {
  let waiting: Message[] = []
  const deadLetters: Message[] = []
  const arn = `arn:aws:sqs:eu-west-1:000000000000:${name}`

  const record = (message: Message): SQSRecord => ({
    messageId: message.messageId,
    receiptHandle: `${message.messageId}:${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: '000000000000',
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    },
    messageAttributes: {},
    md5OfBody: digest(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'eu-west-1',
  })

  const queue: LaptopQueue = {
    url: `https://sqs.eu-west-1.amazonaws.com/000000000000/${name}`,
    send(body, delaySeconds = 0) {
      const sentAt = now()
      const message: Message = { messageId: randomUUID(), body, sentAt, receiveCount: 0, visibleAt: later(sentAt, delaySeconds * 1000) }
      waiting.push(message)
      return { messageId: message.messageId, md5: digest(body) }
    },
    async deliver(handler) {
      const at = now()
      waiting = waiting.filter((message) => message.sentAt > at - settings.retentionDays * millisecondsPerDay)
      const batch = waiting.filter((message) => message.visibleAt <= at).slice(0, settings.batchSize)
      if (batch.length === 0) return 0
      for (const message of batch) {
        message.receiveCount += 1
        message.firstReceivedAt ??= at
        message.visibleAt = later(at, settings.visibilitySeconds * 1000)
      }
      const failed = await failedOf(batch, handler, { Records: batch.map(record) })
      const dead = batch.filter((message) => failed.has(message.messageId) && message.receiveCount >= settings.maxReceiveCount)
      const gone = new Set([...batch.filter((message) => !failed.has(message.messageId)), ...dead])
      waiting = waiting.filter((message) => !gone.has(message))
      deadLetters.push(...dead)
      return batch.length
    },
    async drain(handler) {
      let total = 0
      for (;;) {
        const count = await queue.deliver(handler)
        if (count === 0) return total
        total += count
      }
    },
    nextVisibleAt() {
      const first = waiting.reduce((least, message) => Math.min(least, message.visibleAt), Number.POSITIVE_INFINITY)
      return Number.isFinite(first) ? (first as Instant) : undefined
    },
    get size() {
      return waiting.length
    },
    deadLetters,
  }
  return queue
}

/** As AWS reads the answer: a handler that throws, or names a message that was not in the batch, has failed the whole batch. */
async function failedOf(batch: readonly Message[], handler: QueueHandler, event: SQSEvent): Promise<ReadonlySet<string>> {
  const all = new Set(batch.map((message) => message.messageId))
  try {
    const answer = await handler(event)
    const failed = new Set((answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier))
    return [...failed].every((id) => all.has(id)) ? failed : all
  } catch {
    return all
  }
}
