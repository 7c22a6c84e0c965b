// The calendar that goes with a letter: every step that the letter names a date of, as the feed has it.
import { type CalendarEvent, type CalendarOfEvents, eventOfStep } from '../domain/calendar-events.ts'
import { type Instant, localDateOf } from '../domain/moment.ts'
import type { StepFacts } from '../domain/notification.ts'
import type { LetterContext } from '../ports/mail.ts'
import type { Contents } from './contents.ts'
import { whenWords } from './dutch-dates.ts'
import { capital, onOneLine } from './plain-words.ts'
import { agreementsPage } from './school-page.ts'

/** Writes the text of an `.ics` file. */
export type WriteCalendar = (calendar: CalendarOfEvents) => string

interface Named {
  readonly step: StepFacts
  /** Of the calendar that the letter is about. */
  readonly version: number
  readonly cancelled: boolean
}

function eventOf({ step, version, cancelled }: Named, context: LetterContext): CalendarEvent {
  const { region, year, calendar } = context
  const contact = `${onOneLine(region.contactPoint.name)}, ${onOneLine(region.contactPoint.phone)}`
  // As in the feed; where the calendar is not known a piece of news counts by the version that it is about.
  const lastChanged = calendar ? calendar.lastChanged : { [step.milestoneId]: version }
  return {
    ...eventOfStep(step, { regionId: region.id, year, lastChanged, cancelled }),
    description: `${cancelled ? `Vervallen. Was ${whenWords(step)}` : capital(whenWords(step))}.\n${contact}`,
    // Never the reader's own link: agendas are shared, and whoever has that link may act for the school.
    url: agreementsPage(context),
  }
}

/**
 * The steps that a letter names, each once however many schools hear of it. What is open past its date names no date to come; a step that
 * one school of the reader lost and another still has is not cancelled.
 */
function namedBy({ news, tasks }: Contents, now: Instant): readonly Named[] {
  const ofNews = news.flatMap(({ version, ...each }): readonly Named[] =>
    each.kind === 'calendar-published'
      ? each.steps.map((step) => ({ step, version, cancelled: false }))
      : each.changes.map(({ step, change }) => ({ step, version, cancelled: change === 'removed' })),
  )
  const today = localDateOf(now)
  const toCome = tasks.flatMap(({ state, steps }) => (state === 'overdue' ? [] : steps.filter((step) => step.on >= today)))
  const named = new Map<string, Named>()
  for (const each of [...ofNews, ...toCome.map((step): Named => ({ step, version: 1, cancelled: false }))]) {
    const known = named.get(each.step.milestoneId)
    if (!known || (known.cancelled && !each.cancelled)) named.set(each.step.milestoneId, each)
  }
  return [...named.values()]
}

/** The calendar of what a letter says; `undefined` when it names no date to come. */
export function calendarOf(contents: Contents, context: LetterContext): CalendarOfEvents | undefined {
  const events = namedBy(contents, context.now).map((named) => eventOf(named, context))
  if (events.length === 0 && contents.news.length === 0) return undefined
  return { name: `Overstap ${onOneLine(context.region.name)} ${context.year}`, events, stamp: context.now, method: 'PUBLISH' }
}
