// What the store promises of how far schools are: what is said of a school, its contacts and its mails is in the row of its progress at once.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import { noProgress, type SchoolProgress } from '../../../lambdas/domain/school-progress.ts'
import { contact, school, tick } from '../../domain/builders.ts'
import { byLink, expectNow, memberOf, seenAt, withSchool } from '../progress-seen.ts'
import { expectRefused, headFacts, newCalendar, newRegion, newYear, regionFacts, start } from '../world.ts'
import { notification } from './outbox.ts'

export function progressContract(the: () => DynamoDBClient): void {
  describe('the progress of a school that is added', () => {
    const ticks = { 'leavers-listed': tick({ count: 28 }), 'open-dag': tick({ done: false, count: 3, of: 9 }), 'warm-transfer': tick({ done: false }) }
    const facts = { agreement: { state: 'yes', on: '2026-09-01' as never, source: 'board' } } as const
    const given = school({ name: 'De Rups', sector: 'sbo', contacts: [contact(), contact({ email: 'b@school.example' })], contactsConfirmedAt: start, ticks })
    const known = { ...given, progress: { ...noProgress('99AA00'), qualification: { facts, version: 2 } } }
    const expected: SchoolProgress = {
      ...noProgress('99AA00'), name: 'De Rups', sector: 'sbo', contacts: 2, contactsConfirmed: true, done: ['leavers-listed'],
      reported: { 'leavers-listed': { count: 28 }, 'open-dag': { count: 3, of: 9 } }, qualification: { facts, version: 2 },
    }

    it.each(['by hand', 'from a list', 'for a year that is being opened'])('%s says all that is known of it', async (how) => {
      const { store, key, regionId, trace } = how === 'for a year that is being opened' ? await newRegion(the()) : await newYear(the())
      if (how === 'by hand') await store.schools.create(key, known, trace)
      if (how === 'from a list') await store.schools.saveImport(key, { added: [known], changed: [] }, trace)
      if (how === 'for a year that is being opened') {
        await store.schools.prepare(key, [school({ name: 'Eerst anders' })], trace)
        await store.schools.prepare(key, [known], trace)
        await store.years.open(regionFacts(regionId), headFacts(key), trace)
      }
      expect(await store.progress.list(key)).toEqual([expected])
      expect(await store.progress.overview(key)).toEqual([expected])
      expect((await store.schools.getWithYear(key, '99AA00'))?.school).toEqual({ ...given, progress: expected })
      expect(await store.schools.list(key)).toEqual([given])
    })

    it('by hand is not written over by who adds it again', async () => {
      const { store, key, trace } = await newYear(the())
      await store.schools.create(key, known, trace)
      await expectRefused(store.schools.create(key, school({ name: 'Anders' }), trace), 'changed-meanwhile')
      expect(await store.progress.list(key)).toEqual([expected])
    })
  })

  describe('what the register or the region says of a school', () => {
    it('shows in its progress where it is its name or sector, and leaves the rest', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the(), { contacts: [contact()], ticks: { 'leavers-listed': tick() } })
      const before = await ofPo()
      const renamed = { ...po, name: 'De Rups', sector: 'so' as const, phone: '0199', version: 2 }
      await store.schools.save(key, { before: po, after: renamed }, 1, trace)
      await expectNow(ofPo(), { name: 'De Rups', sector: 'so' }, before)
      const again = { ...renamed, name: 'De Pop', version: 3 }
      await store.schools.saveImport(key, { added: [], changed: [{ before: renamed, after: again }] }, trace)
      await expectNow(ofPo(), { name: 'De Pop', sector: 'so' }, before)
      await expectRefused(store.schools.save(key, { before: renamed, after: { ...renamed, name: 'Te laat', version: 3 } }, 2, trace), 'changed-meanwhile')
      await expectNow(ofPo(), { name: 'De Pop', sector: 'so' }, before)
    })

    it('with another pupil system that the school itself names turns its facts and shows that it was here, in one write', async () => {
      const facts = { endpoint: { state: 'yes', on: '2026-09-01' as never, source: 'self-reported' } } as const
      const { store, key, of } = await withSchool(the())
      const own = school({ schoolId: '98AA00', pupilSystem: 'ParnasSys', progress: { ...noProgress('98AA00'), qualification: { facts, version: 1 } } })
      const trace = await memberOf({ store }, { role: 'po', schoolId: '98AA00', rights: [] })
      await store.schools.create(key, own, trace)
      const turned = { facts: { endpoint: { ...facts.endpoint, isOther: true } } as const, version: 2 }
      const after = { ...own, pupilSystem: 'ESIS', version: 2, progress: { ...own.progress!, qualification: turned } }
      await store.schools.save(key, { before: own, after }, 1, trace)
      expect(await of('98AA00')).toMatchObject({ qualification: turned, seenAt })
    })

    it('with another pupil system is refused when a first fact was stated since it was read', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the(), { pupilSystem: 'ParnasSys' })
      const read = { ...po, progress: await ofPo() }
      const facts = { endpoint: { state: 'yes', on: '2026-11-20' as never, source: 'self-reported' } } as const
      const stated = { ...read, progress: { ...read.progress, qualification: { facts, version: 1 } } }
      await store.qualifications.save([{ key, before: read, after: stated, change: { at: start, by: 'school', source: 'self-reported', changes: [] } }], trace, key.regionId)
      await expectRefused(store.schools.save(key, { before: read, after: { ...read, pupilSystem: 'ESIS', version: 2 } }, 1, trace), 'changed-meanwhile')
      await store.schools.save(key, { before: read, after: { ...read, phone: '0199', version: 2 } }, 1, trace)
      expect((await ofPo()).qualification).toEqual({ facts, version: 1 })
    })
  })

  describe('what a school or its region does with its contacts', () => {
    it('shows at once: how many, whether confirmed, and when the school was here', async () => {
      const { store, key, trace, po, ofPo } = await withSchool(the())
      const before = await ofPo()
      await store.schools.saveContacts(key, po.schoolId, [contact(), contact({ email: 'b@school.example' })], 0, undefined, trace)
      await expectNow(ofPo(), { contacts: 2 }, before)
      await store.schools.saveContacts(key, po.schoolId, [contact()], 1, start, await memberOf({ store }, { role: 'po', schoolId: po.schoolId, rights: [] }))
      await expectNow(ofPo(), { contacts: 1, contactsConfirmed: true, seenAt }, before)
      await store.schools.saveContacts(key, po.schoolId, [], 2, undefined, byLink(po.schoolId, 2))
      await expectNow(ofPo(), { contacts: 0, contactsConfirmed: true, seenAt }, before)
      await expectRefused(store.schools.saveContacts(key, po.schoolId, [contact()], 2, undefined, trace), 'changed-meanwhile')
      await expectNow(ofPo(), { contacts: 0, contactsConfirmed: true, seenAt }, before)
    })

    it('shows at once from a list, which nobody confirmed', async () => {
      const { store, key, trace, po, vo, ofPo, ofVo } = await withSchool(the())
      const [before, other] = [await ofPo(), await ofVo()]
      const list = (schoolId: string, count: number) => ({ schoolId, contacts: Array.from({ length: count }, (_, i) => contact({ email: `c${i}@school.example` })), expectedVersion: 0 })
      await store.schools.saveContactsImport(key, [list(po.schoolId, 3), list(vo.schoolId, 1)], trace)
      await expectNow(ofPo(), { contacts: 3 }, before)
      await expectNow(ofVo(), { contacts: 1 }, other)
    })
  })

  describe('an address that was refused', () => {
    it.each(['by hand', 'from a list'])('shows for each of its schools, until its contacts are kept %s', async (how) => {
      const { store, key, regionId, trace, po, vo, ofPo, ofVo } = await withSchool(the())
      const [before, other] = [await ofPo(), await ofVo()]
      const page = (schoolId: string) => ({ schoolId, contactId: 'c-1', since: 0 as const })
      const mail = notification(regionId, { to: { email: 'weg@school.example', contactIds: ['c-1'], pages: [page(po.schoolId), page(vo.schoolId), page(po.schoolId)] } })
      await store.outbox.add(mail)
      const claimed = await store.outbox.claim(regionId, mail.id, start, later(start, minutes(3)))
      await store.outbox.settle(claimed!, { state: 'failed', failure: 'address-refused' }, start)
      await expectNow(ofPo(), { bounced: true }, before)
      await expectNow(ofVo(), { bounced: true }, other)
      if (how === 'by hand') await store.schools.saveContacts(key, po.schoolId, [contact()], 0, undefined, trace)
      else await store.schools.saveContactsImport(key, [{ schoolId: po.schoolId, contacts: [contact()], expectedVersion: 0 }], trace)
      await expectNow(ofPo(), { contacts: 1 }, before)
      await expectNow(ofVo(), { bounced: true }, other)
    })

    it.each(['mail-service-refused', 'overtaken'])('does not show when that is not why: %s', async (why) => {
      const { store, regionId, ofPo, po } = await withSchool(the())
      const before = await ofPo()
      const mail = notification(regionId, { to: { email: 'weg@school.example', contactIds: ['c-1'], pages: [{ schoolId: po.schoolId, contactId: 'c-1', since: 0 }] } })
      await store.outbox.add(mail)
      const claimed = (await store.outbox.claim(regionId, mail.id, start, start))!
      if (why === 'overtaken') await store.outbox.claim(regionId, mail.id, later(start, 1), later(start, minutes(3)))
      await store.outbox.settle(claimed, { state: 'failed', failure: why === 'overtaken' ? 'address-refused' : 'mail-service-refused' }, start)
      await expectNow(ofPo(), {}, before)
    })

    it('of 120 schools shows for all of them', async () => {
      const { store, key, regionId, trace } = await newYear(the())
      const ids = Array.from({ length: 120 }, (_, i) => `${10 + Math.floor(i / 100)}XX${String(i % 100).padStart(2, '0')}`)
      await store.schools.saveImport(key, { added: ids.map((schoolId) => school({ schoolId })), changed: [] }, trace)
      const mail = notification(regionId, { to: { email: 'weg@school.example', contactIds: ['c-1'], pages: ids.map((schoolId) => ({ schoolId, contactId: 'c-1', since: 0 })) } })
      await store.outbox.add(mail)
      await store.outbox.settle((await store.outbox.claim(regionId, mail.id, start, later(start, minutes(3))))!, { state: 'failed', failure: 'address-refused' }, start)
      expect((await store.progress.list(key)).filter(({ bounced }) => bounced)).toHaveLength(120)
      expect(await store.outbox.get(regionId, mail.id)).toMatchObject({ state: 'failed' })
    })
  })

  describe('the progress of a region', () => {
    it('is of its own schools and year alone', async () => {
      const world = await newCalendar(the())
      const other = await withSchool(the())
      expect(await world.store.progress.overview(world.key)).toEqual([])
      expect((await other.store.progress.overview(other.key)).map(({ schoolId }) => schoolId).toSorted()).toEqual([other.po.schoolId, other.vo.schoolId].toSorted())
    })
  })
}
