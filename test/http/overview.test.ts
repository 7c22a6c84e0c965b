// The region's one look through the door: it is made of small rows, and yet says the same as the schools' own rows, after each act at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../lambdas/contract/routes.ts'
import { localDateOf } from '../../lambdas/domain/moment.ts'
import { asUtf8 } from '../support/register.ts'
import { ask, type Asking, type Running, startRunning } from '../support/running.ts'
import { type DossierWorld, dossierWorld } from './dossier-world.ts'
import { fromSchoolRows } from './overview-from-rows.ts'
import { poSchool, voSchool, year } from './sample-places.ts'

const otherPoSchool = '90BA00'

let running: Running
let world: DossierWorld
let coordinator: (path: string, asking?: Asking) => ReturnType<DossierWorld['ask']>

beforeAll(async () => {
  running = await startRunning({ startAt: '2027-03-18T09:00:00Z' })
  world = dossierWorld(running)
  coordinator = (path, asking) => world.good(running.as('coordinator')(path, asking))
  const { body } = await coordinator(`${year}/calendar/check`, { method: 'POST' })
  const accepted = body.conflicts.map((conflict: { readonly key: string }) => conflict.key)
  await coordinator(`${year}/calendar/publish`, { method: 'POST', body: { accepted } })
  await running.moveTo('2027-03-18T09:05:00Z')
})
afterAll(() => running.stop())

const overview = async () => (await coordinator(`${year}/overview`)).body
const callOf = async (schoolId: string) => (await coordinator(`${year}/call-list`)).body.schools.find((each: { readonly schoolId: string }) => each.schoolId === schoolId)
const stepIn = (body: { readonly steps: readonly { readonly milestone: { readonly id: string } }[] }, id: string) => body.steps.find(({ milestone }) => milestone.id === id) as { readonly done: number; readonly of: number } | undefined

interface Named {
  readonly schoolId: string
}

/** Sees the overview, which says the same as the rows of the schools. */
async function seen() {
  const body = await overview()
  const { steps, behind, behindMore, withoutContacts, connection, osoMissing } = body
  expect({
    steps: steps.map(({ milestone, done, of }: { milestone: { id: string }; done: number; of: number }) => [milestone.id, done, of]).toSorted(),
    behind: behind.reduce((sum: number, { others }: { others: number }) => sum + 1 + others, behindMore),
    withoutContacts: withoutContacts.map(({ schoolId }: Named) => schoolId).toSorted(),
    connected: [connection.po.connected, connection.vo.connected],
    osoMissing: osoMissing.map(({ schoolId }: Named) => schoolId),
  }).toEqual(await fromSchoolRows(running, world))
  return body
}

const doneOf = async (id: string) => stepIn(await seen(), id)!.done

async function report(user: string, schoolId: string, id: string, body: object) {
  const { body: school } = await coordinator(`${year}/schools/${schoolId}`)
  const { etag } = school.steps.find(({ milestone }: { milestone: { id: string } }) => milestone.id === id)
  await world.good(running.as(user)(`${year}/schools/${schoolId}/milestones/${id}`, { method: 'PUT', body, headers: { 'if-match': etag } }))
}

async function keepContacts(user: string, schoolId: string, contacts: readonly object[]) {
  const path = `${year}/schools/${schoolId}/contacts`
  const { etag } = await coordinator(path)
  return (await world.good(running.as(user)(path, { method: 'PUT', body: contacts, headers: { 'if-match': etag } }))).body
}

/** Somebody acts on the page of a school, by a link. */
async function byLink(schoolId: string, act: (page: { readonly steps: readonly { readonly milestone: { readonly id: string }; readonly etag: string }[]; readonly contactsEtag: string }) => object) {
  const [{ contactId }] = (await coordinator(`${year}/schools/${schoolId}/contacts`)).body
  const { body } = await coordinator(`${year}/schools/${schoolId}/link`, { method: 'POST', body: { contactId } })
  const token = String(body.url).split('#')[1]
  const page = await world.good(ask(running.url, '/school-page', {}, token))
  return world.good(ask(running.url, '/school-page', { method: 'POST', body: act(page.body) }, token))
}

