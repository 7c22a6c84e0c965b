// Calendar feeds hold the same dates as the API, cost one read, and tell of what moved, went and came back.
import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wireApi } from '../../lambdas/wiring.ts'
import { counting } from '../support/counting-handler.ts'
import type { Running } from '../support/running.ts'
import { type FeedReading, feedReading, neighbour, read } from './feed-reading.ts'
import { poSchool, voSchool, year } from './sample-requests.ts'
import { apiEvent, type SchoolLinks, startWithLinks } from './school-links.ts'

let running: Running
let { coordinator } = {} as SchoolLinks
let { get, feed, feedOf } = {} as FeedReading
beforeAll(async () => {
  const links = await startWithLinks()
  ;({ running, coordinator } = links)
  ;({ get, feed, feedOf } = feedReading(running))
  await running.as('coordinator-buur')(`${neighbour}/calendar/publish`, { method: 'POST' })
})
afterAll(() => running.stop())

const nextDay = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
const halfHour = (moment: string, sign: 1 | -1) => new Date(Date.parse(moment) + sign * 1_800_000).toISOString().replace('.000Z', 'Z')

interface Step {
  readonly milestone: { readonly id: string; readonly kind: string; readonly title: string; readonly on: string; readonly from?: string; readonly at?: string }
  readonly deadlineAt: string
}

/** When an event of this step is to be, from what the API says of it. */
function whenOf({ milestone: { kind, on, from, at }, deadlineAt }: Step) {
  const moment = deadlineAt.replace('.000Z', 'Z')
  if (!at) return { start: from ?? on, end: nextDay(on), isDay: true }
  return kind === 'release' || kind === 'applications-open'
    ? { start: moment, end: halfHour(deadlineAt, 1), isDay: false }
    : { start: halfHour(deadlineAt, -1), end: moment, isDay: false }
}

async function publish(change: (milestones: readonly Record<string, unknown>[]) => readonly unknown[], reason = 'Een andere datum'): Promise<void> {
  const draft = await coordinator(`${year}/calendar`)
  const put = await coordinator(`${year}/calendar`, { method: 'PUT', body: { milestones: change(draft.body.draft.milestones) }, headers: { 'if-match': draft.etag } })
  expect([put.status, put.text]).toEqual([200, put.text])
  const reply = await coordinator(`${year}/calendar/publish`, { method: 'POST', body: { reason } })
  expect([reply.status, reply.text]).toEqual([200, reply.text])
}

describe('the feed of a school', () => {
  it('has the same steps on the same dates as the API, for every demo school', async () => {
    for (const [user, of] of [['coordinator', year], ['coordinator-buur', neighbour]] as const) {
      const { schools } = (await running.as(user)(`${of}/schools`)).body
      expect(schools.length).toBeGreaterThan(10)
      for (const { schoolId } of schools) {
        const { steps } = (await running.as(user)(`${of}/schools/${schoolId}`)).body as { steps: readonly Step[] }
        const { events } = await feed(await feedOf(schoolId, {}, user, of))
        const dates = (all: readonly { uid: string; start: string; end: string; isDay: boolean }[]) => all.map(({ uid, start, end, isDay }) => `${uid} ${start} ${end} ${isDay}`).sort()
        const regionId = of.split('/')[2]
        expect(dates(events)).toEqual(dates(steps.map((step) => ({ uid: `${regionId}.2026-2027.${step.milestone.id}@overstapcoordinator`, ...whenOf(step) }))))
      }
    }
  })

  it('is a calendar that programs may follow: published, refreshed each hour, kept by its reader alone, with links that need no account', async () => {
    const url = await feedOf(poSchool)
    const { status, headers, text } = await get(url)
    const { calendar, events } = read(text)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(headers.get('cache-control')).toBe('private, max-age=3600')
    expect([calendar.getFirstPropertyValue('method'), String(calendar.getFirstPropertyValue('refresh-interval')), String(calendar.getFirstPropertyValue('x-published-ttl'))]).toEqual(['PUBLISH', 'PT1H', 'PT1H'])
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Overstap Regio Voorbeeld 2026-2027')
    for (const event of events) {
      expect(event).toMatchObject({ sequence: 1, status: 'CONFIRMED', url: `${running.url}/afspraken/voorbeeld/2026-2027` })
      expect(event.description).toContain('Contactpunt POVO Voorbeeld, 0199 00 00 00')
    }
    expect(text).not.toContain('schoolpagina')
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })

  it('is the same to the byte as long as nothing was published, and is not sent again to who has it', async () => {
    const url = await feedOf(poSchool)
    const first = await get(url)
    await running.moveTo(new Date(running.laptop.now() + 60_000).toISOString())
    expect((await get(url)).text).toBe(first.text)
    for (const named of [first.etag, `W/${first.etag}`, `"x", ${first.etag}`, '*']) {
      const again = await get(url, { 'if-none-match': named })
      expect([named, again.status, again.text, again.etag]).toEqual([named, 304, '', first.etag])
    }
    expect((await get(url, { 'if-none-match': '"x"' })).status).toBe(200)
  })

  it('costs one read, and none when the name is no feed', async () => {
    const { dynamo, now, accounts, linkKey, settings } = running.edges
    const counted = counting(dynamo.config.requestHandler as never)
    const client = new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler: counted.handler })
    const api = wireApi(settings.api, { dynamo: client, now, accounts, linkKey, print: () => {} })
    const file = (await feedOf(poSchool)).split('/').at(-1) ?? ''
    const [header, payload, signature] = file.replace('.ics', '').split('.') as [string, string, string]
    const status = async (name: string) => (await api(apiEvent(`/v1/feeds/${encodeURIComponent(name)}`, 'GET'), {})).statusCode
    const random = (bytes: number) => randomBytes(bytes).toString('base64url')
    const makers = [
      () => `${random(15)}.${random(60)}.${random(32)}.ics`,
      () => `${header}.${payload}.${random(32)}.ics`,
      () => `${header}.${random(60)}.${signature}.ics`,
      () => file.slice(0, Math.floor(Math.random() * file.length)),
      () => `${random(8)}.ics`,
    ]
    const statuses = new Set<number>()
    for (let i = 0; i < 2_000; i++) statuses.add(await status(makers[i % makers.length]!() || 'x'))
    expect([[...statuses], counted.perOperation()]).toEqual([[404], {}])
    expect([await status(file), counted.perOperation()]).toEqual([200, { BatchGetItem: 1 }])
    expect([await status(file), counted.perOperation()]).toEqual([200, { BatchGetItem: 2 }])
  })
})

