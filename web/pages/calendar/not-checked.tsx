// What could not be checked, said plainly: no fault found there is no proof.
import { suggestionWords as words } from '../../words/planning.ts'
import type { CannotCheck } from './use-check.ts'

export function NotChecked({ list }: { readonly list: readonly CannotCheck[] }) {
  return list.map(({ code, message }) => (
    <p className="nl-paragraph" key={`${code} ${message}`}>
      <strong>{words.notChecked}</strong> {message}
    </p>
  ))
}
