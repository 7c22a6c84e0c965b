// What we rely on when one item is written or read.
import { BatchGetItemCommand, ConditionalCheckFailedException, DeleteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import { get, key, N, nameOfRefusal, newPartition, put, refusal, S, TableName, update, type Behaviour, type Item } from './rows.ts'

const unknownDelete = (Key: Item) =>
  new DeleteItemCommand({ TableName, Key, ConditionExpression: 'attribute_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })

export const items: readonly Behaviour[] = [
  {
    name: 'an item of all types comes back as it was written, empty texts and exact numbers too',
    async run(client) {
      const item: Item = {
        ...key(newPartition()),
        empty: S(''),
        long: N('12345678901234567890.123456789012345678'),
        bytes: { B: Uint8Array.of(1, 2, 255) },
        yes: { BOOL: true },
        nothing: { NULL: true },
        places: { L: [S('x'), { M: { y: N(1) } }] },
        inside: { M: { 'a.b': S('ë’') } },
      }
      await put(client, item)
      expect(await get(client, key(item['pk']?.S ?? ''))).toEqual(item)
    },
  },
  {
    name: 'a number has at most 38 digits',
    async run(client) {
      const partition = newPartition()
      await put(client, { ...key(partition), number: N('9'.repeat(38)) })
      expect((await get(client, key(partition)))?.['number']).toEqual(N('9'.repeat(38)))
      expect(await nameOfRefusal(put(client, { ...key(partition), number: N('9'.repeat(39)) }))).toBe('ValidationException')
    },
  },
  {
    name: 'a condition that fails changes nothing and hands over the item when asked',
    async run(client) {
      const partition = newPartition()
      const item = { ...key(partition), version: N(3) }
      await put(client, item)
      const onlyNew = { ConditionExpression: 'attribute_not_exists(pk)' }
      const error = await refusal(put(client, key(partition), { ...onlyNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }))
      expect(error).toBeInstanceOf(ConditionalCheckFailedException)
      expect(error.Item).toEqual(item)
      expect((await refusal(put(client, key(partition), onlyNew))).Item).toBeUndefined()
      expect(await get(client, key(partition))).toEqual(item)
    },
  },
  {
    name: 'a condition on an item that is not there fails without an item to hand over',
    async run(client) {
      const error = await refusal(client.send(unknownDelete(key(newPartition()))))
      expect(error).toBeInstanceOf(ConditionalCheckFailedException)
      expect(error.Item).toBeUndefined()
    },
  },
  {
    name: 'a version that is expected is exactly that version',
    async run(client) {
      const partition = newPartition()
      await put(client, { ...key(partition), version: N(3) })
      const next = (expected: number) =>
        update(client, key(partition), 'SET version = version + :one', {
          ConditionExpression: 'version = :expected',
          ExpressionAttributeValues: { ':one': N(1), ':expected': N(expected) },
          ReturnValues: 'ALL_NEW',
        })
      expect(await nameOfRefusal(next(2))).toBe('ConditionalCheckFailedException')
      expect((await next(3)).Attributes?.['version']).toEqual(N(4))
      expect(await nameOfRefusal(next(3))).toBe('ConditionalCheckFailedException')
    },
  },
  {
    name: 'of twenty who write at once the first time only one does, and twenty additions at once all count',
    async run(client) {
      const partition = newPartition()
      const twenty = Array.from({ length: 20 }, (_, at) => at)
      const firsts = twenty.map(at => put(client, { ...key(partition), by: N(at), n: N(0) }, { ConditionExpression: 'attribute_not_exists(pk)' }))
      const outcomes = await Promise.allSettled(firsts)
      expect(outcomes.filter(outcome => outcome.status === 'fulfilled').length).toBe(1)
      await Promise.all(twenty.map(() => update(client, key(partition), 'ADD n :one', { ExpressionAttributeValues: { ':one': N(1) } })))
      expect((await get(client, key(partition)))?.['n']).toEqual(N(20))
    },
  },
  {
    name: 'conditions know size, contains, begins_with, attribute_type, IN, BETWEEN, NOT and places within',
    async run(client) {
      const partition = newPartition()
      const item = { ...key(partition, 'a1'), places: { L: [S('x'), S('y')] }, tags: { SS: ['p', 'q'] }, n: N(5), inside: { M: { word: S('ë') } } }
      await put(client, item)
      const holds = (ConditionExpression: string, values: Item) =>
        put(client, item, { ConditionExpression, ExpressionAttributeValues: values }).then(
          () => true,
          () => false,
        )
      expect(await holds('size(places) = :n AND size(inside.word) < :n', { ':n': N(2) })).toBe(true)
      expect(await holds('contains(places, :y) AND contains(tags, :q) AND NOT contains(tags, :y)', { ':y': S('y'), ':q': S('q') })).toBe(true)
      expect(await holds('begins_with(sk, :a) AND attribute_type(n, :t)', { ':a': S('a'), ':t': S('N') })).toBe(true)
      expect(await holds('n IN (:a, :b) AND n BETWEEN :a AND :b', { ':a': N(5), ':b': N('5.0') })).toBe(true)
      expect(await holds('inside = :map AND places <> :map', { ':map': { M: { word: S('ë') } } })).toBe(true)
      expect(await holds('inside = :map', { ':map': { M: { word: S('e') } } })).toBe(false)
      expect(await holds('nowhere <> :a', { ':a': N(1) })).toBe(true)
      expect(await holds('nowhere = :a OR nowhere < :a', { ':a': N(1) })).toBe(false)
    },
  },
  {
    name: 'an update adds exactly, fills in what is missing and appends',
    async run(client) {
      const partition = newPartition()
      await put(client, { ...key(partition), n: N('0.1'), tags: { SS: ['a', 'b'] } })
      const { Attributes } = await update(
        client,
        key(partition),
        'SET filled = if_not_exists(filled, :seven), places = list_append(if_not_exists(places, :none), :one) ADD n :more DELETE tags :a',
        {
          ExpressionAttributeValues: { ':seven': N(7), ':none': { L: [] }, ':one': { L: [N(1)] }, ':more': N('0.2'), ':a': { SS: ['a'] } },
          ReturnValues: 'ALL_NEW',
        },
      )
      expect(Attributes).toEqual({ ...key(partition), n: N('0.3'), tags: { SS: ['b'] }, filled: N(7), places: { L: [N(1)] } })
    },
  },
  {
    name: 'the places of a list in one update mean the list as it was',
    async run(client) {
      const partition = newPartition()
      await put(client, { ...key(partition), places: { L: ['a', 'b', 'c', 'd'].map(S) } })
      const change = { ExpressionAttributeValues: { ':new': S('new') }, ReturnValues: 'ALL_NEW' as const }
      const { Attributes } = await update(client, key(partition), 'REMOVE places[0], places[1] SET places[3] = :new', change)
      expect(Attributes?.['places']).toEqual({ L: [S('c'), S('new')] })
    },
  },
  {
    name: 'an update within a map that is not there is refused',
    async run(client) {
      const values = { ExpressionAttributeValues: { ':x': S('x') } }
      expect(await nameOfRefusal(update(client, key(newPartition()), 'SET inside.word = :x', values))).toBe('ValidationException')
    },
  },
  {
    name: 'an item may weigh 400 KB in bytes, not in characters',
    async run(client) {
      const partition = newPartition()
      await put(client, { ...key(partition), text: S('x'.repeat(400_000)) })
      expect(await nameOfRefusal(put(client, { ...key(partition), text: S('x'.repeat(410_000)) }))).toBe('ValidationException')
      expect(await nameOfRefusal(put(client, { ...key(partition), text: S('ë'.repeat(210_000)) }))).toBe('ValidationException')
    },
  },
  {
    name: 'a projection answers what it names and no more',
    async run(client) {
      const partition = newPartition()
      await put(client, { ...key(partition), places: { L: [S('a'), S('b')] }, inside: { M: { x: N(1), y: N(2) } }, name: S('n') })
      const projected = { ProjectionExpression: '#name, places[1], #m.y', ExpressionAttributeNames: { '#name': 'name', '#m': 'inside' } }
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: key(partition), ...projected }))
      expect(Item).toEqual({ name: S('n'), places: { L: [S('b')] }, inside: { M: { y: N(2) } } })
    },
  },
  {
    name: 'a batch read answers what is there, and names what it did not come to',
    async run(client) {
      const partition = newPartition()
      const places = Array.from({ length: 48 }, (_, at) => key(partition, `${at}`))
      for (const place of places) await put(client, { ...place, text: S('x'.repeat(370_000)) })
      const read = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [...places, key(partition, 'none')] } } })
      const { Responses, UnprocessedKeys } = await client.send(read)
      const left = UnprocessedKeys?.[TableName]?.Keys ?? []
      const found = Responses?.[TableName] ?? []
      expect(left.length).toBeGreaterThan(0)
      expect(new Set([...found, ...left].map(item => item['sk']?.S)).size).toBeGreaterThanOrEqual(48)
    },
  },
]
