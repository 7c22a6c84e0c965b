// A PO school and a VO school of a world's own, those who act for them, and their progress as it is then: for the tests of what the row of it tells.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import type { Membership } from '../../lambdas/domain/actor.ts'
import { type Instant, later, minutes } from '../../lambdas/domain/moment.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import type { LinkTrace, Trace } from '../../lambdas/ports/trace.ts'
import { school } from '../domain/builders.ts'
import { poOf, voOf } from './transfers.ts'
import { newYear, start, traceOf, type World } from './world.ts'

/** The moment of an act. */
export const actedAt = later(start, 83_456)
/** The minute of it that the row keeps. */
export const seenAt = later(start, minutes(1))

export async function withSchool(client: DynamoDBClient, given: Partial<School> = {}) {
  const world = await newYear(client)
  const po = school({ schoolId: poOf(world), ...given })
  const vo = school({ schoolId: voOf(world), sector: 'vo', name: 'Lyceum Veen' })
  await world.store.schools.saveImport(world.key, { added: [po, vo], changed: [] }, world.trace)
  const of = async (schoolId: string) => (await world.store.progress.get(world.key, schoolId)) ?? noProgress('nothing')
  return { ...world, po, vo, of, ofPo: () => of(po.schoolId), ofVo: () => of(vo.schoolId) }
}

/** The trace of somebody of a school, who is a member. */
export async function memberOf({ store }: Pick<World, 'store'>, membership: Membership & { readonly role: 'po' | 'vo' }, at: Instant = actedAt): Promise<Trace> {
  const trace = traceOf(`s-${membership.schoolId}`, membership)
  await store.members.grant(trace.sub, trace.membership)
  return { ...trace, event: { ...trace.event, at } }
}
export const byLink = (schoolId: string, contactsVersion = 0): LinkTrace => ({
  contactsVersion, event: { at: actedAt, sub: 'contact:c-1', role: `link#${schoolId}`, act: 'report-step', object: 'regions/x', outcome: 'done' },
})

/** Expects that the progress is as it was, but for what is expected. */
export const expectNow = async (seen: Promise<SchoolProgress>, expected: Partial<SchoolProgress>, before: SchoolProgress) => expect(await seen).toEqual({ ...before, ...expected })
