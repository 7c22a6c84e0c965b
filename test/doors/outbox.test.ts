// From decided to sent when the mail service and the table do not cooperate: nothing is lost, little is doubled, and the region can see it.
import type { SQSEvent } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { wireOutbox } from '../../lambdas/wiring.ts'
import { application } from '../../lib/laptop/application.ts'
import { type Prepared, prepareRunning, type Running } from '../support/running.ts'
import { type Instead, watchedDynamo, watchedSes } from './failing-clients.ts'

const year = '/regions/voorbeeld/years/2026-2027'
const to = 'po@demo.example'

let prepared: Prepared
let running: Running
let ofMail: (input: string) => Instead
let ofTable: (operation: string, input: string) => Instead

beforeAll(async () => {
  prepared = await prepareRunning('2026-11-20T09:00:00Z', (running) => running.as('coordinator')(`${year}/calendar/publish`, { method: 'POST' }))
})
afterAll(() => prepared.remove())

/** The demo with its calendar published at ten; nobody has been mailed yet. */
async function begin(): Promise<void> {
  // Faults that a test calls up are told on the console of one machine.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  ofMail = () => undefined
  ofTable = () => undefined
  running = await prepared.start((edges) => ({
    ...application(edges),
    outbox: application({ ...edges, ses: watchedSes(edges.ses, (_operation, input) => ofMail(input)), dynamo: watchedDynamo(edges.dynamo, (operation, input) => ofTable(operation, input)) }).outbox,
  }))
}
afterEach(async () => {
  vi.restoreAllMocks()
  await running.stop()
})

interface Seen {
  readonly id: string
  readonly to: { readonly email: string }
  readonly about: readonly { readonly kind: string }[]
  readonly state: string
  readonly failure?: string
  readonly attempt: number
}

const all = async (path = `${year}/notifications?limit=1000`, user = 'coordinator'): Promise<readonly Seen[]> => (await running.as(user)(path)).body.notifications
const states = async () => Object.fromEntries([...Map.groupBy(await all(), ({ state }) => state)].map(([state, list]) => [state, list.length]))
const mine = async () => (await all()).find(({ to: { email } }) => email === to)!
const toMe = (input: string) => input.includes(`"ToAddresses":["${to}"]`)
const times = async () => [...Map.groupBy(await running.mails(), ({ notificationId }) => notificationId).values()].map((list) => list.length)
const resend = async () => running.as('coordinator')(`${year}/notifications/${(await mine()).id}/resend`, { method: 'POST' })

describe('a mail service that says not now', () => {
  it('gets each mail again until it takes it, and then once', async () => {
    await begin()
    ofMail = () => ({ error: 'TooManyRequestsException' })
    await running.moveTo('2026-11-20T09:01:00Z')
    expect(await states()).toEqual({ waiting: 30 })
    await running.moveTo('2026-11-20T09:05:00Z')
    expect((await all()).every(({ attempt }) => attempt > 1)).toBe(true)
    ofMail = () => undefined
    await running.moveTo('2026-11-20T09:12:00Z')
    expect(await states()).toEqual({ delivered: 30 })
    expect(await times()).toEqual(Array(30).fill(1))
  })

  it.each(['AccountSuspendedException', 'SendingPausedException', 'LimitExceededException', 'MailFromDomainNotVerifiedException', 'InternalFailure'])('for a reason that passes (%s) loses nothing', async (error) => {
    await begin()
    ofMail = (input) => (toMe(input) ? { error } : undefined)
    await running.moveTo('2026-11-20T09:01:00Z')
    expect(await states()).toEqual({ waiting: 1, delivered: 29 })
    ofMail = () => undefined
    await running.moveTo('2026-11-20T09:20:00Z')
    expect(await states()).toEqual({ delivered: 30 })
  })

  it('for a whole week is asked no more; sent again by hand, the mail goes out', async () => {
    await begin()
    ofMail = (input) => (toMe(input) ? { error: 'TooManyRequestsException' } : undefined)
    await running.moveTo('2026-11-20T09:01:00Z')
    await running.moveTo('2026-11-27T08:50:00Z', true)
    expect(await mine()).toMatchObject({ state: 'waiting' })
    await running.moveTo('2026-11-27T09:10:00Z')
    expect(await mine()).toMatchObject({ state: 'failed', failure: 'tried-too-long' })
    expect(await states()).toEqual({ failed: 1, delivered: 29 })
    const tries = (await mine()).attempt
    ofMail = () => undefined
    await running.moveTo('2026-11-27T10:00:00Z')
    expect((await mine()).attempt).toBe(tries)
    expect((await resend()).status).toBe(200)
    await running.moveTo('2026-11-27T10:01:00Z')
    expect(await mine()).toMatchObject({ state: 'delivered' })
    expect(await running.mails(to)).toHaveLength(1)
  })
})

