// The way from a published step to moving its date.
import { Link } from 'react-router'
import { publishedWords as words } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { onTheWall } from '../../words/dates.ts'
import { now } from '../../today.ts'
import { useYear } from '../region/year-frame.tsx'

/** A release that has begun cannot move; any other step can, also after its date. */
function hasBegun(step: Step): boolean {
  const { day, time } = onTheWall(now())
  return step.kind === 'release' && `${step.on} ${step.at ?? '00:00'}` <= `${day} ${time}`
}

export function MoveLink({ step }: { readonly step: Step }) {
  const { to } = useYear()
  if (hasBegun(step)) return <span className="small soft">{words.cannotMove}</span>
  return (
    <Link className="nl-button nl-button--subtle" to={to(`kalender/verplaatsen/${step.id}`)}>
      <span className="nl-button__label">
        {words.move}
        <span className="only-heard">{step.title}</span>
      </span>
    </Link>
  )
}
