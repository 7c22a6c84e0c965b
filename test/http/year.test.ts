// A region's year through the API: what can be published and what stands against it, and what a school can say of its steps and of itself.
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { type Asking, type Prepared, prepareRunning, type Reply, type Running } from '../support/running.ts'
import { contact, milestone, poSchool, settings, voSchool, year } from './sample-requests.ts'

interface Step {
  readonly id: string
  readonly on: string
  readonly kind: string
  readonly title: string
}

let prepared: Prepared
let running: Running
let ask: (path: string, asking?: Asking) => Promise<Reply>

beforeAll(async () => {
  prepared = await prepareRunning('2027-03-01T10:00:00Z', async () => {})
})
afterAll(() => prepared.remove())
beforeEach(async () => {
  running = await prepared.start()
  ask = running.as('coordinator')
})
afterEach(() => running.stop())

const publish = (reason?: string) => ask(`${year}/calendar/publish`, { method: 'POST', ...(reason && { body: { reason } }) })

/** Writes a draft with some steps changed. */
async function draft(change: (steps: readonly Step[]) => readonly object[]): Promise<Reply> {
  const { body, etag } = await ask(`${year}/calendar`)
  return ask(`${year}/calendar`, { method: 'PUT', body: { milestones: change(body.draft.milestones) }, headers: { 'if-match': etag } })
}
const move = (id: string, on: string) => draft((steps) => steps.map((step) => (step.id === id ? { ...step, on } : step)))
const reasons = ({ body }: Reply) => (body.reasons ?? []).map((reason: { code: string }) => reason.code).sort()

