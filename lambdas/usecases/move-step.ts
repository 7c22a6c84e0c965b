// Moves one published date in one act: looks what that does, or does it as the next version, and leaves the rest of the draft alone.
import type { Actor } from '../domain/actor.ts'
import { changesBetween, type MilestoneChange, nextCalendar, type PublishedCalendar } from '../domain/calendar.ts'
import { checkCalendarSteps, type CheckContext, withSuggestions } from '../domain/calendar-check.ts'
import { type Conflict, conflictKey } from '../domain/conflict.ts'
import type { PlannedMail } from '../domain/mail-plan.ts'
import type { Milestone } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import { acceptancesOf, type Touched, whatForbidsPublishing, whoIsTouched } from '../domain/publishing.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { ApiPorts } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { comparedPlan, type MailPlanSeen } from './plan-mails.ts'
import { schoolsWithProgress } from './with-progress.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface Move {
  readonly milestoneId: string
  /** The number of the published calendar that was looked at. */
  readonly number?: number
  readonly on: Milestone['on']
  readonly from?: Milestone['on']
  readonly at?: NonNullable<Milestone['at']>
  readonly reason?: string
  readonly accepted?: readonly string[]
}

export interface Moved {
  readonly calendar: PublishedCalendar
  readonly published?: PublishedCalendar
  readonly conflicts: readonly Conflict[]
  readonly changes: readonly MilestoneChange[]
  readonly touched: Touched
  readonly noticeAt: Instant
  readonly subjectOf: MailPlanSeen['subjectOf']
  readonly mails: { readonly new: readonly PlannedMail[]; readonly gone: readonly PlannedMail[] }
}

/** The steps with one of them on its new date; a date that is left out is taken away. */
function withMove(milestones: readonly Milestone[], { milestoneId, on, from, at }: Move): readonly Milestone[] {
  return milestones.map((milestone) => {
    if (milestone.id !== milestoneId) return milestone
    const { on: _on, from: _from, at: _at, ...rest } = milestone
    return { ...rest, on, ...(from && { from }), ...(at && { at }) }
  })
}

/** The draft moves along where it still had the published date; other plans of the region stay as they are. */
function draftWithMove(draft: readonly Milestone[], published: readonly Milestone[], move: Move): readonly Milestone[] | undefined {
  const was = published.find((milestone) => milestone.id === move.milestoneId)
  const inDraft = draft.find((milestone) => milestone.id === move.milestoneId)
  const isAsPublished = was !== undefined && inDraft !== undefined && changesBetween([was], [inDraft]).length === 0
  return isAsPublished ? withMove(draft, move) : undefined
}

/**
 * `expectedDraft` is the version of the calendar's draft that was read. Conflicts that the published calendar has already are not asked about
 * again: on the evening on which a date must move, only what the move itself brings wants a tick. Refuses all of it at once.
 */
export function moveStep(ports: Pick<ApiPorts, 'clock' | 'years' | 'schools' | 'progress' | 'letters' | 'appUrl'>) {
  const { clock, years } = ports
  return async (actor: Actor, key: RegionYearKey, move: Move, expectedDraft: number | undefined, dryRun: boolean): Promise<Moved> => {
    const found = await years.forPlan(key)
    if (!found) throw notFound()
    const { head, draft } = found
    const published = head.calendar
    if (!published) throw new Refusal('nothing-published')
    if ((expectedDraft !== undefined && expectedDraft !== draft.version) || (move.number !== undefined && move.number !== published.number)) throw new Refusal('changed-meanwhile')
    const milestones = withMove(published.milestones, move)
    const changes = changesBetween(published.milestones, milestones)
    const isKnown = published.milestones.some((milestone) => milestone.id === move.milestoneId)
    // Moving a step to where it stands is done already, and nothing to look at.
    refuseFaults(!isKnown ? [{ path: 'milestoneId', code: 'unknown-step' }] : changes.length === 0 && dryRun ? [{ path: 'on', code: 'same-date' }] : [])
    refuseFaults(move.from !== undefined && move.from > move.on ? [{ path: 'on', code: 'ends-before-it-begins' }] : [])
    const now = clock()
    const context: CheckContext = { published, year: key.year, settings: head.settings, now }
    const known = new Set(checkCalendarSteps(published.milestones, context).map(conflictKey))
    const all = checkCalendarSteps(milestones, context)
    const conflicts = all.filter((conflict) => conflict.severity === 'error' || !known.has(conflictKey(conflict)))
    const list = await schoolsWithProgress(ports, head, milestones)
    const accepted = acceptancesOf(all, published.accepted ?? [], move.accepted, actor.sub, now)
    const calendar = nextCalendar(published, milestones, { publishedAt: now, accepted, ...(move.reason && { reason: move.reason }) })
    const plan = await comparedPlan(ports, found, milestones, list, now, move.reason)
    if (!dryRun && changes.length > 0) {
      const reasons = whatForbidsPublishing(milestones, context, conflicts, { reason: move.reason, ticked: move.accepted ?? [] })
      if (reasons.length > 0) throw new Refusal('cannot-publish', { reasons })
      const trace = traceOf(actor, 'move-step', `${pathOfYear(key.regionId, key.year)}/calendar/${move.milestoneId}`, now, calendar.number)
      const versions = { headVersion: head.version, draftVersion: draft.version }
      await years.publish(key, calendar, versions, trace, draftWithMove(draft.milestones, published.milestones, move))
    }
    return {
      calendar: changes.length > 0 ? calendar : published,
      published,
      conflicts: dryRun ? withSuggestions(conflicts, milestones, context) : conflicts,
      changes,
      touched: whoIsTouched(published, milestones, list, head.settings),
      noticeAt: plan.noticeAt,
      subjectOf: plan.subjectOf,
      mails: { new: plan.mails.filter((mail) => mail.change === 'new'), gone: plan.gone },
    }
  }
}
