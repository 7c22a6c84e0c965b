// What goes along when a school goes on in another during a year, and what goes back again when that was a mistake.
import { type Contact, personOf } from './contact.ts'
import { withNewLink } from './link.ts'
import type { Instant } from './moment.ts'
import { type Fact, type FactName, type Facts, nothingStated } from './qualification.ts'
import type { Brought, MutationKind, School, SchoolId, Successor } from './school.ts'
import { sideOf } from './school.ts'
import { noProgress } from './school-progress.ts'
import { changesBetweenFacts, type FactChange, factsOfChanged, qualificationAfter } from './stating-facts.ts'

/** As many contacts as a school may have. */
const mostContacts = 20

/** The two schools before and after. */
export interface Moved {
  readonly from: { readonly before: School; readonly after: School }
  readonly to?: { readonly before: School; readonly after: School }
  readonly change?: FactChange
}

/** Why a school cannot go on in the other that was named. */
export type MoveFault = 'same-school' | 'other-side' | 'successor-has-left' | 'contacts-full-there'

/** What stands against it: nothing when it can be done. */
export function moveFaults(from: School, to: School): readonly MoveFault[] {
  if (from.schoolId === to.schoolId) return ['same-school']
  return [
    ...(sideOf(from.sector) === sideOf(to.sector) ? [] : (['other-side'] as const)),
    ...(to.successor ? (['successor-has-left'] as const) : []),
    ...(to.contacts.length + newPeople(from, to).length > mostContacts ? (['contacts-full-there'] as const) : []),
  ]
}

/** Whether pupils' dossiers lie under the code of a school, or come to it: whoever goes on with it can reach them. */
export const hasWork = ({ progress }: School): boolean => progress !== undefined && (progress.dossiers > 0 || progress.pupils > 0 || progress.fetched > 0)

/** Who is a contact of the one and not yet of the other: one person is one address, and who is there stays as there. */
function newPeople(from: School, to: School): readonly Contact[] {
  const known = new Set(to.contacts.map(personOf))
  return from.contacts.filter((contact) => !known.has(personOf(contact)))
}

const factsIn = ({ progress }: School) => progress?.qualification ?? nothingStated

/** A contact under an id that is free there; its link begins anew, as the one from before leads to the page of the other school. */
function contactsAlong(from: School, to: School, now: Instant): readonly Contact[] {
  const taken = new Set(to.contacts.map(({ contactId }) => contactId))
  return newPeople(from, to).map((contact) => {
    const contactId = taken.has(contact.contactId) ? `${from.schoolId.toLowerCase()}-${contact.contactId}`.slice(0, 40) : contact.contactId
    taken.add(contactId)
    return withNewLink({ ...contact, contactId }, now)
  })
}

/** What nobody said of the school yet goes along; what was said of another BRIN, board or system is marked so. */
function factsAlong(from: School, to: School): Facts {
  const known = factsIn(to).facts
  const along = factsOfChanged(factsIn(from).facts, from, to)
  return { ...Object.fromEntries(Object.entries(along).filter(([name]) => known[name as keyof Facts] === undefined)), ...known }
}

/** The schools that a school goes on with: the one that joins it, and those that this one went on with. */
const succeedsAfter = ({ succeeds = [] }: School, from: School): readonly SchoolId[] => [...new Set([...succeeds, from.schoolId, ...(from.succeeds ?? [])])]

/**
 * The school goes on in `to`, or closes. Contacts go along; so do its reports, where the other has none; its pupil system, where the other named
 * none; and facts of its connection that nobody stated there. Of the school itself nothing is taken away.
 */
export function moveSchool(from: School, to: School | undefined, how: MutationKind, now: Instant): Moved {
  const left = (successor: Successor): Moved['from'] => ({ before: from, after: { ...from, successor, version: from.version + 1 } })
  if (!to) return { from: left({ how, at: now }) }
  const people = contactsAlong(from, to, now)
  const hasTicks = Object.keys(to.ticks).length === 0 && Object.keys(from.ticks).length > 0
  const hasSystem = to.pupilSystem === '' && from.pupilSystem !== ''
  const named: School = { ...to, ...(hasSystem && { pupilSystem: from.pupilSystem }) }
  const [before, qualification] = [factsIn(to), qualificationAfter(factsIn(to), factsAlong(from, named))]
  const changes = changesBetweenFacts(before.facts, qualification.facts)
  const after: School = {
    ...named,
    contacts: [...to.contacts, ...people],
    contactsVersion: to.contactsVersion + (people.length > 0 ? 1 : 0),
    ticks: hasTicks ? from.ticks : to.ticks,
    version: to.version + 1,
    succeeds: succeedsAfter(to, from),
    progress: { ...(to.progress ?? noProgress(to.schoolId)), qualification },
  }
  const brought: Brought = {
    contactIds: people.map(({ contactId }) => contactId), ticks: hasTicks, facts: changes.map(({ fact }) => fact), pupilSystem: hasSystem,
  }
  const system = hasSystem ? { pupilSystem: { before: to.pupilSystem, after: from.pupilSystem } } : {}
  return {
    from: left({ how, schoolId: to.schoolId, at: now, brought }),
    to: { before: to, after },
    ...(changes.length > 0 && { change: { at: now, by: 'region', source: 'checked', changes, ...system } }),
  }
}

