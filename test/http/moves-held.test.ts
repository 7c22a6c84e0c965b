// What a school that goes on in another leaves to whom: rights of one region that stand in every write, a way back that nobody can bar, and no new work under the old code.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Membership } from '../../lambdas/domain/actor.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { importQualifications } from '../../lambdas/usecases/import-qualifications.ts'
import { at, contact, school, tick } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, poSchool, readyDossier, type, voSchool, year } from '../domain/dossiers.ts'
import { key, ofSchool, people, type Reply, type TransferWorld, transferWorld, voSchools } from '../release/world.ts'
import { headFacts, regionFacts } from '../store/world.ts'

const newPo = '99AD00'
const newVo = '99CF00'
const opened = at('2027-04-08 10:00')
const idOf = (number: string) => dossierIdOf({ schoolId: poSchool, year, number })
const ready = { ...readyDossier({ applications: [application()] }), counted: { complete: 1, inspected: 1, ready: 1, applied: 1 } }
const concept = dossier({ number: '222222', dossierId: idOf('222222'), open: inspected(open(file('b'))), label: 'Leerling 2' })

const anna = contact({ email: 'anna@school.example', name: 'Anna' })
const lyceum = { ...voSchools[0]!, contacts: [contact({ email: 'vera@vo.example' })], contactsVersion: 1 }
const said = { state: 'yes', on: day('2026-10-01'), source: 'self-reported' } as const
const old: School = {
  ...school({ schoolId: poSchool, name: 'De Vlinderboom', contacts: [anna], contactsVersion: 1, ticks: { release: tick(), fetched: tick({ done: false, count: 3, of: 28 }) }, pupilSystem: 'ParnasSys' }),
  progress: { ...noProgress(poSchool), qualification: { facts: { participates: said, endpoint: said }, version: 1 } },
}
const schools: readonly School[] = [
  old, school({ schoolId: newPo, name: 'De Nieuwe Boom' }), school({ schoolId: '99AC00', name: 'De Regenboog', boardId: '99904' }),
  lyceum, ...voSchools.slice(1), school({ schoolId: newVo, sector: 'vo', name: 'Het Nieuwe Lyceum', boardId: '99902' }),
]
const staff: Readonly<Record<string, Membership>> = {
  ...people,
  heir: { role: 'po', schoolId: newPo, rights: ['manager'] },
  voHeir: { role: 'vo', schoolId: newVo, rights: ['sensitive'] },
  brinHeir: { role: 'vo', schoolId: newVo.slice(0, 4), rights: ['sensitive'] },
}

let world: TransferWorld
beforeEach(async () => {
  world = await transferWorld({ now: opened, schools, people: staff, dossiers: [ready, concept] })
  await world.ports.attachmentTypes.save(key, { types: [type()], version: 1 }, 0, world.bySetUp)
})

const say = (schoolId: string, body: object) => world.ask('coordinator', `${ofSchool(schoolId)}/successor`, { method: 'POST', body })
const goOn = (from = poSchool, to = newPo) => say(from, { how: 'renumbered', schoolId: to })
const takeBack = (schoolId = poSchool) => world.ask('coordinator', `${ofSchool(schoolId)}/successor`, { method: 'DELETE' })
const get = (who: string, path: string) => world.ask(who, path)
const seen = async (schoolId: string) => (await get('coordinator', ofSchool(schoolId))).body
const stored = async (schoolId: string) => (await world.ports.schools.getWithYear(key, schoolId))!.school
const codes = ({ body }: Reply) => [body.code, ...(body.reasons ?? body.errors ?? []).map(({ code }: { code: string }) => code)]
const put = (who: string, path: string, body: unknown, version: number, method = 'PUT') => world.ask(who, path, { method, body, headers: { 'if-match': `"${version}"` } })

/** The same schools in a region beside this one, with a calendar of its own. */
const there = { regionId: 'buurregio', year }
async function alsoThere(): Promise<void> {
  await world.ports.regions.create(regionFacts('buurregio'), [], world.bySetUp)
  await world.ports.years.open(regionFacts('buurregio'), headFacts(there), world.bySetUp)
  await world.ports.schools.saveImport(there, { added: [old, school({ schoolId: newPo })], changed: [] }, world.bySetUp)
}

