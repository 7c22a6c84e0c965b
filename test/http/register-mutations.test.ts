// What a register says of schools that are gone, through the door; and the facts of schools that come to another board by it.
import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { labelOf } from '../../lambdas/domain/qualification.ts'
import type { RegisterEntry, School } from '../../lambdas/domain/school.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { withFactsOfBoard } from '../../lambdas/usecases/facts-of-new-board.ts'
import { importRegister } from '../../lambdas/usecases/import-register.ts'
import { at, entry, school } from '../domain/builders.ts'
import { year } from '../domain/dossiers.ts'
import { key, ofSchool, people, type TransferWorld, transferWorld } from '../release/world.ts'
import { asUtf8, registerRow, registerText } from '../support/register.ts'

const now = at('2026-10-01 10:00')
const on = day('2026-09-15')
const said = { state: 'yes', on, source: 'board' } as const
const facts = { participates: { ...said, source: 'self-reported' }, agreement: said, mandate: said, endpoint: { ...said, source: 'self-reported' } } as const
const known = (given: Partial<School>): School => {
  const one = school({ pupilSystem: 'ParnasSys', ...given })
  return { ...one, progress: { ...noProgress(one.schoolId), qualification: { facts, version: 1 } } }
}
const schools = [known({ schoolId: '90AA00', name: 'De Vlinderboom' }), known({ schoolId: '90AB00', name: 'De Rups', houseNumber: '1' })]

let world: TransferWorld
beforeEach(async () => {
  world = await transferWorld({ now, schools, signed: [], milestones: [] })
  await world.ports.boards.save({ boardId: '99902', agreement: { state: 'yes', on }, mandates: { ParnasSys: { state: 'no', on }, Magister: { state: 'yes', on } }, version: 1 }, 0, world.bySetUp)
})

const actor = { sub: 'coordinator', membership: people['coordinator']! }
const read = (entries: readonly RegisterEntry[], dryRun = false) => importRegister(world.ports)(actor, { ...key, side: 'po', entries, refused: [], municipalities: [], dryRun })
const same = (one: School, given: Partial<RegisterEntry> = {}) => entry({ schoolId: one.schoolId, name: one.name, houseNumber: one.houseNumber, ...given })
const qualificationOf = async (schoolId: string) => (await world.ports.schools.getWithYear(key, schoolId))!.school.progress!.qualification

describe('a register that no longer has a school', () => {
  async function upload(rows: readonly string[], dryRun: boolean) {
    const path = '/v1/regions/voorbeeld/schools/import'
    const answer = await world.newDoor().door({
      version: '2.0', rawQueryString: '', rawPath: path, headers: { authorization: 'coordinator', 'content-type': 'application/octet-stream' }, isBase64Encoded: true,
      queryStringParameters: { year, dryRun: String(dryRun) }, body: Buffer.from(asUtf8(registerText(rows))).toString('base64'), requestContext: { requestId: 'r', http: { method: 'POST', path } },
    } as never, {})
    return { status: answer.statusCode, body: JSON.parse(answer.body) }
  }
  const file = [registerRow({ VESTIGINGSCODE: '90AC00', VESTIGINGSNAAM: 'Vlinderboom, De', GEMEENTENAAM: 'LINDEVELD', PLAATSNAAM: 'LINDEVELD' })]

  it.each([true, false])('proposes what became of it with reasons in words, and does nothing about it (rehearsal: %s)', async (dryRun) => {
    const { status, body } = await upload(file, dryRun)
    expect(status).toBe(200)
    expect(body.gone.map(({ schoolId }: { schoolId: string }) => schoolId)).toEqual(['90AA00', '90AB00'])
    expect(body.mutations[0]).toEqual({
      schoolId: '90AA00', name: 'De Vlinderboom', place: 'LINDEVELD', how: 'renumbered', certainty: 'likely', successor: { schoolId: '90AC00', name: 'Vlinderboom, De', place: 'LINDEVELD' }, others: [],
      message: 'De Vlinderboom (90AA00) gaat waarschijnlijk verder als Vlinderboom, De (90AC00). Controleer dit en kies wat klopt.',
      reasons: [
        { code: 'same-address', message: 'Het adres is hetzelfde.' }, { code: 'same-name', message: 'De naam is hetzelfde.' }, { code: 'same-board', message: 'Het bestuur is hetzelfde.' },
      ],
    })
    expect(body.mutations[1]).toMatchObject({ schoolId: '90AB00', how: 'closed', message: expect.stringContaining('er is geen school die erop lijkt') })
    expect((await world.ports.schools.list(key)).map(({ schoolId }) => schoolId)).toEqual(['90AA00', '90AB00', ...(dryRun ? [] : ['90AC00'])])
  })

  it('asks no more about one of which the coordinator said what became of it', async () => {
    await upload(file, false)
    await world.ask('coordinator', `${ofSchool('90AA00')}/successor`, { method: 'POST', body: { how: 'renumbered', schoolId: '90AC00' } })
    const { body } = await upload(file, false)
    expect(body.gone.map(({ schoolId }: { schoolId: string }) => schoolId)).toEqual(['90AB00'])
    expect((await qualificationOf('90AC00')).facts).toEqual({ ...facts, participates: { ...facts.participates, isOther: true }, mandate: { ...said, isOther: true }, endpoint: { ...facts.endpoint, isOther: true } })
    expect(labelOf((await qualificationOf('90AC00')).facts, now)).toBe('recheck')
  })
})

