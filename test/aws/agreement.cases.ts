// Lays what is deployed beside the plain data that the laptop runs on: whoever changes one side hears of it here.
import { describe, expect, it } from 'vitest'
import { routes } from '../../lambdas/contract/routes.ts'
import { environments } from '../../lambdas/environment.ts'
import { expiryAttribute, tableKeys, unsentIndex } from '../../lambdas/store/table.ts'
import { doorTimeouts } from '../../lib/aws/constructs/door-settings.ts'
import { intakeQueue, mailEventsQueue, outboxQueue } from '../../lib/queue-settings.ts'
import { stages } from '../../lib/stage.ts'
import { deployedFacts } from './deployed-facts.ts'
import { synthesized } from './synthesized.ts'

describe.each(Object.keys(stages) as (keyof typeof stages)[])('the %s stage', (name) => {
  const facts = deployedFacts(synthesized(name))

  it('has the routes of the contract, all of them and no other', () => {
    const agreed = Object.values(routes).map(({ method, path }) => `${method} /v1${path}`)
    expect(facts.routes).toEqual(agreed.sort())
    expect(facts.routes.length).toBeGreaterThan(20)
  })

  it('has no route that takes whatever comes', () => {
    expect(facts.routes.filter((route) => /\$default|ANY|\{proxy\+\}/.test(route))).toEqual([])
  })

  it.each(Object.entries(environments))('tells the %s door every variable that it asks for, and no other', (door, schema) => {
    expect(facts.doors[door]?.variables).toEqual(Object.keys(schema.shape).sort())
  })

  it('has a door for each environment', () => {
    expect(Object.keys(facts.doors).sort()).toEqual(Object.keys(environments).sort())
  })

  it('has the table with the keys, the index and the expiry that the store writes', () => {
    expect(facts.table).toEqual({
      partition: tableKeys.partition,
      sort: tableKeys.sort,
      expiry: expiryAttribute,
      indexes: [unsentIndex],
    })
  })

  it('has the queues as they are on the laptop', () => {
    expect(facts.queues).toEqual({ outbox: outboxQueue, intake: intakeQueue, 'mail-events': mailEventsQueue })
  })

  it('wakes the clock each minute and the chores every five, with the time it was meant for', () => {
    const gets = { time: '<aws.scheduler.scheduled-time>' }
    expect(facts.ticks).toEqual({ clock: { rhythm: 'rate(1 minute)', gets }, chores: { rhythm: 'rate(5 minutes)', gets } })
  })

  it.each([['outbox', outboxQueue], ['intake', intakeQueue], ['mail-events', mailEventsQueue]] as const)('gives up on a batch of %s well before the queue shows it to another', (door, queue) => {
    expect(facts.doors[door]?.seconds).toBe(doorTimeouts[door])
    expect(doorTimeouts[door] * 6).toBeLessThanOrEqual(queue.visibilitySeconds)
  })

  it('gives up on a round of chores before the next begins', () => expect(facts.doors['chores']?.seconds).toBeLessThan(300))

  it('gives up on a request before the gateway does, which waits 30 seconds', () => {
    expect(facts.doors['api']?.seconds).toBe(29)
  })
})
