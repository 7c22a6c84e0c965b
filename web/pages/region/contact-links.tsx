// The contacts of a school with, for each, the link to the page that opens without signing in.
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { type Contact, ContactList } from '../../parts/contact-list.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { focusAfter } from '../../parts/focus-after.ts'
import { Said } from '../../parts/notice.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { contactLinkWords as words } from '../../words/school-page.ts'
import { useSchoolRecord } from '../school/in-school.tsx'

export function ContactLinks({ contacts }: { readonly contacts: readonly Contact[] }) {
  const { params } = useSchoolRecord()
  const { busy, faults, send } = useSending()
  const [link, setLink] = useState<Answer<'makeLink'>>()
  const [said, setSaid] = useState<string>()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => focusAfter(heading.current), [link])
  const make = (contactId: string, renew: boolean) =>
    void send([], async () => {
      setLink((await call('makeLink', { params, body: { contactId, ...(renew && { renew }) } })).data)
      setSaid(renew ? words.renewed : undefined)
    })
  const showLink = ({ contactId, name, email }: Contact) => (
    <Button kind="subtle" busy={busy} about={name ?? email} onClick={() => make(contactId, false)}>
      {words.show}
    </Button>
  )
  const whose = contacts.find(({ contactId }) => contactId === link?.contactId)
  return (
    <>
      <ContactList contacts={contacts} act={showLink} />
      <ErrorSummary faults={faults} />
      {link && whose && (
        <section className="sheet after-list">
          <h3 className="nl-heading nl-heading--level-3" tabIndex={-1} data-quiet-focus ref={heading}>
            {words.title(whose.name ?? whose.email)}
          </h3>
          <p className="nl-paragraph">{words.text}</p>
          <Said text={said} />
          <CopyField id="schoolpagina" label={words.address} value={link.url} />
          <SureButton
            key={link.contactId}
            id="schoolpagina-nieuw"
            label={words.renew}
            about={whose.name ?? whose.email}
            warning={words.renewWarning}
            sure={words.renewSure}
            busy={busy}
            onSure={() => make(link.contactId, true)}
          />
        </section>
      )}
    </>
  )
}
