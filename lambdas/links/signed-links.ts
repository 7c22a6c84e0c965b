// Links as signed tokens: all that a link says stands in it, so that nothing is kept, and a made-up one costs no read.
import { compactVerify, CompactSign } from 'jose'
import * as z from 'zod'
import type { FeedLink, Link, LinkedSchool, PageLink } from '../domain/link.ts'
import type { Instant } from '../domain/moment.ts'
import { isRegionId } from '../domain/region.ts'
import { isSchoolId } from '../domain/school.ts'
import { isSchoolYear, type SchoolYear } from '../domain/school-year.ts'
import type { Links } from '../ports/ports.ts'

const algorithm = 'HS256'
const regionId = z.string().refine(isRegionId)
const year = z.string().refine(isSchoolYear) as unknown as z.ZodType<SchoolYear>
const schoolId = z.string().refine(isSchoolId)
const contactId = z.string().min(1).max(40)
const count = z.number().int().min(0)
const since = count as unknown as z.ZodType<Instant | 0>

// Lists and not objects: a link stands in a mail, where every letter counts.
const page = z.tuple([z.literal('page'), regionId, year, schoolId, contactId, since])
const feed = z.tuple([
  z.literal('feed'),
  z.array(z.tuple([regionId, year, z.array(schoolId).min(1)])).min(1),
  z.union([z.null(), z.tuple([schoolId, contactId, since])]),
  count,
])
const content = z.union([page, feed])
type Content = z.infer<typeof content>

/** Schools of one region and year that follow each other stand together, so that their order stays. */
function grouped(schools: readonly LinkedSchool[]): [string, SchoolYear, string[]][] {
  const groups: [string, SchoolYear, string[]][] = []
  for (const { regionId, year, schoolId } of schools) {
    const last = groups.at(-1)
    if (last && last[0] === regionId && last[1] === year) last[2].push(schoolId)
    else groups.push([regionId, year, [schoolId]])
  }
  return groups
}

const pageContent = ({ regionId, year, schoolId, contactId, since }: PageLink): Content => ['page', regionId, year, schoolId, contactId, since]
const feedContent = ({ schools, contact, renewed }: FeedLink): Content => [
  'feed',
  grouped(schools),
  contact ? [contact.schoolId, contact.contactId, contact.since] : null,
  renewed,
]

function linkFrom(said: Content): Link {
  if (said[0] === 'page') {
    const [kind, regionId, year, schoolId, contactId, since] = said
    return { kind, regionId, year, schoolId, contactId, since }
  }
  const [kind, groups, contact, renewed] = said
  const schools = groups.flatMap(([regionId, year, ids]) => ids.map((schoolId) => ({ regionId, year, schoolId })))
  return { kind, schools, ...(contact && { contact: { schoolId: contact[0], contactId: contact[1], since: contact[2] } }), renewed }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Whether a signature is written as we write it: base64url leaves two bits unused, which others could flip. */
const isOurSpelling = (signature: string) => Buffer.from(signature, 'base64url').toString('base64url') === signature

/** `key` is asked once and then remembered; it is asked again when it could not be had, which is a fault and not a wrong link. */
export function signedLinks(key: () => Promise<Uint8Array>): Links {
  let known: Promise<Uint8Array> | undefined
  const ourKey = () =>
    (known ??= key().catch((error: unknown) => {
      known = undefined
      throw error
    }))
  return {
    async sign(link) {
      const text = JSON.stringify(link.kind === 'page' ? pageContent(link) : feedContent(link))
      return new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: algorithm }).sign(await ourKey())
    },
    async read(token) {
      const signature = /^[\w-]{8,100}\.[\w-]{1,3600}\.([\w-]{43})$/.exec(token)?.[1]
      if (signature === undefined || !isOurSpelling(signature)) return undefined
      const secret = await ourKey()
      try {
        const { payload } = await compactVerify(token, secret, { algorithms: [algorithm] })
        return linkFrom(content.parse(JSON.parse(decoder.decode(payload))))
      } catch {
        return undefined
      }
    },
  }
}
