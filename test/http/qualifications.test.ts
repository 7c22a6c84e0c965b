// What a school and its region state of the connection to OSO, and how far that reaches: other regions, other years, shared mandates, one board.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Membership } from '../../lambdas/domain/actor.ts'
import { store } from '../../lambdas/wiring.ts'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { rowsOf } from '../support/table-rows.ts'
import { contactPoint, schoolFacts } from './sample-requests.ts'

let running: Running
let made = 0

const yes = { state: 'yes' } as const
const no = { state: 'no' } as const
const pathOf = (region: string, schoolId: string, year = '2026-2027') => `/regions/${region}/years/${year}/schools/${schoolId}/qualification`
const read = (region: string, schoolId: string, who = `${region}@school.example`, year?: string) => running.as(who)(pathOf(region, schoolId, year))

async function state(who: string, region: string, schoolId: string, body: object, year?: string, etag?: string): Promise<Reply> {
  const path = pathOf(region, schoolId, year)
  return running.as(who)(path, { method: 'PUT', body, headers: { 'if-match': etag ?? (await running.as(who)(path)).etag } })
}

async function invite(email: string, membership: Membership): Promise<void> {
  const { edges } = running
  await store(edges.dynamo, edges.settings.api.TABLE_NAME).members.grant(await edges.accounts.ensure(email), membership)
}

async function addSchool(region: string, schoolId: string, more: object = {}, year = '2026-2027'): Promise<void> {
  const body = { ...schoolFacts, name: `De ${schoolId}`, boardId: '', ...more }
  const { status, text } = await running.as(`${region}@school.example`)(`/regions/${region}/years/${year}/schools/${schoolId}`, { method: 'PUT', body, headers: { 'if-match': '"0"' } })
  if (status !== 201) throw new Error(text)
}

/** A BRIN and a board that no other test uses, with somebody who works at the first location. */
async function ownBrin() {
  made += 1
  const brin = `8${Math.floor(made / 26)}Z${String.fromCharCode(65 + (made % 26))}`
  const school = `${brin}00`
  const user = `po-${school.toLowerCase()}@school.example`
  await invite(user, { role: 'po', schoolId: school, rights: [] })
  return { school, second: `${brin}01`, third: `${brin}02`, user, boardId: String(88000 + made) }
}

const openYear = async (region: string, year: string) => {
  const { status, text } = await running.as(`${region}@school.example`)(`/regions/${region}/years`, { method: 'POST', body: { year } })
  if (status !== 201) throw new Error(text)
}

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-11-02T09:00:00Z' })
  for (const id of ['noord', 'zuid']) {
    await running.as('operator')('/regions', { method: 'POST', body: { id, name: `Regio ${id}`, contactPoint, holidayRegion: 'noord', coordinators: [{ email: `${id}@school.example` }] } })
    await openYear(id, '2026-2027')
  }
})
afterAll(() => running.stop())

const facts = ({ body }: Reply) => Object.fromEntries(['participates', 'agreement', 'mandate', 'endpoint'].map((name) => [name, body[name].state === 'unknown' ? '-' : `${body[name].state} ${body[name].source}`]))
const nothing = { participates: '-', agreement: '-', mandate: '-', endpoint: '-' }

