// Dossiers of a PO school through the API: added under numbers of their own, seen by that school alone, changed on the version that was read.
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { dossiersPath, type DossierWorld, dossierWorld, neededType, nextLabel } from './dossier-world.ts'
import { publishDemoCalendar } from './sample-requests.ts'
import { poSchool, secondVoSchool, voSchool, year } from './sample-places.ts'

let running: Running
let world: DossierWorld
let po: DossierWorld['po']

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  await publishDemoCalendar(running, '2026-09-01T10:05:00Z')
  world = dossierWorld(running)
  po = world.po
})
afterAll(() => running.stop())

const post = (body: unknown, headers: Record<string, string> = {}) => po(dossiersPath, { method: 'POST', body, headers })
const faults = ({ body }: Reply) => (body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort()
const reasonCodes = ({ body }: Reply) => (body.reasons ?? []).map(({ code }: { code: string }) => code)
const list = async () => (await po(dossiersPath)).body

async function setYear(change: object): Promise<void> {
  const coordinator = running.as('coordinator')
  const { etag } = await coordinator(year)
  expect((await coordinator(year, { method: 'PATCH', body: change, headers: { 'if-match': etag } })).status).toBe(200)
}

/** A number that passes the eleven test, without a word beside it. */
const possible = 'Nr 111222333'

describe('adding dossiers', () => {
  it('gives each a number of six digits without an order, under the school and the year', async () => {
    const reply = await post(Array.from({ length: 40 }, () => ({ label: nextLabel() })))
    expect(reply.status).toBe(201)
    const numbers = reply.body.dossiers.map(({ number }: { number: string }) => Number(number))
    expect(new Set(numbers).size).toBe(40)
    expect(numbers.every((number: number) => number >= 100_000 && number <= 999_999)).toBe(true)
    expect(numbers).not.toEqual([...numbers].sort((a, b) => a - b))
    expect(reply.body.dossiers[0]).toEqual({ dossierId: `${poSchool}-2627-${numbers[0]}`, number: String(numbers[0]), label: expect.any(String) })
  })

  it('takes one to forty at once', async () => {
    expect(faults(await post([]))).toEqual([' too-few'])
    expect(faults(await post(Array.from({ length: 41 }, () => ({ label: 'x' }))))).toEqual([' too-many'])
  })

  it('keeps what was given, and takes the regular route where none is', async () => {
    const [label, plain] = [nextLabel(), nextLabel()]
    const { body } = await post([{ label, group: '8b', routes: ['pro'], warmTransfer: true, destinations: [{ schoolId: voSchool, round: '2' }, secondVoSchool] }, { label: plain }])
    const [first, second] = await Promise.all(body.dossiers.map(({ dossierId }: { dossierId: string }) => world.see(dossierId)))
    expect(first).toMatchObject({ label, group: '8b', routes: ['pro'], warmTransfer: true, state: 'concept', etag: '"1"', schoolId: poSchool, regionId: 'voorbeeld', year: '2026-2027' })
    expect(first.applications.map(({ schoolId, round, named, state }: Record<string, unknown>) => ({ schoolId, round, named, state }))).toEqual([
      { schoolId: voSchool, round: '2', named: true, state: 'applied' }, { schoolId: secondVoSchool, round: '1', named: true, state: 'applied' },
    ])
    expect(second).toMatchObject({ label: plain, routes: ['regular'], warmTransfer: false, applications: [] })
    expect(second).not.toHaveProperty('group')
  })

  it('is refused with all faults at once, and then adds none', async () => {
    const before = (await list()).dossiers.length
    const reply = await post([
      { label: nextLabel(), destinations: ['91AA00', voSchool, voSchool] }, { label: possible, group: possible }, { label: nextLabel() }, { label: 'X', destinations: [{ schoolId: poSchool }] },
    ])
    expect([reply.status, faults(reply)]).toEqual([400, [
      '[0].destinations[0] not-a-destination', '[0].destinations[2] destination-twice', '[1].group bsn-possible', '[1].label bsn-possible', '[3].destinations[0] not-a-destination',
    ]])
    expect(reply.body.errors.filter(({ message }: { message: string }) => message === 'Dit klopt niet.')).toEqual([])
    expect(faults(await post([{ label: '' }, { label: 'BSN 111222333' }, { label: 'x'.repeat(61) }]))).toEqual(['[0].label required', '[1].label bsn-suspected', '[2].label too-long'])
    expect((await list()).dossiers).toHaveLength(before)
  })

  it('takes a number that may be a BSN once the school says that it is none, and never one that is called a BSN', async () => {
    expect((await post([{ label: possible, noBsn: true }])).status).toBe(201)
    expect(faults(await post([{ label: 'bsn 111222333', noBsn: true }]))).toEqual(['[0].label bsn-suspected'])
  })

  it('is not for a region that carries no dossiers', async () => {
    await setYear({ dossiers: 'none' })
    const reply = await post([{ label: nextLabel() }])
    expect([reply.status, reply.body.code, reasonCodes(reply)]).toEqual([409, 'cannot-change-dossier', ['region-without-dossiers']])
    await setYear({ dossiers: 'with-attachment' })
    expect((await post([{ label: nextLabel() }])).status).toBe(201)
  })
})

describe('adding dossiers with a repeat key', () => {
  const key = (name: string) => ({ 'idempotency-key': name })

  it('answers what the first request made, also when the repeat comes at the same time', async () => {
    const body = [{ label: nextLabel() }, { label: nextLabel(), destinations: [voSchool] }]
    const before = (await list()).dossiers.length
    const replies = await Promise.all([post(body, key('k-1')), post(body, key('k-1')), post(body, key('k-1'))])
    const again = await post(body, key('k-1'))
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
    for (const reply of [...replies, again]) expect(reply.text).toBe(replies[0]!.text)
    expect((await list()).dossiers).toHaveLength(before + 2)
  })

  it('is refused with another body, and makes nothing', async () => {
    const body = [{ label: nextLabel() }]
    expect((await post(body, key('k-2'))).status).toBe(201)
    const before = (await list()).dossiers.length
    const reply = await post([{ label: nextLabel() }], key('k-2'))
    expect([reply.status, reply.body.code]).toEqual([409, 'key-used-for-something-else'])
    expect((await list()).dossiers).toHaveLength(before)
  })

  it('does not bring back a dossier that was taken away meanwhile', async () => {
    const body = [{ label: nextLabel() }, { label: nextLabel() }]
    const { body: made } = await post(body, key('k-3'))
    const [gone, kept] = made.dossiers
    expect((await po(`/dossiers/${gone.dossierId}`, { method: 'DELETE', headers: { 'if-match': '"1"' } })).status).toBe(200)
    expect((await post(body, key('k-3'))).body.dossiers).toEqual([kept])
  })
})

describe('seeing dossiers', () => {
  it('shows what each lacks, which VO schools can be named, and the rounds of the calendar', async () => {
    const dossierId = await world.add({ destinations: [voSchool] })
    const { dossiers, ...facts } = await list()
    expect(facts).toMatchObject({ agreementSigned: true, usesCodes: false, rounds: [{ round: '1', opensAt: '2027-04-07T07:00:00.000Z' }, { round: 'rest', opensAt: '2027-04-07T07:00:00.000Z' }] })
    expect(facts).not.toHaveProperty('appliedNowhere')
    expect(facts.voSchools).toHaveLength(8)
    expect(facts.voSchools).toContainEqual({ schoolId: voSchool, name: expect.any(String), place: expect.any(String) })
    const row = dossiers.find((one: { dossierId: string }) => one.dossierId === dossierId)
    expect(row).toMatchObject({ state: 'concept', files: { accepted: 0, checking: 0, refused: 0 }, inspected: false, inspectAgain: false, openQuestions: 0, fetches: [] })
    expect(row.missing.map(({ code }: { code: string }) => code)).toEqual(['no-files', 'attachment-missing'])
    expect(row.slots.find(({ typeId }: { typeId: string }) => typeId === neededType)).toMatchObject({ carrier: 'here', applies: true, filled: false, viaOso: false })
    expect(row.applications[0]).toMatchObject({ applicationId: `${dossierId}-${voSchool}`, opensAt: '2027-04-07T07:00:00.000Z', wantsConfirmation: false })
    expect(await world.see(dossierId)).toMatchObject(row)
  })

  it('of another school finds nothing, as for an id that was never given out', async () => {
    const dossierId = await world.add()
    const number = Number(dossierId.slice(-6)) === 999_999 ? 100_000 : 999_999
    for (const user of ['po2', 'grens', 'vo', 'coordinator', 'po-buur']) {
      const [there, never] = await Promise.all([running.as(user)(`/dossiers/${dossierId}`), running.as(user)(`/dossiers/${dossierId.slice(0, -6)}${number}`)])
      expect([user, there.status, there.text]).toEqual([user, 404, never.text])
    }
    expect((await po(`/dossiers/${dossierId.replace('90AA00', '90BA00')}`)).text).toBe((await po(`/dossiers/${dossierId.slice(0, -6)}${number}`)).text)
  })

  it('leaves a trace of each look, without label', async () => {
    const dossierId = await world.add({ label: 'Een heel eigen naam' })
    await world.see(dossierId)
    await list()
    const { Items = [] } = await running.edges.dynamo.send(new QueryCommand({ TableName: 'overstap', KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'AUDIT#voorbeeld' } } }))
    const ofThis = Items.filter((item) => item['object']!.S!.includes(dossierId) || item['act']!.S === 'see-dossiers')
    expect(ofThis.map((item) => item['act']!.S)).toEqual(expect.arrayContaining(['see-dossier', 'see-dossiers']))
    expect(JSON.stringify(Items)).not.toContain('Een heel eigen naam')
  })
})

