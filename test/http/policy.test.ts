// Every route as every role: allowed, forbidden or not there, exactly as the page on the API says.
import { DeleteItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import type { Membership } from '../../lambdas/domain/actor.ts'
import { store, wireApi } from '../../lambdas/wiring.ts'
import { type Asking, type Reply, type Running, startRunning } from '../support/running.ts'
import { access, accessToVoSchool, rowOf, type User, users } from './expected-access.ts'
import { poSchool, publishDemoCalendar, region, samples, voSchool, year } from './sample-requests.ts'

let running: Running
/** What anyone gets for something that was never there. */
let unknown: Reply

const members = () => store(running.edges.dynamo, running.edges.settings.api.TABLE_NAME).members
const invite = async (email: string, ...memberships: readonly Membership[]) => {
  const sub = await running.edges.accounts.ensure(email)
  for (const membership of memberships) await members().grant(sub, membership)
}

const as = (user: User) => running.as(user === 'stranger' ? undefined : user)
const names = Object.keys(routes) as RouteName[]

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  await invite('nobody@demo.example')
  await invite('vo-brin@demo.example', { role: 'vo', schoolId: '92AA', rights: ['manager'] })
  await invite('twee@demo.example', { role: 'coordinator', regionId: 'voorbeeld' }, { role: 'helpdesk', regionId: 'voorbeeld' }, { role: 'coordinator', regionId: 'buurregio' })
  await publishDemoCalendar(running, '2026-09-01T10:05:00Z')
  unknown = await running.as('coordinator')('/regions/nergens')
})
afterAll(() => running.stop())

/** All that a caller can tell two answers apart by, but for the moment and the number of the request. */
const seen = ({ status, headers, text }: Reply) => ({
  status,
  headers: [...headers].filter(([name]) => name !== 'date' && name !== 'apigw-requestid').sort(),
  text,
})

async function whatHappens(name: RouteName, schoolId: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const user of users) {
    const { path, ...asking } = await samples[name](running, schoolId)
    const reply = await as(user)(path, asking)
    const succeeded = name === 'putSchool' ? 201 : routes[name].status
    found[user] = reply.status === succeeded ? 'yes' : String(reply.status)
    if (reply.status === 404) expect([user, seen(reply)]).toEqual([user, seen(unknown)])
    if (reply.status >= 400) expect(reply.body).toMatchObject({ status: reply.status, code: { 401: 'not-signed-in', 403: 'not-allowed', 404: 'not-found', 409: expect.stringMatching(/^cannot-/) }[reply.status] })
  }
  return found
}

