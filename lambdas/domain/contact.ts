// Whom to write or call at a school. A contact address is no account: it says where mail goes, not who may enter.
import type { Instant } from './moment.ts'

/** What a contact is asked for: the transfer itself, standing in for it, leading the school, the connection to OSO, or the board. */
export const contactRoles = ['transfer', 'second', 'head', 'oso', 'board'] as const
export type ContactRole = (typeof contactRoles)[number]

/** 1 is Monday, 5 is Friday. */
export type WorkDay = 1 | 2 | 3 | 4 | 5

export interface Contact {
  readonly contactId: string
  readonly name?: string
  readonly email: string
  readonly roles: readonly ContactRole[]
  readonly phone?: string
  readonly workDays?: readonly WorkDay[]
  /** A mailbox that several people read, such as administratie@. */
  readonly shared: boolean
  /** Since when its link to the school page holds: one from before is dead. Absent where none was ever renewed. */
  readonly linkSince?: Instant
}

/** One person is one address: two contacts with the same address, in any capitals, get one mail. */
export function personOf(contact: Pick<Contact, 'email'>): string {
  return contact.email.trim().toLowerCase()
}

/**
 * Whom to write about a step: the contact for the transfer, else the one standing in, else the head, else whoever is there.
 * Once the date has passed the head hears it too (the peers' "deadline missed" mail goes to the school and its head).
 */
export function whoIsWritten(contacts: readonly Contact[], overdue: boolean): readonly Contact[] {
  const inRole = (role: ContactRole) => contacts.filter((contact) => contact.roles.includes(role))
  // Somebody of the board is no one at the school: the region writes to them apart.
  const atSchool = contacts.filter((contact) => contact.roles.some((role) => role !== 'board'))
  const first = [inRole('transfer'), inRole('second'), inRole('head'), atSchool].find((group) => group.length > 0) ?? []
  const heads = overdue ? inRole('head').filter((head) => !first.includes(head)) : []
  return [...first, ...heads]
}

/**
 * A mailbox that must never be written: OSO sends `geheim@geheim.geheim` where an address is secret
 * (OSO gegevensset, rules LL04 to LL09).
 */
export function isSecretSentinel(email: string): boolean {
  return /^geheim@geheim\.geheim$/i.test(email.trim())
}
