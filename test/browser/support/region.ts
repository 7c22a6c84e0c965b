// Brings the demo region to the middle of its year through the API: a published calendar, some steps reported, mails sent.
import type { System } from './system.ts'

const year = '/v1/regions/voorbeeld/years/2026-2027'

/** Asks the API as one of the demo users; a refusal fails the test. */
export async function asUser(system: System, email: string) {
  const answer = await fetch(`${system.url}/_laptop/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email }) })
  const { token } = (await answer.json()) as { token: string }
  return async (method: string, path: string, body?: unknown, ifMatch?: string): Promise<Response> => {
    const response = await fetch(`${system.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...(ifMatch && { 'if-match': ifMatch }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response
  }
}

interface Step {
  readonly milestone: { readonly id: string; readonly kind: string }
  readonly etag: string
}

interface Milestone {
  readonly id: string
  readonly on: string
}

/** Moves one step of the draft to another day. */
async function move(coordinator: Awaited<ReturnType<typeof asUser>>, of: string, id: string, on: string): Promise<void> {
  const answer = await coordinator('GET', `${of}/calendar`)
  const { draft } = (await answer.json()) as { readonly draft: { readonly milestones: readonly Milestone[] } }
  const milestones = draft.milestones.map((milestone) => (milestone.id === id ? { ...milestone, on } : milestone))
  await coordinator('PUT', `${of}/calendar`, { milestones }, answer.headers.get('etag')!)
}

/**
 * Publishes, lets the mails go out until after the first deadline, has a school report two steps, publishes a moved date, and leaves another
 * one in the draft. One school has nobody to write to.
 */
export async function publishDemoCalendar(system: System): Promise<void> {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', `${year}/calendar/publish`, {})
  await system.moveClock('2026-12-21T09:00')
  const school = (await (await coordinator('GET', `${year}/schools/90AA00`)).json()) as { readonly steps: readonly Step[] }
  const report = async (kind: string, body: unknown) => {
    const step = school.steps.find(({ milestone }) => milestone.kind === kind)!
    await coordinator('PUT', `${year}/schools/90AA00/milestones/${step.milestone.id}`, body, step.etag)
  }
  await report('oso-checked', { done: true, note: 'Telefonisch doorgegeven.' })
  await report('inspection-done', { count: 3, of: 28 })
  await move(coordinator, year, 'warm-transfer', '2027-06-17')
  await coordinator('POST', `${year}/calendar/publish`, { reason: 'Op vrijdag 18 juni zijn veel scholen dicht.' })
  await move(coordinator, year, 'leavers-listed', '2027-02-04')
  const { contactsEtag } = (await (await coordinator('GET', `${year}/schools/90AB00`)).json()) as { readonly contactsEtag: string }
  await coordinator('PUT', `${year}/schools/90AB00/contacts`, [], contactsEtag)
}

/** Publishes the other region with a warm transfer on another day, so that the school in both has two dates. */
export async function publishNeighbour(system: System): Promise<void> {
  const neighbour = '/v1/regions/buurregio/years/2026-2027'
  const coordinator = await asUser(system, 'coordinator-buur@demo.example')
  await move(coordinator, neighbour, 'warm-transfer', '2027-06-15')
  await coordinator('POST', `${neighbour}/calendar/publish`, {})
}

/** The link to the page of a school without signing in, as its first contact gets it in a mail: what follows the host. */
export async function linkOf(system: System, schoolId: string): Promise<string> {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const { url } = (await (await coordinator('POST', `${year}/schools/${schoolId}/link`, {})).json()) as { readonly url: string }
  const { pathname, hash } = new URL(url)
  return `${pathname}${hash}`
}
