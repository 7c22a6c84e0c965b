// A region's calendar: all milestones of one year, as a draft and in published versions; what changed between two of them.
import { canonical } from './canonical.ts'
import type { Milestone } from './milestone.ts'
import type { Instant } from './moment.ts'

export interface DraftCalendar {
  readonly milestones: readonly Milestone[]
  readonly version: number
}

/** A warning with which a version was published: who let it pass and when; not ticked when a client sent no ticks. */
export interface AcceptedWarning {
  readonly key: string
  readonly code: string
  readonly milestoneIds: readonly string[]
  readonly ticked: boolean
  /** The `sub` of who published. */
  readonly by: string
  readonly at: Instant
}

export interface PublishedCalendar {
  readonly number: number
  readonly milestones: readonly Milestone[]
  readonly publishedAt: Instant
  /** Why it differs from the version before; the first needs no reason. */
  readonly reason?: string
  readonly accepted?: readonly AcceptedWarning[]
  /** The version that last changed a step, where that was not the first: the SEQUENCE of its event in calendar programs. */
  readonly lastChanged?: Readonly<Record<string, number>>
  /** What earlier versions had and this one has not, for the audiences that lost it: their calendar programs are told that it is cancelled. */
  readonly removed?: readonly Milestone[]
}

export type MilestoneChange =
  | { readonly kind: 'moved'; readonly milestone: Milestone; readonly before: Milestone }
  | { readonly kind: 'added'; readonly milestone: Milestone }
  | { readonly kind: 'removed'; readonly milestone: Milestone }

const sameMoment = (a: Milestone, b: Milestone) => a.on === b.on && a.at === b.at && a.from === b.from

/**
 * What schools must hear of a new version: steps that moved, came or went. Another title, note or set of reminders is no change of
 * date: nobody is mailed about it.
 */
export function changesBetween(before: readonly Milestone[], after: readonly Milestone[]): readonly MilestoneChange[] {
  const old = new Map(before.map((milestone) => [milestone.id, milestone]))
  const changes: MilestoneChange[] = []
  for (const milestone of after) {
    const was = old.get(milestone.id)
    old.delete(milestone.id)
    if (!was) changes.push({ kind: 'added', milestone })
    else if (!sameMoment(was, milestone)) changes.push({ kind: 'moved', milestone, before: was })
  }
  for (const milestone of old.values()) changes.push({ kind: 'removed', milestone })
  return changes
}

/** A region takes out far fewer steps than this in a year; what was taken out first is forgotten first. */
const mostRemoved = 100

/** What of a step its event shows: another set of reminders changes no event. */
const shown = ({ kind, title, on, from, at, note, audience }: Milestone) => canonical({ kind, title, on, from, at, note, audience: [...audience].sort() })

/** A step that one or more audiences lost, now or in an earlier version, and do not have again. */
function lostStep(was: Milestone | undefined, lostBefore: Milestone | undefined, next: Milestone | undefined): Milestone | undefined {
  const had = new Set([...(lostBefore?.audience ?? []), ...(was?.audience ?? [])])
  const audience = [...had].filter((each) => !next?.audience.includes(each))
  // As it was when the last of them lost it: moving it for others afterwards says nothing to who lost it before.
  const isLostNow = was?.audience.some((each) => !next?.audience.includes(each))
  const facts = isLostNow ? was : lostBefore
  return facts && audience.length > 0 ? { ...facts, audience } : undefined
}

export interface Publishing {
  readonly publishedAt: Instant
  readonly reason?: string
  readonly accepted?: readonly AcceptedWarning[]
}

/**
 * The next version of a published calendar. It keeps up which version last changed each step and what calendar programs are to be told is
 * cancelled: a step that was taken out or is no longer meant for an audience. One that comes back is not cancelled any more, and counts as
 * changed.
 */
export function nextCalendar(published: PublishedCalendar | undefined, milestones: readonly Milestone[], publishing: Publishing): PublishedCalendar {
  const number = (published?.number ?? 0) + 1
  const calendar: PublishedCalendar = { number, milestones, ...publishing }
  if (!published) return calendar
  const was = new Map(published.milestones.map((milestone) => [milestone.id, milestone]))
  const lostBefore = new Map((published.removed ?? []).map((milestone) => [milestone.id, milestone]))
  const next = new Map(milestones.map((milestone) => [milestone.id, milestone]))
  const removed = [...new Set([...lostBefore.keys(), ...was.keys()])]
    .flatMap((id) => lostStep(was.get(id), lostBefore.get(id), next.get(id)) ?? [])
    .slice(-mostRemoved)
  const isAsBefore = (id: string) => {
    const [before, after] = [was.get(id), next.get(id)]
    return before && after ? shown(before) === shown(after) : before === after
  }
  const versions = [...new Set([...next.keys(), ...removed.map(({ id }) => id)])].map((id) => [id, isAsBefore(id) ? published.lastChanged?.[id] : number] as const)
  const lastChanged = Object.fromEntries(versions.filter(([, version]) => version !== undefined)) as Record<string, number>
  return { ...calendar, ...(Object.keys(lastChanged).length > 0 && { lastChanged }), ...(removed.length > 0 && { removed }) }
}
