// What the store promises of the reports of steps in the progress of a school: they show at once, and two at a time never undo each other.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import type { TickList } from '../../../lambdas/domain/progress-import.ts'
import { tick } from '../../domain/builders.ts'
import { actedAt, byLink, expectNow, memberOf, seenAt, withSchool } from '../progress-seen.ts'
import { expectRefused } from '../world.ts'

export function progressByReportsContract(the: () => DynamoDBClient): void {
  describe('a report of a step', () => {
    it('shows at once: done, with its numbers, and undone without them', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the())
      const before = await ofPo()
      const say = (milestoneId: string, version: number, given: Parameters<typeof tick>[0]) => store.schools.saveTick(key, po.schoolId, milestoneId, tick({ ...given, version }), version - 1, trace)
      await say('leavers-listed', 1, { done: true, count: 28 })
      await say('open-dag', 1, { done: false, count: 23, of: 28 })
      await expectNow(ofPo(), { done: ['leavers-listed'], reported: { 'leavers-listed': { count: 28 }, 'open-dag': { count: 23, of: 28 } } }, before)
      await say('open-dag', 2, { done: false, count: 28, of: 28 })
      expect((await ofPo()).done.toSorted()).toEqual(['leavers-listed', 'open-dag'])
      await say('open-dag', 3, { done: false })
      await expectNow(ofPo(), { done: ['leavers-listed'], reported: { 'leavers-listed': { count: 28 } } }, before)
      await say('leavers-listed', 2, { done: false })
      await expectNow(ofPo(), {}, before)
      await say('leavers-listed', 3, { done: false })
      await expectNow(ofPo(), {}, before)
    })

    it('that is refused shows nothing, and one by link or by the school itself says when it was here', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the())
      const before = await ofPo()
      await expectRefused(store.schools.saveTick(key, po.schoolId, 'open-dag', tick(), 1, trace), 'changed-meanwhile')
      await expectRefused(store.schools.saveTick(key, po.schoolId, 'open-dag', tick(), 0, byLink(po.schoolId, 7)), 'changed-meanwhile')
      await expectNow(ofPo(), {}, before)
      await store.schools.saveTick(key, po.schoolId, 'open-dag', tick(), 0, byLink(po.schoolId))
      await expectNow(ofPo(), { done: ['open-dag'], seenAt }, before)
      const member = await memberOf({ store }, { role: 'po', schoolId: po.schoolId, rights: [] }, later(actedAt, minutes(5)))
      await store.schools.saveTick(key, po.schoolId, 'open-dag', tick({ version: 2 }), 1, member)
      await expectNow(ofPo(), { done: ['open-dag'], seenAt: later(seenAt, minutes(5)) }, before)
    })

    it('beside five others at the same moment undoes none of them', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the(), { ticks: { 'warm-transfer': tick() } })
      const steps = ['contacts-checked', 'support-request', 'open-dag', 'leavers-listed', 'oso-set-ready']
      await Promise.all([
        ...steps.map((milestoneId) => store.schools.saveTick(key, po.schoolId, milestoneId, tick(), 0, trace)),
        store.schools.saveTick(key, po.schoolId, 'warm-transfer', tick({ done: false, version: 2 }), 1, trace),
      ])
      expect((await ofPo()).done.toSorted()).toEqual(steps.toSorted())
    })
  })

  describe('a list of reports', () => {
    const listOf = (schoolId: string, ticks: readonly (readonly [string, boolean, number])[], doneBefore: readonly string[], doneAfter: readonly string[]): TickList => ({
      schoolId, doneBefore, doneAfter,
      ticks: ticks.map(([milestoneId, done, version]) => ({ milestoneId, tick: tick({ done, version, ...(milestoneId === 'leavers-listed' && { count: 28 }) }), expectedVersion: version - 1 })),
    })

    it('puts some in and takes others out, and leaves what it does not name', async () => {
      const { store, key, trace, po, vo, ofPo, ofVo } = await withSchool(the(), { ticks: { 'warm-transfer': tick(), 'open-dag': tick({ count: 3 }), 'support-request': tick() } })
      const [before, other] = [await ofPo(), await ofVo()]
      const list = listOf(po.schoolId, [['leavers-listed', true, 1], ['warm-transfer', false, 2], ['open-dag', false, 2]], ['warm-transfer', 'open-dag', 'support-request'], ['support-request', 'leavers-listed'])
      await store.schools.saveTicksImport(key, [list, listOf(vo.schoolId, [['form-checked', true, 1]], [], ['form-checked'])], trace)
      expect((await ofPo()).done.toSorted()).toEqual(['leavers-listed', 'support-request'])
      await expectNow(ofPo().then((now) => ({ ...now, done: [] })), { reported: { 'leavers-listed': { count: 28 } } }, { ...before, done: [] })
      await expectNow(ofVo(), { done: ['form-checked'] }, other)
      await store.schools.saveTicksImport(key, [listOf(vo.schoolId, [['form-checked', false, 2]], ['form-checked'], [])], trace)
      await expectNow(ofVo(), {}, other)
    })

    it('beside a report of another step at the same moment undoes nothing: the list is read again', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the(), { ticks: { 'warm-transfer': tick() } })
      await store.schools.saveTick(key, po.schoolId, 'open-dag', tick(), 0, trace)
      const read = listOf(po.schoolId, [['leavers-listed', true, 1]], ['warm-transfer'], ['warm-transfer', 'leavers-listed'])
      await expectRefused(store.schools.saveTicksImport(key, [read], trace), 'changed-meanwhile')
      expect((await ofPo()).done.toSorted()).toEqual(['open-dag', 'warm-transfer'])
      await store.schools.saveTicksImport(key, [{ ...read, doneBefore: ['open-dag', 'warm-transfer'], doneAfter: ['open-dag', 'warm-transfer', 'leavers-listed'] }], trace)
      expect((await ofPo()).done.toSorted()).toEqual(['leavers-listed', 'open-dag', 'warm-transfer'])
    })

    it('and a report that come together leave both, or the report alone', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the(), { ticks: { 'warm-transfer': tick() } })
      const read = listOf(po.schoolId, [['leavers-listed', true, 1]], ['warm-transfer'], ['warm-transfer', 'leavers-listed'])
      const [listed] = await Promise.allSettled([store.schools.saveTicksImport(key, [read], trace), store.schools.saveTick(key, po.schoolId, 'open-dag', tick(), 0, trace)])
      const ticks = (await store.schools.list(key)).find(({ schoolId }) => schoolId === po.schoolId)!.ticks
      expect((await ofPo()).done.toSorted()).toEqual(Object.keys(ticks).toSorted())
      expect(Object.keys(ticks).toSorted()).toEqual(listed.status === 'fulfilled' ? ['leavers-listed', 'open-dag', 'warm-transfer'] : ['open-dag', 'warm-transfer'])
    })
  })
}
