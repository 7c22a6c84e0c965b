// What the store promises of what is due when, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { type Instant, later, minutes } from '../../../lambdas/domain/moment.ts'
import type { ClockRow } from '../../../lambdas/ports/mail.ts'
import { expectRefused, milestone, newCalendar, newYear, start, type World } from '../world.ts'

const next = later(start, minutes(30))
const decided = { until: start, steps: { 'final-advice': [-5, 1], release: [] }, toldOfVersion: 1 }

const rowOf = async ({ store, regionId }: Pick<World, 'store' | 'regionId'>, now: Instant = start): Promise<ClockRow | undefined> =>
  (await store.clockRows.due(now)).find((row) => row.regionId === regionId)

export function clockRowsContract(the: () => DynamoDBClient, empty: () => Promise<{ readonly client: DynamoDBClient; stop(): Promise<void> }>): void {
  describe('what is due', () => {
    it.each([
      ['a millisecond before', -1, false],
      ['at its moment', 0, true],
      ['after it', 1, true],
    ])('%s its moment: %i ms, %s', async (_when, milliseconds, isDue) => {
      const world = await newCalendar(the())
      expect((await rowOf(world, later(start, milliseconds))) !== undefined).toBe(isDue)
    })

    it('is nothing in a year without a published calendar', async () => {
      const world = await newYear(the())
      expect(await rowOf(world, later(start, minutes(60)))).toBeUndefined()
    })

    it('is asked of all regions at once, and tells the earliest moment to come', async () => {
      const { client, stop } = await empty()
      const first = await newYear(client)
      expect(await first.store.clockRows.due(later(start, minutes(600)))).toEqual([])
      expect(await first.store.clockRows.earliest()).toBeUndefined()
      const [second, third] = [await newCalendar(client), await newCalendar(client)]
      expect((await first.store.clockRows.due(start)).map((row) => row.regionId).sort()).toEqual([second.regionId, third.regionId].sort())
      for (const [world, moment] of [[second, next], [third, later(next, 1)]] as const) {
        const row = await world.store.clockRows.begin((await rowOf(world))!, start)
        await world.store.clockRows.finish(row, decided, moment)
      }
      expect(await first.store.clockRows.earliest()).toBe(next)
      expect((await first.store.clockRows.due(next)).map((row) => row.regionId)).toEqual([second.regionId])
      await stop()
    })
  })

  describe('a decision', () => {
    it('that was begun says until when, and stays due until it is finished', async () => {
      const world = await newCalendar(the())
      const due = (await rowOf(world))!
      const begun = await world.store.clockRows.begin(due, later(start, 5))
      expect(begun).toEqual({ ...due, deciding: start + 5, version: 2 })
      expect(await rowOf(world)).toEqual(begun)
    })

    it('that is finished keeps what was decided and when to look again', async () => {
      const world = await newCalendar(the())
      const due = (await rowOf(world))!
      await world.store.clockRows.finish(await world.store.clockRows.begin(due, start), decided, next)
      expect(await rowOf(world, later(next, -1))).toBeUndefined()
      expect(await rowOf(world, next)).toEqual({ ...world.key, nextDue: next, decided, version: 3, wakes: 0, wakesSeen: 0 })
    })

    it('is begun by one of two ticks', async () => {
      const world = await newCalendar(the())
      const due = (await rowOf(world))!
      const begun = await Promise.allSettled([world.store.clockRows.begin(due, start), world.otherDoor().clockRows.begin(due, later(start, 1))])
      expect(begun.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await rowOf(world))?.version).toBe(2)
    })

    it('is finished once, by who holds what was begun', async () => {
      const world = await newCalendar(the())
      const { clockRows } = world.store
      const due = (await rowOf(world))!
      const begun = await clockRows.begin(due, start)
      await expectRefused(clockRows.finish(due, decided, next), 'changed-meanwhile')
      await clockRows.finish(begun, decided, next)
      await expectRefused(clockRows.finish(begun, decided, later(next, 1)), 'changed-meanwhile')
      expect((await rowOf(world, next))?.nextDue).toBe(next)
    })

    it('that was woken meanwhile stands, but the region stays due for what it was woken for', async () => {
      const world = await newCalendar(the())
      const { store, key, trace } = world
      const { deciding: _deciding, ...begun } = await store.clockRows.begin((await rowOf(world))!, start)
      const publishedAt = later(start, 7)
      await store.years.publish(key, { number: 2, milestones: [milestone], publishedAt }, { headVersion: 2, draftVersion: 1 }, trace)
      await store.clockRows.finish(begun, decided, next)
      const woken = (await rowOf(world, publishedAt))!
      expect(woken).toEqual({ ...begun, decided, nextDue: publishedAt, version: begun.version + 1, wakes: 1 })
      await store.clockRows.finish(await store.clockRows.begin(woken, publishedAt), decided, next)
      expect(await rowOf(world, publishedAt)).toBeUndefined()
    })

    it('that was woken meanwhile and finished by another tick is not finished again', async () => {
      const world = await newCalendar(the())
      const { store, key, trace } = world
      const begun = await store.clockRows.begin((await rowOf(world))!, start)
      await store.years.publish(key, { number: 2, milestones: [milestone], publishedAt: start }, { headVersion: 2, draftVersion: 1 }, trace)
      await store.clockRows.finish((await rowOf(world))!, decided, next)
      await expectRefused(store.clockRows.finish(begun, { ...decided, steps: {} }, start), 'changed-meanwhile')
      expect(await rowOf(world, next)).toMatchObject({ decided, nextDue: next, wakes: 1, wakesSeen: 1 })
    })

    it('that was woken after it was read is begun with what is there now', async () => {
      const world = await newCalendar(the())
      const { store, key, trace } = world
      const due = (await rowOf(world))!
      await store.years.publish(key, { number: 2, milestones: [milestone], publishedAt: start }, { headVersion: 2, draftVersion: 1 }, trace)
      expect(await store.clockRows.begin(due, start)).toEqual({ ...due, deciding: start, version: due.version + 1, wakes: 1 })
    })
  })
}