describe('publishing', () => {
  it('answers whom it touches: at first every school and everybody to write there', async () => {
    const reply = await publish()
    expect([reply.status, reply.body.number, reply.body.changes, reply.body.touched]).toEqual([200, 1, [], { schools: 32, persons: 30, withoutContact: [], done: [] }])
  })

  it('names the touched schools where nobody can be written', async () => {
    const path = `${year}/schools/${poSchool}/contacts`
    await ask(path, { method: 'PUT', body: [], headers: { 'if-match': (await ask(path)).etag } })
    expect((await publish()).body.touched).toMatchObject({ persons: 29, withoutContact: [{ schoolId: poSchool }] })
  })

  it('again changes nothing and touches nobody', async () => {
    const first = await publish()
    const again = await publish()
    expect([again.status, again.body.number, again.body.publishedAt, again.body.touched.schools]).toEqual([200, 1, first.body.publishedAt, 0])
    expect((await ask(`${year}/calendar/versions`)).body.versions).toHaveLength(1)
  })

  it('by three at once makes one version', async () => {
    const replies = await Promise.all([publish(), publish(), publish()])
    expect(replies.map(({ status }) => status).filter((status) => status !== 200 && status !== 412)).toEqual([])
    expect(replies.some(({ status }) => status === 200)).toBe(true)
    expect((await ask(`${year}/calendar/versions`)).body.versions).toHaveLength(1)
  })

  it('a next version wants a reason, and tells the schools of it', async () => {
    await publish()
    await move('warm-transfer', '2027-06-17')
    const without = await publish()
    expect([without.status, without.body.code, reasons(without)]).toEqual([409, 'cannot-publish', ['reason-missing']])
    const reply = await publish('De zaal was bezet')
    expect(reply.body).toMatchObject({ number: 2, changes: [{ change: 'moved', milestone: { id: 'warm-transfer', on: '2027-06-17' }, before: { on: '2027-06-18' } }], touched: { schools: 32 } })
    const [newest] = (await ask(`${year}/calendar/versions`)).body.versions
    expect(newest).toMatchObject({ number: 2, reason: 'De zaal was bezet', changes: [{ change: 'moved' }] })
  })

  it('a date of VO schools touches no PO school', async () => {
    await publish()
    await move('fetched', '2027-04-20')
    expect((await publish('Later')).body.touched.schools).toBe(8)
  })

  it('is refused with everything that stands against it at once, the same as a check says', async () => {
    await publish()
    await draft((steps) => [
      ...steps.map((step) => (step.id === 'final-advice' ? { ...step, on: '2027-04-01' } : step.id === 'year-closed' ? { ...step, on: '2028-01-01' } : step.id === 'release' ? { ...step, on: '2027-03-31' } : step)),
      { ...steps.find(({ id }) => id === 'form-checked'), id: 'form-checked-again' },
    ])
    const reply = await publish()
    expect([reply.status, reply.body.code]).toEqual([409, 'cannot-publish'])
    expect(reasons(reply)).toEqual(['final-advice-after-inspection', 'outside-year', 'reason-missing', 'release-not-after-closing', 'same-step-twice', 'set-ready-not-before-release', 'set-ready-not-before-release'])
    for (const { message } of reply.body.reasons) expect(message).toMatch(/^[A-Z‘].*\.$/)
    const checked = await ask(`${year}/calendar/check`, { method: 'POST' })
    const errors = checked.body.conflicts.filter(({ severity }: { severity: string }) => severity === 'error')
    expect([...errors.map(({ code }: { code: string }) => code), 'reason-missing'].sort()).toEqual(reasons(reply))
    expect(errors.every(({ message }: { message: string }) => reply.body.reasons.some((reason: { message: string }) => reason.message === message))).toBe(true)
    expect((await ask(`${year}/calendar/versions`)).body.versions).toHaveLength(1)
  })

  it('an empty calendar is refused, and the check says so before', async () => {
    await draft(() => [])
    expect((await ask(`${year}/calendar/check`, { method: 'POST' })).body.conflicts).toMatchObject([{ code: 'calendar-empty', severity: 'error' }])
    const reply = await publish()
    expect([reply.status, reasons(reply)]).toEqual([409, ['calendar-empty']])
  })

  it('moves a release six minutes before it, and no longer when it is five away or past', async () => {
    await publish()
    await running.moveTo('2027-04-07T06:54:00Z')
    await move('release', '2027-04-08')
    expect((await publish('Een dag later')).status).toBe(200)
    await running.moveTo('2027-04-08T06:55:30Z')
    await move('release', '2027-04-09')
    expect((await ask(`${year}/calendar/check`, { method: 'POST' })).body.conflicts).toContainEqual(expect.objectContaining({ code: 'release-cannot-move', severity: 'error', milestoneIds: ['release'] }))
    const late = await publish('Nog een dag')
    expect([late.status, reasons(late)]).toEqual([409, ['release-cannot-move']])
    await running.moveTo('2027-04-08T12:00:00Z')
    expect(reasons(await publish('Nog een dag'))).toEqual(['release-cannot-move'])
  })

  it('tells a school of a step that is from now on meant for it, and one for which it no longer is', async () => {
    await publish()
    await running.moveTo('2027-03-01T10:01:00Z')
    await draft((steps) => steps.map((step) => (step.id === 'inspection-done' ? { ...step, audience: ['vo'] } : step)))
    expect((await publish('De vo-scholen nemen dit over')).body.touched.schools).toBe(32)
    await running.moveTo('2027-03-01T10:02:00Z')
    const newest = async (user: string) => (await running.mails(`${user}@demo.example`)).map(({ subject }) => subject).find((subject) => subject.includes('Ouders hebben kunnen inzien'))
    expect(await newest('po')).toMatch(/^Vervallen/)
    expect(await newest('vo')).toMatch(/^Nieuw/)
  })

  it('writes nothing to a school for which the calendar has no step', async () => {
    await draft((steps) => steps.filter(({ id }) => id === 'fetched'))
    expect((await publish()).body.touched.schools).toBe(8)
    await running.moveTo('2027-03-01T10:01:00Z')
    expect([(await running.mails('po@demo.example')).length, (await running.mails('vo@demo.example')).length]).toEqual([0, 1])
  })

  it('of a draft that somebody else changed meanwhile is refused', async () => {
    const { etag } = await ask(`${year}/calendar`)
    await move('warm-transfer', '2027-06-17')
    expect((await ask(`${year}/calendar/publish`, { method: 'POST', headers: { 'if-match': etag } })).status).toBe(412)
  })

  it('shows schools what is published and never the draft', async () => {
    expect((await running.as('po')(`${year}/calendar`)).body).toEqual({ year: '2026-2027' })
    await publish()
    await move('warm-transfer', '2027-06-17')
    const { body } = await running.as('po')(`${year}/calendar`)
    expect([body.draft, body.changes, body.published.milestones.find(({ id }: Step) => id === 'warm-transfer').on]).toEqual([undefined, undefined, '2027-06-18'])
  })
})

