// What comes after fetching through the door: receipts, questions, and numbers of OSO dossiers that were not found.
import { beforeEach, describe, expect, it } from 'vitest'
import { withdrawByPo } from '../../lambdas/domain/application-steps.ts'
import { applicationIdOf, dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { later } from '../../lambdas/domain/moment.ts'
import { at } from '../domain/builders.ts'
import { application, otherVoSchool, poSchool, readyDossier, voSchool, year } from '../domain/dossiers.ts'
import { byDoor, key, ofSchool, type TransferWorld, transferWorld } from '../release/world.ts'

const before = at('2027-03-26 09:00')
const opened = at('2027-04-07 09:00')
const own = ofSchool(voSchool)
const idOf = (number: string) => dossierIdOf({ schoolId: poSchool, year, number })

const dossiers: readonly Dossier[] = [
  readyDossier({ number: '111111', dossierId: idOf('111111'), applications: [application(), application({ schoolId: otherVoSchool })] }),
  readyDossier({ number: '444444', dossierId: idOf('444444'), applications: [application({ schoolId: otherVoSchool })], codeNumber: 1 }),
]

let world: TransferWorld
const receipt = (kind: string, number = '111111', who = 'sensitive', query?: Readonly<Record<string, string>>) =>
  world.ask(who, `/dossiers/${idOf(number)}/receipts`, { method: 'POST', body: { kind }, ...(query && { query }) })
const ask = (text: string, { who = 'sensitive', number = '111111', ...more }: { who?: string; number?: string; headers?: Record<string, string>; noBsn?: boolean } = {}) =>
  world.ask(who, `/dossiers/${idOf(number)}/questions`, { method: 'POST', body: { text, ...(more.noBsn && { noBsn: true }) }, ...(more.headers && { headers: more.headers }) })
const questions = (who: string, number = '111111') => world.ask(who, `/dossiers/${idOf(number)}/questions`)
const fetchIt = () => world.ask('sensitive', `${own}/fetch`, { method: 'POST' })
const mails = async () => (await world.ports.outbox.list(key, { limit: 100 })).notifications.map(({ to, items }) => [to.email, ...items.map(({ kind }) => kind)])
/** What was left in the audit. */
async function events() {
  const { QueryCommand } = await import('@aws-sdk/client-dynamodb')
  const { Items = [] } = await world.client.send(new QueryCommand({ TableName: 'overstap', KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'AUDIT#voorbeeld' } } }))
  return Items
}
const acts = async () => (await events()).map((item) => `${item['sub']!.S} ${item['act']!.S}`)
const reasonsOf = (reply: { readonly status: number; readonly body: { readonly reasons?: readonly { readonly code: string }[] } }) => [reply.status, ...(reply.body.reasons ?? []).map(({ code }) => code)]

beforeEach(async () => {
  world = await transferWorld({ now: before, dossiers })
})

