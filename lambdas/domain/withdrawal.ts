// What of a decided notification still holds when it is about to be sent: the rule is read then, nothing is written beforehand.
import type { PublishedCalendar } from './calendar.ts'
import { type Milestone, momentOf } from './milestone.ts'
import type { Instant } from './moment.ts'
import { type NotificationItem, type StepFacts, stepFacts } from './notification.ts'
import { notWorkingItem, releaseAfter, toCheckAgain } from './oso-mails.ts'
import { type School, takesPart } from './school.ts'
import { isRemindedOf } from './school-steps.ts'

/** As `changesBetween` sees it: whatever gives a change notice withdraws what was decided of the step before. */
const sameDate = (step: StepFacts, milestone: Milestone) => milestone.on === step.on && milestone.at === step.at && milestone.from === step.from

/**
 * What of a decided mail still holds when it is about to be sent; `undefined` when nothing does. A step that has moved or gone since is
 * withdrawn, and news of a calendar says what the newest one says. Nothing is written for it beforehand: the rule is read at sending.
 */
export function asItHolds(item: NotificationItem, calendar: PublishedCalendar): NotificationItem | undefined {
  const current = (step: StepFacts) => calendar.milestones.find((milestone) => milestone.id === step.milestoneId)
  if (item.kind === 'calendar-published') {
    const steps = item.steps.flatMap((step) => {
      const milestone = current(step)
      return milestone ? [stepFacts(milestone)] : []
    })
    return { ...item, steps }
  }
  if (item.kind === 'date-changed') {
    const changes = item.changes.filter((change) => {
      const milestone = current(change.step)
      // Gone from the calendar, or from what is meant for this school.
      if (change.change === 'removed') return milestone === undefined || !milestone.audience.includes(item.side)
      return milestone !== undefined && sameDate(change.step, milestone)
    })
    return changes.length > 0 ? { ...item, changes } : undefined
  }
  if (item.kind === 'message') return item
  // What was said on the morning after a closing holds while one lies before it; counts are looked at again where they are read.
  if (item.kind === 'applications-closed') return calendar.milestones.some((step) => step.kind === 'applications-close' && momentOf(step) <= item.at) ? item : undefined
  if (!('step' in item)) return item
  const milestone = current(item.step)
  // That OSO does not work stays so when the date moves, and no change notice says it.
  if (item.kind === 'oso-not-working') {
    const { release: _before, ...rest } = item
    const release = milestone && item.side === 'vo' ? releaseAfter(milestone, calendar.milestones) : undefined
    return milestone && { ...rest, step: stepFacts(milestone), ...(release && { release: stepFacts(release) }) }
  }
  return milestone && sameDate(item.step, milestone) ? item : undefined
}

/**
 * What a mail asks of a school as the school stands at `now`; `undefined` when nothing is to be done any more. News and announcements ask
 * nothing, so they stay; so does what the region said of a school that goes on in another. What is said of the connection to OSO is said as it is known by now.
 */
export function asStillAsked(item: NotificationItem, school: School, milestones: readonly Milestone[], now: Instant): NotificationItem | undefined {
  if (item.kind !== 'step-due' && item.kind !== 'step-overdue' && item.kind !== 'oso-not-working') return item
  if (!takesPart(school)) return undefined
  const milestone = milestones.find((candidate) => candidate.id === item.step.milestoneId)
  if (!milestone) return undefined
  if (item.kind === 'oso-not-working') return notWorkingItem(school, milestone, milestones, now)
  if (!isRemindedOf(school, milestone, milestones)) return undefined
  const { recheck: _before, ...asked } = item
  const recheck = milestone.kind === 'oso-checked' ? toCheckAgain(school, now) : undefined
  return { ...asked, ...(recheck && { recheck }) }
}
