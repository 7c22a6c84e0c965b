// The queue delivers as SQS does, and its client believes it.
import { createHash } from 'node:crypto'
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { SQSEvent } from 'aws-lambda'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../lambdas/domain/moment.ts'
import { createQueue } from '../../../lib/laptop/queue/queue.ts'
import { sqsHandler } from '../../../lib/laptop/queue/sqs-handler.ts'
import { outboxQueue } from '../../../lib/queue-settings.ts'

function atNoon() {
  let now = Date.UTC(2027, 2, 24, 12)
  const queue = createQueue({ name: 'outbox', settings: outboxQueue, now: () => now as Instant })
  const sqs = new SQSClient({ region: 'eu-west-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' }, requestHandler: sqsHandler(queue), maxAttempts: 1 })
  return { queue, sqs, wait: (seconds: number) => void (now += seconds * 1000), now: () => now }
}

const bodies = (event: SQSEvent) => event.Records.map((record) => record.body)
const failing = async (event: SQSEvent) => ({ batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId })) })

describe('delivery', () => {
  it('hands out at most ten messages at once, each once when the handler succeeds', async () => {
    const { queue } = atNoon()
    for (let index = 0; index < 23; index += 1) queue.send(`message ${index}`)
    const batches: string[][] = []
    expect(await queue.drain(async (event) => void batches.push(bodies(event)))).toBe(23)
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 3])
    expect(new Set(batches.flat()).size).toBe(23)
    expect(queue.size).toBe(0)
  })

  it('gives the event the shape that SQS gives it', async () => {
    const { queue, now } = atNoon()
    queue.send('{"id":"é"}')
    const events: SQSEvent[] = []
    await queue.deliver(async (event) => void events.push(event))
    expect(events[0]?.Records[0]).toMatchObject({
      body: '{"id":"é"}',
      eventSource: 'aws:sqs',
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(now()) },
      md5OfBody: createHash('md5').update('{"id":"é"}').digest('hex'),
    })
  })

  it('keeps only the failed messages of a batch, hidden until their visibility ends', async () => {
    const { queue, wait } = atNoon()
    queue.send('good')
    queue.send('bad')
    const failBad = async (event: SQSEvent) => ({
      batchItemFailures: event.Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({ itemIdentifier: messageId })),
    })
    expect(await queue.drain(failBad)).toBe(2)
    expect(queue.size).toBe(1)
    wait(outboxQueue.visibilitySeconds - 1)
    expect(await queue.deliver(failBad)).toBe(0)
    wait(1)
    const seen: string[] = []
    await queue.deliver(async (event) => void seen.push(...bodies(event)))
    expect(seen).toEqual(['bad'])
    expect(queue.size).toBe(0)
  })

  it('keeps the whole batch when the handler throws', async () => {
    const { queue } = atNoon()
    queue.send('one')
    queue.send('two')
    await queue.drain(async () => {
      throw new Error('broken')
    })
    expect(queue.size).toBe(2)
  })

  it.each(['', 'a message of another batch'])('keeps the whole batch when the handler names %j as failed', async (itemIdentifier) => {
    const { queue } = atNoon()
    queue.send('one')
    await queue.drain(async () => ({ batchItemFailures: [{ itemIdentifier }] }))
    expect(queue.size).toBe(1)
  })

  it('lays a message aside after its fifth failure, not after its fourth', async () => {
    const { queue, wait } = atNoon()
    queue.send('bad')
    for (let attempt = 1; attempt < outboxQueue.maxReceiveCount; attempt += 1) {
      await queue.drain(failing)
      wait(outboxQueue.visibilitySeconds)
    }
    expect(queue.deadLetters).toEqual([])
    await queue.drain(failing)
    expect(queue.deadLetters.map(({ body, receiveCount }) => [body, receiveCount])).toEqual([['bad', 5]])
    expect(queue.size).toBe(0)
  })

  it('says when the next message is visible, and nothing when there is none', async () => {
    const { queue, now } = atNoon()
    expect(queue.nextVisibleAt()).toBeUndefined()
    queue.send('later', 60)
    expect(queue.nextVisibleAt()).toBe(now() + 60_000)
    queue.send('now')
    expect(queue.nextVisibleAt()).toBe(now())
    await queue.drain(failing)
    expect(queue.nextVisibleAt()).toBe(now() + 60_000)
  })

  it('drops a message that waited for four days', async () => {
    const { queue, wait } = atNoon()
    queue.send('old')
    wait(outboxQueue.retentionDays * 86_400)
    expect(await queue.deliver(failing)).toBe(0)
    expect(queue.size).toBe(0)
  })
})

describe('behind the SQS client', () => {
  it('takes one message, with the digest that the client checks', async () => {
    const { queue, sqs } = atNoon()
    const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: '{"regionId":"voorbeeld","id":"ë’"}' }))
    const seen: string[] = []
    await queue.drain(async (event) => void seen.push(event.Records[0]!.messageId, ...bodies(event)))
    expect(seen).toEqual([MessageId, '{"regionId":"voorbeeld","id":"ë’"}'])
  })

  it('takes a batch of ten and refuses one of eleven', async () => {
    const { queue, sqs } = atNoon()
    const entries = (count: number) => Array.from({ length: count }, (_, index) => ({ Id: `m${index}`, MessageBody: `body ${index}` }))
    const { Successful, Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries: entries(10) }))
    expect(Successful?.map(({ Id }) => Id)).toEqual(entries(10).map(({ Id }) => Id))
    expect(Failed ?? []).toEqual([])
    await expect(sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries: entries(11) }))).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' })
    expect(queue.size).toBe(10)
  })

  it.each([
    ['EmptyBatchRequest', []],
    ['BatchEntryIdsNotDistinct', [{ Id: 'a', MessageBody: 'x' }, { Id: 'a', MessageBody: 'y' }]],
    ['InvalidBatchEntryId', [{ Id: 'a#b', MessageBody: 'x' }]],
    ['BatchRequestTooLong', [{ Id: 'a', MessageBody: 'x'.repeat(600_000) }, { Id: 'b', MessageBody: 'y'.repeat(600_000) }]],
  ])('refuses a batch with %s and keeps nothing of it', async (name, Entries) => {
    const { queue, sqs } = atNoon()
    await expect(sqs.send(new SendMessageBatchCommand({ QueueUrl: queue.url, Entries }))).rejects.toMatchObject({ name })
    expect(queue.size).toBe(0)
  })

  it('does not know another queue', async () => {
    const { sqs } = atNoon()
    await expect(sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/1/other', MessageBody: 'x' }))).rejects.toMatchObject({ name: 'QueueDoesNotExist' })
  })
})
