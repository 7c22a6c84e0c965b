// Shows a VO school what it may fetch now, without links: for people who choose, and for programs that ask what is new.
import type { Actor } from '../domain/actor.ts'
import { fromIso, type Instant } from '../domain/moment.ts'
import { refuseFaults } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import { isNewSince } from '../domain/seen-delivery.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { type DeliveryPorts, findDeliveries, type Found, type FoundDeliveries } from './delivery-context.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export interface ReleasedSeen {
  readonly now: Instant
  readonly released: readonly Found[]
}

/** What this person may fetch now. */
export const releasedOf = ({ found }: FoundDeliveries): readonly Found[] => [...found.values()].filter(({ seen }) => seen.version !== undefined)

/**
 * All that may be fetched now, or what is news since a moment: what the school had not fetched in its version before. Leaves a trace. Refuses
 * a `since` that is no moment.
 */
export function seeReleased(ports: DeliveryPorts) {
  const find = findDeliveries(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, since: string | undefined): Promise<ReleasedSeen> => {
    const from = since === undefined ? undefined : fromIso(since)
    if (since !== undefined && from === undefined) refuseFaults([{ path: 'changedSince', code: 'not-a-moment' }])
    const context = await find(actor, key, schoolId)
    const { now } = context
    await ports.schools.note(key, traceOf(actor, 'see-released', `${pathOfSchool(key.regionId, key.year, schoolId)}/released`, now))
    const isNew = ({ reader, seen }: Found) => from === undefined || isNewSince(seen, reader, from)
    return { now, released: releasedOf(context).filter(isNew) }
  }
}