describe('a receipt', () => {
  beforeEach(() => world.moveTo(opened))

  it.each(['complete', 'unreadable'])('that files are %s is about the version that was fetched, and wants one', async (kind) => {
    expect(reasonsOf(await receipt(kind))).toEqual([409, 'nothing-fetched'])
    await fetchIt()
    expect((await receipt(kind)).body).toMatchObject({ receipt: { kind, version: 1, at: '2027-04-07T07:00:00.000Z' }, progress: kind === 'complete' ? 'finished' : 'fetched', state: 'applied' })
  })
  it.each(['not-ours', 'not-arrived'])('that the pupil is %s ends access at once, and what was fetched is to be deleted', async (kind) => {
    await fetchIt()
    expect((await receipt(kind)).body).toMatchObject({ state: kind, progress: 'delete', heldBack: [{ code: 'application-ended' }] })
    expect((await world.ask('sensitive', `${own}/fetch`, { method: 'POST', body: { dossiers: [idOf('111111')] } })).body.refused[0].reasons).toMatchObject([{ code: 'application-ended' }])
    // The dossier is free for the next choice.
    expect((await world.ask('vo2', `${ofSchool(otherVoSchool)}/released`)).body.dossiers).toHaveLength(2)
  })
  it('that the OSO dossier was not found needs no fetch, and ends nothing', async () => {
    expect((await receipt('oso-not-found')).body).toMatchObject({ receipt: { kind: 'oso-not-found' }, state: 'applied' })
  })
  it('that a pupil never applied is mailed to the PO school and the contact point; another receipt is not', async () => {
    await fetchIt()
    await receipt('complete')
    expect(await mails()).toEqual([])
    await receipt('not-ours')
    expect((await mails()).toSorted()).toEqual([['contact@regio.example', 'not-ours'], ['po@school.example', 'not-ours']])
  })
  it('said again is answered as it is there, and nobody is mailed again', async () => {
    const first = await receipt('not-ours')
    for (const moment of ['2027-04-07 09:01', '2027-04-07 09:02']) {
      world.moveTo(moment)
      expect((await receipt('not-ours')).body).toEqual(first.body)
    }
    expect(await mails()).toHaveLength(2)
    expect((await acts()).filter((act) => act === 'sensitive give-receipt')).toHaveLength(3)
  })
  it('that the pupil is not theirs cannot be undone by the VO school: the PO school names it again, or says that a new claim is right', async () => {
    await receipt('not-ours')
    const application = `${own}/applications/${applicationIdOf(idOf('111111'), voSchool)}`
    for (const state of ['applied', 'placed']) expect(reasonsOf(await world.ask('vo', application, { method: 'PATCH', body: { state } }))).toEqual([409, 'application-ended'])
    const held = async () => (await world.ask('sensitive', `${own}/fetch`, { method: 'POST', body: { dossiers: [idOf('111111')] } })).body.refused[0]?.reasons.map(({ code }: { code: string }) => code)
    expect(await held()).toEqual(['application-ended'])
    expect((await world.ask('vo', `${own}/applications`, { method: 'POST', body: [{ dossierId: idOf('111111'), round: '1' }] })).status).toBe(200)
    expect(await held()).toContain('not-confirmed')
    const confirm = `/dossiers/${idOf('111111')}/applications/${applicationIdOf(idOf('111111'), voSchool)}/confirm`
    expect((await world.ask('po', confirm, { method: 'POST', body: { correct: true } })).status).toBe(200)
    expect(await held()).toBeUndefined()
  })
  it('is not for a dossier that the school may not know of, whatever it says', async () => {
    const unknown = await receipt('not-ours', '999999')
    expect(unknown.status).toBe(404)
    expect(await receipt('not-ours', '444444')).toEqual(unknown)
    expect(await receipt('not-ours', '111111', 'po')).toEqual(unknown)
    world = await transferWorld({ now: before, dossiers })
    expect(await receipt('not-ours')).toEqual(unknown)
  })
  it('by who acts for a whole BRIN names the location', async () => {
    expect((await receipt('oso-not-found', '111111', 'brin')).status).toBe(404)
    expect((await receipt('oso-not-found', '111111', 'brin', { schoolId: otherVoSchool })).status).toBe(404)
    expect((await receipt('oso-not-found', '111111', 'brin', { schoolId: voSchool })).status).toBe(200)
    expect((await receipt('oso-not-found', '111111', 'vo', { schoolId: otherVoSchool })).status).toBe(404)
    expect((await receipt('oso-not-found', '111111', 'vo', { schoolId: voSchool })).status).toBe(200)
  })
  it('of a claim that is not open yet is only that the pupil is not there', async () => {
    world = await transferWorld({ now: before, dossiers })
    await world.ask('vo', `${own}/applications`, { method: 'POST', body: [{ code: await world.codes.of(idOf('444444'), 1) }] })
    expect(reasonsOf(await receipt('complete', '444444'))).toEqual([409, 'nothing-fetched'])
    expect(reasonsOf(await receipt('oso-not-found', '444444'))).toEqual([409, 'not-open-for-you'])
    expect((await receipt('not-ours', '444444')).body).toMatchObject({ state: 'not-ours', progress: 'ended', opened: false })
  })
})

describe('a question', () => {
  beforeEach(() => world.moveTo(opened))

  it('is a task for the PO school, due in five working days, and its contact is mailed', async () => {
    const reply = await ask('Klopt het aantal bladzijden?')
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ text: 'Klopt het aantal bladzijden?', askedAt: '2027-04-07T07:00:00.000Z', dueOn: '2027-04-14' })
    expect(await mails()).toEqual([['po@school.example', 'question-asked']])
    expect((await questions('po')).body.questions).toMatchObject([{ text: 'Klopt het aantal bladzijden?', schoolId: voSchool, schoolName: 'Het Lyceum' }])
  })
  it('is seen by the school that asks and by the PO school, and by no other', async () => {
    await ask('Klopt het?')
    expect((await questions('vo')).body.questions).toHaveLength(1)
    expect((await questions('vo')).body.questions[0].schoolId).toBeUndefined()
    expect((await questions('vo2')).body.questions).toEqual([])
    expect((await questions('po2')).status).toBe(404)
    expect((await questions('coordinator')).status).toBe(404)
  })
  it('that is repeated with its key is there once; with another text the key is refused', async () => {
    const headers = { 'idempotency-key': 'k-1' }
    const first = await ask('Klopt het?', { headers })
    expect((await ask('Klopt het?', { headers })).body).toEqual(first.body)
    expect((await ask('Iets anders', { headers })).body).toMatchObject({ status: 409, code: 'key-used-for-something-else' })
    expect((await questions('vo')).body.questions).toHaveLength(1)
    expect(await mails()).toHaveLength(1)
  })
  it('holds no BSN', async () => {
    expect((await ask('Het nummer is 111222333')).body.errors).toMatchObject([{ path: 'text', code: 'bsn-possible' }])
    expect((await ask('Zijn BSN is 111222333', { noBsn: true })).body.errors).toMatchObject([{ path: 'text', code: 'bsn-suspected' }])
    expect((await ask('Bestelnummer 111222333?', { noBsn: true })).status).toBe(201)
  })
  it('is only about what was opened, and while the application is live', async () => {
    const unknown = await ask('Wat?', { number: '999999' })
    expect(await ask('Wat?', { number: '444444' })).toEqual(unknown)
    const of = (await world.ports.dossiers.get(idOf('111111')))!
    await world.ports.dossiers.save([{ before: of, after: { ...withdrawByPo(of, voSchool, opened), version: of.version + 1 } }], byDoor(opened))
    expect(reasonsOf(await ask('Wat?'))).toEqual([409, 'no-application'])
    world = await transferWorld({ now: before, dossiers })
    await world.ask('vo', `${own}/applications`, { method: 'POST', body: [{ code: await world.codes.of(idOf('444444'), 1) }] })
    expect(reasonsOf(await ask('Wat?', { number: '444444' }))).toEqual([409, 'not-open-for-you'])
    expect((await questions('vo', '444444')).body.questions).toEqual([])
  })
  it('is one of at most twenty', async () => {
    for (let i = 0; i < 20; i++) {
      world.moveTo(later(opened, i * 1000))
      expect((await ask(`Vraag ${i}`)).status).toBe(201)
    }
    world.moveTo(later(opened, 20_000))
    expect(reasonsOf(await ask('Nog een'))).toEqual([409, 'too-many-questions'])
  })
  it('is taken however many another school asked', async () => {
    const of = (await world.ports.dossiers.get(idOf('111111')))!
    const questions = Array.from({ length: 20 }, (_, i) => ({ questionId: String(i).padStart(20, '0'), schoolId: otherVoSchool, text: 'Van een ander', askedAt: opened, dueOn: day('2027-04-14') }))
    await world.ports.dossiers.save([{ before: of, after: { ...of, questions, version: of.version + 1 } }], byDoor(opened))
    expect((await ask('Onze eerste vraag')).status).toBe(201)
  })
  it('leaves a trace when it is asked and when it is read', async () => {
    await ask('Klopt het?')
    await questions('po')
    expect((await acts()).filter((act) => act.includes('question')).toSorted()).toEqual(['po see-questions', 'sensitive ask-question'])
    expect(JSON.stringify(await events())).not.toContain('Klopt het')
  })
})

