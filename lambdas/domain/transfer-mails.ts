// The mails of an act on dossiers, made where the act is done so that they stand in its transaction: to whom, about what, as a count.
import { type Contact, type ContactRole, whoIsWritten } from './contact.ts'
import type { DossierId } from './dossier-id.ts'
import type { LocalDate } from './local-date.ts'
import { type DueMail, mailbag } from './mailbag.ts'
import type { Instant } from './moment.ts'
import { type Notification, notificationId } from './notification.ts'
import type { RegionYear } from './region.ts'
import type { School } from './school.ts'
import type { ActItem } from './transfer-items.ts'

/** What an act is about. Without a published calendar nothing is mailed: there is no clock yet that could send it. */
export interface ActAbout {
  readonly head: Pick<RegionYear, 'regionId' | 'year' | 'region'> & { readonly calendar?: unknown }
  readonly dossierIds: readonly DossierId[]
}

type ReadingSchool = Pick<School, 'schoolId' | 'name' | 'contacts'>
type Fingerprint = (text: string) => string

/** Whoever has the transfer and whoever stands in; where neither is named whoever else is written. */
function bothContacts(contacts: readonly Contact[]): readonly Contact[] {
  const asked = contactsIn(contacts, 'transfer', 'second')
  return asked.length > 0 ? asked : whoIsWritten(contacts, false)
}

/** Who leads the school and who stands for its board; where neither is named whoever is written. */
function leaders(contacts: readonly Contact[]): readonly Contact[] {
  const asked = contactsIn(contacts, 'head', 'board')
  return asked.length > 0 ? asked : whoIsWritten(contacts, false)
}

export const contactsIn = (contacts: readonly Contact[], ...roles: readonly ContactRole[]): readonly Contact[] =>
  contacts.filter((contact) => roles.some((role) => contact.roles.includes(role)))

/** A one-way name of the act: nobody can read from it which dossiers. A repeated act at another moment is another act. */
const actName = (kind: ActItem['kind'], { dossierIds }: Pick<ActAbout, 'dossierIds'>, now: Instant, fingerprint: Fingerprint) =>
  fingerprint(`${kind}|${[...dossierIds].sort().join(' ')}|${now}`).slice(0, 20)

function notifications({ head }: ActAbout, mails: readonly DueMail[], now: Instant, fingerprint: Fingerprint): readonly Notification[] {
  if (head.calendar === undefined) return []
  const { regionId, year } = head
  return mails.map(({ items, ...to }) => {
    const about = items.map((item) => `${item.kind}|${item.schoolId}|${'actId' in item ? item.actId : ''}`).join('|')
    const reader = to.isContactPoint ? 'contact point' : to.email.toLowerCase()
    return {
      id: notificationId(year, now, fingerprint(`${regionId}|${reader}|${about}`)),
      regionId, year, to, items, decidedAt: now, waitingSince: now, state: 'waiting', attempt: 0,
    }
  })
}

const reading = ({ schoolId, name }: ReadingSchool, count: number) => ({ schoolId, schoolName: name, count })

/** M15, to the PO school: so many stand ready, under this reference number. */
export function receiptMail(about: ActAbout & { readonly reference: string }, school: ReadingSchool, now: Instant, fingerprint: Fingerprint): readonly Notification[] {
  const kind = 'set-ready-receipt'
  const { dossierIds, reference } = about
  const item: ActItem = { kind, ...reading(school, dossierIds.length), actId: actName(kind, about, now, fingerprint), reference }
  const bag = mailbag()
  for (const contact of bothContacts(school.contacts)) bag.say(school, contact, item)
  return notifications(about, bag.mails(), now, fingerprint)
}

/** M19, to the PO school: a VO school asks something, and when the answer is due. */
export function questionMail(
  about: ActAbout & { readonly asker: Pick<School, 'name'>; readonly dueOn: LocalDate },
  school: ReadingSchool,
  now: Instant,
  fingerprint: Fingerprint,
): readonly Notification[] {
  const kind = 'question-asked'
  const { dossierIds, asker, dueOn } = about
  const item: ActItem = { kind, ...reading(school, dossierIds.length), actId: actName(kind, about, now, fingerprint), otherName: asker.name, dueOn }
  const bag = mailbag()
  for (const contact of whoIsWritten(school.contacts, false)) bag.say(school, contact, item)
  return notifications(about, bag.mails(), now, fingerprint)
}

