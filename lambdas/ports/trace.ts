// What every write of a command leans on and leaves behind.
import type { Membership, Succeeding } from '../domain/actor.ts'
import type { AuditEvent } from '../domain/audit.ts'

/** What stands in every write of a command: the membership it leans on, and by which right for a school that left (both checked again), and the trace it leaves. */
export interface Trace {
  readonly sub: string
  readonly membership: Membership
  readonly succession?: Succeeding
  readonly event: AuditEvent
  /** The event was written with an earlier part of the same act. */
  readonly isWritten?: true
}

/** The trace of whoever acts by a link: no membership stands behind it, so the write leans on the school's contacts being those of then. */
export interface LinkTrace {
  readonly contactsVersion: number
  readonly event: AuditEvent
}

/** The trace of a door that works by itself: nobody asked, so no membership stands behind it. */
export interface DoorTrace {
  readonly event: AuditEvent
  readonly isWritten?: true
}

/** The key with which a creating request may be repeated, and what its body was. */
export interface RepeatKey {
  readonly id: string
  readonly bodyHash: string
}

export interface RepeatKeys {
  /** What was asked before with this key; nothing when it was never used. */
  find(id: string): Promise<RepeatKey | undefined>
}
