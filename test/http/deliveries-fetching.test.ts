// Fetching through the door: what may be fetched now, links to it, and what is written down of it.
import { beforeEach, describe, expect, it } from 'vitest'
import { applicationIdOf, dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { recall } from '../../lambdas/domain/dossier-steps.ts'
import { linkName } from '../../lambdas/domain/file-name.ts'
import { objectKey } from '../../lambdas/domain/object-key.ts'
import { mostLinks } from '../../lambdas/usecases/fetch-dossiers.ts'
import { at } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, otherVoSchool, poSchool, readyDossier, type, voSchool, year } from '../domain/dossiers.ts'
import { freezeOf } from '../domain/releases.ts'
import { byDoor, key, ofSchool, type TransferWorld, transferWorld } from '../release/world.ts'

const before = at('2027-03-26 09:00')
const opened = at('2027-04-07 09:00')
const own = ofSchool(voSchool)
const idOf = (number: string, schoolId = poSchool) => dossierIdOf({ schoolId, year, number })

/** One sensitive file and one that is not. */
const twoTypes = new Map([['action-plan', type()], ['report', type({ typeId: 'report', name: 'Rapport', sensitive: false })]])
const mixed = (number: string, given: Partial<Dossier> = {}) =>
  freezeOf(dossier({ number, dossierId: idOf(number), open: inspected(open(file(`plan-${number}`), file(`rapport-${number}`, { typeId: 'report' }))), applications: [application()], ...given }), at('2027-04-05 15:00'), twoTypes)

const dossiers: readonly Dossier[] = [
  mixed('111111'),
  readyDossier({ number: '222222', dossierId: idOf('222222'), applications: [application({ schoolId: otherVoSchool }), application()] }),
  readyDossier({ number: '333333', dossierId: idOf('333333', '99AC00'), schoolId: '99AC00', schoolName: 'De Regenboog', applications: [application()] }),
  readyDossier({ number: '444444', dossierId: idOf('444444'), applications: [application({ schoolId: otherVoSchool })] }),
]

let world: TransferWorld
const fetchAs = (who: string, ids?: readonly string[]) => world.ask(who, `${own}/fetch`, { method: 'POST', ...(ids && { body: { dossiers: ids } }) })
const released = (who: string, query?: Readonly<Record<string, string>>) => world.ask(who, `${own}/released`, { ...(query && { query }) })
const idsIn = (body: { readonly dossiers: readonly { readonly dossierId: string }[] }) => body.dossiers.map(({ dossierId }) => dossierId)
const progressOf = async (number: string, schoolId = poSchool) => (await world.ask('sensitive', `${own}/applications/${applicationIdOf(idOf(number, schoolId), voSchool)}`)).body.progress
const recordsOf = async (schoolId: string) => (await world.ports.dossiers.list(schoolId, year)).fetched

beforeEach(async () => {
  world = await transferWorld({ now: before, dossiers })
})

describe('what may be fetched', () => {
  it('is nothing before the release, and then all that nothing holds back, with its files and without a link', async () => {
    expect((await released('sensitive')).body).toEqual({ now: '2027-03-26T08:00:00.000Z', dossiers: [] })
    world.moveTo(opened)
    const { body } = await released('sensitive')
    expect(idsIn(body)).toEqual([idOf('111111'), idOf('333333', '99AC00')])
    expect(body.dossiers[0]).toMatchObject({
      number: '111111', poSchoolId: poSchool, poSchoolName: 'De Vlinderboom', version: 1, readyAt: '2027-04-05T13:00:00.000Z', late: false, agreed: 'yes', leftOut: 0,
      files: [{ fileName: 'plan-111111.pdf', sensitive: true, size: 1000, typeName: 'Handelingsplan' }, { fileName: 'rapport-111111.pdf', sensitive: false }],
    })
    expect(JSON.stringify(body)).not.toContain('https://')
  })
  it('leaves sensitive files out for who has no right to them, and says how many', async () => {
    world.moveTo(opened)
    const { body } = await released('vo')
    expect(idsIn(body)).toEqual([idOf('111111')])
    expect(body.dossiers[0]).toMatchObject({ leftOut: 1, files: [{ fileName: 'rapport-111111.pdf' }] })
    expect(JSON.stringify(body)).not.toContain('plan-111111')
  })
  it('since a moment is all that the school had not fetched in its version before', async () => {
    world.moveTo(opened)
    const since = (await released('sensitive')).body.now
    world.moveTo('2027-04-07 09:30')
    expect(idsIn((await released('sensitive', { changedSince: since })).body)).toHaveLength(2)
    await fetchAs('sensitive')
    // A program that got its links and broke off asks again since the time before.
    expect(idsIn((await released('sensitive', { changedSince: since })).body)).toHaveLength(2)
    world.moveTo('2027-04-07 09:31')
    const after = (await released('sensitive', { changedSince: '2027-04-07T07:31:00.000Z' })).body
    expect(idsIn(after)).toEqual([])
    world.moveTo('2027-04-09 10:00')
    await world.add([mixed('555555')].map((one) => ({ ...one, ready: one.ready.map((version) => ({ ...version, readyAt: world.clock.now })) })))
    expect((await released('sensitive', { changedSince: after.now })).body.dossiers).toMatchObject([{ dossierId: idOf('555555'), late: true }])
  })
  it('since something that is no moment is a fault', async () => {
    expect((await released('vo', { changedSince: 'gisteren' })).body).toMatchObject({ code: 'invalid-input', errors: [{ path: 'changedSince', code: 'not-a-moment' }] })
  })
})

