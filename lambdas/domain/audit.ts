// An audit event: who did what in which role, to what, when and with which outcome; never the content.
import { type Actor, isByLink, membershipKey } from './actor.ts'
import type { Instant } from './moment.ts'

export interface AuditEvent {
  readonly at: Instant
  readonly sub: string
  readonly role: string
  /** The act, as its route is called: `publish-calendar`. */
  readonly act: string
  /** What it was done to: `regions/voorbeeld/years/2026-2027/calendar`. */
  readonly object: string
  readonly version?: number
  /** `refused`: it was answered, and nothing that was asked was done. */
  readonly outcome: 'done' | 'refused'
}

export function auditEvent(actor: Actor, act: string, object: string, at: Instant, version?: number, outcome: AuditEvent['outcome'] = 'done'): AuditEvent {
  // Who came by a link is no member: the event says so.
  const role = isByLink(actor) ? `link#${actor.membership.schoolId}` : membershipKey(actor.membership)
  return { at, sub: actor.sub, role, act, object, outcome, ...(version !== undefined && { version }) }
}
