// The outbox's work: takes decided notifications, leaves out what no longer holds, sends each as one mail and writes down how it ended.
import { chasedAt, waitingAt } from '../domain/collection.ts'
import { personOf } from '../domain/contact.ts'
import { schoolPageUrl } from '../domain/link.ts'
import { type Instant, later, minutes } from '../domain/moment.ts'
import type { Notification, NotificationItem } from '../domain/notification.ts'
import { isPastRetention } from '../domain/retention.ts'
import { isRound } from '../domain/transfer-items.ts'
import { asItHolds, asStillAsked } from '../domain/withdrawal.ts'
import type { Outcome, OutboxMessage } from '../ports/mail.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'
import { voFacts } from './read-round.ts'

/**
 * How long a sender has: longer than its door may run, shorter than the queue hides a message, so that a message that comes back finds
 * its notification free. When a sender dies after the mail service took the mail and before that was written down, the lease ends and the
 * mail goes out again: the one case in which a mail is doubled.
 */
const lease = minutes(1)
/** As long as the mail service takes nothing a mail waits; after a week someone has to look at it, and can let it go out again. */
const triesFor = minutes(7 * 24 * 60)
/**
 * A mail that goes out later than this after it was decided, or that goes out again, looks again at what its schools have done since, and at their
 * contacts: who mends an address that bounced sends again at once.
 */
const freshFor = minutes(15)

type Needed = Pick<Ports, 'clock' | 'years' | 'schools' | 'deliveries' | 'boards' | 'outbox' | 'mailer' | 'letters' | 'links'> & { readonly appUrl: string }

/** Sends what the messages name; answers the messages that must come again. A fault with one is told to `report`; it stops and repeats no other. */
export function sendNotifications(ports: Needed, report: (fault: unknown) => void = () => {}) {
  return async (messages: readonly OutboxMessage[]): Promise<readonly OutboxMessage[]> => {
    const heads = new Map<string, Promise<YearHead | undefined>>()
    // Read once per batch and not from memory: a step that was moved a moment ago must not be announced on its old date.
    const headOf = (notification: Notification) => {
      const name = `${notification.regionId}#${notification.year}`
      const known = heads.get(name) ?? ports.years.getFresh(notification)
      heads.set(name, known)
      return known
    }
    const isDone = (message: OutboxMessage) =>
      sendOne(ports, headOf, message).catch((fault: unknown) => {
        report(fault)
        return false
      })
    const again = await Promise.all(messages.map(async (message) => ((await isDone(message)) ? [] : [message])))
    return again.flat()
  }
}

async function sendOne(ports: Needed, headOf: (notification: Notification) => Promise<YearHead | undefined>, message: OutboxMessage): Promise<boolean> {
  const now = ports.clock()
  const notification = await ports.outbox.claim(message.regionId, message.id, now, later(now, lease))
  if (!notification) return true
  const outcome = await send(ports, await headOf(notification), notification, now)
  await ports.outbox.settle(notification, outcome, ports.clock())
  return outcome.state !== 'waiting'
}

async function send(ports: Needed, head: YearHead | undefined, notification: Notification, now: Instant): Promise<Outcome> {
  const calendar = head?.calendar
  if (!head || !calendar) return { state: 'withdrawn' }
  if (now - notification.waitingSince > triesFor) return { state: 'failed', failure: 'tried-too-long' }
  const held = notification.items.map((item) => asItHolds(item, calendar)).filter((item): item is NotificationItem => item !== undefined)
  const counted = (await Promise.all(held.map((item) => countedNow(ports, head, item, now)))).filter((item) => item !== undefined)
  const isFresh = notification.waitingSince === notification.decidedAt && now - notification.decidedAt <= freshFor
  const { items, to } = isFresh ? { items: counted, to: notification.to } : await asOfNow(ports, head, { ...notification, items: counted }, now)
  if (items.length === 0) return { state: 'withdrawn' }
  const region = { id: head.regionId, ...head.region }
  const pages = await pagesOf(ports, head, to)
  const carriesFiles = head.settings.dossiers !== 'none'
  const mail = ports.letters.compose({ ...notification, items, to }, { region, year: head.year, appUrl: ports.appUrl, now, pages, carriesFiles, calendar })
  const result = await ports.mailer.send(mail)
  switch (result.kind) {
    case 'taken':
      return { state: 'sent', messageId: result.messageId }
    case 'refused':
      return { state: 'failed', failure: result.failure }
    case 'not-now':
      return { state: 'waiting' }
  }
}

/** The address of each school's page, for this reader alone. */
async function pagesOf({ links, appUrl }: Needed, { regionId, year }: YearHead, { pages }: Notification['to']): Promise<Readonly<Record<string, string>>> {
  const signed = pages.map(async ({ schoolId, contactId, since }) => {
    const token = await links.sign({ kind: 'page', regionId, year, schoolId, contactId, since })
    return [schoolId, schoolPageUrl(appUrl, token)] as const
  })
  return Object.fromEntries(await Promise.all(signed))
}

/**
 * What waits for a VO school is counted again when its mail goes: who fetched meanwhile is not chased, and what was taken back is not announced.
 * The other counts stay as they were at the round. Once the year is over no round has anything to say.
 */
async function countedNow({ schools, deliveries, boards }: Needed, head: YearHead, item: NotificationItem, now: Instant): Promise<NotificationItem | undefined> {
  if (isRound(item) && isPastRetention(head, now)) return undefined
  if (item.kind !== 'dossiers-ready' && item.kind !== 'not-collected') return item
  const [place, read] = await Promise.all([schools.getWithYear(head, item.schoolId), deliveries.list(item.schoolId, head.year)])
  if (!place) return undefined
  const [board] = await boards.facts([place.school.boardId])
  const own = read.deliveries.filter(({ regionId }) => regionId === head.regionId)
  const tally = { deliveries: own, fetched: read.fetched, ...voFacts(head, place.school, board) }
  const count = item.kind === 'dossiers-ready' ? waitingAt(tally, now).length : chasedAt(tally, item.at, now, head.settings.schoolHolidays)
  return count > 0 ? { ...item, count } : undefined
}

/** Without the work that schools have reported since the mail was decided, and to the address that the person has by now. */
async function asOfNow(ports: Needed, head: YearHead, { items, to }: Notification, now: Instant): Promise<Pick<Notification, 'items' | 'to'>> {
  const ids = [...new Set(items.map((item) => item.schoolId))]
  const found = await Promise.all(
    ids.map(async (schoolId) => {
      return [schoolId, (await ports.schools.getWithYear(head, schoolId))?.school] as const
    }),
  )
  const schools = new Map(found)
  const asked = items.flatMap((item) => {
    const school = schools.get(item.schoolId)
    const still = school && asStillAsked(item, school, head.calendar?.milestones ?? [], now)
    return still ? [still] : []
  })
  if (to.isContactPoint) return { items: asked, to: { ...to, email: head.region.contactPoint.email, name: head.region.contactPoint.name } }
  const contactOf = (contactId: string) => found.flatMap(([, school]) => school?.contacts ?? []).find((contact) => contact.contactId === contactId)
  const email = to.contactIds.map(contactOf).find((known) => known !== undefined)?.email ?? to.email
  // A link that was renewed since is dead: the one that holds now goes with the mail, but never another person's.
  const pages = to.pages.flatMap((page) => {
    const contact = contactOf(page.contactId)
    return contact && personOf(contact) === personOf({ email }) ? [{ ...page, since: contact.linkSince ?? (0 as const) }] : []
  })
  return { items: asked, to: { ...to, pages, email } }
}
