// A system with links in it: schools of one's own with a contact and a link, and asking the school page as the bearer of one.
import { expect } from 'vitest'
import type { HttpEvent } from '../../lambdas/http/input.ts'
import { ask, type Asking, type Reply, type Running, startRunning } from '../support/running.ts'
import { publishDemoCalendar, schoolFacts, year } from './sample-requests.ts'

export interface LinkedSchool {
  readonly schoolId: string
  readonly email: string
  readonly contactId: string
  readonly token: string
}

export interface SchoolLinks {
  readonly running: Running
  readonly coordinator: (path: string, asking?: Asking) => Promise<Reply>
  /** Asks the page as the bearer of a token. */
  readonly bearing: (token: string) => (asking?: Asking) => Promise<Reply>
  readonly acting: (token: string) => (body: unknown) => Promise<Reply>
  /** A link for the contact of a school, or for one of several. */
  linkTo(schoolId: string, body?: unknown): Promise<string>
  setContacts(schoolId: string, contacts: readonly unknown[]): Promise<readonly { contactId: string; email: string }[]>
  /** The school as its region sees it. */
  // oxlint-disable-next-line typescript/no-explicit-any -- checked field by field
  schoolOf(schoolId: string): Promise<any>
  /** A primary school that no other test looks at, with one contact. */
  ownSchool(): Promise<LinkedSchool>
}

export const tokenIn = (url: string) => url.split('#')[1] ?? ''

/** All that two answers can be told apart by, but for the moment and the number of the request. */
export const seen = ({ status, text, headers }: Reply) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => name !== 'date' && name !== 'apigw-requestid').sort(),
})

/** A request as the gateway hands it to the door, for asking thousands of times. */
export function apiEvent(path: string, method: string, headers: Readonly<Record<string, string>> = {}, body?: string): HttpEvent {
  const event = {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...headers },
    isBase64Encoded: false,
    requestContext: { requestId: 'r', http: { method, path } },
    ...(body !== undefined && { body }),
  }
  return event
}

export async function startWithLinks(): Promise<SchoolLinks> {
  const running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  await publishDemoCalendar(running, '2026-09-01T10:05:00Z')
  let made = 0
  const coordinator: SchoolLinks['coordinator'] = (path, asking) => running.as('coordinator')(path, asking)
  const bearing: SchoolLinks['bearing'] = (token) => (asking) => ask(running.url, '/school-page', asking, token)
  const links: SchoolLinks = {
    running,
    coordinator,
    bearing,
    acting: (token) => (body) => bearing(token)({ method: 'POST', body }),
    async linkTo(schoolId, body = {}) {
      const reply = await coordinator(`${year}/schools/${schoolId}/link`, { method: 'POST', body })
      expect(reply.status).toBe(200)
      return tokenIn(reply.body.url)
    },
    async setContacts(schoolId, contacts) {
      const { etag } = await coordinator(`${year}/schools/${schoolId}/contacts`)
      const reply = await coordinator(`${year}/schools/${schoolId}/contacts`, { method: 'PUT', body: contacts, headers: { 'if-match': etag } })
      expect(reply.status).toBe(200)
      return reply.body
    },
    schoolOf: async (schoolId) => (await coordinator(`${year}/schools/${schoolId}`)).body,
    async ownSchool() {
      const schoolId = `95ZZ${String((made += 1)).padStart(2, '0')}`
      // Of no board: nobody stated anything of it before.
      const body = { ...schoolFacts, name: `De ${schoolId}`, boardId: '' }
      expect((await coordinator(`${year}/schools/${schoolId}`, { method: 'PUT', body })).status).toBe(201)
      const email = `anna-${schoolId.toLowerCase()}@school.example`
      const [contact] = await links.setContacts(schoolId, [{ name: 'Anna', email, roles: ['transfer', 'oso'], phone: '0199 00 11 22' }])
      return { schoolId, email, contactId: contact!.contactId, token: await links.linkTo(schoolId) }
    },
  }
  return links
}
