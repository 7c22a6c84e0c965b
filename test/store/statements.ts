// Schools of a board of a world's own, and statements of their connection as the use cases make them: for the tests of what the store keeps of those.
import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { day } from '../../lambdas/domain/local-date.ts'
import { later } from '../../lambdas/domain/moment.ts'
import { type Facts, nothingStated } from '../../lambdas/domain/qualification.ts'
import type { ListedChange } from '../../lambdas/domain/qualification-import.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { changesBetweenFacts, type FactChange } from '../../lambdas/domain/stating-facts.ts'
import type { FactsWrite } from '../../lambdas/ports/connection.ts'
import type { RegionYearKey } from '../../lambdas/ports/regions.ts'
import type { LinkTrace } from '../../lambdas/ports/trace.ts'
import { store as storeOn } from '../../lambdas/wiring.ts'
import { school } from '../domain/builders.ts'
import { tableName } from '../support/engines.ts'
import { newYear, start, type World } from './world.ts'

export const works: Facts = { participates: { state: 'yes', on: day('2026-11-20'), source: 'self-reported' }, endpoint: { state: 'yes', on: day('2026-11-20'), source: 'self-reported' } }
export const signed: Facts = { agreement: { state: 'yes', on: day('2026-09-01'), source: 'board' }, mandate: { state: 'no', on: day('2026-09-01'), source: 'board' } }

/** Letters that no other world has, for rows that carry no region: a BRIN and a board of its own. */
export const ownOf = ({ regionId }: World) => {
  const number = Number(regionId.slice(1))
  return { brin: `${10 + Math.floor(number / 26)}Q${String.fromCharCode(65 + (number % 26))}`, boardId: `b-${regionId}` }
}
export const idsOf = (world: World, count: number) => Array.from({ length: count }, (_, i) => `${ownOf(world).brin}${String(i).padStart(2, '0')}`)

export async function withSchools(client: DynamoDBClient, count = 2) {
  const world = await newYear(client)
  const { store, key, trace } = world
  const added = idsOf(world, count).map((schoolId) => school({ schoolId, boardId: ownOf(world).boardId, pupilSystem: 'ParnasSys' }))
  await store.schools.saveImport(key, { added, changed: [] }, trace)
  const read = async (schoolId: string) => (await store.schools.getWithYear(key, schoolId))!.school
  return { ...world, ids: added.map(({ schoolId }) => schoolId), read, knownOf: async (schoolId: string) => (await store.progress.get(key, schoolId))!.qualification }
}

/** A statement as the use cases make it: the facts of the school and, where it is another, its pupil system. */
export function write(key: RegionYearKey, before: School, facts: Facts, given: Partial<FactChange> = {}): FactsWrite & ListedChange {
  const known = before.progress?.qualification ?? nothingStated
  const changes = changesBetweenFacts(known.facts, facts)
  const qualification = changes.length > 0 ? { facts, version: known.version + 1 } : known
  const pupilSystem = given.pupilSystem?.after ?? before.pupilSystem
  const progress = before.progress ?? noProgress(before.schoolId)
  const after = { ...before, pupilSystem, progress: { ...progress, qualification } }
  return { key, before: { ...before, progress }, after, change: { at: start, by: 'school', source: 'self-reported', changes, ...given } }
}

export const byLink = (schoolId: string, contactsVersion: number): LinkTrace => ({
  contactsVersion, event: { at: later(start, 83_000), sub: 'contact:c-1', role: `link#${schoolId}`, act: 'state-facts', object: 'regions/x', outcome: 'done' },
})

/** A client on the same table that counts transactions, and lets something happen after the first. */
export function counting(client: DynamoDBClient, happening = async () => {}) {
  const sizes: number[] = []
  const send = async (command: Parameters<DynamoDBClient['send']>[0]) => {
    const answer = await client.send(command as TransactWriteItemsCommand)
    if (command instanceof TransactWriteItemsCommand && sizes.push(command.input.TransactItems!.length) === 1) await happening()
    return answer
  }
  return { sizes, store: storeOn(Object.assign(Object.create(client) as DynamoDBClient, { send }), tableName) }
}
