// What the tests of the notification plan start from: one school, one step with three reminders, everything told.
import type { PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import type { Instant } from '../../lambdas/domain/moment.ts'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { afterDeciding, beforeAnyDecision, type Decided, type PlanInput } from '../../lambdas/domain/decided.ts'
import { dueMails } from '../../lambdas/domain/notification-plan.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { at, contact, reminders, school, step } from './builders.ts'

export const publishedAt = at('2027-01-04 10:00')

export const calendarOf = (milestones: readonly Milestone[], given: Partial<PublishedCalendar> = {}): PublishedCalendar => ({
  number: 1,
  milestones,
  publishedAt,
  ...given,
})

/** Schools were told of the calendar, and these steps of it were decided. */
export const told = (until: Instant, steps: Decided['steps'] = {}, toldOfVersion = 1): Decided => ({ until, steps, toldOfVersion })

/** The calendar was published before all its steps, and the clock has ticked at each of them up to this moment. */
export function input(milestones: readonly Milestone[], until: string, given: Partial<PlanInput> = {}): PlanInput {
  const fresh: PlanInput = { calendar: calendarOf(milestones), settings: usualSettings, decided: beforeAnyDecision(publishedAt), ...given }
  return { ...fresh, decided: afterDeciding(fresh, at(until)) }
}

export const advice = step({ id: 'advice', title: 'Voorbereid', on: day('2027-03-24'), reminders: reminders(-10, -3, 1) })
export const jan = contact({ contactId: 'c-jan', email: 'jan@school.example', name: 'Jan' })
export const vlinder = school({ schoolId: '99AA00', name: 'De Vlinderboom', contacts: [jan] })

export const about = ({ kind, schoolId, ...rest }: NotificationItem) => `${kind} ${schoolId}${'step' in rest ? ` ${rest.step.milestoneId}` : ''}`

/** One line per mail: to whom, and what it says of which school. */
export const mailsAt = (plan: PlanInput, schools: readonly School[], now: string) =>
  dueMails(plan, schools, at(now)).map(({ email, items }) => `${email}: ${items.map(about).join(', ')}`)
