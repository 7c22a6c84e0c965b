// The peer: what one writes first, a loop over schools and steps with luxon dates in it. Whom to write is asked as we ask it.
import { DateTime } from 'luxon'
import { type Contact, personOf, whoIsWritten } from '../lambdas/domain/contact.ts'
import { knownBy, type Milestone, opensSomething } from '../lambdas/domain/milestone.ts'
import type { Instant } from '../lambdas/domain/moment.ts'
import { type MailPage, type NotificationItem, stepFacts } from '../lambdas/domain/notification.ts'
import type { School } from '../lambdas/domain/school.ts'
import { isOpenFor, isStepOf } from '../lambdas/domain/school-steps.ts'
import type { SchoolHoliday } from '../lambdas/domain/working-days.ts'
import type { CountryRegion } from './country.ts'
import type { Wave } from './ours.ts'

const zone = 'Europe/Amsterdam'

/** Written out and not computed, so that the two sides share no rule about days. */
const publicHolidays: ReadonlySet<string> = new Set([
  '2026-12-25', '2026-12-26', '2027-01-01', '2027-03-26', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-05', '2027-05-06', '2027-05-16', '2027-05-17',
  '2027-12-25', '2027-12-26',
])

const dayOf = (text: string) => DateTime.fromISO(text, { zone })

function isWorkingDay(date: DateTime, holidays: readonly SchoolHoliday[]): boolean {
  const text = date.toISODate()!
  return date.weekday <= 5 && !publicHolidays.has(text) && !holidays.some((holiday) => holiday.first <= text && text <= holiday.last)
}

function stepWorkingDays(from: DateTime, count: number, holidays: readonly SchoolHoliday[]): DateTime {
  let date = from
  for (let left = Math.abs(count); left > 0; ) {
    date = date.plus({ days: Math.sign(count) })
    if (isWorkingDay(date, holidays)) left--
  }
  return date
}

function workingDaysLeft(from: DateTime, to: DateTime, holidays: readonly SchoolHoliday[]): number {
  let count = 0
  for (let date = from.startOf('day').plus({ days: 1 }); date <= to; date = date.plus({ days: 1 })) if (isWorkingDay(date, holidays)) count++
  return count
}

const atClock = (date: DateTime, clock: string) => date.set({ hour: Number(clock.slice(0, 2)), minute: Number(clock.slice(3)) })

function deadlineOf({ kind, on, at }: Milestone): DateTime {
  if (at) return atClock(dayOf(on), at)
  return opensSomething(kind) ? dayOf(on) : dayOf(on).plus({ days: 1 })
}

/** The reminder of a step that falls in the window, the latest when there are several. */
function reminderWithin(milestone: Milestone, holidays: readonly SchoolHoliday[], since: DateTime, now: DateTime) {
  const due = milestone.reminders
    .map(({ workingDays, at }) => ({ workingDays, at: atClock(stepWorkingDays(dayOf(milestone.on), workingDays, holidays), at) }))
    .filter((reminder) => reminder.at > since && reminder.at <= now)
    .sort((a, b) => a.at.toMillis() - b.at.toMillis())
  return due.at(-1)
}

function itemOf(region: CountryRegion, school: School, milestone: Milestone, workingDays: number, now: DateTime): NotificationItem | undefined {
  const about = { schoolId: school.schoolId, schoolName: school.name, step: stepFacts(milestone), workingDays }
  const overdue = now >= deadlineOf(milestone)
  const left = () => workingDaysLeft(now, dayOf(milestone.on), region.settings.schoolHolidays)
  if (knownBy(milestone) === 'date') {
    if (opensSomething(milestone.kind)) return { kind: 'step-starts', ...about }
    return overdue ? undefined : { kind: 'step-due', ...about, workingDaysLeft: left() }
  }
  const tick = school.ticks[milestone.id]
  const progress = { ...(tick?.count !== undefined && { count: tick.count }), ...(tick?.of !== undefined && { of: tick.of }) }
  return overdue ? { kind: 'step-overdue', ...about, ...progress } : { kind: 'step-due', ...about, workingDaysLeft: left(), ...progress }
}

const isAsked = (region: CountryRegion, school: School, milestone: Milestone) =>
  isStepOf(school, milestone, region.settings) && (knownBy(milestone) === 'date' || isOpenFor(school, milestone, region.milestones))

function mailbox() {
  const mails = new Map<string, { email: string; contactIds: string[]; pages: MailPage[]; items: NotificationItem[] }>()
  const put = (contact: Contact, item: NotificationItem) => {
    const mail = mails.get(personOf(contact)) ?? { email: contact.email, contactIds: [], pages: [], items: [] }
    if (!mail.contactIds.includes(contact.contactId)) {
      mail.contactIds.push(contact.contactId)
      mail.pages.push({ schoolId: item.schoolId, contactId: contact.contactId, since: contact.linkSince ?? 0 })
    }
    mail.items.push(item)
    mails.set(personOf(contact), mail)
  }
  const say = (school: School, item: NotificationItem) => {
    for (const contact of whoIsWritten(school.contacts, item.kind === 'step-overdue')) put(contact, item)
  }
  return { say, mails: () => [...mails.values()] }
}

/** What is due at `now`, of what fell due after `since`: for each school, each step, each reminder a date. */
export function naiveMails(country: readonly CountryRegion[], since: Instant, now: Instant): readonly Wave[] {
  const [from, to] = [since, now].map((moment) => DateTime.fromMillis(moment, { zone })) as [DateTime, DateTime]
  return country.map((region) => {
    const box = mailbox()
    for (const school of region.schools) {
      for (const milestone of region.milestones) {
        if (!isAsked(region, school, milestone)) continue
        const reminder = reminderWithin(milestone, region.settings.schoolHolidays, from, to)
        const item = reminder && itemOf(region, school, milestone, reminder.workingDays, to)
        if (item) box.say(school, item)
      }
    }
    return { regionId: region.id, at: now, mails: box.mails() }
  })
}

/** Every mail from one moment to another in one pass, kinder to the peer than asking it each day. */
export function naiveYear(country: readonly CountryRegion[], from: Instant, to: Instant): readonly Wave[] {
  return country.flatMap((region) => {
    const boxes = new Map<number, ReturnType<typeof mailbox>>()
    for (const school of region.schools) {
      for (const milestone of region.milestones) {
        if (!isAsked(region, school, milestone)) continue
        for (const reminder of milestone.reminders) {
          const date = stepWorkingDays(dayOf(milestone.on), reminder.workingDays, region.settings.schoolHolidays)
          const due = atClock(date, reminder.at)
          const moment = due.toMillis()
          if (moment <= from || moment > to) continue
          const item = itemOf(region, school, milestone, reminder.workingDays, due)
          if (!item) continue
          const box = boxes.get(moment) ?? mailbox()
          boxes.set(moment, box)
          box.say(school, item)
        }
      }
    }
    return [...boxes].sort(([a], [b]) => a - b).map(([moment, box]) => ({ regionId: region.id, at: moment as Instant, mails: box.mails() }))
  })
}
