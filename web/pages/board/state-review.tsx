// Before a board's answer is sent: for which schools it counts, and which are left out and why.
import { type BoardSchool, reachOf, schoolsIn, systemShown } from '../../board-reach.ts'
import { Button } from '../../parts/button.tsx'
import { stateOnceWords as words } from '../../words/board.ts'
import { SchoolCell, keyOf } from './overview.tsx'
import type { BoardTyped } from './board-typed.ts'

interface StateReviewProps {
  readonly typed: BoardTyped
  readonly schools: readonly BoardSchool[]
  readonly today: string
  readonly busy: boolean
  readonly onSend: () => void
  readonly onBack: () => void
}

export function StateReview({ typed: { agreement, mandate, system, on }, schools, today, busy, onSend, onBack }: StateReviewProps) {
  return (
    <>
      {agreement !== '' && <Part title={words.agreementAnswer(agreement, on)} isTakenBack={agreement === 'unknown'} schools={schools} today={today} />}
      {mandate !== '' && (
        <Part title={words.mandateAnswer(systemShown(system, schools), mandate, on)} isTakenBack={mandate === 'unknown'} schools={schools} today={today} system={system} />
      )}
      <div className="acts">
        <Button kind="primary" busy={busy} onClick={onSend}>
          {words.send}
        </Button>
        <Button kind="subtle" busy={busy} onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly isTakenBack: boolean
  readonly schools: readonly BoardSchool[]
  readonly today: string
  /** Of a mandate: for which pupil system. */
  readonly system?: string
}

function Part({ title, isTakenBack, schools, today, system }: PartProps) {
  const reach = reachOf(schools, today, system)
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{title}</h2>
      {isTakenBack && <p className="nl-paragraph">{words.takesBack}</p>}
      {reach.leftOut.length > 0 && (
        <div className="notice notice--care">
          <p className="notice__title">{words.notFor(schoolsIn(reach.leftOut.map(({ school }) => school)))}</p>
          <ul>
            {reach.leftOut.map(({ school, why }) => (
              <li key={keyOf(school)}>
                <strong>{school.name}</strong> ({school.regionName}): {words.why[why](school.pupilSystem)}.
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="nl-paragraph">{words.counts(schoolsIn(reach.schools))}</p>
      <ul className="columns">
        {reach.schools.map((school) => (
          <li key={keyOf(school)}>
            <SchoolCell {...school} />
          </li>
        ))}
      </ul>
    </section>
  )
}
