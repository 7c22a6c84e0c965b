// Trying a planning out: what it changes in the published calendar, and the mails that would go with it; nothing is sent.
import { useState } from 'react'
import { type Compared, counted } from '../../calendar/compared.ts'
import { stepFaults } from '../../calendar/draft.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/choices.tsx'
import { Notice } from '../../parts/notice.tsx'
import { tryWords as words } from '../../words/planning.ts'
import type { Step } from '../../words/steps.ts'
import { PlanOf } from './plan-of.tsx'

interface TryOutProps {
  readonly rows: readonly Compared[]
  readonly published: boolean
  readonly only: boolean
  readonly onOnly: (only: boolean) => void
}

export function TryOut({ rows, published, only, onOnly }: TryOutProps) {
  const { moved, added, removed, changed } = counted(rows)
  const equal = moved + added + removed + changed === 0
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.title}</h2>
      <Notice>
        <p className="nl-paragraph">
          {words.text} {published && !equal && words.beside}
        </p>
        {published && (
          <div className="try-bar">
            <strong role="status">{equal ? words.equal : words.count(moved, added, removed, changed)}</strong>
            {(!equal || only) && <Check label={words.only} checked={only} onChange={onOnly} />}
          </div>
        )}
      </Notice>
    </section>
  )
}

/** The mails of what is on the screen, worked out when they are asked for. */
export function TryMails({ steps }: { readonly steps: readonly Step[] }) {
  const [asked, setAsked] = useState<readonly Step[]>()
  return (
    <section className="block">
      <h2 className="nl-heading nl-heading--level-2">{words.mailsTitle}</h2>
      {asked !== steps && (
        <div className="acts">
          <Button onClick={() => setAsked(steps)}>{asked ? words.mailsAgain : words.mails}</Button>
        </div>
      )}
      {asked && <PlanOf milestones={asked.filter((step) => stepFaults(step).length === 0)} brief />}
    </section>
  )
}
