// What a plan of mails starts from: for the clock that decides, and for whoever looks ahead.
import type { PublishedCalendar } from '../domain/calendar.ts'
import type { PlanInput } from '../domain/decided.ts'
import type { YearSettings } from '../domain/region.ts'
import { stepsOf } from '../domain/reminder-steps.ts'
import { retentionEndsAt } from '../domain/retention.ts'
import type { ClockRow } from '../ports/mail.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'

/** What the clock knows of rounds: none in a region without dossiers, and none of a year that is over. */
export function roundsOf({ hasDossiers = false }: Pick<ClockRow, 'hasDossiers'>, head: Pick<YearHead, 'year' | 'settings' | 'calendar' | 'closedAt'>): Pick<PlanInput, 'rounds'> {
  if (head.settings.dossiers === 'none' || head.closedAt !== undefined) return {}
  return { rounds: { year: head.year, hasDossiers, endsAt: retentionEndsAt(head) } }
}

/**
 * The calendar, the one that schools were told of when it is another, and what the region wrote since: no read, unless schools are still to
 * be told of a calendar (1 read) or of a message (1 query). `current` is the calendar that is published, where that is not `calendar`.
 */
export async function planInputOf(
  { years }: Pick<Ports, 'years'>,
  row: Pick<ClockRow, 'regionId' | 'year' | 'decided' | 'newestMessage'>,
  calendar: PublishedCalendar,
  settings: YearSettings,
  current: PublishedCalendar = calendar,
): Promise<PlanInput> {
  const { decided, newestMessage } = row
  const told = decided.toldOfVersion
  const toldCalendar = told === 0 || told >= calendar.number ? undefined : told === current.number ? current : await years.version(row, told)
  const messages = newestMessage !== undefined && newestMessage !== decided.toldOfMessage ? await years.messages(row, decided.toldOfMessage) : []
  return { calendar, settings, decided, steps: stepsOf(calendar.milestones, settings), messages, ...(toldCalendar && { toldCalendar }) }
}
