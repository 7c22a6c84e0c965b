// Pairs of schools through the door: the red list of a region, and what schools expect of each other, in numbers alone.
import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Facts } from '../../lambdas/domain/qualification.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import { at, school } from '../domain/builders.ts'
import { application, dossier, otherVoSchool, poSchool, voSchool, year } from '../domain/dossiers.ts'
import { base, key, ofSchool, type TransferWorld, transferWorld, type WorldOptions } from '../release/world.ts'
import { rowsOf } from '../store/world.ts'

const otherPo = '99AC00'
const yes = { state: 'yes', on: day('2026-10-01'), source: 'board' } as const
const connected: Facts = { agreement: yes, mandate: yes, endpoint: yes }
const withFacts = (schoolId: string, name: string, facts: Facts) =>
  school({ schoolId, name, sector: schoolId.startsWith('99A') ? 'po' : 'vo', boardId: '99901', progress: { ...noProgress(schoolId), qualification: { facts, version: 1 } } })
const schools = [
  withFacts(poSchool, 'De Vlinderboom', connected),
  withFacts(otherPo, 'De Regenboog', {}),
  withFacts(voSchool, 'Het Lyceum', connected),
  withFacts(otherVoSchool, 'Het College', { ...connected, endpoint: { ...yes, state: 'no' } }),
]
const some = (schoolId: string, voSchoolId: string, count: number, from: number) =>
  Array.from({ length: count }, (_, i) => {
    const number = String(from + i)
    return dossier({ number, schoolId, dossierId: dossierIdOf({ schoolId, year, number }), applications: [application({ schoolId: voSchoolId })] })
  })
const dossiers = [...some(poSchool, voSchool, 6, 500_000), ...some(poSchool, otherVoSchool, 5, 510_000), ...some(otherPo, voSchool, 2, 520_000)]

let world: TransferWorld
const begin = async (given: Partial<WorldOptions> = {}) => {
  world = await transferWorld({ now: at('2027-02-10 09:00'), schools, dossiers, ...given })
}
beforeEach(() => begin())
const pairs = (who = 'coordinator') => world.ask(who, `${base}/pairs`)
const expected = (who: string, schoolId: string) => world.ask(who, `${ofSchool(schoolId)}/expected-pupils`)
const expects = (who: string, schoolId: string, body: unknown) => world.ask(who, `${ofSchool(schoolId)}/expected-pupils`, { method: 'POST', body })

describe('the red list of a region', () => {
  it('names pairs with pupils of which a side is not connected, with the sentence of who must do what', async () => {
    const { status, body } = await pairs()
    expect([status, body]).toEqual([200, {
      red: [
        { po: expect.objectContaining({ schoolId: otherPo, label: 'unknown' }), vo: expect.objectContaining({ schoolId: voSchool, label: 'qualified' }), pupils: '<10' },
        {
          po: { schoolId: poSchool, name: 'De Vlinderboom', label: 'qualified', nextStep: { code: 'nothing', who: 'nobody', text: 'Er is nu niets te doen.' } },
          vo: { schoolId: otherVoSchool, name: 'Het College', label: 'endpoint-missing', nextStep: { code: 'supplier-registers', who: 'supplier', text: expect.stringContaining('endpoint') } },
          pupils: '<10',
        },
      ],
      osoMissing: [],
      pairs: 3,
      pairsConnected: 1,
    }])
    expect((await pairs('helpdesk')).text).toBe((await pairs()).text)
  })

  it('is 2 queries, the year apart', async () => {
    await pairs()
    const calls = await world.callsOf(() => pairs())
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'Query'])
  })

  it('follows each act at once: a number that a school states, an application that ends, an OSO dossier that is missed', async () => {
    await expects('vo2', otherVoSchool, [{ schoolId: otherPo, count: 40 }])
    expect((await pairs()).body.red[0]).toMatchObject({ po: { schoolId: otherPo }, vo: { schoolId: otherVoSchool }, pupils: '20-49' })
    const { dossierId } = dossiers[0]!
    const { headers } = await world.ask('po', `/dossiers/${dossierId}`)
    await world.ask('po', `/dossiers/${dossierId}`, { method: 'PATCH', body: { destinations: [] }, headers: { 'if-match': headers['etag']! } })
    expect((await world.ports.pairs.list(key)).find(({ poSchoolId, voSchoolId }) => poSchoolId === poSchool && voSchoolId === voSchool)?.applied).toBe(5)
    await world.ask('vo', `${ofSchool(voSchool)}/oso-missing`, { method: 'POST', body: [{ schoolId: poSchool, count: 12 }, { schoolId: otherPo, count: 1 }] })
    const [one, other] = [{ schoolId: poSchool, name: 'De Vlinderboom' }, { schoolId: otherPo, name: 'De Regenboog' }]
    const vo = { schoolId: voSchool, name: 'Het Lyceum' }
    expect((await pairs()).body.osoMissing).toEqual([{ po: one, vo, count: '10-19' }, { po: other, vo, count: '<10' }])
  })

  it('is empty in a region without OSO', async () => {
    await begin({ settings: { usesOso: false } })
    expect((await pairs()).body).toEqual({ red: [], osoMissing: [], pairs: 0, pairsConnected: 0 })
  })

  it('of a year that was not opened is not there', async () => {
    expect((await world.ask('coordinator', '/regions/voorbeeld/years/2029-2030/pairs')).status).toBe(404)
  })
})

