// Openings that stand: so near, or over, that a door which remembers the calendar of a minute ago must not be told another moment.
import { changesBetween } from './calendar.ts'
import type { CheckContext, Conflict } from './conflict.ts'
import { type Milestone, momentOf, type PupilRoute, pupilRoutes, type Round, rounds } from './milestone.ts'
import { type Instant, later, localDateOf, minutes } from './moment.ts'
import type { Reason } from './refusal.ts'
import type { YearSettings } from './region.ts'
import { openingOf, opensAt } from './release.ts'

/**
 * "A release less than 5 minutes away, or past, cannot be moved (recall instead): so a calendar cached for 60 s never opens anything
 * early."
 */
const standsBefore = (now: Instant): Instant => later(now, minutes(5))

/** Whose opening it is: of the pupils of a round and a route. */
interface Place {
  readonly round: Round
  readonly route: PupilRoute
}

const places: readonly Place[] = rounds.flatMap((round) => pupilRoutes.map((route) => ({ round, route })))

/** The steps by which something opens: a release, and the closing of the applications before it. */
const decides = ({ kind }: Milestone) => kind === 'release' || kind === 'applications-close'

/** When the first pupils of a place open; nothing while the calendar does not say. */
function opensFor(milestones: readonly Milestone[], { round, route }: Place): Instant | undefined {
  const opening = openingOf(milestones, { round, routes: [route], appliedAt: 0 as Instant })
  return opening && opensAt(opening)
}

/** Whether something has opened by this calendar, or does within 5 minutes. */
function hasStandingOpening(milestones: readonly Milestone[], now: Instant): boolean {
  return places.some((place) => {
    const opens = opensFor(milestones, place)
    return opens !== undefined && opens < standsBefore(now)
  })
}

/** Everything that stands against other settings: on what dossiers open stands as long as the moments by which they do. */
export function whatForbidsSettings(
  { calendar, settings }: { readonly calendar?: { readonly milestones: readonly Milestone[] }; readonly settings: Pick<YearSettings, 'opensOn'> },
  next: Pick<YearSettings, 'opensOn'>,
  now: Instant,
): readonly Reason[] {
  return next.opensOn !== settings.opensOn && calendar && hasStandingOpening(calendar.milestones, now) ? [{ code: 'opens-on-stands' }] : []
}

const isSamePlace = (a: Milestone, b: Milestone) => a.kind === b.kind && a.round === b.round && a.route === b.route

/** The release by which a place opens: its own, or that which it follows. */
function releaseOf(milestones: readonly Milestone[], { round, route }: Place): Milestone | undefined {
  const find = (ofRound: Round, ofRoute: PupilRoute) => milestones.find((step) => step.kind === 'release' && step.round === ofRound && step.route === ofRoute)
  return find(round, route) ?? find(round, 'regular') ?? find('1', route) ?? find('1', 'regular')
}

/** A step that is not what it was: the one before, the one after, or both. */
interface Changed {
  readonly id: string
  readonly was: Milestone | undefined
  readonly next: Milestone | undefined
}

function changedOf(old: readonly Milestone[], next: readonly Milestone[]): readonly Changed[] {
  const byId = (steps: readonly Milestone[]) => new Map(steps.map((step) => [step.id, step]))
  const [before, after] = [byId(old), byId(next)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({ id, was: before.get(id), next: after.get(id) }))
    .filter((change) => !change.was || !change.next || !isSamePlace(change.was, change.next) || momentOf(change.was) !== momentOf(change.next))
}

const cannotMove = (id: string, details: Conflict['details']): Conflict => ({ code: 'release-cannot-move', severity: 'error', milestoneIds: [id], details })

/** What moves an opening that stands, or moves one to a moment that does: the opening, or nothing. */
function movedBetween(old: readonly Milestone[], next: readonly Milestone[], now: Instant): readonly { readonly place: Place; readonly details: Conflict['details'] }[] {
  return places.flatMap((place) => {
    const [was, is] = [opensFor(old, place), opensFor(next, place)]
    if (was === undefined || was === is) return []
    const limit = standsBefore(now)
    if (was >= limit && (is === undefined || is >= limit)) return []
    const { title, on } = releaseOf(old, place)!
    return [{ place, details: was < limit || is === undefined ? { title, on } : { title, on, to: localDateOf(is) } }]
  })
}

/** A release that stands is not taken out, moved, or made another kind of step or that of another round or route. */
function movedReleases(milestones: readonly Milestone[], { published, now }: CheckContext, about?: Milestone): readonly Conflict[] {
  return (published?.milestones ?? []).flatMap((was) => {
    if (about && was.id !== about.id) return []
    if (was.kind !== 'release' || momentOf(was) >= standsBefore(now)) return []
    const next = milestones.findLast(({ id }) => id === was.id)
    if (next && isSamePlace(was, next) && changesBetween([was], [next]).length === 0) return []
    return [cannotMove(was.id, { title: was.title, on: was.on })]
  })
}

/**
 * Every change by which pupils of some round and route open at another moment while the published one stands, or at a moment that is over or
 * less than 5 minutes away: a release of their own, a closing that is later, a round that goes. Told of each step that does so by itself,
 * so that putting that one back is a way out; where only some together do, of all of these.
 */
function movedOpenings(milestones: readonly Milestone[], { published, now }: CheckContext): readonly Conflict[] {
  const [old, next] = [(published?.milestones ?? []).filter(decides), milestones.filter(decides)]
  if (old.length === 0) return []
  const changed = changedOf(old, next)
  const alone = changed.flatMap((change) => {
    const [moved] = movedBetween(old, [...old.filter(({ id }) => id !== change.id), ...(change.next ? [change.next] : [])], now)
    return moved ? [cannotMove(change.id, moved.details)] : []
  })
  if (alone.length > 0 || changed.length < 2) return alone
  const [together] = movedBetween(old, next, now)
  return together ? changed.filter(({ was, next: is }) => [was?.round, is?.round].includes(together.place.round)).map(({ id }) => cannotMove(id, together.details)) : []
}

/** What these steps move that stands; with `about`, what is said of that step. */
export function standingOpenings(milestones: readonly Milestone[], context: CheckContext, about?: Milestone): readonly Conflict[] {
  if (!context.published) return []
  const releases = movedReleases(milestones, context, about)
  const told = new Set(releases.flatMap(({ milestoneIds }) => milestoneIds))
  const others = movedOpenings(milestones, context).filter(({ milestoneIds: [id] }) => !told.has(id!) && (!about || about.id === id))
  return [...releases, ...others]
}