describe('a mail that is refused for good', () => {
  it.each<[string, Instead, string]>([
    ['because the address is none', { error: 'BadRequestException', more: { message: 'Local address contains control or whitespace' } }, 'address-refused'],
    ['because we wrote it wrong', { error: 'BadRequestException', more: { message: 'Header too long' } }, 'mail-service-refused'],
  ])('%s is not tried again, and the region and the school see why; sent again by hand it goes out', async (_why, instead, failure) => {
    await begin()
    ofMail = (input) => (toMe(input) ? instead : undefined)
    await running.moveTo('2026-11-20T09:01:00Z')
    await running.moveTo('2026-11-20T12:00:00Z')
    expect(await states()).toEqual({ failed: 1, delivered: 29 })
    expect(await mine()).toMatchObject({ state: 'failed', failure, attempt: 1 })
    expect(await all(`${year}/schools/90AA00/notifications`, 'po')).toEqual([expect.objectContaining({ state: 'failed', failure })])
    ofMail = () => undefined
    const reply = await resend()
    expect([reply.status, reply.body.state]).toEqual([200, 'waiting'])
    expect((await resend()).body).toMatchObject({ status: 409, code: 'not-allowed-from-this-status' })
    await running.moveTo('2026-11-20T12:01:00Z')
    expect(await mine()).toMatchObject({ state: 'delivered', attempt: 2 })
    expect((await mine()).failure).toBeUndefined()
    expect(await running.mails(to)).toHaveLength(1)
  })

  it('leaves nothing of the words of the mail service anywhere', async () => {
    await begin()
    ofMail = (input) => (toMe(input) ? { error: 'MessageRejected' } : undefined)
    await running.moveTo('2026-11-20T09:01:00Z')
    expect((await running.as('coordinator')(`${year}/notifications?limit=1000`)).text).not.toContain('anna@school.example')
    expect(vi.mocked(console.error).mock.calls.flat().join()).not.toMatch(/anna|po@demo/)
  })
})

describe('a mail that waits while its date moves', () => {
  const moveDate = async (id: string, on: string) => {
    const ask = running.as('coordinator')
    const { body, etag } = await ask(`${year}/calendar`)
    const milestones = body.draft.milestones.map((step: { id: string }) => (step.id === id ? { ...step, on } : step))
    await ask(`${year}/calendar`, { method: 'PUT', body: { milestones }, headers: { 'if-match': etag } })
    expect((await ask(`${year}/calendar/publish`, { method: 'POST', body: { reason: 'Anders afgesproken' } })).status).toBe(200)
  }

  it('is withdrawn, and only the notice of the change goes out; the step of the old date never does', async () => {
    await begin()
    await running.moveTo('2026-12-03T06:30:00Z')
    expect(await running.mails(to)).toHaveLength(1)
    ofMail = () => ({ error: 'TooManyRequestsException' })
    await running.moveTo('2026-12-03T07:02:00Z')
    expect(await states()).toEqual({ delivered: 30, waiting: 30 })
    await moveDate('contacts-checked', '2027-01-14')
    ofMail = () => undefined
    await running.moveTo('2026-12-03T08:00:00Z')
    expect(await states()).toEqual({ delivered: 60, withdrawn: 30 })
    const [, notice, ...more] = await running.mails(to)
    expect(more).toEqual([])
    expect(notice!.text).toContain('Anders afgesproken')
    expect(notice!.text).toContain('14 januari')
  })

  it('goes out as it is when another date moved', async () => {
    await begin()
    await running.moveTo('2026-12-03T06:30:00Z')
    ofMail = () => ({ error: 'TooManyRequestsException' })
    await running.moveTo('2026-12-03T07:02:00Z')
    await moveDate('warm-transfer', '2027-06-17')
    ofMail = () => undefined
    await running.moveTo('2026-12-03T08:00:00Z')
    expect(await states()).toEqual({ delivered: 90 })
  })

  it('withdrawn once, can still be sent by hand, and then says nothing that no longer holds', async () => {
    await begin()
    await running.moveTo('2026-12-03T06:30:00Z')
    ofMail = () => ({ error: 'TooManyRequestsException' })
    await running.moveTo('2026-12-03T07:02:00Z')
    await moveDate('contacts-checked', '2027-01-14')
    ofMail = () => undefined
    await running.moveTo('2026-12-03T08:00:00Z')
    const withdrawn = (await all()).find(({ state, to: { email } }) => state === 'withdrawn' && email === to)!
    expect((await running.as('coordinator')(`${year}/notifications/${withdrawn.id}/resend`, { method: 'POST' })).status).toBe(200)
    await running.moveTo('2026-12-03T08:10:00Z')
    expect(await running.mails(to)).toHaveLength(2)
    expect((await all()).find(({ id }) => id === withdrawn.id)!.state).toBe('withdrawn')
  })
})

