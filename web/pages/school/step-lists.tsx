// The steps of a school in three lists: to do, done, and dates that pass by themselves.
import { useEffect, useRef, useState } from 'react'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { Meter } from '../../parts/meter.tsx'
import type { Sending } from '../../parts/use-sending.ts'
import { schoolWords as words } from '../../words/school.ts'
import type { SchoolStep } from '../../words/steps.ts'
import { useSchool } from './in-school.tsx'
import { PassingSteps } from './passing-steps.tsx'
import { type Report, StepCard } from './step-card.tsx'

interface StepListsProps {
  readonly title: string
  readonly sending: Sending
}

export function StepLists({ title, sending }: StepListsProps) {
  const { params, ready, answer, mayChange, own } = useSchool()
  const { steps } = ready.data
  const [said, setSaid] = useState<{ readonly text: string; readonly at: number }>()
  const panel = useRef<HTMLDivElement>(null)
  // What was reported moves to another list, so the focus goes to the sentence that says so.
  useEffect(() => {
    if (said) panel.current?.focus()
  }, [said])
  const report = (step: SchoolStep, body: Report, text: string) =>
    sending.send([], async () => {
      try {
        await call('putTick', { params: { ...params, milestoneId: step.milestone.id }, body, ifMatch: step.etag })
      } catch (fault) {
        if (!(fault instanceof Problem) || fault.status !== 412) throw fault
        await answer.again()
        throw new Problem({ ...fault.answer, detail: words.changed, reasons: [], errors: [] })
      }
      await answer.again()
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
