// What the store promises of imports that are larger than one transaction, whatever engine it stands on.
import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { contact, school } from '../../domain/builders.ts'
import { store } from '../../../lambdas/wiring.ts'
import { tableName } from '../../support/engines.ts'
import { auditOf, expectRefused, newYear, takeAway } from '../world.ts'

const idOf = (i: number) => `${String(10 + Math.floor(i / 100))}XX${String(i % 100).padStart(2, '0')}`
const manySchools = (count: number) => Array.from({ length: count }, (_, i) => school({ schoolId: idOf(i), name: `School ${i}` }))

/** A client on the same table, with which something happens after the first transaction. */
function between(client: DynamoDBClient, happening: () => Promise<void>): DynamoDBClient {
  let transactions = 0
  const send = async (command: Parameters<DynamoDBClient['send']>[0]) => {
    const answer = await client.send(command as TransactWriteItemsCommand)
    if (command instanceof TransactWriteItemsCommand && ++transactions === 1) await happening()
    return answer
  }
  return Object.assign(Object.create(client) as DynamoDBClient, { send })
}

export function importsContract(the: () => DynamoDBClient): void {
  describe('an import', () => {
    it('of 130 schools takes several transactions and one audit event, and all are there with their places', async () => {
      const world = await newYear(the())
      const { store, key, trace } = world
      const added = manySchools(130)
      await store.schools.saveImport(key, { added, changed: [] }, trace)
      expect(await store.schools.list(key)).toEqual(added)
      expect((await store.schools.placements('10XX')).filter((place) => place.regionId === key.regionId)).toHaveLength(100)
      expect(await auditOf(world)).toHaveLength(3)
    })

    it('of 130 changed schools among new ones changes facts by their versions', async () => {
      const { store, key, trace } = await newYear(the())
      const before = manySchools(130).map((each) => ({ ...each, contacts: [contact()] }))
      await store.schools.saveImport(key, { added: before, changed: [] }, trace)
      const changed = before.map((each) => ({ ...each, name: `${each.name}!`, contacts: [], version: 2 }))
      const added = [school({ schoolId: '98XX00' }), school({ schoolId: '98XX01' })]
      await store.schools.saveImport(key, { added, changed }, trace)
      expect(await store.schools.list(key)).toEqual([...changed.map((each) => ({ ...each, contacts: [contact()] })), ...added])
    })

    it('that meets a school that was changed meanwhile is refused; what stands is whole, and repeating completes it', async () => {
      const { store, key, trace } = await newYear(the())
      const before = manySchools(110)
      await store.schools.saveImport(key, { added: before, changed: [] }, trace)
      const changed = before.map((each) => ({ ...each, name: 'Anders', version: 2 }))
      await store.schools.save(key, { ...before[105]!, name: 'Met de hand', version: 2 }, 1, trace)
      await expectRefused(store.schools.saveImport(key, { added: [], changed }, trace), 'changed-meanwhile')
      const half = await store.schools.list(key)
      expect(half.slice(0, 98).every((each) => each.name === 'Anders' && each.version === 2)).toBe(true)
      expect(half.slice(98).map((each) => each.name)).toEqual(before.slice(98).map((each, i) => (i === 7 ? 'Met de hand' : each.name)))
      const left = half.slice(98).map((each) => ({ ...each, name: 'Anders', version: each.version + 1 }))
      await store.schools.saveImport(key, { added: [], changed: left }, trace)
      expect((await store.schools.list(key)).every((each) => each.name === 'Anders')).toBe(true)
    })

    it('of nothing writes nothing, not even an audit event', async () => {
      const world = await newYear(the())
      const before = (await auditOf(world)).length
      await world.store.schools.saveImport(world.key, { added: [], changed: [] }, world.trace)
      await world.store.schools.saveContactsImport(world.key, [], world.trace)
      expect(await auditOf(world)).toHaveLength(before)
    })

    it('of which the membership is taken away between two transactions ends there', async () => {
      const world = await newYear(the())
      const client = between(world.client, () => takeAway(world.client, world.trace))
      const { schools } = store(client, tableName)
      await expectRefused(schools.saveImport(world.key, { added: manySchools(130), changed: [] }, world.trace), 'not-found')
      expect(await world.store.schools.list(world.key)).toEqual(manySchools(49))
    })

    it('of a school that somebody added meanwhile is refused, and adds no school of its transaction', async () => {
      const { store, key, trace } = await newYear(the())
      await store.schools.create(key, school({ schoolId: '10XX01' }), trace)
      await expectRefused(store.schools.saveImport(key, { added: manySchools(3), changed: [] }, trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toHaveLength(1)
    })
  })

  describe('an import of contacts', () => {
    it('replaces whole lists of 110 schools by their versions', async () => {
      const { store, key, trace } = await newYear(the())
      await store.schools.saveImport(key, { added: manySchools(110), changed: [] }, trace)
      const contacts = [contact({ email: 'piet@school.example' })]
      await store.schools.saveContactsImport(key, manySchools(110).map(({ schoolId }) => ({ schoolId, contacts, expectedVersion: 0 })), trace)
      expect(await store.schools.list(key)).toEqual(manySchools(110).map((each) => ({ ...each, contacts, contactsVersion: 1 })))
    })

    it.each([1, -1])('is refused for a school whose contacts are not of version %i', async (expectedVersion) => {
      const { store, key, trace } = await newYear(the())
      await store.schools.saveImport(key, { added: manySchools(2), changed: [] }, trace)
      const lists = [{ schoolId: idOf(0), contacts: [contact()], expectedVersion: 0 }, { schoolId: idOf(1), contacts: [contact()], expectedVersion }]
      await expectRefused(store.schools.saveContactsImport(key, lists, trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toEqual(manySchools(2))
    })
  })
}
