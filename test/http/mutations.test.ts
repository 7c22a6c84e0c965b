// Schools that go on in another or close, through the door: what the region says, what goes along, and who may then do what under the old code.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Membership } from '../../lambdas/domain/actor.ts'
import { applicationIdOf, dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { decideNotifications } from '../../lambdas/usecases/decide-notifications.ts'
import { takeAlong } from '../../lambdas/usecases/preview-year.ts'
import { at, contact, school, tick } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, poSchool, readyDossier, type, voSchool, year } from '../domain/dossiers.ts'
import { key, ofSchool, people, type Reply, type TransferWorld, transferWorld, voSchools } from '../release/world.ts'
import { headFacts, regionFacts } from '../store/world.ts'

const newPo = '99AD00'
const newVo = '99CF00'
const opened = at('2027-04-08 10:00')
const idOf = (number: string, schoolId = poSchool) => dossierIdOf({ schoolId, year, number })
const ready = { ...readyDossier({ applications: [application()] }), counted: { complete: 1, inspected: 1, ready: 1, applied: 1 } }
const closed = dossier({ number: '222222', dossierId: idOf('222222'), open: inspected(open(file('b'))), label: 'Leerling 2' })
const elsewhere = dossier({ number: '333333', dossierId: idOf('333333'), regionId: 'buurregio', label: 'Leerling 3' })

const anna = contact({ email: 'anna@school.example', name: 'Anna' })
const old = school({ schoolId: poSchool, name: 'De Vlinderboom', contacts: [anna], contactsVersion: 1, ticks: { release: tick() }, pupilSystem: 'ParnasSys' })
const schools: readonly School[] = [
  old, school({ schoolId: newPo, name: 'De Nieuwe Boom' }), school({ schoolId: '99AC00', name: 'De Regenboog', boardId: '99904' }),
  ...voSchools, school({ schoolId: newVo, sector: 'vo', name: 'Het Nieuwe Lyceum', boardId: '99902' }),
]
const staff: Readonly<Record<string, Membership>> = {
  ...people,
  heir: { role: 'po', schoolId: newPo, rights: ['manager'] },
  voHeir: { role: 'vo', schoolId: newVo, rights: ['sensitive'] },
  brinHeir: { role: 'vo', schoolId: newVo.slice(0, 4), rights: ['sensitive'] },
}

let world: TransferWorld
beforeEach(async () => {
  world = await transferWorld({ now: opened, schools, people: staff, dossiers: [ready, closed] })
  await world.ports.attachmentTypes.save(key, { types: [type()], version: 1 }, 0, world.bySetUp)
})

const say = (schoolId: string, body: object, who = 'coordinator') => world.ask(who, `${ofSchool(schoolId)}/successor`, { method: 'POST', body })
const goOn = (from = poSchool, to = newPo) => say(from, { how: 'renumbered', schoolId: to })
const takeBack = (schoolId: string, who = 'coordinator') => world.ask(who, `${ofSchool(schoolId)}/successor`, { method: 'DELETE' })
const get = (who: string, path: string) => world.ask(who, path)
const seen = async (schoolId: string) => (await get('coordinator', ofSchool(schoolId))).body
const codes = ({ body }: Reply) => [body.code, ...(body.reasons ?? body.errors ?? []).map(({ code }: { code: string }) => code)]

