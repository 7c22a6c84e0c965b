// The fields of one contact.
import type { Sent } from '../../../lambdas/contract/routes.ts'
import { Button } from '../../parts/button.tsx'
import { Check, CheckList } from '../../parts/choices.tsx'
import type { Contact } from '../../parts/contact-list.tsx'
import { TextField } from '../../parts/field.tsx'
import { general } from '../../words/general.ts'
import { contactWords as words, schoolWords } from '../../words/school.ts'

type ContactSent = Sent<'putContacts'>[number]
type ContactRole = ContactSent['roles'][number]
type DayKey = '1' | '2' | '3' | '4' | '5'

export interface ContactTyped {
  readonly contactId?: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly roles: readonly ContactRole[]
  readonly workDays: readonly DayKey[]
  readonly shared: boolean
}

export const emptyContact: ContactTyped = { name: '', email: '', phone: '', roles: ['transfer'], workDays: [], shared: false }

export function typedOf(contact: Contact): ContactTyped {
  return {
    contactId: contact.contactId,
    name: contact.name ?? '',
    email: contact.email,
    phone: contact.phone ?? '',
    roles: contact.roles,
    workDays: (contact.workDays ?? []).map((day) => String(day) as DayKey),
    shared: contact.shared,
  }
}

/** What goes to the API: what was left empty is left out. */
export function toSend(contact: ContactTyped): ContactSent {
  const { contactId, name, email, phone, roles, workDays, shared } = contact
  return {
    ...(contactId && { contactId }),
    ...(name.trim() && { name }),
    email,
    roles: [...roles],
    ...(phone.trim() && { phone }),
    ...(workDays.length > 0 && { workDays: [...workDays].sort().map((day) => Number(day) as 1 | 2 | 3 | 4 | 5) }),
    shared,
  }
}

interface ContactFieldsProps {
  readonly index: number
  readonly contact: ContactTyped
  readonly faultAt: (field: string) => string | undefined
  readonly onChange: (contact: ContactTyped) => void
  readonly onRemove: () => void
}

export function ContactFields({ index, contact, faultAt, onChange, onRemove }: ContactFieldsProps) {
  const id = (part: string) => `contact-${index}-${part}`
  const text = (key: 'name' | 'email' | 'phone') => ({
    id: id(key),
    value: contact[key],
    onChange: (value: string) => onChange({ ...contact, [key]: value }),
    fault: faultAt(id(key)),
  })
  return (
    <fieldset className="sheet">
      <legend className="sheet__legend">{schoolWords.contact(index + 1)}</legend>
      <div className="fields">
        <TextField {...text('name')} label={words.name} optional maxLength={120} />
        <TextField {...text('email')} label={words.email} type="email" inputMode="email" />
        <TextField {...text('phone')} label={words.phone} type="tel" inputMode="tel" optional />
      </div>
      <CheckList
        id={id('roles')}
        label={words.roles}
        options={words.roleNames}
        values={contact.roles}
        onChange={(roles) => onChange({ ...contact, roles })}
        fault={faultAt(id('roles'))}
        inline
      />
      <CheckList
        id={id('workDays')}
        label={words.workDays}
        hint={words.workDaysHint}
        options={dayOptions}
        values={contact.workDays}
        onChange={(workDays) => onChange({ ...contact, workDays })}
        inline
        optional
      />
      <Check label={words.shared} checked={contact.shared} onChange={(shared) => onChange({ ...contact, shared })} />
      <Button kind="danger" onClick={onRemove} about={contact.name || contact.email || schoolWords.contact(index + 1)}>
        {general.remove}
      </Button>
    </fieldset>
  )
}

const dayOptions: Readonly<Record<DayKey, string>> = words.dayNames
