// A release that has begun, or nearly, keeps its date: why, and the way back.
import { ButtonLink } from '../../parts/button.tsx'
import { Facts, Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { whenDue } from '../../words/dates.ts'
import { moveWords as words, publishedWords } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { useYear } from '../region/year-frame.tsx'

export function CannotMove({ step, why }: { readonly step: Step; readonly why: string }) {
  const { to } = useYear()
  return (
    <Page title={words.title(step.title)} back={{ to: to('kalender/gepubliceerd'), name: publishedWords.title }}>
      <Facts facts={[[words.now, whenDue(step)]]} />
      <div className="block">
        <Notice kind="wrong" title={words.cannotTitle}>
          <p className="nl-paragraph">{why}</p>
        </Notice>
      </div>
      <ButtonLink to={to('kalender/gepubliceerd')}>{publishedWords.back}</ButtonLink>
    </Page>
  )
}
