// No text that goes in anywhere may hold a BSN: every field of every body is tried, found by walking the schemas themselves.
import type * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { asUtf8 } from '../support/register.ts'
import { type Running, startRunning } from '../support/running.ts'
import { contact, poSchool, region, sampleOf, year } from './sample-requests.ts'

let running: Running

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  await running.as('coordinator')(`${year}/calendar/publish`, { method: 'POST' })
})
afterAll(() => running.stop())

type Path = readonly (string | number)[]
type Definition = { readonly type: string; readonly innerType?: z.core.$ZodType; readonly element?: z.core.$ZodType; readonly options?: readonly z.core.$ZodType[]; readonly shape?: Record<string, z.core.$ZodType>; readonly valueType?: z.core.$ZodType }

/** Where a text may stand in what a schema takes, lists by their first item. */
function textsIn(schema: z.core.$ZodType, at: Path = []): readonly Path[] {
  const { type, innerType, element, options, shape, valueType } = schema._zod.def as unknown as Definition
  if (innerType) return textsIn(innerType, at)
  if (element) return textsIn(element, [...at, 0])
  if (options) return options.flatMap((option) => textsIn(option, at))
  if (shape) return Object.entries(shape).flatMap(([name, inner]) => textsIn(inner, [...at, name]))
  if (type === 'string') return [at]
  // By names that have a shape of their own: what stands there is looked at.
  if (type === 'record') return valueType ? textsIn(valueType, [...at, 'absence']) : []
  if (['number', 'boolean', 'enum', 'literal'].includes(type)) return []
  throw new Error(`a schema of type ${type} is not walked yet`)
}

function withValue(body: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value
  if (Array.isArray(body)) return body.map((item, i) => (i === first ? withValue(item, rest, value) : item))
  return { ...(body as object), [first]: withValue((body as Record<string, unknown>)[first], rest, value) }
}

const withBody = (Object.keys(routes) as RouteName[]).filter((name) => 'body' in routes[name] && routes[name].body !== 'file')
const fields = withBody.flatMap((name) => [...new Map(textsIn((routes[name] as unknown as { body: z.core.$ZodType }).body).map((path) => [path.join('.'), path])).values()].map((path) => [name, path.join('.'), path] as const))

/** Fields with a shape of their own, which no sentence fits. */
const shaped = /(^|\.)(id|year|on|from|at|first|last|decidedOn|email|phone|url|postcode|boardId|contactId|milestoneId|typeId|copyFrom|etag|accepted\.0|schoolId|dossierId|listHash|sha256|offeredOn|destinations\.0|viaOso\.0|dossiers\.0)$/
const free = fields.filter(([, text]) => !shaped.test(text))

/** Eight spellings of a number that passes the test, with a word beside it. */
const spellings = ['BSN 111222333', 'bsn: 111.222.333', 'Burgerservicenummer 111 222 333', 'sofinummer 111-222-333', '111222333 (bsn)', 'BSN111222333', 'onderwijsnummer 111222333', 'het bsn is, zo zegt de school, 111222333']

/** The page without signing in takes several acts: each field goes with its own. */
async function actWith([first]: Path, sample: unknown): Promise<unknown> {
  const { etag } = await running.as('coordinator')(`${year}/schools/${poSchool}/contacts`)
  if (first === 'contacts') return { act: 'keep-contacts', etag, contacts: [contact] }
  if (first === 'email' || first === 'name' || first === 'phone') return { act: 'hand-over', etag, email: 'cas@school.example', keepMe: true }
  if (first === 'pupilSystem') {
    const { etag: ofFacts } = await running.as('coordinator')(`${year}/schools/${poSchool}/qualification`)
    return { act: 'answer-oso', etag: ofFacts, works: 'yes' }
  }
  return sample
}

/** What a request wants beside the field: a claim is by its code or by the dossier. */
function claimWith([, field]: Path, sample: unknown): unknown {
  return field === 'code' ? [{ round: '1' }] : sample
}

