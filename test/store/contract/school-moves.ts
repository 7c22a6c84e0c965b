// What the store promises of schools that go on in another, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { day } from '../../../lambdas/domain/local-date.ts'
import { moveSchool, moveSchoolBack } from '../../../lambdas/domain/moving-school.ts'
import type { School } from '../../../lambdas/domain/school.ts'
import { noProgress } from '../../../lambdas/domain/school-progress.ts'
import type { SchoolMove } from '../../../lambdas/ports/schools.ts'
import { contact, school, tick } from '../../domain/builders.ts'
import { auditOf, expectRefused, newYear, start, type World } from '../world.ts'

const facts = { endpoint: { state: 'yes', on: day('2026-09-01'), source: 'self-reported' } } as const
const from: School = {
  ...school({ schoolId: '99MA00', name: 'De Rups', contacts: [contact()], contactsVersion: 1, ticks: { 'warm-transfer': tick(), 'leavers-listed': tick({ done: false, count: 3, of: 28 }) } }),
  progress: { ...noProgress('99MA00'), qualification: { facts, version: 1 } },
}
const to = school({ schoolId: '99MB00', name: 'De Vlinder' })

async function withBoth(client: DynamoDBClient) {
  const world = await newYear(client)
  for (const one of [from, to]) await world.store.schools.create(world.key, one, world.trace)
  return world
}
const read = async ({ store, key }: World, schoolId: string) => (await store.schools.getWithYear(key, schoolId))!.school
const all = async (world: World) => ({ from: await read(world, '99MA00'), to: await read(world, '99MB00'), progress: await world.store.progress.list(world.key), audits: (await auditOf(world)).length })
const moveOf = async (world: World): Promise<SchoolMove> => moveSchool(await read(world, '99MA00'), await read(world, '99MB00'), 'renumbered', start)
const move = async (world: World) => world.store.schools.move(world.key, await moveOf(world), world.trace)
const successions = async ({ store, regionId }: Pick<World, 'store' | 'regionId'>, schoolIdOrBrin = '99MB00') =>
  (await store.schools.successions(schoolIdOrBrin)).filter((one) => one.regionId === regionId).map(({ schoolId, succeeds }) => [schoolId, succeeds])

