// What lies under the code of a school that goes on in another: who may do what with it by the word of the coordinator, and who may not.
import { beforeEach, describe, expect, it } from 'vitest'
import { applicationIdOf } from '../../lambdas/domain/dossier-id.ts'
import { school } from '../domain/builders.ts'
import { poSchool, voSchool, year } from '../domain/dossiers.ts'
import { ofSchool } from '../release/world.ts'
import { headFacts, regionFacts } from '../store/world.ts'
import { closed, codes, elsewhere, idOf, mutationWorld, type MutationWorld, newPo, newVo, old, ready } from './mutation-world.ts'

let { world, say, goOn, takeBack, get } = {} as MutationWorld
beforeEach(async () => {
  ;({ world, say, goOn, takeBack, get } = await mutationWorld())
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
    expect(codes(await takeBack(poSchool))).toEqual(['cannot-move-school', 'successor-moved-on'])
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
