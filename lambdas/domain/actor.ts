// Who acts: a person in one role, as the memberships say it, never as a token claims it.
import { type School, type SchoolId, sideOf } from './school.ts'
import type { SchoolYear } from './school-year.ts'

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

/** Somebody of the region: of pupils it reads numbers alone, and none below five. */
export const isOfRegion = ({ role }: Pick<Membership, 'role'>): boolean => role === 'coordinator' || role === 'helpdesk'

export interface Person {
  readonly sub: string
  readonly memberships: readonly Membership[]
}

/** The person and the one role in which this request acts. */
export interface Actor {
  readonly sub: string
  readonly membership: Membership
  /** Where the membership is not of the school that is acted for, but of the one in which that went on. */
  readonly succession?: Succeeding
}

/** By whose right somebody acts for a school that left: in these regions of one year a school of the membership goes on with it, by the coordinator's word. */
export interface Succeeding {
  readonly of: SchoolId
  readonly year: SchoolYear
  readonly places: readonly { readonly regionId: string; readonly schoolId: SchoolId }[]
}

/**
 * Who acts by a link from a mail, for one school and in its name: no account and no membership stand behind it, so what is written leans
 * on the contacts of the school being those (`contactsVersion`) with which the link was checked.
 */
export interface LinkActor extends Actor {
  readonly membership: Extract<Membership, { readonly role: 'po' | 'vo' }>
  readonly contactsVersion: number
  readonly via: 'link'
}

export function actorByLink(school: Pick<School, 'schoolId' | 'sector' | 'contactsVersion'>, contactId: string): LinkActor {
  const { schoolId, sector, contactsVersion } = school
  return { sub: `contact:${contactId}`, membership: { role: sideOf(sector), schoolId, rights: [] }, contactsVersion, via: 'link' }
}

export const isByLink = (actor: Actor | LinkActor): actor is LinkActor => 'via' in actor

/** The person may see sensitive attachments: a right on top of the role at a school. */
export const hasRightToSensitive = ({ membership }: Pick<Actor, 'membership'>): boolean => 'rights' in membership && membership.rights.includes('sensitive')