describe('the overview says at once', () => {
  it('what there is at first: every school open for every step that it reports', async () => {
    const body = await seen()
    expect(body).toMatchObject({ regionName: 'Regio Voorbeeld', year: '2026-2027', at: expect.stringMatching(/^2027-03-18T09:/), schools: 32, osoMissing: [], bounced: [] })
    expect(stepIn(body, 'contacts-checked')).toMatchObject({ done: 0, of: 32, state: 'overdue' })
    expect([new Set(body.behind.map(({ schoolId }: Named) => schoolId)).size, body.behindMore]).toEqual([32, 0])
  })

  it('what a school reports, and takes back', async () => {
    await report('po', poSchool, 'warm-transfer', { done: true })
    expect(await doneOf('warm-transfer')).toBe(1)
    await report('po', poSchool, 'warm-transfer', { done: false })
    expect(await doneOf('warm-transfer')).toBe(0)
  })

  it('what the region reports for a school, with a number', async () => {
    await report('coordinator', poSchool, 'leavers-listed', { count: 28, of: 28 })
    expect(await doneOf('leavers-listed')).toBe(1)
    const { behind } = await overview()
    expect(behind[0]).toMatchObject({ schoolId: poSchool, overdue: true, pupils: '20-49' })
  })

  it('that a school has contacts, and that it confirmed them', async () => {
    const before = await seen()
    await keepContacts('coordinator', otherPoSchool, [])
    expect((await seen()).withoutContacts).toHaveLength(before.withoutContacts.length + 1)
    await keepContacts('coordinator', otherPoSchool, [{ name: 'Bo', email: 'bo@school.example', roles: ['transfer'], phone: '0199 12 34 56', workDays: [1, 3] }])
    expect([(await seen()).withoutContacts.length, await doneOf('contacts-checked')]).toEqual([before.withoutContacts.length, 0])
    await keepContacts('po', poSchool, [{ name: 'Anna', email: 'anna@school.example', roles: ['transfer'] }])
    expect(await doneOf('contacts-checked')).toBe(1)
  })

  it('what somebody does by a link: a report, and naming a colleague', async () => {
    await byLink(otherPoSchool, ({ steps }) => ({ act: 'report', milestoneId: 'support-request', etag: steps.find(({ milestone }) => milestone.id === 'support-request')!.etag, done: true }))
    expect(await doneOf('support-request')).toBe(1)
    await running.moveTo('2027-03-18T10:00:00Z')
    await byLink(otherPoSchool, ({ contactsEtag }) => ({ act: 'hand-over', etag: contactsEtag, email: 'ype@school.example', name: 'Ype', keepMe: false }))
    await seen()
    expect(await callOf(otherPoSchool)).toMatchObject({ contact: 'Ype', email: 'ype@school.example', bounced: false, seenAt: '2027-03-18T10:00:00.000Z' })
  })

  it('what a list of progress says of many schools', async () => {
    const list = asUtf8(['vestigingscode;stap;klaar;totaal', `${poSchool};oso-set-ready;10;28`, `${otherPoSchool};oso-set-ready;28;28`, `${otherPoSchool};support-request;nee;`, ''].join('\r\n'))
    await coordinator(`${year}/progress/import`, { method: 'POST', file: list })
    expect([await doneOf('oso-set-ready'), await doneOf('support-request')]).toEqual([1, 0])
  })

  it('what is stated of the connection of a school', async () => {
    const path = `${year}/schools/${poSchool}/qualification`
    const state = async (user: string, body: object) => {
      const { etag } = await coordinator(path)
      await world.good(running.as(user)(path, { method: 'PUT', body, headers: { 'if-match': etag } }))
    }
    const labels = async () => Object.fromEntries((await seen()).connection.po.labels.map(({ label, schools }: { label: string; schools: number }) => [label, schools]))
    const unknown = { state: 'unknown' }
    await state('coordinator', { participates: unknown, agreement: unknown, mandate: unknown, endpoint: unknown })
    const [done, before] = [await doneOf('oso-checked'), await labels()]
    await state('po', { endpoint: { state: 'yes' }, participates: { state: 'yes' } })
    expect([await doneOf('oso-checked'), await labels()]).toEqual([done + 1, before])
    await state('coordinator', { agreement: { state: 'yes' }, mandate: { state: 'yes' } })
    expect(await labels()).toMatchObject({ unknown: before['unknown'] - 1, qualified: before['qualified'] + 1 })
    await state('po', { endpoint: { state: 'no' } })
    expect(await labels()).toMatchObject({ qualified: before['qualified'], 'endpoint-missing': before['endpoint-missing'] + 1 })
    expect(await callOf(poSchool)).toMatchObject({ label: 'endpoint-missing', nextStep: { code: 'supplier-registers', who: 'supplier', text: expect.stringContaining('endpoint') } })
  })

  it('what a school does with its dossiers', async () => {
    const dossierId = await world.add()
    const behind = async () => (({ behind }) => behind.reduce((sum: number, { others }: { others: number }) => sum + 1 + others, 0))(await seen())
    const [done, all] = [await doneOf('attachments-ready'), await behind()]
    await world.attach(dossierId)
    expect([await doneOf('attachments-ready'), await behind()]).toEqual([done + 1, all - 1])
    await world.inspect(dossierId)
    expect([await doneOf('inspection-done'), await doneOf('set-ready')]).toEqual([1, 0])
    await world.good(world.setReady(dossierId))
    expect(await doneOf('set-ready')).toBe(1)
    await world.good(world.po(`/dossiers/${dossierId}/recall`, { method: 'POST' }))
    expect(await doneOf('set-ready')).toBe(0)
  })

  it('what VO schools fetch, and what they miss', async () => {
    const dossierId = await world.addReady()
    await world.claim(dossierId)
    await running.moveTo('2027-03-18T11:00:00Z')
    await world.fetched(dossierId)
    await seen()
    expect(await callOf(voSchool)).toMatchObject({ seenAt: '2027-03-18T11:00:00.000Z' })
    const missing = (count: number) => world.good(running.as('vo')(`${year}/schools/${voSchool}/oso-missing`, { method: 'POST', body: [{ schoolId: otherPoSchool, count }] }))
    await missing(7)
    expect((await seen()).osoMissing).toEqual([{ schoolId: otherPoSchool, name: expect.any(String) }])
    await missing(3)
    expect((await seen()).osoMissing).toMatchObject([{ schoolId: otherPoSchool }])
    await missing(0)
    expect((await seen()).osoMissing).toEqual([])
  })

  it('that a mail did not arrive, until the contacts of the school are changed', async () => {
    const [mail] = (await coordinator(`${year}/schools/${otherPoSchool}/notifications`)).body.notifications
    await coordinator(`${year}/notifications/${mail.id}/resend`, { method: 'POST' })
    const now = running.laptop.now()
    const claimed = await world.ports.outbox.claim('voorbeeld', mail.id, now, now)
    await world.ports.outbox.settle(claimed!, { state: 'failed', failure: 'address-refused' }, now)
    expect((await seen()).bounced).toMatchObject([{ schoolId: otherPoSchool }])
    expect(await callOf(otherPoSchool)).toMatchObject({ bounced: true })
    await keepContacts('coordinator', otherPoSchool, [{ email: 'nieuw@school.example', roles: ['transfer'] }])
    expect((await seen()).bounced).toEqual([])
  })

  it('that a school is added', async () => {
    await coordinator(`${year}/schools/98ZZ00`, { method: 'PUT', body: { sector: 'so', name: 'De Nieuwe School', boardId: '99901', phone: '0199 00 11 22' } })
    const { schools, withoutContacts } = await seen()
    expect([schools, withoutContacts.some(({ schoolId }: Named) => schoolId === '98ZZ00')]).toEqual([33, true])
    expect(await callOf('98ZZ00')).toMatchObject({ contact: '', email: '', phone: '0199 00 11 22', label: 'unknown', nextStep: { code: 'school-answers', who: 'school' } })
  })
})

