// The one way to the API: typed by the contract, with the token, the role and the version that each request needs.
import type { Answer, Params, Query, RouteName, Routes, Sent } from '../../lambdas/contract/routes.ts'
import { accessToken, expired } from '../sign-in.ts'
import { chosenRole } from '../chosen-role.ts'
import { heardFromServer } from '../today.ts'
import { heard, notHeard } from './heard.ts'
import { paths } from './paths.ts'
import { type Problem, problemFrom } from './problem.ts'

type ParamsOf<N extends RouteName> = string extends keyof Params<N> ? { readonly params?: undefined } : { readonly params: Params<N> }

/** The token of a mailed link opens its routes alone, and no account's goes with it. */
type LinkOf<N extends RouteName> = Routes[N] extends { readonly link: true } ? { readonly linkToken: string } : { readonly linkToken?: undefined }

export type Asked<N extends RouteName> = ParamsOf<N> & LinkOf<N> & {
  readonly query?: Query<N>
  readonly body?: Sent<N>
  /** The ETag of what is changed. */
  readonly ifMatch?: string
  /** The same key twice is the same command once. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export interface Answered<N extends RouteName> {
  readonly data: Answer<N>
  readonly etag: string
}

/** Open to everybody: who is signed in does not matter, nor whether the session has ended. */
const forEverybody: ReadonlySet<RouteName> = new Set<RouteName>(['getAgreements'])

/** The address of a route with its parts filled in: `/v1/regions/voorbeeld?limit=50`. */
export function addressOf(
  name: RouteName,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = paths[name].path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, String(value))
  return `/v1${path}${search.size > 0 ? `?${search}` : ''}`
}

/** Calls a route; throws a `Problem` when the answer is no, or when there is no answer. */
export async function call<N extends RouteName>(name: N, asked: Asked<N>): Promise<Answered<N>> {
  const response = await send(name, asked)
  heardFromServer(response.headers.get('Date'))
  if (!response.ok) throw refused(response.status, await response.json().catch(() => undefined), asked.linkToken === undefined)
  return { data: await heard<Answer<N>>(response, asked.signal), etag: response.headers.get('ETag') ?? '' }
}

function refused(status: number, body: unknown, byAccount: boolean): Problem {
  if (status === 401 && byAccount) expired()
  return problemFrom(status, body)
}

async function send<N extends RouteName>(name: N, asked: Asked<N>): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' })
  if (asked.linkToken !== undefined) headers.set('Authorization', `Bearer ${asked.linkToken}`)
  else if (!forEverybody.has(name)) await sayWho(headers)
  if (asked.ifMatch) headers.set('If-Match', asked.ifMatch)
  if (asked.idempotencyKey) headers.set('Idempotency-Key', asked.idempotencyKey)
  const body = asBody(asked.body, headers)
  const address = addressOf(name, asked.params ?? {}, asked.query ?? {})
  try {
    const { method } = paths[name]
    return await fetch(address, { method, headers, ...(body !== undefined && { body }), ...(asked.signal && { signal: asked.signal }) })
  } catch (fault) {
    return notHeard(fault, asked.signal)
  }
}

async function sayWho(headers: Headers): Promise<void> {
  const token = await accessToken()
  const role = chosenRole()
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (role) headers.set('Overstap-Role', role)
}

function asBody(body: unknown, headers: Headers): BodyInit | undefined {
  if (body === undefined) return undefined
  const bytes = body instanceof Uint8Array
  headers.set('Content-Type', bytes ? 'application/octet-stream' : 'application/json')
  return bytes ? new Blob([body as Uint8Array<ArrayBuffer>]) : JSON.stringify(body)
}
