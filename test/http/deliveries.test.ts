// What a VO school sees and says of dossiers, through the door: its applications, and what it says of a pupil.
import { beforeEach, describe, expect, it } from 'vitest'
import { confirmClaim, withdrawByPo } from '../../lambdas/domain/application-steps.ts'
import { applicationIdOf, dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { keys } from '../../lambdas/store/table.ts'
import { claimApplications } from '../../lambdas/usecases/claim-applications.ts'
import { at } from '../domain/builders.ts'
import { application, file, otherVoSchool, poSchool, readyDossier, voSchool, year } from '../domain/dossiers.ts'
import { byDoor, key, ofSchool, people, type TransferWorld, transferWorld } from '../release/world.ts'
import { rowsOf } from '../store/world.ts'

const before = at('2027-03-26 09:00')
const opened = at('2027-04-07 09:00')
const applications = `${ofSchool(voSchool)}/applications`

/** Four dossiers: named as first choice, named as second, claimed by nobody, and one of another VO school alone. */
const ids = Object.fromEntries(['111111', '222222', '333333', '444444'].map((number) => [number, dossierIdOf({ schoolId: poSchool, year, number })]))
const dossiers: readonly Dossier[] = [
  readyDossier({ number: '111111', dossierId: ids['111111']!, applications: [application()], codeNumber: 1, warmTransfer: true }),
  readyDossier({ number: '222222', dossierId: ids['222222']!, applications: [application({ schoolId: otherVoSchool }), application()], codeNumber: 1 }),
  readyDossier({ number: '333333', dossierId: ids['333333']!, codeNumber: 1 }),
  readyDossier({ number: '444444', dossierId: ids['444444']!, applications: [application({ schoolId: otherVoSchool })] }),
]

let world: TransferWorld
const idOf = (number: string) => ids[number]!
const pathOf = (number: string) => `${applications}/${applicationIdOf(idOf(number), voSchool)}`
const codeOf = (number: string, codeNumber = 1) => world.codes.of(idOf(number), codeNumber)
const claims = (...body: readonly object[]) => world.ask('vo', applications, { method: 'POST', body })
const change = (number: string, body: object) => world.ask('vo', pathOf(number), { method: 'PATCH', body })
const dossierOf = async (number: string) => (await world.ports.dossiers.get(idOf(number)))!
const applicationOf = async (number: string) => (await dossierOf(number)).applications.find(({ schoolId }) => schoolId === voSchool)!
const outcomesOf = (reply: { readonly body: { readonly outcomes: readonly { readonly outcome: string; readonly reasons: readonly { readonly code: string }[] }[] } }) =>
  reply.body.outcomes.map(({ outcome, reasons }) => [outcome, ...reasons.map(({ code }) => code)].join(' '))
const acts = async () => (await rowsOf(world.client, 'AUDIT#voorbeeld')).filter(({ sub }) => sub === 'vo').map(({ act }) => act)
/** What a PO school does, without its door. */
async function byPo(number: string, act: (of: Dossier) => Dossier) {
  const of = await dossierOf(number)
  await world.ports.dossiers.save([{ before: of, after: { ...act(of), version: of.version + 1 } }], byDoor(world.clock.now))
}

beforeEach(async () => {
  world = await transferWorld({ now: before, dossiers })
})

describe('the applications of a VO school', () => {
  it('are none before the calendar opens them, and then those that PO schools named', async () => {
    expect((await world.ask('vo', applications)).body).toEqual({
      applications: [], schools: [], usesCodes: true, opensOn: 'first-choice', agreementSigned: true, releaseAt: '2027-04-07T07:00:00.000Z', rounds: ['1', '2', 'rest'],
    })
    world.moveTo(opened)
    const { body } = await world.ask('sensitive', applications)
    expect(body.applications.map(({ dossierId, progress, heldBack }: { dossierId: string; progress: string; heldBack: { code: string }[] }) => [dossierId, progress, ...heldBack.map(({ code }) => code)])).toEqual([
      [ids['111111'], 'ready'], [ids['222222'], 'expected', 'not-placed'],
    ])
    expect(body.schools).toEqual([{ schoolId: poSchool, name: 'De Vlinderboom', expected: 2, ready: 1, fetched: 0 }])
  })
  it('say of one that may be fetched how much there is of it', async () => {
    world.moveTo(opened)
    const held = (await world.ask('vo', pathOf('222222'))).body
    expect([held.version, held.readyAt, held.files, held.bytes]).toEqual([undefined, undefined, 0, 0])
    expect((await world.ask('sensitive', pathOf('111111'))).body).toMatchObject({
      applicationId: applicationIdOf(idOf('111111'), voSchool), number: '111111', poSchoolId: poSchool, poSchoolName: 'De Vlinderboom', round: '1', state: 'applied', opened: true, claimed: false,
      warmTransfer: true, routes: ['regular'], progress: 'ready', heldBack: [], version: 1, files: 1, bytes: 1000, sensitiveFiles: 1, late: false, questions: [],
    })
  })
  it.each([['named, and not open yet', '111111'], ['of another school', '444444'], ['never given out', '999999']])('are not there when %s', async (_what, number) => {
    const path = `${applications}/${dossierIdOf({ schoolId: poSchool, year, number })}-${voSchool}`
    const unknown = await world.ask('vo', '/regions/nergens')
    expect(await world.ask('vo', path)).toEqual(unknown)
    expect(await world.ask('vo', path, { method: 'PATCH', body: { state: 'placed' } })).toEqual(unknown)
  })
  it('are not those of a colleague school by its own id', async () => {
    world.moveTo(opened)
    expect((await world.ask('vo', `${applications}/${applicationIdOf(idOf('222222'), otherVoSchool)}`)).status).toBe(404)
    expect((await world.ask('vo2', applications)).status).toBe(404)
  })
  it('are seen by who acts for the whole BRIN, per location', async () => {
    world.moveTo(opened)
    expect((await world.ask('brin', applications)).body.applications).toHaveLength(2)
    expect((await world.ask('brin', `${ofSchool(otherVoSchool)}/applications`)).status).toBe(404)
  })
  it('are gone when the year is over', async () => {
    world.moveTo('2027-10-01 23:59')
    expect((await world.ask('vo', applications)).status).toBe(200)
    world.moveTo('2027-10-02 00:00')
    expect((await world.ask('vo', applications)).status).toBe(404)
  })
  it('leave a trace each time somebody looks', async () => {
    world.moveTo(opened)
    await world.ask('vo', applications)
    await world.ask('vo', pathOf('111111'))
    await world.ask('vo', pathOf('444444'))
    expect((await acts()).toSorted()).toEqual(['see-application', 'see-applications'])
  })
})

describe('a claim', () => {
  it('by code is there at once, with what the VO school said, and waits for the PO school and the calendar', async () => {
    const code = await codeOf('333333')
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4, 8)}-${code.slice(8)}`
    const reply = await claims({ code: typed, ownReference: '2027-014' })
    expect(reply.body).toEqual({ done: 1, outcomes: [{ code: typed, dossierId: idOf('333333'), outcome: 'done', reasons: [] }] })
    expect((await world.ask('vo', applications)).body.applications).toMatchObject([{ dossierId: idOf('333333'), ownReference: '2027-014', claimed: true, opened: false, progress: 'waiting', routes: [] }])
    await byPo('333333', (of) => confirmClaim(of, voSchool, world.clock.now))
    world.moveTo(opened)
    expect((await world.ask('sensitive', pathOf('333333'))).body).toMatchObject({ progress: 'ready', heldBack: [], opened: true })
  })
  it('that is repeated changes nothing, but may give another reference', async () => {
    const code = await codeOf('333333')
    await claims({ code, ownReference: 'een' })
    const { version } = await dossierOf('333333')
    expect(outcomesOf(await claims({ code, ownReference: 'twee' }, { dossierId: idOf('333333') }))).toEqual(['done-before', 'done-before'])
    expect((await dossierOf('333333')).version).toBe(version)
    expect((await world.ask('vo', pathOf('333333'))).body.ownReference).toBe('twee')
  })
  it('by the id of a dossier is only for what the school may know of; others read as not there', async () => {
    expect(outcomesOf(await claims({ dossierId: idOf('111111') }, { dossierId: idOf('444444') }, { dossierId: '99AB00-2627-999999' }))).toEqual(['refused not-found', 'refused not-found', 'refused not-found'])
    world.moveTo(opened)
    expect(outcomesOf(await claims({ dossierId: idOf('111111') }, { dossierId: idOf('444444') }))).toEqual(['done', 'refused not-found'])
    expect(await applicationOf('111111')).toMatchObject({ named: true, claimedAt: opened, state: 'applied' })
  })
  it('of many has an outcome each: a typing error, a code that does not exist, one twice', async () => {
    const code = await codeOf('333333')
    const wrong = `${code.slice(0, 8)}${code.endsWith('C') ? 'D' : 'C'}`
    const reply = await claims({ code: wrong }, { code: await codeOf('333333', 9) }, { code }, { code })
    expect(outcomesOf(reply)).toEqual(['refused mistyped-code', 'refused unknown-code', 'done', 'done-before'])
    expect(reply.body.done).toBe(1)
  })
  it.each([
    [undefined, '2027-03-31 23:59', '1'], [undefined, '2027-04-01 00:00', '1'], [undefined, '2027-04-26 10:00', '2'], ['1', '2027-04-26 10:00', '2'], ['rest', '2027-04-26 10:00', '2'], ['2', '2027-03-26 09:00', '2'],
    ['1', '2027-07-01 10:00', 'rest'],
  ])('in round %s at %s is in round %s: an unnamed pupil never opens by a round that has opened', async (round, moment, expected) => {
    world.moveTo(moment)
    expect((await claims({ code: await codeOf('333333'), ...(round && { round }) })).body.done).toBe(1)
    expect((await applicationOf('333333')).round).toBe(expected)
  })
  it('by a code that was renewed finds nothing any more', async () => {
    await byPo('333333', (of) => ({ ...of, codeNumber: 2 }))
    const [old, fresh] = [await codeOf('333333', 1), await codeOf('333333', 2)]
    const of = await dossierOf('333333')
    await world.ports.dossiers.save([{ before: of, after: { ...of, version: of.version + 1 } }], byDoor(before), {
      codes: { drop: [await world.codes.hashOf(old)], put: [{ hash: await world.codes.hashOf(fresh), dossierId: idOf('333333') }] },
    })
    expect(outcomesOf(await claims({ code: old }, { code: fresh }))).toEqual(['refused unknown-code', 'done'])
  })
  it('wants a code or a dossier, and no number that may be a BSN, all faults at once', async () => {
    const reply = await claims({ code: 'x', dossierId: idOf('333333') }, {}, { code: 'x', ownReference: '111222333' }, { code: 'x', ownReference: 'BSN 111222333' })
    expect([reply.status, reply.body.code]).toEqual([400, 'invalid-input'])
    // What states a BSN is no text at all; of the rest of such a request nothing is looked at.
    expect(reply.body.errors).toMatchObject([{ path: '[3].ownReference', code: 'bsn-suspected' }])
    const second = await claims({ code: 'x', dossierId: idOf('333333') }, {}, { code: 'x', ownReference: '111222333' })
    expect(second.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([['[0].code', 'code-or-dossier'], ['[1].code', 'code-or-dossier'], ['[2].ownReference', 'bsn-possible']])
    expect((await claims({ code: await codeOf('333333'), ownReference: '111222333', noBsn: true })).body.done).toBe(1)
  })
  it('is not by code where the region uses none', async () => {
    world = await transferWorld({ now: before, dossiers, settings: { usesCodes: false } })
    expect(outcomesOf(await claims({ code: await codeOf('333333') }))).toEqual(['refused region-without-codes'])
  })
  it('of what the PO school refused can be made anew once the school knows that, and wants another confirmation', async () => {
    const code = await codeOf('333333')
    await claims({ code })
    await byPo('333333', (of) => withdrawByPo(of, voSchool, world.clock.now))
    expect(outcomesOf(await claims({ code }))).toEqual(['done-before'])
    world.moveTo(opened)
    expect((await world.ask('vo', pathOf('333333'))).body).toMatchObject({ state: 'withdrawn', progress: 'ended' })
    expect(outcomesOf(await claims({ code }))).toEqual(['done'])
    expect(await applicationOf('333333')).toMatchObject({ state: 'applied', named: false })
  })
})

describe('codes that do not exist', () => {
  const unknown = async (count: number, from = 100) => Promise.all(Array.from({ length: count }, async (_, i) => ({ code: await codeOf('333333', from + i) })))

  it('are looked up ten times an hour; then none is, also not one that exists, and a line says so without any code', async () => {
    expect(outcomesOf(await claims(...(await unknown(9))))).toEqual(Array.from({ length: 9 }, () => 'refused unknown-code'))
    expect(world.lines.filter(({ code }) => code === 'CODES_LOCKED')).toEqual([])
    const mixed = await claims(...(await unknown(2, 200)), { code: await codeOf('333333') })
    expect(outcomesOf(mixed)).toEqual(['refused unknown-code', 'refused too-many-wrong-codes', 'refused too-many-wrong-codes'])
    expect(world.lines.filter(({ code }) => code === 'CODES_LOCKED')).toEqual([{ code: 'CODES_LOCKED', fields: { schoolId: voSchool } }])
    const locked = await claims({ code: await codeOf('333333') })
    expect([locked.status, locked.body.code, locked.headers['retry-after']]).toEqual([429, 'too-many-wrong-codes', '3600'])
    expect(JSON.stringify(world.lines)).not.toContain(await codeOf('333333'))
  })
  it('are not looked up more often by asking at the same moment', async () => {
    const all = await unknown(60)
    const replies = await Promise.all(Array.from({ length: 6 }, (_, i) => claims(...all.slice(i * 10, i * 10 + 10))))
    const lookedUp = replies.flatMap(({ body }) => body.outcomes ?? []).filter(({ reasons }: { reasons: { code: string }[] }) => reasons[0]?.code === 'unknown-code')
    expect(lookedUp.length).toBeLessThanOrEqual(10)
    expect(await world.ports.dossiers.wrongCodes(voSchool, world.clock.now)).toBe(lookedUp.length)
  })
  it('are counted, and codes that exist are not, however many there are', async () => {
    await world.add(Array.from({ length: 23 }, (_, i) => readyDossier({ number: String(500_000 + i), dossierId: dossierIdOf({ schoolId: poSchool, year, number: String(500_000 + i) }), codeNumber: 1 })))
    const good = await Promise.all(Array.from({ length: 23 }, async (_, i) => ({ code: await world.codes.of(dossierIdOf({ schoolId: poSchool, year, number: String(500_000 + i) }), 1) })))
    expect((await claims(...good, ...(await unknown(3)))).body.done).toBe(23)
    expect(await world.ports.dossiers.wrongCodes(voSchool, world.clock.now)).toBe(3)
  })
  it('cost nothing when the table could not be read', async () => {
    const real = world.ports.dossiers
    const broken = { ...world.ports, dossiers: { ...real, ofCode: async () => Promise.reject(new Error('the table is away')) } }
    const claim = claimApplications({ ...broken } as unknown as Parameters<typeof claimApplications>[0])
    await expect(claim({ sub: 'vo', membership: people['vo']! }, key, voSchool, await unknown(5))).rejects.toThrow('the table is away')
    expect(await real.wrongCodes(voSchool, world.clock.now)).toBe(0)
  })
  it('are forgotten with the hour, and counted per school', async () => {
    await claims(...(await unknown(10)))
    world.moveTo('2027-03-26 09:59')
    expect((await claims({ code: await codeOf('333333') })).headers['retry-after']).toBe('60')
    expect((await world.ask('vo2', `${ofSchool(otherVoSchool)}/applications`, { method: 'POST', body: [{ code: await codeOf('333333') }] })).body.done).toBe(1)
    world.moveTo('2027-03-26 10:00')
    expect((await claims({ code: await codeOf('333333') })).body.done).toBe(1)
  })
  it('do not stand in the way of a claim without code, and typing errors count for nothing', async () => {
    await claims(...(await unknown(10)))
    world.moveTo(opened)
    expect((await claims({ dossierId: idOf('111111') })).body.done).toBe(1)
    world.moveTo('2027-04-07 11:00')
    await claims(...Array.from({ length: 30 }, () => ({ code: 'CCCC-CCCC-D' })))
    expect((await claims({ code: await codeOf('333333') })).body.done).toBe(1)
  })
})

describe('what a VO school says of an application', () => {
  beforeEach(() => world.moveTo(opened))

  it('is placed, ended, and by mistake ended is live again', async () => {
    expect((await change('111111', { state: 'placed' })).body).toMatchObject({ state: 'placed', progress: 'ready' })
    expect((await change('111111', { state: 'not-arrived' })).body).toMatchObject({ state: 'not-arrived', progress: 'ended', heldBack: [{ code: 'application-ended' }] })
    expect((await change('111111', { state: 'placed' })).body).toMatchObject({ state: 'placed', progress: 'ready' })
  })
  it('closes access at once when it ends, and frees the next', async () => {
    expect((await world.ask('vo2', `${ofSchool(otherVoSchool)}/applications/${applicationIdOf(idOf('222222'), otherVoSchool)}`, { method: 'PATCH', body: { state: 'not-placed' } })).status).toBe(200)
    expect((await world.ask('sensitive', pathOf('222222'))).body).toMatchObject({ progress: 'ready', heldBack: [] })
  })
  it('cannot bring back what the PO school ended', async () => {
    await byPo('111111', (of) => withdrawByPo(of, voSchool, world.clock.now))
    const reply = await change('111111', { state: 'placed' })
    expect([reply.status, reply.body.code, reply.body.reasons[0].code]).toEqual([409, 'cannot-change-dossier', 'application-ended'])
  })
  it('may be its own reference, which nobody else sees', async () => {
    expect((await change('111111', { ownReference: 'Sem, 1b' })).body.ownReference).toBe('Sem, 1b')
    expect(JSON.stringify(await rowsOf(world.client, keys.transfers(poSchool, year).pk))).not.toContain('Sem, 1b')
    expect((await change('111111', { state: 'placed' })).body.ownReference).toBe('Sem, 1b')
    expect((await change('111111', { ownReference: '' })).body.ownReference).toBeUndefined()
  })
  it('is something, and holds no BSN', async () => {
    expect((await change('111111', {})).body.errors).toMatchObject([{ path: 'state', code: 'required' }])
    expect((await change('111111', { ownReference: '111222333' })).body.errors).toMatchObject([{ path: 'ownReference', code: 'bsn-possible' }])
    expect((await change('111111', { ownReference: 'bsn 111222333', noBsn: true })).body.errors).toMatchObject([{ path: 'ownReference', code: 'bsn-suspected' }])
    expect((await change('111111', { state: 'not-ours' })).status).toBe(400)
  })
  it('that it said before is not written again', async () => {
    await change('111111', { state: 'placed' })
    const { version } = await dossierOf('111111')
    await change('111111', { state: 'placed' })
    expect((await dossierOf('111111')).version).toBe(version)
  })
  it('is taken down though the PO school changes the dossier at the same moment', async () => {
    const real = world.ports.dossiers
    const other = byPo('111111', (of) => ({ ...of, label: 'Anders', open: { number: 2, attachments: [file('b')] } }))
    const [reply] = await Promise.all([change('111111', { state: 'placed' }), other.catch(() => undefined)])
    expect(reply.status).toBe(200)
    expect((await real.get(idOf('111111')))?.applications[0]?.state).toBe('placed')
  })
})