describe('changing a dossier', () => {
  it('wants the version that was read', async () => {
    const dossierId = await world.add()
    expect((await world.change(dossierId, { label: 'Anders' }, {})).status).toBe(428)
    expect((await world.change(dossierId, { label: 'Anders' }, { 'if-match': '"9"' })).status).toBe(412)
    const changed = await world.change(dossierId, { label: 'Anders', group: '8c' })
    expect([changed.status, changed.etag, changed.body.label, changed.body.group]).toEqual([200, '"2"', 'Anders', '8c'])
    expect((await world.change(dossierId, { group: '' })).body).not.toHaveProperty('group')
  })

  it('says of one type at a time whether it applies, and which go by OSO', async () => {
    const dossierId = await world.add()
    await world.change(dossierId, { slots: { 'dyslexia-statement': true } })
    const { body } = await world.change(dossierId, { slots: { 'development-plan': false }, viaOso: [neededType, neededType] })
    const slot = (typeId: string) => body.slots.find((one: { typeId: string }) => one.typeId === typeId)
    expect([slot('dyslexia-statement').applies, slot('development-plan').applies]).toEqual([true, false])
    expect(slot(neededType)).toMatchObject({ filled: true, viaOso: true })
    expect(body.missing.map(({ code }: { code: string }) => code)).toEqual(['no-files', 'attachment-missing'])
  })

  it('is refused with all faults at once', async () => {
    const dossierId = await world.add()
    const reply = await world.change(dossierId, { label: possible, destinations: ['91AA00'], slots: { nothing: true }, viaOso: ['nothing'] })
    expect([reply.status, faults(reply)]).toEqual([400, ['destinations[0] not-a-destination', 'label bsn-possible', 'slots.nothing unknown-type', 'viaOso[0] unknown-type']])
  })

  it('withdraws a VO school that is no longer named, and keeps the round of one that stays', async () => {
    const dossierId = await world.add({ destinations: [{ schoolId: voSchool, round: '2' }, secondVoSchool] })
    const { body } = await world.change(dossierId, { destinations: [voSchool] })
    expect(body.applications.map(({ schoolId, round, state, endedBy }: Record<string, unknown>) => [schoolId, round, state, endedBy])).toEqual([
      [voSchool, '2', 'applied', undefined], [secondVoSchool, '1', 'withdrawn', 'po'],
    ])
  })

  it('of what stands ready leaves its attachments alone', async () => {
    const dossierId = await world.addReady()
    const reply = await world.change(dossierId, { slots: { absence: true } })
    expect([reply.status, reasonCodes(reply)]).toEqual([409, ['is-set-ready']])
    expect((await world.change(dossierId, { label: 'Toch anders' })).status).toBe(200)
  })
})

describe('taking a dossier away', () => {
  it('removes it with what VO schools knew of it, on the version that was read', async () => {
    const dossierId = await world.add({ destinations: [voSchool] })
    const remove = (headers: Record<string, string>) => po(`/dossiers/${dossierId}`, { method: 'DELETE', headers })
    expect((await remove({})).status).toBe(428)
    expect((await remove({ 'if-match': '"7"' })).status).toBe(412)
    expect(await world.ports.deliveries.get(voSchool, dossierId)).toBeDefined()
    expect((await remove({ 'if-match': '"1"' })).status).toBe(200)
    expect((await po(`/dossiers/${dossierId}`)).status).toBe(404)
    expect(await world.ports.deliveries.get(voSchool, dossierId)).toBeUndefined()
  })

  it('is refused once it stood ready, also after a recall', async () => {
    const dossierId = await world.addReady()
    await po(`/dossiers/${dossierId}/recall`, { method: 'POST' })
    const { etag } = await world.see(dossierId)
    const reply = await po(`/dossiers/${dossierId}`, { method: 'DELETE', headers: { 'if-match': etag } })
    expect([reply.status, reasonCodes(reply)]).toEqual([409, ['was-set-ready']])
  })
})
