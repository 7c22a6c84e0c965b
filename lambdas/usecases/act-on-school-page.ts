// What the bearer of a link may do on the school page: report a step, keep the contacts, hand over, and ask for a feed or a new link.
import { actorByLink } from '../domain/actor.ts'
import { type Contact, personOf } from '../domain/contact.ts'
import { type Colleague, type ContactGiven, handOver } from '../domain/contact-list.ts'
import { type FeedLink, type LinkedSchool, mostSchoolsOfFeed, type PageLink, pageLinkOf, withNewLink } from '../domain/link.ts'
import { type Instant, toIso } from '../domain/moment.ts'
import { type Notification, stepFacts } from '../domain/notification.ts'
import { Refusal, refuseFaults } from '../domain/refusal.ts'
import { nothingStated } from '../domain/qualification.ts'
import type { School } from '../domain/school.ts'
import { factsOfAnswer, type WorksAnswer } from '../domain/school-answer.ts'
import { milestonesOf } from '../domain/school-steps.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'
import { mostContacts } from './import-contacts.ts'
import { writeContacts } from './keep-contacts.ts'
import { type Report, writeReport } from './report-step.ts'
import { bear, type Borne, type SchoolPageSeen } from './see-school-page.ts'
import { schoolSeen } from './see-schools.ts'
import { writeFacts } from './state-facts.ts'
import { pathOfSchool, traceOfEither } from './trace.ts'

export type PageAct =
  | { readonly act: 'report'; readonly milestoneId: string; readonly expectedVersion: number; readonly report: Report }
  | { readonly act: 'keep-contacts'; readonly expectedVersion: number; readonly contacts: readonly ContactGiven[] }
  | { readonly act: 'hand-over'; readonly expectedVersion: number; readonly colleague: Colleague; readonly keepMe: boolean }
  | { readonly act: 'answer-oso'; readonly expectedVersion: number; readonly pupilSystem: string; readonly works: WorksAnswer }
  | { readonly act: 'feed' }
  | { readonly act: 'renew' }

type Needed = Pick<Ports, 'clock' | 'schools' | 'boards' | 'qualifications' | 'links' | 'fingerprint'>

/** Who hands over to an address of one's own, or to one more than a school may have, hears so. */
function refuseHandOver(contacts: readonly Contact[], bearer: Contact, after: readonly ContactGiven[], colleague: Colleague): void {
  if (personOf(bearer) === personOf(colleague)) refuseFaults([{ path: 'email', code: 'own-address' }])
  if (after.length > Math.max(mostContacts, contacts.length)) refuseFaults([{ path: 'keepMe', code: 'contacts-full' }])
}

/** The feed of all schools of which this person is a contact, with the other regions in which those take part in the same year. */
async function feedOf({ schools }: Needed, link: PageLink, bearer: Contact): Promise<FeedLink> {
  const { regionId, year, schoolId, contactId, since } = link
  const isTheirs = (school: School) => school.contacts.some((contact) => personOf(contact) === personOf(bearer))
  const others = (await schools.list(link)).filter(isTheirs).map((school) => school.schoolId).filter((id) => id !== schoolId)
  const home: readonly LinkedSchool[] = [schoolId, ...others.sort()].slice(0, mostSchoolsOfFeed).map((id) => ({ regionId, year, schoolId: id }))
  const places = (await Promise.all(home.map((school) => schools.placements(school.schoolId)))).flat()
  const elsewhere = places.filter((place) => place.year === year && place.regionId !== regionId)
  return { kind: 'feed', schools: [...home, ...elsewhere].slice(0, mostSchoolsOfFeed), contact: { schoolId, contactId, since }, renewed: 0 }
}