describe('the rights of the school that goes on', () => {
  it('reach no further than the region that said so: what the old school is elsewhere stays out of reach', async () => {
    await alsoThere()
    await goOn()
    const before = (await world.ports.schools.getWithYear(there, poSchool))!.school
    await put('heir', `${ofSchool(poSchool)}/qualification`, { participates: { state: 'no' } }, 1)
    await put('heir', ofSchool(poSchool), { pupilSystem: 'ESIS' }, 2, 'PATCH')
    expect((await world.ports.schools.getWithYear(there, poSchool))!.school).toEqual(before)
    const calendar = async (who: string) => (await get(who, `${ofSchool(poSchool)}/merged-calendar`)).body.regions.map(({ regionId }: { regionId: string }) => regionId)
    expect([await calendar('heir'), await calendar('po')]).toEqual([['voorbeeld'], ['voorbeeld', 'buurregio']])
  })

  it.each([
    ['change a dossier', 'heir', poSchool, newPo, (door: TransferWorld['ask']) => door('heir', `/dossiers/${concept.dossierId}`, { method: 'PATCH', body: { group: '8b' }, headers: { 'if-match': '"1"' } })],
    ['set a dossier ready', 'heir', poSchool, newPo, (door: TransferWorld['ask']) => door('heir', `/dossiers/${concept.dossierId}/set-ready`, { method: 'POST' })],
    ['look at the dossiers', 'heir', poSchool, newPo, (door: TransferWorld['ask']) => door('heir', `${ofSchool(poSchool)}/dossiers`)],
    ['fetch', 'voHeir', voSchool, newVo, (door: TransferWorld['ask']) => door('voHeir', `${ofSchool(voSchool)}/fetch`, { method: 'POST' })],
    ['fetch, for all locations', 'brinHeir', voSchool, newVo, (door: TransferWorld['ask']) => door('brinHeir', `${ofSchool(voSchool)}/fetch`, { method: 'POST' })],
    ['give a receipt', 'voHeir', voSchool, newVo, (door: TransferWorld['ask']) => door('voHeir', `/dossiers/${ready.dossierId}/receipts`, { method: 'POST', body: { kind: 'not-arrived' }, query: { schoolId: voSchool } })],
  ])('stand in every write: a door that still remembers them does not %s once they are gone', async (_what, who, from, to, act) => {
    await goOn(from, to)
    const warm = world.newDoor()
    expect((await warm.ask(who, `${ofSchool(from)}`)).status).toBe(200)
    if (to === newVo) expect((await warm.ask(who, `${ofSchool(from)}/fetch`, { method: 'POST' })).status).toBe(200)
    await takeBack(from)
    // It remembers still.
    expect((await warm.ports.schools.successions(to)).map(({ succeeds }) => succeeds)).toEqual([[from]])
    const before = await Promise.all([ready, concept].map(({ dossierId }) => world.ports.dossiers.get(dossierId)))
    expect((await act(warm.ask)).status).toBe(404)
    expect(await Promise.all([ready, concept].map(({ dossierId }) => world.ports.dossiers.get(dossierId)))).toEqual(before)
  })
})

