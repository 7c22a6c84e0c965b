// Somebody else saved the draft in between: what differs, and how to go on without losing anything.
import { useEffect, useRef } from 'react'
import { type Difference, differences, together } from '../../calendar/draft.ts'
import { Button } from '../../parts/button.tsx'
import { otherSavedWords as words } from '../../words/calendar.ts'
import type { Step } from '../../words/steps.ts'

interface OtherSavedProps {
  readonly base: readonly Step[]
  readonly mine: readonly Step[]
  readonly theirs: readonly Step[]
  readonly take: (keepMine: boolean) => void
}

export function OtherSaved({ base, mine, theirs, take }: OtherSavedProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const { both } = together(base, mine, theirs)
  const titles = both.map((id) => mine.find((step) => step.id === id)?.title ?? theirs.find((step) => step.id === id)?.title ?? id)
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={panel}>
      <h2>{words.title}</h2>
      <p className="nl-paragraph">{words.text}</p>
      <h3 className="nl-heading nl-heading--level-3">{words.theirs}</h3>
      <Differences list={differences(base, theirs)} />
      <h3 className="nl-heading nl-heading--level-3">{words.mine}</h3>
      <Differences list={differences(base, mine)} />
      {titles.length > 0 && (
        <p className="nl-paragraph">
          <strong>{words.both}</strong> {titles.join(', ')}
        </p>
      )}
      <div className="row">
        <Button kind="primary" onClick={() => take(true)}>
          {words.keepMine}
        </Button>
        <Button onClick={() => take(false)}>{words.dropMine}</Button>
      </div>
    </div>
  )
}

function line(difference: Difference): string {
  const { step } = difference
  if (difference.kind === 'added') return words.added(step.title, step.on)
  if (difference.kind === 'removed') return words.removed(step.title)
  return difference.kind === 'moved' ? words.moved(step.title, difference.before.on, step.on) : words.changed(step.title)
}

function Differences({ list }: { readonly list: readonly Difference[] }) {
  if (list.length === 0) return <p className="nl-paragraph">{words.nothing}</p>
  return (
    <ul>
      {list.map((difference) => (
        <li key={difference.step.id}>{line(difference)}</li>
      ))}
    </ul>
  )
}
