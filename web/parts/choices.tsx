// Choosing one of a few, or some of a few.
import type { ReactNode } from 'react'
import { FieldTexts, type FieldProps, Optional } from './field.tsx'

interface ChoicesProps<T extends string> extends FieldProps {
  readonly options: Readonly<Record<T, string>>
  readonly inline?: boolean
  /** A long list scrolls in its own box. */
  readonly scrolls?: boolean
}

function listClass(inline?: boolean, scrolls?: boolean): string {
  return [inline && 'choices--inline', scrolls && 'choices--scroll'].filter(Boolean).join(' ')
}

interface RadioFieldProps<T extends string> extends ChoicesProps<T> {
  readonly value: T | undefined
  readonly onChange: (value: T) => void
}

export function RadioField<T extends string>({ options, value, onChange, ...group }: RadioFieldProps<T>) {
  return (
    <ChoiceGroup {...group}>
      {Object.entries<string>(options).map(([key, name]) => (
        <label className="choice" key={key}>
          <input type="radio" name={group.id} value={key} checked={value === key} onChange={() => onChange(key as T)} />
          <span>{name}</span>
        </label>
      ))}
    </ChoiceGroup>
  )
}

interface CheckListProps<T extends string> extends ChoicesProps<T> {
  readonly values: readonly T[]
  readonly onChange: (values: readonly T[]) => void
}

export function CheckList<T extends string>({ options, values, onChange, ...group }: CheckListProps<T>) {
  const toggle = (key: T) => onChange(values.includes(key) ? values.filter((value) => value !== key) : [...values, key])
  return (
    <ChoiceGroup {...group}>
      {Object.entries<string>(options).map(([key, name]) => (
        <Check key={key} label={name} checked={values.includes(key as T)} onChange={() => toggle(key as T)} />
      ))}
    </ChoiceGroup>
  )
}

/** What stands around the choices: the question, its hint and fault, and the list. */
function ChoiceGroup({ inline, scrolls, children, ...field }: Omit<ChoicesProps<string>, 'options'> & { readonly children: ReactNode }) {
  const { id, label, fault, optional } = field
  return (
    <fieldset
      className={`field${fault ? ' field--fault' : ''}`}
      id={id}
      tabIndex={-1}
      data-quiet-focus
      aria-describedby={describedBy(field)}
    >
      <legend>
        {label}
        <Optional show={optional} />
      </legend>
      <FieldTexts {...field} />
      <div className={listClass(inline, scrolls)}>{children}</div>
    </fieldset>
  )
}

function describedBy({ id, hint, fault }: Pick<FieldProps, 'id' | 'hint' | 'fault'>): string | undefined {
  return [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
}

interface CheckProps {
  readonly id?: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function Check({ id, label, checked, onChange }: CheckProps) {
  return (
    <label className="choice">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