describe('the way back', () => {
  it('cannot be barred by the school that goes on: what changed there stays, all else goes, and the answer says what stayed', async () => {
    await goOn()
    await put('coordinator', ofSchool(newPo), { phone: '0199 00 11 22' }, 2, 'PATCH')
    await put('coordinator', `${ofSchool(newPo)}/contacts`, [{ email: 'anna@school.example', name: 'Anna de Boer', roles: ['head'] }], 1)
    await world.ports.schools.saveTick(key, newPo, 'release', tick({ done: false, version: 2 }), 1, world.bySetUp)
    await put('heir', `${ofSchool(newPo)}/qualification`, { endpoint: { state: 'no' } }, 1)
    const reply = await takeBack()
    expect([reply.status, reply.body.stayed]).toEqual([200, ['contacts', 'reports', 'facts', 'pupil-system']])
    expect(reply.body).not.toHaveProperty('successor')
    expect(await seen(newPo)).toMatchObject({ phone: '0199 00 11 22', contacts: [{ name: 'Anna de Boer' }], pupilSystem: 'ParnasSys' })
    const to = await stored(newPo)
    expect(to).not.toHaveProperty('succeeds')
    expect(Object.keys(to.ticks)).toEqual(['release'])
    expect(to.progress).toMatchObject({ contacts: 1, done: [], reported: {}, qualification: { facts: { endpoint: { state: 'no' } } } })
    expect(Object.keys(to.progress!.qualification.facts)).toEqual(['endpoint'])
    expect((await world.ports.schools.placementsOfBoard(old.boardId)).map(({ schoolId }) => schoolId)).toContain(poSchool)
    for (const path of [`/dossiers/${ready.dossierId}`, `${ofSchool(poSchool)}/dossiers`]) expect((await get('heir', path)).status).toBe(404)
  })

  it('leaves a contact there who was not brought, and takes the one who was: by what a person is, not by a version', async () => {
    await goOn()
    await put('coordinator', `${ofSchool(newPo)}/contacts`, [{ email: 'anna@school.example', name: 'Anna', roles: ['transfer'] }, { email: 'bea@school.example', roles: ['head'] }], 1)
    expect((await takeBack()).body.stayed).toEqual([])
    expect((await seen(newPo)).contacts).toMatchObject([{ email: 'bea@school.example' }])
  })

  it('is there as soon as the other comes back itself from where it went on', async () => {
    await goOn()
    await say(newPo, { how: 'merged', schoolId: '99AC00' })
    expect(codes(await takeBack())).toEqual(['cannot-move-school', 'successor-moved-on'])
    await takeBack(newPo)
    expect((await takeBack()).status).toBe(200)
    for (const who of ['heir', 'po2']) expect((await get(who, `/dossiers/${ready.dossierId}`)).status).toBe(404)
  })

  it('is there also when the other closed', async () => {
    await goOn()
    await say(newPo, { how: 'closed' })
    expect((await takeBack()).status).toBe(200)
    expect((await get('heir', `/dossiers/${ready.dossierId}`)).status).toBe(404)
  })

  it('is a way for whoever asks again while another writes there', async () => {
    await goOn()
    const other = await stored(newPo)
    const change = world.ports.schools.save(key, { before: other, after: { ...other, phone: '0199 1', version: other.version + 1 } }, other.version, world.bySetUp)
    const [reply] = await Promise.all([takeBack(), change])
    expect([reply.status, (await seen(newPo)).phone]).toEqual([200, '0199 1'])
    expect(await seen(poSchool)).not.toHaveProperty('successor')
  })
})

describe('who says that a school goes on', () => {
  it.each([
    ['at the school in which it goes on', { role: 'po', schoolId: newPo, rights: [] } as const, poSchool, newPo, 409],
    ['at all locations of its BRIN', { role: 'vo', schoolId: newVo.slice(0, 4), rights: [] } as const, voSchool, newVo, 409],
    ['at the other locations of its BRIN alone', { role: 'po', schoolId: `${newPo.slice(0, 4)}09`, rights: [] } as const, poSchool, newPo, 200],
    ['at the school that leaves', { role: 'po', schoolId: poSchool, rights: [] } as const, poSchool, newPo, 200],
  ])('is not somebody who works %s, or is', async (_where, membership, from, to, status) => {
    await world.ports.members.grant('both', { role: 'coordinator', regionId: 'voorbeeld' })
    await world.ports.members.grant('both', membership)
    const reply = await world.ask('both', `${ofSchool(from)}/successor`, { method: 'POST', body: { how: 'merged', schoolId: to }, headers: { 'overstap-role': 'coordinator' } })
    expect(reply.status).toBe(status)
    if (status === 409) expect(codes(reply)).toEqual(['cannot-move-school', 'own-school'])
  })

  it('is not heard while nobody of the school would hear of it, and its dossiers are there', async () => {
    await put('coordinator', `${ofSchool(poSchool)}/contacts`, [], 1)
    expect(codes(await goOn())).toEqual(['cannot-move-school', 'nobody-hears'])
    expect((await get('heir', `/dossiers/${ready.dossierId}`)).status).toBe(404)
    await put('coordinator', `${ofSchool(poSchool)}/contacts`, [{ email: 'cas@school.example', roles: ['head'] }], 2)
    expect((await goOn()).status).toBe(200)
  })

  it('is not heard either while no calendar is published, as no mail can go out', async () => {
    world = await transferWorld({ now: opened, schools, people: staff, dossiers: [ready], milestones: [] })
    expect(codes(await goOn())).toEqual(['cannot-move-school', 'nobody-hears'])
  })

  it('is heard for a school without contacts and without dossiers, and for one that closed', async () => {
    expect((await goOn(newPo, '99AC00')).status).toBe(200)
    await put('coordinator', `${ofSchool(poSchool)}/contacts`, [], 1)
    expect((await say(poSchool, { how: 'closed' })).status).toBe(200)
  })
})

