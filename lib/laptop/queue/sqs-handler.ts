// Puts the queue behind the SQS client: the two operations that the doors use, in the JSON protocol of SQS.
import type { HttpHandler } from '@smithy/protocol-http'
import { sdkHandler, type SdkAnswer } from '../sdk-handler.ts'
import type { LaptopQueue } from './queue.ts'

interface Entry {
  readonly Id?: string
  readonly MessageBody?: string
  readonly DelaySeconds?: number
  readonly MessageAttributes?: object
}

interface Input extends Entry {
  readonly QueueUrl?: string
  readonly Entries?: readonly Entry[]
}

/** SQS takes a message, and a whole batch, of at most 1 MiB. */
const largest = 1_048_576
const namespace = 'com.amazonaws.sqs#'

/** A `requestHandler` for `new SQSClient(...)`: SendMessage and SendMessageBatch; every other operation is refused by name. */
export function sqsHandler(queue: LaptopQueue): HttpHandler {
  return sdkHandler((request, body) => {
    const operation = request.headers['x-amz-target']?.replace(/^AmazonSQS\./, '')
    const input = body as Input
    if (operation !== 'SendMessage' && operation !== 'SendMessageBatch') {
      return refusal('UnsupportedOperation', `this queue takes SendMessage and SendMessageBatch, not ${operation}`)
    }
    if (input.QueueUrl !== queue.url) return refusal('QueueDoesNotExist', 'The specified queue does not exist.')
    return operation === 'SendMessage' ? single(queue, input) : batch(queue, input.Entries ?? [])
  })
}

function single(queue: LaptopQueue, input: Input): SdkAnswer {
  const fault = faultOf(input)
  if (fault) return fault
  const { messageId, md5 } = queue.send(input.MessageBody!, input.DelaySeconds)
  return { statusCode: 200, body: { MessageId: messageId, MD5OfMessageBody: md5 } }
}

function batch(queue: LaptopQueue, entries: readonly Entry[]): SdkAnswer {
  if (entries.length === 0) return refusal('EmptyBatchRequest', "The batch request doesn't contain any entries.")
  if (entries.length > 10) return refusal('TooManyEntriesInBatchRequest', 'The batch request contains more than 10 entries.')
  if (new Set(entries.map((entry) => entry.Id)).size < entries.length) {
    return refusal('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.')
  }
  if (entries.some((entry) => !/^[\w-]{1,80}$/.test(entry.Id ?? ''))) {
    return refusal('InvalidBatchEntryId', 'A batch entry id takes 1 to 80 letters, digits, hyphens and underscores.')
  }
  const size = entries.reduce((total, entry) => total + Buffer.byteLength(entry.MessageBody ?? ''), 0)
  if (size > largest) return refusal('BatchRequestTooLong', 'Batch requests cannot be longer than 1048576 bytes.')
  const fault = entries.map(faultOf).find((found) => found !== undefined)
  if (fault) return fault
  const taken = entries.map((entry) => {
    const { messageId, md5 } = queue.send(entry.MessageBody!, entry.DelaySeconds)
    return { Id: entry.Id, MessageId: messageId, MD5OfMessageBody: md5 }
  })
  return { statusCode: 200, body: { Successful: taken, Failed: [] } }
}

function faultOf({ MessageBody: body, DelaySeconds: delay = 0, MessageAttributes: attributes }: Entry): SdkAnswer | undefined {
  if (!body) return refusal('MissingParameter', 'The request must contain the parameter MessageBody.')
  if (Buffer.byteLength(body) > largest) return refusal('InvalidParameterValue', 'A message is at most 1048576 bytes.')
  if (!Number.isInteger(delay) || delay < 0 || delay > 900) return refusal('InvalidParameterValue', 'DelaySeconds is 0 to 900.')
  if (attributes) return refusal('UnsupportedOperation', 'this queue takes no message attributes')
  return undefined
}

function refusal(code: string, message: string): SdkAnswer {
  return { statusCode: 400, body: { __type: `${namespace}${code}`, message } }
}
