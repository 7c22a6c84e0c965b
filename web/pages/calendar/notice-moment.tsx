// When the mail about a new version would go out, from the mails that are planned for the draft.
import { Link } from 'react-router'
import { useAnswer } from '../../api/use-answer.ts'
import { noticeOf } from '../../calendar/mail-plan.ts'
import { Progress } from '../../parts/progress.tsx'
import { longMoment } from '../../words/dates.ts'
import { planWords } from '../../words/mail-plan.ts'
import { noticeWords as words } from '../../words/planning.ts'
import { useYear } from '../region/year-frame.tsx'

export function NoticeMoment({ persons, to }: { readonly persons: number; readonly to: string }) {
  const { regionId, year } = useYear()
  const plan = useAnswer('planMails', { params: { regionId, year } })
  const at = plan.state === 'ready' ? noticeOf(plan.data) : undefined
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.term}</h2>
      {persons === 0 && <p className="nl-paragraph">{words.nobody}</p>}
      {persons > 0 && plan.state === 'waiting' && <Progress text={planWords.busy} />}
      {persons > 0 && at && <p className="nl-paragraph">{words.before(longMoment(at))}</p>}
      <p className="nl-paragraph">
        <Link className="nl-link" to={to}>
          {words.plan}
        </Link>
      </p>
    </section>
  )
}
