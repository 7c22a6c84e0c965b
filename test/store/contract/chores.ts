// What the store promises of the slow work: each write on what was read, a year closed once, and rows counted in the write that removes them.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { newSweep } from '../../../lambdas/domain/chores.ts'
import { type Closing, newClosing, nothingDestroyed, plus } from '../../../lambdas/domain/closing.ts'
import { day } from '../../../lambdas/domain/local-date.ts'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import { noProgress } from '../../../lambdas/domain/school-progress.ts'
import type { DoorTrace } from '../../../lambdas/ports/trace.ts'
import { contact, school, tick } from '../../domain/builders.ts'
import { dossier as dossierOf } from '../../domain/dossiers.ts'
import { next } from '../transfers.ts'
import { auditOf, expectRefused, newYear, rowsOf, start, type World, year } from '../world.ts'

const door: DoorTrace = { event: { at: start, sub: 'door:chores', role: 'door', act: 'test', object: 'regions/x', outcome: 'done' } }
const closing: Closing = { ...newClosing(start, []), schoolsAll: 1 }
const choreOf = ({ otherDoor, key }: World) => otherDoor().chores.get(key)

/** A PO school and a VO school of this world's own, with a dossier between them; and one of another region between the same. */
async function withDossiers(the: () => DynamoDBClient) {
  const world = await newYear(the())
  const digits = world.regionId.slice(1).padStart(2, '0').slice(-2)
  const [po, vo] = [`${digits}PO00`, `${digits}VO00`]
  const at = (number: string, regionId: string) => {
    const schoolId = po
    return dossierOf({
      dossierId: `${po}-2627-${number}`, schoolId, number, regionId, codeNumber: 1,
      applications: [{ schoolId: vo, round: '1', appliedAt: start, named: true, state: 'applied' }],
    })
  }
  const codeHash = `hash-of-${world.regionId}`
  const own = at('111111', world.regionId)
  await world.store.dossiers.save([{ after: own }], door, { codes: { put: [{ hash: codeHash, dossierId: own.dossierId }] } })
  await world.store.dossiers.save([{ after: at('222222', `${world.regionId}b`) }], door)
  return { ...world, po, vo, codeHash, own }
}

