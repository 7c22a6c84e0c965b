// Steps to an iCalendar file (RFC 5545) that calendar programs take: whole days as dates, times in UTC, nothing of this machine's clock or zone.
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CalendarEvent, CalendarOfEvents } from '../domain/calendar-events.ts'
import { addDays, type LocalDate } from '../domain/local-date.ts'
import { later, minutes } from '../domain/moment.ts'

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
export function calendarFile({ name, events, stamp, method, refreshMinutes }: CalendarOfEvents): string {
  const calendar = ical({
    name: escaped(name),
    prodId: { company: 'overstapcoordinator', product: 'calendar', language: 'NL' },
    method: ICalCalendarMethod[method],
    // Written as REFRESH-INTERVAL and, for older programs, as X-PUBLISHED-TTL.
    ...(refreshMinutes !== undefined && { ttl: refreshMinutes * 60 }),
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
