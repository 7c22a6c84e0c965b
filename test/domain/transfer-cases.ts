// How the tests of mails about dossiers read a notification: its kinds, counts and readers.
import type { Notification, NotificationItem } from '../../lambdas/domain/notification.ts'
import { isTransfer } from '../../lambdas/domain/transfer-items.ts'

export type { Notification }

/** `not-ours 2 po`, one per item. */
export const transfersOfItems = (items: readonly NotificationItem[]): string =>
  items.filter(isTransfer).map((item) => `${item.kind} ${item.count}${'reader' in item ? ` ${item.reader}` : ''}`).join(', ')
