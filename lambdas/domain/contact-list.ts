// How a list of contacts is brought up to date with another: by person, adding and changing, never removing.
import { type Contact, type ContactRole, personOf, type WorkDay } from './contact.ts'

/** One row of a contact file: a person in one role. */
export interface ContactRow {
  readonly role: ContactRole
  readonly name?: string
  readonly email: string
  readonly phone?: string
  readonly workDays?: readonly WorkDay[]
}

export interface MergedContacts {
  readonly contacts: readonly Contact[]
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** What the rows of one person say together: all their roles, and the last name, phone and days that stand there. */
function personFrom(rows: readonly ContactRow[]): ContactRow & { readonly roles: readonly ContactRole[] } {
  const together = Object.assign({}, ...rows) as ContactRow
  return { ...together, roles: [...new Set(rows.map((row) => row.role))] }
}

const sameList = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined) => [...(a ?? [])].sort().join() === [...(b ?? [])].sort().join()

/**
 * The contacts of one school after a file was read in. A person is known by address; who is not in the file stays. A blank in the file
 * keeps what is known. `newId` names a person that is new here.
 */
export function mergeContacts(known: readonly Contact[], rows: readonly ContactRow[], newId: (email: string) => string): MergedContacts {
  const contacts = new Map(known.map((contact) => [personOf(contact), contact]))
  let added = 0
  let changed = 0
  let unchanged = 0
  for (const [person, ofPerson] of Map.groupBy(rows, personOf)) {
    const { role: _role, ...facts } = personFrom(ofPerson)
    const old = contacts.get(person)
    if (!old) {
      contacts.set(person, { ...facts, contactId: newId(person), shared: false })
      added++
      continue
    }
    const next: Contact = { ...old, ...facts, email: old.email }
    const isSame = old.name === next.name && old.phone === next.phone && sameList(old.roles, next.roles) && sameList(old.workDays, next.workDays)
    if (isSame) unchanged++
    else changed++
    contacts.set(person, isSame ? old : next)
  }
  return { contacts: [...contacts.values()], added, changed, unchanged }
}