/** What a colleague gets who takes over: the dates, and a link of their own. Nothing while no calendar is published. */
function welcome({ fingerprint }: Needed, { regionId, year, calendar, settings }: YearHead, school: School, contact: Contact | undefined, now: Instant): Notification | undefined {
  const steps = calendar ? milestonesOf(school, calendar.milestones, settings).map(stepFacts) : []
  if (!contact || !calendar || steps.length === 0) return undefined
  const { schoolId, name: schoolName } = school
  const { contactId, email, name, linkSince = 0 } = contact
  return {
    id: `${year}-${toIso(now).replaceAll(/[-:.]/g, '')}-${fingerprint(['welcome', regionId, schoolId, contactId, linkSince].join('|')).slice(0, 16)}`,
    regionId,
    year,
    to: { email, contactIds: [contactId], pages: [{ schoolId, contactId, since: linkSince }], ...(name && { name }) },
    items: [{ kind: 'calendar-published', schoolId, schoolName, version: calendar.number, steps }],
    decidedAt: now,
    waitingSince: now,
    state: 'waiting',
    attempt: 0,
  }
}

function perform(ports: Needed) {
  const { clock, schools, links } = ports
  const report = writeReport(ports)
  const write = writeContacts(ports)
  const state = writeFacts(ports)
  return async (link: PageLink, { school, head, bearer }: Borne, act: PageAct): Promise<SchoolPageSeen> => {
    const actor = actorByLink(school, bearer.contactId)
    const shown = (after: typeof school) => {
      const now = clock()
      const me = after.contacts.find((contact) => contact.contactId === bearer.contactId) ?? bearer
      return { ...schoolSeen(after, head, now), me, now }
    }
    switch (act.act) {
      case 'report':
        return shown((await report(actor, link, { school, head }, act.milestoneId, act.report, act.expectedVersion)).school)
      case 'keep-contacts':
        return shown(await write(actor, link, school, act.contacts, act.expectedVersion, { act: 'put-contacts', confirms: true }))
      case 'hand-over': {
        const after = handOver(school.contacts, bearer, act.colleague, act.keepMe)
        refuseHandOver(school.contacts, bearer, after, act.colleague)
        // Naming a colleague says nothing of the others: only keeping the whole list confirms it.
        const isNew = !school.contacts.some((contact) => personOf(contact) === personOf(act.colleague))
        const mailTo = (contacts: readonly Contact[], now: Instant) => welcome(ports, head, school, contacts.find((contact) => personOf(contact) === personOf(act.colleague)), now)
        return shown(await write(actor, link, school, after, act.expectedVersion, { act: 'hand-over', confirms: false, ...(isNew && { mailTo }) }))
      }
      case 'answer-oso': {
        if (!head.settings.usesOso) throw new Refusal('cannot-state-facts', { reasons: [{ code: 'region-without-oso' }] })
        const { facts } = school.progress?.qualification ?? nothingStated
        const stated = factsOfAnswer(act.works, facts)
        return shown(await state(actor, { key: { regionId: link.regionId, year: link.year }, school }, { stated, pupilSystem: act.pupilSystem }, act.expectedVersion))
      }
      case 'feed':
        await schools.note(link, traceOfEither(actor, 'make-feed', `${pathOfSchool(link.regionId, link.year, link.schoolId)}/feed`, clock()))
        return { ...shown(school), feedToken: await links.sign(await feedOf(ports, link, bearer)) }
      case 'renew': {
        const now = clock()
        const me = withNewLink(bearer, now)
        const contacts = school.contacts.map((contact) => (contact === bearer ? me : contact))
        const contactsVersion = school.contactsVersion + 1
        const trace = traceOfEither(actor, 'renew-link', `${pathOfSchool(link.regionId, link.year, link.schoolId)}/link`, now, contactsVersion)
        await schools.saveContacts(link, link.schoolId, contacts, school.contactsVersion, undefined, trace)
        return { ...shown({ ...school, contacts, contactsVersion }), linkToken: await links.sign(pageLinkOf(link, link.schoolId, me)) }
      }
    }
  }
}

/**
 * Does one act and answers the page as it is then, also when the act ended the link. The write leans on the contacts with which the link was
 * checked; when those changed meanwhile, all is looked at once more.
 */
export function actOnSchoolPage(ports: Needed) {
  const open = bear(ports)
  const act = perform(ports)
  return async (link: PageLink, asked: PageAct): Promise<SchoolPageSeen> => {
    const borne = await open(link)
    try {
      return await act(link, borne, asked)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
      const again = await open(link)
      if (again.school.contactsVersion === borne.school.contactsVersion) throw error
      return act(link, again, asked)
    }
  }
}
