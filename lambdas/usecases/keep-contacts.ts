// Replaces the contacts of a school. When the school does it itself, it confirms them: that step is then done.
import type { Actor, LinkActor } from '../domain/actor.ts'
import { type Contact, personOf } from '../domain/contact.ts'
import { type ContactGiven, replaceContacts } from '../domain/contact-list.ts'
import type { Instant } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import { refuseNews, type School, type SchoolId } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { pathOfSchool, traceOfEither } from './trace.ts'

/** A contact's id says nothing of the person: mails name it, and it may stand in a log. `taken` are the ids that others of the school have. */
export function contactIdOf(fingerprint: Ports['fingerprint'], schoolId: SchoolId, email: string, taken: ReadonlySet<string>): string {
  for (let tries = 0; ; tries++) {
    const id = `c-${fingerprint([schoolId, email, ...(tries > 0 ? [tries] : [])].join('|')).slice(0, 12)}`
    if (!taken.has(id)) return id
  }
}

export interface ContactsWrite {
  readonly act: string
  readonly confirms: boolean
  /** A mail that goes with it, to one of the contacts as they are then. */
  readonly mailTo?: (contacts: readonly Contact[], now: Instant) => Notification | undefined
}

/** Writes other contacts of a school that was read; answers the school as it is then. */
export function writeContacts({ clock, schools, fingerprint }: Pick<Ports, 'clock' | 'schools' | 'fingerprint'>) {
  return async (
    actor: Actor | LinkActor,
    key: RegionYearKey,
    school: School,
    given: readonly ContactGiven[],
    expectedVersion: number,
    { act, confirms, mailTo }: ContactsWrite,
  ): Promise<School> => {
    refuseNews(school)
    const people = given.map(personOf)
    refuseFaults(people.flatMap((person, i) => (people.indexOf(person) < i ? [{ path: `[${i}].email`, code: 'person-twice' }] : [])))
    const now = clock()
    const { schoolId } = school
    const contacts = replaceContacts(school.contacts, given, (person, taken) => contactIdOf(fingerprint, schoolId, person, taken), now)
    const object = `${pathOfSchool(key.regionId, key.year, schoolId)}/contacts`
    const contactsVersion = expectedVersion + 1
    const trace = traceOfEither(actor, act, object, now, contactsVersion)
    await schools.saveContacts(key, schoolId, contacts, expectedVersion, confirms ? now : undefined, trace, mailTo?.(contacts, now))
    return { ...school, contacts, contactsVersion, ...(confirms && { contactsConfirmedAt: now }) }
  }
}

export function keepContacts(ports: Pick<Ports, 'clock' | 'schools' | 'fingerprint'>) {
  const write = writeContacts(ports)
  return async (
    actor: Actor,
    key: RegionYearKey,
    schoolId: SchoolId,
    given: readonly ContactGiven[],
    expectedVersion: number,
  ): Promise<Pick<School, 'contacts' | 'contactsVersion'>> => {
    const found = await ports.schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    const isOwn = actor.membership.role === 'po' || actor.membership.role === 'vo'
    return write(actor, key, found.school, given, expectedVersion, { act: 'put-contacts', confirms: isOwn })
  }
}
