// Signing in as the web app does it: code and PKCE, read by an independent client and verified by an independent library.
import * as oauth from 'oauth4webapi'
import { describe, expect, it } from 'vitest'
import { createBrowser } from './browser.ts'
import { client, eachAtItsOwnIssuer, exchange, insecure, leave, origin, posted, scope, signIn, verified } from './signing-in.ts'

eachAtItsOwnIssuer()

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
    expect(await answer.text()).toContain('<h1>Inloggen is niet gelukt</h1>')
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
    expect(question).toContain('<h1>Wilt u uitloggen?</h1>')
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question)![1]!
    await browser.go(/action="([^"]+)"/.exec(question)![1]!, posted({ xsrf, logout: 'yes' }))
    expect(browser.next().href).toBe(`${origin}/`)
    await leave(browser)
    expect(browser.next().pathname).toMatch(/^\/oidc\/aanmelden\//)
  })
})
