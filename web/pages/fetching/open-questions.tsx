// The questions that this VO school asked and that wait for an answer, or were just answered.
import { Link } from 'react-router'
import { StatusMark } from '../../parts/status-mark.tsx'
import { now } from '../../today.ts'
import type { Delivery } from '../../words/deliveries.ts'
import { fetchingWords } from '../../words/fetching.ts'
import { questionWords as words } from '../../words/receipts.ts'
import { onTheWall } from '../../words/dates.ts'
import { nameOf } from './deliveries.ts'
import { useFetching } from './fetching-frame.tsx'

export type Question = Delivery['questions'][number]

/** How a question stands, in a word and a sign. */
export function QuestionMark({ question }: { readonly question: Question }) {
  const { stateNames } = words
  if (question.answer) return <StatusMark kind="good">{stateNames.answered}</StatusMark>
  if (question.dueOn < onTheWall(now()).day) return <StatusMark kind="care">{stateNames.late}</StatusMark>
  return <StatusMark kind="busy">{stateNames.waiting}</StatusMark>
}

export const dueText = ({ answer, dueOn }: Question): string =>
  answer ? words.answered(answer.at) : dueOn < onTheWall(now()).day ? words.wasDue(dueOn) : words.dueOn(dueOn)

export function OpenQuestions({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const { to } = useFetching()
  const open = deliveries.flatMap((delivery) => delivery.questions.filter(({ answer }) => !answer).map((question) => ({ delivery, question })))
  if (open.length === 0) return null
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.openTitle(open.length)}</h2>
      <ul className="tasks">
        {open
          .toSorted((a, b) => a.question.dueOn.localeCompare(b.question.dueOn))
          .map(({ delivery, question }) => (
            <li key={question.questionId}>
              <div>
                <Link className="nl-link tasks__name" to={to(delivery.applicationId)}>
                  {words.about(nameOf(delivery, fetchingWords.number), delivery.poSchoolName)}
                </Link>
                <p className="tasks__text">{dueText(question)}</p>
              </div>
              <QuestionMark question={question} />
            </li>
          ))}
      </ul>
    </section>
  )
}
