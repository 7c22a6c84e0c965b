// Shows the page of one school to whoever bears a link to it: dates, ticks, numbers and contacts; never a pupil, never another school.
import { type Contact } from '../domain/contact.ts'
import { bearerOf, type PageLink } from '../domain/link.ts'
import type { Instant } from '../domain/moment.ts'
import { notFound } from '../domain/refusal.ts'
import type { School } from '../domain/school.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'
import { type SchoolSeen, schoolSeen } from './see-schools.ts'

export interface Borne {
  readonly school: School
  readonly head: YearHead
  /** The contact to whom the link was mailed. */
  readonly bearer: Contact
}

export interface SchoolPageSeen extends SchoolSeen {
  readonly me: Contact
  /** As of when it is shown. */
  readonly now: Instant
  /** The token of the feed that was asked for. */
  readonly feedToken?: string
  /** The token of the link that holds from now on. */
  readonly linkToken?: string
}

/** What a link opens, in one read. A link that no longer holds reads as one that never was. */
export function bear({ schools }: Pick<Ports, 'schools'>) {
  return async (link: PageLink): Promise<Borne> => {
    const found = await schools.getWithYear(link, link.schoolId)
    const bearer = found && bearerOf(found.school.contacts, link)
    if (!bearer) throw notFound()
    return { ...found, bearer }
  }
}

export function seeSchoolPage(ports: Pick<Ports, 'clock' | 'schools'>) {
  const open = bear(ports)
  return async (link: PageLink): Promise<SchoolPageSeen> => {
    const { school, head, bearer } = await open(link)
    const now = ports.clock()
    return { ...schoolSeen(school, head, now), me: bearer, now }
  }
}
