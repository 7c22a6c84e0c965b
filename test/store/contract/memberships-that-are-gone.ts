// What the store promises when the membership that a command leans on was taken away meanwhile: nothing is there, nothing is written.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { moveSchool } from '../../../lambdas/domain/moving-school.ts'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import { contact, school, tick } from '../../domain/builders.ts'
import { works, write } from '../statements.ts'
import { auditOf, expectRefused, headFacts, milestone, newCalendar, regionFacts, rowsOf, start, takeAway, traceOf, type World } from '../world.ts'
import { notification } from './outbox.ts'

const vlinder = school()
const next = schoolYearStarting(2027)

/** Each would be done if the membership stood. */
const commands: readonly (readonly [string, (world: World) => Promise<void>])[] = [
  ['makes no region', ({ store, regionId, trace }) => store.regions.create(regionFacts(`${regionId}-b`), [], trace)],
  ['changes no region', ({ store, regionId, trace }) => store.regions.save({ ...regionFacts(regionId), name: 'Anders', version: 3 }, 2, trace)],
  ['opens no year', ({ store, regionId, trace }) => store.years.open({ ...regionFacts(regionId), version: 2 }, headFacts({ regionId, year: next }), trace)],
  ['changes no settings', ({ store, key, trace }) => store.years.saveSettings(key, headFacts(key).settings, 2, trace)],
  ['writes no draft', ({ store, key, trace }) => store.years.saveDraft(key, [], 1, trace)],
  [
    'publishes nothing',
    ({ store, key, trace }) =>
      store.years.publish(key, { number: 2, milestones: [milestone], publishedAt: start }, { headVersion: 2, draftVersion: 1 }, trace),
  ],
  ['imports no schools', ({ store, key, trace }) => store.schools.saveImport(key, { added: [school({ schoolId: '99AB00' })], changed: [] }, trace)],
  ['adds no school', ({ store, key, trace }) => store.schools.create(key, school({ schoolId: '99AB00' }), trace)],
  ['changes no school', ({ store, key, trace }) => store.schools.save(key, { before: vlinder, after: { ...vlinder, version: 2 } }, 1, trace)],
  ['keeps no contacts', ({ store, key, trace }) => store.schools.saveContacts(key, '99AA00', [contact()], 0, start, trace)],
  [
    'imports no contacts',
    ({ store, key, trace }) => store.schools.saveContactsImport(key, [{ schoolId: '99AA00', contacts: [contact()], expectedVersion: 0 }], trace),
  ],
  ['keeps no tick', ({ store, key, trace }) => store.schools.saveTick(key, '99AA00', 'oso-checked', tick(), 0, trace)],
  ['renews no feed', ({ store, key, trace }) => store.schools.renewFeed(key, '99AA00', 0, trace)],
  ['lets no school close', ({ store, key, trace }) => store.schools.move(key, moveSchool(vlinder, undefined, 'closed', start), trace)],
  ['gives out no link', ({ store, key, trace }) => store.schools.note(key, trace)],
  ['states no facts', ({ store, key, regionId, trace }) => store.qualifications.save([write(key, vlinder, works)], trace, regionId)],
  ['imports no facts', ({ store, key, trace }) => store.qualifications.saveImport(key, [write(key, vlinder, works)], trace)],
  ['expects no pupils', ({ store, key, trace }) => store.pairs.expect(key, vlinder, [{ schoolId: '99VO00', count: 6 }], trace)],
  ['takes no proof along', ({ store, key, trace }) => store.progress.markExported(key, '99AA00', trace)],
  ['lets no mail go out again', ({ store, regionId, trace }) => store.outbox.resend(notification(regionId), start, trace)],
]

async function withEverything(client: DynamoDBClient) {
  const world = await newCalendar(client)
  const { store, key, regionId, trace } = world
  await store.schools.create(key, vlinder, trace)
  await store.outbox.add(notification(regionId))
  const claimed = await store.outbox.claim(regionId, notification(regionId).id, start, start)
  await store.outbox.settle(claimed!, { state: 'withdrawn' }, start)
  const partitions = ['', '#2026-2027', '#2026-2027#CALENDAR', '#2026-2027#PROGRESS', '#2026-2027#PAIRS', '#2026-2027#FACTS', '#2027-2028', '-b'].map((end) => `REGION#${regionId}${end}`)
  const seen = async () => {
    const rows = await Promise.all(partitions.map((pk) => rowsOf(client, pk)))
    return [...rows, await auditOf(world), await store.outbox.get(regionId, notification(regionId).id)]
  }
  return { ...world, seen }
}

export function goneMembershipsContract(the: () => DynamoDBClient): void {
  describe('someone whose membership was taken away meanwhile', () => {
    it.each(commands)('%s', async (_what, command) => {
      const world = await withEverything(the())
      await takeAway(world.client, world.trace)
      const before = await world.seen()
      await expectRefused(command(world), 'not-found')
      expect(await world.seen()).toEqual(before)
    })

    it.each(commands)('in one role only, still has the other: %s is not said', async (_what, command) => {
      const world = await withEverything(the())
      const other = traceOf(world.trace.sub, { role: 'operator' })
      await world.store.members.grant(other.sub, other.membership)
      await takeAway(world.client, world.trace)
      const before = (await auditOf(world)).length
      await expect(command({ ...world, trace: other })).resolves.toBeUndefined()
      const audits = await Promise.all([auditOf(world), rowsOf(world.client, `AUDIT#${world.regionId}-b`)])
      expect(audits.flat()).toHaveLength(before + 1)
    })
  })
}
