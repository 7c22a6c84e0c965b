// A conflict of a calendar as it goes over the wire: with its sentence, its way out, and the tick that it had before.
import type { PublishedCalendar } from '../domain/calendar.ts'
import { type Conflict, conflictKey, datesOf } from '../domain/conflict.ts'
import { toIso } from '../domain/moment.ts'
import { suggestionSentence } from './conflict-words.ts'
import { reasonSentence } from './problem.ts'

function suggestionBody(conflict: Conflict) {
  const { suggestion } = conflict
  if (!suggestion) return {}
  const message = suggestionSentence(conflict, suggestion)
  return { suggestion: suggestion.kind === 'remove' ? { remove: suggestion.milestoneId, message } : { milestone: suggestion.milestone, message } }
}

export function conflictBody(conflict: Conflict, published?: PublishedCalendar) {
  const key = conflictKey(conflict)
  const accepted = published?.accepted?.find((one) => one.key === key && one.ticked)
  return {
    code: conflict.code,
    severity: conflict.severity,
    key,
    milestoneIds: conflict.milestoneIds,
    dates: datesOf(conflict),
    message: reasonSentence(conflict),
    ...suggestionBody(conflict),
    ...(accepted && { accepted: { by: accepted.by, at: toIso(accepted.at) } }),
  }
}