describe('who may try what', () => {
  it('is written out for every route there is', () => {
    expect(names.sort()).toEqual(Object.keys(access).sort())
  })

  it.each(names)('%s is for whom the page on the API says', async (name) => {
    expect(await whatHappens(name, poSchool)).toEqual(rowOf(access[name]))
  })

  it.each(Object.keys(accessToVoSchool) as RouteName[])('%s of a vo school is for that school, by location or by whole BRIN', async (name) => {
    expect(await whatHappens(name, voSchool)).toEqual(rowOf(accessToVoSchool[name]!))
  })

  it('says no before it looks at what was sent, so that nobody learns the rules of what is not theirs', async () => {
    const wrong: Asking = { method: 'PUT', body: '{"milestones":', headers: {} }
    expect((await as('helpdesk')(`${year}/calendar`, wrong)).status).toBe(403)
    expect((await as('po-buur')(`${year}/calendar`, wrong)).status).toBe(404)
    expect((await as('stranger')(`${year}/calendar`, wrong)).status).toBe(401)
  })

  it('leaves an event of every command, also of one that found nothing to do, and none of what nobody was allowed to ask', async () => {
    const { Items = [] } = await running.edges.dynamo.send(
      new QueryCommand({ TableName: 'overstap', KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'AUDIT#voorbeeld' } } }),
    )
    // What the tests wrote into the table themselves is no command.
    const after = Items.filter((item) => item['at']!.S! > '2026-09-01T10:05' && item['act']!.S !== 'test')
    const acts = new Set(after.map((item) => `${item['role']!.S} ${item['act']!.S}`))
    expect([...acts].sort()).toEqual([
      'coordinator#voorbeeld change-region',
      'coordinator#voorbeeld change-school',
      'coordinator#voorbeeld change-year-settings',
      'coordinator#voorbeeld make-feed',
      'coordinator#voorbeeld make-link',
      'coordinator#voorbeeld move-school',
      'coordinator#voorbeeld move-school-back',
      'coordinator#voorbeeld open-year',
      'coordinator#voorbeeld put-attachment-types',
      'coordinator#voorbeeld put-contacts',
      'coordinator#voorbeeld put-qualification',
      'coordinator#voorbeeld put-school',
      'coordinator#voorbeeld put-template',
      'coordinator#voorbeeld report-step',
      'coordinator#voorbeeld resend-notification',
      'coordinator#voorbeeld send-message',
      'coordinator#voorbeeld write-draft',
      `link#${poSchool} report-step`,
      ...[
        'add-dossiers', 'announce-attachment', 'answer-question', 'change-dossier', 'confirm-application', 'export-school', 'open-attachment', 'recall-dossier', 'record-inspection',
        'record-inspections', 'remove-attachment', 'remove-dossier', 'see-attachment', 'see-dossier', 'see-dossiers', 'see-questions', 'set-ready',
        'reopen-dossier', 'set-ready-many',
      ].map((act) => `po#${poSchool} ${act}`),
      `vo#${voSchool} see-questions`,
      ...['change-application', 'claim-application', 'export-school', 'fetch-dossiers', 'give-receipt', 'report-oso-missing', 'see-application', 'see-applications', 'see-released'].flatMap((act) => [`vo#92AA ${act}`, `vo#${voSchool} ${act}`]),
      ...['change-school', 'make-feed', 'make-link', 'put-contacts', 'put-qualification', 'report-expected-pupils', 'report-step'].flatMap((act) => [`po#${poSchool} ${act}`, `vo#92AA ${act}`, `vo#${voSchool} ${act}`]),
    ].sort())
    expect(after.every((item) => /^(done|refused)$/.test(item['outcome']!.S!) && /^(u-|contact:c-)/.test(item['sub']!.S!) && !JSON.stringify(item).includes('@'))).toBe(true)
  })
})

