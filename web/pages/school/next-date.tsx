// The next date of a school, a task of its own or one that passes by itself, with how much time is left.
import { daysBetween } from '../../calendar/days.ts'
import { nextOf } from '../../next-step.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/notice.tsx'
import { now } from '../../today.ts'
import { onTheWall, whenDue } from '../../words/dates.ts'
import { schoolWords as words, timeLeft } from '../../words/school.ts'
import { schoolOsoWords } from '../../words/school-oso.ts'
import type { SchoolStep } from '../../words/steps.ts'
import { useSchool } from './in-school.tsx'

interface NextDateProps {
  readonly steps: readonly SchoolStep[]
  readonly published: boolean
}

export function NextDate({ steps, published }: NextDateProps) {
  const { own, school, to } = useSchool()
  if (!published) return <Empty title={words.noCalendar} text={words.noCalendarText} />
  const next = nextOf(steps, now())
  if (!next) return steps.some((step) => step.state === 'overdue') ? null : <Empty title={words.nothingNext} text={words.nothingNextText} />
  const { milestone } = next
  const left = timeLeft(daysBetween(onTheWall(now()).day, milestone.on), next.workingDaysLeft)
  return (
    <section className="next" aria-labelledby="next-title">
      <h2 className="next__label" id="next-title">
        {words.next}
      </h2>
      <p className="next__when">{whenDue(milestone)}</p>
      <p className="next__what">
        {milestone.title}
        {left && <span className="next__left">{left}</span>}
      </p>
      {milestone.kind === 'oso-checked' && own && school.usesOso && (
        <div className="acts">
          <ButtonLink kind="primary" to={to('oso')}>
            {schoolOsoWords.ask}
          </ButtonLink>
        </div>
      )}
    </section>
  )
}
