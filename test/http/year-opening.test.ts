// Opening a year from the year before through the API: what the preview shows is what is opened, whole or not at all.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../lambdas/contract/routes.ts'
import { watchedDynamo } from '../doors/failing-clients.ts'
import { type Asking, type Prepared, prepareRunning, type Reply, type Running } from '../support/running.ts'
import { openOwnDoor } from './own-door.ts'
import { poSchool, region, settings, year } from './sample-requests.ts'

const next = `${region}/years/2027-2028`
const wanted = { year: '2027-2028', copyFrom: '2026-2027' }

let prepared: Prepared
let running: Running
let ask: (path: string, asking?: Asking) => Promise<Reply>

beforeAll(async () => {
  prepared = await prepareRunning('2027-03-01T10:00:00Z', async (first) => {
    const coordinator = first.as('coordinator')
    await coordinator(year, { method: 'PATCH', body: { decidedBy: 'Stuurgroep', usesCodes: true }, headers: { 'if-match': (await coordinator(year)).etag } })
    await coordinator(`${year}/calendar/publish`, { method: 'POST', body: {} })
    const school = `${year}/schools/${poSchool}`
    const po = first.as('po')
    const { body, etag } = await po(`${school}/contacts`)
    const kept = body.map(({ contactId, email, roles }: { contactId: string; email: string; roles: string[] }) => ({ contactId, email, roles }))
    await po(`${school}/contacts`, { method: 'PUT', body: kept, headers: { 'if-match': etag } })
    await po(`${school}/milestones/leavers-listed`, { method: 'PUT', body: { done: true }, headers: { 'if-match': '"0"' } })
    const guest = `${year}/schools/90BG00`
    await coordinator(guest, { method: 'PATCH', body: { membership: 'guest' }, headers: { 'if-match': (await coordinator(guest)).etag } })
  })
})
afterAll(() => prepared.remove())
beforeEach(async () => {
  running = await prepared.start()
  ask = running.as('coordinator')
})
afterEach(() => running.stop())

const preview = (body: object = wanted) => ask(`${region}/years/preview`, { method: 'POST', body })
const open = (body: object = wanted, headers: Record<string, string> = {}) => ask(`${region}/years`, { method: 'POST', body, headers })
const schoolsOf = async (path: string) => (await ask(`${path}/schools?limit=1000`)).body.schools as readonly { schoolId: string; stepsDone: number; contactsConfirmedAt?: string }[]
const yearsOf = async () => (await ask(`${region}/years`)).body.years.map((one: { year: string }) => one.year)
interface Shifted {
  readonly milestone: { readonly id: string; readonly on: string }
  readonly was: { readonly on: string }
  readonly rule: { readonly code: string; readonly message: string }
}

