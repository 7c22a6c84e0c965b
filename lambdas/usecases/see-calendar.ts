// Shows a calendar: the proposal, the draft beside what is published, and every version that was.
import type { Actor } from '../domain/actor.ts'
import { changesBetween, type DraftCalendar, type MilestoneChange, type PublishedCalendar } from '../domain/calendar.ts'
import { proposeCalendar, type Proposal } from '../domain/default-steps.ts'
import { type NationalDate, nationalDates } from '../domain/national-dates.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'

export function seeProposal({ years }: Pick<Ports, 'years'>) {
  return async (key: RegionYearKey): Promise<Proposal & { readonly national: readonly NationalDate[] }> => {
    const head = await years.get(key)
    if (!head) throw notFound()
    const proposal = proposeCalendar(key.year, head.settings)
    if (!proposal) throw new Refusal('no-national-dates', { reasons: [{ code: 'no-national-dates', details: { year: key.year } }] })
    return { ...proposal, national: nationalDates(key.year) ?? [] }
  }
}

export interface CalendarSeen {
  readonly published?: PublishedCalendar
  readonly draft?: DraftCalendar
  readonly changes?: readonly MilestoneChange[]
}

/** The region sees its draft; schools of the year see what is published. */
export function seeCalendar({ years }: Pick<Ports, 'years'>) {
  return async (actor: Actor, key: RegionYearKey): Promise<CalendarSeen> => {
    const { membership } = actor
    if (membership.role === 'po' || membership.role === 'vo') {
      const head = await years.get(key)
      if (!head?.calendar) return {}
      // Which warnings the region let pass, and who did, is the region's own.
      const { accepted: _accepted, ...published } = head.calendar
      return { published }
    }
    const head = await years.getFresh(key)
    if (!head) throw notFound()
    const draft = (await years.draft(key)) ?? { milestones: [], version: 0 }
    if (!head.calendar) return { draft }
    return { draft, published: head.calendar, changes: changesBetween(head.calendar.milestones, draft.milestones) }
  }
}

export interface VersionSeen extends PublishedCalendar {
  /** What it changed in the version before it. */
  readonly changes: readonly MilestoneChange[]
}

/** Every published version, newest first. */
export function seeVersions({ years }: Pick<Ports, 'years'>) {
  return async (key: RegionYearKey): Promise<readonly VersionSeen[]> => {
    if (!(await years.get(key))) throw notFound()
    const versions = await years.versions(key)
    return versions
      .map((version, i) => ({ ...version, changes: i === 0 ? [] : changesBetween(versions[i - 1]!.milestones, version.milestones) }))
      .reverse()
  }
}
