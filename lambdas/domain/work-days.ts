// On which days of the week each person works, over all schools of which that person is a contact, and which step is then theirs.
import { type Contact, personOf } from './contact.ts'
import { weekday } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import type { Step } from './reminder-steps.ts'
import type { School } from './school.ts'

/** When a person works: on the same days as long as we know, or on others since some moment. */
type DaysAt = (at: Instant) => ReadonlySet<number>

/** The days of whoever states any, or did, by person; whoever states none is taken to work every day. */
export interface WorkDays {
  readonly byPerson: ReadonlyMap<string, DaysAt>
  /** The schools at which any of them stands. */
  readonly schools: ReadonlySet<Pick<School, 'contacts'>>
}

const isStated = (contact: Contact) => (contact.workDays?.length ?? 0) + (contact.workDaysBefore?.length ?? 0) > 0

export function workDaysOf(schools: readonly Pick<School, 'contacts'>[]): WorkDays {
  const stated = Map.groupBy(schools.flatMap(({ contacts }) => contacts.filter(isStated)), personOf)
  const byPerson = new Map([...stated].map(([person, contacts]) => [person, daysOf(contacts)]))
  const isTheirs = (contact: Contact) => byPerson.has(personOf(contact))
  return { byPerson, schools: new Set(byPerson.size === 0 ? [] : schools.filter(({ contacts }) => contacts.some(isTheirs))) }
}

/** The days of all the person's schools together, as they were known at a moment. */
function daysOf(contacts: readonly Contact[]): DaysAt {
  const at = (moment: Instant) => new Set(contacts.flatMap(({ workDays, workDaysBefore, workDaysSince = 0 }) => (workDaysSince <= moment ? workDays : workDaysBefore) ?? []))
  const always = at(0 as Instant)
  return contacts.every(({ workDaysSince }) => workDaysSince === undefined) ? () => always : at
}

/**
 * Says of each person which of the steps of one reminder is theirs: `steps` are the reminder's own day and the earlier ones. It is the first
 * that was the person's last working day when it fell, by the days known then: days that are changed in between neither lose a reminder nor
 * repeat it. An earlier one that was never to be sent (`isSkipped`) leaves the person with the reminder's own day.
 */
export function whoseStep(steps: readonly Step[], { byPerson }: WorkDays, isSkipped: (step: Step) => boolean): (person: string) => Step {
  const own = steps.find((step) => step.lastDay === undefined)!
  const inOrder = [...steps].sort((a, b) => a.dueAt - b.dueAt)
  // The day of the week of each, the latest first: the first of them on which a person works is that person's last.
  const latestFirst = inOrder.toReversed().map((step) => [step.lastDay ?? weekday(localDateOf(step.dueAt)), step] as const)
  const early = inOrder.filter((step) => step.lastDay !== undefined && !isSkipped(step))
  const known = new Map<string, Step>()
  const find = (daysAt: DaysAt) =>
    early.find((step) => {
      const days = daysAt(step.dueAt)
      return latestFirst.find(([day]) => days.has(day))?.[1] === step
    })
  return (person) => {
    const daysAt = byPerson.get(person)
    if (!daysAt || early.length === 0) return own
    const step = known.get(person) ?? find(daysAt) ?? own
    known.set(person, step)
    return step
  }
}
