// What a school states of its connection to OSO, and how far that reaches: other regions, other years, shared mandates.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Running } from '../support/running.ts'
import { facts, no, nothing, type StatementWorld, statementWorld, yes } from './statement-world.ts'

let running: Running
let { read, state, addSchool, ownBrin, openYear } = {} as StatementWorld
beforeAll(async () => {
  ;({ running, read, state, addSchool, ownBrin, openYear } = await statementWorld())
})
afterAll(() => running.stop())

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

  it('marks in its history what is only of another system by now, and not what is stated again', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    await state(user, 'noord', school, { endpoint: yes, mandate: yes, agreement: yes })
    await state(user, 'noord', school, { pupilSystem: 'ESIS', endpoint: no })
    const { body } = await state(user, 'noord', school, { mandate: { state: 'yes', on: '2026-10-30' } })
    const marks = body.history.map(({ changes }: { changes: readonly { fact: string; after: { recheck?: true } }[] }) => changes.map(({ fact, after }) => `${fact}${after.recheck ? ' again' : ''}`))
    expect(marks).toEqual([['mandate'], ['mandate again', 'endpoint'], ['agreement', 'mandate', 'endpoint']])
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
