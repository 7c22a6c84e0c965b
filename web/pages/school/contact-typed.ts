// A contact as somebody types it, and what of it is sent.
import type { Answer, Sent } from '../../../lambdas/contract/routes.ts'

type Contact = Answer<'getContacts'>[number]
type ContactSent = Sent<'putContacts'>[number]
type ContactRole = ContactSent['roles'][number]
export type DayKey = '1' | '2' | '3' | '4' | '5'

export interface ContactTyped {
  readonly contactId?: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly roles: readonly ContactRole[]
  readonly workDays: readonly DayKey[]
  readonly shared: boolean
}

export const emptyContact: ContactTyped = { name: '', email: '', phone: '', roles: ['transfer'], workDays: [], shared: false }

export function typedOf(contact: Contact): ContactTyped {
  return {
    contactId: contact.contactId,
    name: contact.name ?? '',
    email: contact.email,
    phone: contact.phone ?? '',
    roles: contact.roles,
    workDays: (contact.workDays ?? []).map((day) => String(day) as DayKey),
    shared: contact.shared,
  }
}

/** What goes to the API: what was left empty is left out. */
export function toSend(contact: ContactTyped): ContactSent {
  const { contactId, name, email, phone, roles, workDays, shared } = contact
  return {
    ...(contactId && { contactId }),
    ...(name.trim() && { name }),
    email,
    roles: [...roles],
    ...(phone.trim() && { phone }),
    ...(workDays.length > 0 && { workDays: [...workDays].sort().map((day) => Number(day) as 1 | 2 | 3 | 4 | 5) }),
    shared,
  }
}
