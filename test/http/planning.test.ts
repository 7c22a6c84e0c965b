// Looking ahead and moving a date through the API: what is foreseen is what happens, and nothing is kept of a look.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Asking, type Prepared, prepareRunning, type Reply, type Running } from '../support/running.ts'
import { poSchool, year } from './sample-requests.ts'

let prepared: Prepared
let running: Running

beforeAll(async () => {
  prepared = await prepareRunning('2027-03-01T09:00:00Z', async () => {})
})
afterAll(() => prepared.remove())
beforeEach(async () => {
  running = await prepared.start()
})
afterEach(() => running.stop())

const ask = (path: string, asking?: Asking) => running.as('coordinator')(`${year}${path}`, asking)
const publish = (body: object = {}) => ask('/calendar/publish', { method: 'POST', body })
const plan = (body?: object) => ask('/calendar/mail-plan', { method: 'POST', ...(body && { body }) })
const move = (body: object, dryRun: boolean, headers?: Record<string, string>) => ask(`/calendar/move?dryRun=${dryRun}`, { method: 'POST', body, ...(headers && { headers }) })

interface Planned {
  readonly at: string
  readonly subject: string
  readonly persons: number
  readonly schoolIds: readonly string[]
  readonly change: string
  readonly about: readonly { readonly kind: string; readonly milestoneId?: string }[]
}
const mailsOf = (reply: Reply): readonly Planned[] => reply.body.mails
const codes = (reply: Reply) => (reply.body.reasons ?? []).map(({ code }: { code: string }) => code)

describe('the mail plan', () => {
  it('of a draft says what publishing it now would send, first of all the calendar itself', async () => {
    const { body } = await plan()
    expect(body.now.slice(0, 16)).toBe('2027-03-01T09:00')
    expect(mailsOf({ body } as Reply)[0]).toMatchObject({ at: body.now, change: 'new', about: [{ kind: 'calendar-published' }] })
    expect(body.total).toBe(mailsOf({ body } as Reply).reduce((sum, { persons }) => sum + persons, 0))
    expect(body.gone).toEqual([])
  })

  it('is what schools then get: as many mails, at those moments, under those subjects', async () => {
    const before = mailsOf(await plan())
    await publish()
    await running.moveTo('2027-06-01T12:00:00Z')
    const sent = (await running.mails()).map(({ sentAt, subject }) => `${sentAt.slice(0, 16)} ${subject}`)
    const foreseen = before.filter(({ at }) => at <= '2027-06-01T12')
    expect(sent).toHaveLength(foreseen.reduce((sum, { persons }) => sum + persons, 0))
    // The calendar itself goes out in the minute after it was published; all else at its own minute.
    for (const { at, subject } of foreseen.slice(1)) expect(sent).toContain(`${at.slice(0, 16)} ${subject}`)
    expect(sent.filter((mail) => mail.endsWith(foreseen[0]!.subject))).toHaveLength(foreseen[0]!.persons)
    expect(mailsOf(await plan()).every(({ at }) => at >= '2027-06-01T12')).toBe(true)
  })

  it('of steps that are not kept stands beside the published one: what is new, what is gone; nothing is kept', async () => {
    await publish()
    await running.moveTo('2027-03-01T09:05:00Z')
    const { body } = await ask('/calendar')
    const milestones = body.draft.milestones.map((step: { id: string }) => (step.id === 'not-arrived' ? { ...step, on: '2027-09-14' } : step))
    const reply = await plan({ milestones })
    const about = (mail: Planned) => mail.about.map(({ kind, milestoneId }) => `${kind} ${milestoneId ?? ''}`.trim()).join()
    expect(mailsOf(reply).filter(({ change }) => change === 'new').map(about)).toEqual(['date-changed', 'step-due not-arrived'])
    expect(reply.body.gone.map(about)).toEqual(['step-due not-arrived'])
    expect((await ask('/calendar')).body).toEqual(body)
    expect(await running.mails()).toHaveLength(30)
  })

  it('refuses steps of which two have the same id, as a draft does', async () => {
    const [first] = (await ask('/calendar')).body.draft.milestones
    const reply = await plan({ milestones: [first, first] })
    expect([reply.status, reply.body.errors]).toEqual([400, [expect.objectContaining({ path: 'milestones[1].id', code: 'id-twice' })]])
  })
})

describe('a letter of the plan', () => {
  it('reads as an invented school would get it, with nothing of a real one', async () => {
    const about = [{ kind: 'step-due', milestoneId: 'set-ready', workingDays: -1 }]
    const { status, body } = await ask('/calendar/letter-preview', { method: 'POST', body: { at: '2027-04-05T06:00:00Z', side: 'po', about } })
    expect(status).toBe(200)
    expect(body.text).toContain('De Voorbeeldschool')
    expect(body.text).toContain('dinsdag 6 april')
    expect(body.html).toContain('schoolpagina#voorbeeld')
    const names = (await ask('/schools?limit=1000')).body.schools.map(({ name }: { name: string }) => name)
    for (const name of names) expect(body.text).not.toContain(name)
  })

  it('of a step that is not there is refused, by its place in the question', async () => {
    const about = [{ kind: 'step-due', milestoneId: 'set-ready', workingDays: -1 }, { kind: 'step-due', milestoneId: 'nergens' }]
    const reply = await ask('/calendar/letter-preview', { method: 'POST', body: { at: '2027-04-05T06:00:00Z', side: 'po', about } })
    expect([reply.status, reply.body.errors]).toEqual([400, [expect.objectContaining({ path: 'about[1].milestoneId', code: 'unknown-step' })]])
  })
})

