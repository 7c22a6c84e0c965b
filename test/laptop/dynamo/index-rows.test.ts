// Two rows of the index that only their ids tell apart stay two rows.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { embeddedEngine } from '../../support/engines.ts'
import { key, put, queryAll, S, update } from './behaviours/rows.ts'

/** The part of the id by which dynalite tells index rows apart: 24 bits. */
const shortened = (sk: string) => createHash('md5').update(`OutliersOUTBOX#r${sk}`).digest('hex').slice(0, 6)

/** Two ids of which that part is the same, as one finds among some thousands. */
function twins(): readonly [string, string] {
  const seen = new Map<string, string>()
  for (let number = 0; ; number += 1) {
    const id = `2026-2027#notification ${number}`
    const other = seen.get(shortened(id))
    if (other !== undefined) return [other, id]
    seen.set(shortened(id), id)
  }
}

test('two notifications that wait since the same moment both stand in the index, whatever their ids', async () => {
  const { client, stop } = await embeddedEngine.start()
  const ids = twins()
  for (const id of ids) await put(client, { ...key('OUTBOX#r', id), unsent: S('unsent#r'), unsentSince: S('2027-03-24T07:00:00Z') })
  const waiting = async () => {
    const range = { KeyConditionExpression: 'unsent = :u', ExpressionAttributeValues: { ':u': S('unsent#r') } }
    const { items } = await queryAll(client, { IndexName: 'unsent', ...range, Limit: 1 })
    return items.map(item => item['sk']?.S).toSorted()
  }
  expect(await waiting()).toEqual([...ids].toSorted())
  await update(client, key('OUTBOX#r', ids[0]), 'REMOVE unsent')
  expect(await waiting()).toEqual([ids[1]])
  await stop()
})
