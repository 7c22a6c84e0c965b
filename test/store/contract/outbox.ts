// What the store promises of notifications on their way, whatever engine it stands on.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { type Instant, later, minutes, toIso } from '../../../lambdas/domain/moment.ts'
import { type Notification, stepFacts } from '../../../lambdas/domain/notification.ts'
import { contact, school } from '../../domain/builders.ts'
import { expectRefused, milestone, newCalendar, newWorld, newYear, start, type World, year } from '../world.ts'

const lease = later(start, minutes(3))

const due = { kind: 'step-due', schoolName: 'De Vlinderboom', step: stepFacts(milestone), workingDays: -5, workingDaysLeft: 5 } as const

export function notification(regionId: string, given: Partial<Notification> = {}, schoolIds: readonly string[] = ['99AA00']): Notification {
  const decidedAt = given.decidedAt ?? start
  return {
    id: `${given.year ?? year}-${toIso(decidedAt).replaceAll(/[-:.]/g, '')}-0000`,
    regionId,
    year,
    to: { email: 'jan@school.example', name: 'Jan', contactIds: ['c-1'], pages: [{ schoolId: '99AA00', contactId: 'c-1', since: 0 }] },
    items: schoolIds.map((schoolId) => ({ ...due, schoolId })),
    decidedAt,
    waitingSince: decidedAt,
    state: 'waiting',
    attempt: 0,
    ...given,
  }
}

export async function withMail(client: DynamoDBClient, begin: (client: DynamoDBClient) => Promise<World> = newWorld) {
  const world = await begin(client)
  const mail = notification(world.regionId)
  await world.store.outbox.add(mail)
  const { outbox } = world.store
  const claim = (now: Instant = start, until: Instant = lease) => outbox.claim(world.regionId, mail.id, now, until)
  return { ...world, mail, outbox, claim, read: () => outbox.get(world.regionId, mail.id), unsent: () => outbox.unsent(world.regionId, 10) }
}