describe('what a school expects', () => {
  it('is answered with all of its pairs, by name; to a PO school with what its own dossiers say', async () => {
    const { status, body } = await expects('po', poSchool, [{ schoolId: otherVoSchool, count: 7 }])
    expect(status).toBe(200)
    expect(body.schools).toEqual([{ schoolId: otherVoSchool, name: 'Het College', expected: 7, applied: 5 }, { schoolId: voSchool, name: 'Het Lyceum', expected: 0, applied: 6 }])
    expect((await expected('po', poSchool)).body).toEqual(body)
  })

  it('is told to a VO school without any application, and without a pair that is known by one alone', async () => {
    expect((await expected('vo', voSchool)).body).toEqual({ schools: [] })
    expect((await expects('vo', voSchool, [{ schoolId: poSchool, count: 30 }])).body).toEqual({ schools: [{ schoolId: poSchool, name: 'De Vlinderboom', expected: 30 }] })
    expect((await expects('brin', voSchool, [{ schoolId: otherPo, count: 3 }])).body.schools.map(({ schoolId }: { schoolId: string }) => schoolId)).toEqual([otherPo, poSchool])
  })

  it('of a PO school is not told to the VO school, nor the other way round', async () => {
    await expects('po', poSchool, [{ schoolId: voSchool, count: 11 }])
    await expects('vo2', otherVoSchool, [{ schoolId: poSchool, count: 12 }])
    expect((await expected('vo', voSchool)).body).toEqual({ schools: [] })
    expect((await expected('po', poSchool)).body.schools).toContainEqual({ schoolId: otherVoSchool, name: 'Het College', expected: 0, applied: 5 })
  })

  it('is taken back with 0; schools that are not named keep their number', async () => {
    await expects('vo', voSchool, [{ schoolId: poSchool, count: 30 }, { schoolId: otherPo, count: 9 }])
    expect((await expects('vo', voSchool, [{ schoolId: poSchool, count: 0 }])).body.schools).toEqual([{ schoolId: otherPo, name: 'De Regenboog', expected: 9 }])
    expect((await world.ports.pairs.list(key)).find(({ poSchoolId, voSchoolId }) => poSchoolId === poSchool && voSchoolId === voSchool)).toEqual({ poSchoolId: poSchool, voSchoolId: voSchool, applied: 6, osoMissing: 0 })
  })

  it('is refused with every fault at once: a school that is not there, one of the own side, one that stands there twice', async () => {
    const { status, body } = await expects('po', poSchool, ['99ZZ99', otherPo, voSchool, voSchool].map((schoolId) => ({ schoolId, count: 1 })))
    expect(status).toBe(400)
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual(['[0].schoolId not-a-vo-school', '[1].schoolId not-a-vo-school', '[3].schoolId school-twice'])
    expect(body.errors[0].message).toBe('Dit is geen vo-school die dit jaar meedoet in uw regio.')
    expect((await expects('vo', voSchool, [{ schoolId: otherVoSchool, count: 1 }])).body.errors).toMatchObject([{ code: 'not-a-po-school' }])
    expect((await expected('po', poSchool)).body.schools.every((each: { expected: number }) => each.expected === 0)).toBe(true)
  })

  it.each([[[]], [[{ schoolId: voSchool, count: -1 }]], [[{ schoolId: voSchool, count: 1000 }]], [[{ schoolId: voSchool, count: 1.5 }]], [[{ schoolId: voSchool }]]])('%j is no number of pupils', async (body) => {
    expect((await expects('po', poSchool, body)).status).toBe(400)
  })

  it('leaves one event with the school and no number', async () => {
    await expects('po', poSchool, [{ schoolId: otherVoSchool, count: 777 }])
    const [event, ...others] = (await rowsOf(world.client, 'AUDIT#voorbeeld')).filter(({ act }) => act === 'report-expected-pupils')
    expect([event, others]).toEqual([expect.objectContaining({ role: `po#${poSchool}`, object: `regions/voorbeeld/years/${year}/schools/${poSchool}/expected-pupils` }), []])
    // Its own place ends in chance.
    expect(JSON.stringify({ ...event, sk: '' })).not.toContain('777')
  })

  it('is gone with the year: neither told nor taken down any more', async () => {
    world.moveTo('2027-10-02 00:00')
    expect([(await expected('po', poSchool)).status, (await expects('po', poSchool, [{ schoolId: voSchool, count: 1 }])).status]).toEqual([404, 404])
  })
})
