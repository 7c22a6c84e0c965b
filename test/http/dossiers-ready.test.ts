// Setting ready, opening the next version, taking back and answering VO schools, through the API.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { dossiersPath, type DossierWorld, dossierWorld, plainType } from './dossier-world.ts'
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

const reference = /^[34679CDFGHJKMNPQRTVWXY]{5}-[34679CDFGHJKMNPQRTVWXY]{5}$/
const codesIn = (list: readonly { readonly code: string }[] = []) => list.map(({ code }) => code)
const reasonCodes = ({ body }: Reply) => codesIn(body.reasons)
const act = (dossierId: string, name: string, body?: unknown) => po(`/dossiers/${dossierId}/${name}`, { method: 'POST', ...(body !== undefined && { body }) })
const many = (dossiers: readonly string[]) => po(`${year}/schools/${poSchool}/set-ready`, { method: 'POST', body: { dossiers } })
/** Lets what was decided go out: the mails of the last minute. */
async function newMails() {
  const from = running.laptop.now()
  await running.moveTo(new Date(from + 60_000).toISOString())
  return (await running.mails()).filter(({ sentAt }) => Date.parse(sentAt) >= from)
}

describe('setting one dossier ready', () => {
  it('is refused with all that it lacks, as the list said', async () => {
    const dossierId = await world.add({ routes: ['pro'] })
    await world.announce(dossierId, { typeId: plainType })
    const reply = await world.setReady(dossierId)
    expect([reply.status, reply.body.code, reasonCodes(reply)]).toEqual([409, 'cannot-set-ready', ['no-files', 'attachment-missing', 'attachment-missing', 'attachment-not-checked']])
    expect(reply.body.reasons).toEqual((await world.see(dossierId)).missing)
    expect(await world.see(dossierId)).toMatchObject({ state: 'concept', versions: [] })
  })

  it('freezes what the parents could see, once, however often it is asked', async () => {
    const dossierId = await world.addInspected()
    const { listHash } = await world.see(dossierId)
    const [first, second] = await Promise.all([world.setReady(dossierId), world.setReady(dossierId)])
    expect([first.status, second.status]).toEqual([200, 200])
    const again = await world.setReady(dossierId)
    expect(again.body).toMatchObject({ state: 'set-ready', readyVersion: 1, missing: [], attachments: [], versions: [{ number: 1, listHash, reference: expect.stringMatching(reference), inspection: { manner: 'seen', counts: true } }] })
    expect(again.body).not.toHaveProperty('openVersion')
    expect(again.body.versions).toHaveLength(1)
    const delivery = await world.ports.deliveries.get(voSchool, dossierId)
    expect(delivery?.ready).toMatchObject({ number: 1, listHash, files: [{ typeName: 'Sociaal-emotionele ontwikkeling', sensitive: true }] })
  })

  it('locks the attachment types of the region’s year', async () => {
    await world.addReady()
    const coordinator = running.as('coordinator')
    const { body, etag } = await coordinator(`${year}/attachment-types`)
    expect(body.lockedAt).toBeDefined()
    expect((await coordinator(`${year}/attachment-types`, { method: 'PUT', body: { types: [] }, headers: { 'if-match': etag } })).body.code).toBe('types-locked')
  })
})

describe('setting many dossiers ready', () => {
  it('does those that can be under one number, and says of each other all that it lacks', async () => {
    const before = await world.addReady()
    const good = [await world.addInspected(), await world.addInspected()]
    const bare = await world.add()
    const { status, body } = await many([before, ...good, bare, good[0]!, '90BA00-2627-123456', `${poSchool}-2627-123456`])
    expect([status, body.done, body.reference]).toEqual([200, 2, expect.stringMatching(reference)])
    expect(body.dossiers.map(({ outcome, reasons }: { outcome: string; reasons: { code: string }[] }) => [outcome, codesIn(reasons)])).toEqual([
      ['done-before', []], ['done', []], ['done', []], ['refused', ['no-files', 'attachment-missing']], ['refused', ['not-found']], ['refused', ['not-found']],
    ])
    const [own] = (await world.see(before)).versions
    expect([body.dossiers[0].reference, body.dossiers[1].reference, body.dossiers[2].reference]).toEqual([own.reference, body.reference, body.reference])
    expect(body.dossiers[4].reasons).toEqual(body.dossiers[5].reasons)
    const again = (await many(good)).body
    expect([again.done, again.reference, again.dossiers[0].reference]).toEqual([0, undefined, body.reference])
  })

  it('sends one receipt with the count and the number, and no dossier number or label', async () => {
    await newMails()
    const label = 'Een naam die nergens anders staat'
    const ids = [await world.addInspected({ label }), await world.addInspected()]
    const { body } = await many(ids)
    const mails = await newMails()
    expect(mails.map(({ to }) => to)).toEqual(['po@demo.example'])
    expect(mails[0]!.text).toContain(body.reference)
    expect(mails[0]!.subject + mails[0]!.text).toMatch(/\b2\b/)
    const all = mails[0]!.subject + mails[0]!.text + mails[0]!.html
    for (const secret of [label, ...ids.map((id) => id.slice(-6))]) expect(all).not.toContain(secret)
  })
})