/** M20, to the VO school that asked: there is an answer, or a new version stands ready after its question. */
export function answerMail(
  about: ActAbout & { readonly answerer: Pick<School, 'name'>; readonly isNewVersion?: boolean },
  school: ReadingSchool,
  now: Instant,
  fingerprint: Fingerprint,
): readonly Notification[] {
  const kind = 'question-answered'
  const { dossierIds, answerer, isNewVersion = false } = about
  const item: ActItem = { kind, ...reading(school, dossierIds.length), actId: actName(kind, about, now, fingerprint), otherName: answerer.name, isNewVersion }
  const bag = mailbag()
  for (const contact of whoIsWritten(school.contacts, false)) bag.say(school, contact, item)
  return notifications(about, bag.mails(), now, fingerprint)
}

/** A VO school that had opened some of the dossiers that are taken back, and which. */
export interface Opener {
  readonly school: ReadingSchool
  readonly dossierIds: readonly DossierId[]
}

/**
 * M21, to each VO school that had opened them, and to the contact point: remove what you fetched. Nobody is written when nobody had opened
 * any: a VO school must not learn of what it never saw. Of a possible leak the contact point hears by that mail (M26) and not by this one,
 * which asks nothing of it.
 */
export function recallMail(about: ActAbout & { readonly isLeak?: boolean }, school: ReadingSchool, openers: readonly Opener[], now: Instant, fingerprint: Fingerprint): readonly Notification[] {
  const kind = 'dossiers-recalled'
  if (openers.length === 0) return []
  const actId = actName(kind, about, now, fingerprint)
  const bag = mailbag()
  for (const opener of openers) {
    const item: ActItem = { kind, reader: 'vo', ...reading(opener.school, opener.dossierIds.length), actId, otherName: school.name }
    for (const contact of bothContacts(opener.school.contacts)) bag.say(opener.school, contact, item)
  }
  if (!about.isLeak) bag.tellRegion(about.head.region.contactPoint, { kind, reader: 'region', ...reading(school, about.dossierIds.length), actId, openedBy: openers.length })
  return notifications(about, bag.mails(), now, fingerprint)
}

/** M22, to the PO school and the contact point: a VO school says that these pupils did not apply there. */
export function notOursMail(about: ActAbout & { readonly voSchool: Pick<School, 'name'> }, school: ReadingSchool, now: Instant, fingerprint: Fingerprint): readonly Notification[] {
  const kind = 'not-ours'
  const item = { kind, ...reading(school, about.dossierIds.length), actId: actName(kind, about, now, fingerprint), otherName: about.voSchool.name } as const
  const forSchool: ActItem = { ...item, reader: 'po' }
  const bag = mailbag()
  for (const contact of whoIsWritten(school.contacts, false)) bag.say(school, contact, forSchool)
  bag.tellRegion(about.head.region.contactPoint, { ...item, reader: 'region' })
  return notifications(about, bag.mails(), now, fingerprint)
}

/** M26, to who leads the PO school and its board, and to the contact point: the first steps of a possible data leak. `openedBy`: how many VO schools had opened it. */
export function leakMail(about: ActAbout & { readonly openedBy: number }, school: ReadingSchool, now: Instant, fingerprint: Fingerprint): readonly Notification[] {
  const kind = 'possible-leak'
  const { dossierIds, openedBy } = about
  const item = { kind, ...reading(school, dossierIds.length), actId: actName(kind, about, now, fingerprint), openedBy } as const
  const forSchool: ActItem = { ...item, reader: 'po' }
  const bag = mailbag()
  for (const contact of leaders(school.contacts)) bag.say(school, contact, forSchool)
  bag.tellRegion(about.head.region.contactPoint, { ...item, reader: 'region' })
  return notifications(about, bag.mails(), now, fingerprint)
}
