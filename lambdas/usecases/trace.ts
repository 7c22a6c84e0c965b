// The trace that a command leaves: the membership it leans on and its audit event.
import type { Actor } from '../domain/actor.ts'
import { auditEvent } from '../domain/audit.ts'
import type { Instant } from '../domain/moment.ts'
import type { Trace } from '../ports.ts'

/** `object` is the path of what is acted on, below `/v1`; never a name or an address. */
export function traceOf(actor: Actor, act: string, object: string, now: Instant, version?: number): Trace {
  return { sub: actor.sub, membership: actor.membership, event: auditEvent(actor, act, object, now, version) }
}

export const pathOfYear = (regionId: string, year: string): string => `regions/${regionId}/years/${year}`
export const pathOfSchool = (regionId: string, year: string, schoolId: string): string => `${pathOfYear(regionId, year)}/schools/${schoolId}`
