// Shows the mails of a region's year, or those to one school; and lets one go out again.
import { type Actor, isOfRegion } from '../domain/actor.ts'
import type { Notification } from '../domain/notification.ts'
import { notFound, refuseFaults } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import type { Page } from '../ports/mail.ts'
import type { ApiPorts } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface NotificationSeen {
  readonly notification: Notification
  readonly subject: string
}

export interface NotificationsSeen {
  readonly notifications: readonly NotificationSeen[]
  readonly cursor?: string
}

/** A cursor is the id of a notification: the table refuses to begin at anything else. */
const longestId = 120

type Needed = Pick<ApiPorts, 'years' | 'schools' | 'outbox' | 'letters' | 'appUrl'>

export function seeNotifications({ years, schools, outbox, letters, appUrl }: Needed) {
  return async ({ membership }: Actor, key: RegionYearKey, page: Page, schoolId?: SchoolId): Promise<NotificationsSeen> => {
    const head = schoolId === undefined ? await years.get(key) : (await schools.getWithYear(key, schoolId))?.head
    if (!head) throw notFound()
    const isOurs = page.cursor === undefined || (page.cursor.startsWith(`${key.year}-`) && page.cursor.length <= longestId)
    refuseFaults(isOurs ? [] : [{ path: 'cursor', code: 'wrong-shape' }])
    const { notifications, cursor } = await outbox.list(key, page, schoolId)
    const seen = notifications.map((mail) => {
      // A person may get one mail for several schools: a school sees of it what is its own.
      const notification = schoolId === undefined ? mail : { ...mail, items: mail.items.filter((item) => item.schoolId === schoolId) }
      return { notification, subject: subjectOf(notification, head, { letters, appUrl, isForRegion: isOfRegion(membership) }) }
    })
    return { notifications: seen, ...(cursor !== undefined && { cursor }) }
  }
}

/** The subject as it was when the mail went, or when it was decided: a reminder of March does not read as overdue in May. The region reads no count of pupils below five. */
function subjectOf(mail: Notification, head: YearHead, { letters, appUrl, isForRegion }: Pick<ApiPorts, 'letters' | 'appUrl'> & { readonly isForRegion: boolean }): string {
  return letters.subjectOf(mail, { region: { id: head.regionId, ...head.region }, year: head.year, appUrl, now: mail.sentAt ?? mail.decidedAt, isForRegion })
}

export function resendNotification({ clock, years, outbox, letters, appUrl }: Pick<ApiPorts, 'clock' | 'years' | 'outbox' | 'letters' | 'appUrl'>) {
  return async (actor: Actor, key: RegionYearKey, id: string): Promise<NotificationSeen> => {
    const head = await years.get(key)
    const notification = await outbox.get(key.regionId, id)
    if (!head || !notification || notification.year !== key.year) throw notFound()
    const now = clock()
    await outbox.resend(notification, now, traceOf(actor, 'resend-notification', `${pathOfYear(key.regionId, key.year)}/notifications/${id}`, now))
    return { notification: { ...notification, state: 'waiting' }, subject: subjectOf(notification, head, { letters, appUrl, isForRegion: true }) }
  }
}
