// Collects what is said to whom, so that one person gets one mail, however many schools and things it is about.
import { type Contact, personOf } from './contact.ts'
import type { Addressee, NotificationItem } from './notification.ts'
import type { ContactPoint } from './region.ts'
import type { School } from './school.ts'

/** A mail that is due: to one person, with everything that is due for that person at this moment. */
export interface DueMail extends Addressee {
  readonly items: readonly NotificationItem[]
}

export function mailbag() {
  const mails = new Map<string, DueMail & { contactIds: string[]; pages: Addressee['pages'][number][]; items: NotificationItem[] }>()
  return {
    mails: (): readonly DueMail[] => [...mails.values()],
    say(school: Pick<School, 'schoolId'>, contact: Contact, item: NotificationItem) {
      const person = personOf(contact)
      const mail = mails.get(person) ?? { email: contact.email, ...(contact.name && { name: contact.name }), contactIds: [], pages: [], items: [] }
      if (!mail.contactIds.includes(contact.contactId)) {
        mail.contactIds.push(contact.contactId)
        mail.pages.push({ schoolId: school.schoolId, contactId: contact.contactId, since: contact.linkSince ?? 0 })
      }
      // The same address may stand twice at one school, in two roles.
      if (!mail.items.includes(item)) mail.items.push(item)
      mails.set(person, mail)
    },
    /** The contact point reads as the region, also where a school has the same address among its contacts: a mail of its own. */
    tellRegion({ name, email }: Pick<ContactPoint, 'name' | 'email'>, item: NotificationItem) {
      const mail = mails.get('contact point') ?? { email, name, contactIds: [], pages: [], isContactPoint: true as const, items: [] }
      mail.items.push(item)
      mails.set('contact point', mail)
    },
  }
}
