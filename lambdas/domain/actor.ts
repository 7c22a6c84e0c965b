// Who acts: a person in one role, as the memberships say it, never as a token claims it.
import type { SchoolId } from './school.ts'

export const roles = ['operator', 'coordinator', 'helpdesk', 'board', 'po', 'vo'] as const
export type Role = (typeof roles)[number]

export const rights = ['manager', 'sensitive'] as const
export type Right = (typeof rights)[number]

/** One role of one person, bound to what it is about. */
export type Membership =
  | { readonly role: 'operator' }
  | { readonly role: 'coordinator' | 'helpdesk'; readonly regionId: string }
  | { readonly role: 'board'; readonly boardId: string }
  /** A school, or all locations of a BRIN when `schoolId` is its first four characters (vo only). */
  | { readonly role: 'po' | 'vo'; readonly schoolId: SchoolId; readonly rights: readonly Right[] }

/** What a membership is bound to, as its key says it: `coordinator#voorbeeld`, `po#99AB00`, `operator`. */
export function membershipKey(membership: Membership): string {
  switch (membership.role) {
    case 'operator':
      return 'operator'
    case 'coordinator':
    case 'helpdesk':
      return `${membership.role}#${membership.regionId}`
    case 'board':
      return `board#${membership.boardId}`
    case 'po':
    case 'vo':
      return `${membership.role}#${membership.schoolId}`
  }
}

export interface Person {
  readonly sub: string
  readonly memberships: readonly Membership[]
}

/** The person and the one role in which this request acts. */
export interface Actor {
  readonly sub: string
  readonly membership: Membership
}