describe('a fetch', () => {
  beforeEach(() => world.moveTo(opened))

  it('gives a link of five minutes to exactly each version of each file, under a name that says nothing of the pupil', async () => {
    const { body } = await fetchAs('sensitive', [idOf('111111')])
    const [plan] = body.dossiers[0].files
    const { attachmentId, sha256 } = file('plan-111111')
    const name = objectKey({ regionId: 'voorbeeld', year, schoolId: poSchool, number: '111111', attachmentId, sha256 })
    expect(plan.url).toBe(`https://files.example/${name}?versionId=v1&name=${linkName('111111', plan)}&seconds=300`)
    expect(plan.fileName).toBe('plan-111111.pdf')
    expect(plan.url).not.toContain('plan-111111')
    expect(plan.sha256).toBe(sha256)
    expect([body.expiresAt, body.refused]).toEqual(['2027-04-07T07:05:00.000Z', []])
  })
  it('without a list is of all that was not fetched in its version', async () => {
    expect(idsIn((await fetchAs('sensitive')).body)).toEqual([idOf('111111'), idOf('333333', '99AC00')])
    world.moveTo('2027-04-07 09:10')
    const again = (await fetchAs('sensitive')).body
    expect([again.dossiers, again.refused, again.fetchId]).toEqual([[], [], undefined])
    expect(idsIn((await fetchAs('sensitive', [idOf('111111')])).body)).toEqual([idOf('111111')])
  })
  it('refuses what cannot be fetched with all its reasons; what may not be known of as if it never was', async () => {
    const { body } = await fetchAs('vo', [idOf('222222'), idOf('333333', '99AC00'), idOf('444444'), idOf('999999'), idOf('111111'), idOf('111111')])
    expect(body.refused.map(({ dossierId, reasons }: { dossierId: string; reasons: { code: string }[] }) => [dossierId, ...reasons.map(({ code }) => code)])).toEqual([
      [idOf('222222'), 'not-placed'], [idOf('333333', '99AC00'), 'no-right-to-sensitive'], [idOf('444444'), 'not-found'], [idOf('999999'), 'not-found'],
    ])
    expect(body.refused.map(({ reasons }: { reasons: { message: string }[] }) => reasons.every(({ message }) => message.length > 20))).toEqual([true, true, true, true])
    expect(idsIn(body)).toEqual([idOf('111111')])
  })
  it('before the release gives no link and writes nothing down', async () => {
    world = await transferWorld({ now: before, dossiers })
    const { body } = await fetchAs('sensitive', [idOf('111111')])
    expect([body.dossiers, body.refused.map(({ reasons }: { reasons: { code: string }[] }) => reasons[0]!.code)]).toEqual([[], ['not-found']])
    expect(await recordsOf(voSchool)).toEqual([])
  })
  it('is written down for the VO school, and for each PO school its own part', async () => {
    const { fetchId } = (await fetchAs('sensitive')).body
    expect((await world.ports.deliveries.list(voSchool, year)).fetched).toMatchObject([{ fetchId, at: opened, voSchoolId: voSchool, dossiers: [{ dossierId: idOf('111111'), version: 1, files: 2 }, { files: 1 }] }])
    expect(await recordsOf(poSchool)).toMatchObject([{ fetchId, dossiers: [{ dossierId: idOf('111111'), version: 1, files: 2 }] }])
    expect(await recordsOf('99AC00')).toMatchObject([{ dossiers: [{ dossierId: idOf('333333', '99AC00') }] }])
    expect(JSON.stringify(await recordsOf(poSchool))).not.toContain('333333')
    const counts = await world.ports.progress.list(key)
    expect(counts.filter(({ fetched }) => fetched > 0).map(({ schoolId, fetched }) => [schoolId, fetched])).toEqual([[poSchool, 1], ['99AC00', 1], [voSchool, 2]])
  })
  it('is written down before anybody holds a link', async () => {
    const order: string[] = []
    world = await transferWorld({ now: opened, dossiers, objects: { presignDownload: async () => (order.push(`link after ${(await recordsOf(poSchool)).length}`), 'https://files.example/x') } })
    await fetchAs('sensitive', [idOf('111111')])
    expect(order).toEqual(['link after 1', 'link after 1'])
  })
  it('gives no link when it could not be written down', async () => {
    const links: string[] = []
    world = await transferWorld({ now: opened, dossiers, objects: { presignDownload: async () => (links.push('one'), 'x') } })
    await world.ask('sensitive', `${own}/released`)
    // The role was taken away: what was read stays known for a minute, and a write looks again.
    await world.ports.members.of('sensitive')
    const { DeleteItemCommand } = await import('@aws-sdk/client-dynamodb')
    await world.client.send(new DeleteItemCommand({ TableName: 'overstap', Key: { pk: { S: 'USER#sensitive' }, sk: { S: `MEMBER#vo#${voSchool}` } } }))
    expect((await fetchAs('sensitive', [idOf('111111')])).status).toBe(404)
    expect(links).toEqual([])
  })
  it('by somebody without the right to sensitive files leaves the dossier to be fetched by a colleague', async () => {
    await fetchAs('vo')
    expect(await progressOf('111111')).toBe('ready')
    expect((await fetchAs('vo')).body.dossiers).toEqual([])
    world.moveTo('2027-04-07 09:10')
    expect(idsIn((await fetchAs('sensitive')).body)).toContain(idOf('111111'))
    expect(await progressOf('111111')).toBe('fetched')
  })
  it('of what is recalled is over at once, and what was fetched is to be deleted', async () => {
    await fetchAs('sensitive', [idOf('111111')])
    world.moveTo('2027-04-07 10:00')
    const of = (await world.ports.dossiers.get(idOf('111111')))!
    await world.ports.dossiers.save([{ before: of, after: { ...recall(of, world.clock.now), version: of.version + 1 } }], byDoor(world.clock.now))
    expect((await fetchAs('sensitive', [idOf('111111')])).body.refused[0].reasons).toMatchObject([{ code: 'recalled' }])
    expect(await progressOf('111111')).toBe('delete')
  })
  it('takes as many files as fit into one answer, and says which dossiers wait for the next', async () => {
    const files = Array.from({ length: 20 }, (_, i) => file(`f${i}`))
    const many = Array.from({ length: 101 }, (_, i) => {
      const number = String(600000 + i)
      return freezeOf(dossier({ number, dossierId: idOf(number), open: inspected(open(...files)), applications: [application()] }), at('2027-04-05 15:00'))
    })
    world = await transferWorld({ now: opened, dossiers: many })
    const { body } = await fetchAs('sensitive')
    expect([body.dossiers.length * 20, body.refused]).toMatchObject([mostLinks, [{ dossierId: idOf('600100'), reasons: [{ code: 'too-many-at-once' }] }]])
    world.moveTo('2027-04-07 09:01')
    expect(idsIn((await fetchAs('sensitive')).body)).toEqual([idOf('600100')])
  })
  it('is not for a school whose board signed no processing agreement', async () => {
    world = await transferWorld({ now: opened, dossiers, signed: ['99901'] })
    expect((await fetchAs('sensitive', [idOf('111111')])).body.refused[0].reasons).toMatchObject([{ code: 'processing-agreement-missing' }])
  })
})

describe('a long answer', () => {
  const many = Array.from({ length: 100 }, (_, i) => mixed(String(600000 + i)))
  beforeEach(async () => {
    world = await transferWorld({ now: opened, dossiers: many })
  })
  const encoding = (value?: string) => world.ask('sensitive', `${own}/released`, { headers: { ...(value !== undefined && { 'accept-encoding': value }) } })

  it.each(['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.5', '*', 'GZIP'])('is compressed for who takes %s', async (value) => {
    const [plain, short] = [await encoding(), await encoding(value)]
    expect([short.headers['content-encoding'], short.headers['vary'], plain.headers['content-encoding'], plain.headers['vary']]).toEqual(['gzip', 'accept-encoding', undefined, 'accept-encoding'])
    expect(short.body).toEqual(plain.body)
  })
  it.each(['', 'br', 'gzip;q=0', 'identity, gzip; q=0.0', 'x-gzip-like'])('goes as it is for who takes %s', async (value) => {
    expect((await encoding(value)).headers['content-encoding']).toBeUndefined()
  })
  it('is the only one that is compressed', async () => {
    expect((await world.ask('sensitive', `${own}/oso-missing`, { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']).toBeUndefined()
  })
})
