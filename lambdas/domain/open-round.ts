// In which round a pupil applies: the one that is open, or the next to open, unless somebody names another.
import { type Milestone, momentOf, type Round } from './milestone.ts'
import type { Instant } from './moment.ts'

const numbered = ['1', '2', '3'] as const satisfies readonly Round[]

/** The rounds that a calendar names, by their closing or their release. The first one is always there. */
export function roundsOf(milestones: readonly Milestone[]): readonly (typeof numbered)[number][] {
  return numbered.filter((round) => round === '1' || milestones.some((milestone) => milestone.round === round && (milestone.kind === 'applications-close' || milestone.kind === 'release')))
}

/** When applying in a round ends: with its last closing, whatever the route, or with its release where no closing is named. */
function endsAt(milestones: readonly Milestone[], round: Round): Instant | undefined {
  const ofRound = milestones.filter((milestone) => milestone.round === round)
  const closings = ofRound.filter(({ kind }) => kind === 'applications-close')
  const dated = closings.length > 0 ? closings : ofRound.filter(({ kind }) => kind === 'release')
  return dated.length > 0 ? (Math.max(...dated.map(momentOf)) as Instant) : undefined
}

/** The first round that has not closed; `rest` once all have. While the calendar says nothing it is the first. */
export function roundOpenAt(milestones: readonly Milestone[], now: Instant): Round {
  return roundsOf(milestones).find((round) => now < (endsAt(milestones, round) ?? Number.POSITIVE_INFINITY)) ?? 'rest'
}

/** The first round whose release has not passed: whoever applied in time is claimed in it, also when the paper is typed in after the closing. */
function roundToOpen(milestones: readonly Milestone[], now: Instant): Round {
  const isToCome = (round: Round) => {
    const releases = milestones.filter((milestone) => milestone.kind === 'release' && milestone.round === round)
    return releases.length === 0 ? now < (endsAt(milestones, round) ?? Number.POSITIVE_INFINITY) : releases.some((release) => now < momentOf(release))
  }
  return roundsOf(milestones).find(isToCome) ?? 'rest'
}

/**
 * The round of a claim. A VO school may only wait longer than the round of now: a round whose dossiers are open already is not its choice, and
 * `rest`, which opens from the claim itself, comes once all rounds have opened.
 */
export function roundOfClaim(milestones: readonly Milestone[], asked: Round | undefined, now: Instant): Round {
  const open = roundToOpen(milestones, now)
  const isLater = asked !== undefined && asked !== 'rest' && open !== 'rest' && Number(asked) > Number(open)
  return isLater ? asked : open
}
