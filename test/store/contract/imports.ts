// What the store promises of imports that are larger than one transaction, whatever engine it stands on.
import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import type { TickList } from '../../../lambdas/domain/progress-import.ts'
import { contact, school, tick } from '../../domain/builders.ts'
import { store } from '../../../lambdas/wiring.ts'
import { tableName } from '../../support/engines.ts'
import { auditOf, expectRefused, headFacts, newRegion, newYear, regionFacts, takeAway } from '../world.ts'

const idOf = (i: number) => `${String(10 + Math.floor(i / 100))}XX${String(i % 100).padStart(2, '0')}`
const manySchools = (count: number) => Array.from({ length: count }, (_, i) => school({ schoolId: idOf(i), name: `School ${i}` }))

/** A client on the same table, with which something happens after the first transaction; each is counted. */
function between(client: DynamoDBClient, happening: () => Promise<void>, count = () => {}): DynamoDBClient {
  let transactions = 0
  const send = async (command: Parameters<DynamoDBClient['send']>[0]) => {
    const answer = await client.send(command as TransactWriteItemsCommand)
    if (!(command instanceof TransactWriteItemsCommand)) return answer
    count()
    if (++transactions === 1) await happening()
    return answer
  }
  return Object.assign(Object.create(client) as DynamoDBClient, { send })
}

