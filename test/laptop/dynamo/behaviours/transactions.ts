// What we rely on when several items change together.
import {
  TransactGetItemsCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import { get, key, N, nameOfRefusal, newPartition, put, query, refusal, S, TableName, type Behaviour, type Item } from './rows.ts'

const write = (client: DynamoDBClient, TransactItems: TransactWriteItem[], more: Partial<TransactWriteItemsCommandInput> = {}) =>
  client.send(new TransactWriteItemsCommand({ TransactItems, ...more }))

const putting = (Item: Item, ConditionExpression?: string): TransactWriteItem => ({
  Put: { TableName, Item, ...(ConditionExpression !== undefined && { ConditionExpression }) },
})

const adding = (Key: Item, amount: number): TransactWriteItem => ({
  Update: { TableName, Key, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(amount) } },
})

const checking = (Key: Item, ConditionExpression: string): TransactWriteItem => ({
  ConditionCheck: { TableName, Key, ConditionExpression, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
})

export const transactions: readonly Behaviour[] = [
  {
    name: 'a transaction puts, updates, deletes and checks together',
    async run(client) {
      const partition = newPartition()
      await put(client, key(partition, 'checked'))
      await put(client, key(partition, 'deleted'))
      await write(client, [
        putting(key(partition, 'put'), 'attribute_not_exists(pk)'),
        adding(key(partition, 'updated'), 1),
        { Delete: { TableName, Key: key(partition, 'deleted') } },
        checking(key(partition, 'checked'), 'attribute_exists(pk)'),
      ])
      const { Items } = await query(client, { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S(partition) } })
      expect(Items?.map(item => item['sk']?.S)).toEqual(['checked', 'put', 'updated'])
    },
  },
  {
    name: 'one condition that fails undoes all, and says for each action why, with the item when asked',
    async run(client) {
      const partition = newPartition()
      const existing = { ...key(partition, 'b'), n: N(1) }
      await put(client, existing)
      const error = await refusal(
        write(client, [
          putting(key(partition, 'a')),
          checking(key(partition, 'b'), 'attribute_not_exists(pk)'),
          checking(key(partition, 'none'), 'attribute_exists(pk)'),
          putting(key(partition, 'b2'), 'attribute_exists(pk)'),
        ]),
      )
      expect(error).toBeInstanceOf(TransactionCanceledException)
      const reasons = (error as TransactionCanceledException).CancellationReasons
      expect(reasons?.map(reason => [reason.Code, reason.Item])).toEqual([
        ['None', undefined],
        ['ConditionalCheckFailed', existing],
        ['ConditionalCheckFailed', undefined],
        ['ConditionalCheckFailed', undefined],
      ])
      expect(await get(client, key(partition, 'a'))).toBeUndefined()
    },
  },
  {
    name: 'an update that cannot be done undoes all',
    async run(client) {
      const partition = newPartition()
      await put(client, { ...key(partition, 'b'), n: S('text') })
      await refusal(write(client, [putting(key(partition, 'a')), adding(key(partition, 'b'), 1)]))
      expect(await get(client, key(partition, 'a'))).toBeUndefined()
    },
  },
  {
    name: 'the same token does a transaction once, and is refused for another',
    async run(client) {
      const partition = newPartition()
      const ClientRequestToken = `token of ${partition}`
      await write(client, [adding(key(partition), 1)], { ClientRequestToken })
      await write(client, [adding(key(partition), 1)], { ClientRequestToken })
      expect((await get(client, key(partition)))?.['n']).toEqual(N(1))
      const other = write(client, [adding(key(partition), 5)], { ClientRequestToken })
      expect(await nameOfRefusal(other)).toBe('IdempotentParameterMismatchException')
    },
  },
  {
    name: 'a transaction touches an item once',
    async run(client) {
      const partition = newPartition()
      const twice = [putting(key(partition)), { Delete: { TableName, Key: key(partition) } }]
      expect(await nameOfRefusal(write(client, twice))).toBe('ValidationException')
    },
  },
  {
    name: 'a transaction has at most 100 actions, and at least one',
    async run(client) {
      const partition = newPartition()
      const puts = (count: number) => Array.from({ length: count }, (_, at) => putting(key(partition, `${at}`)))
      await write(client, puts(100))
      expect(await nameOfRefusal(write(client, puts(101)))).toBe('ValidationException')
      expect(await nameOfRefusal(write(client, []))).toBe('ValidationException')
    },
  },
  {
    name: 'a transaction weighs at most 4 MB',
    async run(client) {
      const partition = newPartition()
      const puts = (count: number) =>
        Array.from({ length: count }, (_, at) => putting({ ...key(partition, `${at}`), text: S('x'.repeat(380_000)) }))
      expect(await nameOfRefusal(write(client, puts(12)))).toBe('ValidationException')
      await write(client, puts(10))
      expect(await get(client, key(partition, '9'))).toBeDefined()
    },
  },
  {
    name: 'a value that no expression uses is refused within a transaction too',
    async run(client) {
      const unused = { Put: { TableName, Item: key(newPartition()), ExpressionAttributeValues: { ':a': N(1) } } }
      expect(await nameOfRefusal(write(client, [unused]))).toBe('ValidationException')
    },
  },
  {
    name: 'a transactional read answers in the order of its questions, also what is not there, and each item once',
    async run(client) {
      const partition = newPartition()
      await put(client, key(partition, 'b'))
      const read = (...sorts: string[]) =>
        client.send(new TransactGetItemsCommand({ TransactItems: sorts.map(sk => ({ Get: { TableName, Key: key(partition, sk) } })) }))
      expect((await read('a', 'b')).Responses?.map(one => one.Item)).toEqual([undefined, key(partition, 'b')])
      expect(await nameOfRefusal(read('b', 'b'))).toBe('ValidationException')
    },
  },
  {
    name: 'a transaction costs twice what its writes cost, when that is asked',
    async run(client) {
      const partition = newPartition()
      const cost = async (items: TransactWriteItem[]) => {
        const { ConsumedCapacity } = await write(client, items, { ReturnConsumedCapacity: 'TOTAL' })
        return ConsumedCapacity?.map(used => used.CapacityUnits)
      }
      const large = { ...key(partition, 'large'), text: S('x'.repeat(2500)) }
      expect(await cost([putting(key(partition))])).toEqual([2])
      expect(await cost([putting(large), checking(key(partition), 'attribute_exists(pk)')])).toEqual([8])
      expect((await write(client, [putting(large)])).ConsumedCapacity).toBeUndefined()
    },
  },
]