describe('the call list', () => {
  it('says what is open and since when, with whoever works there and on which days', async () => {
    await keepContacts('coordinator', '90CA00', [{ name: 'Dirk', email: 'dirk@school.example', roles: ['transfer'], phone: '0199 65 43 21', workDays: [2, 4] }])
    const call = await callOf('90CA00')
    expect(call).toMatchObject({ contact: 'Dirk', phone: '0199 65 43 21', email: 'dirk@school.example', workDays: [2, 4], sector: 'po' })
    expect(call.seenAt).toBeUndefined()
    expect(call.open).toContainEqual({ milestoneId: 'leavers-listed', title: 'Aantal leerlingen naar het vo', on: '2027-02-05', overdue: true })
    expect(call.open.map(({ on }: { on: string }) => on)).toEqual(call.open.map(({ on }: { on: string }) => on).toSorted())
    expect(call.open.every(({ on, overdue }: { on: string; overdue: boolean }) => overdue === on < localDateOf(running.laptop.now()))).toBe(true)
  })

  it('holds every school of who is behind', async () => {
    const [{ behind }, { body }] = [await overview(), await coordinator(`${year}/call-list`)]
    const called = new Set(body.schools.map(({ schoolId }: Named) => schoolId))
    expect(behind.filter(({ schoolId }: Named) => !called.has(schoolId))).toEqual([])
    expect(body.schools[0].schoolId).toBe(behind[0].schoolId)
  })
})

describe('a region', () => {
  it('has an overview and a call list for its helpdesk too, and for nobody else', async () => {
    for (const [path, { answer }] of [[`${year}/overview`, routes.getOverview], [`${year}/call-list`, routes.getCallList]] as const) {
      const { body } = await world.good(running.as('helpdesk')(path))
      expect(answer.parse(body)).toEqual(body)
      expect((await running.as('po')(path)).status).toBe(403)
      expect((await running.as('coordinator-buur')(path)).status).toBe(404)
    }
  })
  it('that opened no such year has neither', async () => {
    for (const path of ['overview', 'call-list']) expect((await running.as('coordinator')(`/regions/voorbeeld/years/2030-2031/${path}`)).status).toBe(404)
  })
})
