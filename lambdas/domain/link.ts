// A link that opens something without an account: the page of one school for one contact, or a calendar feed.
import { type Contact, personOf } from './contact.ts'
import type { Instant } from './moment.ts'
import type { School, SchoolId, Side } from './school.ts'
import type { SchoolYear } from './school-year.ts'

/** A school in a year of a region. */
export interface LinkedSchool {
  readonly regionId: string
  readonly year: SchoolYear
  readonly schoolId: SchoolId
}

/** The school page, for one contact; it holds while the contact is there and its `linkSince` is `since` (0 where there is none). */
export interface PageLink extends LinkedSchool {
  readonly kind: 'page'
  readonly contactId: string
  readonly since: Instant | 0
}

/** The calendar feed of a school, or of all schools of one contact. */
export interface FeedLink {
  readonly kind: 'feed'
  /** The first is the school on which the feed leans: of which the contact is one, or whose feed may be renewed. */
  readonly schools: readonly LinkedSchool[]
  readonly contact?: { readonly schoolId: SchoolId; readonly contactId: string; readonly since: Instant | 0 }
  /** How often the feed of the school had been renewed. */
  readonly renewed: number
}

export type Link = PageLink | FeedLink

/** As many schools as one feed follows: with the years of their regions they are read at once. */
export const mostSchoolsOfFeed = 45

const linkSince = (contact: Pick<Contact, 'linkSince'>): Instant | 0 => contact.linkSince ?? 0

/** The link to the page of a school for one of its contacts, as it holds now. */
export function pageLinkOf(
  { regionId, year }: Pick<LinkedSchool, 'regionId' | 'year'>,
  schoolId: SchoolId,
  contact: Pick<Contact, 'contactId' | 'linkSince'>,
): PageLink {
  return { kind: 'page', regionId, year, schoolId, contactId: contact.contactId, since: linkSince(contact) }
}

/** The contact who bears a link, as long as it holds: who was removed, or whose link was renewed since, bears none. */
export function bearerOf(contacts: readonly Contact[], { contactId, since }: Pick<PageLink, 'contactId' | 'since'>): Contact | undefined {
  return contacts.find((contact) => contact.contactId === contactId && linkSince(contact) === since)
}

/** A contact whose earlier links are dead. */
export function withNewLink(contact: Contact, now: Instant): Contact {
  return { ...contact, linkSince: Math.max(now, linkSince(contact) + 1) as Instant }
}

type FollowedSchool = Pick<School, 'schoolId' | 'contacts' | 'feedRenewed'>

/**
 * Which schools a feed still follows: `found` are its schools as they are now, in the same order. None when the feed was renewed, or its
 * contact is gone or has another link. A school of which the person is no contact any more falls out, in all its regions.
 */
export function followedBy(link: FeedLink, found: readonly (FollowedSchool | undefined)[]): readonly boolean[] {
  const own = found[0]
  const none = found.map(() => false)
  if (!own) return none
  if (!link.contact) return (own.feedRenewed ?? 0) === link.renewed ? found.map((school) => school !== undefined) : none
  const bearer = bearerOf(own.contacts, link.contact)
  if (!bearer) return none
  const isHome = ({ regionId, year }: LinkedSchool) => regionId === link.schools[0]!.regionId && year === link.schools[0]!.year
  const isTheirs = (school: FollowedSchool) => school.contacts.some((contact) => personOf(contact) === personOf(bearer))
  const theirs = new Set(found.flatMap((school, i) => (school && isHome(link.schools[i]!) && isTheirs(school) ? [school.schoolId] : [])))
  return found.map((school) => school !== undefined && theirs.has(school.schoolId))
}

const base = (appUrl: string) => appUrl.replace(/\/+$/, '')

/** The address of the school page: the token stands behind `#`, so that no server and no log ever sees it. */
export function schoolPageUrl(appUrl: string, token: string): string {
  return `${base(appUrl)}/schoolpagina#${token}`
}

/** The address of a school's page behind sign-in. */
export function signedInPageUrl(appUrl: string, { regionId, year, schoolId }: LinkedSchool): string {
  return `${base(appUrl)}/scholen/${encodeURIComponent(regionId)}/${year}/${encodeURIComponent(schoolId)}`
}

/** The address behind sign-in where a PO school has its pupils, or a VO school fetches. */
export function transfersUrl(appUrl: string, school: LinkedSchool, side: Side): string {
  return `${signedInPageUrl(appUrl, school)}/${side === 'po' ? 'leerlingen' : 'ophalen'}`
}

/** The address of the public page with the agreements of a year. */
export function agreementsUrl(appUrl: string, { regionId, year }: Pick<LinkedSchool, 'regionId' | 'year'>): string {
  return `${base(appUrl)}/afspraken/${encodeURIComponent(regionId)}/${year}`
}

/** The addresses of a feed: as a file, and as calendar programs subscribe to it. */
export function feedUrls(appUrl: string, token: string): { readonly url: string; readonly webcalUrl: string } {
  const url = `${base(appUrl)}/v1/feeds/${token}.ics`
  return { url, webcalUrl: url.replace(/^https?:/, 'webcal:') }
}
