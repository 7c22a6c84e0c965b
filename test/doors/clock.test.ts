// The clock door: a tick that comes twice, dies half-way or meets a fault decides everything once, and one region keeps no other waiting.
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { wireClock } from '../../lambdas/wiring.ts'
import { createQueue, type LaptopQueue } from '../../lib/laptop/queue/queue.ts'
import { sqsHandler } from '../../lib/laptop/queue/sqs-handler.ts'
import { outboxQueue } from '../../lib/queue-settings.ts'
import { type Prepared, prepareRunning, type Running } from '../support/running.ts'
import { type Watch, watchedDynamo, watchedSqs } from './failing-clients.ts'

const year = (region: string) => `/regions/${region}/years/2026-2027`
/** Eight in the morning of the first reminder of the year; the laptop's own clock stands a day before and does nothing. */
const due = Date.parse('2026-12-03T07:00:00Z') as Instant

let prepared: Prepared
let running: Running
let queue: LaptopQueue
let sqs: SQSClient

beforeAll(async () => {
  prepared = await prepareRunning('2026-12-02T11:00:00Z', async (running) => {
    await running.as('coordinator')(`${year('voorbeeld')}/calendar/publish`, { method: 'POST' })
    await running.as('coordinator-buur')(`${year('buurregio')}/calendar/publish`, { method: 'POST' })
    await running.moveTo('2026-12-02T11:01:00Z')
  })
})
afterAll(() => prepared.remove())
beforeEach(async () => {
  running = await prepared.start()
  queue = createQueue({ name: 'outbox', settings: outboxQueue, now: () => due })
  sqs = new SQSClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler: sqsHandler(queue) })
})
afterEach(() => running.stop())

interface Faults {
  readonly table?: Watch
  readonly queue?: Watch
  readonly now?: number
}

/** One tick of a door that is made for it, as a function that has just been started. */
const tick = ({ table = () => undefined, queue: watch = () => undefined, now = due }: Faults = {}) =>
  wireClock(running.edges.settings.clock, { dynamo: watchedDynamo(running.edges.dynamo, table), sqs: watchedSqs({ config: sqs.config }, watch), now: () => now as Instant, print: () => {} })({ time: '2026-12-03T07:00:00Z' })

interface Seen {
  readonly id: string
  readonly to: { readonly email: string }
  readonly about: readonly { readonly kind: string; readonly title?: string; readonly schoolId: string }[]
  readonly decidedAt: string
}

/** What was decided after the calendar was told. */
async function decided(region = 'voorbeeld', user = 'coordinator'): Promise<readonly Seen[]> {
  const { body } = await running.as(user)(`${year(region)}/notifications?limit=1000`)
  return body.notifications.filter(({ about }: Seen) => about.some(({ kind }) => kind !== 'calendar-published'))
}

/** One reminder for each of the 30 people of the region, of one step, at eight. */
async function expectEachOnce(decidedAt = '2026-12-03T07:00:00.000Z'): Promise<void> {
  const found = await decided()
  expect(new Set(found.map(({ to }) => to.email)).size).toBe(30)
  expect(found).toHaveLength(30)
  for (const { decidedAt: at, about } of found) {
    expect(at).toBe(decidedAt)
    expect(new Set(about.map(({ kind, title }) => `${kind} ${title}`))).toEqual(new Set(['step-due Contactpersonen controleren']))
  }
  // One of them works at three schools.
  expect(found.flatMap(({ about }) => about)).toHaveLength(32)
}

const isPut = (operation: string) => operation === 'PutItem'
const failAt = (which: (operation: string, input: string) => boolean, number: number, how: 'lost' | { error: string } = { error: 'InternalServerError' }): Watch => {
  let count = 0
  return (operation, input) => (which(operation, input) && ++count === number ? how : undefined)
}
const nothing = () => undefined

