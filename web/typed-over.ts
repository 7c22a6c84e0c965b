// A form over what is saved: a field that nobody typed in follows what is saved, also when somebody else saves meanwhile.
import { fieldsAfterSent } from './after-sent.ts'

/** What was typed, by field, and what was saved there when that was begun. */
export interface TypedOver<T> {
  readonly typed: Partial<T>
  readonly begun: Partial<T>
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const fieldsOf = <T extends object>(of: Partial<T>) => Object.keys(of) as (keyof T & string)[]
const each = <T extends object>(fields: readonly (keyof T & string)[], valueOf: (field: keyof T & string) => unknown) =>
  Object.fromEntries(fields.map((field) => [field, valueOf(field)])) as Partial<T>

/** What stands in the form. */
export const formOver = <T extends object>(saved: T, { typed }: TypedOver<T>): T => ({ ...saved, ...typed })

/** What is typed once the form stands as `form`: a field that says what is saved is not typed in. */
export function typedIn<T extends object>(saved: T, { begun }: TypedOver<T>, form: T): TypedOver<T> {
  const fields = fieldsOf(form).filter((field) => !same(form[field], saved[field]))
  return { typed: each<T>(fields, (field) => form[field]), begun: each<T>(fields, (field) => (field in begun ? begun[field] : saved[field])) }
}

/** The fields that somebody else changed as well since they were typed in. */
export const changedByBoth = <T extends object>(saved: T, { typed, begun }: TypedOver<T>): readonly (keyof T & string)[] =>
  fieldsOf(begun).filter((field) => !same(begun[field], saved[field]) && !same(typed[field], saved[field]))

/** What is typed still once `sent` was saved: only what was typed since. */
export const typedAfter =
  <T extends object>(sent: TypedOver<T>) =>
  (now: TypedOver<T>): TypedOver<T> => {
    const typed = fieldsAfterSent(sent.typed as Readonly<Record<string, unknown>>)(now.typed as Readonly<Record<string, unknown>>) as Partial<T>
    return { typed, begun: each<T>(fieldsOf(typed), (field) => (field in sent.typed ? sent.typed[field] : now.begun[field])) }
  }
