// Two people changed the contacts of a school: nobody is lost, and nobody who was taken out comes back.
import { type ContactTyped, emptyContact } from './contact-typed.ts'

const same = (a: ContactTyped, b: ContactTyped) => JSON.stringify(a) === JSON.stringify(b)
const addressOf = ({ email }: ContactTyped) => email.trim().toLowerCase()
const byId = (contacts: readonly ContactTyped[]) => new Map(contacts.map((contact) => [contact.contactId, contact]))

/**
 * `mine` on top of what somebody else saved; both began from `begun`. Whom I did not touch stands as they saved, whom they added comes last. One address is one
 * person: also whom I added is there already when it was my own save of which the answer got lost.
 */
export function contactsTogether(begun: readonly ContactTyped[], mine: readonly ContactTyped[], theirs: readonly ContactTyped[]): readonly ContactTyped[] {
  const [before, after] = [byId(begun), byId(theirs)]
  const added = theirs.filter(({ contactId }) => !before.has(contactId))
  const kept = mine.flatMap((contact) => {
    if (same(contact, emptyContact)) return []
    const twin = contact.contactId === undefined ? added.find((other) => addressOf(other) === addressOf(contact)) : undefined
    if (twin?.contactId) return [{ ...contact, contactId: twin.contactId }]
    const was = contact.contactId === undefined ? undefined : before.get(contact.contactId)
    return was && same(was, contact) ? (after.get(contact.contactId) ?? []) : [contact]
  })
  const taken = new Set(kept.map(({ contactId }) => contactId))
  return [...kept, ...added.filter(({ contactId }) => !taken.has(contactId))]
}
