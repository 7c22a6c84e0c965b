// The trace that a command leaves: what it leans on, and its audit event.
import { type Actor, isByLink, type LinkActor } from '../domain/actor.ts'
import { auditEvent } from '../domain/audit.ts'
import type { Instant } from '../domain/moment.ts'
import type { DoorTrace, LinkTrace, Trace } from '../ports/trace.ts'

/** `object` is the path of what is acted on, below `/v1`; never a name or an address. */
export function traceOf(actor: Actor, act: string, object: string, now: Instant, version?: number): Trace {
  return { ...leaningOn(actor), event: auditEvent(actor, act, object, now, version) }
}

const leaningOn = ({ sub, membership, succession }: Actor) => ({ sub, membership, ...(succession && { succession }) })

/** The trace of an act of which nothing was done: what it wanted was refused, and the answer says why. */
export function refusedTrace(actor: Actor, act: string, object: string, now: Instant): Trace {
  return { ...leaningOn(actor), event: auditEvent(actor, act, object, now, undefined, 'refused') }
}

/** For what else is written for the same act: its event stands already. */
export function alreadyTraced<Kind extends Trace | DoorTrace>(trace: Kind): Kind {
  return { ...trace, isWritten: true }
}

/** The trace of an act that may also be done by link. Who is taken for a member without being one fails on the membership that is not there. */
export function traceOfEither(actor: Actor | LinkActor, act: string, object: string, now: Instant, version?: number): Trace | LinkTrace {
  if (!isByLink(actor)) return traceOf(actor, act, object, now, version)
  return { contactsVersion: actor.contactsVersion, event: auditEvent(actor, act, object, now, version) }
}

/** The trace of what a door does by itself. */
export function doorTrace(door: 'intake' | 'chores', act: string, object: string, now: Instant): DoorTrace {
  return { event: { at: now, sub: `door:${door}`, role: 'door', act, object, outcome: 'done' } }
}

export const pathOfYear = (regionId: string, year: string): string => `regions/${regionId}/years/${year}`
export const pathOfSchool = (regionId: string, year: string, schoolId: string): string => `${pathOfYear(regionId, year)}/schools/${schoolId}`
