// The field for the number of pupils of one school.
import { TextField } from './field.tsx'
import { fieldOfSchool, type SchoolCounts } from './use-school-counts.ts'

interface CountFieldProps {
  readonly schoolId: string
  readonly school: string
  /** What is counted; only heard, since the page says it. */
  readonly text: string
  readonly hint?: string | undefined
  readonly counts: SchoolCounts
}

export function CountField({ schoolId, school, text, hint, counts }: CountFieldProps) {
  return (
    <TextField
      id={fieldOfSchool(schoolId)}
      label={
        <>
          <span className="only-heard">{text}: </span>
          {school}
        </>
      }
      hint={hint}
      value={counts.textOf(schoolId)}
      onChange={(typed) => counts.type(schoolId, typed)}
      inputMode="numeric"
      width="short"
      fault={counts.faultOf(schoolId)}
    />
  )
}