describe('a school that goes on in another', () => {
  it('stays readable, says where it went, and brings contacts, reports and system along', async () => {
    const { status, body } = await goOn()
    expect([status, body.successor, body.steps]).toEqual([200, { how: 'renumbered', schoolId: newPo, at: '2027-04-08T08:00:00.000Z' }, []])
    expect(await seen(poSchool)).toMatchObject({ name: 'De Vlinderboom', contacts: [{ email: 'anna@school.example' }], successor: { schoolId: newPo } })
    expect(await seen(newPo)).toMatchObject({ contacts: [{ email: 'anna@school.example', name: 'Anna' }], pupilSystem: 'ParnasSys', succeeds: [poSchool] })
    expect((await world.ports.schools.getWithYear(key, newPo))!.school).toMatchObject({ ticks: old.ticks, progress: { contacts: 1, done: ['release'] } })
  })

  it('is not among those that take part: not in a list of schools, in the overview, or in the agreements', async () => {
    await goOn()
    expect((await world.ports.schools.list(key)).map(({ schoolId }) => schoolId)).not.toContain(poSchool)
    expect((await world.ports.progress.overview(key)).map(({ schoolId }) => schoolId)).not.toContain(poSchool)
    expect((await get('coordinator', `/regions/voorbeeld/years/${year}/overview`)).body.schools).toBe(schools.length - 1)
    const agreements = await world.ask('coordinator', `/regions/voorbeeld/years/${year}/agreements`)
    expect(agreements.body.schools.map(({ schoolId }: { schoolId: string }) => schoolId)).not.toContain(poSchool)
    expect((await world.ports.schools.placementsOfBoard(old.boardId)).map(({ schoolId }) => schoolId)).not.toContain(poSchool)
  })

  it('is in the list of the coordinator with where it went, and with no step', async () => {
    await goOn()
    const { body } = await get('coordinator', `/regions/voorbeeld/years/${year}/schools`)
    expect(body.schools.find((one: { schoolId: string }) => one.schoolId === poSchool)).toMatchObject({ successor: { how: 'renumbered', schoolId: newPo }, stepsAll: 0, stepsOverdue: 0 })
  })

  it('leaves its dossiers where they are, and they count for the other', async () => {
    const before = (await world.ports.progress.overview(key)).find(({ schoolId }) => schoolId === poSchool)!
    await goOn()
    expect((await world.ports.progress.overview(key)).find(({ schoolId }) => schoolId === newPo)).toMatchObject({ dossiers: before.dossiers, ready: before.ready })
    expect(before).toMatchObject({ dossiers: 2, ready: 1 })
    expect((await world.ports.schools.getWithYear(key, newPo))!.school.progress).toMatchObject({ schoolId: newPo, dossiers: 2, ready: 1 })
    expect((await world.ports.schools.getWithYear(key, poSchool))!.school.progress).toMatchObject({ dossiers: 2, ready: 1 })
  })

  it('is reminded of nothing any more: its people hear as those of the other', async () => {
    const itemsOf = async () => {
      const outbox = (await world.ports.outbox.list(key, { limit: 100 })).notifications
      return outbox.flatMap(({ to, items }) => items.map(({ kind, schoolId }) => [to.email, kind, schoolId]))
    }
    await goOn()
    world.moveTo('2027-04-08 12:00')
    await decideNotifications({ ...world.ports, queue: { send: async () => {} } })(world.clock.now)
    const items = await itemsOf()
    expect(items).toContainEqual(['anna@school.example', 'calendar-published', newPo])
    expect(items.filter(([, kind, schoolId]) => schoolId === poSchool && kind === 'calendar-published')).toEqual([])
  })

  it('is not taken along into the next year, and the other goes without a trace of it', async () => {
    await goOn()
    const next = await takeAlong(world.ports)({ regionId: 'voorbeeld', year: '2027-2028' as never, copyFrom: year })
    expect(next.schools.map(({ schoolId }) => schoolId)).not.toContain(poSchool)
    expect(next.schools.find(({ schoolId }) => schoolId === newPo)).not.toHaveProperty('succeeds')
  })

  it('is said in one transaction, and said again nothing is written', async () => {
    const writes = async () => (await world.callsOf(() => goOn())).filter(({ operation }) => !/^(Get|BatchGet|Query)/.test(operation)).map(({ operation }) => operation)
    expect(await writes()).toEqual(['TransactWriteItems'])
    expect(await writes()).toEqual([])
  })

  it('that closed only leaves', async () => {
    expect((await say(poSchool, { how: 'closed' })).body.successor).toEqual({ how: 'closed', at: '2027-04-08T08:00:00.000Z' })
    expect((await world.ports.progress.overview(key)).map(({ dossiers }) => dossiers)).not.toContain(2)
    expect((await get('po', `${ofSchool(poSchool)}/dossiers`)).body.dossiers).toHaveLength(2)
  })

  it.each([
    ['nothing', {}, ['invalid-input', 'required']],
    ['no other school', { how: 'merged' }, ['invalid-input', 'successor-needed']],
    ['another school of one that closed', { how: 'closed', schoolId: newPo }, ['invalid-input', 'no-successor-of-closed']],
    ['itself', { how: 'merged', schoolId: poSchool }, ['invalid-input', 'same-school']],
    ['a school of the other side', { how: 'merged', schoolId: voSchool }, ['invalid-input', 'other-side']],
    ['a school that is not there', { how: 'merged', schoolId: '99ZZ00' }, ['invalid-input', 'school-not-in-year']],
  ])('is refused with %s', async (_what, body, wanted) => {
    const reply = await say(poSchool, body)
    expect([reply.status, ...codes(reply)]).toEqual([400, ...wanted])
    expect(await seen(poSchool)).not.toHaveProperty('successor')
  })

  it('cannot go on in a second one, nor another in it', async () => {
    await goOn()
    expect(codes(await say(poSchool, { how: 'closed' }))).toEqual(['cannot-move-school', 'moved-already'])
    expect(codes(await say('99AC00', { how: 'merged', schoolId: poSchool }))).toEqual(['invalid-input', 'successor-has-left'])
  })

  it.each(['po', 'heir', 'helpdesk', 'board', 'operator'])('is not for %s to say', async (who) => {
    expect((await say(poSchool, { how: 'renumbered', schoolId: newPo }, who)).status).toBeGreaterThanOrEqual(403)
    expect((await takeBack(poSchool, who)).status).toBeGreaterThanOrEqual(403)
  })
})

