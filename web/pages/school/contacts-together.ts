// Two people changed the contacts of a school: nobody is lost, and nobody who was taken out comes back.
import { type ContactTyped, emptyContact } from './contact-typed.ts'

const same = (a: ContactTyped, b: ContactTyped) => JSON.stringify(a) === JSON.stringify(b)
const byId = (contacts: readonly ContactTyped[]) => new Map(contacts.map((contact) => [contact.contactId, contact]))

/** `mine` on top of what somebody else saved; both began from `begun`. Whom I did not touch stands as they saved, whom they added comes last. */
export function contactsTogether(begun: readonly ContactTyped[], mine: readonly ContactTyped[], theirs: readonly ContactTyped[]): readonly ContactTyped[] {
  const [before, after] = [byId(begun), byId(theirs)]
  const kept = mine.flatMap((contact) => {
    if (same(contact, emptyContact)) return []
    const was = contact.contactId === undefined ? undefined : before.get(contact.contactId)
    return was && same(was, contact) ? (after.get(contact.contactId) ?? []) : [contact]
  })
  return [...kept, ...theirs.filter(({ contactId }) => !before.has(contactId))]
}