describe('the preview', () => {
  it('shows how each date shifts, by which rule in words, and what stays behind', async () => {
    const { status, body } = await preview()
    expect(status).toBe(200)
    expect(routes.previewYear.answer.parse(body)).toEqual(body)
    const of = (id: string) => (body.milestones as readonly Shifted[]).find(({ milestone }) => milestone.id === id)!
    const ids = ['final-advice', 'release', 'set-ready', 'attachments-ready', 'inspection-done', 'warm-transfer', 'fetched']
    expect(ids.map((id) => `${of(id).was.on} ${of(id).milestone.on} ${of(id).rule.message}`)).toEqual([
      '2027-03-24 2028-03-24 landelijke datum van 2027-2028',
      '2027-04-07 2028-04-05 eerste woensdag, minstens 3 werkdagen, na ‘Aanmelden gesloten’',
      '2027-04-06 2028-04-04 laatste werkdag vóór ‘Ophalen kan vanaf’',
      '2027-03-19 2028-03-21 3 werkdagen vóór ‘Definitief schooladvies’',
      '2027-03-31 2028-03-31 op dezelfde dag als ‘Aanmelden gesloten’',
      '2027-06-18 2028-06-16 vrijdag, 52 weken later',
      '2027-04-16 2028-04-13 vrijdag, 52 weken later; vrijdag 14 april 2028 is een vrije dag, daarom de werkdag ervóór',
    ])
    expect(body.leftOut).toEqual([{ title: 'Doorstroomtoets', on: '2027-02-12', message: 'De datum voor 2027-2028 is nog niet bekend. Voeg deze stap toe als u de datum weet.' }])
    expect([body.schools, body.contacts]).toEqual([{ taken: 31, guestsLeft: 1 }, 31])
    expect(body.settings).toMatchObject({ usesCodes: true, schoolHolidays: [] })
    expect(body.settings.decidedBy).toBeUndefined()
    expect(body.settingsLeft.map(({ code }: { code: string }) => code)).toEqual(['school-holidays', 'decision'])
    expect(body.conflicts.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([])
    for (const { message } of [...body.settingsLeft, ...body.cannotCheck, ...body.conflicts]) expect(message).toMatch(/^[A-Z‘0-9].*\.$/s)
  })

  it('opens nothing', async () => {
    await preview()
    expect(await yearsOf()).toEqual(['2026-2027'])
    expect((await ask(next)).status).toBe(404)
  })

  it.each<[string, object, number, string]>([
    ['a year that is open', { year: '2026-2027', copyFrom: '2025-2026' }, 409, 'already-exists'],
    ['an earlier year that is not open', { year: '2027-2028', copyFrom: '2025-2026' }, 400, 'invalid-input'],
    ['an earlier year that is no earlier one', { year: '2027-2028', copyFrom: '2027-2028' }, 400, 'invalid-input'],
  ])('of %s is refused, and so is opening it', async (_what, body, status, code) => {
    for (const reply of [await preview(body), await open(body)]) {
      expect([reply.status, reply.body.code]).toEqual([status, code])
      if (status === 400) expect(reply.body.errors).toMatchObject([{ path: 'copyFrom', message: expect.stringMatching(/jaar/) }])
    }
    expect(await yearsOf()).toEqual(['2026-2027'])
  })
})

describe('opening from the year before', () => {
  it('makes of the preview the draft and the settings, and of its members the schools', async () => {
    const shown = (await preview()).body
    const { status, body } = await open()
    expect([status, body.settings, body.publishedVersion]).toEqual([201, shown.settings, 0])
    const calendar = await ask(`${next}/calendar`)
    expect([calendar.etag, calendar.body.draft.milestones]).toEqual(['"1"', shown.milestones.map(({ milestone }: Shifted) => milestone)])
    const schools = await schoolsOf(next)
    expect(schools).toHaveLength(31)
    expect(schools.some(({ schoolId }) => schoolId === '90BG00')).toBe(false)
    expect(await yearsOf()).toEqual(['2026-2027', '2027-2028'])
  })

  it('takes contacts along, but not what was done and confirmed', async () => {
    const before = (await ask(`${year}/schools/${poSchool}`)).body
    expect(before.contactsConfirmedAt).toBeDefined()
    await open()
    const { body, etag } = await ask(`${next}/schools/${poSchool}`)
    expect(body.contacts).toEqual(before.contacts)
    expect([body.contactsConfirmedAt, body.contactsEtag, etag, body.pupilSystem]).toEqual([undefined, '"0"', '"1"', before.pupilSystem])
    await ask(`${next}/calendar/publish`, { method: 'POST', body: {} })
    expect((await schoolsOf(next)).filter(({ stepsDone }) => stepsDone > 0)).toEqual([])
    // The year before stays as it was.
    expect((await ask(`${year}/schools/${poSchool}`)).body.contactsConfirmedAt).toBe(before.contactsConfirmedAt)
  })

  it('lets the school find its new year', async () => {
    await open()
    const [role] = (await running.as('po')('/me')).body.roles
    expect(role.years.map((one: { year: string }) => one.year)).toEqual(['2027-2028', '2026-2027'])
  })

  it('follows the settings that come with it: its school holidays move what would fall in them', async () => {
    const schoolHolidays = [{ name: 'Meivakantie', first: '2028-04-15', last: '2028-04-30' }]
    const { body } = await open({ ...wanted, settings: { schoolHolidays, usesOso: false } })
    expect(body.settings).toMatchObject({ schoolHolidays, usesOso: false, usesCodes: true })
    const { milestones } = (await ask(`${next}/calendar`)).body.draft
    expect(milestones.find(({ id }: { id: string }) => id === 'placement-known').on).toBe('2028-04-13')
  })

  it('takes the published calendar, not what is in draft', async () => {
    const { body, etag } = await ask(`${year}/calendar`)
    const milestones = body.draft.milestones.map((one: { id: string }) => (one.id === 'warm-transfer' ? { ...one, on: '2027-06-10' } : one))
    await ask(`${year}/calendar`, { method: 'PUT', body: { milestones }, headers: { 'if-match': etag } })
    await open()
    expect((await ask(`${next}/calendar`)).body.draft.milestones.find(({ id }: { id: string }) => id === 'warm-transfer').on).toBe('2028-06-16')
  })

  it('takes the draft of a region that has published none', async () => {
    const other = running.as('coordinator-buur')
    expect((await other('/regions/buurregio/years', { method: 'POST', body: wanted })).status).toBe(201)
    expect((await other('/regions/buurregio/years/2027-2028/calendar')).body.draft.milestones).toHaveLength(22)
    expect((await other('/regions/buurregio/years/2027-2028/schools?limit=1000')).body.total).toBe(12)
  })

  it('without an earlier year begins with the usual settings, no schools and no draft', async () => {
    const { status, body } = await open({ year: '2027-2028', settings })
    expect([status, body.settings]).toEqual([201, settings])
    expect(await schoolsOf(next)).toEqual([])
    expect((await ask(`${next}/calendar`)).body.draft.milestones).toEqual([])
  })
})

describe('opening again', () => {
  it('with the same key answers the year that is there; with the key for something else it is refused', async () => {
    const key = { 'idempotency-key': 'nieuw-jaar' }
    const [first, second] = [await open(wanted, key), await open(wanted, key)]
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    const other = await open({ ...wanted, settings: { usesOso: false } }, key)
    expect([other.status, other.body.code]).toEqual([409, 'key-used-for-something-else'])
  })

  it('without a key is refused, and changes no school', async () => {
    await open()
    const path = `${next}/schools/${poSchool}`
    await ask(path, { method: 'PATCH', body: { pupilSystem: 'ESIS' }, headers: { 'if-match': '"1"' } })
    expect([(await open()).status, (await open({ year: '2027-2028' })).status]).toEqual([409, 409])
    expect((await ask(path)).body.pupilSystem).toBe('ESIS')
  })

  it('by three at once opens one year', async () => {
    const replies = await Promise.all([open(), open(), open()])
    expect(replies.map(({ status }) => status).filter((status) => ![201, 409, 412].includes(status))).toEqual([])
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect([await yearsOf(), (await schoolsOf(next)).length]).toEqual([['2026-2027', '2027-2028'], 31])
  })
})

describe('an opening that breaks off', () => {
  /** Opens the year through a door of which the table fails at a transaction, counted from 1, before or after it is done. */
  async function breakingAt(transaction: number, instead: 'lost' | { readonly error: string }): Promise<string[]> {
    const writes: string[] = []
    const dynamo = watchedDynamo(running.edges.dynamo!, (operation) => {
      if (/^(Get|BatchGet|Query)/.test(operation)) return undefined
      writes.push(operation)
      return writes.length === transaction ? instead : undefined
    })
    const door = await openOwnDoor(running, { dynamo })
    expect((await door.as('coordinator')(`${region}/years`, { method: 'POST', body: wanted })).status).toBe(500)
    await door.close()
    return writes
  }

  it.each([
    ['before its schools are written', 1, { error: 'InternalServerError' }],
    ['after its schools are written', 1, 'lost'],
    ['before it is opened', 2, { error: 'InternalServerError' }],
  ] as const)('%s shows nobody half a year, and asking again completes it', async (_when, transaction, instead) => {
    await breakingAt(transaction, instead)
    expect(await yearsOf()).toEqual(['2026-2027'])
    for (const path of [next, `${next}/schools`, `${next}/calendar`, `${next}/schools/${poSchool}`]) expect((await ask(path)).status).toBe(404)
    const [role] = (await running.as('po')('/me')).body.roles
    expect([role.years.map((one: { year: string }) => one.year), role.schoolName]).toEqual([['2026-2027'], expect.any(String)])
    expect((await running.as('po')(`${next}/schools/${poSchool}`)).status).toBe(404)
    expect((await open()).status).toBe(201)
    expect((await schoolsOf(next)).length).toBe(31)
    expect((await ask(`${next}/calendar`)).body.draft.milestones).toHaveLength(22)
  })

  it('writes its schools in one transaction and opens in another; what was written is not written again', async () => {
    const writes = await breakingAt(2, { error: 'InternalServerError' })
    expect(writes).toEqual(['TransactWriteItems', 'TransactWriteItems'])
    expect(await breakingAt(1, { error: 'InternalServerError' })).toEqual(['TransactWriteItems'])
    expect((await open()).status).toBe(201)
  })

  it('takes along what changed since', async () => {
    await breakingAt(2, { error: 'InternalServerError' })
    const path = `${year}/schools/${poSchool}`
    await ask(path, { method: 'PATCH', body: { pupilSystem: 'ESIS' }, headers: { 'if-match': (await ask(path)).etag } })
    await open()
    expect((await ask(`${next}/schools/${poSchool}`)).body.pupilSystem).toBe('ESIS')
  })

  it('is not opened without the earlier year that it was to come from', async () => {
    await breakingAt(2, { error: 'InternalServerError' })
    const reply = await open({ year: '2027-2028' })
    expect([reply.status, reply.body.errors]).toMatchObject([400, [{ path: 'copyFrom', code: 'opening-broke-off' }]])
    expect((await ask(next)).status).toBe(404)
  })
})