describe('taking it back', () => {
  it('makes both as they were', async () => {
    const before = await Promise.all([poSchool, newPo].map(seen))
    await goOn()
    expect((await takeBack(poSchool)).status).toBe(200)
    const after = await Promise.all([poSchool, newPo].map(seen))
    const plain = (body: Record<string, unknown>) => ({ ...body, contactsEtag: '' })
    expect(after.map(plain)).toEqual(before.map(plain))
    expect((await world.ports.progress.overview(key)).find(({ schoolId }) => schoolId === newPo)).toMatchObject({ contacts: 0, done: [], dossiers: 0 })
    expect((await world.ports.schools.placementsOfBoard(old.boardId)).map(({ schoolId }) => schoolId)).toContain(poSchool)
  })

  it('is refused once something was done there', async () => {
    await goOn()
    await world.ask('coordinator', ofSchool(newPo), { method: 'PATCH', body: { phone: '0199 00 11 22' }, headers: { 'if-match': '"2"' } })
    expect(codes(await takeBack(poSchool))).toEqual(['cannot-move-school', 'done-meanwhile'])
  })

  it('of one that closed is always possible, and of one that takes part nothing', async () => {
    await say(poSchool, { how: 'closed' })
    expect((await takeBack(poSchool)).body).not.toHaveProperty('successor')
    expect((await takeBack(poSchool)).status).toBe(200)
  })

  it('takes the rights away again', async () => {
    await goOn()
    expect((await get('heir', `/dossiers/${ready.dossierId}`)).status).toBe(200)
    await takeBack(poSchool)
    expect((await get('heir', `/dossiers/${ready.dossierId}`)).status).toBe(404)
  })
})

describe('who hears of it', () => {
  const told = async () =>
    (await world.ports.outbox.list(key, { limit: 100 })).notifications
      .filter(({ items }) => items.some(({ kind }) => kind === 'school-moved'))
      .map(({ to, items, state }) => ({ to: to.email, pages: to.pages.map(({ schoolId }) => schoolId), items, state }))
      .toSorted((a, b) => a.to.localeCompare(b.to))
  const andAnother = async () => {
    const body = [{ email: 'ANNA@school.example', roles: ['head'] }, { email: 'bea@school.example', roles: ['transfer'] }]
    await world.ask('coordinator', `${ofSchool(newPo)}/contacts`, { method: 'PUT', body, headers: { 'if-match': '"0"' } })
  }

  it('are the contacts of both schools, each in one mail that leads to the page of the school that goes on', async () => {
    await andAnother()
    await goOn()
    const news = { kind: 'school-moved', schoolId: newPo, from: { schoolId: poSchool, schoolName: 'De Vlinderboom' }, to: { schoolId: newPo, schoolName: 'De Nieuwe Boom' }, how: 'renumbered', at: opened }
    expect(await told()).toMatchObject([
      { to: 'ANNA@school.example', pages: [newPo], items: [news], state: 'waiting' },
      { to: 'bea@school.example', pages: [newPo], items: [news], state: 'waiting' },
    ])
  })

  it('hear it once, also when it is said again', async () => {
    await goOn()
    await goOn()
    expect(await told()).toHaveLength(1)
  })

  it('hear that it was taken back as well, each of the own school', async () => {
    await andAnother()
    await goOn()
    await takeBack(poSchool)
    const backs = (await told()).filter(({ items }) => items.some((item) => 'isTakenBack' in item))
    expect(backs.map(({ to, pages }) => [to, pages])).toEqual([['anna@school.example', [poSchool, newPo]], ['bea@school.example', [newPo]]])
  })

  it('are nobody when the school closed, and nobody when the other was not written: the mail stands in the same transaction', async () => {
    await say(poSchool, { how: 'closed' })
    await say('99AC00', { how: 'merged', schoolId: '99ZZ00' })
    expect(await told()).toEqual([])
  })

  it('hear nothing of a pupil, a dossier or a number', async () => {
    await goOn()
    const [mail] = await told()
    expect(JSON.stringify(mail!.items)).not.toMatch(/Leerling|dossier|222222|count/)
  })
})