describe('the next version', () => {
  it('opens beside the one that stands ready, which stays as it is until the next set-ready', async () => {
    const dossierId = await world.addReady()
    const frozen = (await world.see(dossierId)).versions[0]
    const { body } = await act(dossierId, 'reopen')
    expect(body).toMatchObject({ state: 'inspected', openVersion: 2, readyVersion: 1, inspected: true, versions: [frozen] })
    expect((await act(dossierId, 'reopen')).etag).toBe((await world.see(dossierId)).etag)
    await world.attach(dossierId, { typeId: plainType })
    expect(reasonCodes(await world.setReady(dossierId))).toEqual(['inspection-of-other-list'])
    expect((await world.ports.deliveries.get(voSchool, dossierId))?.ready).toMatchObject({ number: 1, listHash: frozen.listHash })
    await world.inspect(dossierId)
    expect((await world.setReady(dossierId)).body).toMatchObject({ readyVersion: 2, versions: [frozen, { number: 2 }] })
    expect((await world.ports.deliveries.get(voSchool, dossierId))?.ready).toMatchObject({ number: 2 })
  })
})

describe('a recall', () => {
  it('of what does not stand ready is refused', async () => {
    expect(reasonCodes(await act(await world.addInspected(), 'recall'))).toEqual(['nothing-to-recall'])
  })

  it('that nobody fetched tells nobody', async () => {
    await newMails()
    const dossierId = await world.addReady()
    await newMails()
    const { status, body } = await act(dossierId, 'recall')
    expect([status, body.fetchedBy, body.linksLiveUntil]).toEqual([200, [], undefined])
    expect(body.dossier).toMatchObject({ openVersion: 2, versions: [{ recalledAt: expect.any(String) }] })
    expect(body.dossier).not.toHaveProperty('readyVersion')
    expect((await world.ports.deliveries.get(voSchool, dossierId))?.ready).toBeUndefined()
    expect(await newMails()).toEqual([])
  })

  it.each([[299, true], [300, false]])('%i seconds after a fetch says whether links still live: %s', async (seconds, live) => {
    const dossierId = await world.addReady()
    const { at } = await world.fetched(dossierId)
    await running.moveTo(new Date(at + seconds * 1000).toISOString())
    const { body } = await act(dossierId, 'recall', {})
    expect(body.fetchedBy).toEqual([{ schoolId: voSchool, schoolName: expect.any(String), at: new Date(at).toISOString(), version: 1, files: 1 }])
    // The product's clock runs on a little between the move and the request.
    if (live) expect(Date.parse(body.linksLiveUntil)).toBeGreaterThanOrEqual(at + (seconds + 300) * 1000)
    else expect(body.linksLiveUntil).toBeUndefined()
  })

  it('tells who fetched it and the contact point; after a leak also who leads the school, with a count and no name', async () => {
    const dossierId = await world.addReady({ label: 'Weer een eigen naam' })
    await world.fetched(dossierId)
    await newMails()
    await act(dossierId, 'recall', { wrongSchool: true })
    const mails = await newMails()
    expect([...new Set(mails.map(({ to }) => to))].sort()).toEqual(['contactpunt@demo.example', 'po@demo.example', 'vo@demo.example'])
    const toRegion = mails.filter(({ to }) => to === 'contactpunt@demo.example')
    expect(toRegion.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Mogelijk datalek/)])
    for (const { subject, text, html } of mails) expect(subject + text + html).not.toMatch(new RegExp(`Weer een eigen naam|${dossierId.slice(-6)}`))
  })
})

