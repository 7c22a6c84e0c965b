// What the store promises of dossiers: each on the version that was read, with what its VO schools may know and the school's numbers, all or nothing.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { withdrawByPo } from '../../../lambdas/domain/application-steps.ts'
import { deliveriesOf } from '../../../lambdas/domain/delivery.ts'
import type { Dossier } from '../../../lambdas/domain/dossier.ts'
import { recall } from '../../../lambdas/domain/dossier-steps.ts'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import { noProgress } from '../../../lambdas/domain/school-progress.ts'
import { keys } from '../../../lambdas/store/table.ts'
import { appliedAt, dossierIn, fetchOf, next, otherVoOf, poOf, readyIn, voOf } from '../transfers.ts'
import { auditOf, expectRefused, newCalendar, newYear, rowsOf, start, takeAway, year } from '../world.ts'

const counted = (complete: number, ready: number) => ({ complete, inspected: complete, ready, applied: 1 })

export function dossiersContract(the: () => DynamoDBClient): void {
  describe('a dossier', () => {
    it('is read as it was written, by itself, among others, and in the list of its school', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const [first, second] = [dossierIn(world, 123456, { applications: appliedAt(voOf(world)), madeBy: 'k.0' }), readyIn(world, 234567)]
      await store.dossiers.save([{ after: first }, { after: second }], trace)
      expect(await store.dossiers.get(first.dossierId)).toEqual(first)
      expect(await store.dossiers.getAll([second.dossierId, `${poOf(world)}-2627-999999`, 'nothing', first.dossierId])).toEqual([second, undefined, undefined, first])
      expect((await store.dossiers.list(poOf(world), year)).dossiers).toEqual([first, second])
      expect(await store.dossiers.list(poOf(world), '2027-2028' as typeof year)).toEqual({ dossiers: [], fetched: [] })
    })

    it('of a number that is taken is refused, and nothing of the request is written', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const first = dossierIn(world, 123456)
      await store.dossiers.save([{ after: first }], trace)
      await expectRefused(store.dossiers.save([{ after: dossierIn(world, 345678) }, { after: { ...first, label: 'Een ander' } }], trace), 'already-exists')
      expect((await store.dossiers.list(poOf(world), year)).dossiers).toEqual([first])
      expect(await store.progress.list(world.key)).toMatchObject([{ dossiers: 1 }])
    })

    it('is changed only on the version that was read', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const first = dossierIn(world, 123456)
      await store.dossiers.save([{ after: first }], trace)
      await store.dossiers.save([next(first, { label: 'Tweede' })], trace)
      await expectRefused(store.dossiers.save([next(first, { label: 'Te laat' })], trace), 'changed-meanwhile')
      expect((await store.dossiers.get(first.dossierId))?.label).toBe('Tweede')
    })

    it('is written by whoever is a member, and leaves an event', async () => {
      const world = await newYear(the())
      const before = (await auditOf(world)).length
      await world.store.dossiers.save([{ after: dossierIn(world, 123456) }], world.trace)
      expect(await auditOf(world)).toHaveLength(before + 1)
      await takeAway(world.client, world.trace)
      await expectRefused(world.store.dossiers.save([{ after: dossierIn(world, 234567) }], world.trace), 'not-found')
    })
  })

  describe('what follows from a dossier', () => {
    it('is written with it for each VO school, and only where something changed', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const [vo, other] = [voOf(world), otherVoOf(world)]
      const first = readyIn(world, 123456, { applications: appliedAt(vo, other) })
      await store.dossiers.save([{ after: first }], trace)
      await store.deliveries.saveReference(vo, first.dossierId, 'L-12', trace, world.regionId)
      expect(await store.deliveries.get(vo, first.dossierId)).toEqual({ ...deliveriesOf(first)[0], ownReference: 'L-12', dossierVersion: 1 })
      const change = next(first, withdrawByPo(first, other, start))
      await store.dossiers.save([change], trace)
      expect((await store.deliveries.list(vo, year)).deliveries).toEqual([{ ...deliveriesOf(change.after)[0], ownReference: 'L-12', dossierVersion: 1 }])
      expect(await store.deliveries.get(other, first.dossierId)).toMatchObject({ state: 'withdrawn', endedBy: 'po' })
      expect((await store.deliveries.get(other, first.dossierId))?.ready).toBeUndefined()
      await expectRefused(store.deliveries.saveReference(other, `${poOf(world)}-2627-999999`, 'x', trace, world.regionId), 'not-found')
    })

    it('holds nothing that is the PO school’s own', async () => {
      const world = await newYear(the())
      const first = readyIn(world, 123456, { applications: appliedAt(voOf(world)), label: 'Alleen van ons', group: '8-geheim' })
      await world.store.dossiers.save([{ after: first }], world.trace)
      const rows = JSON.stringify(await rowsOf(world.client, keys.transfers(voOf(world), year).pk))
      expect(rows).not.toMatch(/Alleen van ons|8-geheim|CDFG-HJKM/)
    })

    it('is counted in the school’s numbers, up and down', async () => {
      const world = await newYear(the())
      const { store, trace, key } = world
      const first = readyIn(world, 123456, { counted: counted(1, 1) })
      await store.dossiers.save([{ after: first }, { after: dossierIn(world, 234567, { counted: counted(0, 0) }) }], trace)
      expect(await store.progress.get(key, poOf(world))).toEqual({ ...noProgress(poOf(world)), dossiers: 2, complete: 1, inspected: 1, ready: 1, applied: 2, changedAt: start })
      const recalledAt = later(start, minutes(1))
      await store.dossiers.save([next(first, { ...recall(first, recalledAt), counted: counted(1, 0) })], { ...trace, event: { ...trace.event, at: recalledAt } })
      const numbers = { ...noProgress(poOf(world)), dossiers: 2, complete: 1, inspected: 1, applied: 2, changedAt: recalledAt }
      expect(await store.progress.list(key)).toEqual([numbers])
      // A new dossier, or one that only changed its label, leaves what a school took as its proof as it was.
      await store.dossiers.save([{ after: dossierIn(world, 345678, { counted: counted(0, 0), applications: [] }) }], { ...trace, event: { ...trace.event, at: later(recalledAt, 1) } })
      expect(await store.progress.list(key)).toEqual([{ ...numbers, applied: 3, dossiers: 3 }])
    })
  })

  describe('many dossiers at once', () => {
    const madeIn = (world: Parameters<typeof dossierIn>[0], count: number): readonly Dossier[] =>
      Array.from({ length: count }, (_, i) => dossierIn(world, 200_000 + i, { applications: appliedAt(voOf(world), otherVoOf(world)) }))

    it('are all written, each with its code; the repeat key comes last', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const dossiers = madeIn(world, 40)
      const put = dossiers.map(({ dossierId }) => ({ hash: `h-${dossierId}`, dossierId }))
      const repeat = { id: `k-${world.regionId}`, bodyHash: 'b' }
      await store.dossiers.save(dossiers.map((after) => ({ after })), trace, { codes: { put }, repeat })
      expect((await store.dossiers.list(poOf(world), year)).dossiers).toHaveLength(40)
      expect((await store.deliveries.list(otherVoOf(world), year)).deliveries).toHaveLength(40)
      expect(await Promise.all(put.map(({ hash }) => store.dossiers.ofCode(hash)))).toEqual(dossiers.map(({ dossierId }) => dossierId))
      expect(await store.repeatKeys.find(repeat.id)).toEqual(repeat)
      await expectRefused(store.dossiers.save([{ after: dossierIn(world, 900_000) }], trace, { repeat }), 'already-exists')
      expect(await store.dossiers.get(dossierIn(world, 900_000).dossierId)).toBeUndefined()
    })

    it('that meet a taken number half way have no key yet, so that a repeat goes on', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const dossiers = madeIn(world, 40)
      await store.dossiers.save([{ after: dossiers[39]! }], trace)
      const repeat = { id: `k-${world.regionId}`, bodyHash: 'b' }
      await expectRefused(store.dossiers.save(dossiers.map((after) => ({ after })), trace, { repeat }), 'already-exists')
      expect(await store.repeatKeys.find(repeat.id)).toBeUndefined()
      const { dossiers: there } = await store.dossiers.list(poOf(world), year)
      expect(there.length).toBeGreaterThan(1)
      expect((await store.progress.get(world.key, poOf(world)))?.dossiers).toBe(there.length)
    })
  })

  describe('the first set-ready of a year', () => {
    it('locks the types by which it was judged, in its own transaction, and wakes the clock', async () => {
      const world = await newCalendar(the())
      const { store, trace, key } = world
      await store.attachmentTypes.save(key, { types: [], version: 1 }, 0, trace)
      await expectRefused(store.dossiers.save([{ after: readyIn(world, 123456) }], trace, { lockTypes: { version: 0 } }), 'changed-meanwhile')
      expect((await store.dossiers.list(poOf(world), year)).dossiers).toEqual([])
      await store.dossiers.save([{ after: readyIn(world, 123456) }], trace, { lockTypes: { version: 1 }, wakeClock: true })
      expect((await store.attachmentTypes.get(key)).lockedAt).toBe(start)
      expect((await store.clockRows.due(later(start, minutes(1)))).filter(({ regionId }) => regionId === world.regionId)).toHaveLength(1)
    })
  })

  describe('a code', () => {
    it('dies in the write in which the next comes to life', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const first = dossierIn(world, 123456)
      const { dossierId } = first
      const hash = (name: string) => `${name}-${world.regionId}`
      await store.dossiers.save([{ after: first }], trace, { codes: { put: [{ hash: hash('a'), dossierId }] } })
      const change = next(first, { codeNumber: 2 })
      await store.dossiers.save([change], trace, { codes: { put: [{ hash: hash('b'), dossierId }], drop: [hash('a')] } })
      expect([await store.dossiers.ofCode(hash('a')), await store.dossiers.ofCode(hash('b'))]).toEqual([undefined, dossierId])
      await expectRefused(store.dossiers.save([next(first)], trace, { codes: { put: [{ hash: hash('c'), dossierId }], drop: [hash('b')] } }), 'changed-meanwhile')
      expect([await store.dossiers.ofCode(hash('b')), await store.dossiers.ofCode(hash('c'))]).toEqual([dossierId, undefined])
    })

    it('that was typed wrong is counted by the hour, for one VO school', async () => {
      const world = await newYear(the())
      const { dossiers } = world.store
      const vo = voOf(world)
      await dossiers.countWrongCodes(vo, 3, start)
      expect(await dossiers.countWrongCodes(vo, 4, start)).toBe(7)
      // Codes that were found give back what they took.
      expect(await dossiers.countWrongCodes(vo, -2, start)).toBe(5)
      expect([await dossiers.wrongCodes(vo, start), await dossiers.wrongCodes(vo, later(start, minutes(60))), await dossiers.wrongCodes(otherVoOf(world), start)]).toEqual([5, 0, 0])
    })
  })

  describe('a dossier that is taken away', () => {
    it('goes with what VO schools knew, its code and its place in the numbers', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const first = dossierIn(world, 123456, { applications: appliedAt(voOf(world)), counted: counted(1, 0) })
      const hash = `a-${world.regionId}`
      await store.dossiers.save([{ after: first }], trace, { codes: { put: [{ hash, dossierId: first.dossierId }] } })
      await expectRefused(store.dossiers.remove({ ...first, version: 7 }, hash, trace), 'changed-meanwhile')
      expect(await store.dossiers.ofCode(hash)).toBe(first.dossierId)
      await store.dossiers.remove(first, hash, trace)
      expect([await store.dossiers.get(first.dossierId), await store.deliveries.get(voOf(world), first.dossierId), await store.dossiers.ofCode(hash)]).toEqual([undefined, undefined, undefined])
      expect(await store.progress.get(world.key, poOf(world))).toMatchObject({ dossiers: 0, complete: 0, applied: 0 })
    })
  })

  describe('a fetch', () => {
    const readBy = async ({ store }: Awaited<ReturnType<typeof newYear>>, vo: string) => (await store.deliveries.list(vo, year)).deliveries

    it('is refused when a dossier was recalled after it was read, and nothing of it is written', async () => {
      const world = await newYear(the())
      const { store, trace, key } = world
      const vo = voOf(world)
      const first = readyIn(world, 123456, { applications: appliedAt(vo) })
      await store.dossiers.save([{ after: first }], trace)
      const read = await readBy(world, vo)
      // What changes no delivery stands in no fetch's way.
      const relabelled = next(first, { label: 'Anders' })
      await store.dossiers.save([relabelled], trace)
      await store.deliveries.recordFetch(fetchOf(vo, [first]), year, world.regionId, read, trace)
      const readAgain = await readBy(world, vo)
      await store.dossiers.save([next(relabelled.after, recall(relabelled.after, start))], trace)
      const late = fetchOf(vo, [first], { fetchId: 'f2', at: later(start, minutes(1)) })
      await expectRefused(store.deliveries.recordFetch(late, year, world.regionId, readAgain, trace), 'changed-meanwhile')
      expect([(await store.deliveries.list(vo, year)).fetched.length, (await store.dossiers.fetches(poOf(world), year)).length]).toEqual([1, 1])
      expect(await store.progress.get(key, vo)).toMatchObject({ fetched: 1 })
    })

    it('is counted once per dossier: for the VO school its own first, for the PO school the first of all', async () => {
      const world = await newYear(the())
      const { store, trace, key } = world
      const [vo, other] = [voOf(world), otherVoOf(world)]
      const first = readyIn(world, 123456, { applications: appliedAt(vo, other) })
      await store.dossiers.save([{ after: first }], trace)
      expect(await store.dossiers.timesFetched(first)).toBe(0)
      const [mine, theirs] = [await readBy(world, vo), await readBy(world, other)]
      await store.deliveries.recordFetch(fetchOf(vo, [first]), year, world.regionId, mine, trace)
      // Two people of one school who read at the same moment: the second reads again.
      await expectRefused(store.deliveries.recordFetch(fetchOf(vo, [first], { fetchId: 'f2' }), year, world.regionId, mine, trace), 'changed-meanwhile')
      await store.deliveries.recordFetch(fetchOf(vo, [first], { fetchId: 'f2' }), year, world.regionId, await readBy(world, vo), trace)
      await store.deliveries.recordFetch(fetchOf(other, [first], { fetchId: 'f3' }), year, world.regionId, theirs, trace)
      const fetched = async (schoolId: string) => (await store.progress.get(key, schoolId))?.fetched
      expect([await fetched(poOf(world)), await fetched(vo), await fetched(other), await store.dossiers.timesFetched(first)]).toEqual([1, 1, 1, 3])
    })

    it('of more dossiers of one PO school than one transaction holds is written whole, under one event', async () => {
      const world = await newYear(the())
      const { store, trace, key } = world
      const vo = voOf(world)
      const many = Array.from({ length: 100 }, (_, i) => readyIn(world, 200_000 + i, { applications: appliedAt(vo) }))
      await store.dossiers.save(many.map((after) => ({ after })), trace)
      const before = (await auditOf(world)).length
      await store.deliveries.recordFetch(fetchOf(vo, many), year, world.regionId, await readBy(world, vo), trace)
      expect((await store.dossiers.fetches(poOf(world), year)).flatMap(({ dossiers }) => dossiers.map(({ dossierId }) => dossierId)).sort()).toEqual(many.map(({ dossierId }) => dossierId))
      expect([(await store.progress.get(key, poOf(world)))?.fetched, (await store.progress.get(key, vo))?.fetched]).toEqual([100, 100])
      expect((await auditOf(world)).length - before).toBe(1)
    })

    it('between the reading and the writing of a recall is read first: the recall is refused', async () => {
      const world = await newYear(the())
      const { store, trace } = world
      const vo = voOf(world)
      const first = readyIn(world, 123456, { applications: appliedAt(vo) })
      await store.dossiers.save([{ after: first }], trace)
      const recalled = next(first, recall(first, start))
      await store.deliveries.recordFetch(fetchOf(vo, [first]), year, world.regionId, await readBy(world, vo), trace)
      await expectRefused(store.dossiers.save([recalled], trace, { timesFetched: 0 }), 'changed-meanwhile')
      await store.dossiers.save([recalled], trace, { timesFetched: 1 })
      expect((await store.deliveries.get(vo, first.dossierId))?.ready).toBeUndefined()
    })

    it('is kept by both schools, each with what is its own, and counted once per dossier', async () => {
      const [world, elsewhere] = [await newYear(the()), await newYear(the())]
      const { store, trace, key } = world
      const vo = voOf(world)
      const [first, second] = [readyIn(world, 123456, { applications: appliedAt(vo) }), readyIn(elsewhere, 234567, { regionId: world.regionId, applications: appliedAt(vo) })]
      await store.dossiers.save([{ after: first }], trace)
      await store.dossiers.save([{ after: second }], trace)
      const record = fetchOf(vo, [first, second])
      await store.deliveries.recordFetch(record, year, world.regionId, await readBy(world, vo), trace)
      const again = fetchOf(vo, [first], { fetchId: 'f2', at: later(start, minutes(1)) })
      await store.deliveries.recordFetch(again, year, world.regionId, await readBy(world, vo), trace)
      expect((await store.deliveries.list(vo, year)).fetched).toEqual([record, again])
      expect(await store.dossiers.fetches(poOf(world), year)).toEqual([{ ...record, dossiers: [record.dossiers[0]] }, again])
      expect((await store.dossiers.list(poOf(elsewhere), year)).fetched).toEqual([{ ...record, dossiers: [record.dossiers[1]] }])
      expect((await store.progress.list(key)).map(({ schoolId, fetched }) => [schoolId, fetched]).sort()).toEqual([[poOf(world), 1], [poOf(elsewhere), 1], [vo, 2]].sort())
    })
  })

  describe('the numbers of a school', () => {
    it('say when it took its own proof with it, and keep their counts', async () => {
      const world = await newYear(the())
      const { store, trace, key } = world
      await store.dossiers.save([{ after: dossierIn(world, 123456) }], trace)
      await store.progress.markExported(key, poOf(world), trace)
      expect(await store.progress.get(key, poOf(world))).toMatchObject({ dossiers: 1, exportedAt: start })
      expect(await store.progress.get(key, voOf(world))).toBeUndefined()
    })
  })
}
