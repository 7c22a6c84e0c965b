// What we rely on when a partition or the index of waiting notifications is read.
import { expect } from 'vitest'
import { key, N, newPartition, put, query, queryAll, S, update, type Behaviour } from './rows.ts'

const inPartition = (partition: string, range = '') => ({
  KeyConditionExpression: `pk = :p${range}`,
  ExpressionAttributeValues: { ':p': S(partition) },
})

export const queries: readonly Behaviour[] = [
  {
    name: 'a partition comes in the order of the bytes of its sort keys, and backwards when asked',
    async run(client) {
      const partition = newPartition()
      const inOrder = ['A', 'B#1', 'B#10', 'B#2', 'a', 'ë', '｡', '😀']
      for (const sk of inOrder.toReversed()) await put(client, key(partition, sk))
      const forwards = await query(client, inPartition(partition))
      expect(forwards.Items?.map(item => item['sk']?.S)).toEqual(inOrder)
      const backwards = await query(client, { ...inPartition(partition), ScanIndexForward: false })
      expect(backwards.Items?.map(item => item['sk']?.S)).toEqual(inOrder.toReversed())
    },
  },
  {
    name: 'a range of sort keys has exact edges',
    async run(client) {
      const partition = newPartition()
      for (const sk of ['a', 'b', 'ba', 'c', 'd']) await put(client, key(partition, sk))
      const found = async (range: string) => {
        const values = Object.entries({ ':p': S(partition), ':b': S('b'), ':c': S('c') }).filter(([name]) => name === ':p' || range.includes(name))
        const page = await query(client, { KeyConditionExpression: `pk = :p AND ${range}`, ExpressionAttributeValues: Object.fromEntries(values) })
        return page.Items?.map(item => item['sk']?.S).join(' ')
      }
      expect(await found('sk = :b')).toBe('b')
      expect(await found('sk < :c')).toBe('a b ba')
      expect(await found('sk <= :c')).toBe('a b ba c')
      expect(await found('sk > :b')).toBe('ba c d')
      expect(await found('sk >= :b')).toBe('b ba c d')
      expect(await found('sk BETWEEN :b AND :c')).toBe('b ba c')
      expect(await found('begins_with(sk, :b)')).toBe('b ba')
    },
  },
  {
    name: 'pages follow each other without gap or repeat, both ways, with a filter too',
    async run(client) {
      const partition = newPartition()
      for (let at = 0; at < 25; at += 1) await put(client, { ...key(partition, `a#${String(at).padStart(3, '0')}`), odd: N(at % 2) })
      const odd = { FilterExpression: 'odd = :one', ExpressionAttributeValues: { ':p': S(partition), ':one': N(1) } }
      const backwards = await queryAll(client, { ...inPartition(partition), ...odd, Limit: 10, ScanIndexForward: false })
      expect(backwards.items.length).toBe(12)
      expect(backwards.pages).toBe(3)
      const forwards = await queryAll(client, { ...inPartition(partition), Limit: 7 })
      expect(forwards.items.map(item => item['sk']?.S)).toEqual(Array.from({ length: 25 }, (_, at) => `a#${String(at).padStart(3, '0')}`))
    },
  },
  {
    name: 'a page holds about 1 MB',
    async run(client) {
      const partition = newPartition()
      for (let at = 0; at < 6; at += 1) await put(client, { ...key(partition, `${at}`), text: S('x'.repeat(300_000)) })
      const page = await query(client, inPartition(partition))
      expect([3, 4]).toContain(page.Count)
      expect(page.LastEvaluatedKey).toBeDefined()
      expect((await queryAll(client, inPartition(partition))).items.length).toBe(6)
    },
  },
  {
    name: 'a count answers no items',
    async run(client) {
      const partition = newPartition()
      await put(client, key(partition))
      const page = await query(client, { ...inPartition(partition), Select: 'COUNT' })
      expect([page.Count, page.Items]).toEqual([1, undefined])
    },
  },
  {
    name: 'an item is in the sparse index only while it has both its keys, and the index answers keys alone',
    async run(client) {
      const partition = newPartition()
      const waiting = { KeyConditionExpression: 'unsent = :u', ExpressionAttributeValues: { ':u': S(partition) }, IndexName: 'unsent' }
      await put(client, { ...key(partition, 'half'), unsent: S(partition) })
      await put(client, { ...key(partition, 'whole'), unsent: S(partition), unsentSince: S('2027-03-01'), mail: S('x') })
      const { Items } = await query(client, waiting)
      expect(Items).toEqual([{ ...key(partition, 'whole'), unsent: S(partition), unsentSince: S('2027-03-01') }])
      await update(client, key(partition, 'whole'), 'REMOVE unsent')
      expect((await query(client, waiting)).Items).toEqual([])
    },
  },
  {
    name: 'the index comes in the order of its sort key, in pages, with equal moments side by side',
    async run(client) {
      const partition = newPartition()
      const waiting = { KeyConditionExpression: 'unsent = :u', ExpressionAttributeValues: { ':u': S(partition) }, IndexName: 'unsent' }
      for (let at = 0; at < 20; at += 1) {
        await put(client, { ...key(partition, `${at}`), unsent: S(partition), unsentSince: S(`2027-03-0${1 + (at % 3)}`) })
      }
      const { items } = await queryAll(client, { ...waiting, Limit: 4 })
      const moments = items.map(item => item['unsentSince']?.S)
      expect(moments).toEqual(moments.toSorted())
      expect(new Set(items.map(item => item['sk']?.S)).size).toBe(20)
    },
  },
]
