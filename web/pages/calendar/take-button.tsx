// Takes over the way out that the check offers for a conflict.
import type { Suggestion } from '../../calendar/suggestion.ts'
import type { Conflict } from '../../calendar/ticks.ts'
import { Button } from '../../parts/button.tsx'
import { suggestionWords as words } from '../../words/planning.ts'

export type Take = (suggestion: Suggestion) => void

export function TakeButton({ conflict, take }: { readonly conflict: Conflict; readonly take: Take }) {
  const { suggestion } = conflict
  if (!suggestion) return null
  return (
    <span className="take">
      <Button onClick={() => take(suggestion)}>
        {words.take} {suggestion.message}
      </Button>
    </span>
  )
}
