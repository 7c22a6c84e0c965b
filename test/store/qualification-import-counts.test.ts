// What a list of all schools of the country costs, counted at the SDK's HTTP layer: it reads the region and writes little more than what changed.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../lambdas/domain/actor.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { later, minutes } from '../../lambdas/domain/moment.ts'
import type { QualificationLine } from '../../lambdas/domain/qualification-import.ts'
import type { StatedFacts } from '../../lambdas/domain/stating-facts.ts'
import { importQualifications } from '../../lambdas/usecases/import-qualifications.ts'
import { createDynamo, type Dynamo } from '../../lib/laptop/dynamo/dynamo.ts'
import { ensureTable } from '../../lib/laptop/dynamo/ensure-table.ts'
import { entry, school } from '../domain/builders.ts'
import { counting, type Counting } from '../support/counting-handler.ts'
import { tableName } from '../support/engines.ts'
import { newYear, start, type World } from './world.ts'

const schools = 6122
/** 2% of them. */
const changing = 122
const now = later(start, minutes(1))

let dynamo: Dynamo
let counted: Counting
let client: DynamoDBClient
let world: World

const idOf = (i: number) => `${String(10 + Math.floor(i / 100)).padStart(2, '0')}XX${String(i % 100).padStart(2, '0')}`
const yes = { state: 'yes', on: day('2026-09-15') } as const
const connected: StatedFacts = { participates: yes, agreement: yes, mandate: yes, endpoint: yes }
const lines = (count: number, stated: (i: number) => StatedFacts, more: (i: number) => Partial<QualificationLine> = () => ({})): readonly QualificationLine[] =>
  Array.from({ length: count }, (_, i) => ({ line: i + 2, code: idOf(i), stated: stated(i), ...more(i) }))

async function costOf(list: readonly QualificationLine[], { dryRun = false, overwrite = false } = {}) {
  const { store, key, trace } = world
  const actor: Actor = { sub: trace.sub, membership: trace.membership }
  await store.years.get(key)
  counted.reset()
  const changes = await importQualifications({ ...store, clock: () => now })(actor, key, list, { dryRun, overwrite })
  return { changed: changes.changed.length, cost: counted.perOperation() }
}

beforeAll(async () => {
  dynamo = await createDynamo({ now: () => start })
  counted = counting(dynamo.requestHandler)
  client = new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler: counted.handler })
  await ensureTable(client, tableName)
  world = await newYear(client)
  const added = Array.from({ length: schools }, (_, i) => school({ ...entry({ schoolId: idOf(i), name: `Basisschool De Vlinderboom ${i}`, boardId: '' }), pupilSystem: 'ParnasSys' }))
  await world.store.schools.saveImport(world.key, { added, changed: [] }, world.trace)
  await costOf(lines(schools, () => connected))
}, 120_000)
afterAll(() => dynamo.close())

describe('a list of 6,122 schools', () => {
  it('that changes nothing reads the progress of the region, and writes nothing', async () => {
    expect(await costOf(lines(schools, () => connected))).toEqual({ changed: 0, cost: { Query: 1 } })
  })

  it('that is tried out writes nothing', async () => {
    const no = lines(schools, () => ({ endpoint: { state: 'no' } }))
    expect(await costOf(no, { dryRun: true })).toEqual({ changed: schools, cost: { Query: 1 } })
  })

  it('of which 2% changed is two writes beside that', async () => {
    const no = lines(schools, (i) => (i < changing ? { ...connected, endpoint: { state: 'no' } } : connected))
    // A hundred changed schools may cost two writes: these would be allowed four.
    expect(await costOf(no)).toEqual({ changed: changing, cost: { Query: 1, TransactWriteItems: 2 } })
  })

  it('with a column of pupil systems reads the schools too, once per megabyte', async () => {
    const named = lines(schools, () => ({}), () => ({ pupilSystem: 'ParnasSys' }))
    expect(await costOf(named)).toEqual({ changed: 0, cost: { Query: 3 } })
  })

  it('that gives 100 schools another system is three writes: two rows for each', async () => {
    const named = lines(schools, () => ({}), (i) => ({ pupilSystem: i < 100 ? 'ESIS' : 'ParnasSys' }))
    expect(await costOf(named, { overwrite: true })).toEqual({ changed: 100, cost: { Query: 3, TransactWriteItems: 3 } })
  })

  it.each([
    [1000, 97, 1],
    [2000, 98, 2],
    [3000, 194, 2],
    [4000, 195, 3],
  ])('from line %i on that changes %i schools is %i writes', async (from, count, writes) => {
    const list = lines(schools, () => ({ agreement: { state: 'no' } })).slice(from, from + count)
    expect(await costOf(list)).toEqual({ changed: count, cost: { Query: 1, TransactWriteItems: writes } })
  })
})
