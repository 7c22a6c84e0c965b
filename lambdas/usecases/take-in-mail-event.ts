// Takes in what became of one mail: its notification says so, and a school that can no longer be reached by its address is marked.
import { personOf } from '../domain/contact.ts'
import { isUnreachable, type MailFate, stateAfter } from '../domain/mail-fate.ts'
import type { Notification } from '../domain/notification.ts'
import type { OutboxMessage } from '../ports/mail.ts'
import type { Ports } from '../ports/ports.ts'
import type { Placement } from '../ports/schools.ts'

export interface MailNews extends OutboxMessage {
  /** Under which the mail service took it. */
  readonly messageId: string
  /** The address that it went to. */
  readonly to: string
  readonly fate: MailFate | undefined
}

/**
 * `known`: it was told before, something that weighs more was, or the mail was sent again since. `no-news`: nothing that lasts. `too-early`: its
 * sender has not written down yet that it went, so it must come again. `not-ours`: there is no such notification (any more).
 */
export type TakenInNews = MailFate | 'known' | 'no-news' | 'too-early' | 'not-ours'

type Needed = Pick<Ports, 'outbox' | 'schools'>

/** The same news twice is the same as once. */
export function takeInMailEvent({ outbox, schools }: Needed) {
  /** The schools of a mail's pages of which somebody still has that address: a late event says nothing of an address that was mended. */
  async function schoolsAt(address: string, { regionId, year, to }: Notification): Promise<readonly Placement[]> {
    const ids = [...new Set(to.pages.map(({ schoolId }) => schoolId))]
    const found = await schools.getAllWithYears(ids.map((schoolId) => ({ regionId, year, schoolId })))
    const person = personOf({ email: address })
    return found.flatMap((place) => {
      const isThere = place?.school.contacts.some((contact) => personOf(contact) === person)
      return place && isThere ? [{ regionId, year, schoolId: place.school.schoolId }] : []
    })
  }

  return async (news: MailNews): Promise<TakenInNews> => {
    const { fate, messageId } = news
    if (!fate) return 'no-news'
    // Nearly always a mail was sent and arrives: one write, and nothing read.
    if (!isUnreachable(fate) && (await outbox.follow(news, messageId, fate, []))) return fate
    const notification = await outbox.get(news.regionId, news.id)
    if (!notification) return 'not-ours'
    if (notification.state === 'claimed') return 'too-early'
    if (!isUnreachable(fate) || !stateAfter[fate].over.includes(notification.state)) return 'known'
    const unreachable = await schoolsAt(news.to, notification)
    return (await outbox.follow(news, messageId, fate, unreachable)) ? fate : 'known'
  }
}
