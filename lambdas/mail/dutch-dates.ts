// Days and times in Dutch words, from the day itself: no zone of any machine comes near them.
import { type LocalDate, weekday } from '../domain/local-date.ts'
import { opensSomething } from '../domain/milestone.ts'
import type { TimeOfDay } from '../domain/moment.ts'
import type { StepFacts } from '../domain/notification.ts'

const weekdays = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']
const months = [
  'januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december',
]

/** `woensdag 31 maart 2027` */
export function dayWords(date: LocalDate): string {
  return `${weekdays[weekday(date) - 1]} ${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
}

/** `16.00 uur` */
export function timeWords(at: TimeOfDay): string {
  return `${at.replace(':', '.')} uur`
}

/** `woensdag 31 maart 2027, 16.00 uur`; without a time the day alone. */
export function momentWords({ on, at }: Pick<StepFacts, 'on' | 'at'>): string {
  return at ? `${dayWords(on)}, ${timeWords(at)}` : dayWords(on)
}

/** A step in a list of dates: its title and when it is, without saying `vanaf` or `uiterlijk` twice. */
export function stepInList(title: string, step: Pick<StepFacts, 'kind' | 'on' | 'at' | 'from'>): string {
  if (step.kind === 'applications-close') return `${title}: aanmelden kan ${whenWords(step)}`
  const saysItself = /(^uiterlijk\b|\bvanaf$)/i.test(title)
  return `${title}${title.endsWith('vanaf') ? ' ' : ': '}${saysItself ? momentWords(step) : whenWords(step)}`
}

/** When a step is, with the word that binds: `uiterlijk` counts the day itself, `vanaf` opens, `t/m` closes. */
export function whenWords(step: Pick<StepFacts, 'kind' | 'on' | 'at' | 'from'>): string {
  if (opensSomething(step.kind)) return `vanaf ${momentWords(step)}`
  if (step.kind === 'applications-close') return `${step.at ? 'tot' : 't/m'} ${momentWords(step)}`
  if (step.from && step.from !== step.on) return `van ${dayWords(step.from)} t/m ${momentWords(step)}`
  return `uiterlijk ${momentWords(step)}`
}
