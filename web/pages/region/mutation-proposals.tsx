// After a register was read: what probably became of the schools that are gone from it, each to be said by the coordinator.
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { focusAfter } from '../../parts/focus-after.ts'
import { Said } from '../../parts/notice.tsx'
import { StatusMark } from '../../parts/status-mark.tsx'
import { SureButton } from '../../parts/sure-button.tsx'
import type { Sending } from '../../parts/use-sending.ts'
import { type Mutation, mutationWords as words } from '../../words/school-mutations.ts'
import { choiceId, GoesOnForm, type Said as SaidOf, WhatGoesAlong } from './goes-on-form.tsx'
import { useYear } from './year-frame.tsx'

interface MutationProposalsProps {
  readonly result: Pick<Answer<'importRegister'>, 'mutations' | 'sector' | 'added'>
  readonly sending: Sending
}

/** The surest first: those ask the least. */
const order = ({ certainty, how }: Mutation) => (certainty === 'likely' ? 0 : how === 'closed' ? 2 : 1)

export function MutationProposals({ result: { mutations, sector, added }, sending }: MutationProposalsProps) {
  if (mutations.length === 0) return null
  const isNew = new Set(added.map(({ schoolId }) => schoolId))
  return (
    <section className="block" aria-labelledby="voorstellen">
      <h2 className="nl-heading nl-heading--level-2" id="voorstellen">
        {words.title}
      </h2>
      <p className="nl-paragraph">{words.lead}</p>
      <WhatGoesAlong />
      <ul className="proposals">
        {mutations.toSorted((a, b) => order(a) - order(b)).map((mutation) => (
          <li key={mutation.schoolId}>
            <Proposal mutation={mutation} side={sector} isNew={isNew} sending={sending} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ProposalProps {
  readonly mutation: Mutation
  readonly side: 'po' | 'vo'
  readonly isNew: ReadonlySet<string>
  readonly sending: Sending
}

function Proposal({ mutation, side, isNew, sending }: ProposalProps) {
  const { how, successor, others, reasons, certainty, message } = mutation
  const [said, setSaid] = useState<SaidOf>()
  const [undone, setUndone] = useState<string>()
  const candidates = [...(successor ? [successor] : []), ...others]
  const howIn = (schoolId: string) => (schoolId === successor?.schoolId && how !== 'closed' ? how : isNew.has(schoolId) ? 'renumbered' : 'merged')
  const reopen = (sentence?: string) => {
    setSaid(undefined)
    setUndone(sentence)
    requestAnimationFrame(() => focusAfter(document.getElementById(choiceId(mutation.schoolId))))
  }
  return (
    <article>
      <h3 className="nl-heading nl-heading--level-3">{words.placed(mutation)}</h3>
      <Said text={said ? undefined : undone} />
      {said ? (
        <Outcome mutation={mutation} said={said} sending={sending} reopen={reopen} />
      ) : (
        <>
          <p className="nl-paragraph">
            <StatusMark kind={certainty === 'likely' ? 'good' : 'care'}>{words.certain[certainty]}</StatusMark> {message}
          </p>
          {reasons.length > 0 && (
            <>
              <p className="nl-paragraph proposals__why">{words.signs}:</p>
              <ul>
                {reasons.map((reason) => (
                  <li key={reason.code}>{reason.message}</li>
                ))}
              </ul>
            </>
          )}
          {others.length > 0 && <p className="nl-paragraph">{words.alsoPossible(others.map(words.placed))}</p>}
          <GoesOnForm school={mutation} side={side} candidates={candidates} howIn={howIn} mayWait sending={sending} onSaid={setSaid} />
        </>
      )}
    </article>
  )
}

interface OutcomeProps {
  readonly mutation: Mutation
  readonly said: SaidOf
  readonly sending: Sending
  readonly reopen: (sentence?: string) => void
}

/** What was said, with the way back. */
function Outcome({ mutation: { schoolId, name }, said, sending, reopen }: OutcomeProps) {
  const { regionId, year, to } = useYear()
  const panel = useRef<HTMLDivElement>(null)
  // The form that had the focus is gone.
  useEffect(() => focusAfter(panel.current), [])
  const undo = async () => {
    let sentence: string | undefined
    const isSent = await sending.send([], async () => {
      const { data } = await call('moveSchoolBack', { params: { regionId, year, schoolId } })
      sentence = words.undone(name, data.stayed)
    })
    if (isSent) reopen(sentence)
  }
  if (said.kind === 'later')
    return (
      <div className="notice" tabIndex={-1} ref={panel} data-quiet-focus>
        <p className="nl-paragraph">{words.saidLater(name)}</p>
        <Button about={words.undoAbout(name)} onClick={() => reopen()}>
          {words.decideNow}
        </Button>
      </div>
    )
  const isClosed = said.kind === 'closed'
  return (
    <>
      <div className="notice notice--good" tabIndex={-1} ref={panel} data-quiet-focus>
        <p className="nl-paragraph">{isClosed ? words.saidClosed(name) : words.saidGoesOn(name, said.to)}</p>
        {!isClosed && (
          <Link className="nl-link" to={to(`scholen/${said.to.schoolId}`)}>
            {words.toSchool(said.to.name)}
          </Link>
        )}
      </div>
      <SureButton
        id={`ongedaan-${schoolId}`}
        label={words.undo}
        about={words.undoAbout(name)}
        warning={isClosed ? words.undoClosedWarning(name) : words.undoWarning(name)}
        sure={words.undoSure}
        busy={sending.busy}
        onSure={() => void undo()}
      />
    </>
  )
}