describe('a school of which nothing is known', () => {
  it('is asked its two questions, and reads who helps', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    const { status, body, etag } = await read('noord', school, user)
    expect([status, etag, body.label, body.nextStep.code, body.nextStep.who]).toEqual([200, '"0"', 'unknown', 'school-answers', 'school'])
    expect(body.mandate).toEqual({ state: 'unknown', recheck: false })
    expect(body.history).toEqual([])
    expect(body.helplines.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`)).toEqual(['region Contactpunt Noord', 'oso Kennisnet Support (OSO)', 'pupil-system ParnasSys'])
    expect(body.mails.map(({ to }: { to: string }) => to)).toEqual(['supplier'])
    expect((await read('noord', school)).body.mails.map(({ to }: { to: string }) => to)).toEqual(['school', 'supplier'])
  })
})

describe('what a school states', () => {
  it('is dated, by the school itself, and tells the next step', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    const reply = await state(user, 'noord', school, { participates: yes, endpoint: { state: 'yes', on: '2026-10-30' }, note: 'Geprobeerd met één dossier.' })
    expect([reply.status, reply.etag, reply.body.label, reply.body.nextStep.code]).toEqual([200, '"1"', 'unknown', 'board-answers'])
    expect(reply.body.endpoint).toEqual({ state: 'yes', on: '2026-10-30', source: 'self-reported', recheck: false, statedBy: 'school', statedAt: expect.stringMatching(/^2026-11-02T/) })
    expect(reply.body.participates.on).toBe('2026-11-02')
    expect(reply.body.history).toMatchObject([{ by: 'school', source: 'self-reported', note: 'Geprobeerd met één dossier.', changes: [{ fact: 'participates' }, { fact: 'endpoint', before: { state: 'unknown' }, after: { state: 'yes', on: '2026-10-30' } }] }])
    expect((await read('noord', school, user)).body).toEqual(reply.body)
  })

  it('shows at once in the list of schools and on the school’s own page', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    await state(user, 'noord', school, { agreement: no })
    const list = await running.as('noord@school.example')('/regions/noord/years/2026-2027/schools?limit=1000')
    expect(list.body.schools.find(({ schoolId }: { schoolId: string }) => schoolId === school).label).toBe('agreement-missing')
    expect((await running.as(user)(`/regions/noord/years/2026-2027/schools/${school}`)).body.label).toBe('agreement-missing')
  })

  it('keeps its history newest first, with who said each fact last', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    await state(user, 'noord', school, { endpoint: no, agreement: yes })
    await state('noord@school.example', 'noord', school, { mandate: yes })
    const { body } = await state(user, 'noord', school, { endpoint: yes })
    expect(body.history.map(({ by, changes }: { by: string; changes: readonly { fact: string }[] }) => `${by} ${changes.map(({ fact }) => fact).join('+')}`)).toEqual(['school endpoint', 'region mandate', 'school agreement+endpoint'])
    expect([body.agreement.statedBy, body.mandate.statedBy, body.endpoint.statedBy]).toEqual(['school', 'region', 'school'])
    expect([body.label, body.nextStep.code, body.mails, body.source, body.statedBy]).toEqual(['qualified', 'nothing', [], 'self-reported', 'school'])
  })

  it('once holds in both regions in which it takes part, and in every year that is not over', async () => {
    const { school, user } = await ownBrin()
    await openYear('zuid', '2027-2028')
    await openYear('zuid', '2025-2026')
    await addSchool('noord', school)
    for (const year of ['2025-2026', '2026-2027', '2027-2028']) await addSchool('zuid', school, {}, year)
    await state(user, 'noord', school, { participates: yes, endpoint: yes, pupilSystem: 'ESIS', note: 'Voor beide regio’s.' })
    const told = { ...nothing, participates: 'yes self-reported', endpoint: 'yes self-reported' }
    expect([facts(await read('noord', school)), facts(await read('zuid', school)), facts(await read('zuid', school, user, '2027-2028'))]).toEqual([told, told, told])
    expect((await read('zuid', school)).body).toMatchObject({ pupilSystem: 'ESIS', history: [{ by: 'school', pupilSystem: { before: 'ParnasSys', after: 'ESIS' } }] })
    expect(facts(await read('zuid', school, user, '2025-2026'))).toEqual(nothing)
  })

  it('of the mandate holds for the other locations of its BRIN with the same system, and for no other', async () => {
    const { school, second, third, user } = await ownBrin()
    const other = await ownBrin()
    await addSchool('noord', school)
    await addSchool('noord', second, { pupilSystem: 'parnassys' })
    await addSchool('zuid', second, { pupilSystem: 'ParnasSys' })
    await addSchool('noord', third, { pupilSystem: 'ESIS' })
    await addSchool('noord', other.school)
    await state(user, 'noord', school, { mandate: yes, agreement: yes, note: 'Van onszelf.' })
    expect(facts(await read('noord', school))).toEqual({ ...nothing, mandate: 'yes self-reported', agreement: 'yes self-reported' })
    for (const region of ['noord', 'zuid']) expect(facts(await read(region, second))).toEqual({ ...nothing, mandate: 'yes self-reported' })
    expect((await read('zuid', second)).text).not.toContain('Van onszelf')
    expect([facts(await read('noord', third)), facts(await read('noord', other.school))]).toEqual([nothing, nothing])
  })

  it('of a mandate leaves what another location knows better, and is refused at its own', async () => {
    const { school, second, user } = await ownBrin()
    await addSchool('noord', school)
    await addSchool('noord', second, { pupilSystem: 'ESIS' })
    await state('noord@school.example', 'noord', second, { mandate: yes })
    // From here on they share one system, and so a mandate.
    await running.as('noord@school.example')(`/regions/noord/years/2026-2027/schools/${school}`, { method: 'PATCH', body: { pupilSystem: 'ESIS' }, headers: { 'if-match': '"1"' } })
    expect((await state(user, 'noord', school, { mandate: no })).status).toBe(200)
    expect([facts(await read('noord', school)).mandate, facts(await read('noord', second)).mandate]).toEqual(['no self-reported', 'yes checked'])
    await state('noord@school.example', 'noord', school, { mandate: yes })
    const refused = await state(user, 'noord', school, { mandate: no, agreement: no })
    expect([refused.status, refused.body.code, refused.body.reasons.map(({ code }: { code: string }) => code)]).toEqual([409, 'cannot-state-facts', ['fact-better-known']])
    expect(refused.body.reasons[0].message).toBe('Het mandaat in OSR is dit schooljaar al gemeld door uw regio. Klopt dat niet? Vraag het contactpunt van uw regio.')
    expect(facts(await read('noord', school))).toEqual({ ...nothing, mandate: 'yes checked' })
    expect((await state(user, 'noord', school, { mandate: yes })).status).toBe(200)
    expect(facts(await read('noord', school)).mandate).toBe('yes checked')
  })

  it('of its board’s two leaves what the other region looked up there', async () => {
    const { school, user } = await ownBrin()
    for (const region of ['noord', 'zuid']) await addSchool(region, school)
    await state('zuid@school.example', 'zuid', school, { agreement: no })
    expect((await state(user, 'noord', school, { agreement: yes, endpoint: yes })).status).toBe(200)
    expect(facts(await read('noord', school))).toEqual({ ...nothing, agreement: 'yes self-reported', endpoint: 'yes self-reported' })
    expect(facts(await read('zuid', school))).toEqual({ ...nothing, agreement: 'no checked', endpoint: 'yes self-reported' })
  })

  it('of another system makes what was known of mandate and endpoint of before, unless it says so too', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    await state(user, 'noord', school, { agreement: yes, mandate: yes, endpoint: yes })
    const other = await state(user, 'noord', school, { pupilSystem: 'ESIS', endpoint: yes })
    expect([other.body.label, other.body.nextStep.code, other.body.mandate.recheck, other.body.endpoint.recheck]).toEqual(['recheck', 'board-answers-again', true, false])
    expect((await state(user, 'noord', school, { mandate: yes })).body.label).toBe('qualified')
  })
})

describe('what a region looked up', () => {
  it('of the agreement holds for all schools of the board in its region, and there alone', async () => {
    const { school, second, third, boardId } = await ownBrin()
    await addSchool('noord', school, { boardId })
    await addSchool('noord', second, { boardId, pupilSystem: 'ESIS' })
    await addSchool('noord', third)
    await addSchool('zuid', school, { boardId })
    await state('noord@school.example', 'noord', school, { agreement: yes, endpoint: yes })
    expect(facts(await read('noord', school))).toEqual({ ...nothing, agreement: 'yes checked', endpoint: 'yes checked' })
    expect(facts(await read('noord', second))).toEqual({ ...nothing, agreement: 'yes checked' })
    expect([facts(await read('noord', third)), facts(await read('zuid', school))]).toEqual([nothing, nothing])
  })

  it('of the mandate holds for the locations of the BRIN with the same system in its region', async () => {
    const { school, second, third } = await ownBrin()
    await addSchool('noord', school)
    await addSchool('noord', second, { pupilSystem: 'PARNASSYS' })
    await addSchool('noord', third, { pupilSystem: '' })
    await addSchool('zuid', second)
    await state('noord@school.example', 'noord', school, { mandate: no })
    expect([facts(await read('noord', school)).mandate, facts(await read('noord', second)).mandate, facts(await read('noord', third)).mandate, facts(await read('zuid', second)).mandate]).toEqual(['no checked', 'no checked', '-', '-'])
  })

  it('stands against what the school says of its board’s two, and not against the rest', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    await state('noord@school.example', 'noord', school, { agreement: yes, mandate: yes, endpoint: no })
    expect((await state(user, 'noord', school, { agreement: no, mandate: { state: 'unknown' } })).body.reasons).toHaveLength(2)
    expect((await state(user, 'noord', school, { endpoint: yes })).body.label).toBe('qualified')
  })

  it('of another region is not there, as one that was never given out', async () => {
    const { school } = await ownBrin()
    await addSchool('noord', school)
    const [other, never] = [await read('noord', school, 'zuid@school.example'), await read('nergens', school, 'zuid@school.example')]
    expect([other.status, other.text]).toEqual([404, never.text])
    const put = await state('zuid@school.example', 'noord', school, { agreement: no }, undefined, '"0"')
    expect([put.status, put.text]).toEqual([404, never.text])
    expect(facts(await read('noord', school))).toEqual(nothing)
  })
})

describe('a statement', () => {
  it('is made on the version that was read', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    expect((await running.as(user)(pathOf('noord', school), { method: 'PUT', body: { endpoint: yes } })).status).toBe(428)
    expect((await state(user, 'noord', school, { endpoint: yes })).status).toBe(200)
    for (const etag of ['"0"', '"2"', 'x']) expect((await state(user, 'noord', school, { endpoint: no }, undefined, etag)).status).toBe(412)
    expect(facts(await read('noord', school)).endpoint).toBe('yes self-reported')
  })

  it('of two at once is taken from one', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    const replies = await Promise.all([yes, no, yes, no].map((endpoint) => state(user, 'noord', school, { endpoint }, undefined, '"0"')))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
    expect((await read('noord', school)).body.history).toHaveLength(1)
  })

  it('at two locations that share a mandate at once is taken from both', async () => {
    const { school, second } = await ownBrin()
    await addSchool('noord', school)
    await addSchool('noord', second)
    const both = await Promise.all([school, second].map((id) => state('noord@school.example', 'noord', id, { endpoint: yes, mandate: yes }, undefined, '"0"')))
    // Whoever comes second finds its own facts changed by the mandate of the first.
    expect(both.map(({ status }) => status)).toContain(200)
    expect([facts(await read('noord', school)).mandate, facts(await read('noord', second)).mandate]).toEqual(['yes checked', 'yes checked'])
  })

  it('that says nothing new is answered and writes no line in the history', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    const first = await state(user, 'noord', school, { endpoint: yes })
    const again = await state(user, 'noord', school, { endpoint: yes })
    expect([again.status, again.etag, again.body]).toEqual([200, first.etag, first.body])
  })

  it('of a day to come, or of long ago, is refused by name; of today and of the first day it is taken', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    const reply = await state(user, 'noord', school, { endpoint: { state: 'yes', on: '2026-11-03' }, mandate: { state: 'yes', on: '2015-07-31' } })
    expect([reply.status, reply.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort()]).toEqual([400, ['endpoint.on day-to-come', 'mandate.on day-too-early']])
    const { status, body } = await state(user, 'noord', school, { endpoint: { state: 'yes', on: '2026-11-02' }, mandate: { state: 'yes', on: '2015-08-01' } })
    expect([status, body.endpoint.on, body.mandate.on, body.mandate.recheck]).toEqual([200, '2026-11-02', '2015-08-01', true])
  })

  it('of nothing, or of a note alone, is refused', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    for (const body of [{}, { note: 'Alleen dit.' }]) expect((await state(user, 'noord', school, body)).body.errors).toMatchObject([{ code: 'no-fact-stated', message: 'Geef minstens één antwoord.' }])
  })

  it('leaves one event, without what was said', async () => {
    const { school, second, user } = await ownBrin()
    await addSchool('noord', school)
    await addSchool('zuid', second)
    await state(user, 'noord', school, { mandate: yes, note: 'Gebeld met het bestuur.' })
    const events = [...(await rowsOf(running, 'AUDIT#noord')), ...(await rowsOf(running, 'AUDIT#zuid'))].filter(({ act, object }) => act === 'put-qualification' && String(object).includes(school.slice(0, 4)))
    expect(events).toMatchObject([{ role: `po#${school}`, object: pathOf('noord', school).slice(1), outcome: 'done', version: 1 }])
    expect(JSON.stringify(events)).not.toContain('Gebeld')
  })
})

