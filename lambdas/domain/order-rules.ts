// The rules without which publishing a calendar is wrong: the order of its steps, and moments that exist exactly once.
import { type Conflict, errorOf as error } from './conflict.ts'
import { addDays } from './local-date.ts'
import { isAmbiguous, type Milestone, type MilestoneKind, momentOf } from './milestone.ts'
import { calendarReach, type SchoolYear } from './school-year.ts'

/** The law gives schools six weeks from the closing of applications to decide. */
export const daysToDecide = 42

type Rule = (milestones: readonly Milestone[], year: SchoolYear) => readonly Conflict[]

/** The steps of a kind, of all rounds and routes. */
export const ofKind = (milestones: readonly Milestone[], kind: MilestoneKind) => milestones.filter((milestone) => milestone.kind === kind)

/** The step of a kind that goes with another: of the same round and route, else the regular one of that round. */
function partner(milestones: readonly Milestone[], kind: MilestoneKind, step: Milestone): Milestone | undefined {
  const sameRound = ofKind(milestones, kind).filter((candidate) => candidate.round === step.round)
  return sameRound.find((candidate) => candidate.route === step.route) ?? sameRound.find((candidate) => candidate.route === 'regular')
}

export type Holds = (a: Milestone, b: Milestone) => boolean

/** Pairs of steps that break a rule between two kinds: each step of the first kind with its partner of the second. */
export function pairs(milestones: readonly Milestone[], first: MilestoneKind, second: MilestoneKind, holds: Holds): readonly (readonly [Milestone, Milestone])[] {
  return ofKind(milestones, first).flatMap((a) => {
    const b = partner(milestones, second, a)
    return b && !holds(a, b) ? [[a, b] as const] : []
  })
}

/**
 * The same where the work of one step goes into the other, so that both look for their partner: a route of its own on one side is held to
 * the regular step on the other, whichever side that is. A closing looks for none: a route that closes later, or earlier, than the regular
 * one may share its release and its decision, since no dossier opens before its own route has closed.
 */
export function workPairs(milestones: readonly Milestone[], first: MilestoneKind, second: MilestoneKind, holds: Holds): readonly (readonly [Milestone, Milestone])[] {
  const back = pairs(milestones, second, first, (b, a) => holds(a, b)).map(([b, a]) => [a, b] as const)
  const forth = pairs(milestones, first, second, holds)
  return [...forth, ...back.filter(([a, b]) => !forth.some((pair) => pair[0] === a && pair[1] === b))]
}

/** A deadline without a time ends as its day ends, so the next moment is free; one with a time must lie truly before. */
export const endsBefore = (deadline: Milestone, opening: Milestone) =>
  deadline.at ? momentOf(deadline) < momentOf(opening) : momentOf(deadline) <= momentOf(opening)

const rules: readonly Rule[] = [
  // "a date outside the year": a calendar may reach to 31 December after its school year.
  (milestones, year) => {
    const { first, last } = calendarReach(year)
    return milestones
      .filter((step) => step.on < first || step.on > last || (step.from !== undefined && step.from < first))
      .map((step) => error('outside-year', [step], { first, last }))
  },
  // A kind may stand once for each round and route; a step of one's own as often as one likes, under an id of its own.
  (milestones) => {
    const seen = new Map<string, Milestone>()
    const conflicts: Conflict[] = []
    for (const step of milestones) {
      const names = [`id#${step.id}`, ...(step.kind === 'custom' ? [] : [`${step.kind}#${step.round}#${step.route}`])]
      const earlier = names.map((name) => seen.get(name)).find((found) => found !== undefined)
      if (earlier) conflicts.push(error('same-step-twice', [earlier, step]))
      for (const name of names) seen.set(name, step)
    }
    return conflicts
  },
  // "a release in a missing or doubled hour"
  (milestones) => ofKind(milestones, 'release').filter(isAmbiguous).map((step) => error('release-hour-not-once', [step])),
  // "final-advice <= inspection-done"
  (milestones) => workPairs(milestones, 'final-advice', 'inspection-done', (advice, inspection) => advice.on <= inspection.on).map((pair) => error('final-advice-after-inspection', pair)),
  // "attachments-ready <= inspection-done"
  (milestones) => workPairs(milestones, 'attachments-ready', 'inspection-done', (ready, inspection) => ready.on <= inspection.on).map((pair) => error('attachments-after-inspection', pair)),
  // "set-ready < release", for the OSO dossiers in the pupil systems as for the attachments here
  (milestones) =>
    (['set-ready', 'oso-set-ready'] as const).flatMap((kind) =>
      workPairs(milestones, kind, 'release', endsBefore).map((pair) => error('set-ready-not-before-release', pair)),
    ),
  // "release after applications-close of the same round and route": a dossier may not be fetched while parents still choose
  (milestones) => pairs(milestones, 'release', 'applications-close', (release, close) => endsBefore(close, release)).map((pair) => error('release-not-after-closing', pair)),
  // "decision-due within six weeks of its closing"
  (milestones) => pairs(milestones, 'decision-due', 'applications-close', (decision, close) => decision.on >= close.on).map((pair) => error('decision-before-closing', pair)),
  (milestones) =>
    pairs(milestones, 'decision-due', 'applications-close', (decision, close) => decision.on <= addDays(close.on, daysToDecide)).map((pair) =>
      error('decision-too-late', pair, { latest: addDays(pair[1].on, daysToDecide) }),
    ),
]

/** Everything that forbids publishing these steps, all at once; empty when they may be published. */
export function orderConflicts(milestones: readonly Milestone[], year: SchoolYear): readonly Conflict[] {
  return rules.flatMap((rule) => rule(milestones, year))
}