describe('moving a published date', () => {
  const target = { milestoneId: 'warm-transfer', on: '2027-06-25' }

  it('before anything is published is refused', async () => {
    expect([(await move(target, true)).status, (await move(target, true)).body.code]).toEqual([409, 'nothing-published'])
  })

  it('is looked at first: whom it touches, who is done, which mails change; nothing is kept', async () => {
    await publish()
    await running.moveTo('2027-03-01T09:05:00Z')
    const school = (await ask(`/schools/${poSchool}`)).body
    const { etag } = school.steps.find(({ milestone }: { milestone: { id: string } }) => milestone.id === 'warm-transfer')
    await running.as('po')(`${year}/schools/${poSchool}/milestones/warm-transfer`, { method: 'PUT', body: { done: true }, headers: { 'if-match': etag } })
    const { status, body } = await move(target, true)
    expect([status, body.number, body.publishedAt, body.conflicts]).toEqual([200, 2, undefined, []])
    expect(body.touched).toMatchObject({ schools: 32, done: [{ milestoneId: 'warm-transfer', schools: 1 }] })
    expect(body.changes).toMatchObject([{ change: 'moved', milestone: { on: '2027-06-25' }, before: { on: '2027-06-18' } }])
    expect(body.mails.new[0]).toMatchObject({ about: [{ kind: 'date-changed' }], persons: 30 })
    expect(body.mails.gone.every(({ about }: Planned) => about.some(({ milestoneId }) => milestoneId === 'warm-transfer'))).toBe(true)
    expect((await ask('/calendar')).body.published.number).toBe(1)
  })

  it('is one act: one notice, a next version, and the draft goes along where it had the old date', async () => {
    await publish()
    await running.moveTo('2027-03-01T09:05:00Z')
    const { etag, body: before } = await ask('/calendar')
    const other = before.draft.milestones.map((step: { id: string }) => (step.id === 'fetched' ? { ...step, on: '2027-04-19' } : step))
    const saved = await ask('/calendar', { method: 'PUT', body: { milestones: other }, headers: { 'if-match': etag } })
    const done = await move({ ...target, number: 1, reason: 'Studiedag' }, false, { 'if-match': saved.etag })
    expect([done.status, done.body.number, done.body.noticeAt.slice(0, 16)]).toEqual([200, 2, '2027-03-01T09:05'])
    const { body } = await ask('/calendar')
    const on = (steps: readonly { id: string; on: string }[], id: string) => steps.find((step) => step.id === id)!.on
    expect([on(body.published.milestones, 'warm-transfer'), on(body.published.milestones, 'fetched')]).toEqual(['2027-06-25', '2027-04-16'])
    expect([on(body.draft.milestones, 'warm-transfer'), on(body.draft.milestones, 'fetched')]).toEqual(['2027-06-25', '2027-04-19'])
    await running.moveTo('2027-03-01T09:06:00Z')
    const mails = (await running.mails('po@demo.example')).map(({ subject }) => subject)
    expect(mails.filter((subject) => subject.includes('is verplaatst naar'))).toEqual(['Let op: Warme overdracht klaar is verplaatst naar vrijdag 25 juni 2027'])
  })

  it('wants a reason, and a tick for what the move brings; not for what stood there already', async () => {
    await publish()
    const sunday = { ...target, on: '2027-06-27' }
    const looked = await move(sunday, true)
    expect(looked.body.conflicts.map(({ code, severity }: { code: string; severity: string }) => [code, severity])).toEqual([['on-weekend', 'warning']])
    expect(codes(await move(sunday, false))).toEqual(['on-weekend', 'reason-missing'])
    const [{ key }] = looked.body.conflicts
    const done = await move({ ...sunday, reason: 'Afgesproken', accepted: [key] }, false)
    expect(done.status).toBe(200)
    const { accepted } = (await ask('/calendar/versions')).body.versions[0]
    expect(accepted.find((one: { key: string }) => one.key === key)).toMatchObject({ ticked: true, code: 'on-weekend', by: expect.stringMatching(/^u-/) })
    expect((await running.as('po')(`${year}/calendar`)).body.published.accepted).toBeUndefined()
  })

  it('that breaks the order of the steps is refused with a way out', async () => {
    await publish()
    const early = { milestoneId: 'release', on: '2027-03-31', at: '09:00' }
    const looked = await move(early, true)
    const errors = looked.body.conflicts.filter(({ severity }: { severity: string }) => severity === 'error')
    expect(errors.length).toBeGreaterThan(0)
    for (const { suggestion } of errors) expect(suggestion.message).toMatch(/\.$/)
    expect((await move({ ...early, reason: 'Eerder' }, false)).status).toBe(409)
  })

  it('of a release less than five minutes away is refused', async () => {
    await publish()
    await running.moveTo('2027-04-07T06:56:00Z')
    expect(codes(await move({ milestoneId: 'release', on: '2027-04-08', at: '09:00', reason: 'Later', accepted: [] }, false))).toContain('release-cannot-move')
  })

  it('that somebody else did meanwhile is refused; repeated as it was it is done already', async () => {
    await publish()
    const act = { ...target, number: 1, reason: 'Studiedag' }
    expect((await move(act, false)).status).toBe(200)
    expect((await move({ ...act, on: '2027-06-28' }, false)).status).toBe(412)
    const again = await move({ ...target, reason: 'Studiedag' }, false)
    expect([again.status, again.body.number, again.body.changes]).toEqual([200, 2, []])
    expect((await move(target, true)).body.errors).toMatchObject([{ path: 'on', code: 'same-date' }])
    expect((await ask('/calendar/versions')).body.versions).toHaveLength(2)
  })
})

