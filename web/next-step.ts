// Which step of a school comes next.
import type { SchoolStep } from './words/steps.ts'

/** What is not done yet and what passes by itself, whichever comes first after `now` in milliseconds. */
export function nextOf(steps: readonly SchoolStep[], now: number): SchoolStep | undefined {
  const at = (step: SchoolStep) => Date.parse(step.deadlineAt)
  return steps.filter((step) => step.state === 'open' || (step.state === 'passes' && at(step) > now)).sort((a, b) => at(a) - at(b))[0]
}
