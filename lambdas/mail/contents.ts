// What one notification says, sorted by how a mail says it: tasks, news of the calendar, messages of the region, dossiers, OSO, schools that moved.
import type { Instant } from '../domain/moment.ts'
import type { NotificationItem } from '../domain/notification.ts'
import { type Message, messagesOf } from './messages.ts'
import { type News, newsOf } from './news.ts'
import { type NotWorking, notWorkingOf } from './oso.ts'
import { type MoveTold, movesOf } from './school-moved.ts'
import { type Task, tasksOf } from './tasks.ts'
import type { TransferItem } from '../domain/transfer-items.ts'
import { transfersOf } from './transfers.ts'

export interface Contents {
  readonly tasks: readonly Task[]
  readonly news: readonly News[]
  readonly messages: readonly Message[]
  readonly transfers: readonly TransferItem[]
  /** The schools for which OSO does not work yet; none or one, however many schools. */
  readonly notWorking: readonly NotWorking[]
  readonly moves: readonly MoveTold[]
}

/** The contents of a notification as they stand at `now`. */
export function contentsOf(items: readonly NotificationItem[], now: Instant): Contents {
  return { tasks: tasksOf(items, now), news: newsOf(items), messages: messagesOf(items), transfers: transfersOf(items), notWorking: notWorkingOf(items), moves: movesOf(items) }
}
