// Steps as events of a calendar program: the same in a mail and in a feed, so that one replaces the other.
import type { LocalDate } from './local-date.ts'
import { momentOf, opensSomething } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { StepFacts } from './notification.ts'
import type { SchoolYear } from './school-year.ts'

/** When an event is. */
type EventMoment =
  | { readonly kind: 'day'; readonly from?: LocalDate; readonly on: LocalDate }
  /** A deadline: half an hour that ends at the moment. */
  | { readonly kind: 'moment'; readonly on: LocalDate; readonly at: Instant }
  /** Something opens: half an hour that begins at the moment. */
  | { readonly kind: 'opening'; readonly on: LocalDate; readonly at: Instant }

export type CalendarEvent = EventMoment & {
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

/** What stands in a calendar file. */
export interface CalendarOfEvents {
  readonly name: string
  readonly events: readonly CalendarEvent[]
  readonly stamp: Instant
  readonly method: 'PUBLISH'
  /** How often a program that follows the file is asked to look again. */
  readonly refreshMinutes?: number
}

/** The calendar that a step stands in. */
export interface EventSource {
  readonly regionId: string
  readonly year: SchoolYear
  /** See `PublishedCalendar`. */
  readonly lastChanged?: Readonly<Record<string, number>> | undefined
  readonly cancelled?: boolean
}

/** Letters, digits and dots as they are, all else as a number: the same for the same step in every version, and for no other step. */
const uidPart = (text: string) => text.replace(/[^\w.-]/gu, (character) => `#${character.codePointAt(0)!.toString(16)}`)

const onOneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** On the day that applications close one can still apply: "gesloten" alone would say otherwise. */
function titleOf(step: StepFacts): string {
  const title = onOneLine(step.title)
  return step.kind === 'applications-close' ? `Overstap: laatste dag aanmelden (${title})` : `Overstap: ${title}`
}

/** The event of a step: who writes it adds a description and an address. A step that no version changed since the first counts 1. */
export function eventOfStep(step: StepFacts, { regionId, year, lastChanged, cancelled = false }: EventSource): CalendarEvent {
  const when: EventMoment = step.at
    ? { kind: opensSomething(step.kind) ? 'opening' : 'moment', on: step.on, at: momentOf(step) }
    : { kind: 'day', on: step.on, ...(step.from && { from: step.from }) }
  return {
    ...when,
    uid: `${uidPart(regionId)}.${year}.${uidPart(step.milestoneId)}@overstapcoordinator`,
    sequence: lastChanged?.[step.milestoneId] ?? 1,
    title: titleOf(step),
    cancelled,
  }
}
