// Taking over a way out that the check of the dates offers.
import type { Answer } from '../../lambdas/contract/routes.ts'
import type { Step } from '../words/steps.ts'

export type Suggestion = NonNullable<Answer<'checkCalendar'>['conflicts'][number]['suggestion']>

/** The steps after a suggestion: its step stands in for the one with the same id, or goes. */
export function taken(steps: readonly Step[], suggestion: Suggestion): readonly Step[] {
  if ('remove' in suggestion) return steps.filter((step) => step.id !== suggestion.remove)
  const milestone = suggestion.milestone as Step
  return steps.some((step) => step.id === milestone.id) ? steps.map((step) => (step.id === milestone.id ? milestone : step)) : [...steps, milestone]
}

/** The step that a suggestion is about. */
export const idOfSuggestion = (suggestion: Suggestion): string => ('remove' in suggestion ? suggestion.remove : suggestion.milestone.id)
