// What the region's overview costs the table: one query, of rows so small that 525 schools are at most 12.5 read units.
import { BatchWriteItemCommand, type DynamoDBClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FullRegion, fullRegion, schoolCount } from '../../bench/overview-region.ts'
import { overviewOf } from '../../lambdas/domain/overview.ts'
import { progress } from '../../lambdas/store/progress.ts'
import { tableClient } from '../../lambdas/store/table-client.ts'
import { seeOverview } from '../../lambdas/usecases/see-overview.ts'
import { embeddedEngine, type StartedEngine, tableName } from '../support/engines.ts'
import { start } from './world.ts'

/** The length of the name of a region that the promise is for; a name may have 40 characters. */
const promisedName = 'noordoost-overijssel'
const longestName = 'x'.repeat(40)

let engine: StartedEngine
beforeAll(async () => {
  engine = await embeddedEngine.start()
})
afterAll(() => engine.stop())

/** Sees the overview of a region whose rows stand in the table, and what the table says that it cost. */
async function seen({ rows, head, key }: FullRegion) {
  for (let i = 0; i < rows.length; i += 25) {
    await engine.client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: rows.slice(i, i + 25).map((row) => ({ PutRequest: { Item: marshall(row) } })) } }))
  }
  const asked: { readonly name: string; readonly isConsistent: boolean | undefined; readonly units: number | undefined; readonly rows: number | undefined }[] = []
  const send = async (command: QueryCommand) => {
    const answer = (await engine.client.send(new QueryCommand({ ...command.input, ReturnConsumedCapacity: 'TOTAL' }))) as QueryCommandOutput
    asked.push({ name: command.constructor.name, isConsistent: command.input.ConsistentRead, units: answer.ConsumedCapacity?.CapacityUnits, rows: answer.Count })
    return answer
  }
  const ports = { clock: () => start, years: { get: async () => head }, progress: progress(tableClient({ send } as unknown as DynamoDBClient, tableName)) }
  const overview = await seeOverview(ports as unknown as Parameters<typeof seeOverview>[0])(key)
  return { overview, asked }
}

describe('the overview of 525 schools, each with as much in its row as a school can have', () => {
  it('is one query of at most 12.5 read units, and no other read', async () => {
    const { asked, overview } = await seen(fullRegion(promisedName))
    expect(asked).toEqual([{ name: 'QueryCommand', isConsistent: false, units: expect.any(Number), rows: schoolCount }])
    expect(asked[0]!.units).toBeLessThanOrEqual(12.5)
    expect(overview.schools).toBe(schoolCount)
  })

  it('tells all that the schools said: what went into the rows comes out', async () => {
    const region = fullRegion('heen-en-weer')
    const { overview } = await seen(region)
    const { year, settings, calendar } = region.head
    const own = await progress(tableClient(engine.client, tableName)).list(region.key)
    expect(own.map(({ schoolId, name, qualification, contacts }) => [schoolId, name, qualification, contacts]).toSorted()).toEqual(
      region.schools.map((school) => [school.schoolId, school.name, school.progress!.qualification, 2]).toSorted(),
    )
    expect(overview).toMatchObject(overviewOf(own, { year, settings, milestones: calendar.milestones }, start))
  })

  it('is one query of at most 14 read units at the worst: the longest name of a region, and every step done', async () => {
    const { asked } = await seen(fullRegion(longestName, 'all-done'))
    expect(asked.map(({ rows }) => rows)).toEqual([schoolCount])
    expect(asked[0]!.units).toBeGreaterThan(12.5)
    expect(asked[0]!.units).toBeLessThanOrEqual(14)
  })
})
