// A region's calendar: all milestones of one year, as a draft and in published versions; what changed between two of them.
import type { Milestone } from './milestone.ts'
import type { Instant } from './moment.ts'

export interface DraftCalendar {
  readonly milestones: readonly Milestone[]
  readonly version: number
}

export interface PublishedCalendar {
  readonly number: number
  readonly milestones: readonly Milestone[]
  readonly publishedAt: Instant
  /** Why it differs from the version before; the first needs no reason. */
  readonly reason?: string
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
