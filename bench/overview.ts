// What the region's overview costs a door: processor time from the rows that the table answers to the answer as it goes out, and read units.
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ApiPorts } from '../lambdas/ports/ports.ts'
import { overviewHandlers } from '../lambdas/http/handlers/overviews.ts'
import { progress } from '../lambdas/store/progress.ts'
import { tableClient } from '../lambdas/store/table-client.ts'
import { askedAt, type FullRegion } from './overview-region.ts'
import { type Spread, spreadOf } from './rounds.ts'

export interface OverviewMeasured {
  readonly schools: number
  readonly steps: number
  readonly bytes: number
  /** Milliseconds of processor time of one answer of a door that gave some before. */
  readonly cost: Spread
}

/** After so many answers the engine has compiled what it is going to compile. */
const warmingRounds = 60

/** Milliseconds of processor time of what is done. */
async function costOf(doing: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage()
  await doing()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

/** A client that answers every query with the page of these rows, as the SDK hands it over: what the SDK does itself is not ours. */
function clientOf({ rows }: FullRegion): DynamoDBClient {
  const Items = rows.map((row) => marshall(row))
  const send = async (command: unknown) => {
    if (!(command instanceof QueryCommand)) throw new Error('the overview asks one query, and nothing else')
    return { Items }
  }
  return { send } as unknown as DynamoDBClient
}

/** Our own part of one answer, the head of the year being warm: reading the rows, the overview, and its JSON. */
export async function measureOverview(region: FullRegion, rounds: number): Promise<OverviewMeasured> {
  const ports = { clock: () => askedAt, years: { get: async () => region.head }, progress: progress(tableClient(clientOf(region), 'table')) }
  const { getOverview } = overviewHandlers(ports as unknown as ApiPorts)
  const answer = async () => JSON.stringify((await getOverview({ params: region.key, query: {} } as never)).body)
  for (let round = 0; round < warmingRounds; round++) await answer()
  const costs: number[] = []
  for (let round = 0; round < rounds; round++) costs.push(await costOf(answer))
  return { schools: region.rows.length, steps: region.head.calendar.milestones.length, bytes: (await answer()).length, cost: spreadOf(costs) }
}

/** "At most 12 ms of own CPU" */
export const wantedOverviewMilliseconds = 12
