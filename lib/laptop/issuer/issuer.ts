// The sign-in service of the laptop: a real OpenID Connect issuer with a page to choose who to be instead of a password.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Accounts } from '../../../lambdas/ports/ports.ts'
import { answer, answerJson, bodyOf, type Room } from '../gateway/request.ts'
import { answerPage } from '../page.ts'
import { openKeeping } from './keeping.ts'
import type { Person } from './people.ts'
import { createProvider } from './provider.ts'
import { signInOver, signInPage, signInTitle } from './sign-in-page.ts'
import { tokenMaker } from './tokens.ts'

export interface Issuer {
  readonly room: Room
  readonly accounts: Accounts
  people(): readonly Person[]
  /** An access token for this address; `undefined` when nobody here has it. */
  tokenFor(email: string): Promise<string | undefined>
}

export interface IssuerOptions {
  /** As `http://127.0.0.1:4000/oidc`; the path is where the room stands. */
  readonly url: string
  /** The file in which key, people and sessions are kept. */
  readonly path: string
  readonly people: readonly Person[]
  readonly webOrigins: readonly string[]
}

const signInPath = '/aanmelden'

export function createIssuer({ url, path, people, webOrigins }: IssuerOptions): Issuer {
  const keeping = openKeeping(path, people)
  const provider = createProvider({ issuer: url, keeping, webOrigins, signInPath })
  const tokens = tokenMaker(url, keeping.signingKey)
  const mount = new URL(url).pathname
  const callback = provider.callback()

  /** Someone arrives from the web app to sign in, or has just chosen. */
  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const details = await provider.interactionDetails(request, response).catch(() => undefined)
    if (!details) return answerPage(response, 400, signInTitle, signInOver)
    // Nobody is asked to agree, so an application that wants the question asked gets it answered.
    if (details.prompt.name !== 'login') {
      return provider.interactionFinished(request, response, { consent: {} }, { mergeWithLastSubmission: true })
    }
    if (request.method !== 'POST') return answerPage(response, 200, signInTitle, signInPage(keeping.people()))
    const form = new URLSearchParams((await bodyOf(request, 10_000))?.toString('utf8'))
    const email = form.get('email')?.trim() ?? ''
    const person = keeping.byEmail(email)
    if (!person) return answerPage(response, 400, signInTitle, signInPage(keeping.people(), email.slice(0, 256)))
    const accountId = await keeping.accounts.ensure(person.email)
    await provider.interactionFinished(request, response, { login: { accountId, amr: ['demo'] } }, { mergeWithLastSubmission: false })
  }

  /** The provider knows no user information for a token that is meant for the API; a user pool does, so we answer it ourselves. */
  async function userInfo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const sub = token && (await tokens.subOf(token))
    const person = sub ? keeping.bySub(sub) : undefined
    if (!sub || !person) {
      return answer(response, 401, 'application/json', '{"error":"invalid_token"}', { 'www-authenticate': 'Bearer error="invalid_token"' })
    }
    answerJson(response, 200, { sub, email: person.email, email_verified: true, name: person.name })
  }

  return {
    async room(request, response, { rawPath }) {
      const path = rawPath.slice(mount.length)
      if (path.startsWith(`${signInPath}/`)) return signIn(request, response)
      if (path === '/me' && request.method === 'GET') return userInfo(request, response)
      Object.assign(request, { originalUrl: request.url })
      request.url = request.url!.slice(mount.length) || '/'
      await callback(request, response)
    },
    accounts: keeping.accounts,
    people: keeping.people,
    async tokenFor(email) {
      const person = keeping.byEmail(email)
      return person && tokens.mint(await keeping.accounts.ensure(person.email))
    },
  }
}
