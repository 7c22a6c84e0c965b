// The rules without which publishing a calendar is wrong: the order of its steps, and moments that exist exactly once.
import { type Conflict, errorOf as error } from './conflict.ts'
import { addDays } from './local-date.ts'
import { isAmbiguous, type Milestone, type MilestoneKind } from './milestone.ts'
import { latestDayKept } from './retention.ts'
import { calendarReach, type SchoolYear } from './school-year.ts'
import { endsBefore, pairs, sameDayOrLater, type Steps, stepsFor, workPairs } from './step-pairs.ts'

/** The law gives schools six weeks from the closing of applications to decide. */
export const daysToDecide = 42

/** What schools still do with a year's dossiers: none of it may come after they are destroyed. */
export const beforeYearClosed: ReadonlySet<MilestoneKind> = new Set<MilestoneKind>(['release', 'fetched', 'decision-due', 'decision-extended', 'not-arrived'])

type Rule = (steps: Steps, year: SchoolYear) => readonly Conflict[]

/** A kind may stand once for each round and route; a step of one's own as often as one likes, under an id of its own. */
const isSame = (a: Milestone, b: Milestone) => a.id === b.id || (a.kind !== 'custom' && a.kind === b.kind && a.round === b.round && a.route === b.route)

const rules: readonly Rule[] = [
  // "a date outside the year": a calendar may reach to 31 December after its school year.
  ({ all, isAbout }, year) => {
    const { first, last } = calendarReach(year)
    return all
      .filter((step) => (step.on < first || step.on > last || (step.from !== undefined && step.from < first)) && isAbout(step))
      .map((step) => error('outside-year', [step], { first, last }))
  },
  // Each repetition with the first of its kind, so that taking it away leaves the others as they were.
  ({ all, about, isAbout }) =>
    all.flatMap((step, i) => {
      if (about && !isSame(about, step)) return []
      const first = all.findIndex((other) => isSame(other, step))
      const earlier = all[first]
      return earlier && first < i && isAbout(earlier, step) ? [error('same-step-twice', [earlier, step])] : []
    }),
  // "a release in a missing or doubled hour"
  ({ ofKind, isAbout }) => ofKind('release').filter((step) => isAbout(step) && isAmbiguous(step)).map((step) => error('release-hour-not-once', [step])),
  // "final-advice <= inspection-done"
  (steps) => workPairs(steps, 'final-advice', 'inspection-done', sameDayOrLater).map((pair) => error('final-advice-after-inspection', pair)),
  // "attachments-ready <= inspection-done"
  (steps) => workPairs(steps, 'attachments-ready', 'inspection-done', sameDayOrLater).map((pair) => error('attachments-after-inspection', pair)),
  // "set-ready < release", for the OSO dossiers in the pupil systems as for the attachments here
  (steps) =>
    (['set-ready', 'oso-set-ready'] as const)
      .flatMap((kind) => workPairs(steps, kind, 'release', endsBefore))
      .map((pair) => error('set-ready-not-before-release', pair)),
  // "release after applications-close of the same round and route": a dossier may not be fetched while parents still choose
  (steps) => pairs(steps, 'release', 'applications-close', (release, close) => endsBefore(close, release)).map((pair) => error('release-not-after-closing', pair)),
  // "decision-due within six weeks of its closing"
  (steps) => pairs(steps, 'decision-due', 'applications-close', (decision, close) => decision.on >= close.on).map((pair) => error('decision-before-closing', pair)),
  (steps) =>
    pairs(steps, 'decision-due', 'applications-close', (decision, close) => decision.on <= addDays(close.on, daysToDecide)).map((pair) =>
      error('decision-too-late', pair, { latest: addDays(pair[1].on, daysToDecide) }),
    ),
  // A mistyped day would destroy a year that is under way. From 1 October on nothing is kept, whatever is still to be done.
  ({ ofKind, isAbout }, year) =>
    ofKind('year-closed').flatMap((closed) =>
      [...beforeYearClosed]
        .flatMap(ofKind)
        .filter((step) => isAbout(closed, step) && closed.on <= step.on && closed.on < latestDayKept(year))
        .map((step) => error('closes-before-year', [closed, step])),
    ),
]

/** Everything that forbids publishing these steps, all at once; empty when they may be published. With `about`, what is said of that step. */
export function orderConflicts(milestones: readonly Milestone[], year: SchoolYear, about?: Milestone): readonly Conflict[] {
  const steps = stepsFor(milestones, about)
  return rules.flatMap((rule) => rule(steps, year))
}
