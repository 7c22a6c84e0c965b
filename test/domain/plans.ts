// What the tests of the notification plan start from: one school, one step with three reminders, everything told.
import type { PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Milestone, momentOf } from '../../lambdas/domain/milestone.ts'
import type { Instant } from '../../lambdas/domain/moment.ts'
import type { NotificationItem } from '../../lambdas/domain/notification.ts'
import { type Contact, whoIsWritten } from '../../lambdas/domain/contact.ts'
import { afterDeciding, beforeAnyDecision, type Decided, decisionMoment, nextDue, type PlanInput } from '../../lambdas/domain/decided.ts'
import type { DueMail } from '../../lambdas/domain/mailbag.ts'
import { decideMails } from '../../lambdas/domain/notification-plan.ts'
import { usualSettings, type YearSettings } from '../../lambdas/domain/region.ts'
import type { School } from '../../lambdas/domain/school.ts'
import type { SchoolHoliday } from '../../lambdas/domain/working-days.ts'
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

/** The mails of a decision alone. */
export const dueMails = (...asked: Parameters<typeof decideMails>): readonly DueMail[] => decideMails(...asked).mails

/** One line per mail: to whom, and what it says of which school. */
export const mailsAt = (plan: PlanInput, schools: readonly School[], now: string) =>
  dueMails(plan, schools, at(now)).map(({ email, items }) => `${email}: ${items.map(about).join(', ')}`)

/** What was said to whom in one mail, one thing per row. */
interface Said {
  readonly at: Instant
  readonly email: string
  readonly said: string
  /** The holidays as the region had entered them by then. */
  readonly holidays: readonly SchoolHoliday[]
}

/** A region's year as the clock goes through it, with publications and holidays that come in between. */
export function newWorld(first: PublishedCalendar, given: YearSettings) {
  let settings = given
  let calendar = first
  const versions = new Map([[first.number, first]])
  let decided: Decided = beforeAnyDecision(first.publishedAt)
  const own = new Map<string, readonly Contact[]>()
  const input = (): PlanInput => {
    const told = decided.toldOfVersion < calendar.number ? versions.get(decided.toldOfVersion) : undefined
    return { calendar, settings, decided, ...(told && { toldCalendar: told }) }
  }
  const rowsOf = ({ email, items }: DueMail, now: Instant): readonly Said[] =>
    items.map((item) => ({ at: now, email, said: 'step' in item ? `${item.step.milestoneId} ${item.workingDays}` : item.kind, holidays: settings.schoolHolidays }))
  const world = {
    /** When the next decision is made; never at night but for news that cannot wait. */
    nextTick(earliest: Instant = 0 as Instant): Instant | undefined {
      const due = nextDue(input())
      return due === undefined ? undefined : decisionMoment(input(), Math.max(due, earliest) as Instant)
    },
    tick(now: Instant, schools: readonly School[]) {
      const before = input()
      const decision = decideMails(before, schools, now)
      decided = afterDeciding(before, now, decision.early)
      for (const [id, counts] of Object.entries(decided.steps)) {
        for (const count of counts) {
          if (before.decided.steps[id]?.includes(count)) continue
          // What passed together with a later reminder of its step is left to that one.
          const isLatest = !counts.some((other) => other > count && !before.decided.steps[id]?.includes(other))
          if (isLatest) own.set(`${id} ${count}`, schools.flatMap((each) => whoIsWritten(each.contacts, now >= momentOf(calendar.milestones.find((step) => step.id === id)!))))
        }
      }
      return decision
    },
    /** Ticks whenever something is due, up to a moment; while the clock is down nothing is decided. */
    runTo(until: Instant, schools: () => readonly School[], downUntil: Instant = 0 as Instant): readonly Said[] {
      const said: Said[] = []
      for (;;) {
        const now = world.nextTick(Math.max(decided.until, downUntil) as Instant)
        if (now === undefined || now > until) return said
        for (const mail of world.tick(now, schools()).mails) said.push(...rowsOf(mail, now))
      }
    },
    publish(milestones: readonly Milestone[], at: Instant) {
      calendar = { number: calendar.number + 1, milestones, publishedAt: at, reason: 'Een reden' }
      versions.set(calendar.number, calendar)
    },
    enterHoliday(holiday: SchoolHoliday) {
      settings = { ...settings, schoolHolidays: [...settings.schoolHolidays, holiday] }
    },
    /** Who is written on the day on which a reminder's own day was decided. */
    ownDecision: (id: string, count: number) => {
      const written = own.get(`${id} ${count}`)
      return written && { written }
    },
  }
  return world
}
