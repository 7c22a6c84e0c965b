// The files of a dossier and the parents' inspection of them through the API: what a list holds, who saw it, and what makes that lapse.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { type DossierWorld, dossierWorld, inspection, neededType, pdf, plainType, sha256Of } from './dossier-world.ts'
import { publishDemoCalendar } from './sample-requests.ts'
import { boardId, poSchool, voSchool, year } from './sample-places.ts'

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

const codesIn = (list: readonly { readonly code: string }[] = []) => list.map(({ code }) => code)
const reasonCodes = ({ body }: Reply) => codesIn(body.reasons)
const faults = ({ body }: Reply) => (body.errors ?? []).map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort()
const announce = (dossierId: string, given: object = {}) => po(`/dossiers/${dossierId}/attachments`, { method: 'POST', body: pdf(given) })
const inspections = `${year}/schools/${poSchool}/inspections`

describe('announcing a file', () => {
  it('answers where to post exactly this file, under a name that is safe', async () => {
    const dossierId = await world.add()
    const sha256 = sha256Of('een bestand')
    const { status, body } = await announce(dossierId, { fileName: 'C:\\tmp\\ver/slag: één.PDF', sha256 })
    expect(status).toBe(201)
    expect(body.attachment).toMatchObject({ typeId: neededType, fileName: 'slag_ één.PDF', state: 'checking', reasons: [], findings: [], sha256 })
    expect(body.upload.fields.key).toBe(`voorbeeld/2026-2027/${poSchool}/${dossierId.slice(-6)}/${body.attachment.attachmentId}/${sha256}`)
    expect((await world.see(dossierId)).files).toEqual({ accepted: 0, checking: 1, refused: 0 })
  })

  it('is refused with all reasons at once', async () => {
    const dossierId = await world.addReady()
    const coordinator = running.as('coordinator')
    const before = await coordinator(`${year}/attachment-types`)
    expect(before.body.lockedAt).toBeDefined()
    const reply = await announce(dossierId, { typeId: 'dyslexia-statement', contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', fileName: 'brief.docx' })
    expect([reply.status, reasonCodes(reply)]).toEqual([409, ['format-not-allowed', 'is-set-ready']])
    expect(reply.body.reasons[0].message).toBe('Dit soort bestand mag hier niet. Kies: PDF, JPG, PNG.')
    expect(reasonCodes(await announce(await world.add(), { typeId: 'absence' }))).toEqual(['type-goes-via-oso'])
    expect(faults(await announce(dossierId, { typeId: 'never-agreed' }))).toEqual(['typeId unknown-type'])
  })

  it('of ten megabytes is the most, a byte more is refused', async () => {
    const dossierId = await world.add()
    expect((await announce(dossierId, { size: 10_000_000 })).status).toBe(201)
    expect(faults(await announce(dossierId, { size: 10_000_001, sha256: 'x', contentType: 'application/zip' }))).toEqual(['contentType not-a-choice', 'sha256 wrong-shape', 'size too-high'])
  })

  it('is refused while the board has not signed a processing agreement', async () => {
    const board = running.as('board')
    const path = `/boards/${boardId}/processing-agreement`
    const state = async (value: string) => board(path, { method: 'PUT', body: { state: value, on: '2026-09-01' }, headers: { 'if-match': (await board(path)).etag } })
    const dossierId = await world.add()
    expect((await state('no')).status).toBe(200)
    expect(reasonCodes(await announce(dossierId))).toEqual(['processing-agreement-missing'])
    expect(codesIn((await world.see(dossierId)).missing)).toContain('processing-agreement-missing')
    await state('yes')
    expect((await announce(dossierId)).status).toBe(201)
  })

  it('asks about a name that may hold a BSN, and refuses one that says so', async () => {
    const dossierId = await world.add()
    expect(faults(await announce(dossierId, { fileName: 'verslag 111222333.pdf' }))).toEqual(['fileName bsn-possible'])
    expect(faults(await announce(dossierId, { fileName: 'bsn 111222333.pdf', noBsn: true }))).toEqual(['fileName bsn-suspected'])
    expect((await announce(dossierId, { fileName: 'verslag 111222333.pdf', noBsnInName: true })).status).toBe(201)
  })

  it('asks the same where an underscore joins the number to a word', async () => {
    const dossierId = await world.add()
    expect(faults(await announce(dossierId, { fileName: 'Jansen_111222333.pdf' }))).toEqual(['fileName bsn-possible'])
    expect(faults(await announce(dossierId, { fileName: 'Jansen_bsn_111_222_333.pdf', noBsnInName: true }))).toEqual(['fileName bsn-suspected'])
    expect((await announce(dossierId, { fileName: 'Jansen_111222333.pdf', noBsnInName: true })).status).toBe(201)
  })

  it('asks about the name and about the content apart: who looked at one has not looked at the other', async () => {
    const dossierId = await world.add()
    const fileName = 'verslag 111222333.pdf'
    expect(faults(await announce(dossierId, { fileName, noBsn: true }))).toEqual(['fileName bsn-possible'])
    const denied = async () => (await world.ports.dossiers.get(dossierId))!.open!.attachments.map(({ noBsn }) => noBsn)
    const sha256 = sha256Of('twee vragen')
    expect((await announce(dossierId, { fileName, sha256, noBsnInName: true })).status).toBe(201)
    expect(await denied()).toEqual([undefined])
    expect((await announce(dossierId, { fileName, sha256, noBsnInName: true, noBsn: true })).status).toBe(201)
    expect(await denied()).toEqual([true])
  })

  it('again before it was accepted takes the place of the first; after that it is the same file twice', async () => {
    const dossierId = await world.add()
    const sha256 = sha256Of('twee keer')
    const first = await world.announce(dossierId, { sha256 })
    await world.refuse(dossierId, first, [{ code: 'bsn-possible', details: { page: 2 } }])
    const refused = (await world.see(dossierId)).attachments
    expect(refused).toMatchObject([{ attachmentId: first, state: 'refused', reasons: [{ code: 'bsn-possible', message: expect.stringContaining('op pagina 2') }] }])
    const second = await world.announce(dossierId, { sha256, noBsn: true })
    expect((await world.see(dossierId)).attachments.map(({ attachmentId }: { attachmentId: string }) => attachmentId)).toEqual([second])
    await world.accept(dossierId, second)
    expect(reasonCodes(await announce(dossierId, { sha256 }))).toEqual(['same-file-twice'])
    expect((await announce(dossierId, { sha256, typeId: plainType })).status).toBe(201)
  })

  it('can be done for twenty files at the same time, and not for one more', async () => {
    const dossierId = await world.add()
    for (let part = 0; part < 5; part++) {
      const replies = await Promise.all([1, 2, 3, 4].map(() => announce(dossierId)))
      expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    }
    expect(reasonCodes(await announce(dossierId))).toEqual(['too-many-files'])
  })
})

describe('a file of a dossier', () => {
  it('is followed until it is checked, with what the school should know of it', async () => {
    const dossierId = await world.add()
    const attachmentId = await world.announce(dossierId)
    const path = `/dossiers/${dossierId}/attachments/${attachmentId}`
    expect((await po(path)).body).toMatchObject({ state: 'checking' })
    expect((await po(`${path}/content`)).status).toBe(404)
    await world.accept(dossierId, attachmentId)
    expect((await po(path)).body).toMatchObject({ state: 'accepted', findings: [{ code: 'author', message: 'In dit bestand staat de naam van de schrijver. De vo-school kan die lezen.' }] })
    for (const other of ['b'.repeat(20), 'constructor']) expect((await po(`/dossiers/${dossierId}/attachments/${other}`)).status).toBe(404)
    expect((await running.as('po2')(path)).status).toBe(404)
  })

  it('opens by a link for five minutes at most, from the frozen version too', async () => {
    const dossierId = await world.addReady()
    const { versions } = await world.see(dossierId)
    const { body } = await po(`/dossiers/${dossierId}/attachments/${versions[0].files[0].attachmentId}/content`)
    expect(Date.parse(body.expiresAt) - running.laptop.now()).toBeLessThanOrEqual(300_000)
    expect(new URL(body.url).searchParams.get('X-Amz-Expires')).toBe('300')
    expect(body.url).toContain(`versionId=v-${versions[0].files[0].attachmentId}`)
  })

  it('of a sensitive type opens only for who has the right to those', async () => {
    const sub = await running.edges.accounts.ensure('invaller@demo.example')
    await world.ports.members.grant(sub, { role: 'po', schoolId: poSchool, rights: [] })
    const dossierId = await world.add()
    const [sensitive, plain] = [await world.attach(dossierId), await world.attach(dossierId, { typeId: plainType })]
    const open = (attachmentId: string) => running.as('invaller')(`/dossiers/${dossierId}/attachments/${attachmentId}/content`)
    const refused = await open(sensitive)
    expect([refused.status, refused.body.code, reasonCodes(refused)]).toEqual([403, 'not-allowed', ['no-right-to-sensitive']])
    expect((await open(plain)).status).toBe(200)
    expect((await po(`/dossiers/${dossierId}/attachments/${sensitive}/content`)).status).toBe(200)
  })

  it('is taken out of the open version, and stays in the frozen one', async () => {
    const dossierId = await world.addReady()
    const { versions } = await world.see(dossierId)
    const [{ attachmentId }] = versions[0].files
    const remove = (id: string) => po(`/dossiers/${dossierId}/attachments/${id}`, { method: 'DELETE' })
    expect(reasonCodes(await remove(attachmentId))).toEqual(['is-set-ready'])
    await po(`/dossiers/${dossierId}/reopen`, { method: 'POST' })
    const { status, body } = await remove(attachmentId)
    expect([status, body.attachments, body.versions[0].files]).toEqual([200, [], versions[0].files])
    expect((await remove(attachmentId)).status).toBe(404)
    expect((await po(`/dossiers/${dossierId}/attachments/${attachmentId}/content`)).status).toBe(200)
  })
})

describe('an inspection', () => {
  const put = (dossierId: string, given: object) => po(`/dossiers/${dossierId}/inspection`, { method: 'PUT', body: { ...inspection, ...given } })

  it('counts for exactly the list that it names, and lapses when a file comes or goes', async () => {
    const dossierId = await world.add()
    await world.attach(dossierId)
    const { listHash, state } = await world.see(dossierId)
    expect(state).toBe('complete')
    const { body } = await put(dossierId, { listHash, agreed: 'no', view: 'Wij zien het anders.' })
    expect(body).toMatchObject({ state: 'inspected', inspected: true, inspectAgain: false, missing: [], inspection: { counts: true, agreed: 'no', view: 'Wij zien het anders.' } })
    const extra = await world.attach(dossierId, { typeId: plainType })
    expect(await world.see(dossierId)).toMatchObject({ state: 'complete', inspected: false, inspectAgain: true, inspection: { counts: false } })
    expect(reasonCodes(await put(dossierId, { listHash }))).toEqual(['list-has-changed'])
    await po(`/dossiers/${dossierId}/attachments/${extra}`, { method: 'DELETE' })
    expect(await world.see(dossierId)).toMatchObject({ state: 'inspected', inspected: true, listHash })
  })

  it('is of a day that was, with what its manner asks; all faults at once', async () => {
    const dossierId = await world.add()
    await world.attach(dossierId)
    const { listHash } = await world.see(dossierId)
    expect(faults(await put(dossierId, { listHash, on: '2026-09-02', offeredOn: '2026-08-01', view: 'Nr 111222333' }))).toEqual(['offeredOn offer-not-asked', 'on day-to-come', 'view bsn-possible'])
    expect(faults(await put(dossierId, { listHash, manner: 'offered-no-response' }))).toEqual(['offeredOn first-offer-missing'])
    expect(faults(await put(dossierId, { listHash, manner: 'offered-no-response', offeredOn: '2026-09-01' }))).toEqual(['offeredOn offers-not-on-two-days'])
    expect(faults(await put(dossierId, { listHash, on: '2026-08-31', exactlyThese: false }))).toEqual(['exactlyThese seen-before-upload'])
    expect((await put(dossierId, { listHash, on: '2026-08-31', exactlyThese: true })).status).toBe(200)
    expect((await put(dossierId, { listHash, view: 'Nr 111222333', noBsn: true })).status).toBe(200)
  })

  it('that parents did not answer to is taken down by a manager of the school', async () => {
    const dossierId = await world.add()
    await world.attach(dossierId)
    const { listHash } = await world.see(dossierId)
    const sub = await running.edges.accounts.ensure('leerkracht@demo.example')
    await world.ports.members.grant(sub, { role: 'po', schoolId: poSchool, rights: ['sensitive'] })
    const body = { ...inspection, listHash, manner: 'offered-no-response', offeredOn: '2026-08-25' }
    const reply = await running.as('leerkracht')(`/dossiers/${dossierId}/inspection`, { method: 'PUT', body })
    expect([reply.status, reasonCodes(reply)]).toEqual([409, ['manager-must-confirm']])
    expect((await po(`/dossiers/${dossierId}/inspection`, { method: 'PUT', body })).status).toBe(200)
  })

  it('of nothing, or of what stands ready, is none', async () => {
    const empty = await world.add()
    expect(reasonCodes(await put(empty, { listHash: (await world.see(empty)).listHash }))).toEqual(['no-files'])
    const ready = await world.addReady()
    expect(reasonCodes(await put(ready, { listHash: 'a'.repeat(40) }))).toEqual(['is-set-ready'])
  })
})

describe('inspections of many dossiers', () => {
  const send = (dossiers: readonly object[], given: object = {}, user = 'po') => running.as(user)(inspections, { method: 'POST', body: { dossiers, ...inspection, ...given } })
  const listed = async (dossierId: string) => ({ dossierId, listHash: (await world.see(dossierId)).listHash })

  it('are answered one by one: done, done before, or refused; another school’s dossier reads like one that is not there', async () => {
    const [first, second, empty] = [await world.add({ destinations: [voSchool] }), await world.add(), await world.add()]
    for (const dossierId of [first, second]) await world.attach(dossierId)
    const asked = [await listed(first), { ...(await listed(second)), listHash: 'a'.repeat(40) }, await listed(empty), { dossierId: '90BA00-2627-123456', listHash: 'a'.repeat(40) }, { dossierId: `${poSchool}-2627-123456`, listHash: 'a'.repeat(40) }]
    const { status, body } = await send(asked, { withOsoDossier: true })
    expect([status, body.done]).toEqual([200, 1])
    expect(body.dossiers.map(({ outcome, reasons }: { outcome: string; reasons: { code: string }[] }) => [outcome, codesIn(reasons)])).toEqual([
      ['done', []], ['refused', ['list-has-changed']], ['refused', ['no-files']], ['refused', ['not-found']], ['refused', ['not-found']],
    ])
    expect(body.dossiers[3].reasons).toEqual(body.dossiers[4].reasons)
    expect((await world.see(first)).inspection).toMatchObject({ withOsoDossier: true, counts: true })
    expect((await send([asked[0]!], { withOsoDossier: true })).body.dossiers[0].outcome).toBe('done-before')
  })

  it('of 28 pupils are taken down at once', async () => {
    const { body } = await po(`${year}/schools/${poSchool}/dossiers`, { method: 'POST', body: Array.from({ length: 28 }, (_, i) => ({ label: `Klas 8c nummer ${i}` })) })
    const ids: string[] = body.dossiers.map(({ dossierId }: { dossierId: string }) => dossierId)
    for (const dossierId of ids) await world.attach(dossierId)
    const reply = await send(await Promise.all(ids.map(listed)))
    expect([reply.body.done, reply.body.dossiers.length]).toEqual([28, 28])
  })

  it('are refused as a whole for what is wrong with all', async () => {
    const dossierId = await world.add()
    await world.attach(dossierId)
    const one = await listed(dossierId)
    expect(faults(await send([one], { on: '2026-09-02' }))).toEqual(['on day-to-come'])
    const early = await send([one], { on: '2026-08-31', exactlyThese: false })
    expect(early.body.dossiers[0]).toMatchObject({ outcome: 'refused', reasons: [{ code: 'seen-before-upload', message: expect.stringContaining('precies deze stukken') }] })
    expect(reasonCodes(await send([one], { manner: 'offered-no-response', offeredOn: '2026-08-25' }, 'leerkracht'))).toEqual(['manager-must-confirm'])
  })
})
