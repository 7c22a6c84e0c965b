// The release rule: whether a VO school may fetch a dossier now. Asked on every read and written nowhere, so that a whole country opens at no cost.
import { isLive, isNamed } from './application.ts'
import type { Delivery } from './delivery.ts'
import { type Milestone, type MilestoneKind, momentOf, type PupilRoute, type Round } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { YearSettings } from './region.ts'
import { isPastRetention } from './retention.ts'
import type { SchoolYear } from './school-year.ts'

/** Why a delivery may not be fetched now. */
export type HoldReason =
  | 'nothing-published'
  | 'no-release-date'
  | 'before-release'
  | 'applications-open'
  | 'not-set-ready'
  | 'recalled'
  | 'application-ended'
  | 'not-confirmed'
  | 'not-first-choice'
  | 'not-placed'
  | 'school-not-in-year'
  | 'processing-agreement-missing'
  | 'year-over'

/** What the rule needs beside the delivery itself. */
export interface ReleaseFacts {
  readonly year: SchoolYear
  readonly calendar?: { readonly milestones: readonly Milestone[] }
  readonly settings: Pick<YearSettings, 'opensOn'>
  readonly closedAt?: Instant
  /** The VO school takes part this year. */
  readonly takesPart: boolean
  /** The board of the VO school signed a processing agreement. */
  readonly agreementSigned: boolean
}

/** The latest moment of a kind of step among the routes of a pupil; a route without a step of its own follows the regular one. */
function momentFor(milestones: readonly Milestone[], kind: MilestoneKind, round: Round, routes: readonly PupilRoute[]): Instant | undefined {
  const ofRound = milestones.filter((milestone) => milestone.kind === kind && milestone.round === round)
  const moments = (routes.length > 0 ? routes : (['regular'] as const)).map((route) => {
    const own = ofRound.filter((milestone) => milestone.route === route)
    return (own.length > 0 ? own : ofRound.filter((milestone) => milestone.route === 'regular')).map(momentOf)
  })
  if (moments.some((ofRoute) => ofRoute.length === 0)) return undefined
  return Math.max(...moments.flat()) as Instant
}

/** When something opens: the release of its round, and the closing of the applications before it. */
export interface Opening {
  readonly releaseAt: Instant
  /** Applications may not be open any more; absent where the calendar names no closing for the round. */
  readonly closesAt?: Instant
}

/**
 * When deliveries of a round and these routes open. In round `rest` a pupil applies at any time: it opens from that moment on, but not
 * before the region's first round did. Nothing while the calendar does not say.
 */
export function openingOf(milestones: readonly Milestone[], { round, routes, appliedAt }: Pick<Delivery, 'round' | 'routes' | 'appliedAt'>): Opening | undefined {
  const dated = round === 'rest' && momentFor(milestones, 'release', 'rest', routes) === undefined ? '1' : round
  const releaseAt = momentFor(milestones, 'release', dated, routes)
  if (releaseAt === undefined) return undefined
  const closesAt = momentFor(milestones, 'applications-close', dated, routes)
  const own = round === 'rest' ? Math.max(releaseAt, appliedAt) : releaseAt
  return { releaseAt: own as Instant, ...(closesAt !== undefined && { closesAt }) }
}

/** The first moment at which the calendar lets a delivery open. */
export const opensAt = ({ releaseAt, closesAt }: Opening): Instant => Math.max(releaseAt, closesAt ?? releaseAt) as Instant

type Dated = Pick<Delivery, 'round' | 'routes' | 'appliedAt'>

/** What the calendar says against opening now. */
function tooEarly(delivery: Dated, { calendar }: Pick<ReleaseFacts, 'calendar'>, now: Instant): readonly HoldReason[] {
  if (!calendar) return ['nothing-published']
  const opening = openingOf(calendar.milestones, delivery)
  if (!opening) return ['no-release-date']
  return [
    ...(now < opening.releaseAt ? (['before-release'] as const) : []),
    ...(opening.closesAt !== undefined && now < opening.closesAt ? (['applications-open'] as const) : []),
  ]
}

/** Every reason why a VO school may not fetch this delivery now; none when it may. */
export function whatHoldsBack(delivery: Delivery, facts: ReleaseFacts, now: Instant): readonly HoldReason[] {
  const live = isLive(delivery)
  const reasons: readonly (HoldReason | false)[] = [
    isPastRetention(facts, now) && 'year-over',
    ...tooEarly(delivery, facts, now),
    !live && 'application-ended',
    live && !delivery.ready && (delivery.recalledAt === undefined ? 'not-set-ready' : 'recalled'),
    delivery.state !== 'not-ours' && !isNamed(delivery) && 'not-confirmed',
    live && facts.settings.opensOn === 'first-choice' && !delivery.isFirstChoice && delivery.state !== 'placed' && 'not-first-choice',
    live && facts.settings.opensOn === 'placement' && delivery.state !== 'placed' && 'not-placed',
    !facts.takesPart && 'school-not-in-year',
    !facts.agreementSigned && 'processing-agreement-missing',
  ]
  return reasons.filter((reason) => reason !== false)
}

/** Whether a VO school may fetch this delivery now. */
export const mayFetch = (delivery: Delivery, facts: ReleaseFacts, now: Instant): boolean => whatHoldsBack(delivery, facts, now).length === 0

/**
 * Whether a VO school may know that a delivery exists: its own claim always, what a PO school named only from the moment at which the
 * calendar opens it. What ended before that moment it never comes to know.
 */
export function isVisible(delivery: Delivery, facts: Pick<ReleaseFacts, 'calendar' | 'year' | 'closedAt' | 'takesPart'>, now: Instant): boolean {
  if (!facts.takesPart || isPastRetention(facts, now)) return false
  if (delivery.claimedAt !== undefined) return true
  return hasOpened(delivery, facts, now)
}

/** Whether the calendar has opened a delivery by now, and its application had not ended before that. */
export function hasOpened(delivery: Delivery, { calendar }: Pick<ReleaseFacts, 'calendar'>, now: Instant): boolean {
  const opening = calendar && openingOf(calendar.milestones, delivery)
  return opening !== undefined && now >= opensAt(opening) && (delivery.endedAt === undefined || delivery.endedAt >= opensAt(opening))
}

/** Set ready after its release: it opens at once, and says so. */
export function isLate(delivery: Delivery, { calendar }: Pick<ReleaseFacts, 'calendar'>): boolean {
  const opening = calendar && openingOf(calendar.milestones, delivery)
  return opening !== undefined && delivery.ready !== undefined && delivery.ready.readyAt > opensAt(opening)
}
