// On which days of the week each person works, over all schools of which that person is a contact, and which step is then theirs.
import { type Contact, personOf } from './contact.ts'
import { weekday } from './local-date.ts'
import { localDateOf } from './moment.ts'
import type { Step } from './reminder-steps.ts'
import type { School } from './school.ts'

export interface WorkDays {
  /** The days of whoever states any, of all their schools together; whoever states none is taken to work every day. */
  readonly byPerson: ReadonlyMap<string, ReadonlySet<number>>
  /** The schools at which any of them stands. */
  readonly schools: ReadonlySet<Pick<School, 'contacts'>>
}

export function workDaysOf(schools: readonly Pick<School, 'contacts'>[]): WorkDays {
  const stated = schools.flatMap(({ contacts }) => contacts.filter((contact) => contact.workDays !== undefined && contact.workDays.length > 0))
  const byPerson = new Map([...Map.groupBy(stated, personOf)].map(([person, contacts]) => [person, new Set(contacts.flatMap(({ workDays = [] }) => workDays))]))
  const isTheirs = (contact: Contact) => byPerson.has(personOf(contact))
  return { byPerson, schools: new Set(byPerson.size === 0 ? [] : schools.filter(({ contacts }) => contacts.some(isTheirs))) }
}

/**
 * Says of each person which of the steps of one reminder is theirs: `steps` are the reminder's own day and the earlier ones. It is the one on
 * the person's last working day up to the own day; the own day when there is none.
 */
export function whoseStep(steps: readonly Step[], { byPerson }: WorkDays): (person: string) => Step {
  const own = steps.find((step) => step.lastDay === undefined)!
  const latestFirst = [...steps].sort((a, b) => b.dueAt - a.dueAt).map((step) => [step.lastDay ?? weekday(localDateOf(step.dueAt)), step] as const)
  return (person) => {
    const days = byPerson.get(person)
    return (days && latestFirst.find(([day]) => days.has(day))?.[1]) ?? own
  }
}
