// Replaces the contacts of a school. When the school does it itself, it confirms them: that step is then done.
import type { Actor } from '../domain/actor.ts'
import { type Contact, personOf } from '../domain/contact.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { Ports, RegionYearKey } from '../ports.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export type ContactGiven = Omit<Contact, 'contactId'> & { readonly contactId?: string }

/** A contact's id says nothing of the person: mails name it, and it may stand in a log. */
export function contactIdOf(fingerprint: Ports['fingerprint'], schoolId: SchoolId, email: string): string {
  return `c-${fingerprint(`${schoolId}|${email}`).slice(0, 12)}`
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
    const contacts = given.map((contact, i): Contact => {
      const kept = contact.contactId !== undefined && known.has(contact.contactId) ? contact.contactId : undefined
      return { ...contact, contactId: kept ?? contactIdOf(fingerprint, schoolId, people[i]!) }
    })
    const now = clock()
    const isOwn = actor.membership.role === 'po' || actor.membership.role === 'vo'
    const object = `${pathOfSchool(key.regionId, key.year, schoolId)}/contacts`
    await schools.saveContacts(key, schoolId, contacts, expectedVersion, isOwn ? now : undefined, traceOf(actor, 'put-contacts', object, now, expectedVersion + 1))
    return { contacts, contactsVersion: expectedVersion + 1 }
  }
}
