// A day as the refusals write it: `woensdag 31 maart 2027`.
import { isLocalDate, weekday } from '../domain/local-date.ts'

export const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']
const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']

/** The day in words; what is no day is answered as it is. */
export function dutchDay(date: string): string {
  if (!isLocalDate(date)) return date
  return `${weekdays[weekday(date) - 1]} ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}
