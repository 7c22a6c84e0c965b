// What every answer looks like: the problem of a refusal, the headers of all, the silence of a fault, and what is logged of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../lambdas/contract/routes.ts'
import { asUtf8 } from '../support/register.ts'
import { type Asking, type Reply, type Running, startRunning } from '../support/running.ts'
import { watchedDynamo } from '../doors/failing-clients.ts'
import { openOwnDoor, type OwnDoor } from './own-door.ts'
import { contact, contactPoint, poSchool, region, samples, year } from './sample-requests.ts'

let running: Running
let coordinator: (path: string, asking?: Asking) => Promise<Reply>

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  coordinator = running.as('coordinator')
})
afterAll(() => running.stop())

async function withDoor<T>(edges: Parameters<typeof openOwnDoor>[1], work: (door: OwnDoor) => Promise<T>): Promise<T> {
  const door = await openOwnDoor(running, edges)
  try {
    return await work(door)
  } finally {
    await door.close()
  }
}

const broken = () => watchedDynamo(running.edges.dynamo, () => ({ error: 'ResourceNotFoundException' }))
const conflict = { error: 'TransactionCanceledException', more: { CancellationReasons: [{ Code: 'TransactionConflict' }] } }
const busy = () => watchedDynamo(running.edges.dynamo, (operation) => (operation === 'TransactWriteItems' ? conflict : undefined))

const patch = (body: unknown, headers: Record<string, string> = {}): Asking => ({ method: 'PATCH', body, headers })

/** One answer of every kind that the doors give. */
const kinds: Readonly<Record<number, () => Promise<Reply>>> = {
  200: () => coordinator(region),
  201: async () => {
    const { path, ...asking } = await samples.createRegion(running, poSchool)
    return running.as('operator')(path, asking)
  },
  400: async () => coordinator(region, patch({ name: '' }, { 'if-match': '"1"' })),
  401: () => running.as(undefined)(region),
  403: () => running.as('helpdesk')(region, patch({})),
  404: () => coordinator('/regions/nergens'),
  409: () => coordinator(`/regions/buurregio/years/2026-2027/calendar/publish`).then(() => coordinator(`${region}/years`, { method: 'POST', body: { year: '2026-2027' } })),
  412: () => coordinator(region, patch({}, { 'if-match': '"99"' })),
  413: () => coordinator(region, patch(`"${'x'.repeat(1_000_001)}"`, { 'if-match': '"1"' })),
  415: () => coordinator(region, patch('{}', { 'if-match': '"1"', 'content-type': 'text/plain' })),
  428: () => coordinator(region, patch({})),
  429: () => withDoor({ dynamo: busy() }, async (door) => door.as('coordinator')(region, patch({ name: 'Druk' }, { 'if-match': (await coordinator(region)).etag }))),
  500: () => withDoor({ dynamo: broken() }, (door) => door.as('coordinator')(region)),
}

const statuses = Object.keys(kinds).map(Number)