describe('a door that dies in the middle', () => {
  const settling = (input: string) => input.includes('"messageId"') || /sentAt/.test(input)

  it('after the mail service took a mail and before that was written down: that mail alone goes out twice', async () => {
    await begin()
    let broken = 0
    ofTable = (operation, input) => (operation === 'UpdateItem' && settling(input) && broken++ === 0 ? { error: 'InternalServerError' } : undefined)
    await running.moveTo('2026-11-20T09:01:00Z')
    expect(await states()).toEqual({ claimed: 1, delivered: 29 })
    await running.moveTo('2026-11-20T09:30:00Z')
    expect(await states()).toEqual({ delivered: 30 })
    expect((await times()).sort()).toEqual([...Array(29).fill(1), 2])
  })

  it('after taking a mail in hand and before sending it: it goes out once, when the lease has ended', async () => {
    await begin()
    let broken = 0
    ofTable = (operation, input) => (operation === 'UpdateItem' && input.includes('leaseUntil') && !settling(input) && broken++ === 4 ? 'lost' : undefined)
    await running.moveTo('2026-11-20T09:01:00Z')
    expect(await states()).toEqual({ claimed: 1, delivered: 29 })
    await running.moveTo('2026-11-20T09:30:00Z')
    expect(await states()).toEqual({ delivered: 30 })
    expect(await times()).toEqual(Array(30).fill(1))
  })

  it('before the answer of the mail service came: the mail goes out again, for nobody knows', async () => {
    await begin()
    let broken = 0
    ofMail = (input) => (toMe(input) && broken++ === 0 ? 'lost' : undefined)
    await running.moveTo('2026-11-20T09:30:00Z')
    expect(await states()).toEqual({ delivered: 30 })
    expect(await running.mails(to)).toHaveLength(2)
    expect((await times()).filter((count) => count > 1)).toEqual([2])
  })
})

describe('the same messages', () => {
  it('fail one by one: a fault with one of them stops and repeats no other', async () => {
    await begin()
    ofMail = () => ({ error: 'TooManyRequestsException' })
    await running.moveTo('2026-11-20T09:01:00Z')
    const ids = (await all()).map(({ id }) => id)
    const dynamo = watchedDynamo(running.edges.dynamo, (operation, input) => (operation === 'UpdateItem' && input.includes(ids[3]!) ? { error: 'InternalServerError' } : undefined))
    const door = wireOutbox(running.edges.settings.outbox, { ...running.edges, dynamo, print: () => {} })
    const { batchItemFailures } = await door({ Records: ids.slice(0, 10).map((id) => ({ messageId: id, body: JSON.stringify({ regionId: 'voorbeeld', id }) })) } as never)
    expect(batchItemFailures).toEqual([{ itemIdentifier: ids[3] }])
    expect(await states()).toEqual({ sent: 9, waiting: 21 })
  })

  it('sent again by hand ask for nothing that was done meanwhile, and go to the address that the person has by now', async () => {
    await begin()
    await running.moveTo('2026-12-03T07:30:00Z')
    const school = `${year}/schools/90AA00`
    const ask = running.as('coordinator')
    const { body: contacts, etag } = await ask(`${school}/contacts`)
    await ask(`${school}/contacts`, { method: 'PUT', body: contacts.map((contact: object) => ({ ...contact, email: 'nieuw@demo.example' })), headers: { 'if-match': etag } })
    const reminder = (await all()).find(({ to: { email }, about }) => email === to && about.some(({ kind }) => kind === 'step-due'))!
    const again = () => ask(`${year}/notifications/${reminder.id}/resend`, { method: 'POST' })
    expect((await again()).status).toBe(200)
    await running.moveTo('2026-12-03T08:00:00Z')
    expect(await running.mails('nieuw@demo.example')).toHaveLength(1)
    await ask(`${school}/milestones/contacts-checked`, { method: 'PUT', body: { done: true }, headers: { 'if-match': '"0"' } })
    expect((await again()).status).toBe(200)
    await running.moveTo('2026-12-03T09:00:00Z')
    expect(await running.mails('nieuw@demo.example')).toHaveLength(1)
    expect((await all()).find(({ id }) => id === reminder.id)!.state).toBe('withdrawn')
  })

  it('at two doors at once send each mail once', async () => {
    await begin()
    ofMail = () => ({ error: 'TooManyRequestsException' })
    await running.moveTo('2026-11-20T09:01:00Z')
    const door = () => wireOutbox(running.edges.settings.outbox, { ...running.edges, print: () => {} })
    const event = { Records: (await all()).map(({ id }) => ({ messageId: id, body: JSON.stringify({ regionId: 'voorbeeld', id }) })) } as unknown as SQSEvent
    const answers = await Promise.all([door()(event), door()(event), door()(event)])
    expect(answers.map(({ batchItemFailures }) => batchItemFailures)).toEqual([[], [], []])
    expect(await states()).toEqual({ sent: 30 })
    expect(await times()).toEqual(Array(30).fill(1))
    expect((await door()(event)).batchItemFailures).toEqual([])
    expect(await times()).toEqual(Array(30).fill(1))
  })
})
