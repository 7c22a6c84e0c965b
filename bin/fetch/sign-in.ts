// Signs in from a program: code and PKCE, the answer heard on this machine alone (RFC 8252), tokens kept in memory and nowhere else.
import { createServer, type Server } from 'node:http'
import * as oauth from 'oauth4webapi'
import { loopbackPorts, loopbackRedirect } from '../../lib/loopback.ts'

interface Configuration {
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  readonly resource?: string
}

/** A token that is still good for a minute. */
export type Token = () => Promise<string>

const minutes = 60_000
const patience = 5 * minutes
const page = (text: string) => `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Overstapcoördinator</title><p>${text}</p></html>`

/** Only an issuer on this very machine may do without TLS. */
function manners(issuer: string): { [oauth.allowInsecureRequests]?: boolean } {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'http:' && hostname === '127.0.0.1' ? { [oauth.allowInsecureRequests]: true } : {}
}

/** Listens on the first of our ports that is free. */
async function listen(): Promise<{ readonly server: Server; readonly redirect: string }> {
  for (const port of loopbackPorts) {
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)))
    if (isFree) return { server, redirect: loopbackRedirect(port) }
  }
  throw new Error(`De poorten ${loopbackPorts.join(', ')} zijn bezet. Sluit het programma dat ze gebruikt.`)
}

/** The one request with which the browser comes back; any other gets nothing. */
function comesBack(server: Server, redirect: string): Promise<URL> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Er is binnen vijf minuten niet ingelogd.')), patience)
    server.on('request', (request, response) => {
      const address = new URL(request.url ?? '/', redirect)
      const isAnswer = request.method === 'GET' && address.pathname === new URL(redirect).pathname
      response.writeHead(isAnswer ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'", connection: 'close' })
      response.end(isAnswer ? page('U bent ingelogd. U kunt dit venster sluiten.') : page('Hier is niets.'))
      if (!isAnswer) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}

/** Signs in at the issuer of an installation (`https://overstap.example`). `show` shows somebody the address of the sign-in page. */
export async function signIn(installation: string, show: (address: string) => void): Promise<Token> {
  const configuration = (await (await fetch(new URL('/config.json', installation))).json()) as Configuration
  const issuer = new URL(configuration.issuer)
  const insecure = manners(configuration.issuer)
  const more = { ...insecure, ...(configuration.resource && { additionalParameters: { resource: configuration.resource } }) }
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...insecure }))
  const client: oauth.Client = { client_id: configuration.clientId }
  const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()]
  const { server: listener, redirect } = await listen()
  try {
    const address = new URL(server.authorization_endpoint!)
    const asked = {
      client_id: configuration.clientId, redirect_uri: redirect, response_type: 'code', scope: configuration.scope, state, nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      ...(configuration.resource && { resource: configuration.resource }),
    }
    for (const [key, value] of Object.entries(asked)) address.searchParams.set(key, value)
    const back = comesBack(listener, redirect)
    show(address.href)
    const parameters = oauth.validateAuthResponse(server, client, await back, state)
    const answer = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, redirect, verifier, more)
    let tokens = kept(await oauth.processAuthorizationCodeResponse(server, client, answer, { expectedNonce: nonce, requireIdToken: true }))
    return async () => {
      if (tokens.until - Date.now() > minutes || tokens.refresh === undefined) return tokens.access
      const renewed = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh, more)
      tokens = kept(await oauth.processRefreshTokenResponse(server, client, renewed), tokens.refresh)
      return tokens.access
    }
  } finally {
    listener.close()
    listener.closeAllConnections()
  }
}

function kept({ access_token: access, refresh_token: refresh, expires_in: seconds = 600 }: oauth.TokenEndpointResponse, before?: string) {
  return { access, refresh: refresh ?? before, until: Date.now() + seconds * 1000 }
}