describe('under a code that has left', () => {
  interface News {
    readonly what: string
    readonly who: string
    readonly method: string
    readonly path: string
    readonly body: unknown
    readonly version?: number
  }
  const contacts = [{ email: 'x@school.example', roles: ['head'] }]
  const facts = { participates: { state: 'no' } }
  const news: readonly News[] = [
    { what: 'dossiers', who: 'heir', method: 'POST', path: '/dossiers', body: [{ label: 'Leerling 9' }] },
    { what: 'contacts', who: 'heir', method: 'PUT', path: '/contacts', body: contacts, version: 1 },
    { what: 'contacts by the region', who: 'coordinator', method: 'PUT', path: '/contacts', body: contacts, version: 1 },
    { what: 'facts', who: 'heir', method: 'PUT', path: '/qualification', body: facts, version: 1 },
    { what: 'facts by the region', who: 'coordinator', method: 'PUT', path: '/qualification', body: facts, version: 1 },
    { what: 'pupil system', who: 'po', method: 'PATCH', path: '', body: { pupilSystem: 'ESIS' }, version: 2 },
    { what: 'expected numbers', who: 'po', method: 'POST', path: '/expected-pupils', body: [{ schoolId: voSchool, count: 9 }] },
    { what: 'reports', who: 'po', method: 'PUT', path: '/milestones/release', body: { done: false }, version: 1 },
  ]

  it.each(news)('come no new $what', async ({ who, method, path, body, version }) => {
    await goOn()
    const before = await stored(poSchool)
    const reply = await world.ask(who, `${ofSchool(poSchool)}${path}`, { method, body, ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }) })
    expect([reply.status, reply.body.code]).toEqual([409, 'school-has-left'])
    expect(await stored(poSchool)).toEqual(before)
  })

  it('come no expected numbers of others, but what they said may be taken back', async () => {
    const of = (count: number) => world.ask('vo', `${ofSchool(voSchool)}/expected-pupils`, { method: 'POST', body: [{ schoolId: poSchool, count }] })
    expect((await of(7)).status).toBe(200)
    await goOn()
    world.moveTo('2027-04-08 10:02')
    expect(codes(await of(8))).toEqual(['invalid-input', 'not-a-po-school'])
    expect((await of(0)).status).toBe(200)
    expect(await world.ports.pairs.list(key)).toMatchObject([{ poSchoolId: poSchool, applied: 1 }])
  })

  it('does another board not come by its row again among those that take part', async () => {
    await goOn()
    await put('coordinator', ofSchool(poSchool), { boardId: '99903' }, 2, 'PATCH')
    for (const boardId of [old.boardId, '99903']) expect((await world.ports.schools.placementsOfBoard(boardId)).map(({ schoolId }) => schoolId)).not.toContain(poSchool)
    await takeBack()
    expect((await world.ports.schools.placementsOfBoard('99903')).map(({ schoolId }) => schoolId)).toContain(poSchool)
  })

  it('does a list by BRIN pass it by', async () => {
    await goOn()
    const before = (await stored(poSchool)).progress!.qualification
    const said = await importQualifications(world.ports)({ sub: 'coordinator', membership: staff['coordinator']! }, key, [{ line: 2, code: poSchool.slice(0, 4), stated: { agreement: { state: 'yes' } } }], { dryRun: false, overwrite: true })
    expect(said.changed).toEqual([])
    expect((await stored(poSchool)).progress!.qualification).toEqual(before)
  })

  it('does the region not lose the pairs: they stand under the school that goes on', async () => {
    const red = async () => (await get('coordinator', `/regions/voorbeeld/years/${year}/pairs`)).body.red.map(({ po, vo }: Record<string, { schoolId: string }>) => [po!.schoolId, vo!.schoolId])
    expect(await red()).toEqual([[poSchool, voSchool]])
    await goOn()
    expect(await red()).toEqual([[newPo, voSchool]])
    await goOn(voSchool, newVo)
    expect(await red()).toEqual([[newPo, newVo]])
  })
})
