// Runs a small story through the real doors on one machine and holds each thing that a door did against what its role in AWS allows.
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Door } from '../../lambdas/environment.ts'
import { unsentIndex } from '../../lambdas/store/table.ts'
import { application } from '../../lib/laptop/application.ts'
import { seed } from '../../lib/laptop/demo/seed.ts'
import { type Application, type Edges, type Laptop, startLaptop } from '../../lib/laptop/run.ts'
import { onePage, textContent } from '../files/pdf-building.ts'
import { allowedTo, roleOfDoor, type Statement } from './permissions.ts'
import { synthesized } from './synthesized.ts'

const doing = new AsyncLocalStorage<Door>()
const done: Readonly<Record<Door, Set<string>>> = { api: new Set(), clock: new Set(), outbox: new Set(), intake: new Set(), 'mail-events': new Set(), chores: new Set() }

/** As S3 asks: another permission where a version is named, and for a copy one on each side. The bucket is named with it. */
const askedOfS3 = (operation: string, input: Record<string, unknown>): readonly string[] => {
  const at = (action: string, bucket = String(input['Bucket'])) => `s3:${action} in ${bucket}`
  const ofOne = (action: string, { VersionId }: { VersionId?: unknown }) => at(VersionId === undefined ? action : `${action}Version`)
  if (operation === 'DeleteObjects') {
    return ((input['Delete'] as { Objects: readonly { VersionId?: unknown }[] }).Objects).map((each) => ofOne('DeleteObject', each))
  }
  if (operation === 'GetObject' || operation === 'DeleteObject') return [ofOne(operation, input)]
  if (operation === 'CopyObject') {
    const source = String(input['CopySource'])
    return [at(source.includes('?versionId=') ? 'GetObjectVersion' : 'GetObject', source.split('/')[0]), at('PutObject')]
  }
  return [at({ ListObjectVersions: 'ListBucketVersions', ListObjectsV2: 'ListBucket', HeadObject: 'GetObject' }[operation] ?? operation)]
}

/** What a role may do in the words of what was asked: of an index by its name, of a bucket by its name on the laptop. */
const inWords = ({ actions, resources }: Statement): readonly string[] =>
  resources.flatMap((resource) => {
    const bucket = ['quarantine', 'attachments'].find((name) => resource.includes(`arn:aws:s3:::overstap-trial-${name}-`))
    const where = resource.includes(`/index/${unsentIndex.name}"`) ? ` on index ${unsentIndex.name}` : bucket ? ` in ${bucket}` : ''
    return actions.map((action) => `${action}${where}`)
  })

/** The permissions that AWS asks for an operation, by its documentation; a transaction asks for those of its parts. */
const asked = (service: string, operation: string, input: Record<string, unknown>): readonly string[] => {
  if (service === 's3') return askedOfS3(operation, input)
  const onIndex = input['IndexName'] === undefined ? '' : ` on index ${String(input['IndexName'])}`
  if (operation === 'SendMessageBatch') return ['sqs:SendMessage']
  if (operation !== 'TransactWriteItems') return [`${service}:${operation}${onIndex}`]
  const names: Record<string, string> = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'ConditionCheckItem' }
  const parts = (input['TransactItems'] as readonly Record<string, unknown>[]).flatMap((item) => Object.keys(item))
  return [...new Set(parts)].map((part) => `dynamodb:${names[part] ?? part}`)
}

const listen = (client: Edges['dynamo'] | Edges['sqs'] | Edges['ses'] | Edges['s3'], service: string) => {
  // oxlint-disable-next-line typescript/no-explicit-any -- the clients differ in their types only
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
  listen(edges.s3, 's3')
  const real = application(edges)
  return {
    api: (event, context) => doing.run('api', () => real.api(event, context)),
    clock: (event) => doing.run('clock', () => real.clock(event)),
    outbox: (event) => doing.run('outbox', () => real.outbox(event)),
    intake: (event) => doing.run('intake', () => real.intake(event)),
    mailEvents: (event) => doing.run('mail-events', () => real.mailEvents(event)),
    chores: (event) => doing.run('chores', () => real.chores(event)),
    earliestDue: () => real.earliestDue(),
  }
}

