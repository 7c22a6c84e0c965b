// A region of its own for each test of the store, in a table that the tests share; with what the tests ask of the table itself.
import { DeleteItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { expect } from 'vitest'
import { type Membership, membershipKey } from '../../lambdas/domain/actor.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, time } from '../../lambdas/domain/moment.ts'
import type { RefusalCode } from '../../lambdas/domain/refusal.ts'
import { type Region, type RegionYear, usualSettings } from '../../lambdas/domain/region.ts'
import type { School, SchoolId } from '../../lambdas/domain/school.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import type { RegionYearKey } from '../../lambdas/ports/regions.ts'
import type { Trace } from '../../lambdas/ports/trace.ts'
import { keys } from '../../lambdas/store/table.ts'
import { store } from '../../lambdas/wiring.ts'
import { tableName } from '../support/engines.ts'

export type Store = ReturnType<typeof store>

export const start = Date.UTC(2026, 10, 20, 9) as Instant
export const year = schoolYearStarting(2026)

export interface World {
  readonly client: DynamoDBClient
  /** A door with a memory of its own. */
  readonly store: Store
  /** The machine's clock of all doors of this world: 0 at first. */
  readonly machine: { now: number }
  /** Another door on the same table. */
  otherDoor(): Store
  readonly regionId: string
  readonly key: RegionYearKey
  /** The trace of a coordinator of the region, whose membership is there. */
  readonly trace: Trace
}

let worlds = 0

export function traceOf(sub: string, membership: Membership, act = 'test'): Trace {
  return { sub, membership, event: { at: start, sub, role: membershipKey(membership), act, object: 'regions/x', outcome: 'done' } }
}

export const regionFacts = (id: string): Region => ({
  id,
  name: `Regio ${id}`,
  contactPoint: { name: 'Contactpunt', email: 'contact@regio.example', phone: '0199 00 00 00' },
  holidayRegion: 'noord',
  years: [],
  version: 1,
})

export const headFacts = ({ regionId, year }: RegionYearKey): RegionYear => {
  const { name, contactPoint } = regionFacts(regionId)
  return { regionId, year, region: { name, contactPoint }, settings: usualSettings, openedAt: start, publishedVersion: 0, version: 1 }
}

/** A coordinator of a region that is not there yet. */
export async function newWorld(client: DynamoDBClient): Promise<World> {
  worlds += 1
  const regionId = `r${worlds}`
  const machine = { now: 0 }
  const otherDoor = () => store(client, tableName, () => machine.now)
  const world = { client, store: otherDoor(), machine, otherDoor, regionId, key: { regionId, year } }
  const trace = traceOf(`u-${regionId}`, { role: 'coordinator', regionId })
  await world.store.members.grant(trace.sub, trace.membership)
  return { ...world, trace }
}

export async function newRegion(client: DynamoDBClient): Promise<World> {
  const world = await newWorld(client)
  await world.store.regions.create(regionFacts(world.regionId), [], world.trace)
  return world
}

export async function newYear(client: DynamoDBClient): Promise<World> {
  const world = await newRegion(client)
  await world.store.years.open(regionFacts(world.regionId), headFacts(world.key), world.trace)
  return world
}

export const milestone: Milestone = {
  id: 'final-advice',
  kind: 'final-advice',
  title: 'Definitief schooladvies: één dag, “uiterlijk”',
  on: day('2027-03-24'),
  at: time('16:00'),
  audience: ['po', 'public'],
  route: 'regular',
  round: '1',
  basis: 'law',
  reminders: [{ workingDays: -5, at: time('08:00') }],
  note: 'Regel een\nRegel twee',
}

/** A year with a published calendar, due at once. */
export async function newCalendar(client: DynamoDBClient): Promise<World> {
  const world = await newYear(client)
  await world.store.years.saveDraft(world.key, [milestone], 0, world.trace)
  await world.store.years.publish(world.key, { number: 1, milestones: [milestone], publishedAt: start }, { headVersion: 1, draftVersion: 1 }, world.trace)
  return world
}

/** A school without its progress, which is written and looked at apart. */
export const withoutProgress = ({ progress: _progress, ...school }: School): School => school

/** A school as its own row keeps it. */
export async function schoolRead({ store, key }: Pick<World, 'store' | 'key'>, schoolId: SchoolId): Promise<School | undefined> {
  const found = await store.schools.getWithYear(key, schoolId)
  return found && withoutProgress(found.school)
}

/** Takes a membership away: no port does that yet. */
export async function takeAway(client: DynamoDBClient, { sub, membership }: Trace): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall(keys.membership(sub, membershipKey(membership))) }))
}

/** All rows of a partition, as the table holds them. */
export async function rowsOf(client: DynamoDBClient, pk: string): Promise<readonly Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  let from: Record<string, never> | undefined
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      }),
    )
    rows.push(...(answer.Items ?? []).map((item) => unmarshall(item)))
    from = answer.LastEvaluatedKey as typeof from
  } while (from)
  return rows
}

export const auditOf = ({ client, regionId }: World) => rowsOf(client, `AUDIT#${regionId}`)

/** Expects that something is refused with just this code. */
export async function expectRefused(doing: Promise<unknown>, code: RefusalCode): Promise<void> {
  await expect(doing).rejects.toMatchObject({ name: 'Refusal', code })
}
