// The contacts of a school: see, confirm, change.
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { ContactList } from '../../parts/contact-list.tsx'
import { Empty, Said } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { schoolWords as words } from '../../words/school.ts'
import { ContactsForm } from './contacts-form.tsx'
import { useSchool } from './in-school.tsx'

export function SchoolContacts() {
  const { school, own, to } = useSchool()
  const [changing, setChanging] = useTyped('changing', school.contacts.length === 0 && !own)
  const [said, setSaid] = useState<string>()
  const title = own ? words.contactsTitle : words.contactsTitleOther(school.name)
  const back = { to: to(), name: own ? words.overview : school.name }
  if (changing)
    return (
      <ContactsForm
        title={title}
        back={back}
        onDone={(text) => {
          setSaid(text)
          setChanging(false)
        }}
      />
    )
  return <Shown title={title} back={back} said={said} onSaid={setSaid} onChange={() => setChanging(true)} />
}

interface ShownProps {
  readonly title: string
  readonly back: { readonly to: string; readonly name: string }
  readonly said: string | undefined
  readonly onSaid: (text: string | undefined) => void
  readonly onChange: () => void
}

function Shown({ title, back, said, onSaid, onChange }: ShownProps) {
  const { school, own, mayChange, keepContacts, again } = useSchool()
  const { contacts, contactsEtag, contactsConfirmedAt } = school
  const { busy, faults, send } = useSending()
  const confirm = () =>
    void send([], async () => {
      // Beside a refusal the sentence of before would seem to be about this.
      onSaid(undefined)
      await showingTheirs(() => keepContacts(contacts, contactsEtag), again, words.contactsLookAgain)
      onSaid(words.confirmed)
    })
  return (
    <Page title={title} lead={own ? words.contactsLead : undefined} back={back} faults={faults}>
      <Said text={said} />
      {contacts.length === 0 ? <Empty title={words.noContacts} text={words.noContactsText} /> : <ContactList contacts={contacts} />}
      <p className="nl-paragraph soft after-list">{contactsConfirmedAt ? words.confirmedOn(contactsConfirmedAt) : words.neverConfirmed}</p>
      {mayChange && (
        <div className="acts">
          {own && contacts.length > 0 && (
            <Button kind="primary" busy={busy} onClick={confirm}>
              {words.confirm}
            </Button>
          )}
          <Button onClick={onChange}>{contacts.length === 0 ? words.addContact : words.changeContacts}</Button>
        </div>
      )}
    </Page>
  )
}
