// A message of the region to a selection of its schools: counted and shown beforehand, then kept for the clock, which sends it.
import type { Actor } from '../domain/actor.ts'
import { personOf } from '../domain/contact.ts'
import type { Instant } from '../domain/moment.ts'
import { inventedReader, inventedSchool } from '../domain/letter-example.ts'
import type { NotificationItem } from '../domain/notification.ts'
import { isForSchool, messageDueAt, type MessageSelection, type RegionMessage, whoGetsMessage } from '../domain/region-message.ts'
import { notFound, Refusal, refuseFaults } from '../domain/refusal.ts'
import type { School } from '../domain/school.ts'
import type { Mail } from '../ports/mail.ts'
import type { ApiPorts } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { RepeatKey } from '../ports/trace.ts'
import { refuseUnlessRepeated } from './create-region.ts'
import { asNotification, letterContext } from './plan-mails.ts'
import { pathOfYear, traceOf } from './trace.ts'
import { schoolsWithProgress } from './with-progress.ts'

export interface MessageWritten {
  readonly to: MessageSelection
  readonly milestoneId?: string
  readonly subject: string
  readonly text: string
}

export interface MessageSeen {
  readonly messageId: string
  readonly goesOutAt: Instant
  readonly persons: number
  readonly schools: readonly School[]
  readonly withoutContact: readonly School[]
  readonly preview: Pick<Mail, 'subject' | 'text' | 'html'>
}


/** Refuses a message before a calendar is published, and one about a step that is not in it. */
export function sendMessage(ports: Pick<ApiPorts, 'clock' | 'years' | 'schools' | 'progress' | 'letters' | 'appUrl' | 'repeatKeys'>) {
  return async (actor: Actor, key: RegionYearKey, written: MessageWritten, dryRun: boolean, repeat?: RepeatKey): Promise<MessageSeen> => {
    const found = await ports.years.forPlan(key)
    if (!found) throw notFound()
    const { head, clock } = found
    const { calendar, settings } = head
    if (!calendar || !clock) throw new Refusal('nothing-published')
    const isKnown = written.milestoneId === undefined || calendar.milestones.some((milestone) => milestone.id === written.milestoneId)
    refuseFaults(isKnown ? [] : [{ path: 'milestoneId', code: 'unknown-step' }])
    const now = ports.clock()
    const message: RegionMessage = { ...written, id: idAfter(clock.newestMessage), writtenAt: now, ...(repeat && { request: repeat.id }) }
    const dueAt = messageDueAt(message, settings.schoolHolidays)
    const schools = (await schoolsWithProgress(ports, head, calendar.milestones)).filter((school) => isForSchool(message, school, { calendar, settings }, now))
    const readers = schools.map((school) => whoGetsMessage(message, school.contacts))
    const item: NotificationItem = { kind: 'message', ...inventedSchool, messageId: message.id, subject: written.subject, text: written.text }
    const { subject, text, html } = ports.letters.compose(asNotification({ ...inventedReader, items: [item] }, key, dueAt), letterContext(ports, head, dueAt))
    const kept = dryRun ? message : await keep(ports, actor, key, message, clock.newestMessage, repeat)
    return {
      messageId: kept.id,
      goesOutAt: messageDueAt(kept, settings.schoolHolidays),
      persons: new Set(readers.flat().map(personOf)).size,
      schools,
      withoutContact: schools.filter((_, i) => readers[i]!.length === 0),
      preview: { subject, text, html },
    }
  }
}

/** The next number: messages go out in the order in which they were kept, whatever the clocks of those who wrote them. */
const idAfter = (newest: string | undefined) => String(Number(newest ?? 0) + 1).padStart(6, '0')

/** Keeps the message; a repeat of the same request finds the one that was kept. */
async function keep(
  { years, repeatKeys }: Pick<ApiPorts, 'years' | 'repeatKeys'>,
  actor: Actor,
  key: RegionYearKey,
  message: RegionMessage,
  newest: string | undefined,
  repeat: RepeatKey | undefined,
): Promise<RegionMessage> {
  const trace = traceOf(actor, 'send-message', `${pathOfYear(key.regionId, key.year)}/messages/${message.id}`, message.writtenAt)
  try {
    await years.saveMessage(key, message, newest, trace, repeat)
    return message
  } catch (error) {
    await refuseUnlessRepeated(error, repeat, repeatKeys)
    return (await years.messages(key)).find(({ request }) => request === repeat?.id) ?? message
  }
}
