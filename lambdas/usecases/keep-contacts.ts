// Replaces the contacts of a school. When the school does it itself, it confirms them: that step is then done.
import type { Actor } from '../domain/actor.ts'
import { type Contact, personOf } from '../domain/contact.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { Ports, RegionYearKey } from '../ports.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export type ContactGiven = Omit<Contact, 'contactId'> & { readonly contactId?: string }

/** A contact's id says nothing of the person: mails name it, and it may stand in a log. `taken` are the ids that others of the school have. */
export function contactIdOf(fingerprint: Ports['fingerprint'], schoolId: SchoolId, email: string, taken: ReadonlySet<string>): string {
  for (let tries = 0; ; tries++) {
    const id = `c-${fingerprint([schoolId, email, ...(tries > 0 ? [tries] : [])].join('|')).slice(0, 12)}`
    if (!taken.has(id)) return id
  }
}

export function keepContacts({ clock, schools, fingerprint }: Pick<Ports, 'clock' | 'schools' | 'fingerprint'>) {
  return async (
    actor: Actor,
    key: RegionYearKey,
    schoolId: SchoolId,
    given: readonly ContactGiven[],
    expectedVersion: number,
  ): Promise<Pick<School, 'contacts' | 'contactsVersion'>> => {
    const people = given.map(personOf)
    refuseFaults(people.flatMap((person, i) => (people.indexOf(person) < i ? [{ path: `[${i}].email`, code: 'person-twice' }] : [])))
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    const known = new Map(found.school.contacts.map((contact) => [contact.contactId, contact]))
    const taken = new Set<string>()
    const kept = given.map(({ contactId }) => {
      if (contactId === undefined || !known.has(contactId) || taken.has(contactId)) return undefined
      taken.add(contactId)
      return contactId
    })
    const contacts = given.map((contact, i): Contact => {
      const contactId = kept[i] ?? contactIdOf(fingerprint, schoolId, people[i]!, taken)
      taken.add(contactId)
      return { ...contact, contactId }
    })
    const now = clock()
    const isOwn = actor.membership.role === 'po' || actor.membership.role === 'vo'
    const object = `${pathOfSchool(key.regionId, key.year, schoolId)}/contacts`
    await schools.saveContacts(key, schoolId, contacts, expectedVersion, isOwn ? now : undefined, traceOf(actor, 'put-contacts', object, now, expectedVersion + 1))
    return { contacts, contactsVersion: expectedVersion + 1 }
  }
}
