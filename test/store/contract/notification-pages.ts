// What the store promises of the list of notifications, page by page, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import type { Notification } from '../../../lambdas/domain/notification.ts'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import { newWorld, start, type World } from '../world.ts'
import { notification } from './outbox.ts'

async function withMails(client: DynamoDBClient, count: number, of: (i: number) => Partial<Notification> = () => ({})) {
  const world = await newWorld(client)
  const mails = Array.from({ length: count }, (_, i) => {
    const schoolIds = i % 3 === 0 ? ['99AA00', '99AB00'] : [i % 3 === 1 ? '99AA00' : '99AC00']
    return notification(world.regionId, { decidedAt: later(start, minutes(i)), ...of(i) }, schoolIds)
  })
  for (const mail of mails) await world.store.outbox.add(mail)
  return { ...world, mails, newestFirst: mails.toReversed() }
}

/** All pages to the end, each as the ids on it. */
async function pagesOf({ store, key }: World, limit: number, schoolId?: string): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = []
  let cursor: string | undefined
  do {
    const page = await store.outbox.list(key, { limit, ...(cursor !== undefined && { cursor }) }, schoolId)
    pages.push(page.notifications.map((each) => each.id))
    cursor = page.cursor
  } while (cursor !== undefined)
  return pages
}

export function notificationPagesContract(the: () => DynamoDBClient): void {
  describe('the list of notifications', () => {
    it('is newest first and whole, as they were added', async () => {
      const { store, key, newestFirst } = await withMails(the(), 7)
      expect(await store.outbox.list(key, { limit: 50 })).toEqual({ notifications: newestFirst })
    })

    it.each([1, 2, 3, 7, 8])('in pages of %i shows each once, and no page is fuller than asked', async (limit) => {
      const world = await withMails(the(), 7)
      const pages = await pagesOf(world, limit)
      expect(pages.flat()).toEqual(world.newestFirst.map((each) => each.id))
      expect(pages.every((page) => page.length <= limit)).toBe(true)
    })

    it.each([1, 2, 4, 5])('of one school, in pages of %i, shows each mail that speaks of it once', async (limit) => {
      const world = await withMails(the(), 7)
      const ofSchool = (schoolId: string) => world.newestFirst.filter((each) => each.items.some((item) => item.schoolId === schoolId)).map((each) => each.id)
      expect((await pagesOf(world, limit, '99AA00')).flat()).toEqual(ofSchool('99AA00'))
      expect((await pagesOf(world, limit, '99AB00')).flat()).toEqual(ofSchool('99AB00'))
      expect((await pagesOf(world, limit, '99ZZ00')).flat()).toEqual([])
    })

    it('of one school is found behind more than two megabytes of others, though a page ends before', async () => {
      const name = 'x'.repeat(300_000)
      const world = await withMails(the(), 9, (i) => ({ to: { email: 'jan@school.example', name, contactIds: [`c-${i}`], pages: [] } }))
      // DynamoDB Local weighs a page by what the filter lets through, so those alone must be too much for one.
      const pages = await pagesOf(world, 50, '99AA00')
      expect(pages.length).toBeGreaterThan(1)
      expect(pages.flat()).toEqual([7, 6, 4, 3, 1, 0].map((i) => world.mails[i]!.id))
      expect((await pagesOf(world, 50, '99AB00')).flat()).toEqual([6, 3, 0].map((i) => world.mails[i]!.id))
    })

    it('of another year, and of another region, is another list', async () => {
      const other = schoolYearStarting(2027)
      const world = await withMails(the(), 3, (i) => (i === 1 ? { year: other } : {}))
      const { store, key, regionId, mails } = world
      expect((await pagesOf(world, 50)).flat()).toEqual([mails[2]!.id, mails[0]!.id])
      expect((await store.outbox.list({ regionId, year: other }, { limit: 50 })).notifications).toEqual([mails[1]])
      expect(await store.outbox.list({ ...key, regionId: `${regionId}-b` }, { limit: 50 })).toEqual({ notifications: [] })
    })

    it.each([
      ['nothing', ''],
      ['a text', 'x'],
      ['a mail of another year', '2027-2028-20270901T060000000Z-0000'],
      ['a zero byte', '\u0000'],
      ['a text longer than a key may be', `2026-2027-${'9'.repeat(2000)}`],
    ])('begins anew at a cursor that it never gave: %s', async (_what, cursor) => {
      const { store, key, newestFirst } = await withMails(the(), 3)
      expect(await store.outbox.list(key, { limit: 50, cursor })).toEqual({ notifications: newestFirst })
      expect(await store.outbox.list(key, { limit: 50, cursor }, '99AC00')).toEqual({ notifications: [newestFirst[0]] })
    })
  })
}
