// Schools that go on in another or close, through the door: what the region says, what goes along, who hears of it, and how it is taken back.
import { beforeEach, describe, expect, it } from 'vitest'
import { decideNotifications } from '../../lambdas/usecases/decide-notifications.ts'
import { takeAlong } from '../../lambdas/usecases/preview-year.ts'
import { poSchool, voSchool, year } from '../domain/dossiers.ts'
import { key, ofSchool } from '../release/world.ts'
import { codes, mutationWorld, type MutationWorld, newPo, old, opened, ready, schools } from './mutation-world.ts'

let { world, say, goOn, takeBack, get, seen } = {} as MutationWorld
beforeEach(async () => {
  ;({ world, say, goOn, takeBack, get, seen } = await mutationWorld())
})

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
