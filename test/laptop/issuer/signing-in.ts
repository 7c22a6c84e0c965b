// A sign-in service of its own for each test, and the steps that a web app takes to sign in at it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import { afterEach, beforeEach } from 'vitest'
import { startFrontDoor, type FrontDoor } from '../../../lib/laptop/gateway/front-door.ts'
import { createIssuer, type Issuer } from '../../../lib/laptop/issuer/issuer.ts'
import type { Browser } from './browser.ts'

const people = [
  { email: 'coordinator@demo.example', name: 'Carla <b>Veenstra</b>', role: 'Coördinator', region: 'Regio Voorbeeld' },
  { email: 'po@demo.example', name: 'Petra', role: 'Po-school', region: 'Regio Voorbeeld' },
]
export const client: oauth.Client = { client_id: 'overstap-web' }
export const insecure = { [oauth.allowInsecureRequests]: true }
export const scope = 'openid profile email overstap-api/use'

let folder: string
export let door: FrontDoor
export let issuer: Issuer
export let origin: string

export async function start(port = 0) {
  door = await startFrontDoor(port, () => {})
  origin = `http://127.0.0.1:${door.port}`
  issuer = createIssuer({ url: `${origin}/oidc`, path: join(folder, 'issuer.json'), people, webOrigins: [origin] })
  door.open([{ prefix: '/oidc', room: issuer.room }])
}

/** Gives each test of a file a sign-in service that nobody used. */
export function eachAtItsOwnIssuer(): void {
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'issuer-'))
    await start()
  })
  afterEach(async () => {
    await door.close()
    rmSync(folder, { recursive: true })
  })
}

export async function discover() {
  const url = new URL(`${origin}/oidc`)
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, { algorithm: 'oidc', ...insecure }))
}

/** Leaves for the issuer; the browser then stands before the sign-in page, or is sent straight back when it is known. */
export async function leave(browser: Browser, changes: Record<string, string | undefined> = {}) {
  const server = await discover()
  const verifier = oauth.generateRandomCodeVerifier()
  const asked = {
    client_id: 'overstap-web',
    redirect_uri: `${origin}/aangemeld`,
    response_type: 'code',
    scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'state-1',
    nonce: 'nonce-1',
    ...changes,
  }
  const address = new URL(server.authorization_endpoint!)
  for (const [key, value] of Object.entries(asked)) if (value !== undefined) address.searchParams.set(key, value)
  const answer = await browser.go(address)
  return { server, verifier, answer }
}

/** A form as the browser posts it. */
export const posted = (fields: Record<string, string>) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
})

/** Signs in and answers the address with the code, as it comes back to the web app. */
export async function signIn(browser: Browser, email: string) {
  const { server, verifier } = await leave(browser)
  await browser.go(browser.next(), posted({ email }))
  await browser.go(browser.next())
  return { server, verifier, back: browser.next() }
}

export async function exchange(server: oauth.AuthorizationServer, back: URL, verifier: string) {
  const parameters = oauth.validateAuthResponse(server, client, back, 'state-1')
  const answer = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, `${origin}/aangemeld`, verifier, insecure)
  return oauth.processAuthorizationCodeResponse(server, client, answer, { expectedNonce: 'nonce-1', requireIdToken: true })
}

export const verified = async (token: string) => {
  const keys = createRemoteJWKSet(new URL(`${origin}/oidc/jwks`))
  return (await jwtVerify(token, keys, { issuer: `${origin}/oidc`, audience: 'overstap-api' })).payload
}
