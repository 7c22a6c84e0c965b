// Who hears that a school goes on in another, or that this was taken back: every contact of both, each in one mail about two schools and no pupil.
import { mailbag } from './mailbag.ts'
import type { Instant } from './moment.ts'
import type { Moved } from './moving-school.ts'
import { type NamedSchool, type Notification, notificationId, type NotificationItem } from './notification.ts'
import type { RegionYear } from './region.ts'
import type { School } from './school.ts'

type Head = Pick<RegionYear, 'regionId' | 'year'> & { readonly calendar?: unknown }

const named = ({ schoolId, name }: School): NamedSchool => ({ schoolId, schoolName: name })

/**
 * The mails of a move, or of one that is taken back. After a move the contacts of both are those of the one that goes on, so that is whose page
 * they are led to. Nobody is written of a school that closed; nor without a published calendar: there is no clock yet that could send it.
 */
export function movedMails(head: Head, { from, to }: Moved, now: Instant, fingerprint: (text: string) => string): readonly Notification[] {
  const successor = from.after.successor ?? from.before.successor
  if (!to || !successor || head.calendar === undefined) return []
  const isTakenBack = from.after.successor === undefined
  const about = { from: named(from.after), to: named(to.after), how: successor.how, at: now, ...(isTakenBack && { isTakenBack: true as const }) }
  const bag = mailbag()
  for (const school of isTakenBack ? [from.after, to.after] : [to.after]) {
    const item: NotificationItem = { kind: 'school-moved', ...named(school), ...about }
    for (const contact of school.contacts) bag.say(school, contact, item)
  }
  const { regionId, year } = head
  // With the version: moved, taken back and moved again within one moment are three things to hear.
  const name = `${regionId}|school-moved|${about.from.schoolId}|${about.to.schoolId}|${from.after.version}`
  return bag.mails().map(({ items, ...reader }) => ({
    id: notificationId(year, now, fingerprint(`${name}|${reader.email.toLowerCase()}`)),
    regionId, year, to: reader, items, decidedAt: now, waitingSince: now, state: 'waiting', attempt: 0,
  }))
}