describe('with a new school year', () => {
  it('what is known is of before from 1 August 00:00 in Amsterdam, and not a minute earlier', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    await openYear('noord', '2027-2028')
    await addSchool('noord', school, {}, '2027-2028')
    await running.moveTo('2027-07-30T10:00:00Z')
    await state(user, 'noord', school, { participates: yes, agreement: yes, mandate: yes, endpoint: yes })
    const labels = async () => Promise.all(['2026-2027', '2027-2028'].map(async (year) => (await read('noord', school, user, year)).body.label))
    await running.moveTo('2027-07-31T21:59:00Z')
    expect(await labels()).toEqual(['qualified', 'qualified'])
    await running.moveTo('2027-07-31T22:00:00Z')
    expect(await labels()).toEqual(['recheck', 'recheck'])
    const { body } = await read('noord', school, user)
    expect([body.nextStep.code, body.mandate.recheck, body.mandate.on]).toEqual(['school-answers-again', true, '2027-07-30'])
    // The year that is over stays as it was, unless somebody states something of that very year.
    await state(user, 'noord', school, { participates: yes, agreement: yes, mandate: yes, endpoint: yes }, '2027-2028')
    expect(await labels()).toEqual(['recheck', 'qualified'])
    await state(user, 'noord', school, { participates: no }, '2026-2027')
    expect(await labels()).toEqual(['not-participating', 'not-participating'])
  })
})
