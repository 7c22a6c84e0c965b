// Reads a moment as a person types it: RFC 3339, or what the wall clock in Amsterdam shows.
import { isLocalDate } from '../../../lambdas/domain/local-date.ts'
import { fromIso, isTimeOfDay, localDateOf, timeOfDayOf, wallClock, type Instant } from '../../../lambdas/domain/moment.ts'

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i
const wall = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::00)?$/

/**
 * The moment that a text names: `2027-03-24T07:00:00Z`, or `2027-03-24T08:00` in Amsterdam (the later one in the doubled hour).
 * `undefined` when it names none, as in the hour that the spring leaves out.
 */
export function readMoment(text: string): Instant | undefined {
  if (rfc3339.test(text)) return isLocalDate(text.slice(0, 10)) ? fromIso(text) : undefined
  const [, date = '', time = ''] = wall.exec(text) ?? []
  if (!isLocalDate(date) || !isTimeOfDay(time)) return undefined
  const clock = wallClock(date, time)
  if (clock.kind === 'missing') return undefined
  return clock.kind === 'once' ? clock.at : clock.later
}

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const weekdays = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag']

/** A moment for people, as `woensdag 24 maart 2027, 08.00 uur`, in Amsterdam. */
export function momentInWords(at: Instant): string {
  const date = localDateOf(at)
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return `${weekday} ${day} ${months[month - 1]} ${year}, ${timeOfDayOf(at).replace(':', '.')} uur`
}