/** Refused for another reason once the text is read: nothing has opened yet of which a VO school could ask. */
const notYet: ReadonlySet<RouteName> = new Set(['askQuestion'])

async function send(name: RouteName, path: Path, value: unknown) {
  const { user, ...sample } = await sampleOf(running, name)
  const { path: address, ...asking } = sample
  const body = name === 'actOnSchoolPage' ? await actWith(path, sample.body) : name === 'claimApplications' ? claimWith(path, sample.body) : sample.body
  return running.as(user)(address, { ...asking, body: withValue(body, path, value) })
}

describe('a text with a BSN in it', () => {
  it('has many ways in, all of them known', () => {
    expect(free.length).toBeGreaterThan(30)
    expect(new Set(fields.filter(([, text]) => shaped.test(text)).map(([, text]) => text.split('.').at(-1)))).toEqual(
      new Set(['id', 'year', 'on', 'from', 'at', 'first', 'last', 'decidedOn', 'email', 'phone', 'url', 'postcode', 'boardId', 'contactId', 'milestoneId', 'typeId', 'copyFrom', 'etag', '0', 'schoolId', 'dossierId', 'listHash', 'sha256', 'offeredOn']),
    )
  })

  it.each(free)('is refused by %s in %s', async (name, _text, path) => {
    const reply = await send(name, path, 'BSN 111222333')
    expect([reply.status, reply.body.errors?.map((error: { code: string }) => error.code)]).toEqual([400, ['bsn-suspected']])
  })

  it.each(free)('while an ordinary sentence is taken by %s in %s', async (name, _text, path) => {
    const { status } = await send(name, path, 'Bel 0199 123456')
    expect(notYet.has(name) ? status === 409 : status < 300).toBe(true)
  })

  it.each(fields.filter(([, text]) => shaped.test(text)))('or any sentence is no value for %s in %s', async (name, _text, path) => {
    expect((await send(name, path, 'BSN 111222333')).status).toBe(400)
  })

  it.each(spellings)('is refused as %j', async (text) => {
    const reply = await send('putTick', ['note'], text)
    expect([reply.status, reply.body.errors?.[0].code]).toEqual([400, 'bsn-suspected'])
    expect(reply.text).not.toContain('111')
  })

  it.each(['Er zijn 111222333 redenen', 'BSN 111222334', 'BSN op te vragen bij de ouders', 'BSN: nee. Telefoon 0592 123456', 'Rekening NL91ABNA0417164300 van de school'])('is not seen in %j', async (text) => {
    expect((await send('putTick', ['note'], text)).status).toBe(200)
  })

  it('is refused in the address of a page', async () => {
    const reply = await send('changeRegion', ['contactPoint', 'url'], 'https://noord.example/?bsn=111222333')
    expect([reply.status, reply.body.errors?.[0].code]).toEqual([400, 'bsn-suspected'])
  })

  it('is refused in a file of contacts, by line', async () => {
    const file = asUtf8(`vestigingscode;rol;naam;e-mail\r\n${poSchool};tweede;Bo de Vries;bo@school.example\r\n${poSchool};oso;Sam BSN 111222333;sam@school.example\r\n`)
    const reply = await running.as('coordinator')(`${year}/contacts/import`, { method: 'POST', file })
    expect(reply.body).toMatchObject({ rows: 2, added: 1, refused: [{ line: 3, reasons: [{ code: 'bsn-suspected' }] }] })
    expect((await running.as('coordinator')(`${year}/schools/${poSchool}/contacts`)).text).not.toContain('111222333')
  })

  it('is not kept as part of a search either', async () => {
    const reply = await running.as('coordinator')(`${region}/schools/import?dryRun=true&municipality=BSN%20111222333`, { method: 'POST', file: asUtf8('x') })
    expect(reply.text).not.toContain('111222333')
  })
})