describe('when the calendar changes', () => {
  it('a step that moves keeps its UID and its SEQUENCE goes up; the others stay', async () => {
    const url = await feedOf(poSchool)
    const before = await feed(url)
    await publish((milestones) => milestones.map((each) => (each['id'] === 'warm-transfer' ? { ...each, on: '2027-06-15' } : each)))
    const after = await feed(url)
    const [was, now] = [before.of('warm-transfer')!, after.of('warm-transfer')!]
    expect(now).toMatchObject({ uid: was.uid, start: '2027-06-15', status: 'CONFIRMED' })
    expect(now.sequence).toBeGreaterThan(was.sequence)
    const others = ({ events }: typeof before) => events.filter(({ uid }) => uid !== was.uid).map(({ stamp: _stamp, ...event }) => event)
    expect(others(after)).toEqual(others(before))
  })

  it('a step that goes is cancelled for who had it, and lives again with a higher SEQUENCE when it comes back', async () => {
    const [po, vo] = [await feedOf(poSchool), await feedOf(voSchool)]
    const before = (await feed(po)).of('warm-transfer')!
    let kept: Record<string, unknown> = {}
    await publish((milestones) => milestones.map((each) => (each['id'] === 'warm-transfer' ? { ...(kept = each), audience: ['vo'] } : each)))
    const cancelled = (await feed(po)).of('warm-transfer')!
    expect(cancelled).toMatchObject({ uid: before.uid, status: 'CANCELLED', start: before.start })
    expect(cancelled.description).toContain('Vervallen. Was uiterlijk')
    expect(cancelled.sequence).toBeGreaterThan(before.sequence)
    expect((await feed(vo)).of('warm-transfer')).toMatchObject({ status: 'CONFIRMED' })
    await publish((milestones) => milestones.filter((each) => each['id'] !== 'warm-transfer'))
    expect((await feed(vo)).of('warm-transfer')).toMatchObject({ status: 'CANCELLED' })
    await publish((milestones) => [...milestones, kept])
    const back = (await feed(po)).of('warm-transfer')!
    expect(back).toMatchObject({ uid: before.uid, status: 'CONFIRMED' })
    expect(back.sequence).toBeGreaterThan(cancelled.sequence)
  })

  it('a hostile title comes through as it was typed, on one line, and makes no other event', async () => {
    const titles = [
      'Komma, puntkomma; en schuine \\ streep', 'BEGIN:VEVENT', 'Feest 🎒👩‍🏫 op school', 'Rechts\u202enaar links', 'Zo lang als '.repeat(9).trim(), '"aanhalingstekens": <b>x</b>', 'שלום en مرحبا, samen', 'n\\n geen regel',
    ]
    const steps = titles.map((title, i) => ({
      id: `vijandig-${i}`, kind: 'custom', title, on: '2027-02-10', audience: ['po'], route: 'regular', round: '1', basis: 'region', reminders: [], note: `Regel 1; a,b\nEND:VEVENT ${title}`,
    }))
    const taken: string[] = []
    for (const each of steps) {
      const draft = await coordinator(`${year}/calendar`)
      const put = await coordinator(`${year}/calendar`, { method: 'PUT', body: { milestones: [...draft.body.draft.milestones, each] }, headers: { 'if-match': draft.etag } })
      if (put.status === 200) taken.push(each.title)
      else expect(put.status).toBe(400)
    }
    // Only the mark that turns the direction of all that follows is refused; right-to-left letters are not.
    expect(titles.filter((title) => !taken.includes(title))).toEqual(['Rechts\u202enaar links'])
    const url = await feedOf(poSchool)
    const before = (await feed(url)).events.length
    await publish((milestones) => milestones, 'Proef')
    const { events } = await feed(url)
    expect(events).toHaveLength(before + taken.length)
    const shown = events.filter(({ uid }) => uid.includes('vijandig'))
    expect(shown.map(({ title }) => title).sort()).toEqual(taken.map((title) => `Overstap: ${title}`).sort())
    for (const { title, description } of shown) expect(description).toContain(`Regel 1; a,b\nEND:VEVENT ${title.replace('Overstap: ', '')}\n`)
  })
})
