// Faults as a form shows them: a sentence, and the field that it is about where there is one.
import { Problem } from './api/problem.ts'
import { faults as words } from './words/general.ts'

export interface Fault {
  /** The id of the field. */
  readonly field?: string
  readonly message: string
}

/** The id of the field that a path in the API's words means: `contactPoint.email` is the field `contactPoint-email`. */
export function fieldOf(path: string): string {
  return path.replaceAll(/[.[\]]+/g, '-').replace(/^-|-$/g, '')
}

/** What a form says of anything that went wrong; `fieldFor` corrects where a field is not named after its path. */
export function faultsOf(fault: unknown, fieldFor: (path: string) => string = fieldOf): readonly Fault[] {
  if (!(fault instanceof Problem)) return [{ message: words.unknown }]
  const { errors, reasons, detail, code, reference, status } = fault.answer
  if (code === 'unreachable') return [{ message: words.unreachable }]
  if (status === 401) return [{ message: words.expired }]
  const found: Fault[] = [
    ...errors.map((error) => ({ field: fieldFor(error.path), message: error.message || detail })),
    ...reasons.map((reason) => ({ message: reason.message || detail })),
  ]
  if (found.length > 0) return found
  const message = detail || (status === 412 ? words.changed : words.unknown)
  return [{ message: reference && status >= 500 ? `${message} ${words.reference(reference)}` : message }]
}

/** The sentence at one field, if something is wrong with it. */
export function faultAt(faults: readonly Fault[], field: string): string | undefined {
  return faults.find((fault) => fault.field === field)?.message
}

/** A check of what is typed now, where a form has one. */
export type Check = () => readonly Fault[]

/**
 * The faults without those that were put right. Of a field that is typed in only that stays which the check still finds; what the check does
 * not know, such as what the API said of the old text, goes when the text changes.
 */
export function stillOpen(faults: readonly Fault[], typedIn: ReadonlySet<string>, check: Check = () => []): readonly Fault[] {
  if (typedIn.size === 0) return faults
  const nameOf = ({ field, message }: Fault) => `${field} ${message}`
  const wrong = new Set(check().map(nameOf))
  return faults.filter((fault) => fault.field === undefined || !typedIn.has(fault.field) || wrong.has(nameOf(fault)))
}
