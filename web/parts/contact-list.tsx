// The contacts of a school as a table.
import type { ReactNode } from 'react'
import type { Answer } from '../../lambdas/contract/routes.ts'
import { contactWords as words, schoolWords } from '../words/school.ts'
import { EmailText } from './email-text.tsx'
import { Table } from './table.tsx'

export type Contact = Answer<'getContacts'>[number]

interface ContactListProps {
  readonly contacts: readonly Contact[]
  /** What can be done for one of them. */
  readonly act?: (contact: Contact) => ReactNode
}

const emailOf = (contact: Contact) => <EmailText email={contact.email} />

export function ContactList({ contacts, act }: ContactListProps) {
  return (
    <Table
      caption={schoolWords.contacts}
      rows={contacts}
      keyOf={(contact) => contact.contactId}
      columns={[
        { name: words.name, heads: true, cell: (contact) => contact.name ?? contact.email },
        { name: words.email, cell: emailOf },
        { name: words.phone, cell: (contact) => contact.phone ?? '' },
        { name: words.roles, cell: (contact) => contact.roles.map((role) => words.roleShort[role]).join(', ') },
        { name: words.workDays, cell: (contact) => contact.workDays?.map((day) => words.dayNames[day].slice(0, 2)).join(' ') ?? '' },
        ...(act ? [{ name: words.acts, acts: true as const, cell: act }] : []),
      ]}
    />
  )
}
