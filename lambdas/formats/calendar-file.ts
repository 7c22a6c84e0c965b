// Steps to an iCalendar file (RFC 5545) that calendar programs take: whole days as dates, times in UTC, nothing of this machine's clock or zone.
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { addDays, type LocalDate } from '../domain/local-date.ts'
import { type Instant, later, minutes } from '../domain/moment.ts'

interface CalendarEventBase {
  /** The same for the same step in every file, so that a next version replaces it. */
  readonly uid: string
  /** Higher in every version that changes the event. */
  readonly sequence: number
  readonly title: string
  readonly description?: string
  readonly url?: string
  /** The step was taken out of the calendar. */
  readonly cancelled?: boolean
}

export type CalendarEvent = CalendarEventBase &
  (
    | { readonly kind: 'day'; readonly from?: LocalDate; readonly on: LocalDate }
    /** A deadline: half an hour that ends at the moment. */
    | { readonly kind: 'moment'; readonly on: LocalDate; readonly at: Instant }
    /** Something opens: half an hour that begins at the moment. */
    | { readonly kind: 'opening'; readonly on: LocalDate; readonly at: Instant }
  )

export interface CalendarInput {
  readonly name: string
  readonly events: readonly CalendarEvent[]
  readonly stamp: Instant
  readonly method: 'PUBLISH'
}

const halfHour = minutes(30)

/** One line of text without control characters, which iCalendar forbids. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** Text whose line breaks stay, but no other control character does. */
const severalLines = (text: string) => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?!\n)\p{Cc}+/gu, ' ')

// ical-generator escapes titles and descriptions, but writes the calendar's name and the uid as they are.
const escaped = (text: string) => oneLine(text).replace(/[\\;,]/g, '\\$&')

function safeUid(uid: string): string {
  if (!/^[\w.@#-]+$/.test(uid)) throw new RangeError('a uid has letters, digits and . _ - @ # only')
  return uid
}

const midnight = (date: LocalDate) => new Date(`${date}T00:00:00Z`)

function when(event: CalendarEvent): { readonly start: Date; readonly end: Date; readonly allDay: boolean } {
  switch (event.kind) {
    case 'day':
      // The end of a whole day is the day after: DTEND is exclusive.
      return { start: midnight(event.from ?? event.on), end: midnight(addDays(event.on, 1)), allDay: true }
    case 'moment':
      return { start: new Date(later(event.at, -halfHour)), end: new Date(event.at), allDay: false }
    case 'opening':
      return { start: new Date(event.at), end: new Date(later(event.at, halfHour)), allDay: false }
  }
}

/** The text of an `.ics` file, with CRLF. A step takes no time out of anybody's day: every event leaves its reader free. */
export function calendarFile({ name, events, stamp, method }: CalendarInput): string {
  const calendar = ical({
    name: escaped(name),
    prodId: { company: 'overstapcoordinator', product: 'calendar', language: 'NL' },
    method: ICalCalendarMethod[method],
  })
  for (const event of events) {
    calendar.createEvent({
      ...when(event),
      id: safeUid(event.uid),
      sequence: event.sequence,
      stamp: new Date(stamp),
      summary: oneLine(event.title),
      ...(event.description !== undefined && { description: severalLines(event.description) }),
      ...(event.url !== undefined && { url: new URL(event.url).href }),
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    })
  }
  return calendar.toString()
}
