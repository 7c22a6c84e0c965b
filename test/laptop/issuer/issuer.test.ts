// Signing in as the web app does it: code and PKCE, read by an independent client and verified by an independent library.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startFrontDoor, type FrontDoor } from '../../../lib/laptop/gateway/front-door.ts'
import { createIssuer, type Issuer } from '../../../lib/laptop/issuer/issuer.ts'
import { createBrowser, type Browser } from './browser.ts'

const people = [
  { email: 'coordinator@demo.example', name: 'Carla <b>Veenstra</b>', role: 'Coördinator', region: 'Regio Voorbeeld' },
  { email: 'po@demo.example', name: 'Petra', role: 'Po-school', region: 'Regio Voorbeeld' },
]
const client: oauth.Client = { client_id: 'overstap-web' }
const insecure = { [oauth.allowInsecureRequests]: true }
const scope = 'openid profile email overstap-api/use'

let folder: string
let door: FrontDoor
let issuer: Issuer
let origin: string

async function start(port = 0) {
  door = await startFrontDoor(port, () => {})
  origin = `http://127.0.0.1:${door.port}`
  issuer = createIssuer({ url: `${origin}/oidc`, path: join(folder, 'issuer.json'), people, webOrigins: [origin] })
  door.open([{ prefix: '/oidc', room: issuer.room }])
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'issuer-'))
  await start()
})
afterEach(async () => {
  await door.close()
  rmSync(folder, { recursive: true })
})

async function discover() {
  const url = new URL(`${origin}/oidc`)
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, { algorithm: 'oidc', ...insecure }))
}

/** Leaves for the issuer; the browser then stands before the sign-in page, or is sent straight back when it is known. */
async function leave(browser: Browser, changes: Record<string, string | undefined> = {}) {
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

const choose = (email: string) => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ email }).toString() })

/** Signs in and answers the address with the code, as it comes back to the web app. */
async function signIn(browser: Browser, email: string) {
  const { server, verifier } = await leave(browser)
  await browser.go(browser.next(), choose(email))
  await browser.go(browser.next())
  return { server, verifier, back: browser.next() }
}

async function exchange(server: oauth.AuthorizationServer, back: URL, verifier: string) {
  const parameters = oauth.validateAuthResponse(server, client, back, 'state-1')
  const answer = await oauth.authorizationCodeGrantRequest(server, client, oauth.None(), parameters, `${origin}/aangemeld`, verifier, insecure)
  return oauth.processAuthorizationCodeResponse(server, client, answer, { expectedNonce: 'nonce-1', requireIdToken: true })
}

const verified = async (token: string) => {
  const keys = createRemoteJWKSet(new URL(`${origin}/oidc/jwks`))
  return (await jwtVerify(token, keys, { issuer: `${origin}/oidc`, audience: 'overstap-api' })).payload
}

