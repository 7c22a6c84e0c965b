// What a region looked up of the connection to OSO, how a statement is made whoever makes it, and when it is of before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Running } from '../support/running.ts'
import { rowsOf } from '../support/table-rows.ts'
import { facts, no, nothing, pathOf, type StatementWorld, statementWorld, yes } from './statement-world.ts'

let running: Running
let { read, state, addSchool, ownBrin, openYear } = {} as StatementWorld
beforeAll(async () => {
  ;({ running, read, state, addSchool, ownBrin, openYear } = await statementWorld())
})
afterAll(() => running.stop())

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
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04']
    const replies = await Promise.all(days.map((on, i) => state(user, 'noord', school, { endpoint: { ...(i % 2 === 0 ? yes : no), on } }, undefined, '"0"')))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
    expect((await read('noord', school)).body.history).toHaveLength(1)
  })

  it('that says the very same in the same moment stands once', async () => {
    const { school, user } = await ownBrin()
    await addSchool('noord', school)
    const replies = await Promise.all([yes, yes].map((endpoint) => state(user, 'noord', school, { endpoint }, undefined, '"0"')))
    // Who finds the own words standing there heard that they were taken; who came later, that they were there.
    expect([[200, 200], [200, 412]]).toContainEqual(replies.map(({ status }) => status).sort())
    expect((await read('noord', school)).body.history).toHaveLength(1)
    expect(facts(await read('noord', school)).endpoint).toBe('yes self-reported')
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