describe('in a story of a region, from a new region to a year that is closed', () => {
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

  /** One file that is accepted, one that is refused, one that never comes, a dossier that is taken away, and the round of clearing away after it. */
  const carryFiles = async (year: string) => {
    const [po, vo] = [await as('po'), await as('vo')]
    const schoolOf = async (person: typeof po) => ((await person('GET', '/me')).body as { roles: readonly { schoolId: string }[] }).roles[0]!.schoolId
    const [poSchool, voSchool] = [await schoolOf(po), await schoolOf(vo)]
    const { types } = (await po('GET', `${year}/attachment-types`)).body as { types: readonly { typeId: string; carrier: string; requiredWhen: string }[] }
    const typeId = types.find(({ carrier }) => carrier === 'here')!.typeId
    const created = await po(
      'POST', `${year}/schools/${poSchool}/dossiers`, [{ label: 'Aap', destinations: [voSchool] }, { label: 'Noot' }], { 'idempotency-key': 'een-twee-drie-vier' },
    )
    const [first, second] = (created.body as { dossiers: readonly { dossierId: string }[] }).dossiers.map(({ dossierId }) => dossierId)

    const announce = async (dossierId: string, bytes: Uint8Array, fileName: string) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const answer = await po('POST', `/dossiers/${dossierId}/attachments`, { typeId, fileName, size: bytes.length, contentType: 'application/pdf', sha256 })
      return answer.body as { attachment: { attachmentId: string }; upload: { url: string; fields: Record<string, string> } }
    }
    const send = async (dossierId: string, bytes: Uint8Array, fileName: string) => {
      const { attachment, upload } = await announce(dossierId, bytes, fileName)
      const form = new FormData()
      for (const [name, value] of Object.entries(upload.fields)) form.append(name, value)
      form.append('file', new Blob([Uint8Array.from(bytes)]), fileName)
      expect((await fetch(upload.url, { method: 'POST', body: form })).ok).toBe(true)
      const state = async () => ((await po('GET', `/dossiers/${dossierId}/attachments/${attachment.attachmentId}`)).body as { state: string }).state
      await vi.waitFor(async () => expect(await state()).not.toBe('checking'), { timeout: 10_000, interval: 50 })
      return state()
    }
    const letter = (text: string) => onePage({ content: textContent([text]) })
    expect(await send(first!, letter('Geen bijzonderheden'), 'brief.pdf')).toBe('accepted')
    expect(await send(first!, onePage({ catalog: '/OpenAction<</S/JavaScript/JS(app.alert(1))>>' }), 'fout.pdf')).toBe('refused')
    await announce(first!, letter('Komt nooit'), 'nooit.pdf')
    expect(await send(second!, letter('Vergissing'), 'vergissing.pdf')).toBe('accepted')
    const { etag } = await po('GET', `/dossiers/${second}`)
    await po('DELETE', `/dossiers/${second}`, undefined, { 'if-match': etag })
    await laptop.moveTo(Date.parse('2026-12-07T08:00:00Z') as never)
  }

  const jumpTo = async (now: string) => {
    const clock = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now, outage: true }) }
    expect((await fetch(`${laptop.url}/_laptop/clock`, clock)).ok).toBe(true)
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
    // One address that does not work: what becomes of that mail shows in the progress of its school.
    const contacts = `${year}/schools/${schools[0]?.schoolId}/contacts`
    const known = await coordinator('GET', contacts)
    await coordinator('PUT', contacts, (known.body as readonly object[]).map((contact) => ({ ...contact, email: 'bounce@simulator.amazonses.com' })), { 'if-match': known.etag })
    await laptop.moveTo(Date.parse('2026-12-04T08:00:00Z') as never)
    expect(((await coordinator('GET', `${year}/overview`)).body as { bounced: object[] }).bounced).toHaveLength(1)
    await coordinator('GET', `${year}/notifications`)
    await carryFiles(year)
    await jumpTo('2027-09-20T08:00:00Z')
    await coordinator('POST', `${year}/close`, { withoutExports: true })
    await laptop.moveTo(Date.parse('2027-09-20T09:00:00Z') as never)

    const { service } = synthesized()
    for (const door of Object.keys(done) as Door[]) {
      const may = new Set(allowedTo(service, roleOfDoor(service, door)).flatMap(inWords))
      expect([...done[door]].filter((action) => !may.has(action))).toEqual([])
    }
    const written = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem']
    expect([...done.api]).toEqual(expect.arrayContaining(['dynamodb:Query', ...written]))
    expect([...done.clock]).toEqual(expect.arrayContaining(['dynamodb:PutItem', 'sqs:SendMessage', 'dynamodb:Query on index unsent']))
    expect([...done.outbox]).toEqual(expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:GetItem', 'ses:SendEmail']))
    expect([...done['mail-events']].sort()).toEqual(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'])
    expect([...done.intake].filter((action) => action.startsWith('s3:')).sort()).toEqual([
      's3:DeleteObject in quarantine', 's3:GetObject in quarantine', 's3:PutObject in attachments',
    ])
    expect([...done.chores]).toEqual(
      expect.arrayContaining(['s3:DeleteObject in quarantine', 's3:ListBucketVersions in quarantine', 's3:DeleteObjectVersion in attachments', 'dynamodb:DeleteItem']),
    )
    // It signs for browsers, and takes away what a school takes away; it reads nothing.
    expect([...done.api].filter((action) => action.startsWith('s3:')).sort()).toEqual([
      's3:DeleteObject in quarantine', 's3:DeleteObjectVersion in attachments', 's3:ListBucketVersions in attachments',
    ])
    expect([...done.api]).toContain('dynamodb:DeleteItem')
  }, 60_000)
})