describe('OSO dossiers that were not found', () => {
  const report = (...body: readonly object[]) => world.ask('vo', `${own}/oso-missing`, { method: 'POST', body })
  const missing = async (who: string, schoolId: string) => (await world.ask(who, `${ofSchool(schoolId)}/oso-missing`)).body.schools

  it('are numbers per PO school, which each side sees of the other', async () => {
    expect((await report({ schoolId: poSchool, count: 3 }, { schoolId: '99AC00', count: 1 })).body).toEqual({ schools: [{ schoolId: poSchool, count: 3 }, { schoolId: '99AC00', count: 1 }] })
    expect(await missing('po', poSchool)).toEqual([{ schoolId: voSchool, count: 3 }])
    expect(await missing('vo', voSchool)).toHaveLength(2)
    expect((await world.ask('vo2', `${own}/oso-missing`)).status).toBe(404)
    expect(await missing('vo2', otherVoSchool)).toEqual([])
  })
  it('are replaced by a later number, and taken back by none', async () => {
    await report({ schoolId: poSchool, count: 3 }, { schoolId: '99AC00', count: 1 })
    expect((await report({ schoolId: poSchool, count: 0 })).body.schools).toEqual([{ schoolId: '99AC00', count: 1 }])
    expect(await missing('po', poSchool)).toEqual([])
    expect((await report({ schoolId: '99AC00', count: 2 })).body.schools).toEqual([{ schoolId: '99AC00', count: 2 }])
  })
  it('are of PO schools of the region, each once; all faults at once', async () => {
    const { body } = await report({ schoolId: otherVoSchool, count: 1 }, { schoolId: '99ZZ00', count: 1 }, { schoolId: poSchool, count: 1 }, { schoolId: poSchool, count: 2 })
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([['[0].schoolId', 'not-a-po-school'], ['[1].schoolId', 'not-a-po-school'], ['[3].schoolId', 'school-twice']])
    expect(await missing('po', poSchool)).toEqual([])
  })
  it('stand beside dossiers without being one', async () => {
    await report({ schoolId: poSchool, count: 3 })
    world.moveTo(opened)
    expect((await world.ask('sensitive', `${own}/applications`)).body.applications.map(({ applicationId }: { applicationId: string }) => applicationId)).toEqual([applicationIdOf(idOf('111111'), voSchool)])
  })
  it('of many PO schools go in whole pairs', async () => {
    const schools = Array.from({ length: 120 }, (_, i) => ({ schoolId: `${String(10 + Math.floor(i / 100))}XX${String(i % 100).padStart(2, '0')}`, count: 1 }))
    const trace = { sub: 'vo', membership: { role: 'vo' as const, schoolId: voSchool, rights: [] }, event: { ...byDoor(before).event } }
    await world.ports.osoMissing.report(key, voSchool, schools, trace)
    expect(await world.ports.osoMissing.by(key, voSchool)).toEqual(schools)
    expect(await world.ports.osoMissing.by(key, schools[119]!.schoolId)).toEqual([{ schoolId: voSchool, count: 1 }])
  })
})