describe('an answer of any kind', () => {
  it.each(statuses)('%i carries the version of the API and the headers that keep it where it belongs', async (status) => {
    const reply = await kinds[status]!()
    expect(reply.status).toBe(status)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'api-version': expect.stringMatching(/^1\.\d+\.\d+$/),
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': `application/${status < 400 ? '' : 'problem+'}json; charset=utf-8`,
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(reply.headers.get('set-cookie')).toBeNull()
    expect(reply.headers.get('server')).toBeNull()
    expect(reply.headers.get('etag') !== null).toBe(status < 400)
    expect(reply.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null)
    expect(reply.headers.get('retry-after')).toBe(status === 429 ? '2' : null)
  })

  it.each(statuses.filter((status) => status >= 400))('%i is a problem that says in Dutch what is wrong, and what to do', async (status) => {
    const { body } = await kinds[status]!()
    expect(body).toMatchObject({ type: `urn:overstap:problem:${body.code}`, title: expect.stringMatching(/^[A-Z]/), status, detail: expect.stringMatching(/[.)]$/), code: expect.stringMatching(/^[a-z-]+$/) })
    expect(Object.keys(body).filter((field) => !['type', 'title', 'status', 'detail', 'code', 'errors', 'reasons', 'reference'].includes(field))).toEqual([])
    expect(body.errors !== undefined).toBe(status === 400)
    expect(body.reference !== undefined).toBe(status === 500)
  })

  it('describes itself to everybody, with every route that there is', async () => {
    const { status, body } = await running.as(undefined)('/openapi.json')
    expect([status, body.openapi]).toEqual([200, expect.stringMatching(/^3\.1/)])
    const described = Object.entries<object>(body.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/^\/v1/, '')}`))
    expect(described.sort()).toEqual(Object.values(routes).map(({ method, path }) => `${method} ${path}`).sort())
  })
})

describe('a fault', () => {
  it('shows a reference and nothing of the inside', async () => {
    const { reply, lines } = await withDoor({ dynamo: broken() }, async (door) => ({ reply: await door.as('coordinator')(region), lines: door.lines }))
    expect(reply.body.reference).toBe(reply.headers.get('apigw-requestid'))
    expect(reply.text).not.toMatch(/anna|school\.example|USER#|ResourceNotFound|dynamodb|\/lambdas\//i)
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0]!)).toMatchObject({ code: 'REQUEST_FAILED', route: 'getRegion', fault: 'ResourceNotFoundException', reference: reply.body.reference })
    expect(lines[0]).not.toMatch(/anna|school\.example|USER#/i)
  })

  it('of more than one line leaves none of its words in the log', async () => {
    const accounts = { ensure: async () => Promise.reject(new Error('no account\nfor anna@school.example\n    of Anna de Boer')) }
    const lines = await withDoor({ accounts }, async (door) => {
      const reply = await door.as('operator')('/regions', { method: 'POST', body: { id: 'stuk', name: 'Stuk', contactPoint, holidayRegion: 'noord', coordinators: [{ email: 'anna@school.example' }] } })
      expect(reply.status).toBe(500)
      return door.lines
    })
    expect(lines.join()).not.toMatch(/anna/i)
    expect(JSON.parse(lines[0]!).at).toMatch(/^at /)
  })

  it('half-way a command is answered as one, and leaves nothing of the command', async () => {
    const dynamo = watchedDynamo(running.edges.dynamo, (operation) => (operation === 'TransactWriteItems' ? { error: 'InternalServerError' } : undefined))
    const { etag } = await coordinator(region)
    const reply = await withDoor({ dynamo }, (door) => door.as('coordinator')(region, patch({ name: 'Half' }, { 'if-match': etag })))
    expect(reply.status).toBe(500)
    expect((await coordinator(region)).etag).toBe(etag)
  })
})

describe('the log', () => {
  const fields = ['code', 'message', 'route', 'status', 'refusal', 'reference', 'fault', 'at']

  it('has one line of JSON for each request, with nothing of who asked or what was said', async () => {
    const token = await running.tokenOf('coordinator')
    const lines = await withDoor({}, async (door) => {
      const ask = door.as('coordinator')
      const contacts = `${year}/schools/${poSchool}/contacts`
      const { etag } = await ask(contacts)
      const canary = { ...contact, name: 'Kanarie de Vries', email: 'kanarie@school.example', phone: '0592 424242' }
      await ask(contacts, { method: 'PUT', body: [canary], headers: { 'if-match': etag } })
      await ask(contacts, { method: 'PUT', body: [{ ...canary, email: 'kanarie@@school', kanarieveld: 1 }], headers: { 'if-match': etag } })
      await ask(`${year}/contacts/import?dryRun=kanarie`, { method: 'POST', file: asUtf8('kanarie;kanarie') })
      await ask(`${year}/contacts/import`, { method: 'POST', file: asUtf8(`vestigingscode;rol;naam;e-mail\r\n${poSchool};kanarie;Kanarie;kanarie`) })
      await ask(`${region}/schools/import?municipality=KANARIE`, { method: 'POST', file: asUtf8('kanarie') })
      await ask('/regions/kanarie-regio')
      await ask(`${year}/schools?cursor=kanarie&limit=5`)
      await ask(region, { headers: { 'overstap-role': 'kanarie' } })
      await ask(`${region}/years`, { method: 'POST', body: { year: '2034-2035' }, headers: { 'idempotency-key': 'kanarie-sleutel' } })
      await ask(`${year}/notifications/kanarie/resend`, { method: 'POST' })
      await door.as(undefined)('/me', { headers: { authorization: 'Bearer kanarie.kanarie.kanarie', 'user-agent': 'kanarie', 'x-forwarded-for': '203.0.113.9', cookie: 'a=kanarie' } })
      expect((await ask(contacts)).text).toContain('kanarie@school.example')
      return door.lines
    })
    expect(lines).toHaveLength(13)
    for (const line of lines) {
      expect(line).not.toMatch(/\n|kanarie|de vries|424242|@|203\.0\.113|demo\.example|Bearer/i)
      expect(line).not.toContain(token.split('.')[2])
      expect(line).not.toContain(await running.edges.accounts.ensure('coordinator@demo.example'))
      expect(Object.keys(JSON.parse(line)).filter((field) => !fields.includes(field))).toEqual([])
    }
  })
})

describe('a creating request that is repeated with the same key', () => {
  const operator = (path: string, asking: Asking) => running.as('operator')(path, asking)
  const create = (id: string, key: string, changes: object = {}) =>
    operator('/regions', { method: 'POST', body: { id, name: `Regio ${id}`, contactPoint, holidayRegion: 'noord', coordinators: [{ email: 'nieuw@school.example' }], ...changes }, headers: { 'idempotency-key': key } })

  it('makes one region and answers the same', async () => {
    const first = await create('eenmaal', 'sleutel-1')
    const again = await create('eenmaal', 'sleutel-1')
    expect([first.status, again.status, again.text, again.etag]).toEqual([201, 201, first.text, first.etag])
    const { body } = await running.as('operator')('/regions')
    expect(body.regions.filter((one: { id: string }) => one.id === 'eenmaal')).toHaveLength(1)
  })

  it('makes one region of five that arrive at once', async () => {
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => create('tegelijk', 'sleutel-2')))
    expect(replies.map((reply) => reply.status)).toEqual([201, 201, 201, 201, 201])
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
  })

  it('takes the order of fields for the same request', async () => {
    await create('volgorde', 'sleutel-3')
    const reply = await operator('/regions', { method: 'POST', headers: { 'idempotency-key': 'sleutel-3' }, body: { coordinators: [{ email: 'nieuw@school.example' }], holidayRegion: 'noord', contactPoint, name: 'Regio volgorde', id: 'volgorde' } })
    expect(reply.status).toBe(201)
  })

  it.each<[string, string, object]>([['another name', 'sleutels', { name: 'Anders' }], ['another id', 'anders', {}]])('is refused when it asks for %s', async (_what, id, changes) => {
    const key = `sleutel-4-${id}`
    expect((await create('sleutels', key, {})).status).toBeLessThan(410)
    const first = await create(`eerst-${id}`, `${key}-x`)
    expect(first.status).toBe(201)
    const reply = await create(`eerst-${id}`, `${key}-x`, { name: 'Heel iets anders', ...changes })
    expect([reply.status, reply.body.code]).toEqual([409, 'key-used-for-something-else'])
    expect((await create(`tweede-${id}`, `${key}-x`)).body.code).toBe('key-used-for-something-else')
    expect((await running.as('operator')('/regions')).text).not.toContain(`tweede-${id}`)
  })

  it('of another person is another request', async () => {
    const open = (user: string, region: string) => running.as(user)(`/regions/${region}/years`, { method: 'POST', body: { year: '2031-2032' }, headers: { 'idempotency-key': 'dezelfde' } })
    expect((await open('coordinator', 'voorbeeld')).status).toBe(201)
    expect((await open('coordinator-buur', 'buurregio')).status).toBe(201)
    expect((await open('coordinator', 'voorbeeld')).status).toBe(201)
  })

  it('opens one year', async () => {
    const open = () => coordinator(`${region}/years`, { method: 'POST', body: { year: '2032-2033', settings: { usesOso: false } }, headers: { 'idempotency-key': 'jaar' } })
    const first = await open()
    expect((await open()).text).toBe(first.text)
    expect((await coordinator(`${region}/years`)).body.years.filter((one: { year: string }) => one.year === '2032-2033')).toHaveLength(1)
  })

  it('without a key finds that it is there already', async () => {
    const reply = await coordinator(`${region}/years`, { method: 'POST', body: { year: '2032-2033', settings: { usesOso: false } } })
    expect([reply.status, reply.body.code]).toEqual([409, 'already-exists'])
  })

  it.each(['', 'x'.repeat(256), 'met spatie', 'tab\tin'])('with the key %j is refused', async (key) => {
    expect((await create('sleutelloos', key)).status).toBe(400)
  })

  it('may take any key of 255 visible characters', async () => {
    expect((await create('lang-genoeg', '~'.repeat(255))).status).toBe(201)
  })
})
