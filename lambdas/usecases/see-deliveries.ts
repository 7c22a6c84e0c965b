// Shows a VO school its applications: all of them with how far each PO school is, or one.
import type { Actor } from '../domain/actor.ts'
import { isLive } from '../domain/application.ts'
import { readApplicationId } from '../domain/dossier-id.ts'
import { type Round, rounds } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import { openingOf, opensAt } from '../domain/release.ts'
import type { SchoolId } from '../domain/school.ts'
import type { DeliveryProgress, SeenDelivery } from '../domain/seen-delivery.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { type DeliveryPorts, findDeliveries, type FoundDeliveries, type FoundDelivery } from './delivery-context.ts'
import { pathOfSchool, traceOf } from './trace.ts'

/** How many pupils of one PO school are expected, stand ready or were fetched; of what was opened. */
export interface PoSchoolTally {
  readonly schoolId: SchoolId
  readonly name: string
  readonly expected: number
  readonly ready: number
  readonly fetched: number
}

export interface DeliveriesSeen {
  readonly context: FoundDeliveries
  readonly deliveries: readonly SeenDelivery[]
  readonly schools: readonly PoSchoolTally[]
  readonly releaseAt?: Instant
  readonly rounds: readonly Round[]
}

const isReady: ReadonlySet<DeliveryProgress> = new Set(['ready', 'changed', 'fetched', 'finished'])
const isFetched: ReadonlySet<DeliveryProgress> = new Set(['fetched', 'finished'])

function tallies(deliveries: readonly SeenDelivery[]): readonly PoSchoolTally[] {
  const opened = deliveries.filter((delivery) => delivery.opened && isLive(delivery))
  return [...Map.groupBy(opened, ({ schoolId }) => schoolId)].map(([schoolId, own]) => ({
    schoolId,
    name: own[0]!.schoolName,
    expected: own.length,
    ready: own.filter(({ progress }) => isReady.has(progress)).length,
    fetched: own.filter(({ progress }) => isFetched.has(progress)).length,
  }))
}

/** All that a VO school may know of by now; leaves a trace. */
export function seeDeliveries(ports: DeliveryPorts) {
  const find = findDeliveries(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId): Promise<DeliveriesSeen> => {
    const context = await find(actor, key, schoolId)
    const { head, now } = context
    await ports.schools.note(key, traceOf(actor, 'see-applications', `${pathOfSchool(key.regionId, key.year, schoolId)}/applications`, now))
    const milestones = head.calendar?.milestones ?? []
    const opening = (round: Round) => openingOf(milestones, { round, routes: [], appliedAt: 0 as Instant })
    const first = opening('1')
    const deliveries = [...context.found.values()].map(({ seen }) => seen)
    return { context, deliveries, schools: tallies(deliveries), ...(first && { releaseAt: opensAt(first) }), rounds: rounds.filter((round) => opening(round) !== undefined) }
  }
}

/** The application with this id, as far as it may be known; refuses `not-found` for any other. */
export function findApplication(ports: DeliveryPorts) {
  const find = findDeliveries(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, applicationId: string): Promise<FoundDelivery> => {
    const { found, ...context } = await find(actor, key, schoolId)
    const named = readApplicationId(applicationId)
    const one = named?.voSchoolId === schoolId ? found.get(named.dossierId) : undefined
    if (!one) throw notFound()
    return { ...context, ...one, actor }
  }
}

export const pathOfApplication = (key: RegionYearKey, schoolId: SchoolId, applicationId: string): string =>
  `${pathOfSchool(key.regionId, key.year, schoolId)}/applications/${applicationId}`

/** One application; leaves a trace. */
export function seeDelivery(ports: DeliveryPorts) {
  const find = findApplication(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, applicationId: string): Promise<SeenDelivery> => {
    const { seen, now } = await find(actor, key, schoolId, applicationId)
    await ports.schools.note(key, traceOf(actor, 'see-application', pathOfApplication(key, schoolId, applicationId), now))
    return seen
  }
}
