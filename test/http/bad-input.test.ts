// Bodies that are none, too large or of the wrong kind, and changes of a version that is not the one that stands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largestFile, type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { contact, contactsFile, milestone, poSchool, region, samples, schoolFacts, settings, tick, whoMakes, year } from './sample-requests.ts'
import { faults, long, school, type Spoiling, startSpoiling } from './spoiling.ts'

let running: Spoiling['running']
let coordinator: Spoiling['coordinator']
let send: Spoiling['send']
let isUntouched: Spoiling['isUntouched']

beforeAll(async () => {
  ;({ running, coordinator, send, isUntouched } = await startSpoiling())
})
afterAll(() => running.stop())

describe('a body that is no body', () => {
  it.each(['{', '{"name":"x"', "{'name':'x'}", 'name=x', '<a/>', 'undefined', '{"a":1}{"b":2}', '\u0000', 'NaN', '{"a":01}'])('%j is no JSON', async (text) => {
    const reply = await send('changeRegion', text)
    expect([reply.status, reply.body.code]).toEqual([400, 'not-json'])
  })

  it.each(['null', '[]', '"text"', '7', 'true', '[{"name":"x"}]'])('%s is JSON and not what is wanted', async (text) => {
    const reply = await send('changeRegion', text)
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-input'])
  })

  it('is missing where one is wanted', async () => {
    const { path, headers } = await samples.changeRegion(running, poSchool)
    const reply = await coordinator(path, { method: 'PATCH', headers: { ...headers!, 'content-type': 'application/json' } })
    expect([reply.status, faults(reply)]).toEqual([400, [': required']])
  })

  it('may be missing where it says nothing', async () => {
    expect((await coordinator(`${year}/calendar/check`, { method: 'POST' })).status).toBe(200)
    expect((await coordinator(`${year}/calendar/publish`, { method: 'POST' })).status).toBe(200)
  })

  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
  it('is too deep at 21 levels and no further looked at, and merely wrong at 20', async () => {
    expect(faults(await send('changeRegion', nested(21)))).toEqual([': too-deep'])
    expect(faults(await send('changeRegion', nested(20)))).toEqual(['a: unknown-field'])
    expect(faults(await send('changeRegion', nested(100_000)))).toEqual([': too-deep'])
    expect(faults(await send('changeRegion', `${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toEqual([': too-deep'])
  })

  it('is too large above a million characters of JSON', async () => {
    const filled = (size: number) => `{"name":"${long(size - 11)}"}`
    expect((await send('changeRegion', filled(1_000_000))).status).toBe(400)
    const reply = await send('changeRegion', filled(1_000_001))
    expect([reply.status, reply.body.code, reply.body.type]).toEqual([413, 'too-large', 'urn:overstap:problem:too-large'])
  })

  it('is too large for a file above 4.4 MB at the door, and above 6 MB as base64 at the gateway', async () => {
    const upload = (size: number) => coordinator(`${region}/schools/import`, { method: 'POST', file: new Uint8Array(size).fill(65) })
    expect((await upload(largestFile)).body.code).toBe('file-unreadable')
    expect((await upload(largestFile + 1)).body).toMatchObject({ status: 413, code: 'too-large' })
    for (const size of [4_800_000, 6_300_000]) {
      const reply = await upload(size)
      expect([reply.status, reply.text]).toEqual([413, '{"message":"Request Entity Too Large"}'])
    }
  })

  it.each([
    ['changeRegion', '{}', 'text/plain'], ['changeRegion', '{}', 'application/x-www-form-urlencoded'], ['changeRegion', '{}', 'application/octet-stream'], ['changeRegion', '{}', 'application/merge-patch+json'], ['changeRegion', '{}', 'json'],
    ['importRegister', 'a;b', 'text/csv'], ['importRegister', 'a;b', 'text/csv; charset=windows-1252'], ['importRegister', '{}', 'application/json'], ['importContacts', 'a;b', 'multipart/form-data'],
  ] as const)('%s takes %j not as %s', async (name, body, type) => {
    const { file: _file, path, ...sample } = await samples[name](running, poSchool)
    const reply = await coordinator(path, { ...sample, body, headers: { ...sample.headers, 'content-type': type } })
    expect([reply.status, reply.body.code]).toEqual([415, 'wrong-content-type'])
    expect(reply.body.reasons).toHaveLength(1)
  })

  it('may state its charset, and take any capitals', async () => {
    const headers = { 'content-type': 'Application/JSON; Charset=UTF-8' }
    expect((await send('checkCalendar', { milestones: [] }, { headers })).status).toBe(200)
  })
})

describe('which version a change is of', () => {
  const wanting = (Object.keys(routes) as RouteName[]).filter((name) => 'ifMatch' in routes[name])
  const bodies: Partial<Record<RouteName, unknown>> = {
    changeRegion: { name: 'Van mij' }, changeYear: settings, putSchool: schoolFacts, changeSchool: { pupilSystem: 'Y' }, putContacts: [contact], putTick: tick,
    putCalendar: { milestones: [milestone] }, putAttachmentTypes: { types: [] }, putProcessingAgreement: { state: 'yes', on: '2026-08-31' }, putBoardQualification: { agreement: { state: 'yes' } }, putQualification: { endpoint: { state: 'yes' } }, changeDossier: { group: '8a' }, removeDossier: undefined,
    publishCalendar: { reason: 'x' }, moveStep: { milestoneId: 'warm-transfer', on: '2027-06-21', reason: 'x' },
  }
  const pathOf = async (name: RouteName) => {
    if (name === 'putSchool') return school
    // A sample of its own makes a dossier to take away; here nothing is taken away.
    return (await samples[name === 'removeDossier' ? 'changeDossier' : name](running, poSchool)).path
  }

  it('is asked of every route that changes something', () => {
    expect(wanting.sort()).toEqual(Object.keys(bodies).sort())
  })

  it.each(wanting.filter((name) => !['publishCalendar', 'moveStep'].includes(name)))('%s without If-Match is refused with 428', async (name) => {
    const reply = await running.as(whoMakes(name))(await pathOf(name), { method: routes[name].method, body: bodies[name] })
    expect([reply.status, reply.body.code]).toEqual([428, 'version-missing'])
  })

  it.each(wanting.flatMap((name) => ['"999"', '*', 'W/"1"', '1', '""', '"-1"', '"1", "2"', 'x'].map((etag) => [name, etag] as const)))('%s with If-Match %s is refused with 412', async (name, etag) => {
    const reply = await running.as(whoMakes(name))(await pathOf(name), { method: routes[name].method, body: bodies[name], headers: { 'if-match': etag } })
    expect([reply.status, reply.body.code]).toEqual([412, 'changed-meanwhile'])
  })

  it('lets one of five through who change the same version at once', async () => {
    const { etag } = await coordinator(`/regions/voorbeeld`)
    const tried = await Promise.all([1, 2, 3, 4, 5].map((n) => coordinator(region, { method: 'PATCH', body: { name: `Regio ${n}` }, headers: { 'if-match': etag } })))
    expect(tried.map((reply) => reply.status).sort()).toEqual([200, 412, 412, 412, 412])
    const now = await coordinator(region)
    expect(now.body.name).toBe(tried.find((reply) => reply.status === 200)!.body.name)
    expect((await coordinator(region, { method: 'PATCH', body: { name: 'Regio Voorbeeld' }, headers: { 'if-match': now.etag } })).status).toBe(200)
  })
})

describe('all of it', () => {
  it('left nothing behind', async () => {
    expect(await isUntouched()).toBe(true)
  })

  it('and the files of the samples are good, so that what was refused was refused for its fault', async () => {
    expect((await coordinator(`${year}/contacts/import?dryRun=true`, { method: 'POST', file: contactsFile })).body).toMatchObject({ rows: 1, added: 1, refused: [] })
  })
})