describe('what does not exist for someone', () => {
  const below = (base: string, schoolId: string) => [base, `${base}/calendar`, `${base}/schools`, `${base}/schools/${schoolId}`, `${base}/schools/${schoolId}/contacts`, `${base}/notifications`]

  it.each([
    ['another region', below('/regions/buurregio/years/2026-2027', '91AA00')],
    ['a region that was never made', below('/regions/nergens/years/2026-2027', '90AA00')],
    ['a region whose name cannot be', below('/regions/Voor%20beeld/years/2026-2027', '90AA00')],
    ['a year that was not opened', below('/regions/voorbeeld/years/2028-2029', '90AA00')],
    ['a year that is none', below('/regions/voorbeeld/years/2026-2028', '90AA00')],
    ['a school that is not in the year', [`${year}/schools/99ZZ99`, `${year}/schools/99ZZ99/contacts`, `${year}/schools/99ZZ99/notifications`]],
    ['a school of the other region', [`${year}/schools/91AA00`]],
    ['a school code that is none', [`${year}/schools/90aa00`, `${year}/schools/%F0%9F%92%A3`, `${year}/schools/%2500`]],
    ['a region with the name of a property of all things', ['/regions/constructor', '/regions/--proto--', '/regions/%5F%5Fproto%5F%5F']],
  ])('%s is answered like an id that was never given out', async (_what, paths) => {
    for (const user of ['coordinator', 'po', 'nobody'] as const) {
      for (const path of paths) expect([user, path, seen(await as(user)(path))]).toEqual([user, path, seen(unknown)])
    }
  })

  it.each([
    ['PATCH', `/regions/buurregio`, { name: 'Van ons' }],
    ['POST', `/regions/buurregio/years`, { year: '2029-2030' }],
    ['PUT', `/regions/buurregio/years/2026-2027/calendar`, { milestones: [] }],
    ['PUT', `/regions/buurregio/years/2026-2027/schools/91AA00/contacts`, []],
    ['PUT', `/regions/buurregio/years/2026-2027/schools/91AA00/milestones/contacts-checked`, { done: true }],
    ['PUT', `${year}/schools/91AA00/contacts`, []],
    ['POST', `${year}/notifications/2026-2027-20260901T100000000Z-0000000000000000/resend`, undefined],
    ['POST', `${year}/notifications/%00/resend`, undefined],
  ])('a coordinator who tries to %s %s finds nothing', async (method, path, body) => {
    const reply = await as('coordinator')(path, { method, ...(body && { body }), headers: { 'if-match': '"1"' } })
    // A NUL in a path does not come further than the gateway.
    if (path.includes('%00')) expect(reply.status).toBe(400)
    else expect(seen(reply)).toEqual(seen(unknown))
  })

  it('a step that is not in the calendar is not there, for the school itself either', async () => {
    const reply = await as('po')(`${year}/schools/${poSchool}/milestones/geen-stap`, { method: 'PUT', body: { done: true }, headers: { 'if-match': '"0"' } })
    expect(seen(reply)).toEqual(seen(unknown))
  })

  it('a school in two regions exists in both, and its neighbours in neither', async () => {
    for (const base of ['/regions/voorbeeld/years/2026-2027', '/regions/buurregio/years/2026-2027']) {
      expect((await as('grens')(`${base}/schools/90BG00`)).status).toBe(200)
      expect((await as('grens')(`${base}/calendar`)).status).toBe(200)
      expect((await as('grens')(`${base}/schools`)).status).toBe(403)
      expect((await as('grens')(`${base}/schools/90BF00`)).status).toBe(404)
    }
    const { body } = await as('grens')('/me')
    expect(body.roles).toHaveLength(1)
    expect(body.roles[0].years.map((one: { regionId: string }) => one.regionId).sort()).toEqual(['buurregio', 'voorbeeld'])
  })

  it('each contact point sees the school that is in both regions, the guest as a guest', async () => {
    expect((await as('coordinator')(`${year}/schools/90BG00`)).body.membership).toBe('member')
    expect((await as('coordinator-buur')('/regions/buurregio/years/2026-2027/schools/90BG00')).body.membership).toBe('guest')
  })
})

describe('paths and methods that there are not', () => {
  it.each([
    ['GET', '/'], ['GET', '/nothing'], ['GET', '/regions/'], ['GET', '/me/'], ['GET', `${year}/`], ['GET', '//me'], ['GET', '/ME'], ['GET', '/regions/voorbeeld/../buurregio/years/x/y/z'],
    ['DELETE', region], ['PUT', region], ['POST', '/me'], ['PATCH', `${year}/calendar`], ['OPTIONS', '/me'], ['HEAD', '/me'], ['DELETE', `${year}/schools/${poSchool}`],
  ])('%s %s is answered by the gateway and reaches no door', async (method, path) => {
    const reply = await as('coordinator')(path, { method })
    expect(reply.status).toBe(404)
    expect(reply.headers.get('api-version')).toBeNull()
  })

  it('behind a gateway that knows no routes the door itself answers as for an unknown thing', async () => {
    const door = wireApi(running.edges.settings.api, { ...running.edges, print: () => {} })
    for (const [method, rawPath] of [['GET', '/v1/nothing'], ['GET', '/v1/regions/'], ['DELETE', '/v1/me'], ['GET', '/'], ['GET', '/v1/me/']] as const) {
      const answer = await door({ version: '2.0', headers: {}, isBase64Encoded: false, rawPath, requestContext: { requestId: 'r', http: { method, path: rawPath } } } as never, {})
      expect([rawPath, answer.statusCode, answer.body]).toEqual([rawPath, 404, unknown.text])
      expect(answer.headers).toMatchObject({ 'api-version': unknown.headers.get('api-version') })
    }
  })
})

