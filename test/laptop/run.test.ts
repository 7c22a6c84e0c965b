// The whole laptop with a small application in it: what starts, what is kept, and what is said when it cannot start.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { environments } from '../../lambdas/environment.ts'
import { startLaptop, type Application, type Edges, type Laptop, type LaptopOptions } from '../../lib/laptop/run.ts'
import { StartProblem } from '../../lib/laptop/start-problem.ts'

const utc = (text: string) => Date.parse(text) as Instant
const dueMoments = ['2027-03-05T07:00:00Z', '2027-03-24T07:00:00Z'].map(utc)

let folder: string
let seen: Edges[]
let seeded: number
const running: Laptop[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laptop-'))
  seen = []
  seeded = 0
})
afterEach(async () => {
  for (const laptop of running.splice(0)) await laptop.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** An application that mails each due moment once, through the queue, as ours does. */
function smallApplication(edges: Edges): Application {
  seen.push(edges)
  let done = 0
  return {
    api: async (event) => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ path: event.rawPath, now: edges.now() }) }),
    async clock() {
      const due = dueMoments.filter((at, index) => index >= done && at <= edges.now())
      done += due.length
      for (const at of due) await edges.sqs.send(new SendMessageCommand({ QueueUrl: edges.settings.clock.QUEUE_URL, MessageBody: String(at) }))
      return { decided: due.length }
    },
    async outbox({ Records }) {
      for (const { body } of Records) {
        await edges.ses.send(
          new SendEmailCommand({
            FromEmailAddress: edges.settings.outbox.SENDER,
            Destination: { ToAddresses: ['po@demo.example'] },
            Content: {
              Simple: {
                Subject: { Data: `Stap van ${body}` },
                Body: { Text: { Data: 'Beste collega' } },
                Headers: [{ Name: 'X-Overstap-Id', Value: body }],
                Attachments: [{ FileName: 'afspraken.ics', ContentType: 'text/calendar; charset=utf-8', RawContent: Buffer.from('BEGIN:VCALENDAR ë') }],
              },
            },
          }),
        )
      }
    },
    earliestDue: async () => dueMoments[done],
  }
}

async function start(changes: Partial<LaptopOptions> = {}): Promise<Laptop> {
  const laptop = await startLaptop({
    port: 0,
    dataPath: join(folder, 'data'),
    fresh: false,
    webFolder: join(folder, 'web'),
    application: smallApplication,
    seed: async () => void (seeded += 1),
    log: () => {},
    startAt: utc('2027-03-01T12:00:00Z'),
    ...changes,
  })
  running.push(laptop)
  return laptop
}

async function restart(laptop: Laptop, changes: Partial<LaptopOptions> = {}): Promise<Laptop> {
  running.splice(running.indexOf(laptop), 1)
  await laptop.stop()
  return start(changes)
}

const json = async (answer: Response): Promise<[number, any]> => [answer.status, await answer.json()]
const post = (laptop: Laptop, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${laptop.url}/_laptop/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })

