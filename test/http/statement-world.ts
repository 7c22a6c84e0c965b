// Two regions in which schools are added at will, for tests of what a school and its region state of the connection to OSO.
import type { Membership } from '../../lambdas/domain/actor.ts'
import { store } from '../../lambdas/wiring.ts'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { contactPoint, schoolFacts } from './sample-requests.ts'

export const yes = { state: 'yes' } as const
export const no = { state: 'no' } as const
export const nothing = { participates: '-', agreement: '-', mandate: '-', endpoint: '-' }

/** The facts of an answer in two words each. */
export const facts = ({ body }: Reply) => Object.fromEntries(['participates', 'agreement', 'mandate', 'endpoint'].map((name) => [name, body[name].state === 'unknown' ? '-' : `${body[name].state} ${body[name].source}`]))

export const schoolPath = (region: string, schoolId: string, year = '2026-2027') => `/regions/${region}/years/${year}/schools/${schoolId}`
export const pathOf = (region: string, schoolId: string, year?: string) => `${schoolPath(region, schoolId, year)}/qualification`

export type StatementWorld = Awaited<ReturnType<typeof statementWorld>>

/** On 2 November 2026, with the regions `noord` and `zuid`, each of which has a coordinator `<region>@school.example`. */
export async function statementWorld() {
  const running: Running = await startRunning({ startAt: '2026-11-02T09:00:00Z' })
  const read = (region: string, schoolId: string, who = `${region}@school.example`, year?: string) => running.as(who)(pathOf(region, schoolId, year))

  async function state(who: string, region: string, schoolId: string, body: object, year?: string, etag?: string): Promise<Reply> {
    const path = pathOf(region, schoolId, year)
    return running.as(who)(path, { method: 'PUT', body, headers: { 'if-match': etag ?? (await running.as(who)(path)).etag } })
  }

  async function invite(email: string, membership: Membership): Promise<void> {
    const { edges } = running
    await store(edges.dynamo, edges.settings.api.TABLE_NAME).members.grant(await edges.accounts.ensure(email), membership)
  }

  async function addSchool(region: string, schoolId: string, more: object = {}, year = '2026-2027'): Promise<void> {
    const body = { ...schoolFacts, name: `De ${schoolId}`, boardId: '', ...more }
    const { status, text } = await running.as(`${region}@school.example`)(schoolPath(region, schoolId, year), { method: 'PUT', body, headers: { 'if-match': '"0"' } })
    if (status !== 201) throw new Error(text)
  }

  let made = 0
  /** A BRIN and a board that no other test uses, with somebody who works at the first location. */
  async function ownBrin() {
    made += 1
    const brin = `8${Math.floor(made / 26)}Z${String.fromCharCode(65 + (made % 26))}`
    const school = `${brin}00`
    const user = `po-${school.toLowerCase()}@school.example`
    await invite(user, { role: 'po', schoolId: school, rights: [] })
    return { school, second: `${brin}01`, third: `${brin}02`, user, boardId: String(88000 + made) }
  }

  const openYear = async (region: string, year: string) => {
    const { status, text } = await running.as(`${region}@school.example`)(`/regions/${region}/years`, { method: 'POST', body: { year } })
    if (status !== 201) throw new Error(text)
  }

  for (const id of ['noord', 'zuid']) {
    await running.as('operator')('/regions', { method: 'POST', body: { id, name: `Regio ${id}`, contactPoint, holidayRegion: 'noord', coordinators: [{ email: `${id}@school.example` }] } })
    await openYear(id, '2026-2027')
  }
  return { running, read, state, invite, addSchool, ownBrin, openYear }
}
