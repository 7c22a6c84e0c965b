// Changes the list of contacts of a school.
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Fault } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { ContactList } from '../../parts/contact-list.tsx'
import { Locked } from '../../parts/locked.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { checks, general } from '../../words/general.ts'
import { contactWords, schoolWords as words } from '../../words/school.ts'
import { ContactFields } from './contact-fields.tsx'
import { type ContactTyped, emptyContact, toSend, typedOf } from './contact-typed.ts'
import { contactsTogether } from './contacts-together.ts'
import { useSchool } from './in-school.tsx'

interface ContactsFormProps {
  readonly title: string
  readonly back: { readonly to: string; readonly name: string }
  /** Without a sentence when nothing was saved. */
  readonly onDone: (said: string | undefined) => void
}

/** The API counts contacts as `[2].email`; here that field is `contact-2-email`. */
const fieldFor = (path: string) => `contact-${path.replaceAll(/[.[\]]+/g, '-').replace(/^-|-$/g, '')}`

function faultsIn(contacts: readonly ContactTyped[], own: boolean): readonly Fault[] {
  if (own && contacts.length === 0) return [{ field: 'add-contact', message: words.contactsNeeded }]
  return contacts.flatMap((contact, index) => [
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email.trim()) ? [] : [{ field: `contact-${index}-email`, message: checks.email }]),
    ...(contact.roles.length > 0 ? [] : [{ field: `contact-${index}-roles`, message: contactWords.chooseRole }]),
  ])
}

export function ContactsForm({ title, back, onDone }: ContactsFormProps) {
  const { school, own, keepContacts, again } = useSchool()
  const [contacts, setContacts] = useTyped<readonly ContactTyped[]>('contacts', () =>
    school.contacts.length === 0 ? [emptyContact] : school.contacts.map(typedOf),
  )
  // Kept beside what is typed: who signs in again would otherwise save it over what somebody else saved meanwhile.
  const [begun, setBegun] = useTyped('contacts-begun', { contacts: school.contacts, contactsEtag: school.contactsEtag })
  /** Somebody else saved first: what they saved is asked, and goes in once it is read. */
  const [theirs, setTheirs] = useState<'asked' | 'shown'>()
  useEffect(() => {
    if (theirs !== 'asked' || begun.contactsEtag === school.contactsEtag) return
    setContacts((mine) => contactsTogether(begun.contacts.map(typedOf), mine, school.contacts.map(typedOf)))
    setBegun({ contacts: school.contacts, contactsEtag: school.contactsEtag })
    setTheirs('shown')
  }, [theirs, begun, school, setContacts, setBegun])
  const { busy, faults, faultAt, send, clear } = useSending(fieldFor, () => faultsIn(contacts, own))
  const focusNext = useRef<string>(undefined)
  useEffect(() => {
    if (focusNext.current) document.getElementById(focusNext.current)?.focus()
    focusNext.current = undefined
  }, [contacts])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(faultsIn(contacts, own), async () => {
      const readTheirs = () => {
        setTheirs('asked')
        return again()
      }
      await showingTheirs(() => keepContacts(contacts.map(toSend), begun.contactsEtag), readTheirs, words.contactsChanged)
      onDone(own ? `${words.contactsSaved} ${words.confirmed}` : words.contactsSaved)
    })
  }
  const add = () => {
    focusNext.current = `contact-${contacts.length}-name`
    // The fields are counted: what was told of the third would stand at another.
    clear()
    setContacts([...contacts, emptyContact])
  }
  const remove = (index: number) => {
    focusNext.current = 'add-contact'
    clear()
    setContacts(contacts.filter((_, at) => at !== index))
  }
  return (
    <Page title={title} back={back} faults={faults}>
      {theirs === 'shown' && (
        <section>
          <h2 className="nl-heading nl-heading--level-2">{words.contactsNow}</h2>
          {school.contacts.length === 0 ? <p className="nl-paragraph">{words.noContacts}</p> : <ContactList contacts={school.contacts} />}
        </section>
      )}
      <form noValidate onSubmit={submit}>
        <Locked when={busy}>
          {contacts.map((contact, index) => (
            <ContactFields
              key={index}
              index={index}
              contact={contact}
              faultAt={faultAt}
              onChange={(changed) => setContacts(contacts.map((one, at) => (at === index ? changed : one)))}
              onRemove={() => remove(index)}
            />
          ))}
          <Button id="add-contact" onClick={add}>
            {words.addContact}
          </Button>
        </Locked>
        <div className="acts">
          <Button kind="primary" type="submit" busy={busy}>
            {general.save}
          </Button>
          <Button kind="subtle" onClick={() => onDone(undefined)}>
            {general.cancel}
          </Button>
        </div>
      </form>
    </Page>
  )
}
