// What every request passes: who are you, may you try this, what do you ask; then the handler; and every refusal becomes an answer.
import middy, { type Request } from '@middy/core'
import type { Actor, Person } from '../domain/actor.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import { routes } from '../contract/routes.ts'
import type { PageLink } from '../domain/link.ts'
import type { Links } from '../ports/ports.ts'
import type { RepeatKey } from '../ports/trace.ts'
import type { Authorise } from './authorise.ts'
import { type HttpEvent, readIfMatch, readInput, readParams, readRepeatKey } from './input.ts'
import type { FileAnswer } from './handler.ts'
import { traits } from '../log.ts'
import { compressed } from './compress.ts'
import type { BoundRoute, GuardedRoute, Named } from './policy.ts'
import { faultProblem, problemOf } from './problem.ts'
import type { SignIn } from './sign-in.ts'

/** What a handler gets: typed by its route in `handler.ts`. Whoever asks who they are need not act in a role. */
export interface Asked {
  readonly actor: Actor | undefined
  readonly person: Person | undefined
  readonly link: PageLink | undefined
  readonly ifNoneMatch?: string
  readonly params: Record<string, string>
  readonly query: unknown
  readonly body: unknown
  readonly ifMatch?: number
  readonly repeat?: RepeatKey
}

export interface Answer {
  readonly body: unknown
  /** The version of the resource. */
  readonly version?: number
  readonly status?: number
}

export type AnyHandler = (asked: never) => Promise<Answer | FileAnswer>

export interface HttpResult {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body is base64 of what goes over the wire: it was compressed. */
  readonly isBase64Encoded?: true
}

export interface PipelineParts {
  readonly signIn: SignIn
  readonly personOf: (sub: string) => Promise<Person>
  readonly authorise: Authorise
  readonly links: Pick<Links, 'read'>
  readonly fingerprint: (text: string) => string
  readonly log: (code: 'REQUEST_DONE' | 'REQUEST_FAILED' | 'CODES_LOCKED', fields: Readonly<Record<string, string | number | undefined>>) => void
}

export const apiVersion = '1.0.0'

/** Every answer of the API: nothing is kept, framed, sniffed or run. */
const headers: Readonly<Record<string, string>> = {
  'api-version': apiVersion,
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** What goes with a status beside that: which sign-in is wanted (RFC 9110 asks for it), or when to try again. */
const headersOfStatus: Readonly<Record<number, Readonly<Record<string, string>>>> = { 401: { 'www-authenticate': 'Bearer' }, 429: { 'retry-after': '2' } }

type Guarded = HttpEvent & { asked?: Asked }
type GuardedRequest = Request<Guarded, HttpResult>

export function answer(status: number, body: unknown, version?: number, type = 'application/json'): HttpResult {
  return {
    statusCode: status,
    headers: { ...headers, 'content-type': `${type}; charset=utf-8`, ...(version !== undefined && { etag: `"${version}"` }) },
    body: JSON.stringify(body),
  }
}

/** The answer to whatever went wrong: a refusal says why, a fault only where to ask. */
export function answerToError(error: unknown, requestId: string, name: string, log: PipelineParts['log']): HttpResult {
  if (error instanceof Refusal) {
    const problem = problemOf(error)
    log('REQUEST_DONE', { route: name, status: problem.status, refusal: error.code, reference: requestId })
    const result = answer(problem.status, problem, undefined, 'application/problem+json')
    const { retryAfterSeconds } = error.details
    const retryAfter = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
    return { ...result, headers: { ...result.headers, ...headersOfStatus[problem.status], ...retryAfter } }
  }
  log('REQUEST_FAILED', { route: name, reference: requestId, ...traits(error) })
  return answer(500, faultProblem(requestId), undefined, 'application/problem+json')
}

/** A calendar program may keep a feed for an hour, for whoever asked alone. */
function fileAnswer({ file, etag }: FileAnswer): HttpResult {
  return {
    statusCode: file === undefined ? 304 : 200,
    headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=3600', etag: `"${etag}"` },
    body: file ?? '',
  }
}

type WhoAsks = Pick<Asked, 'actor' | 'person' | 'link'>

const nobody: WhoAsks = { actor: undefined, person: undefined, link: undefined }

/** Who asks, by the manner of the route: nobody in particular, the bearer of a link, or somebody who signed in and may try this. */
async function whoAsks(name: BoundRoute, event: HttpEvent, params: Named, parts: PipelineParts): Promise<WhoAsks> {
  const route = routes[name]
  const authorization = event.headers['authorization']
  if ('open' in route) return nobody
  if ('link' in route) {
    const token = /^Bearer ([\w.-]{1,4000})$/i.exec(authorization ?? '')?.[1]
    const link = token === undefined ? undefined : await parts.links.read(token)
    // A link that is none reads as one that was: it is not there.
    if (link?.kind !== 'page') throw notFound()
    return { ...nobody, link }
  }
  const person = await parts.personOf(await parts.signIn(authorization))
  const actor = name === 'getMe' ? undefined : await parts.authorise(name as GuardedRoute, person, params, event.headers['overstap-role'])
  return { ...nobody, person, actor }
}

/** One route: `onError` runs in reverse order of attachment, so what answers a refusal is attached first. */
export function pipeline(name: BoundRoute, handler: AnyHandler, parts: PipelineParts) {
  const route = routes[name]
  const respond = {
    onError: (request: GuardedRequest) => {
      request.response = answerToError(request.error, request.event.requestContext.requestId, name, parts.log)
    },
  }
  const guard = {
    before: async (request: GuardedRequest) => {
      const { event } = request
      const params = readParams(route, event)
      const who = await whoAsks(name, event, params as Named, parts)
      const ifMatch = readIfMatch(route, event)
      const { query, body } = readInput(route, event)
      const repeat = readRepeatKey(route, event, who.person?.sub ?? '', body, parts.fingerprint)
      const ifNoneMatch = event.headers['if-none-match']
      // Added beside what was sent: no field of the event changes its meaning.
      event.asked = { ...who, params, query, body, ...(ifMatch !== undefined && { ifMatch }), ...(repeat && { repeat }), ...(ifNoneMatch !== undefined && { ifNoneMatch }) }
    },
  }
  const handle = async (event: Guarded): Promise<HttpResult> => {
    const given = await handler(event.asked as never)
    const result = 'etag' in given ? fileAnswer(given) : compressed(answer(given.status ?? route.status, given.body, given.version), event.headers['accept-encoding'])
    parts.log('REQUEST_DONE', { route: name, status: result.statusCode, reference: event.requestContext.requestId })
    return result
  }
  return middy<HttpEvent, HttpResult>().use(respond).use(guard).handler(handle)
}
