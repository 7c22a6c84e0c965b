// Days and times as people in the Netherlands read them: "woensdag 31 maart 2027", "16.00 uur".

const weekdays = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag']
const months = [
  'januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december',
]
const shortMonths = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']

interface Parts {
  readonly weekday: string
  readonly dayOfMonth: number
  readonly month: number
  readonly year: string
}

/** The parts of a day such as `2027-03-31`; `undefined` when that day does not exist. */
function partsOf(day: string): Parts | undefined {
  const at = new Date(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day)) return undefined
  return { weekday: weekdays[at.getUTCDay()]!, dayOfMonth: at.getUTCDate(), month: at.getUTCMonth(), year: day.slice(0, 4) }
}

export const monthName = (month: number): string => months[month]!

/** "woensdag 31 maart 2027"; what is no day comes back as it is. */
export function longDay(day: string): string {
  const parts = partsOf(day)
  return parts ? `${parts.weekday} ${parts.dayOfMonth} ${months[parts.month]} ${parts.year}` : day
}

/** "wo 31 mrt 2027" */
export function shortDay(day: string): string {
  const parts = partsOf(day)
  return parts ? `${parts.weekday.slice(0, 2)} ${parts.dayOfMonth} ${shortMonths[parts.month]} ${parts.year}` : day
}

/** "31 mrt" */
export function briefDay(day: string): string {
  const parts = partsOf(day)
  return parts ? `${parts.dayOfMonth} ${shortMonths[parts.month]}` : day
}

/** "10 januari 2027", without the day of the week. */
export function plainDay(day: string): string {
  const parts = partsOf(day)
  return parts ? `${parts.dayOfMonth} ${months[parts.month]} ${parts.year}` : day
}

/** "16.00 uur" */
export const clockTime = (time: string): string => `${time.replace(':', '.')} uur`

const wall = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})

/** The day and time on the wall in Amsterdam at a moment. */
export function onTheWall(moment: string | number): { readonly day: string; readonly time: string } {
  const parts = Object.fromEntries(wall.formatToParts(new Date(moment)).map((part) => [part.type, part.value]))
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` }
}

/** "woensdag 31 maart 2027, 16.02 uur" */
export function longMoment(moment: string): string {
  const { day, time } = onTheWall(moment)
  return `${longDay(day)}, ${clockTime(time)}`
}

/** "wo 31 mrt 2027, 16.02 uur" */
export function shortMoment(moment: string): string {
  const { day, time } = onTheWall(moment)
  return `${shortDay(day)}, ${clockTime(time)}`
}

interface Dated {
  readonly kind: string
  readonly on: string
  readonly from?: string | undefined
  readonly at?: string | undefined
}

const opening: ReadonlySet<string> = new Set(['applications-open', 'release'])

/** The day of a step with its time where it has one: "woensdag 31 maart 2027, 16.00 uur". */
export function dayAndTime(step: Pick<Dated, 'on' | 'at'>): string {
  return step.at ? `${longDay(step.on)}, ${clockTime(step.at)}` : longDay(step.on)
}

/** When a step is due, as it binds a school: "Uiterlijk …", "Vanaf …" where something opens, "Van … t/m …" where it takes a while. */
export function whenDue(step: Dated): string {
  if (opening.has(step.kind)) return `Vanaf ${dayAndTime(step)}`
  if (step.kind === 'applications-close') return `Tot en met ${dayAndTime(step)}`
  if (step.from) return `Van ${longDay(step.from)} tot en met ${dayAndTime(step)}`
  return `Uiterlijk ${dayAndTime(step)}`
}

/** "2026-2027" as "schooljaar 2026-2027" is read; the address keeps its dash, the screen gets an en dash. */
export const yearName = (year: string): string => year.replace('-', '–')
