// An audit event: who did what in which role, to what, when and with which outcome; never the content.
import type { Actor } from './actor.ts'
import { membershipKey } from './actor.ts'
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
  readonly outcome: 'done'
}

export function auditEvent(actor: Actor, act: string, object: string, at: Instant, version?: number): AuditEvent {
  return { at, sub: actor.sub, role: membershipKey(actor.membership), act, object, outcome: 'done', ...(version !== undefined && { version }) }
}
