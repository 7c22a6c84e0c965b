// A message that a region writes to a selection of its schools, and who gets it.
import type { PublishedCalendar } from './calendar.ts'
import { type Contact, whoIsWritten } from './contact.ts'
import type { Instant } from './moment.ts'
import { nextOpenMoment } from './open-hours.ts'
import type { YearSettings } from './region.ts'
import { type School, sideOf } from './school.ts'
import { isStepOf, stepsOfSchool } from './school-steps.ts'
import type { SchoolHoliday } from './working-days.ts'

export const messageSelections = ['all', 'behind', 'po', 'vo', 'boards'] as const
export type MessageSelection = (typeof messageSelections)[number]

export interface RegionMessage {
  /** A number of six digits: messages go out in this order. */
  readonly id: string
  readonly to: MessageSelection
  /** With `behind`: only schools that still have this step to do. */
  readonly milestoneId?: string
  readonly subject: string
  readonly text: string
  readonly writtenAt: Instant
  /** Of the request that wrote it, when that may be repeated. */
  readonly request?: string
}

/** When a message goes out: at once, or when schools work again, by the holidays as they are known then. */
export function messageDueAt({ writtenAt }: Pick<RegionMessage, 'writtenAt'>, holidays: readonly SchoolHoliday[]): Instant {
  return nextOpenMoment(writtenAt, holidays)
}

interface Year {
  readonly calendar: PublishedCalendar
  readonly settings: Pick<YearSettings, 'usesOso' | 'dossiers'>
}

/** Behind: a step is open after its date; or the named step is still to be done, before its date or after. */
function isBehind(school: School, { calendar, settings }: Year, milestoneId: string | undefined, now: Instant): boolean {
  const steps = stepsOfSchool(school, calendar.milestones, settings, now)
  if (milestoneId === undefined) return steps.some((step) => step.state === 'overdue')
  return steps.some(({ milestone, state }) => milestone.id === milestoneId && isStepOf(school, milestone, settings) && (state === 'open' || state === 'overdue'))
}

/** Whether a message is meant for a school at `now`. */
export function isForSchool(message: Pick<RegionMessage, 'to' | 'milestoneId'>, school: School, year: Year, now: Instant): boolean {
  switch (message.to) {
    case 'all':
    case 'boards':
      return true
    case 'po':
    case 'vo':
      return sideOf(school.sector) === message.to
    case 'behind':
      return isBehind(school, year, message.milestoneId, now)
  }
}

/** Who at a school gets it: whoever the school's mails go to, or those who stand for its board. */
export function whoGetsMessage({ to }: Pick<RegionMessage, 'to'>, contacts: readonly Contact[]): readonly Contact[] {
  return to === 'boards' ? contacts.filter((contact) => contact.roles.includes('board')) : whoIsWritten(contacts, false)
}

/** Those of the messages that are meant for a school. */
export function messagesFor(messages: readonly RegionMessage[], school: School, year: Year, now: Instant): readonly RegionMessage[] {
  return messages.filter((message) => isForSchool(message, school, year, now))
}
