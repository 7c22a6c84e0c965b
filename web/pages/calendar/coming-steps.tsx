// The next published steps of the year, each with the way to move its date.
import { Link } from 'react-router'
import { isToCome } from '../../calendar/coming.ts'
import { sorted } from '../../calendar/draft.ts'
import { now } from '../../today.ts'
import { onTheWall, whenDue } from '../../words/dates.ts'
import { publishedWords as words } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { MoveLink } from './move-link.tsx'

const shownAtMost = 5

export function ComingSteps({ milestones }: { readonly milestones: readonly unknown[] }) {
  const { mayChange, to } = useYear()
  const moment = onTheWall(now())
  const coming = sorted(milestones as readonly Step[]).filter((step) => isToCome(step, moment))
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.comingTitle}</h2>
      {coming.length === 0 ? (
        <p className="nl-paragraph">{words.comingNone}</p>
      ) : (
        <ul className="tasks">
          {coming.slice(0, shownAtMost).map((step) => (
            <li key={step.id}>
              <div>
                <strong>{step.title}</strong>
                <p className="tasks__text">{whenDue(step)}</p>
              </div>
              {mayChange && <MoveLink step={step} />}
            </li>
          ))}
        </ul>
      )}
      <p className="nl-paragraph after-list">
        <Link className="nl-link" to={to('kalender/gepubliceerd')}>
          {words.all}
        </Link>
      </p>
    </section>
  )
}
