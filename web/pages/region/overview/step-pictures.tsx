// How far the region is with each step: a picture per step with the same in words; what is done or far away is folded up.
import type { ReactNode } from 'react'
import { StatusMark, type MarkKind } from '../../../parts/status-mark.tsx'
import { StepPicture } from '../../../parts/step-picture.tsx'
import { dueText, type OverviewStep, overviewWords as words } from '../../../words/overview.ts'

const kinds: Record<OverviewStep['state'], MarkKind> = { coming: 'plain', soon: 'busy', overdue: 'care', done: 'good', passes: 'plain' }

/** So many of the steps that are still to come stand open; the rest is one press away. */
const comingShown = 3

interface StepsProps {
  readonly steps: readonly OverviewStep[]
  readonly today: string
}

export function StepPictures({ steps, today }: StepsProps) {
  const reported = steps.filter(({ state }) => state !== 'passes')
  if (reported.length === 0) return <p className="nl-paragraph">{words.stepsNone}</p>
  const coming = reported.filter(({ state }) => state === 'coming')
  const now = [...reported.filter(({ state }) => state === 'overdue' || state === 'soon'), ...coming.slice(0, comingShown)]
  return (
    <>
      <p className="nl-paragraph soft small">{words.stepsLegend}</p>
      <List steps={now} today={today} />
      <Folded name={words.stepsLater} steps={coming.slice(comingShown)} today={today} />
      <Folded name={words.stepsDone} steps={reported.filter(({ state }) => state === 'done')} today={today} />
    </>
  )
}

function Folded({ name, steps, today }: StepsProps & { readonly name: (count: number) => string }): ReactNode {
  if (steps.length === 0) return null
  return (
    <details className="fold">
      <summary>{name(steps.length)}</summary>
      <List steps={steps} today={today} />
    </details>
  )
}

function List({ steps, today }: StepsProps) {
  return (
    <ul className="far">
      {steps.map(({ milestone, done, of, workingDaysLeft, state }) => (
        <li key={milestone.id} className="far__step">
          <div>
            <strong>{milestone.title}</strong>
            <p className="far__when">{dueText(milestone.on, milestone.at, workingDaysLeft, state === 'overdue' || workingDaysLeft < 0, today)}</p>
          </div>
          <div>
            <StepPicture done={done} of={of} workingDaysLeft={workingDaysLeft} state={state} />
            <p className="far__count number">
              {words.stepDone(done, of)} <StatusMark kind={kinds[state]}>{words.stepNames[state]}</StatusMark>
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
