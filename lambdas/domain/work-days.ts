// On which days of the week each person works, over all schools of which that person is a contact, and which step is then theirs.
import { type Contact, personOf } from './contact.ts'
import { weekday } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import type { Step } from './reminder-steps.ts'
import type { School } from './school.ts'

/** The contacts that state work days, or did, by person; whoever states none is taken to work every day. */
export type WorkDays = ReadonlyMap<string, readonly Contact[]>

export function workDaysOf(schools: readonly Pick<School, 'contacts'>[]): WorkDays {
  const stated = schools.flatMap(({ contacts }) => contacts.filter((contact) => contact.workDays?.length || contact.workDaysBefore?.length))
  return Map.groupBy(stated, personOf)
}

/** The days as they were known at a moment, of all the person's schools together. */
function daysAt(contacts: readonly Contact[], at: Instant): ReadonlySet<number> {
  return new Set(contacts.flatMap(({ workDays, workDaysBefore, workDaysSince = 0 }) => (workDaysSince <= at ? workDays : workDaysBefore) ?? []))
}

/** The day of the week of a person's last working day among those of these steps, the latest first. */
function lastDayAmong(days: ReadonlySet<number>, latestFirst: readonly Step[]): number | undefined {
  for (const step of latestFirst) {
    const day = step.lastDay ?? weekday(localDateOf(step.dueAt))
    if (days.has(day)) return step.lastDay
  }
  return undefined
}

/**
 * Which of the steps of one reminder is a person's own: `steps` are the reminder's own day and the earlier ones. It is the first that was
 * the person's last working day when it fell, by the days known then: days that are changed in between neither lose a reminder nor repeat
 * it. An earlier one that was never to be sent (`isSkipped`) leaves the person with the reminder's own day.
 */
export function stepOfPerson(person: string, steps: readonly Step[], workDays: WorkDays, isSkipped: (step: Step) => boolean): Step {
  const own = steps.find((step) => step.lastDay === undefined)!
  const contacts = workDays.get(person)
  if (!contacts || steps.length === 1) return own
  const inOrder = [...steps].sort((a, b) => a.dueAt - b.dueAt)
  const latestFirst = inOrder.toReversed()
  const early = inOrder.find((step) => step.lastDay !== undefined && !isSkipped(step) && lastDayAmong(daysAt(contacts, step.dueAt), latestFirst) === step.lastDay)
  return early ?? own
}
