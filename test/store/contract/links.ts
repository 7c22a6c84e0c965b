// What the store promises of what is done by link: it leans on the contacts of the school, not on a membership; and of feeds.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import type { RegionYearKey } from '../../../lambdas/ports/regions.ts'
import type { LinkTrace } from '../../../lambdas/ports/trace.ts'
import { contact, school, tick } from '../../domain/builders.ts'
import { auditOf, expectRefused, headFacts, newCalendar, newYear, schoolRead, start, traceOf, withoutProgress } from '../world.ts'

const vlinder = school({ schoolId: '99AA00', contacts: [contact()], contactsVersion: 3 })
const byLink = (contactsVersion: number): LinkTrace => ({
  contactsVersion,
  event: { at: start, sub: 'contact:c-1', role: 'link#99AA00', act: 'report-step', object: 'regions/x', outcome: 'done' },
})

async function withSchool(client: DynamoDBClient) {
  const world = await newYear(client)
  await world.store.schools.create(world.key, vlinder, world.trace)
  return { ...world, read: () => schoolRead(world, '99AA00') }
}

export function linksContract(the: () => DynamoDBClient): void {
  describe('what is done by link', () => {
    it('is written, with its own trace, while the contacts are those with which the link was checked', async () => {
      const world = await withSchool(the())
      await world.store.schools.saveTick(world.key, '99AA00', 'oso-checked', tick(), 0, byLink(3))
      await world.store.schools.saveTick(world.key, '99AA00', 'oso-checked', tick({ version: 2 }), 1, byLink(3))
      await world.store.schools.saveContacts(world.key, '99AA00', [], 3, undefined, byLink(3))
      expect(await world.read()).toMatchObject({ ticks: { 'oso-checked': { version: 2 } }, contacts: [], contactsVersion: 4 })
      expect((await auditOf(world)).filter(({ sub }) => sub === 'contact:c-1')).toHaveLength(3)
    })

    it.each([2, 4])('is refused when the contacts are other ones (version %i), and leaves no trace', async (version) => {
      const world = await withSchool(the())
      const before = (await auditOf(world)).length
      await expectRefused(world.store.schools.saveTick(world.key, '99AA00', 'oso-checked', tick(), 0, byLink(version)), 'changed-meanwhile')
      await expectRefused(world.store.schools.saveContacts(world.key, '99AA00', [], version, undefined, byLink(version)), 'changed-meanwhile')
      expect([await world.read(), (await auditOf(world)).length]).toEqual([vlinder, before])
    })

    it('against a list that is newer than the link was checked with is refused, although that list stands', async () => {
      const world = await withSchool(the())
      await expectRefused(world.store.schools.saveContacts(world.key, '99AA00', [], 3, undefined, byLink(2)), 'changed-meanwhile')
      expect(await world.read()).toEqual(vlinder)
    })
  })

  describe('the feed of a school', () => {
    it('is renewed one by one; the facts, contacts and ticks stay', async () => {
      const world = await withSchool(the())
      await world.store.schools.renewFeed(world.key, '99AA00', 0, world.trace)
      await world.store.schools.renewFeed(world.key, '99AA00', 1, world.trace)
      expect(await world.read()).toEqual({ ...vlinder, feedRenewed: 2 })
      await expectRefused(world.store.schools.renewFeed(world.key, '99AA00', 1, world.trace), 'changed-meanwhile')
      await expectRefused(world.store.schools.renewFeed(world.key, '99AA00', 0, world.trace), 'changed-meanwhile')
      await expectRefused(world.store.schools.renewFeed(world.key, '99AB00', 0, world.trace), 'changed-meanwhile')
    })

    it('stays as often renewed when an older copy of the facts is written', async () => {
      const world = await withSchool(the())
      await world.store.schools.renewFeed(world.key, '99AA00', 0, world.trace)
      await world.store.schools.save(world.key, { before: vlinder, after: { ...vlinder, name: 'De Rups', version: 2 } }, 1, world.trace)
      expect(await world.read()).toMatchObject({ name: 'De Rups', feedRenewed: 1 })
    })

    it('that is given out leaves a trace and nothing else', async () => {
      const world = await withSchool(the())
      await world.store.schools.note(world.key, traceOf(world.trace.sub, world.trace.membership, 'make-feed'))
      expect([await world.read(), (await auditOf(world)).filter(({ act }) => act === 'make-feed').length]).toEqual([vlinder, 1])
    })
  })

  describe('several schools at once', () => {
    it('come with the years of their regions, in the order in which they are asked for; what is not there is left open', async () => {
      const [one, other] = [await newCalendar(the()), await newYear(the())]
      await one.store.schools.create(one.key, vlinder, one.trace)
      await other.store.schools.create(other.key, school({ schoolId: '99AB00' }), other.trace)
      const at = (key: RegionYearKey, schoolId: string) => ({ ...key, schoolId })
      const asked = [at(other.key, '99AB00'), at(one.key, '99AB00'), at(one.key, '99AA00'), at({ ...one.key, year: schoolYearStarting(2030) }, '99AA00')]
      for (const _again of ['cold', 'warm']) {
        const found = await one.store.schools.getAllWithYears(asked)
        expect(found.map((each) => each && withoutProgress(each.school))).toEqual([school({ schoolId: '99AB00' }), undefined, vlinder, undefined])
        expect(found.map((each) => each?.school.progress?.contacts)).toEqual([0, undefined, 1, undefined])
        expect(found[0]?.head).toEqual(headFacts(other.key))
        expect(found[2]?.head).toMatchObject({ regionId: one.regionId, calendar: { number: 1 } })
      }
      expect(await one.store.schools.getAllWithYears([])).toEqual([])
    })
  })
}
