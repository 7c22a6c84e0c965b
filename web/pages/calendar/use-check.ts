// Asks the API what speaks against a draft while someone works on it, a moment after the last change.
import { useEffect, useState } from 'react'
import type { Answer } from '../../../lambdas/contract/routes.ts'
import { call } from '../../api/client.ts'
import { Problem } from '../../api/problem.ts'
import { aboutSteps, fieldOfPath, stepFaults } from '../../calendar/draft.ts'
import type { Conflict } from '../../calendar/ticks.ts'
import { type Fault, faultsOf } from '../../faults.ts'
import type { Step } from '../../words/steps.ts'

export type CannotCheck = Answer<'checkCalendar'>['cannotCheck'][number]

const pause = 600

export interface Checked {
  readonly conflicts: readonly Conflict[]
  readonly cannotCheck: readonly CannotCheck[]
  /** `refused`: what is typed in a step cannot be; `faults` says what. */
  readonly state: 'waiting' | 'checked' | 'failed' | 'refused'
  readonly faults: readonly Fault[]
}

const nothing = { conflicts: [], cannotCheck: [], faults: [] }

/** What the API says of steps that it cannot read, at their fields; undefined when it is about something else. */
function refusedSteps(milestones: readonly Step[], fault: unknown): Checked | undefined {
  if (!(fault instanceof Problem) || fault.status !== 400 || fault.answer.errors.length === 0) return undefined
  return { ...nothing, state: 'refused', faults: faultsOf(aboutSteps(milestones, fault), (path) => fieldOfPath(milestones, path)) }
}

/** What is on the screen is checked, saved or not; steps that are not complete yet are left out of the question. */
export function useCheck(params: { readonly regionId: string; readonly year: string }, steps: readonly Step[]): Checked {
  const [checked, setChecked] = useState<Checked>({ ...nothing, state: 'waiting' })
  const question = JSON.stringify(steps.filter((step) => stepFaults(step).length === 0))
  const { regionId, year } = params
  useEffect(() => {
    const leaving = new AbortController()
    const milestones = JSON.parse(question) as Step[]
    const timer = setTimeout(() => {
      call('checkCalendar', { params: { regionId, year }, body: { milestones }, signal: leaving.signal }).then(
        ({ data }) => setChecked({ conflicts: data.conflicts, cannotCheck: data.cannotCheck, faults: [], state: 'checked' }),
        (fault: unknown) => !leaving.signal.aborted && setChecked(refusedSteps(milestones, fault) ?? { ...nothing, state: 'failed' }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [regionId, year, question])
  return checked
}
