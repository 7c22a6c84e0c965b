// The calendar that goes with a letter: all steps of a published calendar, or the touched ones of a changed one.
import type { LocalDate } from '../domain/local-date.ts'
import { momentOf, opensSomething } from '../domain/milestone.ts'
import type { Instant } from '../domain/moment.ts'
import type { StepFacts } from '../domain/notification.ts'
import type { SchoolId } from '../domain/school.ts'
import type { LetterContext } from '../ports.ts'
import { whenWords } from './dutch-dates.ts'
import type { News } from './news.ts'
import { capital, onOneLine } from './plain-words.ts'
import { schoolPage } from './school-page.ts'

type LetterEvent = {
  readonly uid: string
  readonly sequence: number
  readonly title: string
  readonly description: string
  readonly url: string
  readonly cancelled: boolean
} & (
  | { readonly kind: 'day'; readonly on: LocalDate; readonly from?: LocalDate }
  | { readonly kind: 'moment' | 'opening'; readonly on: LocalDate; readonly at: Instant }
)

export interface LetterCalendar {
  readonly name: string
  readonly events: readonly LetterEvent[]
  readonly stamp: Instant
  readonly method: 'PUBLISH'
}

/** Writes the text of an `.ics` file. */
export type WriteCalendar = (calendar: LetterCalendar) => string

/** Letters, digits and dots as they are, all else as a number: the same for the same step in every version, and for no other step. */
const uidPart = (text: string) => text.replace(/[^\w.-]/gu, (character) => `#${character.codePointAt(0)!.toString(16)}`)

/** On the day that applications close one can still apply: "gesloten" alone would say otherwise. */
function eventTitle(step: StepFacts): string {
  const title = onOneLine(step.title)
  return step.kind === 'applications-close' ? `Overstap: laatste dag aanmelden (${title})` : `Overstap: ${title}`
}

function eventOf(step: StepFacts, version: number, cancelled: boolean, schoolId: SchoolId, context: LetterContext): LetterEvent {
  const { region, year } = context
  const contact = `${onOneLine(region.contactPoint.name)}, ${onOneLine(region.contactPoint.phone)}`
  const when = step.at
    ? ({ kind: opensSomething(step.kind) ? 'opening' : 'moment', on: step.on, at: momentOf(step) } as const)
    : ({ kind: 'day', on: step.on, ...(step.from && { from: step.from }) } as const)
  return {
    ...when,
    uid: `${uidPart(region.id)}.${year}.${uidPart(step.milestoneId)}@overstapcoordinator`,
    sequence: version,
    title: eventTitle(step),
    description: `${cancelled ? `Vervallen. Was ${whenWords(step)}` : capital(whenWords(step))}.\n${contact}`,
    url: schoolPage(context, schoolId),
    cancelled,
  }
}

/** The calendar of this news, each step once however many schools hear of it; `undefined` when there is no news. */
export function calendarOf(news: readonly News[], context: LetterContext): LetterCalendar | undefined {
  if (news.length === 0) return undefined
  const events = new Map<string, LetterEvent>()
  for (const each of news) {
    const schoolId = each.schools[0]!.schoolId
    const steps = each.kind === 'calendar-published' ? each.steps.map((step) => ({ step, change: 'added' as const })) : each.changes
    for (const { step, change } of steps) {
      if (!events.has(step.milestoneId)) events.set(step.milestoneId, eventOf(step, each.version, change === 'removed', schoolId, context))
    }
  }
  const name = `Overstap ${onOneLine(context.region.name)} ${context.year}`
  return { name, events: [...events.values()], stamp: context.now, method: 'PUBLISH' }
}
