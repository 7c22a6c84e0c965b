// What the store promises of dossiers in the progress of both schools: numbers alone, in the transaction of what is counted.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import { school, tick } from '../../domain/builders.ts'
import { actedAt, expectNow, memberOf, seenAt, withSchool } from '../progress-seen.ts'
import { appliedAt, dossierIn, fetchOf, next, readyIn } from '../transfers.ts'
import { start, year } from '../world.ts'

export function progressByTransfersContract(the: () => DynamoDBClient): void {
  describe('what becomes of dossiers', () => {
    const counted = { complete: 1, inspected: 1, ready: 1, applied: 1 }

    it('shows at once for both schools, in numbers alone, and beside what they reported', async () => {
      const world = await withSchool(the(), { ticks: { 'leavers-listed': tick({ count: 28 }) } })
      const { store, trace, po, vo, ofPo, ofVo } = world
      const [before, other] = [await ofPo(), await ofVo()]
      const first = readyIn(world, 123456, { applications: appliedAt(vo.schoolId), counted })
      const member = await memberOf(world, { role: 'po', schoolId: po.schoolId, rights: [] })
      await store.dossiers.save([{ after: first }, { after: dossierIn(world, 234567) }], member)
      await expectNow(ofPo(), { dossiers: 2, ...counted, applied: 1 + dossierIn(world, 234567).counted.applied, complete: 1 + dossierIn(world, 234567).counted.complete, changedAt: actedAt, seenAt }, before)
      await expectNow(ofVo(), { pupils: 1 }, other)
      const { deliveries } = await store.deliveries.list(vo.schoolId, year)
      const vos = await memberOf(world, { role: 'vo', schoolId: vo.schoolId, rights: [] }, later(actedAt, minutes(2)))
      await store.deliveries.recordFetch({ ...fetchOf(vo.schoolId, [first]), at: later(actedAt, minutes(2)) }, year, world.regionId, deliveries, vos)
      expect(await ofPo()).toMatchObject({ fetched: 1, changedAt: later(actedAt, minutes(2)), seenAt })
      await expectNow(ofVo(), { pupils: 1, fetched: 1, changedAt: later(actedAt, minutes(2)), seenAt: later(seenAt, minutes(2)) }, other)
      await store.progress.markExported(world.key, po.schoolId, trace)
      expect(await ofPo()).toMatchObject({ exportedAt: start, seenAt })
    })

    it('counts a pupil for a VO school as long as it is on the way there, and not for one of another pupil', async () => {
      const world = await withSchool(the())
      const { store, key, trace, po, vo, ofVo } = world
      const first = dossierIn(world, 123456, { applications: appliedAt(vo.schoolId) })
      await store.dossiers.save([{ after: first }, { after: dossierIn(world, 234567, { applications: appliedAt(vo.schoolId) }) }], trace)
      expect([(await ofVo()).pupils, await store.pairs.list(key)]).toEqual([2, [{ poSchoolId: po.schoolId, voSchoolId: vo.schoolId, applied: 2, osoMissing: 0 }]])
      const ended = next(first, { applications: first.applications.map((each) => ({ ...each, state: 'withdrawn' as const })) })
      await store.dossiers.save([ended], trace)
      expect([(await ofVo()).pupils, (await store.pairs.list(key))[0]?.applied]).toEqual([1, 1])
      await store.dossiers.remove(dossierIn(world, 234567, { applications: appliedAt(vo.schoolId) }), undefined, trace)
      expect([(await ofVo()).pupils, (await store.pairs.list(key))[0]?.applied]).toEqual([0, 0])
    })

    it('says of either school when it was here itself, also where no number changes', async () => {
      const world = await withSchool(the())
      const { store, po, vo, ofPo, ofVo } = world
      const first = dossierIn(world, 123456, { applications: appliedAt(vo.schoolId) })
      await store.dossiers.save([{ after: first }], world.trace)
      const [before, other] = [await ofPo(), await ofVo()]
      const relabelled = next(first, { label: 'Anders' })
      await store.dossiers.save([relabelled], await memberOf(world, { role: 'po', schoolId: po.schoolId, rights: [] }))
      await expectNow(ofPo(), { seenAt }, before)
      await expectNow(ofVo(), {}, other)
      // Somebody of all locations of the BRIN.
      const vos = await memberOf(world, { role: 'vo', schoolId: vo.schoolId.slice(0, 4), rights: [] })
      await store.dossiers.save([next(relabelled.after, { applications: first.applications.map((each) => ({ ...each, state: 'placed' as const })) })], vos)
      await expectNow(ofVo(), { seenAt }, other)
      await store.deliveries.saveReference(vo.schoolId, first.dossierId, 'L-1', { ...vos, event: { ...vos.event, at: later(actedAt, minutes(3)) } }, world.regionId)
      await expectNow(ofVo(), { seenAt: later(seenAt, minutes(3)) }, other)
    })
  })

  describe('OSO dossiers that were not found', () => {
    it('show as the total of the PO school and of the pair, however often the number is said again', async () => {
      const world = await withSchool(the())
      const { store, key, trace, po, vo, ofPo, ofVo } = world
      const [before, other] = [await ofPo(), await ofVo()]
      const totals = async () => [(await ofPo()).osoMissing, (await store.pairs.list(key)).map(({ osoMissing }) => osoMissing)]
      const seen: unknown[] = []
      for (const count of [3, 3, 5, 0, 2]) {
        await store.osoMissing.report(key, vo.schoolId, [{ schoolId: po.schoolId, count }], trace)
        seen.push(await totals())
      }
      expect(seen).toEqual([[3, [3]], [3, [3]], [5, [5]], [0, [0]], [2, [2]]])
      await expectNow(ofPo(), { osoMissing: 2 }, before)
      await expectNow(ofVo(), {}, other)
      const vos = await memberOf(world, { role: 'vo', schoolId: vo.schoolId, rights: [] })
      await store.osoMissing.report(key, vo.schoolId, [{ schoolId: po.schoolId, count: 2 }], vos)
      await expectNow(ofVo(), { seenAt }, other)
      expect(await totals()).toEqual([2, [2]])
    })

    it('are the sum of what two VO schools say, and of one school at once only one is taken down', async () => {
      const world = await withSchool(the())
      const { store, key, trace, po, vo, ofPo } = world
      await store.schools.create(key, school({ schoolId: '98VO00', sector: 'vo' }), trace)
      const report = (voSchoolId: string, count: number) => store.osoMissing.report(key, voSchoolId, [{ schoolId: po.schoolId, count }], trace)
      await Promise.all([report(vo.schoolId, 2), report('98VO00', 4)])
      expect((await ofPo()).osoMissing).toBe(6)
      const both = await Promise.allSettled([report(vo.schoolId, 7), report(vo.schoolId, 9)])
      const [own] = await store.osoMissing.by(key, vo.schoolId)
      expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
      expect((await ofPo()).osoMissing).toBe(own!.count + 4)
      expect(await store.osoMissing.by(key, po.schoolId)).toEqual([{ schoolId: vo.schoolId, count: own!.count }, { schoolId: '98VO00', count: 4 }].toSorted((a, b) => (a.schoolId < b.schoolId ? -1 : 1)))
    })
  })
}
