// What may be tried against each conflict, the best first; whether one passes is for the check to say.
import type { CheckContext, Conflict, ConflictCode, Suggestion } from './conflict.ts'
import { addDays } from './local-date.ts'
import type { Milestone } from './milestone.ts'
import { localDateOf } from './moment.ts'
import { daysToDecide } from './order-rules.ts'
import { workingDaysFrom } from './working-days.ts'
import { apart, change, moves, nearby, regionFirst, type Ways } from './step-moves.ts'
import {
  aLongerWeek, afterTheYear, decideInTime, inAnHourThatIs, intoYear, onAWorkingDay, onlyOnce, outOfTheHoliday, stillToCome, toNational, withMoreDays,
} from './ways-out.ts'

/** The steps after a suggestion. Of two steps with one id the last is meant: it is the repetition. */
export function applySuggestion(milestones: readonly Milestone[], suggestion: Suggestion): readonly Milestone[] {
  const id = suggestion.kind === 'change' ? suggestion.milestone.id : suggestion.milestoneId
  const place = milestones.findLastIndex((step) => step.id === id)
  if (suggestion.kind === 'remove') return milestones.filter((_step, i) => i !== place)
  return place < 0 ? [...milestones, suggestion.milestone] : milestones.with(place, suggestion.milestone)
}

type FindWays = (conflict: Conflict, steps: readonly Milestone[], milestones: readonly Milestone[], context: CheckContext) => Ways

const ofOne = (ways: (step: Milestone, context: CheckContext) => Ways): FindWays => (_conflict, [step], _all, context) => (step ? ways(step, context) : [])
const ofTwo = (ways: (first: Milestone, second: Milestone, context: CheckContext, all: readonly Milestone[]) => Ways): FindWays =>
  (_conflict, [first, second], all, context) => (first && second ? ways(first, second, context, all) : [])

const finders: Readonly<Record<ConflictCode, FindWays>> = {
  'calendar-empty': () => [],
  // Back to what is published; a step that is new goes.
  'release-cannot-move': ({ milestoneIds: [id] }, [step], _all, { published }) => {
    const was = (published?.milestones ?? []).filter((each) => each.id === id)
    return was.length > 0 || !step ? was.map(change) : [{ kind: 'remove', milestoneId: step.id }]
  },
  'outside-year': ofOne(intoYear),
  'same-step-twice': ofTwo((first, second, _context, all) => onlyOnce(first, second, all)),
  'release-hour-not-once': ofOne(inAnHourThatIs),
  'final-advice-after-inspection': ofTwo(apart),
  'attachments-after-inspection': ofTwo(apart),
  'set-ready-not-before-release': ofTwo(apart),
  'release-not-after-closing': ofTwo((release, close, context) => apart(close, release, context)),
  'decision-before-closing': ofTwo((decision, close, context) =>
    regionFirst([decision, decideInTime(decision, close, context)], [close, moves(close, decision.on, -1, context)]),
  ),
  'decision-too-late': ofTwo((decision, close, context) =>
    regionFirst([decision, decideInTime(decision, close, context)], [close, moves(close, addDays(decision.on, -daysToDecide), 1, context)]),
  ),
  'closes-before-year': ofTwo((closed, _last, context, all) => afterTheYear(closed, all, context)),
  'opens-before-national': ofOne((step, context) => toNational(step, 1, context)),
  'final-advice-after-national': ofOne((step, context) => toNational(step, -1, context)),
  'closes-before-national': ofOne((step, context) => toNational(step, 1, context)),
  'decides-after-national': ofOne((step, context) => toNational(step, -1, context)),
  'on-weekend': ofOne(nearby),
  'on-public-holiday': ofOne(nearby),
  'on-school-holiday': ofOne(nearby),
  'deadline-hour-not-once': ofOne(inAnHourThatIs),
  'due-after-holiday': ofOne(outOfTheHoliday),
  'moved-into-past': ofOne((step, context) => moves(step, workingDaysFrom(localDateOf(context.now), 1, context.settings.schoolHolidays), 1, context)),
  'reminder-before-now': ofOne(stillToCome),
  'reminder-on-free-day': ofOne(onAWorkingDay),
  'too-few-working-days': ofTwo(withMoreDays),
  'easter-in-application-week': ofTwo(aLongerWeek),
}

/** The step of each id that a conflict names; one id twice is about two steps of that id. */
function stepsOf({ milestoneIds }: Conflict, milestones: readonly Milestone[]): readonly Milestone[] {
  return milestoneIds.flatMap((id, i) => {
    const named = milestones.filter((step) => step.id === id)
    return milestoneIds.indexOf(id, i + 1) > i ? named.slice(0, 1) : named.slice(-1)
  })
}

/** What may be tried against a conflict of these steps, the best first. None of it is checked yet. */
export function* waysOut(conflict: Conflict, milestones: readonly Milestone[], context: CheckContext): Generator<Suggestion> {
  for (const way of finders[conflict.code](conflict, stepsOf(conflict, milestones), milestones, context)) {
    const before = way.kind === 'change' ? milestones.findLast(({ id }) => id === way.milestone.id) : undefined
    yield way.kind === 'change' && before ? { ...way, before } : way
  }
}
