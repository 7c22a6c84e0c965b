// The mails of a year over HTTP.
import { toIso } from '../../domain/moment.ts'
import type { NotificationItem } from '../../domain/notification.ts'
import type { Page } from '../../ports/mail.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { type NotificationSeen, type NotificationsSeen, resendNotification, seeNotifications } from '../../usecases/see-notifications.ts'
import type { Handler } from '../handler.ts'
import { fromCursor, toCursor } from '../pages.ts'

const usualPage = 50

const aboutBody = (item: NotificationItem) => ({ kind: item.kind, schoolId: item.schoolId, ...('step' in item && { title: item.step.title }) })

function mailBody({ notification, subject }: NotificationSeen) {
  const { id, to, items, state, failure, attempt, decidedAt, sentAt } = notification
  const schools = new Map(items.map((item) => [item.schoolId, item.schoolName]))
  return {
    id,
    subject,
    to: { email: to.email, ...(to.name && { name: to.name }) },
    schools: [...schools].map(([schoolId, name]) => ({ schoolId, name })),
    about: items.map(aboutBody),
    state,
    ...(failure && { failure }),
    attempt,
    decidedAt: toIso(decidedAt),
    ...(sentAt !== undefined && { sentAt: toIso(sentAt) }),
  }
}

const pageAsked = (query: { readonly limit?: number | undefined; readonly cursor?: string | undefined }): Page => ({
  limit: query.limit ?? usualPage,
  ...(query.cursor !== undefined && { cursor: fromCursor(query.cursor) }),
})

const listBody = ({ notifications, cursor }: NotificationsSeen) => ({
  notifications: notifications.map(mailBody),
  ...(cursor !== undefined && { cursor: toCursor(cursor) }),
})

export function notificationHandlers(ports: ApiPorts) {
  const see = seeNotifications(ports)
  const resend = resendNotification(ports)
  const listNotifications: Handler<'listNotifications'> = async ({ actor, params, query }) => ({ body: listBody(await see(actor, params, pageAsked(query))) })
  const listSchoolNotifications: Handler<'listSchoolNotifications'> = async ({ actor, params, query }) => ({
    body: listBody(await see(actor, params, pageAsked(query), params.schoolId)),
  })
  const resendHandler: Handler<'resendNotification'> = async ({ actor, params }) => ({ body: mailBody(await resend(actor, params, params.notificationId)) })
  return { listNotifications, listSchoolNotifications, resendNotification: resendHandler }
}
