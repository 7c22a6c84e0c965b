// What the store promises of regions and of requests that may be repeated, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import { auditOf, expectRefused, headFacts, newRegion, newWorld, newYear, regionFacts, traceOf } from '../world.ts'

export function regionsContract(the: () => DynamoDBClient): void {
  describe('a new region', () => {
    it('is there as it was made, stands in the list, and has its coordinators', async () => {
      const { store, regionId, trace } = await newWorld(the())
      await store.regions.create(regionFacts(regionId), [`a-${regionId}`, `b-${regionId}`], trace)
      expect(await store.regions.get(regionId)).toEqual(regionFacts(regionId))
      expect(await store.regions.list()).toContainEqual({ id: regionId, name: `Regio ${regionId}` })
      for (const sub of [`a-${regionId}`, `b-${regionId}`]) expect(await store.members.of(sub)).toEqual([{ role: 'coordinator', regionId }])
    })

    it('leaves who made it, in which role and when, without a name', async () => {
      const world = await newRegion(the())
      expect(await auditOf(world)).toEqual([
        expect.objectContaining({
          at: '2026-11-20T09:00:00.000Z',
          sub: world.trace.sub,
          role: `coordinator#${world.regionId}`,
          act: 'test',
          outcome: 'done',
        }),
      ])
    })

    it('is refused under an id that is there, and changes nothing', async () => {
      const world = await newRegion(the())
      const { store, regionId, trace } = world
      await expectRefused(store.regions.create({ ...regionFacts(regionId), name: 'Anders' }, [`a-${regionId}`], trace), 'already-exists')
      expect(await store.regions.get(regionId)).toEqual(regionFacts(regionId))
      expect(await store.members.of(`a-${regionId}`)).toEqual([])
      expect(await auditOf(world)).toHaveLength(1)
    })

    it('that is not there is nothing', async () => {
      const { store, regionId } = await newWorld(the())
      expect(await store.regions.get(regionId)).toBeUndefined()
    })
  })

  describe('a key for repeating', () => {
    it('that was never used is not found', async () => {
      const { store, regionId } = await newWorld(the())
      expect(await store.repeatKeys.find(`k-${regionId}`)).toBeUndefined()
    })

    it('keeps what its request was, and lets nothing be made with it again', async () => {
      const { store, regionId, trace } = await newWorld(the())
      const repeat = { id: `k-${regionId}`, bodyHash: 'abc' }
      await store.regions.create(regionFacts(regionId), [], trace, repeat)
      expect(await store.repeatKeys.find(repeat.id)).toEqual(repeat)
      await expectRefused(store.regions.create(regionFacts(`${regionId}-b`), [], trace, repeat), 'already-exists')
      expect(await store.regions.get(`${regionId}-b`)).toBeUndefined()
      await expectRefused(store.years.open(regionFacts(regionId), headFacts({ regionId, year: schoolYearStarting(2026) }), trace, repeat), 'already-exists')
    })

    it('of a request that was refused was not used', async () => {
      const { store, regionId, trace } = await newRegion(the())
      await expectRefused(store.regions.create(regionFacts(regionId), [], trace, { id: `k-${regionId}`, bodyHash: 'abc' }), 'already-exists')
      expect(await store.repeatKeys.find(`k-${regionId}`)).toBeUndefined()
    })
  })

  describe('a changed region', () => {
    const changed = (regionId: string, given = {}) => ({ ...regionFacts(regionId), name: 'Anders', holidayRegion: 'zuid' as const, version: 2, ...given })

    it('is kept when it is the version that was read; the list follows', async () => {
      const { store, regionId, trace } = await newRegion(the())
      await store.regions.save(changed(regionId), 1, trace)
      expect(await store.regions.get(regionId)).toEqual(changed(regionId))
      expect(await store.regions.list()).toContainEqual({ id: regionId, name: 'Anders' })
    })

    it.each([0, 2])('is refused when it is version %i that was read', async (version) => {
      const world = await newRegion(the())
      await expectRefused(world.store.regions.save(changed(world.regionId), version, world.trace), 'changed-meanwhile')
      expect(await world.store.regions.get(world.regionId)).toEqual(regionFacts(world.regionId))
      expect(await auditOf(world)).toHaveLength(1)
    })

    it('is refused when it is not there', async () => {
      const { store, regionId, trace } = await newWorld(the())
      await expectRefused(store.regions.save(changed(regionId), 1, trace), 'changed-meanwhile')
      expect(await store.regions.get(regionId)).toBeUndefined()
    })

    it('shows in all its years at once, and keeps its years', async () => {
      const { store, key, regionId, trace } = await newYear(the())
      await store.years.get(key)
      const region = (await store.regions.get(regionId))!
      const contactPoint = { ...region.contactPoint, email: 'nieuw@regio.example' }
      await store.regions.save({ ...region, name: 'Anders', contactPoint, version: region.version + 1 }, region.version, trace)
      expect((await store.years.get(key))?.region).toEqual({ name: 'Anders', contactPoint })
      expect((await store.regions.get(regionId))?.years).toEqual([key.year])
    })

    it('may be written by whoever has any membership that stands, and its trace says which', async () => {
      const world = await newRegion(the())
      const operator = traceOf(`o-${world.regionId}`, { role: 'operator' })
      await world.store.members.grant(operator.sub, operator.membership)
      await world.store.regions.save(changed(world.regionId), 1, operator)
      expect((await auditOf(world)).map((row) => row['role']).sort()).toEqual([`coordinator#${world.regionId}`, 'operator'])
    })
  })
}