export function choresContract(the: () => DynamoDBClient): void {
  describe('the slow work', () => {
    it('is known of every year that was opened, also where nothing was done yet', async () => {
      const world = await newYear(the())
      const row = { ...world.key, version: 0 }
      expect(await choreOf(world)).toEqual(row)
      expect(await world.store.chores.all()).toContainEqual(row)
      await world.store.chores.saveSweep(row, { sweptAt: start, sweep: newSweep })
      expect(await world.store.chores.all()).toContainEqual({ ...world.key, sweptAt: start, sweep: newSweep, version: 1 })
    })

    it('is written on what was read, and refused by whoever read something older', async () => {
      const world = await newYear(the())
      const read = await choreOf(world)
      const written = await world.store.chores.saveSweep(read, { sweptAt: start, sweep: newSweep })
      expect(written).toEqual(await choreOf(world))
      await expectRefused(world.store.chores.saveSweep(read, { sweptAt: start }), 'changed-meanwhile')
      expect(await world.store.chores.saveSweep(written, { sweptAt: start }, door)).toEqual({ ...world.key, sweptAt: start, version: 2 })
      expect(await choreOf(world)).toEqual({ ...world.key, sweptAt: start, version: 2 })
      expect((await auditOf(world)).filter(({ sub }) => sub === 'door:chores')).toHaveLength(1)
    })

    it('closes a year once, ends a round that was under way, and is seen by the door that did it at once', async () => {
      const world = await newYear(the())
      await world.store.years.get(world.key)
      await world.store.chores.saveSweep(await choreOf(world), { sweptAt: start, sweep: newSweep })
      await world.store.chores.beginClosing(world.key, closing, world.trace)
      expect((await world.store.years.get(world.key))!.closedAt).toBe(start)
      expect(await choreOf(world)).toEqual({ ...world.key, sweptAt: start, closing, version: 2 })
      await expectRefused(world.store.chores.beginClosing(world.key, closing, door), 'changed-meanwhile')
    })

    it('closes no year that is not there', async () => {
      const world = await newYear(the())
      await expectRefused(world.store.chores.beginClosing({ ...world.key, regionId: `${world.regionId}x` }, closing, door), 'changed-meanwhile')
    })

    it('says when a closing next has something to do, until it has ended', async () => {
      const world = await newYear(the())
      await world.store.chores.beginClosing(world.key, { ...closing, startedAt: 0 as typeof start }, door)
      expect(await world.store.chores.earliest()).toBe(later(0 as typeof start, minutes(3)))
      const done = { ...closing, startedAt: 0 as typeof start, endedAt: start }
      expect(await world.store.chores.certificate(world.key)).toBeUndefined()
      await world.store.chores.finishClosing(await choreOf(world), done, door)
      expect(await world.store.chores.earliest()).not.toBe(later(0 as typeof start, minutes(3)))
      expect(await world.store.chores.certificate(world.key)).toEqual(done)
    })
  })

  describe('what is left of a school', () => {
    it('is what belongs to the region, with its dossiers after all that follows from them', async () => {
      const { store, key, po, vo } = await withDossiers(the)
      expect((await store.chores.leftOf(key, po)).map(({ rowId, kind }) => [rowId, kind])).toEqual([['DOSSIER#111111', 'dossier']])
      expect((await store.chores.leftOf(key, vo)).map(({ rowId, kind }) => [rowId, kind])).toEqual([[`DELIVERY#${po}#111111`, 'delivery']])
    })

    it('goes with its codes in one write, which also counts it; from an older row nothing goes', async () => {
      const world = await withDossiers(the)
      const { store, key, po, codeHash, own } = world
      await store.chores.beginClosing(key, closing, door)
      const row = await choreOf(world)
      const [left] = await store.chores.leftOf(key, po)
      const counted = { ...closing, destroyed: plus(nothingDestroyed, { dossiers: 1 }) }
      await expectRefused(store.chores.destroy({ ...row, version: row.version + 1 }, po, [{ ...left!, codeHash }], counted), 'changed-meanwhile')
      expect(await store.dossiers.ofCode(codeHash)).toBe(own.dossierId)
      await store.chores.destroy(row, po, [{ ...left!, codeHash }], counted)
      expect(await store.dossiers.ofCode(codeHash)).toBeUndefined()
      expect((await rowsOf(world.client, `SCHOOL#${po}#${year}`)).map(({ sk }) => sk)).toEqual(['DOSSIER#222222'])
      expect((await choreOf(world)).closing).toEqual(counted)
      await expectRefused(store.chores.destroy(row, po, [{ ...left!, codeHash }], counted), 'changed-meanwhile')
    })

    it('is its numbers at last, which go with a trace; its name, its reports and its connection stay', async () => {
      const world = await withDossiers(the)
      const { store, key, po, vo } = world
      const facts = { endpoint: { state: 'yes', on: day('2026-11-01'), source: 'self-reported' } } as const
      const known = { ...noProgress(po), name: 'De Vlinderboom', contacts: 1, done: ['oso-set-ready'], reported: { 'oso-set-ready': { count: 28, of: 28 } }, qualification: { facts, version: 3 } }
      const ticks = { 'oso-set-ready': tick({ done: false, count: 28, of: 28 }) }
      await store.schools.create(key, school({ schoolId: po, contacts: [contact()], ticks, progress: known }), world.trace)
      await store.dossiers.save([next(world.own, { counted: { complete: 1, inspected: 1, ready: 1, applied: 1 } })], door)
      await store.osoMissing.report(key, vo, [{ schoolId: po, count: 3 }], world.trace)
      await store.progress.markExported(key, po, world.trace)
      await store.chores.beginClosing(key, closing, door)
      expect(await store.progress.get(key, po)).toMatchObject({ osoMissing: 3, exportedAt: start })
      expect(await store.pairs.list(key)).toEqual([{ poSchoolId: po, voSchoolId: vo, applied: 1, osoMissing: 3 }])
      const before = await store.progress.get(key, vo)
      expect(before).toMatchObject({ pupils: 1 })
      await store.chores.finishSchool(await choreOf(world), po, { ...closing, done: po, schoolsDone: 1 }, door)
      expect([await store.progress.get(key, po), await store.progress.get(key, vo), await store.pairs.list(key)]).toEqual([known, before, []])
      await store.chores.finishSchool(await choreOf(world), vo, { ...closing, done: vo, schoolsDone: 1 }, door)
      expect(await store.progress.get(key, vo)).toEqual(noProgress(vo))
      expect((await choreOf(world)).closing).toMatchObject({ done: vo, schoolsDone: 1 })
    })
  })
}