describe('someone with more than one role', () => {
  const twee = (path: string, role?: string, asking: Asking = {}) =>
    running.as('twee')(path, { ...asking, headers: { ...asking.headers, ...(role !== undefined && { 'overstap-role': role }) } })

  it('is asked to choose where more than one of them may do it, with all that can be chosen', async () => {
    const reply = await twee(region)
    expect([reply.status, reply.body.code]).toEqual([400, 'role-unclear'])
    expect(reply.body.reasons.map((reason: { message: string }) => reason.message)).toEqual([expect.stringContaining('coordinator:voorbeeld'), expect.stringContaining('helpdesk:voorbeeld')])
  })

  it.each(['coordinator', 'coordinator:voorbeeld', 'helpdesk', 'helpdesk:voorbeeld'])('acts as %s when the header says so', async (role) => {
    expect((await twee(region, role)).status).toBe(200)
  })

  it('may do in the chosen role only what that role may', async () => {
    const { etag } = await twee(region, 'helpdesk')
    const change = { method: 'PATCH', body: { holidayRegion: 'noord' }, headers: { 'if-match': etag } }
    expect((await twee(region, 'helpdesk:voorbeeld', change)).status).toBe(403)
    expect((await twee(region, 'coordinator:buurregio', change)).status).toBe(404)
    expect((await twee(region, 'coordinator:voorbeeld', change)).status).toBe(200)
  })

  it('need not choose where one role only may do it', async () => {
    const { etag } = await twee(region, 'helpdesk')
    expect((await twee(region, undefined, { method: 'PATCH', body: { holidayRegion: 'noord' }, headers: { 'if-match': etag } })).status).toBe(200)
    expect((await twee('/regions/buurregio')).status).toBe(200)
  })

  it.each(['operator', 'po', 'po:90AA00', 'coordinator:nergens', 'coordinator#voorbeeld', 'COORDINATOR', 'constructor', ','])('gains nothing by naming %s', async (role) => {
    expect(seen(await twee(region, role))).toEqual(seen(unknown))
    expect((await twee('/regions', role)).status).toBe(403)
  })
})

describe('someone who works at two schools', () => {
  it('reads the calendar of each region without choosing: only one of the schools takes part in it', async () => {
    await invite('dubbel@demo.example', { role: 'po', schoolId: '90AA00', rights: [] })
    await invite('dubbel@demo.example', { role: 'po', schoolId: '91AA00', rights: [] })
    const dubbel = running.as('dubbel')
    expect((await dubbel(`${year}/calendar`)).status).toBe(200)
    expect((await dubbel('/regions/buurregio/years/2026-2027/calendar')).status).toBe(200)
    expect(seen(await dubbel('/regions/nergens/years/2026-2027/calendar'))).toEqual(seen(unknown))
  })
})

describe('a role that was taken away', () => {
  it('is gone from every write at once, though what was read stays known for a minute', async () => {
    await invite('even@demo.example', { role: 'coordinator', regionId: 'voorbeeld' })
    const even = running.as('even')
    const { etag } = await even(region)
    const sub = await running.edges.accounts.ensure('even@demo.example')
    await running.edges.dynamo.send(new DeleteItemCommand({ TableName: 'overstap', Key: { pk: { S: `USER#${sub}` }, sk: { S: 'MEMBER#coordinator#voorbeeld' } } }))
    expect((await even(region)).status).toBe(200)
    const write = await even(region, { method: 'PATCH', body: { name: 'Van mij' }, headers: { 'if-match': etag } })
    expect(seen(write)).toEqual(seen(unknown))
    expect((await as('coordinator')(region)).body.name).toBe('Regio Voorbeeld')
  })
})
