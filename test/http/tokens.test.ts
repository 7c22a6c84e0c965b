// A token opens the API only when the configured issuer made it, for this API, as an access token, and it is still good.
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wireApi } from '../../lambdas/wiring.ts'
import { ask, type Running, startRunning } from '../support/running.ts'
import { region } from './sample-requests.ts'

let running: Running
let key: JWK
let claims: JWTPayload

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  key = JSON.parse(readFileSync(join(running.dataPath, 'issuer.json'), 'utf8')).signingKey
  const now = Math.floor(Date.now() / 1000)
  const sub = await running.edges.accounts.ensure('coordinator@demo.example')
  claims = {
    iss: `${running.url}/oidc`, aud: 'overstap-api', sub, client_id: 'overstap-web', scope: 'openid profile email overstap-api/use', token_use: 'access', iat: now, exp: now + 600, jti: randomUUID(),
  }
})
afterAll(() => running.stop())

const without = (...names: string[]) => Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name)))

async function signed(payload: object, header: object = {}, by: JWK = key): Promise<string> {
  return new SignJWT({ ...payload }).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.kid!, ...header }).sign(await importJWK(by, 'RS256'))
}

const base64 = (value: object | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const part = (token: string, index: number) => token.split('.')[index]!
const anotherKey = (): JWK => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK

async function hmac(secret: string): Promise<string> {
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256', kid: key.kid! }).sign(new TextEncoder().encode(secret))
}

const asked = (token?: string, headers: Record<string, string> = {}) => ask(running.url, region, { headers }, token)

describe('a token that opens the API', () => {
  it.each<[string, () => Promise<string>]>([
    ['made by the issuer, for this API', () => signed(claims)],
    ['that names more audiences than this API', () => signed({ ...claims, aud: ['elsewhere', 'overstap-api'] })],
    ['as a user pool makes it: a client and no audience', () => signed({ ...without('aud'), client_id: 'overstap-api' })],
    ['with the scope among others', () => signed({ ...claims, scope: 'a overstap-api/use b' })],
    ['that runs out in a moment', () => signed({ ...claims, exp: Math.floor(Date.now() / 1000) + 30 })],
  ])('is one %s', async (_what, make) => {
    expect((await asked(await make())).status).toBe(200)
  })

  it('may stand behind bearer in any capitals', async () => {
    expect((await asked(undefined, { authorization: `bearer ${await signed(claims)}` })).status).toBe(200)
  })
})

const wrong: readonly [string, () => Promise<string> | string][] = [
  ['without a signature (alg none)', () => `${base64({ alg: 'none', typ: 'at+jwt' })}.${base64(claims)}.`],
  ['with alg none and some signature', async () => `${base64({ alg: 'none', kid: key.kid })}.${base64(claims)}.${part(await signed(claims), 2)}`],
  ['signed with the public key as a shared secret (its modulus)', () => hmac(key.n!)],
  ['signed with the public key as a shared secret (its JSON)', () => hmac(JSON.stringify({ kty: key.kty, n: key.n, e: key.e }))],
  ['of another algorithm with the same key', async () => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'PS256', kid: key.kid! }).sign(await importJWK({ ...key, alg: 'PS256' }, 'PS256'))],
  ['signed by another key under the known id', () => signed(claims, {}, anotherKey())],
  ['signed by a key that it carries itself', () => {
    const own = anotherKey()
    return signed(claims, { kid: 'own', jwk: { kty: 'RSA', n: own.n, e: own.e } }, own)
  }],
  ['with an unknown key id', () => signed(claims, { kid: 'never-seen' })],
  ['with words changed after signing', async () => {
    const token = await signed(claims)
    return `${part(token, 0)}.${base64({ ...claims, sub: 'u-operator' })}.${part(token, 2)}`
  }],
  ['of another issuer', () => signed({ ...claims, iss: 'https://elsewhere.example/oidc' })],
  ['of the issuer with a slash behind it', () => signed({ ...claims, iss: `${claims.iss}/` })],
  ['without an issuer', () => signed(without('iss'))],
  ['for another audience', () => signed({ ...claims, aud: 'elsewhere' })],
  ['for another client and no audience', () => signed({ ...without('aud'), client_id: 'overstap-web' })],
  ['for nobody in particular', () => signed(without('aud', 'client_id'))],
  ['that is the ID token of the same sign-in', () => signed({ ...without('scope', 'token_use'), aud: 'overstap-web', nonce: 'n', email: 'coordinator@demo.example' }, { typ: 'JWT' })],
  ['that is an ID token of a user pool', () => signed({ ...claims, token_use: 'id' })],
  ['of no stated use', () => signed(without('token_use'))],
  ['that has run out', () => signed({ ...claims, exp: Math.floor(Date.now() / 1000) - 5 })],
  ['that never runs out', () => signed(without('exp'))],
  ['that is not good yet', () => signed({ ...claims, nbf: Math.floor(Date.now() / 1000) + 600 })],
  ['without the scope', () => signed({ ...claims, scope: 'openid profile email' })],
  ['with a scope that only looks like it', () => signed({ ...claims, scope: 'openid overstap-api/user' })],
  ['with its scopes as a list', () => signed({ ...claims, scope: ['overstap-api/use'] })],
  ['without any scope', () => signed(without('scope'))],
  ['of nobody', () => signed(without('sub'))],
  ['of an empty name', () => signed({ ...claims, sub: '' })],
  ['of a name that is no text', () => signed({ ...claims, sub: 7 })],
  ['with a header that must be understood and is not', () => signed(claims, { crit: ['b64'], b64: false }).catch(() => `${base64({ alg: 'RS256', crit: ['x'], x: 1 })}.${base64(claims)}.AAAA`)],
  ['of garbage', () => 'a.b.c'],
  ['of garbage that is base64', () => `${base64('garbage')}.${base64('garbage')}.${base64('garbage')}`],
  ['whose claims are no object', () => signed(claims).then((token) => `${part(token, 0)}.${base64('[1]')}.${part(token, 2)}`)],
  ['of two parts', async () => (await signed(claims)).split('.').slice(0, 2).join('.')],
  ['that is encrypted', () => `${base64({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.AAAA.AAAA.AAAA.AAAA`],
]

