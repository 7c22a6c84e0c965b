// Reads contact addresses into the schools of a region's year: adds and changes, never removes.
import type { Actor } from '../domain/actor.ts'
import { personOf } from '../domain/contact.ts'
import { type ContactRow, mergeContacts } from '../domain/contact-list.ts'
import { notFound } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { ContactList } from '../ports/schools.ts'
import { contactIdOf } from './keep-contacts.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface ContactLine {
  readonly line: number
  readonly schoolId: SchoolId
  readonly contact: ContactRow
}

export interface ContactsImported {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly schools: number
  /** Lines about a school that takes no part in this year. */
  readonly unknownSchools: readonly number[]
  /** Lines about a person for whom the school's list has no place left. */
  readonly beyondMost: readonly number[]
}

/** As many as a school can be given by hand. */
export const mostContacts = 20

/** The lines that find a place: those of who is there already, and of new people while there is room. */
function withPlace(known: readonly { readonly email: string }[], lines: readonly ContactLine[]): readonly ContactLine[] {
  const people = new Set(known.map(personOf))
  return lines.filter(({ contact }) => {
    const person = personOf(contact)
    if (!people.has(person) && people.size >= mostContacts) return false
    people.add(person)
    return true
  })
}

export function importContacts({ clock, years, schools, fingerprint }: Pick<Ports, 'clock' | 'years' | 'schools' | 'fingerprint'>) {
  return async (actor: Actor, key: RegionYearKey, lines: readonly ContactLine[], dryRun: boolean): Promise<ContactsImported> => {
    if (!(await years.get(key))) throw notFound()
    const now = clock()
    const known = new Map((await schools.list(key)).map((school) => [school.schoolId, school]))
    const unknownSchools = lines.filter((row) => !known.has(row.schoolId)).map((row) => row.line)
    const lists: ContactList[] = []
    const counts = { added: 0, changed: 0, unchanged: 0 }
    const beyondMost: number[] = []
    for (const [schoolId, rows] of Map.groupBy(lines, (row) => row.schoolId)) {
      const school = known.get(schoolId)
      if (!school) continue
      const placed = withPlace(school.contacts, rows)
      beyondMost.push(...rows.filter((row) => !placed.includes(row)).map((row) => row.line))
      const taken = new Set(school.contacts.map((contact) => contact.contactId))
      const merged = mergeContacts(school.contacts, placed.map((row) => row.contact), (email) => contactIdOf(fingerprint, schoolId, email, taken), now)
      counts.added += merged.added
      counts.changed += merged.changed
      counts.unchanged += merged.unchanged
      if (merged.added + merged.changed > 0) lists.push({ schoolId, contacts: merged.contacts, expectedVersion: school.contactsVersion })
    }
    if (!dryRun) await schools.saveContactsImport(key, lists, traceOf(actor, 'import-contacts', `${pathOfYear(key.regionId, key.year)}/contacts`, now))
    return { ...counts, schools: lists.length, unknownSchools, beyondMost }
  }
}
