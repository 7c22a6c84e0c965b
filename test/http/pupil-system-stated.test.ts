// The pupil system of a school: one that was named is only replaced by another, what the board stated for that one counts, and no BSN stands in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUtf8 } from '../support/register.ts'
import type { Running } from '../support/running.ts'
import { schoolFacts } from './sample-requests.ts'
import { facts, no, nothing, pathOf, schoolPath, type StatementWorld, statementWorld, yes } from './statement-world.ts'

let running: Running
let { read, state, invite, addSchool, ownBrin } = {} as StatementWorld
beforeAll(async () => {
  ;({ running, read, state, invite, addSchool, ownBrin } = await statementWorld())
})
afterAll(() => running.stop())

const change = async (schoolId: string, body: object, method: 'PATCH' | 'PUT' = 'PATCH', region = 'noord') => {
  const ask = running.as(`${region}@school.example`)
  return ask(schoolPath(region, schoolId), { method, body, headers: { 'if-match': (await ask(schoolPath(region, schoolId))).etag } })
}
const faultsOf = ({ status, body }: Awaited<ReturnType<typeof change>>) => [status, body.errors?.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)]
const refused = [400, ['pupilSystem pupil-system-needed']]
const all = { participates: yes, agreement: yes, mandate: yes, endpoint: yes }

async function board(boardId: string) {
  const user = `bestuur-${boardId}@school.example`
  await invite(user, { role: 'board', boardId })
  return async (body: object) => {
    const { etag } = await running.as(user)(`/boards/${boardId}/overview`)
    const reply = await running.as(user)(`/boards/${boardId}/qualification`, { method: 'PUT', body, headers: { 'if-match': etag } })
    expect(reply.status).toBe(200)
  }
}

describe('a school that named a pupil system', () => {
  it.each(['', ' ', 'onbekend', 'n.v.t.'])('does not get another by way of naming none (%j), at any door', async (none) => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    await state(user, 'noord', school, all)
    const replies = [
      await state(user, 'noord', school, { pupilSystem: none }), await state('noord@school.example', 'noord', school, { pupilSystem: none, endpoint: yes }),
      await change(school, { pupilSystem: none }), await change(school, { ...schoolFacts, boardId: '', pupilSystem: none }, 'PUT'),
    ]
    expect(replies.map(faultsOf)).toEqual([refused, refused, refused, refused])
    expect(replies[0]!.body.errors[0].message).toBe('Vul in met welk leerlingadministratiesysteem deze school nu werkt. Nu staat er ‘ParnasSys’. U kunt een ander systeem invullen, maar het niet leegmaken.')
    expect((await read('noord', school)).body).toMatchObject({ pupilSystem: 'ParnasSys', label: 'qualified' })
    expect((await state(user, 'noord', school, { pupilSystem: 'ESIS' })).body).toMatchObject({ pupilSystem: 'ESIS', label: 'recheck', agreement: { recheck: false }, mandate: { recheck: true }, endpoint: { recheck: true } })
  })

  it('keeps it where the change is of something else, or the system is left out', async () => {
    const { school } = await ownBrin()
    await addSchool('noord', school)
    const { pupilSystem: _system, ...rest } = schoolFacts
    expect((await change(school, { ...rest, boardId: '' }, 'PUT')).body.pupilSystem).toBe('ParnasSys')
    expect((await change(school, { name: 'De Andere' })).body).toMatchObject({ name: 'De Andere', pupilSystem: 'ParnasSys' })
  })

  it('keeps it in a region where it named one, when it says in another that it has none', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school, { pupilSystem: '' })
    await addSchool('zuid', school)
    expect((await state(user, 'noord', school, { pupilSystem: 'onbekend', endpoint: yes })).status).toBe(200)
    expect([(await read('noord', school)).body.pupilSystem, (await read('zuid', school)).body.pupilSystem]).toEqual(['onbekend', 'ParnasSys'])
    expect(facts(await read('zuid', school)).endpoint).toBe('yes self-reported')
  })

  it('keeps it beside a list that names none', async () => {
    const { school } = await ownBrin()
    await addSchool('noord', school)
    const { body } = await running.as('noord@school.example')('/regions/noord/years/2026-2027/qualifications/import?overwrite=true', { method: 'POST', file: asUtf8(`vestigingscode;las;mandaat\n${school};;ja\n`) })
    expect(body.refused).toEqual([])
    expect((await read('noord', school)).body).toMatchObject({ pupilSystem: 'ParnasSys', mandate: { state: 'yes' } })
  })
})

