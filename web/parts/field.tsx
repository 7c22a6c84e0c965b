// A field with its label, its explanation and what is wrong with it.
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { general } from '../words/general.ts'

export interface FieldProps {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly optional?: boolean
}

/** What ties a control to its label, explanation and fault. */
export function described({ id, hint, fault }: Pick<FieldProps, 'id' | 'hint' | 'fault'>) {
  const by = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return { ...(by && { 'aria-describedby': by }), ...(fault && { 'aria-invalid': true as const }) }
}

export function FieldTexts({ id, hint, fault }: Pick<FieldProps, 'id' | 'hint' | 'fault'>) {
  return (
    <>
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="field__fault" id={`${id}-fault`}>
          <span>{fault}</span>
        </p>
      )}
    </>
  )
}

export function Optional({ show }: { readonly show: boolean | undefined }) {
  return show ? <span className="field__optional"> {general.optional}</span> : null
}

function Field({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className={`field${field.fault ? ' field--fault' : ''}`}>
      <label className="field__label" htmlFor={field.id}>
        {field.label}
        <Optional show={field.optional} />
      </label>
      <FieldTexts {...field} />
      {children}
    </div>
  )
}

interface Typed {
  readonly value: string
  readonly onChange: (value: string) => void
}

type TextFieldProps = FieldProps & Typed & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete' | 'maxLength'> & {
  readonly width?: 'short' | 'middle' | 'day'
}

export function TextField({ value, onChange, type = 'text', inputMode, autoComplete = 'off', maxLength, width, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      <input
        className={`input${width ? ` input--${width}` : ''}`}
        id={field.id}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...described(field)}
      />
    </Field>
  )
}

type TextAreaFieldProps = FieldProps & Typed & Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'rows' | 'maxLength'>

export function TextAreaField({ value, onChange, rows = 3, maxLength, ...field }: TextAreaFieldProps) {
  return (
    <Field {...field}>
      <textarea
        className="input"
        id={field.id}
        rows={rows}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...described(field)}
      />
    </Field>
  )
}

type SelectFieldProps<T extends string> = FieldProps & {
  readonly value: T
  readonly onChange: (value: T) => void
  readonly options: Readonly<Record<T, string>>
}

export function SelectField<T extends string>({ value, onChange, options, ...field }: SelectFieldProps<T>) {
  return (
    <Field {...field}>
      <select
        className="input input--middle"
        id={field.id}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
        {...described(field)}
      >
        {Object.entries<string>(options).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
