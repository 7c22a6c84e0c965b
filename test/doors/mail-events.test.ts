// The door for mail events: what became of a mail is written down once, an address that does not work is seen, and late news turns nothing back.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, later } from '../../lambdas/domain/moment.ts'
import { tagOf } from '../../lambdas/mail/mail-tags.ts'
import { store, wireMailEvents } from '../../lambdas/wiring.ts'
import { application } from '../../lib/laptop/application.ts'
import { type Prepared, prepareRunning, type Running } from '../support/running.ts'
import { watchedDynamo } from './failing-clients.ts'

const year = '/regions/voorbeeld/years/2026-2027'
const school = `${year}/schools/90AA00`
const to = 'po@demo.example'

interface Mail {
  readonly id: string
  readonly to: { readonly email: string }
  readonly state: string
  readonly failure?: string
  readonly about: readonly { readonly kind: string }[]
}

let prepared: Prepared
let running: Running
/** What the mail service would tell of the mails, kept back until a test tells it. */
let kept: string[]
let lines: string[]
let writes: number

beforeAll(async () => {
  prepared = await prepareRunning('2026-11-20T09:00:00Z', (running) => running.as('coordinator')(`${year}/calendar/publish`, { method: 'POST' }))
})
afterAll(() => prepared.remove())

beforeEach(async () => {
  kept = []
  lines = []
  running = await prepared.start((edges) => ({ ...application(edges), mailEvents: async ({ Records }) => void kept.push(...Records.map(({ body }) => body)) }))
})
afterEach(() => running.stop())

const send = (moment = '2026-11-20T09:01:00Z') => running.moveTo(moment)
const all = async (): Promise<readonly Mail[]> => (await running.as('coordinator')(`${year}/notifications?limit=1000`)).body.notifications
const mine = async () => (await all()).find((mail) => mail.to.email === to)!
const bounced = async (): Promise<readonly { readonly schoolId: string }[]> => (await running.as('coordinator')(`${year}/overview`)).body.bounced
/** What was told of the mail to the school, as another kind of news. */
const news = (kind: string, detail: object = {}) => {
  const event = JSON.parse(kept.find((body) => body.includes(`"${to}"`))!)
  return { ...event, 'detail-type': kind, detail: { ...event.detail, ...detail } }
}
const permanent = () => news('Email Bounced', { bounce: { bounceType: 'Permanent' } })
const complaint = () => news('Email Complaint Received')
const delivered = () => news('Email Delivered')
/** As `delivered`, of a mail that differs in this. */
const ofMail = (given: object) => news('Email Delivered', { mail: { ...delivered().detail.mail, ...given } })

async function tell(...told: readonly (object | string)[]): Promise<readonly string[]> {
  writes = 0
  const dynamo = watchedDynamo(running.edges.dynamo, (operation) => {
    if (/Update|Transact|Put|Delete/.test(operation)) writes += 1
    return undefined
  })
  const door = wireMailEvents(running.edges.settings['mail-events'], { ...running.edges, dynamo, print: (line) => void lines.push(line) })
  const { batchItemFailures } = await door({ Records: told.map((each, i) => ({ messageId: `m${i}`, body: typeof each === 'string' ? each : JSON.stringify(each) })) } as never)
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
}