describe('a school that names another pupil system', () => {
  it.each(['its own statement', 'a change by its region', 'a school put by its region'])('gets what its board stated of the mandate for that system, by %s', async (how) => {
    const { school, second, user, boardId } = await ownBrin()
    for (const [id, pupilSystem] of [[school, 'ParnasSys'], [second, 'ESIS']] as const) await addSchool('noord', id, { boardId, pupilSystem })
    await (await board(boardId))({ mandate: { state: 'yes', on: '2026-10-01' }, pupilSystem: 'ESIS' })
    await state('noord@school.example', 'noord', school, { mandate: no })
    const reply = how === 'its own statement' ? await state(user, 'noord', school, { pupilSystem: 'Esis', endpoint: yes }) : await change(school, { ...(how === 'a school put by its region' && { ...schoolFacts, boardId }), pupilSystem: 'Esis' }, how === 'a school put by its region' ? 'PUT' : 'PATCH')
    expect(reply.status).toBe(200)
    expect((await read('noord', school)).body).toMatchObject({ pupilSystem: 'Esis', mandate: { state: 'yes', on: '2026-10-01', source: 'board', recheck: false } })
  })

  it('may not say otherwise of it than its board did, and may where the board said nothing of that system', async () => {
    const { school, second, user, boardId } = await ownBrin()
    for (const [id, pupilSystem] of [[school, 'ParnasSys'], [second, 'ESIS']] as const) await addSchool('noord', id, { boardId, pupilSystem })
    await (await board(boardId))({ mandate: yes, pupilSystem: 'ESIS' })
    const reply = await state(user, 'noord', school, { pupilSystem: 'ESIS', mandate: no })
    expect([reply.status, reply.body.reasons?.map(({ code }: { code: string }) => code)]).toEqual([409, ['fact-better-known']])
    await state('noord@school.example', 'noord', school, { mandate: yes })
    expect(facts(await state(user, 'noord', school, { pupilSystem: 'Magister', mandate: no })).mandate).toBe('no self-reported')
  })

  it('gets it too when a list fills in its system', async () => {
    const { school, second, boardId } = await ownBrin()
    for (const [id, pupilSystem] of [[school, ''], [second, 'ESIS']] as const) await addSchool('noord', id, { boardId, pupilSystem })
    await (await board(boardId))({ mandate: { state: 'yes', on: '2026-10-01' }, pupilSystem: 'ESIS' })
    const { body } = await running.as('noord@school.example')('/regions/noord/years/2026-2027/qualifications/import', { method: 'POST', file: asUtf8(`vestigingscode;las\n${school};Esis\n`) })
    expect(body.changed).toHaveLength(1)
    expect((await read('noord', school)).body).toMatchObject({ pupilSystem: 'Esis', mandate: { state: 'yes', on: '2026-10-01', source: 'board' } })
  })

  it('gets it in each region by the board that it has there', async () => {
    const { school, second, user, boardId } = await ownBrin()
    await addSchool('noord', school)
    await addSchool('zuid', school, { boardId })
    await addSchool('zuid', second, { boardId, pupilSystem: 'ESIS' })
    await (await board(boardId))({ mandate: yes, pupilSystem: 'ESIS' })
    await state(user, 'noord', school, { pupilSystem: 'ESIS' })
    expect([facts(await read('noord', school)), facts(await read('zuid', school)).mandate]).toEqual([nothing, 'yes board'])
  })
})

describe('a number that may be a BSN', () => {
  const suspected = (field: string) => [400, [`${field} bsn-suspected`]]

  it.each(['123456782', 'Jan Jansen 123456782', '123 456 782', 'BSN 123456782'])('is no pupil system and no part of a note: %s', async (text) => {
    const { school, user, boardId } = await ownBrin()
    await addSchool('noord', school, { boardId, pupilSystem: '' })
    const put = (body: object) => state(user, 'noord', school, body)
    expect(faultsOf(await put({ endpoint: yes, note: text }))).toEqual(suspected('note'))
    expect(faultsOf(await put({ pupilSystem: text }))).toEqual(suspected('pupilSystem'))
    expect(faultsOf(await change(school, { pupilSystem: text }))).toEqual(suspected('pupilSystem'))
    expect(faultsOf(await change(school, { ...schoolFacts, pupilSystem: text }, 'PUT'))).toEqual(suspected('pupilSystem'))
    const bestuur = `bestuur-${boardId}@school.example`
    await invite(bestuur, { role: 'board', boardId })
    expect(faultsOf(await running.as(bestuur)(`/boards/${boardId}/qualification`, { method: 'PUT', body: { mandate: yes, pupilSystem: text }, headers: { 'if-match': '"0"' } }))).toEqual(suspected('pupilSystem'))
    const list = await running.as('noord@school.example')('/regions/noord/years/2026-2027/qualifications/import', { method: 'POST', file: asUtf8(`vestigingscode;las\n${school};${text}\n`) })
    expect(list.body).toMatchObject({ changed: [], refused: [{ line: 2, reasons: [{ code: 'bsn-suspected' }] }] })
    expect(list.text).not.toMatch(/6\D?782/)
    expect((await running.as(user)(pathOf('noord', school))).text).not.toMatch(/6\D?782/)
  })

  it.each(['Somtoday 2026', 'Bel 0199 123456', 'KvK 123456782', '123456783'])('while a text without one is taken: %s', async (text) => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    expect((await state(user, 'noord', school, { pupilSystem: text, note: text, endpoint: yes })).status).toBe(200)
  })
})
