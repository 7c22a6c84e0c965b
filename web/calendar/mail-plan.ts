// The mails to come, as the screen shows them: by month, by week, and those of the schools that one looks for.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { monthName, onTheWall } from '../words/dates.ts'
import { addDays, weekday } from './days.ts'

export type MailPlan = Answer<'planMails'>
export type PlannedMail = MailPlan['mails'][number]

/** A mail that goes out, comes with the draft, or goes with it. */
export interface PlanLine {
  readonly mail: PlannedMail
  readonly kind: 'same' | 'new' | 'gone'
  readonly key: string
}

/** All mails in order of their moment; with `schoolIds` only those about one of them. */
export function linesOf(plan: Pick<MailPlan, 'mails' | 'gone'>, schoolIds?: ReadonlySet<string>): readonly PlanLine[] {
  const wanted = (mail: PlannedMail) => !schoolIds || mail.schoolIds.some((schoolId) => schoolIds.has(schoolId))
  const lines = [
    ...plan.mails.map((mail, index): PlanLine => ({ mail, kind: mail.change, key: `m${index}` })),
    ...plan.gone.map((mail, index): PlanLine => ({ mail, kind: 'gone', key: `g${index}` })),
  ]
  const at = ({ mail }: PlanLine) => Date.parse(mail.at)
  return lines.filter(({ mail }) => wanted(mail)).sort((a, b) => at(a) - at(b))
}

/** How many of these schools a mail is about. */
export const amongThem = (mail: Pick<PlannedMail, 'schoolIds'>, schoolIds: ReadonlySet<string>): number =>
  mail.schoolIds.filter((schoolId) => schoolIds.has(schoolId)).length

/** How many schools will be told that OSO does not work for them, as it is known now, and of how many that may still change. */
export function schoolsToTell(schools: MailPlan['connections'][number]['schools']): { readonly told: number; readonly open: number } {
  const count = (...labels: readonly (keyof typeof schools)[]) => labels.reduce((sum, label) => sum + (schools[label] ?? 0), 0)
  return { told: count('agreement-missing', 'mandate-missing', 'endpoint-missing'), open: count('unknown', 'recheck') }
}

export interface PlanMonth {
  /** "maart 2027" */
  readonly name: string
  readonly lines: readonly PlanLine[]
}

export function monthsOf(lines: readonly PlanLine[]): readonly PlanMonth[] {
  const months: { name: string; lines: PlanLine[] }[] = []
  for (const line of lines) {
    const { day } = onTheWall(line.mail.at)
    const name = `${monthName(Number(day.slice(5, 7)) - 1)} ${day.slice(0, 4)}`
    if (months.at(-1)?.name !== name) months.push({ name, lines: [] })
    months.at(-1)!.lines.push(line)
  }
  return months
}

export interface PlanWeek {
  readonly monday: string
  readonly mails: number
}

/** How many mails go out in each week from the first to the last, weeks without any too. */
export function weeksOf(lines: readonly PlanLine[]): readonly PlanWeek[] {
  const count = new Map<string, number>()
  for (const { mail, kind } of lines) {
    if (kind === 'gone') continue
    const { day } = onTheWall(mail.at)
    const monday = addDays(day, 1 - weekday(day))
    count.set(monday, (count.get(monday) ?? 0) + mail.persons)
  }
  const mondays = [...count.keys()].sort()
  const [first, last] = [mondays[0], mondays.at(-1)]
  if (!first || !last) return []
  const weeks: PlanWeek[] = []
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) weeks.push({ monday, mails: count.get(monday) ?? 0 })
  return weeks
}

/** A name of a month needs the room of two weeks. */
const weeksOfName = 2

/** Which weeks carry the name of their month: the first, and each that begins one; of two that stand too close the first goes. */
export function namedWeeks(weeks: readonly Pick<PlanWeek, 'monday'>[]): ReadonlySet<string> {
  const begins = weeks.flatMap(({ monday }, index) => (index === 0 || Number(monday.slice(8)) <= 7 ? [index] : []))
  const roomy = begins.filter((index, at) => (begins[at + 1] ?? Infinity) - index >= weeksOfName)
  return new Set(roomy.map((index) => weeks[index]!.monday))
}

/** When the schools hear of the new calendar itself: the first mail that tells of it. */
export function noticeOf(plan: Pick<MailPlan, 'mails'>): string | undefined {
  const news = plan.mails.filter(({ about }) => about.some(({ kind }) => kind === 'calendar-published' || kind === 'date-changed'))
  return news.map(({ at }) => at).sort()[0]
}