describe('once started', () => {
  it('is ready, and tells the web app where to sign in', async () => {
    const laptop = await start()
    expect((await fetch(`${laptop.url}/_laptop/ready`)).status).toBe(200)
    expect(await (await fetch(`${laptop.url}/config.json`)).json()).toEqual({ issuer: `${laptop.url}/oidc`, clientId: 'overstap-web', scope: 'openid profile email overstap-api/use' })
  })

  it('gives each door exactly the environment that the door asks for', async () => {
    await start()
    const { settings } = seen[0]!
    for (const [name, schema] of Object.entries(environments)) {
      const given = settings[name as keyof typeof settings]
      expect(schema.parse(given)).toEqual(given)
    }
  })

  it('sends the API to the api door, which lives by the clock of the product', async () => {
    const laptop = await start()
    const [status, body] = await json(await fetch(`${laptop.url}/v1/regions/voorbeeld`))
    expect([status, body.path]).toEqual([200, '/v1/regions/voorbeeld'])
    expect(body.now - utc('2027-03-01T12:00:00Z')).toBeLessThan(60_000)
  })

  it('gives a token to programs, for people that it knows', async () => {
    const laptop = await start()
    const [status, { token }] = await json(await post(laptop, 'token', { email: 'coordinator@demo.example' }))
    expect(status).toBe(200)
    expect(token.split('.')).toHaveLength(3)
    expect((await post(laptop, 'token', { email: 'nobody@demo.example' })).status).toBe(404)
  })

  it('answers in Dutch what is not there or not possible', async () => {
    const laptop = await start()
    expect(await json(await fetch(`${laptop.url}/_laptop/other`))).toMatchObject([404, { detail: 'Dit adres bestaat niet.' }])
    const answer = await fetch(`${laptop.url}/_laptop/token`)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('moving the clock over HTTP', () => {
  it('does what is due on the way and tells how much, and the mails can be read', async () => {
    const laptop = await start()
    expect(await json(await post(laptop, 'clock', { now: '2027-03-10T00:00' }))).toEqual([200, { now: '2027-03-09T23:00:00.000Z', decided: 1, sent: 1 }])
    expect(await json(await post(laptop, 'clock', { now: '2027-04-01T00:00:00Z', outage: true }))).toEqual([200, { now: '2027-04-01T00:00:00.000Z', decided: 1, sent: 1 }])
    const [, mails] = await json(await fetch(`${laptop.url}/_laptop/mail?to=po%40demo.example`))
    expect(mails).toMatchObject([
      {
        to: 'po@demo.example',
        subject: `Stap van ${dueMoments[0]}`,
        text: 'Beste collega',
        html: '',
        sentAt: '2027-03-05T07:00:00.000Z',
        notificationId: String(dueMoments[0]),
        headers: { From: 'noreply@overstap.example' },
        attachments: [{ name: 'afspraken.ics', contentType: 'text/calendar; charset=utf-8', content: 'BEGIN:VCALENDAR ë' }],
      },
      { sentAt: '2027-04-01T00:00:00.000Z' },
    ])
    expect(await (await fetch(`${laptop.url}/_laptop/mail?to=vo%40demo.example`)).json()).toEqual([])
    expect(await (await fetch(`${laptop.url}/postvak`)).text()).toContain('2 mails')
  })

  it.each([
    ['2027-03-01T11:00:00Z', 'De klok gaat alleen vooruit', '--fresh'],
    ['2027-02-29T08:00', 'Dit is geen tijd', '2027-03-24T08:00'],
    ['morgen', 'Dit is geen tijd', '2027-03-24T08:00'],
  ])('refuses %s in Dutch and says what to do', async (now, title, advice) => {
    const laptop = await start()
    const answer = await post(laptop, 'clock', { now })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    expect(await answer.json()).toMatchObject({ title, detail: expect.stringContaining(advice) })
  })

  it.each(['{', '[]', '{}', '{"now":1}', '{"now":"2027-04-01T00:00:00Z","outage":"yes"}', '{"now":"2027-04-01T00:00:00Z","speed":2}'])('refuses the body %s', async (body) => {
    const laptop = await start()
    expect((await post(laptop, 'clock', body)).status).toBe(400)
  })

  it('is not for pages elsewhere', async () => {
    const laptop = await start()
    const move = { now: '2027-04-01T00:00:00Z' }
    expect((await post(laptop, 'clock', move, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(laptop, 'clock', move, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post(laptop, 'clock', move, { origin: laptop.url })).status).toBe(200)
  })
})

describe('what is kept', () => {
  it('is the table, the mails, the people and the clock; the demo is made once', async () => {
    let laptop = await start()
    const item = { pk: { S: 'REGIONS' }, sk: { S: 'REGION#voorbeeld' } }
    await seen[0]!.dynamo.send(new PutItemCommand({ TableName: seen[0]!.settings.api.TABLE_NAME, Item: item }))
    await laptop.moveTo(utc('2027-03-10T00:00:00Z'))
    await seen[0]!.accounts.ensure('new@school.example')
    laptop = await restart(laptop)
    expect(laptop.now()).toBeGreaterThanOrEqual(utc('2027-03-10T00:00:00Z'))
    expect((await seen[1]!.dynamo.send(new GetItemCommand({ TableName: 'overstap', Key: item }))).Item).toEqual(item)
    expect(await (await fetch(`${laptop.url}/_laptop/mail`)).json()).toHaveLength(1)
    expect((await post(laptop, 'token', { email: 'new@school.example' })).status).toBe(200)
    expect(seeded).toBe(1)
  })

  it('is gone after a fresh start, and nothing else in the folder is', async () => {
    let laptop = await start()
    await laptop.moveTo(utc('2027-03-10T00:00:00Z'))
    writeFileSync(join(folder, 'data', 'notes.txt'), 'mine')
    laptop = await restart(laptop, { fresh: true })
    expect(laptop.now() - utc('2027-03-01T12:00:00Z')).toBeLessThan(60_000)
    expect(await (await fetch(`${laptop.url}/_laptop/mail`)).json()).toEqual([])
    expect(seeded).toBe(2)
    expect(readFileSync(join(folder, 'data', 'notes.txt'), 'utf8')).toBe('mine')
  })

  it('begins anew when the first start broke off while the demo was made', async () => {
    const key = { pk: { S: 'REGIONS' }, sk: { S: 'half' } }
    const half = async ({ dynamo }: Edges) => {
      await dynamo.send(new PutItemCommand({ TableName: 'overstap', Item: key }))
      throw new Error('power cut')
    }
    await expect(start({ seed: half })).rejects.toThrow('power cut')
    await start()
    expect((await seen.at(-1)!.dynamo.send(new GetItemCommand({ TableName: 'overstap', Key: key }))).Item).toBeUndefined()
    expect(seeded).toBe(1)
  })

  it('is for its owner only to read', async () => {
    await start()
    for (const name of readdirSync(join(folder, 'data')).filter((found) => found.endsWith('.json') || found.endsWith('.jsonl'))) {
      expect([name, statSync(join(folder, 'data', name)).mode & 0o077]).toEqual([name, 0])
    }
  })
})

describe('a start that cannot be', () => {
  const problem = (promise: Promise<unknown>) => promise.then(() => undefined, (fault: unknown) => fault)

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const fault = await problem(start({ port }))
    other.close()
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toBe(`Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere poort: PORT=4001 npm start`)
  })

  it.each([false, true])('says that the data are in use, and touches nothing (fresh: %s)', async (fresh) => {
    const laptop = await start()
    await laptop.moveTo(utc('2027-03-10T00:00:00Z'))
    const fault = await problem(start({ fresh }))
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toContain('al in gebruik')
    expect(await (await fetch(`${laptop.url}/_laptop/mail`)).json()).toHaveLength(1)
  })

  it('says that the data are of a newer version, which a fresh start replaces', async () => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data', 'format.json'), '{"format":2,"filled":true}')
    const fault = await problem(start())
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toContain('nieuwere versie')
    expect(readdirSync(join(folder, 'data'))).toEqual(['format.json'])
    await start({ fresh: true })
    expect(seeded).toBe(1)
  })

  it.each(['{', '{"filled":true}'])('says so when the format reads %s', async (text) => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(join(folder, 'data', 'format.json'), text)
    expect(await problem(start())).toBeInstanceOf(StartProblem)
  })

  it('says that the folder cannot be written', async () => {
    // A file in the way stops everybody; a mode would not stop an administrator.
    writeFileSync(join(folder, 'data'), '')
    const fault = await problem(start())
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toContain('kan niet worden beschreven')
  })

  it('leaves the port and the data free for the next', async () => {
    await problem(start({ application: () => { throw new Error('broken') } }))
    expect(existsSync(join(folder, 'data', 'table'))).toBe(true)
    await start()
    expect(seeded).toBe(1)
  })
})