describe('a tick', () => {
  it('decides what is due, once; the same tick again decides nothing, and neither does the next', async () => {
    expect(await tick()).toEqual({ decided: 43 })
    expect(await tick()).toEqual({ decided: 0 })
    expect(await tick({ now: due + 60_000 })).toEqual({ decided: 0 })
    await expectEachOnce()
    expect(await decided('buurregio', 'coordinator-buur')).toHaveLength(13)
  })

  it('a minute before decides nothing', async () => {
    expect(await tick({ now: due - 1 })).toEqual({ decided: 0 })
    expect(await decided()).toEqual([])
  })

  it.each([2, 5])('that comes %i times at once decides everything once', async (times) => {
    const answers = await Promise.all(Array.from({ length: times }, () => tick().catch(nothing)))
    await tick()
    expect(answers.reduce((sum, answer) => sum + (answer?.decided ?? 0), 0)).toBeLessThanOrEqual(43)
    await expectEachOnce()
  })

  it.each([1, 2, 17, 29, 30])('that dies at the %ith notification is finished by the next, which decides no second one', async (number) => {
    const inVoorbeeld: Watch = (operation, input) => (isPut(operation) && input.includes('OUTBOX#voorbeeld') ? failing(operation, input) : undefined)
    const failing = failAt(isPut, number)
    await expect(tick({ table: inVoorbeeld })).rejects.toThrow()
    expect((await tick({ now: due + 60_000 })).decided).toBeGreaterThan(0)
    // Decided for the moment at which it was begun.
    await expectEachOnce()
  })

  it.each([1, 2, 3])('whose answer from the table is lost (update %i) decides no second time', async (number) => {
    await tick({ table: failAt((operation) => operation === 'UpdateItem', number, 'lost') }).catch(nothing)
    await tick({ now: due + 60_000 })
    await tick({ now: due + 120_000 })
    await expectEachOnce()
  })

  it('that cannot reach the queue loses nothing: the next puts everything on it', async () => {
    await expect(tick({ queue: () => ({ error: 'QueueDoesNotExist' }) })).rejects.toThrow()
    expect(queue.size).toBe(0)
    expect(await tick({ now: due + 60_000 })).toEqual({ decided: 0 })
    const ids = new Set<string>()
    await queue.drain(async ({ Records }) => {
      for (const { body } of Records) ids.add(JSON.parse(body).id)
    })
    expect((await decided()).every(({ id }) => ids.has(id))).toBe(true)
    await expectEachOnce()
  })

  it('that finds one region broken decides every other, and still fails, so that someone hears of it', async () => {
    const table: Watch = (operation, input) => (operation === 'Query' && input.includes('REGION#buurregio#2026-2027') ? { error: 'InternalServerError' } : undefined)
    await expect(tick({ table })).rejects.toThrow('InternalServerError')
    await expectEachOnce()
    expect(await decided('buurregio', 'coordinator-buur')).toEqual([])
    expect(await tick({ now: due + 60_000 })).toEqual({ decided: 13 })
    expect(await decided('buurregio', 'coordinator-buur')).toHaveLength(13)
  })

  /** At the numbered notification of a tick another date is published; with `dies` the tick then ends there. */
  const publishingAt = (number: number, dies: boolean): Watch => {
    let count = 0
    return async (operation, input) => {
      if (!isPut(operation) || !input.includes('OUTBOX#voorbeeld') || ++count !== number) return undefined
      const ask = running.as('coordinator')
      const { body, etag } = await ask(`${year('voorbeeld')}/calendar`)
      const milestones = body.draft.milestones.map((step: { id: string }) => (step.id === 'warm-transfer' ? { ...step, on: '2027-06-17' } : step))
      await ask(`${year('voorbeeld')}/calendar`, { method: 'PUT', body: { milestones }, headers: { 'if-match': etag } })
      expect((await ask(`${year('voorbeeld')}/calendar/publish`, { method: 'POST', body: { reason: 'Anders' } })).status).toBe(200)
      return dies ? { error: 'InternalServerError' } : undefined
    }
  }

  it.each([[1, 'goes on', false], [1, 'dies', true], [20, 'goes on', false], [20, 'dies', true], [30, 'goes on', false]] as const)(
    'in whose midst (at notification %i) a calendar is published and that %s tells of the steps once and of the change once',
    async (number, _how, dies) => {
      await tick({ table: publishingAt(number, dies) }).catch(nothing)
      for (const minutes of [1, 2, 3]) await tick({ now: due + minutes * 60_000 })
      const told = (await decided()).flatMap(({ to, about }) => about.map(({ kind, schoolId }) => `${kind} ${to.email} ${schoolId}`))
      expect(told.filter((one) => one.startsWith('step-due'))).toHaveLength(32)
      expect(told.filter((one) => one.startsWith('date-changed'))).toHaveLength(32)
      expect(new Set(told).size).toBe(64)
    },
  )
})
