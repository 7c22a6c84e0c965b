// What the service refuses, so that a mistake of ours shows in a test and not in AWS.
import { BatchGetItemCommand, DynamoDBServiceException, ResourceNotFoundException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import { get, key, N, newPartition, put, query, refusal, S, TableName, update, type Behaviour, type Item } from './rows.ts'

type Attempt = (client: DynamoDBClient, partition: string) => Promise<unknown>

const updating = (expression: string, values: Item, names?: Record<string, string>): Attempt => (client, partition) =>
  update(client, key(partition), expression, { ExpressionAttributeValues: values, ...(names && { ExpressionAttributeNames: names }) })

const asking = (condition: string, values?: Item): Attempt => (client, partition) =>
  put(client, key(partition), { ConditionExpression: condition, ...(values && { ExpressionAttributeValues: values }) })

const refused: Record<string, Attempt> = {
  'a value that no expression uses': updating('SET a = :a', { ':a': N(1), ':b': N(2) }),
  'a name that no expression uses': updating('SET a = :a', { ':a': N(1) }, { '#b': 'b' }),
  'a value that is not defined': updating('SET a = :b', { ':a': N(1) }),
  'a name that is not defined': updating('SET #a = :a', { ':a': N(1) }),
  'a reserved word in an update': updating('SET name = :a', { ':a': N(1) }),
  'a reserved word in a condition': asking('attribute_exists(status)'),
  'a change of the key': updating('SET sk = :a', { ':a': S('2') }),
  'two changes of one place': updating('SET a = :a, a = :a', { ':a': N(1) }),
  'a change of a place within a place': updating('SET a = :a, a.b = :a', { ':a': N(1) }),
  'a verb used twice': updating('SET a = :a SET b = :a', { ':a': N(1) }),
  'a sum of what is no number': updating('SET a = if_not_exists(a, :one) + :text', { ':one': N(1), ':text': S('x') }),
  'a sum with an attribute that is not there': updating('SET a = a + :one', { ':one': N(1) }),
  'an addition of a text': updating('ADD a :a', { ':a': S('x') }),
  'an order between maps': asking('a < :a', { ':a': { M: {} } }),
  'a range that ends before it begins': asking('a BETWEEN :b AND :a', { ':a': N(1), ':b': N(2) }),
  'an unknown function': asking('is_fine(a)'),
  'double parentheses': asking('((attribute_exists(a)))'),
  'an empty expression': asking(''),
  'an unfinished expression': asking('attribute_exists(a) AND'),
  'an empty partition key': client => put(client, key('')),
  'an empty sort key': (client, partition) => put(client, key(partition, '')),
  'a sort key that is a number': (client, partition) => put(client, { pk: S(partition), sk: N(1) }),
  'a sort key that is missing': (client, partition) => put(client, { pk: S(partition) }),
  'a sort key of more than 1 KB': (client, partition) => put(client, key(partition, 'x'.repeat(1025))),
  'an index key that is a number': (client, partition) => put(client, { ...key(partition), unsent: N(1) }),
  'an index key that is empty': (client, partition) => put(client, { ...key(partition), unsent: S('') }),
  'an empty set': (client, partition) => put(client, { ...key(partition), tags: { SS: [] } }),
  'a set with a member twice': (client, partition) => put(client, { ...key(partition), tags: { SS: ['a', 'a'] } }),
  'a number that is none': (client, partition) => put(client, { ...key(partition), n: N('twelve') }),
  'a read of more than the key': (client, partition) => get(client, { ...key(partition), more: S('x') }),
  'a query without its partition': client => query(client, { KeyConditionExpression: 'sk = :s', ExpressionAttributeValues: { ':s': S('x') } }),
  'a query over partitions': client => query(client, { KeyConditionExpression: 'pk > :p', ExpressionAttributeValues: { ':p': S('x') } }),
  'a query of an empty partition key': client => query(client, { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('') } }),
  'a query of an unknown index': client =>
    query(client, { IndexName: 'nope', KeyConditionExpression: 'unsent = :u', ExpressionAttributeValues: { ':u': S('x') } }),
  'a consistent read of an index': client =>
    query(client, { IndexName: 'unsent', ConsistentRead: true, KeyConditionExpression: 'unsent = :u', ExpressionAttributeValues: { ':u': S('x') } }),
  'a filter on the sort key': client =>
    query(client, { KeyConditionExpression: 'pk = :p', FilterExpression: 'sk <> :p', ExpressionAttributeValues: { ':p': S('x') } }),
  'an attribute that the index does not hold': client =>
    query(client, {
      IndexName: 'unsent',
      KeyConditionExpression: 'unsent = :u',
      ProjectionExpression: 'mail',
      ExpressionAttributeValues: { ':u': S('x') },
    }),
  'a batch read of one item twice': (client, partition) =>
    client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key(partition), key(partition)] } } })),
  'a batch read of 101 items': (client, partition) =>
    client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: Array.from({ length: 101 }, (_, at) => key(partition, `${at}`)) } } }),
    ),
}

async function expectRefused(client: DynamoDBClient, attempt: Attempt) {
  const partition = newPartition()
  const error = await refusal(attempt(client, partition))
  expect(error).toBeInstanceOf(DynamoDBServiceException)
  expect(error.name).toBe('ValidationException')
  expect(await get(client, key(partition))).toBeUndefined()
}

export const refusals: readonly Behaviour[] = [
  ...Object.entries(refused).map(([what, attempt]) => ({
    name: `${what} is refused as invalid and changes nothing`,
    run: (client: DynamoDBClient) => expectRefused(client, attempt),
  })),
  {
    name: 'an unknown table is not found',
    async run(client) {
      const error = await refusal(put(client, key('x'), { TableName: 'unknown' }))
      expect(error).toBeInstanceOf(ResourceNotFoundException)
    },
  },
]
