// What the store promises of a region's year, its draft and its published calendars, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import type { PublishedCalendar } from '../../../lambdas/domain/calendar.ts'
import { type Instant, later, minutes } from '../../../lambdas/domain/moment.ts'
import { usualSettings } from '../../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import { auditOf, expectRefused, headFacts, milestone, newCalendar, newRegion, newYear, regionFacts, start, type World, year } from '../world.ts'

const calendarOf = (number: number, given: Partial<PublishedCalendar> = {}): PublishedCalendar => ({
  number,
  milestones: [milestone],
  publishedAt: start,
  ...given,
})

const clockRowOf = async ({ store, regionId }: World, now = start) => (await store.clockRows.due(now)).find((row) => row.regionId === regionId)

export function yearsContract(the: () => DynamoDBClient): void {
  describe('opening a year', () => {
    it('keeps its settings and tells the region, in order of the years', async () => {
      const { store, key, regionId, trace } = await newRegion(the())
      const next = schoolYearStarting(2027)
      await store.years.open(regionFacts(regionId), headFacts({ regionId, year: next }), trace)
      await store.years.open({ ...regionFacts(regionId), years: [next], version: 2 }, headFacts(key), trace)
      expect(await store.years.get(key)).toEqual(headFacts(key))
      expect(await store.regions.get(regionId)).toMatchObject({ years: [year, next], version: 3 })
    })

    it('that is open is refused, and changes nothing', async () => {
      const { store, key, regionId, trace } = await newYear(the())
      const settings = { ...usualSettings, usesOso: false }
      await expectRefused(store.years.open({ ...regionFacts(regionId), years: [year], version: 2 }, { ...headFacts(key), settings }, trace), 'already-exists')
      expect(await store.years.getFresh(key)).toEqual(headFacts(key))
    })

    it.each([0, 2])('of a region that is not of version %i is refused, and leaves no year', async (version) => {
      const { store, key, regionId, trace } = await newRegion(the())
      await expectRefused(store.years.open({ ...regionFacts(regionId), version }, headFacts(key), trace), 'changed-meanwhile')
      expect(await store.years.getFresh(key)).toBeUndefined()
    })

    it('with steps makes them its first draft in the same moment, and without steps no draft', async () => {
      const world = await newRegion(the())
      const { store, key, regionId, trace } = world
      await store.years.open(regionFacts(regionId), headFacts(key), trace, undefined, [milestone])
      expect(await store.years.draft(key)).toEqual({ milestones: [milestone], version: 1 })
      const next = { regionId, year: schoolYearStarting(2027) }
      await store.years.open({ ...regionFacts(regionId), years: [key.year], version: 2 }, headFacts(next), trace, undefined, [])
      expect(await store.years.draft(next)).toBeUndefined()
    })

    it('that is refused leaves no draft', async () => {
      const { store, key, regionId, trace } = await newRegion(the())
      await expectRefused(store.years.open({ ...regionFacts(regionId), version: 2 }, headFacts(key), trace, undefined, [milestone]), 'changed-meanwhile')
      expect(await store.years.draft(key)).toBeUndefined()
    })

    it('that is not open is nothing', async () => {
      const { store, key } = await newRegion(the())
      expect(await store.years.get(key)).toBeUndefined()
      expect(await store.years.draft(key)).toBeUndefined()
      expect(await store.years.versions(key)).toEqual([])
      expect(await store.years.version(key, 1)).toBeUndefined()
    })
  })

  describe('the settings of a year', () => {
    const settings = { ...usualSettings, usesOso: false, channel: { kind: 'external', name: 'Elders', url: 'https://elders.example' } } as const

    it('are kept when it is the version that was read', async () => {
      const { store, key, trace } = await newYear(the())
      await store.years.saveSettings(key, settings, 1, trace)
      expect(await store.years.get(key)).toEqual({ ...headFacts(key), settings, version: 2 })
    })

    it.each([0, 2])('are refused when it is version %i that was read', async (version) => {
      const world = await newYear(the())
      await expectRefused(world.store.years.saveSettings(world.key, settings, version, world.trace), 'changed-meanwhile')
      expect(await world.store.years.getFresh(world.key)).toEqual(headFacts(world.key))
      expect(await auditOf(world)).toHaveLength(2)
    })

    it('are seen at once by who wrote them and by who asks afresh, elsewhere within 60 seconds', async () => {
      const { store, machine, otherDoor, key, trace } = await newYear(the())
      const [remembering, asking] = [otherDoor(), otherDoor()]
      await Promise.all([remembering.years.get(key), asking.years.get(key), store.years.get(key)])
      await store.years.saveSettings(key, settings, 1, trace)
      expect((await store.years.get(key))?.version).toBe(2)
      expect((await asking.years.getFresh(key))?.version).toBe(2)
      machine.now = 59_999
      expect((await remembering.years.get(key))?.version).toBe(1)
      machine.now = 60_000
      expect((await remembering.years.get(key))?.version).toBe(2)
    })

    it('make a published year due at once: holidays and needs move its steps', async () => {
      const world = await newCalendar(the())
      const { store, key, trace } = world
      const row = await store.clockRows.begin((await clockRowOf(world))!, start)
      await store.clockRows.finish(row, { until: start, steps: {}, toldOfVersion: 1 }, later(start, minutes(60)))
      expect(await clockRowOf(world)).toBeUndefined()
      await store.years.saveSettings(key, settings, 2, trace)
      expect(await clockRowOf(world)).toMatchObject({ nextDue: start, wakes: 1 })
    })
  })

  describe('a draft', () => {
    it('is written first when there is none, and then by its version', async () => {
      const { store, key, trace } = await newYear(the())
      await store.years.saveDraft(key, [milestone], 0, trace)
      expect(await store.years.draft(key)).toEqual({ milestones: [milestone], version: 1 })
      await store.years.saveDraft(key, [], 1, trace)
      expect(await store.years.draft(key)).toEqual({ milestones: [], version: 2 })
    })

    it.each([0, 2])('that is of version 1 is not written over by who read version %i', async (version) => {
      const { store, key, trace } = await newYear(the())
      await store.years.saveDraft(key, [milestone], 0, trace)
      await expectRefused(store.years.saveDraft(key, [], version, trace), 'changed-meanwhile')
      expect(await store.years.draft(key)).toEqual({ milestones: [milestone], version: 1 })
    })

    it('that is not there has no version 1', async () => {
      const { store, key, trace } = await newYear(the())
      await expectRefused(store.years.saveDraft(key, [milestone], 1, trace), 'changed-meanwhile')
      expect(await store.years.draft(key)).toBeUndefined()
    })
  })

  describe('publishing', () => {
    it('writes the version, the head of the year and when the clock looks, whole and at once', async () => {
      const world = await newCalendar(the())
      const { store, key } = world
      const calendar = calendarOf(1)
      expect(await store.years.get(key)).toEqual({ ...headFacts(key), calendar, publishedVersion: 1, version: 2 })
      expect(await store.years.versions(key)).toEqual([calendar])
      expect(await clockRowOf(world)).toEqual({ ...key, nextDue: start, decided: { until: start, steps: {}, toldOfVersion: 0 }, version: 1, wakes: 0 })
    })

    it.each([
      ['the year was changed meanwhile', { headVersion: 0, draftVersion: 1 }],
      ['the year is older than what was read', { headVersion: 2, draftVersion: 1 }],
      ['the draft was changed meanwhile', { headVersion: 1, draftVersion: 0 }],
      ['the draft is older than what was read', { headVersion: 1, draftVersion: 2 }],
    ])('is refused whole when %s', async (_why, expected) => {
      const world = await newYear(the())
      const { store, key, trace } = world
      await store.years.saveDraft(key, [milestone], 0, trace)
      await expectRefused(store.years.publish(key, calendarOf(1), expected, trace), 'changed-meanwhile')
      expect(await store.years.getFresh(key)).toEqual(headFacts(key))
      expect(await store.years.versions(key)).toEqual([])
      expect(await clockRowOf(world)).toBeUndefined()
      expect(await auditOf(world)).toHaveLength(3)
    })

    it('a number that was given is refused', async () => {
      const { store, key, trace } = await newCalendar(the())
      await expectRefused(store.years.publish(key, calendarOf(1), { headVersion: 2, draftVersion: 1 }, trace), 'changed-meanwhile')
      expect((await store.years.getFresh(key))?.version).toBe(2)
    })

    it('a next version wakes the clock, and leaves what it decided', async () => {
      const world = await newCalendar(the())
      const { store, key, trace } = world
      const row = await store.clockRows.begin((await clockRowOf(world))!, start)
      const decided = { until: start, steps: { 'final-advice': [-5] }, toldOfVersion: 1 }
      await store.clockRows.finish(row, decided, later(start, minutes(60)))
      const publishedAt = later(start, minutes(10))
      await store.years.publish(key, calendarOf(2, { publishedAt, reason: 'Studiedag' }), { headVersion: 2, draftVersion: 1 }, trace)
      expect(await clockRowOf(world, publishedAt)).toMatchObject({ nextDue: publishedAt, decided, wakes: 1 })
      expect(await clockRowOf(world, later(publishedAt, -1))).toBeUndefined()
      expect((await store.years.get(key))?.calendar).toMatchObject({ number: 2, reason: 'Studiedag' })
    })

    it('keeps every version, in order beyond the ninth', async () => {
      const { store, key, trace } = await newCalendar(the())
      for (let number = 2; number <= 11; number++) {
        await store.years.publish(key, calendarOf(number, { publishedAt: (start + number) as Instant }), { headVersion: number, draftVersion: 1 }, trace)
      }
      expect((await store.years.versions(key)).map((version) => version.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
      expect(await store.years.version(key, 10)).toMatchObject({ number: 10, publishedAt: start + 10 })
      expect(await store.years.version(key, 12)).toBeUndefined()
    })
  })
}
