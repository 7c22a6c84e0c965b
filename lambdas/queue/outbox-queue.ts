// SQS behind the queue port: ids of notifications in batches of ten.
import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import * as z from 'zod'
import type { OutboxMessage, Queue } from '../ports/mail.ts'

/** SQS takes at most ten messages a call. */
const batchSize = 10

const message = z.strictObject({ regionId: z.string(), id: z.string() })

/** What a queue message says; `undefined` when it is none of ours. */
export function readMessage(body: string): OutboxMessage | undefined {
  try {
    return message.parse(JSON.parse(body))
  } catch {
    return undefined
  }
}

/** A message that SQS does not take is not tried again here: the notification still waits, and the clock's sweep finds it. */
export function outboxQueue(client: SQSClient, queueUrl: string): Queue {
  return {
    async send(messages) {
      for (let i = 0; i < messages.length; i += batchSize) {
        const entries = messages.slice(i, i + batchSize).map((body, n) => ({ Id: String(n), MessageBody: JSON.stringify(body) }))
        await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }))
      }
    },
  }
}