describe('signing in', () => {
  it('gives an access token shaped like the user pool in AWS gives it, with nothing personal in it', async () => {
    const { server, verifier, back } = await signIn(createBrowser(), 'coordinator@demo.example')
    const tokens = await exchange(server, back, verifier)
    const claims = await verified(tokens.access_token)
    expect(claims).toMatchObject({ token_use: 'access', client_id: 'overstap-web', sub: expect.stringMatching(/^u-[0-9a-f]{20}$/) })
    expect((claims['scope'] as string).split(' ').toSorted()).toEqual(scope.split(' ').toSorted())
    expect(Object.keys(claims).toSorted()).toEqual(['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'scope', 'sub', 'token_use'])
    expect(claims.exp! - claims.iat!).toBe(3600)
  })

  it('gives name and address in the ID token and as user information', async () => {
    const { server, verifier, back } = await signIn(createBrowser(), 'po@demo.example')
    const tokens = await exchange(server, back, verifier)
    const claims = oauth.getValidatedIdTokenClaims(tokens)!
    expect(claims).toMatchObject({ email: 'po@demo.example', name: 'Petra', aud: 'overstap-web' })
    const answer = await oauth.userInfoRequest(server, client, tokens.access_token, insecure)
    expect(await oauth.processUserInfoResponse(server, client, claims.sub, answer)).toMatchObject({ email: 'po@demo.example' })
  })

  it('tells no user information to an ID token, a changed token or nobody', async () => {
    const { server, verifier, back } = await signIn(createBrowser(), 'po@demo.example')
    const { id_token: idToken, access_token: token } = await exchange(server, back, verifier)
    for (const authorization of [`Bearer ${idToken}`, `Bearer ${token.slice(0, -4)}AAAA`, '']) {
      expect((await fetch(server.userinfo_endpoint!, { headers: { authorization } })).status).toBe(401)
    }
  })

  it('renews with the refresh token, which then counts no more', async () => {
    const { server, verifier, back } = await signIn(createBrowser(), 'po@demo.example')
    const { refresh_token: refresh } = await exchange(server, back, verifier)
    const renew = async () => oauth.processRefreshTokenResponse(server, client, await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh!, insecure))
    const renewed = await renew()
    expect(await verified(renewed.access_token)).toMatchObject({ token_use: 'access' })
    await expect(renew()).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('refuses another verifier', async () => {
    const { server, back } = await signIn(createBrowser(), 'po@demo.example')
    await expect(exchange(server, back, oauth.generateRandomCodeVerifier())).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it('refuses a code that was used', async () => {
    const { server, verifier, back } = await signIn(createBrowser(), 'po@demo.example')
    await exchange(server, back, verifier)
    await expect(exchange(server, back, verifier)).rejects.toMatchObject({ error: 'invalid_grant' })
  })

  it.each([
    ['without a challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['with a challenge that hides nothing', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['for a token in the address', { response_type: 'id_token' }, 'unsupported_response_type'],
  ])('refuses to start %s', async (_how, changes, error) => {
    const browser = createBrowser()
    await leave(browser, changes)
    const sent = browser.next()
    expect(new URLSearchParams(sent.search || sent.hash.slice(1)).get('error')).toBe(error)
  })

  it.each([
    ['an unknown application', { client_id: 'other' }],
    ['an address elsewhere', { redirect_uri: 'http://evil.example/aangemeld' }],
  ])('shows a Dutch page, and sends nobody anywhere, for %s', async (_what, changes) => {
    const { answer } = await leave(createBrowser(), changes)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
    expect(await answer.text()).toContain('<h1>Aanmelden is niet gelukt</h1>')
  })

  it('knows who signed in before, until that person signs out', async () => {
    const browser = createBrowser()
    const { server, verifier, back } = await signIn(browser, 'po@demo.example')
    const { id_token: idToken } = await exchange(server, back, verifier)
    await leave(browser)
    expect(browser.next().searchParams.get('code')).toBeTruthy()

    const address = new URL(server.end_session_endpoint!)
    address.search = new URLSearchParams({ client_id: 'overstap-web', id_token_hint: idToken!, post_logout_redirect_uri: `${origin}/` }).toString()
    const question = await (await browser.go(address)).text()
    expect(question).toContain('<h1>Wilt u zich afmelden?</h1>')
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question)![1]!
    await browser.go(/action="([^"]+)"/.exec(question)![1]!, { ...choose(''), body: new URLSearchParams({ xsrf, logout: 'yes' }).toString() })
    expect(browser.next().href).toBe(`${origin}/`)
    await leave(browser)
    expect(browser.next().pathname).toMatch(/^\/oidc\/aanmelden\//)
  })
})

describe('the page to choose who to be', () => {
  async function arrive(browser: Browser) {
    await leave(browser)
    const address = browser.next()
    return { address, answer: await browser.go(address) }
  }

  it('lists everybody, in Dutch, as text', async () => {
    const { answer } = await arrive(createBrowser())
    const html = await answer.text()
    expect(html).toContain('<html lang="nl">')
    expect(html).toContain('<h1>Aanmelden</h1>')
    expect(html).toContain('value="coordinator@demo.example"')
    expect(html).toContain('Carla &#60;b&#62;Veenstra')
    expect(html).not.toContain('<b>Veenstra')
  })

  it('needs no script and allows none', async () => {
    const { answer } = await arrive(createBrowser())
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; (?!.*script-src)/)
    const html = await answer.text()
    expect(html).not.toMatch(/<script|<style| style=| on\w+=/i)
  })

  it('says so when nobody has the typed address, and takes one that was invited', async () => {
    const browser = createBrowser()
    const { address } = await arrive(browser)
    const refused = await browser.go(address, choose('"><script>@new.example'))
    expect(refused.status).toBe(400)
    const html = await refused.text()
    expect(html).toContain('role="alert"')
    expect(html).not.toContain('<script>')
    const sub = await issuer.accounts.ensure('New@School.example')
    await browser.go(address, choose(' new@school.EXAMPLE'))
    await browser.go(browser.next())
    expect(browser.next().searchParams.get('code')).toBeTruthy()
    expect(sub).toMatch(/^u-/)
  })

  it('of a sign-in that is over says where to begin again', async () => {
    const answer = await fetch(`${origin}/oidc/aanmelden/unknown`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Deze aanmelding is verlopen')
  })
})

describe('accounts', () => {
  it('of one address are one, whatever its capitals', async () => {
    const sub = await issuer.accounts.ensure('Iemand@School.example')
    expect(await issuer.accounts.ensure('iemand@school.EXAMPLE')).toBe(sub)
    expect(issuer.people().filter(({ email }) => email === 'iemand@school.example')).toHaveLength(1)
    // The first 20 hexadecimal digits of the SHA-256 of the address, so that demo data can name people.
    expect(await issuer.accounts.ensure('po@demo.example')).toBe('u-cb0c3649887a5243425d')
  })

  it('are not made of what is no address', async () => {
    await expect(issuer.accounts.ensure('no address')).rejects.toThrow(RangeError)
  })

  it('get a token for a program with the same claims as by signing in; unknown addresses get none', async () => {
    const { server, verifier, back } = await signIn(createBrowser(), 'po@demo.example')
    const signedIn = (await exchange(server, back, verifier)).access_token
    const minted = (await issuer.tokenFor('PO@demo.example'))!
    const [one, other] = [await verified(signedIn), await verified(minted)]
    expect(Object.keys(other).toSorted()).toEqual(Object.keys(one).toSorted())
    expect(other).toMatchObject({ sub: one.sub, client_id: one['client_id'], token_use: 'access' })
    expect(decodeProtectedHeader(minted)).toEqual(decodeProtectedHeader(signedIn))
    expect(await issuer.tokenFor('nobody@demo.example')).toBeUndefined()
  })
})

describe('after a restart', () => {
  it('tokens are still good, who was invited is still there, and who was signed in still is', async () => {
    const browser = createBrowser()
    const { server, verifier, back } = await signIn(browser, 'po@demo.example')
    const { access_token: token, refresh_token: refresh } = await exchange(server, back, verifier)
    await issuer.accounts.ensure('new@school.example')
    const { port } = door
    await door.close()
    await start(port)
    // The first request may still find the connection of before the restart.
    await discover().catch(discover)
    expect(await verified(token)).toMatchObject({ token_use: 'access' })
    expect(await issuer.tokenFor('new@school.example')).toBeTruthy()
    await leave(browser)
    expect(browser.next().searchParams.get('code')).toBeTruthy()
    const renewed = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh!, insecure)
    expect(renewed.status).toBe(200)
  })
})

describe('the console', () => {
  it('stays quiet', async () => {
    const said = [vi.spyOn(console, 'info'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
    const { server, verifier, back } = await signIn(createBrowser(), 'po@demo.example')
    await exchange(server, back, verifier)
    for (const spy of said) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })
})