describe('dossiers under the code of before', () => {
  const acts = (id: string): readonly (readonly [string, string, object?])[] => [
    ['GET', `${ofSchool(poSchool)}/dossiers`], ['GET', ofSchool(poSchool)], ['GET', `/dossiers/${id}`], ['PATCH', `/dossiers/${id}`, { group: '8b' }],
    ['POST', `/dossiers/${id}/set-ready`], ['POST', `/dossiers/${id}/recall`], ['POST', `/dossiers/${id}/reopen`], ['GET', `/dossiers/${id}/questions`],
  ]
  const act = (who: string, [method, path, body]: ReturnType<typeof acts>[number], version = 1) =>
    world.ask(who, path, { method, ...(body && { body, headers: { 'if-match': `"${version}"` } }) })

  it('do not exist for the other before the word of the coordinator: byte for byte as an id that was never given out', async () => {
    for (const [i, asked] of acts(closed.dossierId).entries()) {
      const unknown = acts(idOf('999999', '99XX00'))[i]!
      const never = await act('heir', [unknown[0], unknown[1].replace(poSchool, '99XX00'), unknown[2]] as typeof unknown)
      const reply = await act('heir', asked)
      expect([reply.status, reply.text]).toEqual([never.status, never.text])
      expect(reply.status).toBe(404)
    }
  })

  it('are listed, changed, set ready and recalled by the other, still by its own people, and by nobody else', async () => {
    await goOn()
    const { body } = await get('heir', `${ofSchool(poSchool)}/dossiers`)
    expect(body.dossiers.map(({ dossierId }: { dossierId: string }) => dossierId).sort()).toEqual([ready.dossierId, closed.dossierId].sort())
    const etag = (await get('heir', `/dossiers/${closed.dossierId}`)).headers['etag']!
    expect((await world.ask('heir', `/dossiers/${closed.dossierId}`, { method: 'PATCH', body: { group: '8b' }, headers: { 'if-match': etag } })).body.group).toBe('8b')
    expect((await world.ask('heir', `/dossiers/${closed.dossierId}/set-ready`, { method: 'POST' })).body.state).toBe('set-ready')
    expect((await world.ask('heir', `/dossiers/${closed.dossierId}/recall`, { method: 'POST' })).status).toBe(200)
    expect((await get('po', `/dossiers/${closed.dossierId}`)).status).toBe(200)
    for (const who of ['po2', 'vo', 'voHeir', 'coordinator', 'helpdesk', 'board', 'operator']) {
      for (const asked of acts(closed.dossierId).slice(2)) expect([who, asked[1], (await act(who, asked)).status]).toEqual([who, asked[1], 404])
    }
    expect((await get('po2', `${ofSchool(poSchool)}/dossiers`)).status).toBe(404)
  })

  it('have their questions answered by the other', async () => {
    await goOn()
    const asked = await world.ask('sensitive', `/dossiers/${ready.dossierId}/questions`, { method: 'POST', body: { text: 'Is dit alles?' } })
    const answer = await world.ask('heir', `/dossiers/${ready.dossierId}/questions/${asked.body.questionId}/answer`, { method: 'POST', body: { text: 'Ja.' } })
    expect([asked.status, answer.status, answer.body.answer.text]).toEqual([201, 200, 'Ja.'])
  })

  it('go on being fetched by whom they were released to', async () => {
    await goOn()
    expect((await get('sensitive', `${ofSchool(voSchool)}/released`)).body.dossiers).toMatchObject([{ dossierId: ready.dossierId, poSchoolName: 'De Vlinderboom' }])
  })

  it('are those of the named region and year alone', async () => {
    const there = { regionId: 'buurregio', year }
    await world.ports.regions.create(regionFacts('buurregio'), [], world.bySetUp)
    await world.ports.years.open(regionFacts('buurregio'), headFacts(there), world.bySetUp)
    await world.ports.schools.saveImport(there, { added: [old, school({ schoolId: newPo })], changed: [] }, world.bySetUp)
    await world.add([elsewhere])
    await goOn()
    expect((await get('po', `/dossiers/${elsewhere.dossierId}`)).status).toBe(200)
    expect((await get('heir', `/dossiers/${elsewhere.dossierId}`)).status).toBe(404)
    expect((await get('heir', `/regions/buurregio/years/${year}/schools/${poSchool}/dossiers`)).status).toBe(404)
    expect((await get('heir', `/regions/voorbeeld/years/2025-2026/schools/${poSchool}/dossiers`)).status).toBe(404)
  })

  it('are reached through two moves after one another', async () => {
    await goOn()
    await say(newPo, { how: 'merged', schoolId: '99AC00' })
    for (const who of ['po', 'heir', 'po2']) expect((await get(who, `/dossiers/${ready.dossierId}`)).status).toBe(200)
    expect(codes(await takeBack(poSchool))).toEqual(['cannot-move-school', 'done-meanwhile'])
    await takeBack(newPo)
    expect((await get('po2', `/dossiers/${ready.dossierId}`)).status).toBe(404)
    expect((await get('heir', `/dossiers/${ready.dossierId}`)).status).toBe(200)
  })

  it('are named among the schools for which one can act', async () => {
    const years = async () => (await get('heir', '/me')).body.roles[0].years.map(({ schoolId, goesOnFrom }: Record<string, string>) => [schoolId, goesOnFrom])
    // A region whose list of years does not name this one yet shows nobody anything.
    expect(await years()).toEqual([[newPo, undefined]])
    await goOn()
    expect(await years()).toEqual([[newPo, undefined], [poSchool, 'De Vlinderboom']])
  })

  it('cost a school that goes on with none no read more', async () => {
    await get('po', `/dossiers/${ready.dossierId}`)
    const calls = await world.callsOf(() => get('po', `/dossiers/${ready.dossierId}`))
    expect(calls.filter(({ operation, input }) => operation === 'Query' && JSON.stringify(input).includes('BRIN#'))).toEqual([])
  })
})