export function outboxContract(the: () => DynamoDBClient): void {
  describe('a notification', () => {
    it('that goes with other contacts is there with them, or not at all, and the clock is due', async () => {
      const { store, key, regionId, trace } = await newCalendar(the())
      await store.schools.create(key, school({ schoolId: '99AA00' }), trace)
      const [row] = (await store.clockRows.due(later(start, minutes(60)))).filter((one) => one.regionId === regionId)
      await store.clockRows.finish(await store.clockRows.begin(row!, start), row!.decided, later(start, minutes(600)))
      const isDue = async () => (await store.clockRows.due(later(start, minutes(60)))).some((one) => one.regionId === regionId)
      const mail = notification(regionId)
      await expectRefused(store.schools.saveContacts(key, '99AA00', [contact()], 7, undefined, trace, mail), 'changed-meanwhile')
      expect([await store.outbox.get(regionId, mail.id), await isDue()]).toEqual([undefined, false])
      await store.schools.saveContacts(key, '99AA00', [contact()], 0, undefined, trace, mail)
      expect([await store.outbox.get(regionId, mail.id), await store.outbox.unsent(regionId, 10), await isDue()]).toEqual([mail, [mail.id], true])
    })

    it('is there as it was added, and waits', async () => {
      const { mail, read, unsent } = await withMail(the())
      expect(await read()).toEqual(mail)
      expect(await unsent()).toEqual([mail.id])
    })

    it('is added once: the second time it stays as it is', async () => {
      const { outbox, regionId, mail, read } = await withMail(the())
      expect(await outbox.add({ ...mail, items: [] })).toBe(false)
      expect(await read()).toEqual(mail)
      expect(await outbox.add(notification(regionId, { id: `${year}-other` }))).toBe(true)
    })

    it('to one address of 150 schools fits in a row, with all their steps and notes, and comes out as it went in', async () => {
      const { store, key, regionId } = await newWorld(the())
      const steps = Array.from({ length: 20 }, (_, i) => ({ ...stepFacts(milestone), milestoneId: `s${i}`, note: 'x'.repeat(500) }))
      const changes = steps.map((step) => ({ change: 'moved' as const, step, was: { on: milestone.on } }))
      const items = Array.from({ length: 150 }, (_, i) => `${10 + Math.floor(i / 100)}XX${String(i % 100).padStart(2, '0')}`).flatMap(
        (schoolId): Notification['items'] => [
          { kind: 'calendar-published', schoolId, schoolName: 'De Vlinderboom', version: 1, steps },
          { kind: 'date-changed', schoolId, schoolName: 'De Vlinderboom', side: 'po', version: 2, reason: 'Studiedag', changes },
          { kind: 'step-overdue', schoolId, schoolName: 'De Vlinderboom', step: steps[0]!, workingDays: 1, count: 3, of: 28 },
        ],
      )
      const mail = notification(regionId, { items })
      expect(await store.outbox.add(mail)).toBe(true)
      expect(await store.outbox.get(regionId, mail.id)).toEqual(mail)
      expect(await store.outbox.list(key, { limit: 50 }, '11XX49')).toEqual({ notifications: [mail] })
    })

    it('that was never added is nothing', async () => {
      const { outbox, regionId } = await withMail(the())
      expect(await outbox.get(regionId, 'other')).toBeUndefined()
      expect(await outbox.get(`${regionId}-b`, notification(regionId).id)).toBeUndefined()
      expect(await outbox.claim(regionId, 'other', start, lease)).toBeUndefined()
      expect(await outbox.get(regionId, 'other')).toBeUndefined()
    })
  })

  describe('taking a notification for sending', () => {
    it('counts the attempt and holds it', async () => {
      const { mail, claim, unsent } = await withMail(the())
      expect(await claim()).toEqual({ ...mail, state: 'claimed', attempt: 1 })
      expect(await unsent()).toEqual([mail.id])
    })

    it('is for one of two who try at once', async () => {
      const { claim } = await withMail(the())
      const taken = await Promise.all([claim(), claim(), claim()])
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    it.each([
      ['before the lease ends', -1, undefined],
      ['as the lease ends', 0, 2],
      ['after the lease ended', 1, 2],
    ])('again %s: %i ms, attempt %s', async (_when, milliseconds, attempt) => {
      const { claim } = await withMail(the())
      await claim()
      expect((await claim(later(lease, milliseconds), later(lease, minutes(3))))?.attempt).toBe(attempt)
    })
  })

  describe('how sending ended', () => {
    const sentAt = later(start, 1500)

    it('sent: says when, and is never taken again', async () => {
      const { outbox, mail, claim, read, unsent } = await withMail(the())
      await outbox.settle((await claim())!, { state: 'sent', messageId: 'm-1' }, sentAt)
      expect(await read()).toEqual({ ...mail, state: 'sent', attempt: 1, sentAt })
      expect(await unsent()).toEqual([])
      expect(await claim(later(lease, minutes(60)))).toBeUndefined()
    })

    it('withdrawn: is never taken again', async () => {
      const { outbox, mail, claim, read, unsent } = await withMail(the())
      await outbox.settle((await claim())!, { state: 'withdrawn' }, sentAt)
      expect(await read()).toEqual({ ...mail, state: 'withdrawn', attempt: 1 })
      expect(await unsent()).toEqual([])
      expect(await claim(later(lease, minutes(60)))).toBeUndefined()
    })

    it('failed: says why, and is never taken again', async () => {
      const { outbox, mail, claim, read, unsent } = await withMail(the())
      await outbox.settle((await claim())!, { state: 'failed', failure: 'address-refused' }, sentAt)
      expect(await read()).toEqual({ ...mail, state: 'failed', attempt: 1, failure: 'address-refused' })
      expect(await unsent()).toEqual([])
      expect(await claim(later(lease, minutes(60)))).toBeUndefined()
    })

    it('not now: waits as before, and is taken at once', async () => {
      const { outbox, mail, claim, read, unsent } = await withMail(the())
      await outbox.settle((await claim())!, { state: 'waiting' }, sentAt)
      expect(await read()).toEqual({ ...mail, attempt: 1 })
      expect(await unsent()).toEqual([mail.id])
      expect((await claim())?.attempt).toBe(2)
    })

    it('is said by the attempt that holds it, not by one whose lease ended', async () => {
      const { outbox, claim, read } = await withMail(the())
      const late = (await claim())!
      const holding = (await claim(lease, later(lease, minutes(3))))!
      await outbox.settle(late, { state: 'failed', failure: 'mail-service-refused' }, sentAt)
      expect(await read()).toMatchObject({ state: 'claimed', attempt: 2 })
      await outbox.settle(holding, { state: 'sent', messageId: 'm-2' }, sentAt)
      await outbox.settle(late, { state: 'withdrawn' }, sentAt)
      expect(await read()).toMatchObject({ state: 'sent', attempt: 2 })
    })
  })

  describe('what is not settled', () => {
    it('is told oldest first, at most so many, of this region alone', async () => {
      const { outbox, regionId, mail } = await withMail(the())
      await withMail(the())
      const moments = [later(start, minutes(2)), later(start, -minutes(2))]
      for (const decidedAt of moments) await outbox.add(notification(regionId, { decidedAt }))
      const [younger, older] = moments.map((decidedAt) => notification(regionId, { decidedAt }).id)
      expect(await outbox.unsent(regionId, 10)).toEqual([older, mail.id, younger])
      expect(await outbox.unsent(regionId, 2)).toEqual([older, mail.id])
    })
  })

  describe('letting a notification go out again', () => {
    const now = later(start, minutes(60))

    it.each([
      ['was sent', { state: 'sent', messageId: 'm-1' }],
      ['was withdrawn', { state: 'withdrawn' }],
      ['has failed', { state: 'failed', failure: 'address-refused' }],
    ] as const)('that %s, lets it wait from now on and wakes the region', async (_how, outcome) => {
      const { store, outbox, claim, mail, read, unsent, regionId, key, trace } = await withMail(the(), newCalendar)
      await outbox.settle((await claim())!, outcome, start)
      await outbox.resend((await read())!, now, trace)
      expect(await read()).toMatchObject({ ...mail, state: 'waiting', waitingSince: now, attempt: 1 })
      expect((await read())?.failure).toBeUndefined()
      expect(await unsent()).toEqual([mail.id])
      expect((await store.clockRows.due(now)).find((row) => row.regionId === regionId)).toMatchObject({ ...key, nextDue: now, wakes: 1 })
      expect((await claim(now, later(now, minutes(3))))?.attempt).toBe(2)
    })

    it('that waits or is being sent, is refused', async () => {
      const { outbox, claim, mail, read, trace } = await withMail(the(), newCalendar)
      await expectRefused(outbox.resend(mail, now, trace), 'not-allowed-from-this-status')
      await claim()
      await expectRefused(outbox.resend(mail, now, trace), 'not-allowed-from-this-status')
      expect(await read()).toMatchObject({ state: 'claimed', attempt: 1 })
    })

    it('in a year that has no clock, is refused', async () => {
      const { outbox, claim, mail, read, trace } = await withMail(the(), newYear)
      await outbox.settle((await claim())!, { state: 'withdrawn' }, start)
      await expectRefused(outbox.resend(mail, now, trace), 'changed-meanwhile')
      expect((await read())?.state).toBe('withdrawn')
    })
  })
}