/** What of that which a school brought stays at the other when it comes back: somebody changed it there. */
export const stayingKinds = ['contacts', 'reports', 'facts', 'pupil-system'] as const
export type Staying = (typeof stayingKinds)[number]

/** A school that comes back, and what it leaves at the other. */
export interface MovedBack extends Moved {
  readonly stayed: readonly Staying[]
}

/** A contact as somebody typed it. */
const typed = ({ name = '', email, roles, phone = '', workDays = [], shared }: Contact) => JSON.stringify([name, email, [...roles].sort(), phone, [...workDays].sort(), shared])

/** The contacts that came along and are still as they came. */
function contactsAsBrought(from: School, to: School, { contactIds }: Brought): ReadonlySet<Contact> {
  const own = new Map(from.contacts.map((contact) => [personOf(contact), typed(contact)]))
  return new Set(to.contacts.filter((contact) => contactIds.includes(contact.contactId) && own.get(personOf(contact)) === typed(contact)))
}

/** Whether a fact at the other says what came along: nobody stated it there since. */
function isAsBrought(brought: Fact | undefined, known: Fact): boolean {
  const isSame = brought?.state === known.state && brought.on === known.on && brought.source === known.source
  return isSame && (brought.isOther !== true || known.isOther === true)
}

/**
 * The school takes part again, and what it brought is gone from the other; but for what somebody changed there since: that stays, so that nobody
 * at the other can bar the way back. With a fact of mandate or endpoint the pupil system stays too, since it was stated of that.
 */
export function moveSchoolBack(from: School, to: School | undefined, now: Instant): MovedBack {
  const { successor, ...rest } = from
  const back = { before: from, after: { ...rest, version: from.version + 1 } }
  const brought = successor?.brought
  if (!to || !brought) return { from: back, stayed: [] }
  const own = new Set([from.schoolId, ...(from.succeeds ?? [])])
  const people = contactsAsBrought(from, to, brought)
  const ticks = Object.fromEntries(Object.entries(to.ticks).filter(([id, { version }]) => !brought.ticks || from.ticks[id]?.version !== version))
  const [known, along] = [factsIn(to), factsOfChanged(factsIn(from).facts, from, to)]
  const facts: Facts = Object.fromEntries(Object.entries(known.facts).filter(([name, fact]) => !(brought.facts.includes(name as FactName) && isAsBrought(along[name as FactName], fact))))
  const isSystemBrought = brought.pupilSystem && to.pupilSystem === from.pupilSystem
  const keepsSystem = facts.mandate !== undefined || facts.endpoint !== undefined
  const qualification = qualificationAfter(known, facts)
  const changes = changesBetweenFacts(known.facts, facts)
  const after: School = {
    ...to,
    contacts: to.contacts.filter((contact) => !people.has(contact)),
    contactsVersion: to.contactsVersion + (people.size > 0 ? 1 : 0),
    ticks: brought.ticks ? ticks : to.ticks,
    pupilSystem: isSystemBrought && !keepsSystem ? '' : to.pupilSystem,
    version: to.version + 1,
    succeeds: (to.succeeds ?? []).filter((schoolId) => !own.has(schoolId)),
    progress: { ...(to.progress ?? noProgress(to.schoolId)), qualification },
  }
  const stays: Readonly<Record<Staying, boolean>> = {
    contacts: to.contacts.some((contact) => brought.contactIds.includes(contact.contactId) && !people.has(contact)),
    reports: brought.ticks && Object.keys(ticks).some((id) => from.ticks[id]),
    facts: brought.facts.some((name) => facts[name]),
    'pupil-system': isSystemBrought && keepsSystem,
  }
  const change: FactChange = {
    at: now, by: 'region', source: 'checked', changes,
    ...(after.pupilSystem !== to.pupilSystem && { pupilSystem: { before: to.pupilSystem, after: after.pupilSystem } }),
  }
  return { from: back, to: { before: to, after }, ...(changes.length > 0 && { change }), stayed: stayingKinds.filter((kind) => stays[kind]) }
}
