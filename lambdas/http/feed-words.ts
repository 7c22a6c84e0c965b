// The Dutch words of a calendar feed: its name, and what stands below the title of each event.
import { opensSomething } from '../domain/milestone.ts'
import type { StepFacts } from '../domain/notification.ts'
import type { FeedEvent, FeedSeen } from '../usecases/see-feed.ts'
import { dutchDay } from './dutch-day.ts'

const mostNames = 10

const momentWords = ({ on, at }: Pick<StepFacts, 'on' | 'at'>) => (at ? `${dutchDay(on)}, ${at.replace(':', '.')} uur` : dutchDay(on))

/** When a step is, with the word that binds, as the mails say it. */
export function whenWords(step: Pick<StepFacts, 'kind' | 'on' | 'at' | 'from'>): string {
  if (opensSomething(step.kind)) return `vanaf ${momentWords(step)}`
  if (step.kind === 'applications-close') return `${step.at ? 'tot' : 't/m'} ${momentWords(step)}`
  if (step.from && step.from !== step.on) return `van ${dutchDay(step.from)} t/m ${momentWords(step)}`
  return `uiterlijk ${momentWords(step)}`
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** "A, B en C"; of a long list the first, and how many more there are. */
function namesInWords(names: readonly string[]): string {
  if (names.length > mostNames) return `${names.slice(0, mostNames).join(', ')} en nog ${names.length - mostNames}`
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`
}

export function feedName({ heads }: Pick<FeedSeen, 'heads'>): string {
  return `Overstap ${namesInWords([...new Set(heads.map((head) => head.region.name))])} ${heads[0]!.year}`
}

/** When the step is, for which schools where the feed has several, the region's note, and whom to ask. */
export function eventWords({ step, schools, head, event }: FeedEvent, { schools: followed }: Pick<FeedSeen, 'schools'>): string {
  const { name, phone } = head.region.contactPoint
  const when = event.cancelled ? `Vervallen. Was ${whenWords(step)}.` : `${capital(whenWords(step))}.`
  const who = followed > 1 ? [`Voor ${namesInWords(schools.map((school) => school.name))}.`] : []
  return [when, ...who, ...(step.note ? [step.note] : []), `${name}, ${phone}`].join('\n')
}
