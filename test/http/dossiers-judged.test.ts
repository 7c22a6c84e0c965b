// What a PO school hears of dossiers beside the usual ones, through the door: types that changed, nothing to send, other routes.
import { describe, expect, it } from 'vitest'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { at } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, poSchool, readyDossier, type, year } from '../domain/dossiers.ts'
import { key, ofSchool, type Reply, transferWorld } from '../release/world.ts'

const now = at('2027-03-26 09:00')
const numbered = (number: string) => ({ number, dossierId: dossierIdOf({ schoolId: poSchool, year, number }) })
const here = ofSchool(poSchool)
const codesOf = ({ body }: Reply) => (body.reasons ?? []).map(({ code }: { code: string }) => code)

async function worldWith(dossiers: readonly Dossier[], types = [type()]) {
  const world = await transferWorld({ now, dossiers })
  await world.ports.attachmentTypes.save(key, { types, version: 1 }, 0, world.bySetUp)
  const patch = async (dossierId: string, body: object) => {
    const etag = (await world.ask('po', `/dossiers/${dossierId}`)).headers['etag']!
    return world.ask('po', `/dossiers/${dossierId}`, { method: 'PATCH', body, headers: { 'if-match': etag } })
  }
  return { ...world, patch }
}

describe('a file whose type is no longer carried here', () => {
  const [good, gone, byOso] = [numbered('111111'), numbered('222222'), numbered('333333')]
  const types = [type(), type({ typeId: 'oso-type', name: 'Nu via OSO', carrier: 'oso' })]
  const dossiers = [
    dossier({ ...good, open: inspected(open(file('a'))) }), dossier({ ...gone, open: inspected(open(file('b', { typeId: 'gone-type' }))) }),
    dossier({ ...byOso, open: inspected(open(file('c', { typeId: 'oso-type' }))) }),
  ]

  it('holds back its own dossier and no other, and is named in the answer', async () => {
    const world = await worldWith(dossiers, types)
    const { status, body } = await world.ask('po', `${here}/set-ready`, { method: 'POST', body: { dossiers: dossiers.map(({ dossierId }) => dossierId) } })
    expect(status).toBe(200)
    expect(body.dossiers.map(({ outcome, reasons }: { outcome: string; reasons: { code: string }[] }) => [outcome, ...reasons.map(({ code }) => code)])).toEqual([
      ['done'], ['refused', 'unknown-type'], ['refused', 'type-goes-via-oso'],
    ])
    expect(body.dossiers.slice(1).map(({ reasons }: { reasons: { message: string }[] }) => reasons[0]!.message)).toEqual([
      expect.stringContaining('‘b.pdf’'), expect.stringContaining('‘c.pdf’'),
    ])
  })
  it('is told before anybody presses the button', async () => {
    const world = await worldWith(dossiers, types)
    const { body } = await world.ask('po', `${here}/dossiers`)
    expect(body.dossiers.map(({ state, missing }: { state: string; missing: { code: string }[] }) => [state, ...missing.map(({ code }) => code)])).toEqual([
      ['inspected'], ['concept', 'unknown-type'], ['concept', 'type-goes-via-oso'],
    ])
  })
  it('is written in no log line', async () => {
    const world = await worldWith(dossiers, types)
    expect(codesOf(await world.ask('po', `/dossiers/${gone.dossierId}/set-ready`, { method: 'POST' }))).toEqual(['unknown-type'])
    expect(JSON.stringify(world.lines)).not.toContain('b.pdf')
  })
})

describe('a dossier with nothing to send', () => {
  const types = [type(), type({ typeId: 'addition', name: 'Aanvulling', requiredWhen: 'all' }), type({ typeId: 'pro-tests', name: 'Testuitslagen pro', requiredWhen: 'pro' })]

  it('is done once the school said so of every type, and counts as ready for its region', async () => {
    const { dossierId } = numbered('111111')
    const world = await worldWith([dossier(numbered('111111'))], types)
    const before = await world.ask('po', `/dossiers/${dossierId}`)
    expect([before.body.state, before.body.missing.map(({ code }: { code: string }) => code)]).toEqual(['concept', ['no-files', 'attachment-missing']])
    const after = await world.patch(dossierId, { slots: { 'action-plan': false }, viaOso: ['addition'] })
    expect([after.status, after.body.state, after.body.missing.map(({ code }: { code: string }) => code)]).toEqual([200, 'complete', ['nothing-to-send']])
    expect(await world.ports.progress.get(key, poSchool)).toMatchObject({ dossiers: 1, complete: 1, inspected: 1, ready: 1 })
    expect(codesOf(await world.ask('po', `/dossiers/${dossierId}/set-ready`, { method: 'POST' }))).toEqual(['nothing-to-send'])
    await world.patch(dossierId, { slots: { 'action-plan': true } })
    expect(await world.ports.progress.get(key, poSchool)).toMatchObject({ dossiers: 1, complete: 0, inspected: 0, ready: 0 })
  })
})

describe('the routes of a pupil', () => {
  const ready = readyDossier({ applications: [application()] })
  it('stay while a version stands ready, and can change in the next one', async () => {
    const world = await worldWith([ready])
    expect(codesOf(await world.patch(ready.dossierId, { routes: ['pro'] }))).toEqual(['is-set-ready'])
    expect((await world.patch(ready.dossierId, { routes: ['regular'], label: 'Anders' })).body.label).toBe('Anders')
    await world.ask('po', `/dossiers/${ready.dossierId}/reopen`, { method: 'POST' })
    expect((await world.patch(ready.dossierId, { routes: ['pro'] })).body.routes).toEqual(['pro'])
  })
})
