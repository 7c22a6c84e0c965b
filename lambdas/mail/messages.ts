// The messages in one notification: what the region wrote in its own words, once for all schools of a person.
import type { NotificationItem } from '../domain/notification.ts'
import type { LetterContext } from '../ports/mail.ts'
import type { Block } from './letter.ts'
import { clipped, listed, onOneLine } from './plain-words.ts'

type MessageItem = Extract<NotificationItem, { readonly kind: 'message' }>

export interface Message {
  /** As typed, on one line. */
  readonly subject: string
  readonly text: string
  readonly schools: readonly { readonly schoolId: string; readonly schoolName: string }[]
}

/** The messages of a notification, each once however many schools it is sent to. */
export function messagesOf(items: readonly NotificationItem[]): readonly Message[] {
  const same = Map.groupBy(
    items.filter((item): item is MessageItem => item.kind === 'message'),
    (item) => item.messageId,
  )
  return [...same.values()].map((together): Message => {
    const { subject, text } = together[0]!
    return { subject: onOneLine(subject, 110), text, schools: together.map(({ schoolId, schoolName }) => ({ schoolId, schoolName })) }
  })
}

const longest = 4000

/** Typed text as paragraphs of lines: a blank line begins a next paragraph, any other line break stays. */
function paragraphsOf(text: string): readonly (readonly string[])[] {
  const lines = clipped(text, longest).split(/\r\n?|[\n\u0085\u2028\u2029]/).map((line) => onOneLine(line, longest))
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    if (line !== '') paragraphs.at(-1)!.push(line)
    else if (paragraphs.at(-1)!.length > 0) paragraphs.push([])
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

/** The section of one message; the schools are named when the reader works at more than one. */
export function messageBlocks({ text, schools }: Message, { region }: Pick<LetterContext, 'region'>, namesSchools: boolean): readonly Block[] {
  return [
    { kind: 'label', text: `Bericht van ${onOneLine(region.contactPoint.name)}` },
    ...(namesSchools ? [{ kind: 'paragraph', text: `Voor ${listed(schools.map((school) => onOneLine(school.schoolName)))}.` } as const] : []),
    ...paragraphsOf(text).map((lines): Block => ({ kind: 'lines', lines })),
  ]
}
