// Who can sign in: the page to choose from, the accounts behind it, and what outlives a restart.
import { decodeProtectedHeader } from 'jose'
import * as oauth from 'oauth4webapi'
import { describe, expect, it, vi } from 'vitest'
import { createBrowser, type Browser } from './browser.ts'
import { client, discover, door, eachAtItsOwnIssuer, exchange, insecure, issuer, leave, origin, posted, signIn, start, verified } from './signing-in.ts'

eachAtItsOwnIssuer()

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
    expect(html).toContain('<h1>Inloggen</h1>')
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
    const refused = await browser.go(address, posted({ email: '"><script>@new.example' }))
    expect(refused.status).toBe(400)
    const html = await refused.text()
    expect(html).toContain('role="alert"')
    expect(html).not.toContain('<script>')
    const sub = await issuer.accounts.ensure('New@School.example')
    await browser.go(address, posted({ email: ' new@school.EXAMPLE' }))
    await browser.go(browser.next())
    expect(browser.next().searchParams.get('code')).toBeTruthy()
    expect(sub).toMatch(/^u-/)
  })

  it('of a sign-in that is over says where to begin again', async () => {
    const answer = await fetch(`${origin}/oidc/aanmelden/unknown`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Dit inloggen heeft te lang geduurd')
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
