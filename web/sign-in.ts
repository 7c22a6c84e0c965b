// Signing in and out with OpenID Connect: code and PKCE, the tokens in this tab only.
import * as oauth from 'oauth4webapi'
import { forgetAll } from './fetch/kept.ts'

interface Configuration {
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** For issuers that name the API apart, such as the one on one machine. */
  readonly resource?: string
}

interface Tokens {
  readonly access: string
  readonly refresh?: string
  readonly id?: string
  readonly email?: string
  /** Milliseconds since 1970, by this computer's clock. */
  readonly expiresAt: number
}

interface Departure {
  readonly verifier: string
  readonly state: string
  readonly nonce: string
  /** The page to come back to. */
  readonly from: string
}

const tokensPlace = 'overstap.tokens'
const departurePlace = 'overstap.sign-in'
/** Heard by whoever holds typed text, so that it is there again after signing in. */
export const expiredEvent = 'overstap-expired'

const redirectUri = () => `${location.origin}/aangemeld`
const read = <T>(place: string): T | undefined => JSON.parse(sessionStorage.getItem(place) ?? 'null') ?? undefined

let known: Promise<{ configuration: Configuration; server: oauth.AuthorizationServer }> | undefined

/** Only an issuer on this very machine may do without TLS. */
function manners(issuer: string): { [oauth.allowInsecureRequests]?: boolean } {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'http:' && hostname === '127.0.0.1' ? { [oauth.allowInsecureRequests]: true } : {}
}

async function discover() {
  const configuration: Configuration = await (await fetch('/config.json')).json()
  const issuer = new URL(configuration.issuer)
  const answer = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...manners(configuration.issuer) })
  return { configuration, server: await oauth.processDiscoveryResponse(issuer, answer) }
}

function issuer() {
  known ??= discover().catch((fault: unknown) => {
    known = undefined
    throw fault
  })
  return known
}

export function isSignedIn(): boolean {
  return sessionStorage.getItem(tokensPlace) !== null
}

/** The address with which the person signed in, as the issuer tells it. */
export function signedInAs(): string | undefined {
  return read<Tokens>(tokensPlace)?.email
}

/** Leaves for the issuer; the person comes back to `from`. */
export async function signIn(from: string): Promise<void> {
  const { configuration, server } = await issuer()
  const departure: Departure = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    from,
  }
  sessionStorage.setItem(departurePlace, JSON.stringify(departure))
  const address = new URL(server.authorization_endpoint!)
  const asked = {
    client_id: configuration.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: configuration.scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(departure.verifier),
    code_challenge_method: 'S256',
    state: departure.state,
    nonce: departure.nonce,
    ...(configuration.resource && { resource: configuration.resource }),
  }
  for (const [key, value] of Object.entries(asked)) address.searchParams.set(key, value)
  // What was typed since the session ended goes along too.
  dispatchEvent(new Event(expiredEvent))
  location.assign(address)
}

/** Back from the issuer: exchanges the code. Answers the page to return to; throws when this was no answer to our own question. */
export async function arrive(current: URL): Promise<string> {
  const departure = read<Departure>(departurePlace)
  if (!departure) throw new Error('nobody left from here')
  sessionStorage.removeItem(departurePlace)
  const { configuration, server } = await issuer()
  const client: oauth.Client = { client_id: configuration.clientId }
  const parameters = oauth.validateAuthResponse(server, client, current, departure.state)
  const answer = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, redirectUri(), departure.verifier, {
    ...manners(configuration.issuer),
    ...(configuration.resource && { additionalParameters: { resource: configuration.resource } }),
  })
  const result = await oauth.processAuthorizationCodeResponse(server, client, answer, { expectedNonce: departure.nonce, requireIdToken: true })
  keep(result)
  return departure.from
}

function keep(result: oauth.TokenEndpointResponse, before?: Tokens): void {
  const email = oauth.getValidatedIdTokenClaims(result)?.['email']
  const refresh = result.refresh_token ?? before?.refresh
  const id = result.id_token ?? before?.id
  const knownEmail = typeof email === 'string' ? email : before?.email
  const tokens: Tokens = {
    access: result.access_token,
    expiresAt: Date.now() + (result.expires_in ?? 600) * 1000,
    ...(refresh && { refresh }),
    ...(id && { id }),
    ...(knownEmail && { email: knownEmail }),
  }
  sessionStorage.setItem(tokensPlace, JSON.stringify(tokens))
}

let refreshing: Promise<string | undefined> | undefined

/** A token that is still good for half a minute; `undefined` when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  const tokens = read<Tokens>(tokensPlace)
  if (!tokens) return undefined
  if (tokens.expiresAt - Date.now() > 30_000 || !tokens.refresh) return tokens.access
  refreshing ??= renew(tokens, tokens.refresh).finally(() => (refreshing = undefined))
  return refreshing
}

async function renew(tokens: Tokens, refresh: string): Promise<string | undefined> {
  try {
    const { configuration, server } = await issuer()
    const client: oauth.Client = { client_id: configuration.clientId }
    const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, {
      ...manners(configuration.issuer),
      ...(configuration.resource && { additionalParameters: { resource: configuration.resource } }),
    })
    keep(await oauth.processRefreshTokenResponse(server, client, answer), tokens)
    return read<Tokens>(tokensPlace)?.access
  } catch {
    // The old token goes along: the API answers 401, and the page says what that means.
    return tokens.access
  }
}

/** The API no longer takes the token: whoever holds typed text keeps it now. */
export function expired(): void {
  sessionStorage.removeItem(tokensPlace)
  dispatchEvent(new Event(expiredEvent))
}

export async function signOut(): Promise<void> {
  sessionStorage.clear()
  // Fetched files of pupils do not stay behind for whoever uses this computer next.
  await forgetAll()
  const { configuration, server } = await issuer().catch(() => ({ configuration: undefined, server: undefined }))
  if (!server?.end_session_endpoint || !configuration) return location.assign('/')
  const address = new URL(server.end_session_endpoint)
  address.searchParams.set('client_id', configuration.clientId)
  address.searchParams.set('post_logout_redirect_uri', `${location.origin}/`)
  // Cognito names it differently, and ignores the standard's name.
  address.searchParams.set('logout_uri', `${location.origin}/`)
  location.assign(address)
}
