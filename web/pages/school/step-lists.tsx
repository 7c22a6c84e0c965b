// The steps of a school in three lists: to do, done, and dates that pass by themselves.
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../api/problem.ts'
import { focusAfter } from '../../parts/focus-after.ts'
import { Meter } from '../../parts/meter.tsx'
import type { Sending } from '../../parts/use-sending.ts'
import { showingTheirs } from '../../showing-theirs.ts'
import { schoolWords as words } from '../../words/school.ts'
import type { SchoolStep } from '../../words/steps.ts'
import { type Report, useSchool } from './in-school.tsx'
import { PassingSteps } from './passing-steps.tsx'
import { StepCard } from './step-card.tsx'

/** The same problem, with the step and its field named: above the page one would not know which card it is about. */
function about({ milestone }: SchoolStep, { answer }: Problem): Problem {
  const named = <T extends { readonly message: string }>(one: T): T => ({ ...one, message: one.message && words.aboutStep(milestone.title, one.message) })
  return new Problem({
    ...answer,
    detail: answer.detail && words.aboutStep(milestone.title, answer.detail),
    errors: answer.errors.map((error) => ({ ...named(error), path: `stap-${milestone.id}-${error.path}` })),
    reasons: answer.reasons.map(named),
  })
}

interface StepListsProps {
  readonly title: string
  readonly sending: Sending
}

export function StepLists({ title, sending }: StepListsProps) {
  const { school, mayChange, own, again, report: send } = useSchool()
  const { steps } = school
  const [said, setSaid] = useState<{ readonly text: string; readonly at: number }>()
  const panel = useRef<HTMLDivElement>(null)
  // What was reported moves to another list, so the focus goes to the sentence that says so.
  useEffect(() => {
    if (said) focusAfter(panel.current)
  }, [said])
  const report = (step: SchoolStep, body: Report, text: string) =>
    sending.send([], async () => {
      // What was done before stays done, but its sentence beside a refusal would seem to be about this.
      setSaid(undefined)
      try {
        await showingTheirs(() => send(step, body), again, words.changed)
      } catch (fault) {
        throw fault instanceof Problem ? about(step, fault) : fault
      }
      setSaid({ text, at: Date.now() })
    })
  const todo = steps.filter((step) => step.state === 'open' || step.state === 'overdue')
  const done = steps.filter((step) => step.state === 'done')
  const passing = steps.filter((step) => step.state === 'passes')
  if (steps.length === 0) return null
  const common = { mayChange, busy: sending.busy, report }
  const card = (step: SchoolStep) => <StepCard key={step.milestone.id} step={step} first={own && step === todo[0]} {...common} />
  return (
    <>
      <section className="block">
        <h2 className="nl-heading nl-heading--level-2">{title}</h2>
        {todo.length + done.length > 0 && (
          <>
            <p className="nl-paragraph number meter-line">{words.doneOf(done.length, todo.length + done.length)}</p>
            <Meter done={done.length} all={todo.length + done.length} />
          </>
        )}
        {mayChange && !own && <p className="nl-paragraph soft small">{words.onBehalf}</p>}
        <div ref={panel} tabIndex={-1} data-quiet-focus role="status" className="said">
          {said && <div className="notice notice--good">{said.text}</div>}
        </div>
        {todo.length > 0 && (
          <>
            <h3 className="nl-heading nl-heading--level-3 above-list">{words.openTitle}</h3>
            <ol className="steps">{todo.map(card)}</ol>
          </>
        )}
        {done.length > 0 && (
          <>
            <h3 className="nl-heading nl-heading--level-3 above-list">{words.doneTitle}</h3>
            <ol className="steps">{done.map(card)}</ol>
          </>
        )}
      </section>
      {passing.length > 0 && <PassingSteps steps={passing} />}
    </>
  )
}
