// Runs a small story through the real doors on one machine and holds each thing that a door did against what its role in AWS allows.
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door } from '../../lambdas/environment.ts'
import { unsentIndex } from '../../lambdas/store/table.ts'
import { application } from '../../lib/laptop/application.ts'
import { seed } from '../../lib/laptop/demo/seed.ts'
import { type Application, type Edges, type Laptop, startLaptop } from '../../lib/laptop/run.ts'
import { allowedTo, roleOfDoor } from './permissions.ts'
import { synthesized } from './synthesized.ts'

const doing = new AsyncLocalStorage<Door>()
const done: Readonly<Record<Door, Set<string>>> = { api: new Set(), clock: new Set(), outbox: new Set() }

/** The permissions that AWS asks for an operation, by its documentation; a transaction asks for those of its parts. */
const asked = (service: string, operation: string, input: Record<string, unknown>): readonly string[] => {
  const onIndex = input['IndexName'] === undefined ? '' : ` on index ${String(input['IndexName'])}`
  if (operation === 'SendMessageBatch') return ['sqs:SendMessage']
  if (operation !== 'TransactWriteItems') return [`${service}:${operation}${onIndex}`]
  const names: Record<string, string> = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'ConditionCheckItem' }
  const parts = (input['TransactItems'] as readonly Record<string, unknown>[]).flatMap((item) => Object.keys(item))
  return [...new Set(parts)].map((part) => `dynamodb:${names[part] ?? part}`)
}

const listen = (client: Edges['dynamo'] | Edges['sqs'] | Edges['ses'], service: string) => {
  // oxlint-disable-next-line typescript/no-explicit-any -- the three clients differ in their types only
  ;(client.middlewareStack as any).add(
    (next: (args: { input: Record<string, unknown> }) => Promise<unknown>, context: { commandName: string }) =>
      (args: { input: Record<string, unknown> }) => {
        const door = doing.getStore()
        if (door) for (const action of asked(service, context.commandName.replace(/Command$/, ''), args.input)) done[door].add(action)
        return next(args)
      },
    { step: 'initialize' },
  )
}

const observed = (edges: Edges): Application => {
  listen(edges.dynamo, 'dynamodb')
  listen(edges.sqs, 'sqs')
  listen(edges.ses, 'ses')
  const real = application(edges)
  return {
    api: (event, context) => doing.run('api', () => real.api(event, context)),
    clock: (event) => doing.run('clock', () => real.clock(event)),
    outbox: (event) => doing.run('outbox', () => real.outbox(event)),
    earliestDue: () => real.earliestDue(),
  }
}

describe('in a story of a region, from a new region to mails sent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'overstap-doing-'))
  let laptop: Laptop

  const as = async (email: string) => {
    const answer = await fetch(`${laptop.url}/_laptop/token`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: `${email}@demo.example` }),
    })
    const token = Object.values((await answer.json()) as Record<string, string>).find((value) => value.split('.').length === 3)
    return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const json = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers }
      const response = await fetch(`${laptop.url}/v1${path}`, { method, headers: json, ...(body ? { body: JSON.stringify(body) } : {}) })
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return { etag: response.headers.get('etag') ?? '', body: await response.json() }
    }
  }

  beforeAll(async () => {
    laptop = await startLaptop({
      port: 0,
      dataPath: join(folder, 'data'),
      fresh: true,
      startAt: Date.parse('2026-09-01T06:00:00Z') as never,
      webFolder: folder,
      application: observed,
      seed,
      log: () => {},
    })
  }, 30_000)

  afterAll(async () => {
    await laptop.stop()
    rmSync(folder, { recursive: true })
  })

  it('each door does nothing that its role in AWS would refuse', async () => {
    const operator = await as('operator')
    const contactPoint = { name: 'Contactpunt Nieuw', email: 'contactpunt@nieuw.example', phone: '0199 00 00 02' }
    await operator(
      'POST', '/regions',
      { id: 'nieuw', name: 'Regio Nieuw', contactPoint, holidayRegion: 'noord', coordinators: [{ email: 'nieuw@demo.example' }] },
      { 'idempotency-key': 'een-twee-drie-vier' },
    )
    const coordinator = await as('coordinator')
    const year = '/regions/voorbeeld/years/2026-2027'
    await coordinator('GET', '/me')
    const draft = await coordinator('GET', `${year}/calendar`)
    await coordinator('POST', `${year}/calendar/publish`, undefined, { 'if-match': draft.etag })
    const { schools } = (await coordinator('GET', `${year}/schools`)).body as { schools: readonly { schoolId: string }[] }
    await coordinator('GET', `${year}/schools/${schools[0]?.schoolId}`)
    await laptop.moveTo(Date.parse('2026-12-04T08:00:00Z') as never)
    await coordinator('GET', `${year}/notifications`)

    const { service } = synthesized()
    for (const door of Object.keys(done) as Door[]) {
      const may = new Set(
        allowedTo(service, roleOfDoor(service, door)).flatMap(({ actions, resources }) => {
          const isIndex = resources.some((resource) => resource.includes(`/index/${unsentIndex.name}"`))
          return actions.map((action) => (isIndex ? `${action} on index ${unsentIndex.name}` : action))
        }),
      )
      expect([...done[door]].filter((action) => !may.has(action))).toEqual([])
    }
    const written = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem']
    expect([...done.api]).toEqual(expect.arrayContaining(['dynamodb:Query', ...written]))
    expect([...done.clock]).toEqual(expect.arrayContaining(['dynamodb:PutItem', 'sqs:SendMessage', 'dynamodb:Query on index unsent']))
    expect([...done.outbox]).toEqual(expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:GetItem', 'ses:SendEmail']))
  }, 60_000)
})
