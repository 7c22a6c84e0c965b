// Signed links: what we signed reads back as it was, and nothing else reads as anything.
import { createHmac, randomBytes } from 'node:crypto'
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FeedLink, Link, PageLink } from '../../lambdas/domain/link.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { kmsLinkKey } from '../../lambdas/links/kms-key.ts'
import { signedLinks } from '../../lambdas/links/signed-links.ts'

const secret = Uint8Array.from(randomBytes(32))
const links = signedLinks(async () => secret)
const year = schoolYearStarting(2026)
const page: PageLink = { kind: 'page', regionId: 'voorbeeld', year, schoolId: '99AA00', contactId: 'c-0123456789ab', since: 0 }
const feed: FeedLink = {
  kind: 'feed',
  schools: ['99AA00', '99AB00'].map((schoolId) => ({ regionId: 'voorbeeld', year, schoolId })),
  contact: { schoolId: '99AA00', contactId: 'c-0123456789ab', since: 0 },
  renewed: 0,
}

const base64url = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
/** A token with any header and content, signed with whatever key. */
function forged(header: unknown, content: unknown, key: Uint8Array = secret, hash = 'sha256') {
  const signed = `${base64url(header)}.${base64url(content)}`
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
}

const regionId = fc.stringMatching(/^[a-z][a-z0-9]{1,20}$/)
const schoolId = fc.stringMatching(/^\d{2}[A-Z]{2}\d{2}$/)
const place = fc.record({ regionId, year: fc.integer({ min: 2020, max: 2090 }).map(schoolYearStarting), schoolId })
const since = fc.constantFrom(0, 1_795_000_000_000) as fc.Arbitrary<PageLink['since']>
const anyLink: fc.Arbitrary<Link> = fc.oneof(
  fc.tuple(place, since).map(([where, since]): Link => ({ kind: 'page', ...where, contactId: 'c-0123456789ab', since })),
  fc.tuple(fc.array(place, { minLength: 1, maxLength: 60 }), fc.nat(50)).map(([schools, renewed]): Link => ({ kind: 'feed', schools, renewed })),
)

describe('a link that we signed', () => {
  it('reads back as it was, schools in their order', async () => {
    await fc.assert(fc.asyncProperty(anyLink, async (link) => {
      expect(await links.read(await links.sign(link))).toEqual(link)
    }), { numRuns: 300 })
    expect(await links.read(await links.sign(feed))).toEqual(feed)
  })

  it('is short enough for a mail, and has only letters that need no care in an address', async () => {
    const token = await links.sign(page)
    expect(token.length).toBeLessThan(170)
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    const ninety = Array.from({ length: 90 }, (_, i) => ({ regionId: 'een-regio-met-een-lange-naam', year, schoolId: `99AA${String(i).padStart(2, '0')}` }))
    const long = await links.sign({ ...feed, schools: ninety })
    expect(long.length).toBeLessThan(2000)
    expect(await links.read(long)).toEqual({ ...feed, schools: ninety })
  })

  it('is the same each time, so that an address that was given out stays as it is', async () => {
    expect(await links.sign(page)).toBe(await links.sign(page))
  })

  it('opens nothing with any one bit of it flipped', async () => {
    for (const token of [await links.sign(page), await links.sign(feed)]) {
      for (let i = 0; i < token.length; i++) {
        for (let bit = 0; bit < 7; bit++) {
          const flipped = token.slice(0, i) + String.fromCharCode(token.charCodeAt(i) ^ (1 << bit)) + token.slice(i + 1)
          expect([flipped, await links.read(flipped)]).toEqual([flipped, undefined])
        }
      }
    }
  })

  it('opens nothing when it is cut off, or has something behind it', async () => {
    const token = await links.sign(page)
    for (let length = 0; length < token.length; length++) expect(await links.read(token.slice(0, length))).toBeUndefined()
    for (const more of ['=', '.', 'A', ' ', '\n', `.${token}`]) expect(await links.read(token + more)).toBeUndefined()
  })

  it('opens nothing at a system with another key', async () => {
    const other = signedLinks(async () => Uint8Array.from(randomBytes(32)))
    expect(await other.read(await links.sign(page))).toBeUndefined()
  })
})