describe('a step as a school reports it', () => {
  const report = (user: string, schoolId: string, id: string, body: object, etag = '"0"') => running.as(user)(`${year}/schools/${schoolId}/milestones/${id}`, { method: 'PUT', body, headers: { 'if-match': etag } })

  it('is done when it is said, or when all are counted; and open again when that is taken back', async () => {
    await publish()
    expect((await report('po', poSchool, 'oso-set-ready', { count: 27, of: 28 })).body).toMatchObject({ state: 'open', tick: { done: false, count: 27, of: 28, statedBy: 'school' } })
    expect((await report('po', poSchool, 'oso-set-ready', { count: 28, of: 28 }, '"1"')).body).toMatchObject({ state: 'done', tick: { done: true } })
    expect((await report('coordinator', poSchool, 'oso-set-ready', { done: false }, '"2"')).body).toMatchObject({ state: 'open', tick: { statedBy: 'region' }, etag: '"3"' })
    expect((await report('po', poSchool, 'oso-set-ready', { done: true }, '"2"')).status).toBe(412)
  })

  it('stays as it was said when only a note is added', async () => {
    await publish()
    await report('po', poSchool, 'oso-set-ready', { count: 28, of: 28 })
    const noted = await report('po', poSchool, 'oso-set-ready', { note: 'Twee later toegevoegd' }, '"1"')
    expect(noted.body).toMatchObject({ state: 'done', tick: { done: true, count: 28, of: 28, note: 'Twee later toegevoegd' } })
  })

  it.each<[string, string, string, string]>([
    ['that passes by itself', 'po', 'final-advice', 'passes-by-itself'],
    ['that opens something', 'vo', 'release', 'passes-by-itself'],
    ['of the other side', 'po', 'fetched', 'not-for-this-school'],
    ['of the other side, for a vo school', 'vo', 'leavers-listed', 'not-for-this-school'],
  ])('%s is refused with the reason', async (_what, user, id, reason) => {
    await publish()
    const reply = await report(user, user === 'po' ? poSchool : voSchool, id, { done: true })
    expect([reply.status, reply.body.code, reasons(reply)]).toEqual([409, 'cannot-report-step', [reason]])
  })

  it('is not there before a calendar is', async () => {
    expect((await report('po', poSchool, 'oso-set-ready', { done: true })).status).toBe(404)
  })

  it('that the region does not ask of its schools is not asked for either', async () => {
    await publish()
    const { etag } = await ask(year)
    expect((await ask(year, { method: 'PATCH', body: { ...settings, usesOso: false }, headers: { 'if-match': etag } })).status).toBe(200)
    const { body } = await running.as('po')(`${year}/schools/${poSchool}`)
    expect(body.steps.some(({ milestone }: { milestone: Step }) => milestone.kind.startsWith('oso'))).toBe(false)
    expect(reasons(await report('po', poSchool, 'oso-set-ready', { done: true }))).toEqual(['not-for-this-school'])
  })
})

describe('what a school says of itself', () => {
  const path = `${year}/schools/${poSchool}`

  it('is its pupil system; the rest is the register’s, which the next import would put back, or the region’s', async () => {
    const po = running.as('po')
    const { etag } = await po(path)
    expect((await po(path, { method: 'PATCH', body: { pupilSystem: 'ESIS' }, headers: { 'if-match': etag } })).body).toMatchObject({ pupilSystem: 'ESIS' })
    const reply = await po(path, { method: 'PATCH', body: { name: 'Mooiere naam', sector: 'vo', membership: 'guest', phone: '0199 11 22 34' }, headers: { 'if-match': '"2"' } })
    expect([reply.status, reply.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort()]).toEqual([400, ['membership not-yours-to-change', 'name not-yours-to-change', 'phone not-yours-to-change', 'sector not-yours-to-change']])
    expect((await po(path)).body).toMatchObject({ pupilSystem: 'ESIS', phone: '0199000117' })
  })

  it('its contacts count as checked when it keeps them itself, not when the region does', async () => {
    await publish()
    const keep = async (user: string) => running.as(user)(`${path}/contacts`, { method: 'PUT', body: [contact], headers: { 'if-match': (await ask(`${path}/contacts`)).etag } })
    const stateOf = async () => (await ask(path)).body.steps.find(({ milestone }: { milestone: Step }) => milestone.id === 'contacts-checked').state
    await keep('coordinator')
    expect(await stateOf()).toBe('overdue')
    await keep('po')
    expect(await stateOf()).toBe('done')
  })

  it('never gives two people one number, whatever numbers are sent along', async () => {
    const keep = async (body: readonly object[]) => ask(`${path}/contacts`, { method: 'PUT', body, headers: { 'if-match': (await ask(`${path}/contacts`)).etag } })
    const one = { ...contact, email: 'een@school.example' }
    const two = { ...contact, email: 'twee@school.example' }
    const [first] = (await keep([one])).body
    expect((await keep([{ ...one, contactId: 'c-verzonnen' }])).body[0].contactId).toBe(first.contactId)
    const same = (await keep([{ ...one, contactId: first.contactId }, { ...two, contactId: first.contactId }])).body
    expect(new Set(same.map(({ contactId }: { contactId: string }) => contactId)).size).toBe(2)
    // Who takes another address stays the same person; someone new with the old address does not become them.
    const swapped = (await keep([{ ...two, email: 'drie@school.example', contactId: first.contactId }, one])).body
    expect(swapped[0].contactId).toBe(first.contactId)
    expect(swapped[1].contactId).not.toBe(first.contactId)
  })
})

describe('the draft', () => {
  it('may be wrong in every way but its form, and is kept as it was sent', async () => {
    const reply = await draft(() => [{ ...milestone, on: '2031-01-01', from: '2031-01-01' }, { ...milestone, id: 'nog-een', kind: 'release', at: '02:30', on: '2027-03-28', from: '2027-03-28' }])
    expect(reply.status).toBe(200)
    expect(reply.body.draft.milestones).toHaveLength(2)
    expect((await ask(`${year}/calendar/check`, { method: 'POST' })).body.conflicts.map(({ code }: { code: string }) => code).sort()).toEqual(['on-public-holiday', 'outside-year', 'release-hour-not-once'])
  })

  it('mails nobody, however often it is written', async () => {
    for (let i = 0; i < 5; i++) await move('warm-transfer', `2027-06-1${i + 1}`)
    await running.moveTo('2027-10-01T10:00:00Z')
    expect(await running.mails()).toEqual([])
  })
})
