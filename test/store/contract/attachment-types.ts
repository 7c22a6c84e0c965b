// What the store promises of attachment types: one list, saved whole on what was read, and never again once a school has set ready.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import type { AttachmentType, AttachmentTypes } from '../../../lambdas/domain/attachment-type.ts'
import { readyMadeTypes } from '../../../lambdas/domain/attachment-types-ready-made.ts'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import { lockTypes, typesMemory } from '../../../lambdas/store/attachment-types.ts'
import { tableClient } from '../../../lambdas/store/table-client.ts'
import { tableName } from '../../support/engines.ts'
import { auditOf, expectRefused, newYear, rowsOf, start, takeAway, type World, year } from '../world.ts'

const listOf = (version: number, ...types: readonly AttachmentType[]): AttachmentTypes => ({ types, version })
const first = listOf(1, readyMadeTypes[0]!)
const bytes = Uint8Array.from({ length: 350_000 }, (_, i) => i % 251)
const file = { fileName: 'formulier é.pdf', contentType: 'application/pdf', bytes }

/** Locks as a school's set-ready does, within its own transaction. */
async function lock({ client, key, trace }: World, version: number, at = start): Promise<void> {
  const table = tableClient(client, tableName)
  await table.commit([lockTypes(table, key, version, at)], trace, key.regionId)
}

export function attachmentTypesContract(the: () => DynamoDBClient): void {
  describe('attachment types', () => {
    it('are none at first', async () => {
      const { store, key } = await newYear(the())
      expect(await store.attachmentTypes.get(key)).toEqual({ types: [], version: 0 })
      expect(await store.attachmentTypes.template(key, 'absence')).toBeUndefined()
    })

    it('are read as they were written, at once by the door that wrote them', async () => {
      const { store, key, trace } = await newYear(the())
      await store.attachmentTypes.get(key)
      await store.attachmentTypes.save(key, first, 0, trace)
      expect(await store.attachmentTypes.get(key)).toEqual(first)
      const all = listOf(2, ...readyMadeTypes)
      await store.attachmentTypes.save(key, all, 1, trace)
      expect(await store.attachmentTypes.getFresh(key)).toEqual(all)
    })

    it('are remembered for 60 seconds by another door, which reads anew when it asks for what is there now', async () => {
      const { store, otherDoor, machine, key, trace } = await newYear(the())
      const other = otherDoor().attachmentTypes
      await other.get(key)
      await store.attachmentTypes.save(key, first, 0, trace)
      machine.now = 59_999
      expect((await other.get(key)).version).toBe(0)
      machine.now = 60_000
      expect((await other.get(key)).version).toBe(1)
      await store.attachmentTypes.save(key, listOf(2), 1, trace)
      expect((await other.get(key)).version).toBe(1)
      expect((await other.getFresh(key)).version).toBe(2)
      expect((await other.get(key)).version).toBe(2)
    })

    it.each([[0, 1], [2, 3]])('are refused on version %d when there is another', async (expected, next) => {
      const { store, key, trace } = await newYear(the())
      await store.attachmentTypes.save(key, first, 0, trace)
      await expectRefused(store.attachmentTypes.save(key, listOf(next), expected, trace), 'changed-meanwhile')
      expect(await store.attachmentTypes.getFresh(key)).toEqual(first)
    })

    it('keep a template of 350 kB, and let it go with its type', async () => {
      const world = await newYear(the())
      const { store, key, trace } = world
      await store.attachmentTypes.save(key, first, 0, trace, { put: { typeId: 'signed-advice', file } })
      const kept = await store.attachmentTypes.template(key, 'signed-advice')
      expect({ ...kept, bytes: undefined }).toEqual({ ...file, bytes: undefined })
      expect(Buffer.compare(kept!.bytes, bytes)).toBe(0)
      await store.attachmentTypes.save(key, listOf(2), 1, trace, { drop: ['signed-advice', 'never-there'] })
      expect(await store.attachmentTypes.template(key, 'signed-advice')).toBeUndefined()
      expect((await rowsOf(world.client, `REGION#${key.regionId}#${key.year}`)).map((row) => row['sk'])).toEqual(['HEAD', 'TYPES'])
    })

    it('leave an event of each change, and refuse who is no member any more', async () => {
      const world = await newYear(the())
      const { store, key, trace } = world
      const before = (await auditOf(world)).length
      await store.attachmentTypes.save(key, first, 0, trace)
      expect(await auditOf(world)).toHaveLength(before + 1)
      await takeAway(world.client, trace)
      await expectRefused(store.attachmentTypes.save(key, listOf(2), 1, trace), 'not-found')
    })
  })

  describe('the lock on attachment types', () => {
    it('forbids every later change, on the right version too', async () => {
      const world = await newYear(the())
      const { store, key, trace } = world
      await store.attachmentTypes.save(key, first, 0, trace)
      await lock(world, 1)
      expect(await store.attachmentTypes.getFresh(key)).toEqual({ ...first, lockedAt: start })
      for (const version of [0, 1, 2]) await expectRefused(store.attachmentTypes.save(key, listOf(version + 1), version, trace), 'types-locked')
      await expectRefused(store.attachmentTypes.save(key, first, 1, trace, { put: { typeId: 'signed-advice', file } }), 'types-locked')
      expect(await store.attachmentTypes.getFresh(key)).toEqual({ ...first, lockedAt: start })
      expect(await store.attachmentTypes.template(key, 'signed-advice')).toBeUndefined()
    })

    it('is put on a region without types too', async () => {
      const world = await newYear(the())
      await lock(world, 0)
      expect(await world.store.attachmentTypes.getFresh(world.key)).toEqual({ types: [], version: 0, lockedAt: start })
      await expectRefused(world.store.attachmentTypes.save(world.key, first, 0, world.trace), 'types-locked')
    })

    it.each([[1, 0], [1, 2], [0, 1]])('is refused where the list is version %d and was judged by version %d', async (version, judged) => {
      const world = await newYear(the())
      if (version > 0) await world.store.attachmentTypes.save(world.key, first, 0, world.trace)
      await expectRefused(lock(world, judged), 'changed-meanwhile')
      expect((await world.store.attachmentTypes.getFresh(world.key)).lockedAt).toBeUndefined()
    })

    it('stays the first one', async () => {
      const world = await newYear(the())
      await lock(world, 0)
      await expectRefused(lock(world, 0, later(start, minutes(1))), 'changed-meanwhile')
      expect((await world.store.attachmentTypes.getFresh(world.key)).lockedAt).toBe(start)
    })
  })

  it('what is remembered of the types can be forgotten by whoever locks them', () => {
    const memory = typesMemory(() => 0)
    const key = { regionId: 'r', year }
    memory.keep(key, first)
    expect(memory.get(key)).toBe(first)
    memory.forget(key)
    expect(memory.get(key)).toBeUndefined()
  })
}