describe('a token that opens nothing', () => {
  it.each(wrong)('is one %s', async (_what, make) => {
    const reply = await asked(await make())
    expect([reply.status, reply.body.code]).toEqual([401, 'not-signed-in'])
  })

  it('is answered alike, whatever is wrong with it', async () => {
    const answers = new Set<string>([(await asked()).text])
    for (const [, make] of wrong) answers.add((await asked(await make())).text)
    expect(answers.size).toBe(1)
  })

  it.each([
    ['no header', {}],
    ['an empty header', { authorization: '' }],
    ['a name and password', { authorization: `Basic ${Buffer.from('coordinator:geheim').toString('base64')}` }],
    ['a word alone', { authorization: 'Bearer' }],
    ['nothing behind the word', { authorization: 'Bearer ' }],
    ['the word null', { authorization: 'Bearer null' }],
  ])('is %s', async (_what, headers) => {
    expect((await asked(undefined, headers as Record<string, string>)).status).toBe(401)
  })

  it('is a good one in a cookie, in the query or in another header', async () => {
    const token = await signed(claims)
    expect((await asked(undefined, { cookie: `token=${token}` })).status).toBe(401)
    expect((await asked(undefined, { 'x-authorization': `Bearer ${token}` })).status).toBe(401)
    expect((await ask(running.url, `${region}?access_token=${token}`)).status).toBe(401)
  })

  it('is two at once', async () => {
    const token = await signed(claims)
    expect((await asked(undefined, { authorization: `Bearer ${token}, Bearer ${token}` })).status).toBe(401)
  })
})

describe('an issuer that is out of reach', () => {
  it('is a fault of ours and no wrong token; the next request asks again', async () => {
    const lines: string[] = []
    const settings = { ...running.edges.settings.api, ISSUER: 'http://127.0.0.1:9/oidc' }
    const door = wireApi(settings, { ...running.edges, print: (line) => void lines.push(line) })
    const event = { version: '2.0', rawPath: '/v1/me', headers: { authorization: `Bearer ${await signed(claims)}` }, isBase64Encoded: false, requestContext: { requestId: 'r-1', http: { method: 'GET', path: '/v1/me' } } }
    for (const _again of [1, 2]) {
      const answer = await door(event as never, {})
      expect([answer.statusCode, JSON.parse(answer.body).code]).toEqual([500, 'fault'])
    }
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(['REQUEST_FAILED', 'REQUEST_FAILED'])
  })
})
