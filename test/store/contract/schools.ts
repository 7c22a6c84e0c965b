// What the store promises of schools, their contacts and their ticks, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { noProgress } from '../../../lambdas/domain/school-progress.ts'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import { schools } from '../../../lambdas/store/schools.ts'
import { tableClient } from '../../../lambdas/store/table-client.ts'
import { headMemory } from '../../../lambdas/store/years.ts'
import { contact, school, tick } from '../../domain/builders.ts'
import { tableName } from '../../support/engines.ts'
import { auditOf, expectRefused, headFacts, newRegion, newYear, schoolRead, start } from '../world.ts'

const vlinder = school({ schoolId: '99AA00', contacts: [contact()], ticks: { 'leavers-listed': tick() } })

async function withSchool(client: DynamoDBClient) {
  const world = await newYear(client)
  await world.store.schools.create(world.key, vlinder, world.trace)
  const read = () => schoolRead(world, '99AA00')
  return { ...world, read, audits: async () => (await auditOf(world)).length }
}

export function schoolsContract(the: () => DynamoDBClient): void {
  describe('a school', () => {
    it('is there as it was made, with the head of its year', async () => {
      const { store, key } = await withSchool(the())
      const progress = { ...noProgress('99AA00'), name: vlinder.name, contacts: 1, done: ['leavers-listed'] }
      expect(await store.schools.getWithYear(key, '99AA00')).toEqual({ school: { ...vlinder, progress }, head: headFacts(key) })
      expect(await store.schools.getWithYear(key, '99AA00')).toEqual({ school: { ...vlinder, progress }, head: headFacts(key) })
      expect(await store.schools.list(key)).toEqual([vlinder])
    })

    it('that is not there is nothing, in a year that is not open either', async () => {
      const { store, key } = await withSchool(the())
      expect(await store.schools.getWithYear(key, '99AB00')).toBeUndefined()
      expect(await store.schools.getWithYear({ ...key, year: schoolYearStarting(2027) }, '99AA00')).toBeUndefined()
      expect(await store.schools.list({ ...key, year: schoolYearStarting(2027) })).toEqual([])
    })

    it('comes with a year that is at most 60 seconds old', async () => {
      const { store, machine, otherDoor, key, trace } = await withSchool(the())
      const other = otherDoor()
      const versionSeen = async () => (await other.schools.getWithYear(key, '99AA00'))?.head.version
      expect(await versionSeen()).toBe(1)
      await store.years.saveSettings(key, { ...headFacts(key).settings, usesOso: false }, 1, trace)
      machine.now = 59_999
      expect(await versionSeen()).toBe(1)
      machine.now = 60_000
      expect(await versionSeen()).toBe(2)
    })

    it('shows everybody its name and system, and nothing of its contacts and ticks', async () => {
      const { store, key } = await withSchool(the())
      const { schoolId, name, place, sector, pupilSystem } = vlinder
      for (const _again of [1, 2]) expect(await store.schools.listPublic(key)).toEqual([{ schoolId, name, place, sector, pupilSystem }])
      expect(await store.schools.listPublic({ ...key, year: schoolYearStarting(2027) })).toEqual([])
    })

    it('shows everybody what is at most 60 seconds old, in one query a minute', async () => {
      const { client, store, machine, key, trace } = await withSchool(the())
      const clock = () => machine.now
      const door = schools(tableClient(client, tableName), headMemory(clock), clock)
      const namesSeen = async () => (await door.listPublic(key)).map(({ name }) => name)
      expect(await namesSeen()).toEqual([vlinder.name])
      await store.schools.save(key, { before: vlinder, after: { ...vlinder, name: 'De Rups', version: 2 } }, 1, trace)
      machine.now = 59_999
      expect(await namesSeen()).toEqual([vlinder.name])
      machine.now = 60_000
      expect(await namesSeen()).toEqual(['De Rups'])
    })

    it('of another region is not seen here', async () => {
      await withSchool(the())
      const { store, key } = await newYear(the())
      expect(await store.schools.getWithYear(key, '99AA00')).toBeUndefined()
      expect(await store.schools.list(key)).toEqual([])
    })

    it('in a year that was never opened is not shown', async () => {
      const { store, key, trace } = await newRegion(the())
      await store.schools.create(key, vlinder, trace)
      expect(await store.schools.getWithYear(key, '99AA00')).toBeUndefined()
    })

    it('that is there is not made again', async () => {
      const { store, key, trace, read, audits } = await withSchool(the())
      const before = await audits()
      await expectRefused(store.schools.create(key, { ...vlinder, name: 'Anders' }, trace), 'changed-meanwhile')
      expect(await read()).toEqual(vlinder)
      expect(await audits()).toBe(before)
    })

    it('takes new facts by its version; contacts and ticks stay as they are', async () => {
      const { store, key, trace, read } = await withSchool(the())
      await store.schools.save(key, { before: vlinder, after: { ...vlinder, name: 'De Rups', contacts: [], ticks: {}, contactsVersion: 9, version: 2 } }, 1, trace)
      expect(await read()).toEqual({ ...vlinder, name: 'De Rups', version: 2 })
    })

    it.each([0, 2])('takes no facts from who read version %i', async (version) => {
      const { store, key, trace, read } = await withSchool(the())
      await expectRefused(store.schools.save(key, { before: vlinder, after: { ...vlinder, name: 'De Rups', version: version + 1 } }, version, trace), 'changed-meanwhile')
      expect(await read()).toEqual(vlinder)
    })

    it('that is not there takes none', async () => {
      const { store, key, trace } = await withSchool(the())
      await expectRefused(store.schools.save(key, { before: { ...vlinder, schoolId: '99AB00' }, after: { ...vlinder, schoolId: '99AB00', version: 2 } }, 1, trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toHaveLength(1)
    })
  })

  describe('the contacts of a school', () => {
    const contacts = [contact({ email: 'piet@school.example', name: 'Piët', workDays: [1, 5] })]

    it('are replaced by their own version, and confirmed when the school does it', async () => {
      const { store, key, trace, read } = await withSchool(the())
      await store.schools.saveContacts(key, '99AA00', contacts, 0, start, trace)
      expect(await read()).toEqual({ ...vlinder, contacts, contactsVersion: 1, contactsConfirmedAt: start })
      await store.schools.saveContacts(key, '99AA00', [], 1, undefined, trace)
      expect(await read()).toEqual({ ...vlinder, contacts: [], contactsVersion: 2, contactsConfirmedAt: start })
    })

    it.each([1, -1])('are kept from who read version %i', async (version) => {
      const { store, key, trace, read } = await withSchool(the())
      await expectRefused(store.schools.saveContacts(key, '99AA00', contacts, version, start, trace), 'changed-meanwhile')
      expect(await read()).toEqual(vlinder)
    })

    it('do not disturb who changes facts at the same time', async () => {
      const { store, key, trace, read } = await withSchool(the())
      await Promise.all([
        store.schools.saveContacts(key, '99AA00', contacts, 0, undefined, trace),
        store.schools.save(key, { before: vlinder, after: { ...vlinder, name: 'De Rups', version: 2 } }, 1, trace),
        store.schools.saveTick(key, '99AA00', 'oso-checked', tick(), 0, trace),
      ])
      const ticks = { ...vlinder.ticks, 'oso-checked': tick() }
      expect(await read()).toEqual({ ...vlinder, name: 'De Rups', version: 2, contacts, contactsVersion: 1, ticks })
    })
  })

  describe('a tick', () => {
    it.each(['final-advice', 'version', 'ticks', 'name', 'size', '2'])('of the step %s is said first, and then by its version', async (id) => {
      const { store, key, trace, read } = await withSchool(the())
      await store.schools.saveTick(key, '99AA00', id, tick({ done: false, count: 23, of: 28, note: 'één volgt' }), 0, trace)
      await store.schools.saveTick(key, '99AA00', id, tick({ version: 2 }), 1, trace)
      expect((await read())?.ticks).toEqual({ 'leavers-listed': tick(), [id]: tick({ version: 2 }) })
    })

    it.each([0, 2])('that was said is not written over by who read version %i', async (version) => {
      const { store, key, trace, read } = await withSchool(the())
      await expectRefused(store.schools.saveTick(key, '99AA00', 'leavers-listed', tick({ done: false }), version, trace), 'changed-meanwhile')
      expect(await read()).toEqual(vlinder)
    })

    it('that was never said has no version 1', async () => {
      const { store, key, trace, read } = await withSchool(the())
      await expectRefused(store.schools.saveTick(key, '99AA00', 'oso-checked', tick(), 1, trace), 'changed-meanwhile')
      expect(await read()).toEqual(vlinder)
    })

    it.each([0, 1])('of a school that is not there is refused, by who read version %i', async (version) => {
      const { store, key, trace } = await withSchool(the())
      await expectRefused(store.schools.saveTick(key, '99AB00', 'oso-checked', tick(), version, trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toHaveLength(1)
    })
  })

  describe('where a school takes part', () => {
    it('is found by its code and by its BRIN, over regions and years', async () => {
      const { store, key, regionId, trace } = await newYear(the())
      const brin = `${regionId.slice(1).padStart(2, '0').slice(-2)}ZZ`
      const other = await newYear(the())
      const next = { ...key, year: schoolYearStarting(2027) }
      const [first, second] = [school({ schoolId: `${brin}00` }), school({ schoolId: `${brin}01` })]
      await store.schools.create(key, first, trace)
      await store.schools.create(next, first, trace)
      await store.schools.create(key, second, trace)
      await other.store.schools.create(other.key, first, other.trace)
      const of = async (text: string) =>
        (await store.schools.placements(text)).map((place) => `${place.schoolId} ${place.regionId} ${place.year}`).sort()
      const places = [`${regionId} 2026-2027`, `${regionId} 2027-2028`, `${other.regionId} 2026-2027`].map((place) => `${brin}00 ${place}`).sort()
      expect(await of(`${brin}00`)).toEqual(places)
      expect(await of(brin)).toEqual([...places, `${brin}01 ${regionId} 2026-2027`])
      expect(await of(`${brin}02`)).toEqual([])
    })
  })
}