describe('a message of the region', () => {
  const write = (body: object, dryRun = false, headers?: Record<string, string>) => ask(`/messages?dryRun=${dryRun}`, { method: 'POST', body, ...(headers && { headers }) })
  const words = { subject: 'Studiemiddag op 20 april', text: 'Beste collega,\n\nKomt u ook?' }

  it('is counted and shown before it goes, and then goes once to each person', async () => {
    await publish()
    await running.moveTo('2027-03-01T09:05:00Z')
    const looked = await write({ to: 'vo', ...words }, true)
    expect([looked.status, looked.body.schools, looked.body.messageId]).toEqual([200, 8, undefined])
    expect(looked.body.preview).toMatchObject({ subject: words.subject, text: expect.stringContaining('Komt u ook?') })
    await running.moveTo('2027-03-01T09:06:00Z')
    expect((await running.mails()).filter(({ subject }) => subject === words.subject)).toEqual([])
    const sent = await write({ to: 'vo', ...words }, false, { 'idempotency-key': 'een' })
    expect([sent.status, sent.body.persons]).toEqual([201, looked.body.persons])
    const again = await write({ to: 'vo', ...words }, false, { 'idempotency-key': 'een' })
    expect([again.status, again.body.messageId]).toEqual([201, sent.body.messageId])
    await running.moveTo('2027-03-01T09:07:00Z')
    expect((await running.mails()).filter(({ subject }) => subject === words.subject)).toHaveLength(sent.body.persons)
  })

  it('goes to who is behind, on one step or on any', async () => {
    await publish()
    await running.moveTo('2027-03-22T09:00:00Z')
    const behind = (body: object) => write({ to: 'behind', ...words, ...body }, true)
    const all = (await behind({ milestoneId: 'inspection-done' })).body.schools
    const school = (await ask(`/schools/${poSchool}`)).body
    const { etag } = school.steps.find(({ milestone }: { milestone: { id: string } }) => milestone.id === 'inspection-done')
    await running.as('po')(`${year}/schools/${poSchool}/milestones/inspection-done`, { method: 'PUT', body: { done: true }, headers: { 'if-match': etag } })
    expect((await behind({ milestoneId: 'inspection-done' })).body.schools).toBe(all - 1)
    expect((await behind({ milestoneId: 'nergens' })).body.errors).toMatchObject([{ path: 'milestoneId', code: 'unknown-step' }])
  })

  it('goes to boards by the contacts that stand for one, and says which schools have none', async () => {
    await publish()
    const path = `/schools/${poSchool}/contacts`
    const { body, etag } = await ask(path)
    await ask(path, { method: 'PUT', body: [...body, { email: 'bestuur@demo.example', roles: ['board'], shared: false }], headers: { 'if-match': etag } })
    const reply = await write({ to: 'boards', ...words }, true)
    expect([reply.body.schools, reply.body.persons, reply.body.withoutContact.length]).toEqual([32, 1, 31])
    // Somebody of the board gets no mail about the work of the school.
    await running.moveTo('2027-04-30T12:00:00Z')
    expect(await running.mails('bestuur@demo.example')).toEqual([])
  })

  it('in the evening waits for the morning; two that are written then keep their order', async () => {
    await publish()
    await running.moveTo('2027-03-05T20:00:00Z')
    const first = await write({ to: 'vo', ...words })
    expect(first.body.goesOutAt).toBe('2027-03-08T07:00:00.000Z')
    await write({ to: 'vo', ...words, subject: 'Tweede' })
    await running.moveTo('2027-03-08T06:59:00Z')
    expect((await running.mails()).filter(({ subject }) => subject.includes('Studiemiddag'))).toEqual([])
    await running.moveTo('2027-03-08T07:01:00Z')
    const mails = (await running.mails('vo@demo.example')).filter(({ text }) => text.includes('Komt u ook?'))
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text.indexOf('Studiemiddag')).toBeLessThan(mails[0]!.text.indexOf('Tweede'))
  })
})
