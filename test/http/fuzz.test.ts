// Whatever is sent to a route, the answer is never a fault: random JSON, good requests with something spoiled, and random files.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { inventedRegister } from '../support/register.ts'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { poSchool, sampleOf, whoMakes, year } from './sample-requests.ts'

/** The same each time, so that a failure is one for everybody; `OVERSTAP_FUZZ=1234` tries others. */
const seed = Number(process.env['OVERSTAP_FUZZ'] ?? 20261121)
const runs = (numRuns: number) => ({ seed, numRuns, endOnFailure: true })

let running: Running

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  await running.as('coordinator')(`${year}/calendar/publish`, { method: 'POST' })
})
afterAll(() => running.stop())

const bodies = (Object.keys(routes) as RouteName[]).filter((name) => 'body' in routes[name] && routes[name].body !== 'file')
const files = (Object.keys(routes) as RouteName[]).filter((name) => 'body' in routes[name] && routes[name].body === 'file')

function expectNoFault(reply: Reply): void {
  expect([reply.status < 500, reply.status < 400 || typeof reply.body?.code === 'string', reply.text]).toEqual([true, true, reply.text])
}

type Place = readonly (string | number)[]
const placesIn = (value: unknown, at: Place = []): readonly Place[] =>
  value !== null && typeof value === 'object' ? [at, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...at, Array.isArray(value) ? Number(name) : name]))] : [at]

function changed(value: unknown, [first, ...rest]: Place, put: unknown): unknown {
  if (first === undefined) return put
  if (Array.isArray(value)) return value.map((item, i) => (i === first ? changed(item, rest, put) : item))
  return { ...(value as object), [first]: changed((value as Record<string, unknown>)[first], rest, put) }
}

/** What is likely to hurt: names that objects have, numbers at their ends, texts that mean something to a store, a mail or a page. */
const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom<unknown>(
    'constructor', '__proto__', 'hasOwnProperty', '', ' ', '\u0000', '\ud800', '😀', "'; DROP", '<script>', '${x}', '#ticks', ':s0', '2027-02-29', '9999-12-31', '0000-00-00', '24:60',
    Number.MAX_SAFE_INTEGER, -0, 1e308, 1e-308, [], {}, [[]], [null], null, true,
  ),
)

const by = (name: RouteName) => running.as(whoMakes(name))

describe('a route that takes JSON', () => {
  it.each(bodies)('%s answers any JSON without a fault', async (name) => {
    const { path, ...asking } = await sampleOf(running, name)
    await fc.assert(fc.asyncProperty(fc.json({ maxDepth: 4 }), async (json) => expectNoFault(await by(name)(path, { ...asking, body: json }))), runs(40))
  })

  it.each(bodies)('%s answers a good request with something spoiled in it without a fault', async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), nasty, fc.nat(), nasty, async (first, one, second, other) => {
        const { path, body, ...asking } = await sampleOf(running, name)
        const spoil = (value: unknown, choice: number, put: unknown) => {
          const places = placesIn(value)
          return changed(value, places[choice % places.length]!, put)
        }
        const spoiled = spoil(body, first, one)
        expectNoFault(await by(name)(path, { ...asking, body: spoiled }))
        expectNoFault(await by(name)(path, { ...asking, body: spoil(spoiled, second, other) }))
      }),
      runs(30),
    )
  })

  it('and everything can still be read and decided afterwards', async () => {
    for (const path of [year, `${year}/calendar`, `${year}/calendar/versions`, `${year}/schools`, `${year}/schools/${poSchool}`, `${year}/notifications`, '/me']) {
      expect([path, (await running.as('coordinator')(path)).status]).toEqual([path, 200])
    }
    await running.moveTo('2026-12-18T12:00:00Z')
    expect((await running.mails()).length).toBeGreaterThan(0)
  })
})

describe('a route that takes a file', () => {
  it.each(files)('%s answers any bytes without a fault', async (name) => {
    const { path, ...asking } = await sampleOf(running, name)
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (file) => expectNoFault(await by(name)(path, { ...asking, file }))), runs(40))
  })

  it.each(files)('%s answers a good file with bytes changed, taken away or put in without a fault', async (name) => {
    const { path, file: own, ...asking } = await sampleOf(running, name)
    const good = Buffer.from(name === 'importRegister' ? inventedRegister().po : own!)
    const cut = fc.record({ at: fc.nat(), away: fc.nat({ max: 30 }), put: fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.constantFrom(...['"', ';', '\r\n', '\n', '""', ' ', '\u0000', 'ë', '"\n'].map((text) => new Uint8Array(Buffer.from(text))))) })
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), async (cuts) => {
        const file = cuts.reduce((bytes, { at, away, put }) => Buffer.concat([bytes.subarray(0, at % bytes.length), put, bytes.subarray((at % bytes.length) + away)]), good)
        expectNoFault(await by(name)(path.replace('dryRun=true', 'dryRun=false'), { ...asking, file: new Uint8Array(file) }))
      }),
      runs(40),
    )
  })
})

describe('a path or a query', () => {
  it('of any text is answered without a fault', async () => {
    const segment = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('voorbeeld', '2026-2027', poSchool, '%', '..', 'constructor', '%2F', '%25'))
    await fc.assert(
      fc.asyncProperty(fc.tuple(segment, segment, segment, segment), async ([region, one, school, query]) => {
        const encoded = [region, one, school].map((text) => encodeURIComponent(text.toWellFormed()) || '-')
        for (const path of [`/regions/${encoded[0]}`, `/regions/${encoded[0]}/years/${encoded[1]}/schools/${encoded[2]}`, `${year}/notifications?cursor=${encodeURIComponent(query.toWellFormed())}`, `${year}/schools?${encodeURIComponent(query.toWellFormed())}`]) {
          expect((await running.as('coordinator')(path)).status).toBeLessThan(500)
        }
      }),
      runs(60),
    )
  })
})
