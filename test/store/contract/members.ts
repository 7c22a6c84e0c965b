// What the store promises of memberships, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import type { Membership } from '../../../lambdas/domain/actor.ts'
import { newWorld, takeAway, traceOf } from '../world.ts'

const manager = { role: 'po', schoolId: '99AA00', rights: ['manager'] } satisfies Membership

export function membersContract(the: () => DynamoDBClient): void {
  describe('memberships', () => {
    it('of someone unknown are none', async () => {
      const { store } = await newWorld(the())
      expect(await store.members.of('nobody')).toEqual([])
    })

    it('are all roles of a person, and of no other', async () => {
      const { store, regionId } = await newWorld(the())
      const others: readonly Membership[] = [
        { role: 'operator' },
        { role: 'board', boardId: '99901' },
        { role: 'helpdesk', regionId },
        { role: 'vo', schoolId: '99AB', rights: [] },
      ]
      for (const membership of [manager, ...others]) await store.members.grant(`p-${regionId}`, membership)
      await store.members.grant(`p-${regionId}0`, { role: 'operator' })
      const found = await store.members.of(`p-${regionId}`)
      expect(found).toHaveLength(5)
      expect(found).toEqual(expect.arrayContaining([manager, ...others]))
    })

    it('that are granted again stay as they are', async () => {
      const { store, regionId } = await newWorld(the())
      await store.members.grant(`p-${regionId}`, manager)
      await store.members.grant(`p-${regionId}`, { ...manager, rights: [] })
      expect(await store.members.of(`p-${regionId}`)).toEqual([manager])
    })

    it('are remembered for less than 60 seconds', async () => {
      const { store, machine, otherDoor, regionId } = await newWorld(the())
      const sub = `p-${regionId}`
      await store.members.grant(sub, manager)
      expect(await store.members.of(sub)).toHaveLength(1)
      await otherDoor().members.grant(sub, { role: 'operator' })
      machine.now = 59_999
      expect(await store.members.of(sub)).toHaveLength(1)
      machine.now = 60_000
      expect(await store.members.of(sub)).toHaveLength(2)
    })

    it('are seen at once by the door that gave them', async () => {
      const { store, regionId } = await newWorld(the())
      await store.members.grant(`p-${regionId}`, manager)
      await store.members.of(`p-${regionId}`)
      await store.members.grant(`p-${regionId}`, { role: 'operator' })
      expect(await store.members.of(`p-${regionId}`)).toHaveLength(2)
    })

    it('that were taken away are gone 60 seconds later at the latest', async () => {
      const { client, store, machine, regionId } = await newWorld(the())
      const sub = `p-${regionId}`
      await store.members.grant(sub, manager)
      await store.members.of(sub)
      await takeAway(client, traceOf(sub, manager))
      machine.now = 60_000
      expect(await store.members.of(sub)).toEqual([])
    })

    it('of someone who had none are seen at once', async () => {
      const { store, otherDoor, regionId } = await newWorld(the())
      expect(await store.members.of(`p-${regionId}`)).toEqual([])
      await otherDoor().members.grant(`p-${regionId}`, manager)
      expect(await store.members.of(`p-${regionId}`)).toEqual([manager])
    })
  })
}
