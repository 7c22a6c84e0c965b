// What the store promises of what boards state: on the version that was read, and known to every door within a minute.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { day } from '../../../lambdas/domain/local-date.ts'
import { expectRefused, newRegion } from '../world.ts'

const signed = { state: 'yes', on: day('2026-09-01') } as const
let boards = 0
const newBoard = () => `b${(boards += 1)}`

export function boardsContract(the: () => DynamoDBClient): void {
  describe('what a board states', () => {
    it('is nothing at first, and is read in the order of what is asked', async () => {
      const { store, trace } = await newRegion(the())
      const [first, second] = [newBoard(), newBoard()]
      await store.boards.save({ boardId: second, processingAgreement: signed, version: 1 }, 0, trace)
      expect(await store.boards.facts([first, second, first])).toEqual([
        { boardId: first, version: 0 }, { boardId: second, processingAgreement: signed, version: 1 }, { boardId: first, version: 0 },
      ])
    })

    it.each([[0, 2], [2, 3]])('is refused on version %d when there is another', async (expected, version) => {
      const { store, trace } = await newRegion(the())
      const boardId = newBoard()
      await store.boards.save({ boardId, processingAgreement: signed, version: 1 }, 0, trace)
      await expectRefused(store.boards.save({ boardId, version }, expected, trace), 'changed-meanwhile')
      expect(await store.boards.factsNow(boardId)).toMatchObject({ processingAgreement: signed, version: 1 })
    })

    it('is known at once to the door that wrote it, and to another within 60 seconds', async () => {
      const { store, otherDoor, machine, trace } = await newRegion(the())
      const boardId = newBoard()
      const other = otherDoor().boards
      await other.facts([boardId])
      await store.boards.save({ boardId, processingAgreement: signed, version: 1 }, 0, trace)
      expect((await store.boards.facts([boardId]))[0]!.version).toBe(1)
      machine.now = 59_999
      expect((await other.facts([boardId]))[0]!.version).toBe(0)
      expect((await other.factsNow(boardId)).version).toBe(1)
      machine.now = 60_000
      expect((await other.facts([boardId]))[0]!.version).toBe(1)
    })
  })
}
