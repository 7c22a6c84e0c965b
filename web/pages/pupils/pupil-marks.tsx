// How a pupil's dossier stands, and what asks for attention, in words with a sign.
import { type MarkKind, StatusMark } from '../../parts/status-mark.tsx'
import { pupilWords as words, type DossierState, stateNames } from '../../words/pupils.ts'
import { canBeReady, isClaimed, type PupilRow, wantsALook } from './pupil-facts.ts'

const kinds: Readonly<Record<DossierState, MarkKind>> = { concept: 'plain', complete: 'busy', inspected: 'busy', 'set-ready': 'good', fetched: 'good', finished: 'good' }

export function StateMark({ state }: { readonly state: DossierState }) {
  return <StatusMark kind={kinds[state]}>{stateNames[state]}</StatusMark>
}

/** What a school must do for this pupil; what merely lacks stands on the pupil's own page. */
export function TodoMarks({ row }: { readonly row: PupilRow }) {
  const marks: readonly (readonly [MarkKind, string] | false)[] = [
    row.files.refused > 0 && ['wrong', words.refused(row.files.refused)],
    row.openQuestions > 0 && ['care', words.questions(row.openQuestions)],
    isClaimed(row) && ['care', words.claims],
    row.inspectAgain && ['care', words.inspectAgain],
    row.recalledAt !== undefined && ['care', words.recalled],
    canBeReady(row) && !wantsALook(row) && ['busy', words.canBeReady],
  ]
  const shown = marks.filter((mark) => mark !== false)
  const [first] = row.missing
  if (shown.length === 0) return first ? <span className="small soft">{first.message}</span> : null
  return (
    <span className="marks">
      {shown.map(([kind, text]) => (
        <StatusMark key={text} kind={kind}>
          {text}
        </StatusMark>
      ))}
    </span>
  )
}
