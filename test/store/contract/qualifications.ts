// What the store promises of facts that are stated of a school, or by a board of many: on the version that was read, and with their history.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { day } from '../../../lambdas/domain/local-date.ts'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import { nothingStated } from '../../../lambdas/domain/qualification.ts'
import type { School } from '../../../lambdas/domain/school.ts'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import { school } from '../../domain/builders.ts'
import { byLink, counting, ownOf, signed, withSchools, works, write } from '../statements.ts'
import { auditOf, expectRefused, newYear, schoolRead, start, takeAway, type World } from '../world.ts'

export function qualificationsContract(the: () => DynamoDBClient): void {
  describe('facts that are stated of a school', () => {
    it('show in its progress at once, with a version and what became of them; the school stays as it was', async () => {
      const world = await withSchools(the())
      const { store, key, trace, ids: [id], read, knownOf } = world
      const before = await schoolRead(world, id!)
      await store.qualifications.save([write(key, await read(id!), works)], trace, key.regionId)
      expect([await knownOf(id!), await schoolRead(world, id!)]).toEqual([{ facts: works, version: 1 }, before])
      const second = write(key, await read(id!), { ...works, ...signed }, { at: later(start, 1), by: 'board', source: 'board', note: 'Lijst van maandag' })
      await store.qualifications.save([second], trace, key.regionId)
      expect(await knownOf(id!)).toEqual({ facts: { ...works, ...signed }, version: 2 })
      const third = write(key, await read(id!), {}, { at: later(start, 2), by: 'region', source: 'checked' })
      await store.qualifications.save([third], trace, key.regionId)
      expect(await knownOf(id!)).toEqual({ facts: {}, version: 3 })
      expect(await store.qualifications.history(key, id!)).toEqual([third.change, second.change, write(key, before!, works).change])
    })

    it('are refused for who read an older version, of two at once for one, and leave no history', async () => {
      const { store, key, trace, ids: [id], read, knownOf } = await withSchools(the())
      const old = await read(id!)
      const both = await Promise.allSettled([write(key, old, works), write(key, old, signed, { at: later(start, 5) })].map((each) => store.qualifications.save([each], trace, key.regionId)))
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      await expectRefused(store.qualifications.save([write(key, old, { ...works, ...signed })], trace, key.regionId), 'changed-meanwhile')
      expect((await knownOf(id!)).version).toBe(1)
      expect(await store.qualifications.history(key, id!)).toHaveLength(1)
    })

    it('may come with another pupil system, which is written with them; also where no fact changes', async () => {
      const world = await withSchools(the())
      const { store, key, trace, ids: [id], read, knownOf } = world
      const before = await read(id!)
      const moved = write(key, before, works, { pupilSystem: { before: 'ParnasSys', after: 'ESIS' } })
      await store.qualifications.save([moved], trace, key.regionId)
      expect(await schoolRead(world, id!)).toMatchObject({ pupilSystem: 'ESIS', version: 2 })
      await expectRefused(store.qualifications.save([write(key, before, signed, { pupilSystem: { before: 'ParnasSys', after: 'Magister' } })], trace, key.regionId), 'changed-meanwhile')
      await store.qualifications.save([write(key, await read(id!), works, { at: later(start, 1), pupilSystem: { before: 'ESIS', after: 'Magister' } })], trace, key.regionId)
      expect([await schoolRead(world, id!), await knownOf(id!)]).toMatchObject([{ pupilSystem: 'Magister', version: 3 }, { facts: works, version: 1 }])
      expect((await store.qualifications.history(key, id!)).map(({ pupilSystem }) => pupilSystem?.after)).toEqual(['Magister', 'ESIS'])
    })

    it('lean on the board and the system that the school had: changed meanwhile they are refused', async () => {
      const { store, key, trace, ids: [id], read, knownOf } = await withSchools(the())
      const before = await read(id!)
      await store.schools.save(key, { before, after: { ...before, pupilSystem: 'ESIS', version: 2 } }, 1, trace)
      await expectRefused(store.qualifications.save([write(key, before, works)], trace, key.regionId), 'changed-meanwhile')
      expect([await knownOf(id!), await store.qualifications.history(key, id!)]).toEqual([nothingStated, []])
    })

    it('by link lean on the contacts of then, and say when the school was here', async () => {
      const { store, key, ids: [id, other], read, knownOf } = await withSchools(the())
      const own = write(key, await read(id!), works)
      await expectRefused(store.qualifications.save([own], byLink(id!, 1), key.regionId), 'changed-meanwhile')
      expect((await knownOf(id!)).version).toBe(0)
      const shared = write(key, await read(other!), { mandate: signed.mandate! })
      await store.qualifications.save([own, shared], byLink(id!, 0), key.regionId)
      expect([(await knownOf(id!)).facts, (await knownOf(other!)).facts]).toEqual([works, { mandate: signed.mandate }])
      expect([(await store.progress.get(key, id!))?.seenAt, (await store.progress.get(key, other!))?.seenAt]).toEqual([later(start, minutes(1)), undefined])
    })

    it('reach the same school in two regions, with one audit event, under the region where it was said', async () => {
      const world = await withSchools(the())
      const { store, key, trace, ids: [id], read } = world
      const elsewhere = await newYear(the())
      await elsewhere.store.schools.create(elsewhere.key, school({ schoolId: id! }), elsewhere.trace)
      const there = (await store.schools.getWithYear(elsewhere.key, id!))!.school
      const audits = async () => [(await auditOf(world)).length, (await auditOf(elsewhere)).length]
      const [own, theirs] = await audits()
      await store.qualifications.save([write(key, await read(id!), works), write(elsewhere.key, there, works)], trace, key.regionId)
      expect([(await store.progress.get(key, id!))?.qualification, (await store.progress.get(elsewhere.key, id!))?.qualification]).toEqual([{ facts: works, version: 1 }, { facts: works, version: 1 }])
      expect(await audits()).toEqual([own! + 1, theirs])
      expect((await store.qualifications.history(elsewhere.key, id!)).length).toBe(1)
      expect(await store.qualifications.history({ ...key, year: schoolYearStarting(2027) }, id!)).toEqual([])
    })

    it('are written by whoever is a member, and by nobody else', async () => {
      const world = await withSchools(the())
      const { store, key, trace, ids: [id], read, knownOf } = world
      const own = write(key, await read(id!), works)
      await takeAway(world.client, trace)
      await expectRefused(store.qualifications.save([own], trace, key.regionId), 'not-found')
      await expectRefused(store.qualifications.saveImport(key, [own], trace), 'not-found')
      expect([await knownOf(id!), await store.qualifications.history(key, id!)]).toEqual([nothingStated, []])
    })
  })

  describe('what a board states of many schools', () => {
    const stated = (world: World) => ({ boardId: ownOf(world).boardId, agreement: { state: 'yes', on: day('2026-11-20') }, version: 1 }) as const

    it('stands in its own row with the first part; each part is at most a hundred actions, and one event tells of all', async () => {
      const world = await withSchools(the(), 70)
      const { key, trace, ids } = world
      const schools = (await world.store.schools.getAllWithYears(ids.map((schoolId) => ({ ...key, schoolId })))).map((each) => each!.school)
      const before = (await auditOf(world)).length
      const { sizes, store } = counting(world.client)
      await store.qualifications.save(schools.map((each) => write(key, each, signed)), trace, key.regionId, { facts: stated(world), expectedVersion: 0 })
      expect([sizes.length, Math.max(...sizes) <= 100, (await auditOf(world)).length - before]).toEqual([3, true, 1])
      expect((await store.progress.list(key)).every(({ qualification }) => qualification.version === 1)).toBe(true)
      expect(await store.boards.factsNow(stated(world).boardId)).toEqual(stated(world))
      expect(await store.boards.facts([stated(world).boardId])).toEqual([stated(world)])
    })

    it('on an older version of what it stated is refused, and nothing of its schools is written', async () => {
      const world = await withSchools(the())
      const { store, key, trace, ids: [id], read, knownOf } = world
      const { boardId } = ownOf(world)
      await store.boards.save({ boardId, processingAgreement: { state: 'yes', on: day('2026-09-01') }, version: 1 }, 0, trace)
      expect((await store.boards.facts([boardId]))[0]!.version).toBe(1)
      const own = write(key, await read(id!), signed)
      await expectRefused(store.qualifications.save([own], trace, key.regionId, { facts: stated(world), expectedVersion: 0 }), 'changed-meanwhile')
      expect(await knownOf(id!)).toEqual(nothingStated)
      const known = await store.boards.factsNow(boardId)
      await store.qualifications.save([own], trace, key.regionId, { facts: { ...known, agreement: stated(world).agreement, mandates: { ParnasSys: { state: 'no', on: day('2026-11-20') } }, version: 2 }, expectedVersion: 1 })
      expect(await store.boards.facts([boardId])).toEqual([{ ...known, agreement: stated(world).agreement, mandates: { ParnasSys: { state: 'no', on: day('2026-11-20') } }, version: 2 }])
    })

    it('of no school at all is kept all the same', async () => {
      const world = await withSchools(the())
      await world.store.qualifications.save([], world.trace, world.regionId, { facts: stated(world), expectedVersion: 0 })
      expect(await world.store.boards.factsNow(stated(world).boardId)).toEqual(stated(world))
    })

    it('that meets a school that was changed half way is refused; what stands is whole, and a repeat completes it', async () => {
      const world = await withSchools(the(), 70)
      const { key, trace, ids } = world
      const readAll = async () => (await world.store.schools.getAllWithYears(ids.map((schoolId) => ({ ...key, schoolId })))).map((each) => each!.school)
      const last = (await readAll()).at(-1)!
      const { store } = counting(world.client, () => world.store.qualifications.save([write(key, last, works)], trace, key.regionId))
      const board = { facts: stated(world), expectedVersion: 0 }
      await expectRefused(store.qualifications.save((await readAll()).map((each) => write(key, each, signed)), trace, key.regionId, board), 'changed-meanwhile')
      const half = await readAll()
      const isTold = ({ progress }: School) => progress?.qualification.facts.agreement !== undefined
      const done = half.filter(isTold).length
      expect([done > 0 && done < 70, half.findIndex((each) => !isTold(each)), (await world.store.boards.factsNow(board.facts.boardId)).version]).toEqual([true, done, 1])
      expect((await Promise.all(half.map(({ schoolId }) => world.store.qualifications.history(key, schoolId)))).map((list) => list.length)).toEqual(half.map((each, i) => (isTold(each) || i === 69 ? 1 : 0)))
      const left = half.filter((each) => !isTold(each)).map((each) => write(key, each, { ...each.progress!.qualification.facts, ...signed }, { at: later(start, 1) }))
      await world.store.qualifications.save(left, trace, key.regionId, { facts: { ...board.facts, version: 2 }, expectedVersion: 1 })
      expect((await readAll()).every(isTold)).toBe(true)
    })
  })
}
