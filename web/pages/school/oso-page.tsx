// The page about OSO of a school, however one came in: its two questions, and once they are answered what follows.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { fieldOf } from '../../faults.ts'
import type { Works } from '../../oso-answer.ts'
import { Button } from '../../parts/button.tsx'
import { focusAfter } from '../../parts/focus-after.ts'
import { LeaveGuard } from '../../parts/leave-guard.tsx'
import { Page } from '../../parts/page.tsx'
import { useSending } from '../../parts/use-sending.ts'
import { useTyped } from '../../parts/use-typed.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { osoWords } from '../../words/oso.ts'
import { sideOf } from '../../words/roles.ts'
import { schoolOsoWords as words } from '../../words/school-oso.ts'
import { useSchool } from './in-school.tsx'
import { LabelAndStep, Mails, type Outcome, WhoHelps } from './oso-outcome.tsx'
import { OsoQuestions } from './oso-questions.tsx'
import { faultsIn, type OsoTyped, systemOf, typedOf } from './oso-typed.ts'

interface OsoPageProps {
  readonly known: Outcome & { readonly pupilSystem: string; readonly works: Works }
  readonly back: { readonly to: string; readonly name: string }
  /** Sends the answer and shows what follows from it. */
  readonly answer: (pupilSystem: string, works: Works) => Promise<void>
  /** Shows what somebody else made of it. */
  readonly again: () => Promise<void>
  /** What else is told of it. */
  readonly children?: ReactNode
}

const fieldFor = (path: string) => (path === 'pupilSystem' ? 'other-system' : fieldOf(path))

export function OsoPage({ known, back, answer, again, children }: OsoPageProps) {
  const { own, school: { sector } } = useSchool()
  const [open, setOpen] = useTyped('oso-open', known.works === 'unknown' && own)
  const begun = typedOf(known.pupilSystem, known.works, sector)
  const [typed, setTyped] = useTyped<OsoTyped>('oso', begun)
  const [said, setSaid] = useState<string>()
  const panel = useRef<HTMLDivElement>(null)
  // The form makes room for what follows from it, so the focus goes to the sentence that says so.
  useEffect(() => {
    if (said) focusAfter(panel.current)
  }, [said])
  const { busy, faults, faultAt, send } = useSending(fieldFor, () => faultsIn(typed))
  const submit = () =>
    void send(faultsIn(typed), async () => {
      await showingTheirs(() => answer(systemOf(typed), typed.works as Works), again, words.changed)
      setSaid(words.saved)
      setOpen(false)
    })
  const change = () => {
    setSaid(undefined)
    setTyped(begun)
    setOpen(true)
    requestAnimationFrame(() => document.getElementById('pupilSystem')?.focus())
  }
  const isChanged = typed.choice !== begun.choice || typed.other !== begun.other || typed.works !== begun.works
  return (
    <Page title={words.title} lead={open ? `${words.lead} ${words.leadAsked}` : words.lead} back={back} faults={faults}>
      <LeaveGuard when={open && isChanged && !busy} text={words.leave} leave={words.leaveYes} stay={words.leaveNo} />
      <div ref={panel} tabIndex={-1} data-quiet-focus role="status" className="said">
        {said && <div className="notice notice--good">{said}</div>}
      </div>
      {open ? (
        <OsoQuestions
          sector={sector}
          typed={typed}
          onChange={setTyped}
          busy={busy}
          faultAt={faultAt}
          onSubmit={submit}
          onCancel={known.works === 'unknown' ? undefined : () => setOpen(false)}
        />
      ) : (
        <section>
          <h2 className="nl-heading nl-heading--level-2">{words.followsTitle}</h2>
          <LabelAndStep {...known} />
          <p className="nl-paragraph">
            <strong>{words.system}</strong> {known.pupilSystem || osoWords.systemUnknown}
            <br />
            <strong>{words.works[sideOf(sector)]}</strong> {words.answeredBeside(known.works, known.label)}
          </p>
          {own && (
            <div className="acts">
              <Button onClick={change}>{words.change}</Button>
            </div>
          )}
        </section>
      )}
      {!open && <Mails {...known} />}
      {children}
      <WhoHelps {...known} />
    </Page>
  )
}