describe('what was released to the code of before of a VO school', () => {
  const fetchAs = (who: string) => world.ask(who, `${ofSchool(voSchool)}/fetch`, { method: 'POST' })

  it.each(['voHeir', 'brinHeir'])('is fetched by %s, and by no other', async (who) => {
    const before = await fetchAs(who)
    await goOn(voSchool, newVo)
    const after = await fetchAs(who)
    expect([before.status, after.status, after.body.dossiers.map(({ dossierId }: { dossierId: string }) => dossierId)]).toEqual([404, 200, [ready.dossierId]])
    expect((await fetchAs('vo2')).status).toBe(404)
    expect((await get('heir', `${ofSchool(voSchool)}/released`)).status).toBe(404)
  })

  it('is spoken of by the other in the name of that code: receipts, questions, placements', async () => {
    const query = { schoolId: voSchool }
    const receipt = (who: string, withQuery = query) => world.ask(who, `/dossiers/${ready.dossierId}/receipts`, { method: 'POST', body: { kind: 'complete' }, query: withQuery })
    const unknown = await world.ask('voHeir', `/dossiers/${idOf('999999')}/receipts`, { method: 'POST', body: { kind: 'complete' }, query })
    const early = await receipt('voHeir')
    expect([early.status, early.text]).toEqual([404, unknown.text])
    await goOn(voSchool, newVo)
    await fetchAs('voHeir')
    expect((await receipt('voHeir')).status).toBe(200)
    expect((await receipt('brinHeir')).status).toBe(200)
    expect((await receipt('vo2')).status).toBe(404)
    expect((await world.ask('voHeir', `/dossiers/${ready.dossierId}/questions`, { method: 'POST', body: { text: 'Is dit alles?' }, query })).status).toBe(201)
    const placed = await world.ask('voHeir', `${ofSchool(voSchool)}/applications/${applicationIdOf(ready.dossierId, voSchool)}`, { method: 'PATCH', body: { state: 'placed' } })
    expect([placed.status, placed.body.state]).toEqual([200, 'placed'])
  })

  it('stays what the PO school named, under the name of then', async () => {
    await goOn(voSchool, newVo)
    expect((await get('po', `/dossiers/${ready.dossierId}`)).body.applications[0]).toMatchObject({ schoolId: voSchool, schoolName: 'Het Lyceum' })
  })
})