describe('a school that comes to another board', () => {
  const others = schools.slice(1).map((one) => same(one))

  it('of which nothing is known has facts of before for agreement and mandate', async () => {
    await read([same(schools[0]!, { boardId: '99903' }), ...others])
    expect(await qualificationOf('90AA00')).toEqual({ facts: { ...facts, agreement: { ...said, isOther: true }, mandate: { ...said, isOther: true } }, version: 2 })
  })

  it('that stated something before has what it stated, for the pupil system that the school has', async () => {
    await read([same(schools[0]!, { boardId: '99902' }), ...others])
    expect(await qualificationOf('90AA00')).toEqual({ facts: { ...facts, agreement: said, mandate: { ...said, state: 'no' } }, version: 2 })
    expect(await qualificationOf('90AB00')).toEqual({ facts, version: 1 })
  })

  it('under the name of a system that every object would have gets no mandate from it', async () => {
    const [typed] = await withFactsOfBoard(world.ports)([school({ boardId: '99902', pupilSystem: 'constructor' })], now)
    expect(typed?.progress?.qualification.facts).toEqual({ agreement: said })
  })

  it('is found by its new board, and no more by the one of before', async () => {
    await read([same(schools[0]!, { boardId: '99902' }), ...others])
    const ofBoard = async (boardId: string) => (await world.ports.schools.placementsOfBoard(boardId)).map(({ schoolId }) => schoolId)
    expect([await ofBoard('99901'), await ofBoard('99902')]).toEqual([['90AB00'], ['90AA00']])
  })

  it('under another name alone keeps its facts', async () => {
    await read([same(schools[0]!, { name: 'De Rups' }), ...others])
    expect(await qualificationOf('90AA00')).toEqual({ facts, version: 1 })
  })
})

describe('a school that is added', () => {
  const all = schools.map((one) => same(one))

  it('has the agreement that its board signed, and no mandate while nobody knows its pupil system', async () => {
    await read([...all, entry({ schoolId: '90AD00', boardId: '99902' })])
    expect(await qualificationOf('90AD00')).toEqual({ facts: { agreement: said }, version: 1 })
  })

  it('of a board that stated nothing has nothing', async () => {
    await read([...all, entry({ schoolId: '90AD00', boardId: '99903' })])
    expect(await qualificationOf('90AD00')).toEqual({ facts: {}, version: 0 })
  })
})

describe('what an import costs', () => {
  const operations = async (entries: readonly RegisterEntry[], dryRun = false) => (await world.callsOf(() => read(entries, dryRun))).map(({ operation }) => operation)
  const reads = (list: readonly string[]) => list.filter((operation) => operation !== 'TransactWriteItems')

  it('unchanged: the region, its year and its schools, and no write', async () => {
    const all = schools.map((one) => same(one))
    await read(all)
    const cost = await operations(all)
    expect(cost.filter((operation) => operation === 'Query')).toHaveLength(1)
    expect(cost).not.toContain('TransactWriteItems')
    expect(reads(await operations([same(schools[0]!, { name: 'De Rups' }), ...all.slice(1)]))).toEqual(cost)
  })

  it('with schools of another board: their progress in one query, and the boards in one read', async () => {
    const all = schools.map((one) => same(one))
    await read(all, true)
    const usual = reads(await operations(all, true))
    const moved = await operations(all.map((one, i) => ({ ...one, boardId: `9990${i + 2}` })))
    expect(reads(moved)).toEqual([...usual, 'Query', 'BatchGetItem'])
    expect(moved.filter((operation) => operation === 'TransactWriteItems')).toHaveLength(1)
  })
})

describe('a school that is typed by hand', () => {
  const put = (schoolId: string, body: object) => world.ask('coordinator', ofSchool(schoolId), { method: 'PUT', body: { sector: 'sbo', name: 'Sbo De Brug', ...body } })
  const change = (schoolId: string, body: object) => world.ask('coordinator', ofSchool(schoolId), { method: 'PATCH', body, headers: { 'if-match': '"1"' } })

  it('has from the start what its board stated before, for its pupil system', async () => {
    expect((await put('90AZ00', { boardId: '99902', pupilSystem: 'Magister' })).status).toBe(201)
    expect(await qualificationOf('90AZ00')).toEqual({ facts: { agreement: said, mandate: said }, version: 1 })
  })

  it.each([['a board that stated nothing', '99903'], ['no board', '']])('has no facts of %s', async (_what, boardId) => {
    await put('90AZ00', { boardId, pupilSystem: 'Magister' })
    expect((await qualificationOf('90AZ00')).facts).toEqual({})
  })

  it('and comes to another board has what that one stated: one change of its facts', async () => {
    expect((await change('90AA00', { boardId: '99902' })).status).toBe(200)
    expect(await qualificationOf('90AA00')).toEqual({ facts: { ...facts, agreement: said, mandate: { ...said, state: 'no' } }, version: 2 })
  })

  it('and comes to a board that stated nothing has facts of before; under another name it keeps its own', async () => {
    await change('90AA00', { boardId: '99903' })
    expect(await qualificationOf('90AA00')).toEqual({ facts: { ...facts, agreement: { ...said, isOther: true }, mandate: { ...said, isOther: true } }, version: 2 })
    await change('90AB00', { name: 'De Rups en co' })
    expect(await qualificationOf('90AB00')).toEqual({ facts, version: 1 })
  })
})
