// The fields of one contact.
import { Button } from '../../parts/button.tsx'
import { Check, CheckList } from '../../parts/choices.tsx'
import { TextField } from '../../parts/field.tsx'
import { general } from '../../words/general.ts'
import { contactWords as words, schoolWords } from '../../words/school.ts'
import type { ContactTyped, DayKey } from './contact-typed.ts'

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