export function schoolMovesContract(the: () => DynamoDBClient): void {
  describe('a school that goes on in another', () => {
    it('leaves, and what goes along stands at the other, in its own row and in its progress', async () => {
      const world = await withBoth(the())
      const planned = await moveOf(world)
      await world.store.schools.move(world.key, planned, world.trace)
      const after = await all(world)
      expect(after.from).toMatchObject({ successor: planned.from.after.successor, version: 2, ticks: from.ticks, contacts: from.contacts, progress: { left: { to: '99MB00' } } })
      expect(after.to).toMatchObject({ contacts: planned.to!.after.contacts, ticks: from.ticks, succeeds: ['99MA00'], version: 2, contactsVersion: 1 })
      expect(after.to.progress).toMatchObject({ contacts: 1, done: ['warm-transfer'], reported: { 'leavers-listed': { count: 3, of: 28 } }, qualification: { facts: { endpoint: { ...facts.endpoint, isOther: true } }, version: 1 } })
      expect((await world.store.qualifications.history(world.key, '99MB00'))[0]).toMatchObject({ by: 'region', changes: [{ fact: 'endpoint' }] })
      expect((await world.store.schools.list(world.key)).map(({ schoolId }) => schoolId)).toEqual(['99MB00'])
      expect((await world.store.schools.listAll(world.key)).map(({ schoolId }) => schoolId)).toEqual(['99MA00', '99MB00'])
      expect((await world.store.progress.overview(world.key)).map(({ schoolId }) => schoolId)).toEqual(['99MB00'])
      expect((await auditOf(world)).length).toBe(4 + 1)
    })

    it('comes back, and what it brought is gone from the other', async () => {
      const world = await withBoth(the())
      const before = await all(world)
      await move(world)
      await world.store.schools.move(world.key, moveSchoolBack(await read(world, '99MA00'), await read(world, '99MB00'), start), world.trace)
      const after = await all(world)
      expect(after.from).toEqual({ ...before.from, version: 3 })
      expect(after.to).toEqual({ ...before.to, version: 3, contactsVersion: 2, progress: { ...before.to.progress, qualification: { facts: {}, version: 2 } } })
      expect(await successions(world)).toEqual([])
    })

    it('that closed leaves alone', async () => {
      const world = await withBoth(the())
      await world.store.schools.move(world.key, moveSchool(await read(world, '99MA00'), undefined, 'closed', start), world.trace)
      expect((await world.store.progress.list(world.key)).map(({ left }) => left)).toEqual([{}, undefined])
    })

    it.each<[string, (world: World) => Promise<void>]>([
      ['the school changed', async ({ store, key, trace }) => store.schools.save(key, { before: from, after: { ...from, name: 'De Pop', version: 2 } }, 1, trace)],
      ['the other changed', async ({ store, key, trace }) => store.schools.save(key, { before: to, after: { ...to, name: 'De Pop', version: 2 } }, 1, trace)],
      ['the contacts of the other changed', async ({ store, key, trace }) => store.schools.saveContacts(key, '99MB00', [], 0, undefined, trace)],
      ['the other reported a step', async ({ store, key, trace }) => store.schools.saveTick(key, '99MB00', 'warm-transfer', tick(), 0, trace)],
      ['the contacts of the school changed', async ({ store, key, trace }) => store.schools.saveContacts(key, '99MA00', [...from.contacts, contact({ email: 'bea@school.example' })], 1, undefined, trace)],
      ['the school reported a step', async ({ store, key, trace }) => store.schools.saveTick(key, '99MA00', 'support-request', tick(), 0, trace)],
      ['the school changed a report', async ({ store, key, trace }) => store.schools.saveTick(key, '99MA00', 'warm-transfer', tick({ done: false, version: 2 }), 1, trace)],
      ['a fact of the school was stated', async ({ store, key, trace, regionId }) => {
        const before = (await store.schools.getWithYear(key, '99MA00'))!.school
        const qualification = { facts: {}, version: 2 }
        const change = { at: start, by: 'region', source: 'checked', changes: [] } as const
        await store.qualifications.save([{ key, before, after: { ...before, progress: { ...before.progress!, qualification } }, change }], trace, regionId)
      }],
    ])('writes nothing when %s since it was read', async (_what, meanwhile) => {
      const world = await withBoth(the())
      const planned = await moveOf(world)
      await meanwhile(world)
      const before = await all(world)
      await expectRefused(world.store.schools.move(world.key, planned, world.trace), 'changed-meanwhile')
      expect(await all(world)).toEqual(before)
    })

    it('does not come back when a report that it brought changed since it was read', async () => {
      const world = await withBoth(the())
      await move(world)
      const back = moveSchoolBack(await read(world, '99MA00'), await read(world, '99MB00'), start)
      await world.store.schools.saveTick(world.key, '99MB00', 'warm-transfer', tick({ version: 2 }), 1, world.trace)
      await expectRefused(world.store.schools.move(world.key, back, world.trace), 'changed-meanwhile')
    })

    it('is known as gone on to its own door at once, and to another within 60 seconds', async () => {
      const world = await withBoth(the())
      const other = { ...world, store: world.otherDoor() }
      expect(await successions(world)).toEqual([])
      expect(await successions(other)).toEqual([])
      await move(world)
      expect(await successions(world)).toEqual([['99MB00', ['99MA00']]])
      expect(await successions(world, '99MB')).toEqual([['99MB00', ['99MA00']]])
      expect(await successions(world, '99MA00')).toEqual([])
      world.machine.now += 59_999
      expect(await successions(other)).toEqual([])
      world.machine.now += 1
      expect(await successions(other)).toEqual([['99MB00', ['99MA00']]])
    })
  })
}
