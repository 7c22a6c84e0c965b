// What the store promises of a list of connected schools that is read in, of where the schools of a board are, and of pupils between schools.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { later } from '../../../lambdas/domain/moment.ts'
import type { School } from '../../../lambdas/domain/school.ts'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import type { Trace } from '../../../lambdas/ports/trace.ts'
import { school } from '../../domain/builders.ts'
import { counting, idsOf, ownOf, signed, withSchools, works, write } from '../statements.ts'
import { auditOf, expectRefused, newYear, rowsOf, schoolRead, start, traceOf } from '../world.ts'

export function qualificationListsContract(the: () => DynamoDBClient): void {
  describe('a list that is read in', () => {
    it('is an action a school and one for each part, with one event, and stands in the history of the schools in it', async () => {
      const world = await withSchools(the(), 100)
      const { key, trace, ids } = world
      const schools = (await world.store.schools.getAllWithYears(ids.slice(0, 99).map((schoolId) => ({ ...key, schoolId })))).map((each) => each!.school)
      const before = (await auditOf(world)).length
      const { sizes, store } = counting(world.client)
      const listed = schools.map((each, i) => write(key, each, works, { by: 'region', source: 'imported', at: later(start, 7), ...(i === 3 && { pupilSystem: { before: 'ParnasSys', after: 'ESIS' } }) }))
      await store.qualifications.saveImport(key, listed, trace)
      expect([sizes, (await auditOf(world)).length - before]).toEqual([[100, 5], 1])
      expect((await store.progress.list(key)).map(({ qualification }) => qualification.version)).toEqual([...schools.map(() => 1), 0])
      expect(await schoolRead(world, ids[3]!)).toMatchObject({ pupilSystem: 'ESIS', version: 2 })
      for (const i of [0, 3, 98]) expect(await store.qualifications.history(key, ids[i]!)).toEqual([listed[i]!.change])
      expect(await store.qualifications.history(key, ids[99]!)).toEqual([])
      expect((await store.progress.get(key, ids[0]!))?.seenAt).toBeUndefined()
    })

    it('stands in the history by its moment, between what was stated before and after', async () => {
      const { store, key, trace, ids: [id], read } = await withSchools(the())
      await store.qualifications.save([write(key, await read(id!), works, { at: later(start, 1) })], trace, key.regionId)
      await store.qualifications.saveImport(key, [write(key, await read(id!), { ...works, ...signed }, { at: later(start, 2), by: 'region', source: 'imported' })], trace)
      await store.qualifications.save([write(key, await read(id!), works, { at: later(start, 3) })], trace, key.regionId)
      await store.qualifications.saveImport(key, [write(key, await read(id!), signed, { at: later(start, 4), by: 'region', source: 'imported' })], trace)
      expect((await store.qualifications.history(key, id!)).map(({ at, source }) => [at - start, source])).toEqual([[4, 'imported'], [3, 'self-reported'], [2, 'imported'], [1, 'self-reported']])
    })

    it('that meets a school that was changed meanwhile is refused; the history tells what was written and no more', async () => {
      const world = await withSchools(the(), 100)
      const { key, trace, ids } = world
      const schools = (await world.store.schools.getAllWithYears(ids.map((schoolId) => ({ ...key, schoolId })))).map((each) => each!.school)
      const { store } = counting(world.client, () => world.store.qualifications.save([write(key, schools[99]!, signed)], trace, key.regionId))
      await expectRefused(store.qualifications.saveImport(key, schools.map((each) => write(key, each, works, { by: 'region', source: 'imported' })), trace), 'changed-meanwhile')
      const known = new Map((await store.progress.list(key)).map(({ schoolId, qualification }) => [schoolId, qualification.version]))
      const histories = await Promise.all([ids[0]!, ids[96]!, ids[98]!, ids[99]!].map((schoolId) => store.qualifications.history(key, schoolId)))
      expect([[...known.values()].filter((version) => version === 1).length, histories.map((list) => list.map(({ source }) => source))]).toEqual([98, [['imported'], ['imported'], [], ['self-reported']]])
    })

    it('of nothing writes nothing, not even an audit event', async () => {
      const world = await withSchools(the())
      const before = (await auditOf(world)).length
      await world.store.qualifications.saveImport(world.key, [], world.trace)
      expect([(await auditOf(world)).length, await rowsOf(world.client, `REGION#${world.regionId}#${world.key.year}#FACTS`)]).toEqual([before, []])
    })
  })

  describe('the schools of a board', () => {
    it('are found over regions and years, as long as they are of that board', async () => {
      const world = await newYear(the())
      const { store, key, trace } = world
      const { boardId } = ownOf(world)
      const [first, second] = idsOf(world, 2).map((schoolId) => school({ schoolId, boardId }))
      const next = { ...key, year: schoolYearStarting(2027) }
      await store.schools.create(key, first!, trace)
      await store.schools.saveImport(key, { added: [second!, school({ schoolId: '97AA00', boardId: '' })], changed: [] }, trace)
      await store.schools.prepare(next, [first!], trace)
      const found = async (of: string) => (await store.schools.placementsOfBoard(of)).map(({ schoolId, regionId, year }) => `${schoolId} ${regionId} ${year}`)
      const place = (each: School | undefined, year: string) => `${each!.schoolId} ${key.regionId} ${year}`
      expect(await found(boardId)).toEqual([place(first, '2026-2027'), place(first, '2027-2028'), place(second, '2026-2027')])
      const gone = { ...first!, boardId: `${boardId}-2`, version: 2 }
      await store.schools.save(key, { before: first!, after: gone }, 1, trace)
      expect([await found(boardId), await found(`${boardId}-2`)]).toEqual([[place(first, '2027-2028'), place(second, '2026-2027')], [place(first, '2026-2027')]])
      const changed = [{ before: gone, after: { ...gone, boardId: '', version: 3 } }, { before: second!, after: { ...second!, boardId: `${boardId}-2`, version: 2 } }]
      await store.schools.saveImport(key, { added: [], changed }, trace)
      expect([await found(boardId), await found(`${boardId}-2`), await found('')]).toEqual([[place(first, '2027-2028')], [place(second, '2026-2027')], []])
    })

    it('that could not be changed stay where they were', async () => {
      const world = await withSchools(the(), 1)
      const { store, key, trace, ids: [id], read } = world
      const before = await read(id!)
      await expectRefused(store.schools.save(key, { before, after: { ...before, boardId: 'b-x', version: 3 } }, 2, trace), 'changed-meanwhile')
      expect((await store.schools.placementsOfBoard(ownOf(world).boardId)).map(({ schoolId }) => schoolId)).toEqual([id])
      expect(await store.schools.placementsOfBoard('b-x')).toEqual([])
    })
  })

  describe('what schools expect of each other', () => {
    it('stands beside the other side’s and what was applied; 0 takes it away', async () => {
      const world = await withSchools(the(), 2)
      const { store, key, trace, ids: [po, other] } = world
      const vo = `${ownOf(world).brin.slice(0, 2)}VV00`
      await store.schools.create(key, school({ schoolId: vo, sector: 'vo' }), trace)
      await store.pairs.expect(key, { schoolId: po!, sector: 'po' }, [{ schoolId: vo, count: 6 }], trace)
      await store.pairs.expect(key, { schoolId: vo, sector: 'vo' }, [{ schoolId: po!, count: 7 }, { schoolId: other!, count: 1 }], trace)
      const pair = (poSchoolId: string, given: object) => ({ poSchoolId, voSchoolId: vo, applied: 0, osoMissing: 0, ...given })
      expect(await store.pairs.list(key)).toEqual([pair(po!, { expectedByPo: 6, expectedByVo: 7 }), pair(other!, { expectedByVo: 1 })])
      await store.pairs.expect(key, { schoolId: po!, sector: 'sbo' }, [{ schoolId: vo, count: 4 }], trace)
      await store.pairs.expect(key, { schoolId: vo, sector: 'vso' }, [{ schoolId: po!, count: 0 }], trace)
      expect((await store.pairs.list(key))[0]).toEqual(pair(po!, { expectedByPo: 4 }))
      expect(await store.pairs.list({ ...key, year: schoolYearStarting(2027) })).toEqual([])
    })

    it('of 120 schools at once is all there, and says when the school was here', async () => {
      const world = await withSchools(the(), 1)
      const { store, key, ids: [po] } = world
      const own: Trace = traceOf('s-pairs', { role: 'po', schoolId: po!, rights: [] })
      await store.members.grant(own.sub, own.membership)
      const counts = Array.from({ length: 120 }, (_, i) => ({ schoolId: `${10 + Math.floor(i / 100)}VX${String(i % 100).padStart(2, '0')}`, count: i + 1 }))
      await store.pairs.expect(key, { schoolId: po!, sector: 'po' }, counts, own)
      expect((await store.pairs.list(key)).map(({ voSchoolId, expectedByPo }) => ({ schoolId: voSchoolId, count: expectedByPo }))).toEqual(counts)
      expect((await store.progress.get(key, po!))?.seenAt).toBe(start)
    })
  })
}
