// What the store promises of a mail after it was sent, whatever engine it stands on: each fate is stated once, and none turns back.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import type { MailFate } from '../../../lambdas/domain/mail-fate.ts'
import { later, minutes } from '../../../lambdas/domain/moment.ts'
import { school } from '../../domain/builders.ts'
import { newCalendar, newWorld, newYear, start, type World, year } from '../world.ts'
import { withMail } from './outbox.ts'

export function mailFatesContract(the: () => DynamoDBClient): void {
  describe('what became of a mail that was sent', () => {
    const unreachable = (schoolId: string, regionId: string) => ({ regionId, year, schoolId })

    async function withSent(client: DynamoDBClient, begin: (client: DynamoDBClient) => Promise<World> = newWorld) {
      const world = await withMail(client, begin)
      await world.outbox.settle((await world.claim())!, { state: 'sent', messageId: 'm-1' }, start)
      return { ...world, follow: (fate: MailFate, messageId = 'm-1') => world.outbox.follow(world.mail, messageId, fate, []) }
    }

    it.each([
      [['delivered'], [true], 'delivered'],
      [['bounced'], [true], 'bounced'],
      [['complained'], [true], 'complained'],
      [['rejected'], [true], 'failed'],
      [['delivered', 'delivered'], [true, false], 'delivered'],
      [['delivered', 'bounced', 'delivered'], [true, true, false], 'bounced'],
      [['delivered', 'complained', 'delivered'], [true, true, false], 'complained'],
      [['bounced', 'complained', 'rejected'], [true, false, false], 'bounced'],
      [['complained', 'bounced'], [true, false], 'complained'],
      [['rejected', 'delivered', 'bounced'], [true, false, false], 'failed'],
    ] as const)('told %j: each is stated or not (%j), and it is %s', async (fates, stated, state) => {
      const { follow, read, mail } = await withSent(the())
      const answers: boolean[] = []
      for (const fate of fates) answers.push(await follow(fate))
      expect(answers).toEqual(stated)
      expect(await read()).toEqual({ ...mail, state, attempt: 1, sentAt: start, ...(state === 'failed' && { failure: 'mail-service-refused' }) })
    })

    it('is told of the one that went last, by the name that the mail service gave it', async () => {
      const { follow, read } = await withSent(the())
      expect([await follow('bounced', 'm-0'), (await read())?.state]).toEqual([false, 'sent'])
    })

    it('is not told of one that waits, is being sent, or was never there', async () => {
      const { outbox, claim, mail, regionId, read } = await withMail(the())
      expect(await outbox.follow(mail, 'm-1', 'delivered', [])).toBe(false)
      await claim()
      expect(await outbox.follow(mail, 'm-1', 'bounced', [])).toBe(false)
      expect((await read())?.state).toBe('claimed')
      expect(await outbox.follow({ regionId, id: `${year}-none` }, 'm-1', 'bounced', [])).toBe(false)
      expect(await outbox.get(regionId, `${year}-none`)).toBeUndefined()
    })

    it('marks the schools that are out of reach in the same write, or none', async () => {
      const { store, outbox, key, regionId, trace, mail, follow } = await withSent(the(), newYear)
      await store.schools.create(key, school({ schoolId: '99AA00' }), trace)
      const isMarked = async () => (await store.progress.get(key, '99AA00'))?.bounced
      expect([await outbox.follow(mail, 'm-0', 'bounced', [unreachable('99AA00', regionId)]), await isMarked()]).toEqual([false, false])
      expect([await outbox.follow(mail, 'm-1', 'bounced', [unreachable('99AA00', regionId)]), await isMarked()]).toEqual([true, true])
      expect(await follow('delivered')).toBe(false)
    })

    it('marks more schools than one write holds, before it says so', async () => {
      const { store, outbox, key, regionId, trace, mail, read } = await withSent(the(), newYear)
      const ids = Array.from({ length: 120 }, (_, i) => `${10 + Math.floor(i / 100)}XX${String(i % 100).padStart(2, '0')}`)
      await store.schools.saveImport(key, { added: ids.map((schoolId) => school({ schoolId })), changed: [] }, trace)
      expect(await outbox.follow(mail, 'm-1', 'complained', ids.map((id) => unreachable(id, regionId)))).toBe(true)
      expect((await store.progress.list(key)).filter(({ bounced }) => bounced)).toHaveLength(120)
      expect((await read())?.state).toBe('complained')
    })

    it.each(['delivered', 'bounced', 'complained', 'rejected'] as const)('(%s) can go out again', async (fate) => {
      const { follow, outbox, read, trace } = await withSent(the(), newCalendar)
      await follow(fate)
      await outbox.resend((await read())!, later(start, minutes(60)), trace)
      expect(await read()).toMatchObject({ state: 'waiting' })
      expect(await follow('bounced')).toBe(false)
    })
  })
}
