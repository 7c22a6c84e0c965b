// A form over what is saved, that survives having to sign in again.
import { changedByBoth, formOver, typedAfter, typedIn, type TypedOver } from '../typed-over.ts'
import { useTyped } from './use-typed.ts'

export interface FormOver<T> {
  readonly form: T
  readonly change: (form: T) => void
  /** The fields that somebody else changed as well. */
  readonly byBoth: readonly (keyof T & string)[]
  /** For once what stands in the form now was saved. */
  readonly settle: () => void
}

/** `name` is unique on its page. */
export function useTypedOver<T extends object>(name: string, saved: T): FormOver<T> {
  const [over, setOver] = useTyped<TypedOver<T>>(`over-${name}`, { typed: {}, begun: {} })
  return {
    form: formOver(saved, over),
    change: (form) => setOver((before) => typedIn(saved, before, form)),
    byBoth: changedByBoth(saved, over),
    settle: () => setOver(typedAfter(over)),
  }
}
