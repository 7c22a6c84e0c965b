// A notification to the mail that is sent: one letter to one person, with everything that is due for that person.
import type { Notification } from '../domain/notification.ts'
import type { LetterContext, Mail } from '../ports/mail.ts'
import { closingBlocks } from './closing.ts'
import { contentsOf } from './contents.ts'
import { type Block, letterHtml, letterText, withAddressesOnce } from './letter.ts'
import { calendarOf, type WriteCalendar } from './letter-calendar.ts'
import { messageBlocks } from './messages.ts'
import { agreementsBlocks, newsBlocks, newsHeading } from './news-section.ts'
import { notWorkingBlocks, notWorkingSubject } from './oso.ts'
import { onOneLine } from './plain-words.ts'
import { moveBlocks, moveSubject } from './school-moved.ts'
import { subjectOf } from './subject.ts'
import { taskBlocks, taskHeading } from './task-section.ts'
import { transferWords } from './transfer-words.ts'
import { transferBlocks } from './transfers.ts'

/** The subject of a notification as it holds at `now`, for a list of mails. */
export function subjectOfNotification({ items, decidedAt }: Notification, { year, now, isForRegion = false }: Pick<LetterContext, 'year' | 'now' | 'isForRegion'>): string {
  return subjectOf(contentsOf(items, now), { year, decidedAt, now, isForRegion })
}

/** The mail of a notification as it holds at `now`. A notification without items says nothing and is a fault of ours. */
export function composeMail(notification: Notification, context: LetterContext, writeCalendar: WriteCalendar): Mail {
  const { id, to, items } = notification
  if (items.length === 0) throw new RangeError('a notification without items cannot become a mail')
  const { region, year, now } = context
  const contents = contentsOf(items, now)
  const { tasks, news, messages, transfers, notWorking, moves } = contents
  const subject = subjectOfNotification(notification, context)
  const namesSchools = new Set(items.map((item) => item.schoolId)).size > 1
  const sections = [
    ...news.map((each) => ({ heading: newsHeading(each, year), blocks: newsBlocks(each, context, namesSchools) })),
    ...messages.map((message) => ({ heading: message.subject, blocks: messageBlocks(message, context, namesSchools) })),
    ...moves.map((move) => ({ heading: moveSubject(move), blocks: moveBlocks(move, context) })),
    ...transfers.map((item) => ({ heading: transferWords(item).subject, blocks: transferBlocks(item, context, namesSchools) })),
    ...notWorking.map((each) => ({ heading: notWorkingSubject(each), blocks: notWorkingBlocks(each, context, namesSchools) })),
    ...tasks.map((task) => ({ heading: taskHeading(task, year), blocks: taskBlocks(task, notification, context, namesSchools) })),
  ]
  const several = sections.length > 1
  const headingKind = several ? 'heading' : 'label'
  const calendar = calendarOf(contents, context)
  const blocks: readonly Block[] = withAddressesOnce([
    { kind: 'title', text: several ? subject : sections[0]!.heading },
    { kind: 'paragraph', text: to.name ? `Beste ${onOneLine(to.name, 120)},` : 'Beste collega,' },
    ...sections.flatMap((section) => [...(several ? [{ kind: 'heading', text: section.heading } as const] : []), ...section.blocks]),
    ...(news.some((each) => each.kind === 'calendar-published') ? agreementsBlocks(context, headingKind) : []),
    ...closingBlocks(notification, context, headingKind, calendar !== undefined && news.length === 0),
  ])
  return {
    to: to.email,
    replyTo: region.contactPoint.email,
    senderName: `${onOneLine(region.name, 60)} via Overstapcoordinator`,
    subject,
    text: letterText({ subject, blocks }),
    html: letterHtml({ subject, blocks }),
    ...(calendar && { calendar: writeCalendar(calendar) }),
    notificationId: id,
    regionId: region.id,
  }
}
