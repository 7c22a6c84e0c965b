// Which steps of a calendar go together: of the same round, and of the same route or the regular one.
import { type Milestone, type MilestoneKind, momentOf } from './milestone.ts'

/** The steps that rules look at: all of them, or only what is said about one. */
export interface Steps {
  readonly all: readonly Milestone[]
  readonly about?: Milestone
  /** The steps of a kind, of all rounds and routes. */
  readonly ofKind: (kind: MilestoneKind) => readonly Milestone[]
  /** Whether the step that is asked about is one of these; always when all steps are looked at. */
  readonly isAbout: (...steps: readonly Milestone[]) => boolean
}

const none: readonly Milestone[] = []

/** The steps as rules ask for them; with `about`, one of them, only for what is said of that one. */
export function stepsFor(all: readonly Milestone[], about?: Milestone): Steps {
  const byKind = Map.groupBy(all, ({ kind }) => kind)
  return {
    all,
    ...(about && { about }),
    ofKind: (kind) => byKind.get(kind) ?? none,
    isAbout: (...steps) => about === undefined || steps.includes(about),
  }
}

/** The step of a kind that goes with another: of the same round and route, else the regular one of that round. */
function partner(steps: Steps, kind: MilestoneKind, step: Milestone): Milestone | undefined {
  const find = (route: Milestone['route']) => steps.ofKind(kind).find((candidate) => candidate.round === step.round && candidate.route === route)
  return find(step.route) ?? find('regular')
}

export type Pair = readonly [Milestone, Milestone]
export type Holds = (a: Milestone, b: Milestone) => boolean

/** Pairs of steps that break a rule between two kinds: each step of the first kind with its partner of the second. */
export function pairs(steps: Steps, first: MilestoneKind, second: MilestoneKind, holds: Holds): readonly Pair[] {
  if (steps.about && steps.about.kind !== first && steps.about.kind !== second) return []
  return steps.ofKind(first).flatMap((a) => {
    const b = partner(steps, second, a)
    return b && steps.isAbout(a, b) && !holds(a, b) ? [[a, b] as const] : []
  })
}

/**
 * The same where the work of one step goes into the other, so that both look for their partner: a route of its own on one side is held to
 * the regular step on the other, whichever side that is. A closing looks for none: a route that closes later, or earlier, than the regular
 * one may share its release and its decision, since no dossier opens before its own route has closed.
 */
export function workPairs(steps: Steps, first: MilestoneKind, second: MilestoneKind, holds: Holds): readonly Pair[] {
  const back = pairs(steps, second, first, (b, a) => holds(a, b)).map(([b, a]) => [a, b] as const)
  const forth = pairs(steps, first, second, holds)
  return [...forth, ...back.filter(([a, b]) => !forth.some((pair) => pair[0] === a && pair[1] === b))]
}

/** The second on the day of the first, or after it. */
export const sameDayOrLater: Holds = (a, b) => a.on <= b.on

/** A deadline without a time ends as its day ends, so the next moment is free; one with a time must lie truly before. */
export const endsBefore: Holds = (deadline, opening) =>
  deadline.at ? momentOf(deadline) < momentOf(opening) : momentOf(deadline) <= momentOf(opening)