describe('what VO schools say', () => {
  it('a claim is right or not, and only a claim of this dossier', async () => {
    const [right, wrong] = [await world.add(), await world.add()]
    for (const dossierId of [right, wrong]) await world.claim(dossierId)
    const confirm = (dossierId: string, application: string, body?: unknown) => po(`/dossiers/${dossierId}/applications/${application}/confirm`, { method: 'POST', ...(body !== undefined && { body }) })
    expect((await world.see(right)).applications[0]).toMatchObject({ named: false, wantsConfirmation: true })
    expect((await confirm(right, `${right}-${voSchool}`)).body.applications[0]).toMatchObject({ wantsConfirmation: false, confirmedAt: expect.any(String) })
    expect((await confirm(wrong, `${wrong}-${voSchool}`, { correct: false })).body.applications[0]).toMatchObject({ state: 'withdrawn', endedBy: 'po', wantsConfirmation: false })
    expect(reasonCodes(await confirm(wrong, `${wrong}-${voSchool}`))).toEqual(['application-ended'])
    for (const application of [`${wrong}-${voSchool}`, `${right}-${secondVoSchool}`, 'geen']) expect((await confirm(right, application)).status).toBe(404)
  })

  it('a question gets an answer, of which the VO school is told without its words', async () => {
    const dossierId = await world.addReady()
    const questionId = 'c'.repeat(20)
    await world.step(dossierId, (dossier) => ({ ...dossier, questions: [{ questionId, schoolId: voSchool, text: 'Waar is bladzijde 3?', askedAt: running.laptop.now(), dueOn: '2026-09-08' as never }] }))
    expect(await world.see(dossierId)).toMatchObject({ openQuestions: 1, questions: [{ questionId, schoolId: voSchool, schoolName: expect.any(String), dueOn: '2026-09-08' }] })
    const answer = (id: string, body: object) => po(`/dossiers/${dossierId}/questions/${id}/answer`, { method: 'POST', body })
    expect((await answer('d'.repeat(20), { text: 'Hier.' })).status).toBe(404)
    expect((await answer(questionId, { text: 'Bel 111222333' })).body.errors[0].code).toBe('bsn-possible')
    await newMails()
    const reply = await answer(questionId, { text: 'Die zit er nu bij.' })
    expect([reply.status, reply.body]).toEqual([200, expect.objectContaining({ questionId, answer: { text: 'Die zit er nu bij.', at: expect.any(String) } })])
    const mails = await newMails()
    expect(mails.map(({ to }) => to)).toEqual(['vo@demo.example'])
    expect(mails[0]!.text + mails[0]!.html).not.toContain('Die zit er nu bij')
    expect((await world.see(dossierId)).openQuestions).toBe(0)
  })

  it('a dossier is fetched once a VO school has this version, and finished when it says that all is there', async () => {
    const dossierId = await world.addReady()
    await world.fetched(dossierId)
    expect(await world.see(dossierId)).toMatchObject({ state: 'fetched', fetches: [{ schoolId: voSchool, version: 1, files: 1 }] })
    await world.step(dossierId, (dossier) => ({ ...dossier, applications: dossier.applications.map((application) => ({ ...application, receipt: { kind: 'complete', at: running.laptop.now(), version: 1 } })) }))
    expect((await world.see(dossierId)).state).toBe('finished')
    expect((await po(dossiersPath)).body.dossiers.find((one: { dossierId: string }) => one.dossierId === dossierId).state).toBe('finished')
  })
})

describe('the school’s own proof', () => {
  it('of a PO school holds versions, inspections and fetches; of a VO school only what it fetched', async () => {
    const [fetched, other] = [await world.addReady({ label: 'Opgehaald dossier' }), await world.addReady({ label: 'Nog niet opgehaald' })]
    await world.fetched(fetched)
    const take = (user: string, schoolId: string) => running.as(user)(`${year}/schools/${schoolId}/export`, { method: 'POST' })
    const ofPo = (await take('po', poSchool)).body
    const exported = ofPo.dossiers.find(({ label }: { label?: string }) => label === 'Opgehaald dossier')
    expect(exported).toMatchObject({ number: fetched.slice(-6), versions: [{ number: 1, inspection: { manner: 'seen', on: '2026-09-01', agreed: 'yes' }, files: [{ sha256: expect.any(String) }] }], fetches: [{ schoolId: voSchool, version: 1, files: 1 }] })
    const ofVo = await take('vo', voSchool)
    expect(ofVo.body.dossiers.find(({ number }: { number: string }) => number === fetched.slice(-6))).toMatchObject({ versions: [{ number: 1 }], fetches: [{ version: 1 }] })
    expect(ofVo.text).not.toContain(other.slice(-6))
    expect(ofVo.text).not.toMatch(/Opgehaald dossier|"reference"|"inspection"/)
    const rows = await world.ports.progress.list({ regionId: 'voorbeeld', year: '2026-2027' as never })
    expect(rows.filter(({ exportedAt }) => exportedAt !== undefined).map(({ schoolId }) => schoolId).sort()).toEqual([poSchool, voSchool])
  })
})

describe('pupils who have nowhere to go', () => {
  it('are told from 29 March on, not a minute before', async () => {
    await world.add()
    const named = await world.add({ destinations: [voSchool] })
    await running.moveTo('2027-03-28T21:59:00Z', true)
    expect((await po(dossiersPath)).body).not.toHaveProperty('appliedNowhere')
    await running.moveTo('2027-03-28T22:00:00Z', true)
    const before = (await po(dossiersPath)).body.appliedNowhere
    expect(before).toBeGreaterThan(0)
    await world.change(named, { destinations: [] })
    expect((await po(dossiersPath)).body.appliedNowhere).toBe(before + 1)
  })
})

describe('a year that is over', () => {
  it('holds no dossiers for whoever asks, from the day after 1 October on', async () => {
    const dossierId = await world.add()
    await running.moveTo('2027-10-01T21:59:00Z', true)
    expect((await po(`/dossiers/${dossierId}`)).status).toBe(200)
    await running.moveTo('2027-10-01T22:00:00Z', true)
    for (const path of [`/dossiers/${dossierId}`, dossiersPath]) expect([path, (await po(path)).status]).toEqual([path, 404])
  })
})
