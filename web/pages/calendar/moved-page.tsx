// After moving a date: which version it is now, and when the schools hear of it.
import { ButtonLink } from '../../parts/button.tsx'
import { Confirmation } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { publishWords } from '../../words/calendar.ts'
import { dayAndTime, longMoment } from '../../words/dates.ts'
import { moveWords as words, noticeWords } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'
import { Changes } from './changes.tsx'
import { Touched } from './touched.tsx'
import type { Moved } from './use-move.ts'

export function MovedPage({ before, moved }: { readonly before: Step; readonly moved: Moved }) {
  const { regionId, year, to } = useYear()
  const now = moved.changes.find(({ milestone }) => milestone.id === before.id)?.milestone ?? before
  const title = words.doneTitle(before.title, dayAndTime(now))
  const text = moved.publishedAt ? words.doneText(moved.number, longMoment(moved.publishedAt)) : words.version(moved.number)
  return (
    <Page title={title} banner={<Confirmation title={title} text={text} />}>
      <h2 className="nl-heading nl-heading--level-2">{publishWords.nextTitle}</h2>
      <ul>
        {moved.touched.persons > 0 && <li>{noticeWords.after(longMoment(moved.noticeAt))}</li>}
        <li>{publishWords.next[0]}</li>
        <li>{words.agendaText}</li>
      </ul>
      <Changes changes={moved.changes} />
      <Touched touched={moved.touched} steps={moved.changes.map((change) => change.milestone)} />
      <div className="acts">
        <ButtonLink kind="primary" to={to('berichten')}>
          {publishWords.toMessages}
        </ButtonLink>
        <ButtonLink to={to('kalender/gepubliceerd')}>{words.moveAnother}</ButtonLink>
        <ButtonLink to={`/afspraken/${regionId}/${year}`}>{noticeWords.publicPage}</ButtonLink>
      </div>
    </Page>
  )
}