describe('what became of a mail', () => {
  it.each([
    ['is delivered', delivered, 'delivered', false],
    ['bounced for good', permanent, 'bounced', true],
    ['was complained of', complaint, 'complained', true],
    ['was held back by the mail service', () => news('Email Rejected'), 'failed', false],
  ])('%s: it is in the list of mails, and the overview shows an address that does not work', async (_how, event, state, isOutOfReach) => {
    await send()
    expect((await mine()).state).toBe('sent')
    expect(await tell(event())).toEqual([])
    expect((await mine()).state).toBe(state)
    expect((await bounced()).map(({ schoolId }) => schoolId)).toEqual(isOutOfReach ? ['90AA00'] : [])
    expect((await all()).filter((mail) => mail.state !== 'sent')).toHaveLength(1)
  })

  it('costs one write where it arrived', async () => {
    await send()
    await tell(delivered())
    expect(writes).toBe(1)
  })

  it('is the same told twice, also in one batch', async () => {
    await send()
    expect(await tell(permanent(), permanent())).toEqual([])
    expect(await tell(permanent())).toEqual([])
    expect((await mine()).state).toBe('bounced')
    expect(await bounced()).toHaveLength(1)
  })

  it.each([
    ['that bounced after it was delivered, bounced', [delivered, permanent], 'bounced'],
    ['that was delivered after it bounced, bounced', [permanent, delivered], 'bounced'],
    ['that was complained of after it was delivered, was complained of', [delivered, complaint], 'complained'],
    ['that was delivered after it was complained of, was complained of', [complaint, delivered], 'complained'],
    ['that bounced for now, is as it was', [delivered, () => news('Email Bounced', { bounce: { bounceType: 'Transient' } })], 'delivered'],
  ])('%s', async (_what, events, state) => {
    await send()
    for (const event of events) await tell(event())
    expect((await mine()).state).toBe(state)
  })

  it('of a mail that was sent again since, counts for nothing', async () => {
    await send()
    const old = [permanent(), delivered()]
    expect((await running.as('coordinator')(`${year}/notifications/${(await mine()).id}/resend`, { method: 'POST' })).status).toBe(200)
    expect(await tell(...old)).toEqual([])
    expect([(await mine()).state, await bounced()]).toEqual(['waiting', []])
    await send('2026-11-20T09:10:00Z')
    expect(await tell(...old)).toEqual([])
    expect([(await mine()).state, await bounced()]).toEqual(['sent', []])
  })

  it('that bounced, can be sent again once its address was mended, and the school is in reach', async () => {
    await send()
    await tell(permanent())
    const ask = running.as('coordinator')
    const { body: contacts, etag } = await ask(`${school}/contacts`)
    await ask(`${school}/contacts`, { method: 'PUT', body: contacts.map((contact: object) => ({ ...contact, email: 'nieuw@demo.example' })), headers: { 'if-match': etag } })
    expect(await bounced()).toEqual([])
    expect((await ask(`${year}/notifications/${(await mine()).id}/resend`, { method: 'POST' })).status).toBe(200)
    await send('2026-11-20T10:00:00Z')
    expect(await running.mails('nieuw@demo.example')).toHaveLength(1)
  })

  it('that bounced at an address that was mended meanwhile, says nothing of the school', async () => {
    await send()
    const ask = running.as('coordinator')
    const { body: contacts, etag } = await ask(`${school}/contacts`)
    await ask(`${school}/contacts`, { method: 'PUT', body: contacts.map((contact: object) => ({ ...contact, email: 'nieuw@demo.example' })), headers: { 'if-match': etag } })
    await tell(permanent())
    expect([(await mine()).state, await bounced()]).toEqual(['bounced', []])
  })
})

describe('news that cannot be taken in', () => {
  it('because its sender has not written down yet that the mail went, comes again', async () => {
    await send()
    const { id } = await mine()
    await running.as('coordinator')(`${year}/notifications/${id}/resend`, { method: 'POST' })
    const now: Instant = running.laptop.now()
    await store(running.edges.dynamo, running.edges.settings.outbox.TABLE_NAME).outbox.claim('voorbeeld', id, now, later(now, 60_000))
    expect(await tell(ofMail({ messageId: 'next' }))).toEqual(['m0'])
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['MAIL_EVENTS_DONE'])
  })

  it.each([
    ['no event', 'x'],
    ['a mail of another installation', () => ofMail({ tags: {} })],
    ['a mail that is no longer there', () => ofMail({ tags: { 'overstap-id': [tagOf('2020-2021-x')], 'overstap-region': [tagOf('voorbeeld')] } })],
  ])('because it is about %s, is dropped with a line', async (_what, event) => {
    await send()
    expect(await tell(typeof event === 'string' ? event : event())).toEqual([])
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { code: 'MAIL_EVENT_DROPPED', message: expect.any(String), messageId: 'm0' },
      { code: 'MAIL_EVENTS_DONE', message: expect.any(String), messages: 1, 'not-ours': 1, failed: 0 },
    ])
  })

  it('because of a fault, comes again alone', async () => {
    await send()
    const [other] = kept.filter((body) => !body.includes(`"${to}"`))
    const dynamo = watchedDynamo(running.edges.dynamo, (operation, input) => (operation === 'TransactWriteItems' && input.includes('bounced') ? { error: 'InternalServerError' } : undefined))
    const door = wireMailEvents(running.edges.settings['mail-events'], { ...running.edges, dynamo, print: (line) => void lines.push(line) })
    const { batchItemFailures } = await door({ Records: [JSON.stringify(permanent()), other].map((body, i) => ({ messageId: `m${i}`, body })) } as never)
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm0' }])
    expect([(await mine()).state, await bounced()]).toEqual(['sent', []])
    expect(await tell(permanent())).toEqual([])
    expect([(await mine()).state, (await bounced()).length]).toEqual(['bounced', 1])
  })

  it('leaves no address, name or subject in the log, whatever became of it', async () => {
    await send()
    await tell(...kept, permanent(), complaint(), 'x')
    expect(lines.join('\n')).not.toMatch(/@|demo\.example|po@/)
  })
})
