// After publishing: which version it is, and what happens next.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { Confirmation } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { publishWords as words } from '../../words/calendar.ts'
import { longMoment } from '../../words/dates.ts'
import { noticeWords } from '../../words/planning.ts'
import { useYear } from '../region/year-frame.tsx'
import { Touched } from './touched.tsx'

export function Published({ published }: { readonly published: Answer<'publishCalendar'> }) {
  const { regionId, year, to } = useYear()
  const title = words.doneTitle(published.number)
  return (
    <Page title={title} banner={<Confirmation title={title} text={words.doneOn(longMoment(published.publishedAt))} />}>
      <h2 className="nl-heading nl-heading--level-2">{words.nextTitle}</h2>
      <ul>
        {published.touched.persons > 0 && <li>{noticeWords.after(longMoment(published.noticeAt))}</li>}
        {words.next.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Touched touched={published.touched} steps={published.changes.map((change) => change.milestone)} />
      <div className="acts">
        <ButtonLink kind="primary" to={to('berichten')}>
          {words.toMessages}
        </ButtonLink>
        <ButtonLink to={`/afspraken/${regionId}/${year}`}>{noticeWords.publicPage}</ButtonLink>
        <ButtonLink to={to()}>{words.toYear}</ButtonLink>
      </div>
    </Page>
  )
}
