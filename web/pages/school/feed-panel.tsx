// "Zet in mijn agenda": the address of the calendar feed, with how slowly agendas look again.
import { useEffect, useRef, useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { Button } from '../../parts/button.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { focusAfter } from '../../parts/focus-after.ts'
import { Said } from '../../parts/notice.tsx'
import { Progress } from '../../parts/progress.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { general } from '../../words/general.ts'
import { feedWords as words } from '../../words/school-page.ts'

type Feed = Answer<'makeFeed'>

interface FeedPanelProps {
  readonly make: () => Promise<Feed>
  /** Absent where the feed is renewed with something else. */
  readonly renew?: () => Promise<Feed>
}

export function FeedPanel({ make, renew }: FeedPanelProps) {
  const { busy, faults, send } = useSending()
  const [feed, setFeed] = useState<Feed>()
  const [said, setSaid] = useState<string>()
  const open = useRef<HTMLAnchorElement>(null)
  // The button that was pressed is gone, so the focus goes to what came in its place.
  useEffect(() => focusAfter(open.current), [feed])
  const show = (ask: () => Promise<Feed>, text?: string) =>
    void send([], async () => {
      setFeed(await ask())
      setSaid(text)
    })
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.title}</h2>
      <p className="nl-paragraph">{words.text}</p>
      <ErrorSummary faults={faults} />
      <Said text={said} />
      {busy && <Progress text={general.busy} />}
      {!feed ? (
        <Button busy={busy} onClick={() => show(make)}>
          {words.show}
        </Button>
      ) : (
        <div className="sheet">
          <p className="nl-paragraph">
            <a ref={open} className="nl-button nl-button--primary" href={feed.webcalUrl}>
              {words.open}
            </a>
          </p>
          <p className="nl-paragraph">{words.how}</p>
          <CopyField id="agendalink" label={words.address} value={feed.url} />
          <p className="nl-paragraph">{words.slow}</p>
          <p className="nl-paragraph soft">{words.secret}</p>
          {renew && (
            <SureButton
              id="agendalink-nieuw"
              label={words.renew}
              warning={words.renewWarning}
              sure={words.renewSure}
              busy={busy}
              onSure={() => show(renew, words.renewed)}
            />
          )}
        </div>
      )}
    </section>
  )
}
