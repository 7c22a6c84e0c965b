// How a list of contacts is brought up to date with another, and what a contact keeps of how it was: since when its link holds.
import { type Contact, type ContactRole, personOf, type WorkDay } from './contact.ts'
import { withNewLink } from './link.ts'
import type { Instant } from './moment.ts'

/** What is told of a contact; what follows from how it was before is never told. */
type Facts = Omit<Contact, 'linkSince'>

/** A contact as somebody gives it. */
export type ContactGiven = Omit<Facts, 'contactId'> & { readonly contactId?: string }

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

/** A contact as it goes on from how it was: someone new, or at another address, starts with a new link, so that one from before is dead. */
function continued(old: Contact | undefined, { contactId, name, email, roles, phone, workDays, shared }: Facts, now: Instant): Contact {
  const optional = { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }), ...(workDays && { workDays }) }
  const facts: Contact = { contactId, email, roles, shared, ...optional }
  const linked: Contact = { ...facts, ...(old?.linkSince !== undefined && { linkSince: old.linkSince }) }
  return old && personOf(old) === personOf(facts) ? linked : withNewLink(linked, now)
}

/**
 * The contacts of a school after all of them were given anew: who is not given is gone. A contact is known by its id, else by its address;
 * `newId` names one that is new here, other than the ids that are `taken`.
 */
export function replaceContacts(
  known: readonly Contact[],
  given: readonly ContactGiven[],
  newId: (person: string, taken: ReadonlySet<string>) => string,
  now: Instant,
): readonly Contact[] {
  const left = new Map(known.map((contact) => [contact.contactId, contact]))
  const claim = (find: (contact: Contact) => boolean) => {
    const found = [...left.values()].find(find)
    if (found) left.delete(found.contactId)
    return found
  }
  const byId = given.map(({ contactId }) => (contactId === undefined ? undefined : claim((contact) => contact.contactId === contactId)))
  const old = given.map((contact, i) => byId[i] ?? claim((other) => personOf(other) === personOf(contact)))
  const taken = new Set(old.flatMap((contact) => (contact ? [contact.contactId] : [])))
  return given.map((contact, i) => {
    const contactId = old[i]?.contactId ?? newId(personOf(contact), taken)
    taken.add(contactId)
    return continued(old[i], { ...contact, contactId }, now)
  })
}

/** A colleague to whom somebody hands over. */
export interface Colleague {
  readonly email: string
  readonly name?: string
  readonly phone?: string
}

/** The contacts after `bearer` handed over: the colleague has all the bearer's roles; who was a contact already has them as well. */
export function handOver(contacts: readonly Contact[], bearer: Contact, colleague: Colleague, keepMe: boolean): readonly ContactGiven[] {
  const there = contacts.find((contact) => personOf(contact) === personOf(colleague))
  const successor: ContactGiven = there
    ? { ...there, ...colleague, email: there.email, roles: [...new Set([...there.roles, ...bearer.roles])] }
    : { ...colleague, roles: bearer.roles, shared: false }
  const others = contacts.map((contact) => (contact === there ? successor : contact)).filter((contact) => keepMe || contact !== bearer)
  return there ? others : [...others, successor]
}

/**
 * The contacts of one school after a file was read in. A person is known by address; who is not in the file stays. A blank in the file
 * keeps what is known. `newId` names a person that is new here.
 */
export function mergeContacts(known: readonly Contact[], rows: readonly ContactRow[], newId: (email: string) => string, now: Instant): MergedContacts {
  const contacts = new Map(known.map((contact) => [personOf(contact), contact]))
  let added = 0
  let changed = 0
  let unchanged = 0
  for (const [person, ofPerson] of Map.groupBy(rows, personOf)) {
    const { role: _role, ...facts } = personFrom(ofPerson)
    const old = contacts.get(person)
    if (!old) {
      contacts.set(person, continued(undefined, { ...facts, contactId: newId(person), shared: false }, now))
      added++
      continue
    }
    const next: Contact = { ...old, ...facts, email: old.email }
    const isSame = old.name === next.name && old.phone === next.phone && sameList(old.roles, next.roles) && sameList(old.workDays, next.workDays)
    if (isSame) unchanged++
    else changed++
    contacts.set(person, isSame ? old : continued(old, next, now))
  }
  return { contacts: [...contacts.values()], added, changed, unchanged }
}