describe('a link that we did not sign', () => {
  const content = ['page', 'voorbeeld', year, '99AA00', 'c-0123456789ab', 0]

  it('would be read if it were signed with our key: the forgeries below are wrong in one thing each', async () => {
    expect(await links.read(forged({ alg: 'HS256' }, content))).toEqual(page)
  })

  it.each([
    ['no algorithm', { alg: 'none' }, 'sha256'],
    ['no algorithm, in capitals', { alg: 'NONE' }, 'sha256'],
    ['another algorithm', { alg: 'HS512' }, 'sha512'],
    ['an algorithm with two keys', { alg: 'RS256' }, 'sha256'],
    ['no algorithm at all', {}, 'sha256'],
    ['a critical extension', { alg: 'HS256', crit: ['exp'], exp: 1 }, 'sha256'],
  ])('with %s opens nothing', async (_what, header, hash) => {
    const token = forged(header, content, secret, hash)
    expect(await links.read(token)).toBeUndefined()
    expect(await links.read(`${token.slice(0, token.lastIndexOf('.') + 1)}`)).toBeUndefined()
  })

  it.each([
    ['another kind', ['board', ...content.slice(1)]],
    ['no list', { kind: 'page' }],
    ['a year that is none', ['page', 'voorbeeld', '2026-2028', '99AA00', 'c-1', 0]],
    ['a school that is none', ['page', 'voorbeeld', year, '../99', 'c-1', 0]],
    ['a region that is none', ['page', 'Voorbeeld#x', year, '99AA00', 'c-1', 0]],
    ['too much in it', [...content, 1]],
    ['no schools', ['feed', [], null, 0]],
    ['half a list', '["page"'],
  ])('with %s opens nothing, even under our key', async (_what, said) => {
    expect(await links.read(forged({ alg: 'HS256' }, said))).toBeUndefined()
  })

  it('of any text opens nothing and throws nothing', async () => {
    const texts = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }), fc.tuple(fc.base64String(), fc.base64String(), fc.base64String()).map((parts) => parts.join('.')))
    await fc.assert(fc.asyncProperty(texts, async (text) => {
      expect(await links.read(text)).toBeUndefined()
    }), { numRuns: 1000 })
  })
})

describe('the key', () => {
  it('is asked for once, and not at all for what has not the shape of a link', async () => {
    let asked = 0
    const counting = signedLinks(async () => ((asked += 1), secret))
    for (const text of ['', 'x', 'a.b', 'a.b.c', 'x'.repeat(10_000)]) await counting.read(text)
    expect(asked).toBe(0)
    for (let i = 0; i < 20; i++) await counting.read(await counting.sign(page))
    expect(asked).toBe(1)
  })

  it('that cannot be had is a fault, not a wrong link, and is asked for again', async () => {
    let isThere = false
    const late = signedLinks(async () => {
      if (!isThere) throw new Error('no key today')
      return secret
    })
    const token = await links.sign(page)
    await expect(late.read(token)).rejects.toThrow('no key today')
    isThere = true
    expect(await late.read(token)).toEqual(page)
  })

  it('is the MAC of one fixed text under the root key, which itself is never asked for', async () => {
    const asked: unknown[] = []
    const kms = new KMSClient({ region: 'eu-west-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } })
    kms.middlewareStack.add((_next, context) => async (args) => {
      asked.push([context['commandName'], args.input])
      return { output: { Mac: secret, $metadata: {} }, response: undefined } as never
    }, { step: 'initialize' })
    expect(await kmsLinkKey(kms, 'key-1')()).toEqual(secret)
    expect(asked).toEqual([[GenerateMacCommand.name, { KeyId: 'key-1', MacAlgorithm: 'HMAC_SHA_256', Message: new TextEncoder().encode('overstap-links-1') }]])
  })
})
