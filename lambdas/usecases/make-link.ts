// Gives the link to the school page of one contact, so that a school or its region can pass it on; renewing it kills the one before.
import type { Actor } from '../domain/actor.ts'
import { whoIsWritten } from '../domain/contact.ts'
import { pageLinkOf, withNewLink } from '../domain/link.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export interface LinkMade {
  readonly contactId: string
  readonly token: string
}

/** For the contact that is named, else for the first who is written about steps. Whoever asks for a link leaves a trace: it opens a page. */
export function makeLink({ clock, schools, links }: Pick<Ports, 'clock' | 'schools' | 'links'>) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, asked: { readonly contactId?: string; readonly renew?: boolean }): Promise<LinkMade> => {
    const found = await schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    const { contacts, contactsVersion } = found.school
    const contact = asked.contactId === undefined ? whoIsWritten(contacts, false)[0] : contacts.find((each) => each.contactId === asked.contactId)
    if (!contact && asked.contactId !== undefined) throw notFound()
    if (!contact) throw new Refusal('cannot-make-link', { reasons: [{ code: 'no-contact' }] })
    const now = clock()
    const object = `${pathOfSchool(key.regionId, key.year, schoolId)}/link/${contact.contactId}`
    const holder = asked.renew ? withNewLink(contact, now) : contact
    if (asked.renew) {
      const after = contacts.map((each) => (each === contact ? holder : each))
      await schools.saveContacts(key, schoolId, after, contactsVersion, undefined, traceOf(actor, 'renew-link', object, now, contactsVersion + 1))
    } else await schools.note(key, traceOf(actor, 'make-link', object, now))
    return { contactId: contact.contactId, token: await links.sign(pageLinkOf(key, schoolId, holder)) }
  }
}