export function importsContract(the: () => DynamoDBClient): void {
  describe('an import', () => {
    it('of 130 schools takes several transactions and one audit event, and all are there with their places', async () => {
      const world = await newYear(the())
      const { store, key, trace } = world
      const added = manySchools(130)
      await store.schools.saveImport(key, { added, changed: [] }, trace)
      expect(await store.schools.list(key)).toEqual(added)
      expect((await store.schools.placements('10XX')).filter((place) => place.regionId === key.regionId)).toHaveLength(100)
      expect(await auditOf(world)).toHaveLength(3)
    })

    it('of 130 changed schools among new ones changes facts by their versions', async () => {
      const { store, key, trace } = await newYear(the())
      const before = manySchools(130).map((each) => ({ ...each, contacts: [contact()] }))
      await store.schools.saveImport(key, { added: before, changed: [] }, trace)
      const changed = before.map((each) => ({ before: each, after: { ...each, name: `${each.name}!`, contacts: [], version: 2 } }))
      const added = [school({ schoolId: '98XX00' }), school({ schoolId: '98XX01' })]
      await store.schools.saveImport(key, { added, changed }, trace)
      expect(await store.schools.list(key)).toEqual([...changed.map(({ after }) => ({ ...after, contacts: [contact()] })), ...added])
    })

    it('that meets a school that was changed meanwhile is refused; what stands is whole, and repeating completes it', async () => {
      const { store, key, trace } = await newYear(the())
      const before = manySchools(110)
      await store.schools.saveImport(key, { added: before, changed: [] }, trace)
      const changed = before.map((each) => ({ before: each, after: { ...each, name: 'Anders', version: 2 } }))
      await store.schools.save(key, { before: before[105]!, after: { ...before[105]!, name: 'Met de hand', version: 2 } }, 1, trace)
      await expectRefused(store.schools.saveImport(key, { added: [], changed }, trace), 'changed-meanwhile')
      const half = await store.schools.list(key)
      // Each with its row and its name among the progress: 49 in one transaction.
      expect(half.slice(0, 98).every((each) => each.name === 'Anders' && each.version === 2)).toBe(true)
      const after = half.slice(98).map(({ name }) => name)
      expect(after).toEqual(before.slice(98).map((each, i) => (i === 7 ? 'Met de hand' : each.name)))
      expect((await store.progress.list(key)).map(({ name }) => name)).toEqual(half.map(({ name }) => name))
      const left = half.slice(98).map((each) => ({ before: each, after: { ...each, name: 'Anders', version: each.version + 1 } }))
      await store.schools.saveImport(key, { added: [], changed: left }, trace)
      expect((await store.schools.list(key)).every((each) => each.name === 'Anders')).toBe(true)
      expect((await store.progress.list(key)).every(({ name }) => name === 'Anders')).toBe(true)
    })

    it('of nothing writes nothing, not even an audit event', async () => {
      const world = await newYear(the())
      const before = (await auditOf(world)).length
      await world.store.schools.saveImport(world.key, { added: [], changed: [] }, world.trace)
      await world.store.schools.saveContactsImport(world.key, [], world.trace)
      expect(await auditOf(world)).toHaveLength(before)
    })

    it('of which the membership is taken away between two transactions ends there', async () => {
      const world = await newYear(the())
      const client = between(world.client, () => takeAway(world.client, world.trace))
      const { schools } = store(client, tableName)
      await expectRefused(schools.saveImport(world.key, { added: manySchools(130), changed: [] }, world.trace), 'not-found')
      expect(await world.store.schools.list(world.key)).toEqual(manySchools(24))
    })

    it('of a school that somebody added meanwhile is refused, and adds no school of its transaction', async () => {
      const { store, key, trace } = await newYear(the())
      await store.schools.create(key, school({ schoolId: '10XX01' }), trace)
      await expectRefused(store.schools.saveImport(key, { added: manySchools(3), changed: [] }, trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toHaveLength(1)
    })
  })

  describe('schools of a year that is being opened', () => {
    it('are written with their places, 24 at a time with one audit event, and seen by nobody until the year is open', async () => {
      const world = await newRegion(the())
      const { key, trace } = world
      let transactions = 0
      const counted = between(world.client, async () => {}, () => void transactions++)
      const before = (await auditOf(world)).length
      await store(counted, tableName).schools.prepare(key, manySchools(97), trace)
      expect([transactions, (await auditOf(world)).length - before]).toEqual([5, 1])
      expect(await world.store.schools.getWithYear(key, idOf(96))).toBeUndefined()
      await world.store.years.open(regionFacts(key.regionId), headFacts(key), trace)
      expect(await world.store.schools.list(key)).toEqual(manySchools(97))
      expect((await world.store.schools.placements(idOf(96))).filter((place) => place.regionId === key.regionId)).toEqual([{ schoolId: idOf(96), ...key }])
      expect((await world.store.schools.getWithYear(key, idOf(96)))?.head).toEqual(headFacts(key))
    })

    it('are written again as they are then', async () => {
      const { store, key, trace } = await newRegion(the())
      await store.schools.prepare(key, manySchools(3), trace)
      await store.schools.prepare(key, [school({ schoolId: idOf(1), name: 'Anders' })], trace)
      expect((await store.schools.list(key)).map(({ name }) => name)).toEqual(['School 0', 'Anders', 'School 2'])
    })

    it('are refused once the year is open, also when that happens between two transactions', async () => {
      const world = await newRegion(the())
      const { key, trace } = world
      const client = between(world.client, () => world.store.years.open(regionFacts(key.regionId), headFacts(key), trace))
      await expectRefused(store(client, tableName).schools.prepare(key, manySchools(30), trace), 'already-exists')
      expect(await world.store.schools.list(key)).toEqual(manySchools(24))
      await expectRefused(world.store.schools.prepare(key, [school({ schoolId: idOf(0), name: 'Anders' })], trace), 'already-exists')
      expect(await world.store.schools.list(key)).toEqual(manySchools(24))
    })

    it('that are none are no write', async () => {
      const world = await newRegion(the())
      const before = (await auditOf(world)).length
      await world.store.schools.prepare(world.key, [], world.trace)
      expect((await auditOf(world)).length).toBe(before)
    })
  })

  describe('an import of contacts', () => {
    it('replaces whole lists of 110 schools by their versions', async () => {
      const { store, key, trace } = await newYear(the())
      await store.schools.saveImport(key, { added: manySchools(110), changed: [] }, trace)
      const contacts = [contact({ email: 'piet@school.example' })]
      await store.schools.saveContactsImport(key, manySchools(110).map(({ schoolId }) => ({ schoolId, contacts, expectedVersion: 0 })), trace)
      expect(await store.schools.list(key)).toEqual(manySchools(110).map((each) => ({ ...each, contacts, contactsVersion: 1 })))
    })

    it.each([1, -1])('is refused for a school whose contacts are not of version %i', async (expectedVersion) => {
      const { store, key, trace } = await newYear(the())
      await store.schools.saveImport(key, { added: manySchools(2), changed: [] }, trace)
      const lists = [{ schoolId: idOf(0), contacts: [contact()], expectedVersion: 0 }, { schoolId: idOf(1), contacts: [contact()], expectedVersion }]
      await expectRefused(store.schools.saveContactsImport(key, lists, trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toEqual(manySchools(2))
    })
  })

  describe('an import of progress', () => {
    const ids = ['oso-set-ready', 'version', 'ticks', 'name', '2']
    const listOf = (schoolId: string, expectedVersion = 0, done: readonly string[] = []): TickList => ({
      schoolId,
      doneBefore: done,
      doneAfter: done,
      ticks: ids.map((milestoneId, i) => ({ milestoneId, tick: tick({ done: false, count: i, of: 28, note: 'één volgt', version: expectedVersion + 1 }), expectedVersion })),
    })
    const said = (version: number) => Object.fromEntries(ids.map((id, i) => [id, tick({ done: false, count: i, of: 28, note: 'één volgt', version })]))

    it('of 110 schools says their ticks first, and then by their versions; others stay, and it leaves one audit event', async () => {
      const world = await newYear(the())
      const { store, key, trace } = world
      const schools = manySchools(110).map((each) => ({ ...each, ticks: { 'leavers-listed': tick() } }))
      await store.schools.saveImport(key, { added: schools, changed: [] }, trace)
      const audits = (await auditOf(world)).length
      for (const version of [1, 2]) {
        await store.schools.saveTicksImport(key, schools.map(({ schoolId }) => listOf(schoolId, version - 1, ['leavers-listed'])), trace)
        expect(await store.schools.list(key)).toEqual(schools.map((each) => ({ ...each, ticks: { 'leavers-listed': tick(), ...said(version) } })))
      }
      expect(await auditOf(world)).toHaveLength(audits + 2)
    })

    it.each([
      ['that was said meanwhile', 0, 0],
      ['of a version that is gone', 2, 1],
      ['of a version that is still to come', 0, 2],
    ])('with a tick %s is refused, and no tick of its transaction is written', async (_what, version, expectedVersion) => {
      const { store, key, trace } = await newYear(the())
      const [first, second] = [school({ schoolId: idOf(0) }), school({ schoolId: idOf(1), ticks: { '2': tick({ version: Math.max(version, 1) }) } })]
      await store.schools.saveImport(key, { added: [first, second], changed: [] }, trace)
      const lists = [listOf(first.schoolId), { schoolId: second.schoolId, doneBefore: ['2'], doneAfter: ['2', 'new'], ticks: [{ milestoneId: 'new', tick: tick(), expectedVersion: 0 }, { milestoneId: '2', tick: tick({ version: 9 }), expectedVersion }] }]
      await expectRefused(store.schools.saveTicksImport(key, lists, trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toEqual([first, second])
    })

    it('of a school that is not there is refused', async () => {
      const { store, key, trace } = await newYear(the())
      await expectRefused(store.schools.saveTicksImport(key, [listOf(idOf(0))], trace), 'changed-meanwhile')
      expect(await store.schools.list(key)).toEqual([])
    })

    it('of as many steps as a calendar holds is one transaction', async () => {
      const { store, key, trace } = await newYear(the())
      const steps = Array.from({ length: 80 }, (_, i) => `${'een-stap-met-een-lange-naam-van-veertig-'.slice(0, 37)}-${i}`)
      await store.schools.create(key, school(), trace)
      for (const version of [1, 2]) {
        const ticks = steps.map((milestoneId) => ({ milestoneId, tick: tick({ version }), expectedVersion: version - 1 }))
        await store.schools.saveTicksImport(key, [{ schoolId: '99AA00', ticks, doneBefore: version === 1 ? [] : steps, doneAfter: steps }], trace)
      }
      expect(Object.values((await store.schools.list(key))[0]!.ticks)).toEqual(steps.map(() => tick({ version: 2 })))
    })

    it('of nothing writes nothing, not even an audit event', async () => {
      const world = await newYear(the())
      const before = (await auditOf(world)).length
      await world.store.schools.saveTicksImport(world.key, [], world.trace)
      expect(await auditOf(world)).toHaveLength(before)
    })
  })
}
