// What an engine makes of an operation, as a text that can be compared with what another makes of it.
import {
  DynamoDBServiceException,
  QueryCommand,
  TransactionCanceledException,
  type DynamoDBClient,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { tableName as TableName } from '../../support/engines.ts'
import type { Operation } from './random-operations.ts'

/** What an engine answers, or how it refuses, as one text in which the order of set members and attributes does not count. */
export async function outcome(client: DynamoDBClient, operation: Operation): Promise<string> {
  try {
    const output: QueryCommandOutput = await client.send(operation.make() as QueryCommand)
    const { $metadata: _metadata, ConsumedCapacity: _capacity, ...answer } = output
    if (answer.ScannedCount === operation.input.Limit) delete answer.LastEvaluatedKey
    return canonical(answer, operation.unordered)
  } catch (error) {
    if (error instanceof TransactionCanceledException) {
      if (error.CancellationReasons?.some(reason => reason.Code === 'ValidationError')) return 'refused: ValidationException'
      const reasons = error.CancellationReasons?.map(({ Code, Item }) => ({ Code, Item }))
      return `refused: ${error.name} ${canonical(reasons, false)}`
    }
    if (error instanceof DynamoDBServiceException) {
      return `refused: ${error.name}${'Item' in error && error.Item ? canonical(error.Item, false) : ''}`
    }
    throw error
  }
}

function canonical(value: unknown, unordered: boolean): string {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) {
    const members = value.map(one => canonical(one, unordered))
    const isSet = value.length > 0 && value.every(one => typeof one === 'string')
    return `[${(isSet || unordered ? members.toSorted() : members).join(', ')}]`
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, content]) => content !== undefined)
  return `{${entries.map(([name, content]) => `${name}: ${canonical(content, unordered)}`).toSorted().join(', ')}}`
}

/** Everything that is in the table of the random operations. */
export async function contents(client: DynamoDBClient): Promise<string> {
  const partitions = await Promise.all(
    ['p0', 'p1', 'p2', 'p3'].map(name =>
      client.send(new QueryCommand({ TableName, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: name } } })),
    ),
  )
  return canonical(partitions.map(page => page.Items), false)
}
