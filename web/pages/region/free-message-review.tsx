// The last look before a message goes out: who gets it, when, and how it looks.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import type { Fault } from '../../faults.ts'
import { Button } from '../../parts/button.tsx'
import { LetterFrame } from '../../parts/letter-frame.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { freeMessageWords as words } from '../../words/free-message.ts'
import { planWords } from '../../words/mail-plan.ts'

interface FreeMessageReviewProps {
  /** Meant for boards, so what is missing is somebody of the board. */
  readonly toBoards: boolean
  readonly review: Answer<'sendMessage'>
  readonly busy: boolean
  readonly faults: readonly Fault[]
  readonly send: () => void
  readonly change: () => void
}

export function FreeMessageReview({ toBoards, review, busy, faults, send, change }: FreeMessageReviewProps) {
  const { persons, schools, goesOutAt, withoutContact, preview } = review
  return (
    <Page key="review" title={words.reviewTitle} faults={faults}>
      <section>
        <h2 className="nl-heading nl-heading--level-2">{words.whoTitle}</h2>
        {persons === 0 ? <Notice kind="care">{words.nobody}</Notice> : <p className="nl-paragraph">{`${words.who(persons, schools)} ${words.when(goesOutAt)}`}</p>}
        {withoutContact.length > 0 && (
          <Notice kind="care" title={toBoards ? words.withoutBoardTitle : words.withoutTitle}>
            <details className="fold" open={withoutContact.length <= 12}>
              <summary>{words.withoutCount(withoutContact.length)}</summary>
              <ul className="columns">
                {withoutContact.map((school) => (
                  <li key={school.schoolId}>{school.name}</li>
                ))}
              </ul>
            </details>
          </Notice>
        )}
      </section>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{words.previewTitle}</h2>
        <p className="nl-paragraph soft">{words.previewText}</p>
        <div className="letter">
          <p className="nl-paragraph">
            {words.subject}: <strong>{preview.subject}</strong>
          </p>
          <LetterFrame html={preview.html} title={planWords.frame(preview.subject)} />
          <details className="fold">
            <summary>{planWords.plainText}</summary>
            <pre>{preview.text}</pre>
          </details>
        </div>
      </section>
      {busy && <Progress text={words.sending} />}
      <div className="acts">
        {persons > 0 && (
          <Button kind="primary" busy={busy} onClick={send}>
            {words.send(persons)}
          </Button>
        )}
        <Button busy={busy} onClick={change}>
          {words.change}
        </Button>
      </div>
    </Page>
  )
}
