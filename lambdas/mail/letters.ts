// The letters behind their port: Dutch words, and a calendar file written by whoever knows how.
import type { Letters } from '../ports/mail.ts'
import { composeMail, subjectOfNotification } from './compose-mail.ts'
import type { WriteCalendar } from './letter-calendar.ts'

/** The letters of the house; `writeCalendar` is `calendarFile` of the formats room. */
export function letters(writeCalendar: WriteCalendar): Letters {
  return {
    compose: (notification, context) => composeMail(notification, context, writeCalendar),
    subjectOf: subjectOfNotification,
  }
}
