// Links without an account: who still bears one, and which schools a feed still follows.
import { describe, expect, it } from 'vitest'
import { actorByLink, isByLink } from '../../lambdas/domain/actor.ts'
import { auditEvent } from '../../lambdas/domain/audit.ts'
import { agreementsUrl, bearerOf, type FeedLink, feedUrls, followedBy, pageLinkOf, schoolPageUrl, withNewLink } from '../../lambdas/domain/link.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, contact, school } from './builders.ts'

const year = schoolYearStarting(2026)
const key = { regionId: 'voorbeeld', year }
const now = at('2026-11-21 09:00')
const jan = contact({ contactId: 'c-1' })

describe('a link to the school page', () => {
  it('is borne by its contact, as it was made', () => {
    expect(bearerOf([jan], pageLinkOf(key, '99AA00', jan))).toBe(jan)
    const renewed = withNewLink(jan, now)
    expect(bearerOf([renewed], pageLinkOf(key, '99AA00', renewed))).toBe(renewed)
  })

  it('is borne by nobody when the contact is gone, has another id, or has a newer or an older link', () => {
    const link = pageLinkOf(key, '99AA00', jan)
    const renewed = withNewLink(jan, now)
    expect([bearerOf([], link), bearerOf([{ ...jan, contactId: 'c-2' }], link), bearerOf([renewed], link), bearerOf([jan], pageLinkOf(key, '99AA00', renewed))]).toEqual([
      undefined, undefined, undefined, undefined,
    ])
  })

  it('that is renewed twice in one moment is twice another', () => {
    const once = withNewLink(jan, now)
    expect([once.linkSince, withNewLink(once, now).linkSince]).toEqual([now, now + 1])
  })
})

describe('who acts by a link', () => {
  it.each([['po', 'po'], ['so', 'po'], ['vo', 'vo'], ['vso', 'vo']] as const)('at a school for %s acts in its name as %s', (sector, role) => {
    const actor = actorByLink(school({ schoolId: '99AA00', sector, contactsVersion: 4 }), 'c-1')
    expect(actor).toEqual({ sub: 'contact:c-1', membership: { role, schoolId: '99AA00', rights: [] }, contactsVersion: 4, via: 'link' })
    expect(isByLink(actor)).toBe(true)
  })

  it('is no member in the audit: the event names the link', () => {
    expect(auditEvent(actorByLink(school(), 'c-1'), 'report-step', 'x', now)).toMatchObject({ sub: 'contact:c-1', role: 'link#99AA00' })
    expect(auditEvent({ sub: 'u-1', membership: { role: 'po', schoolId: '99AA00', rights: [] } }, 'report-step', 'x', now).role).toBe('po#99AA00')
  })
})

describe('a feed', () => {
  const place = (schoolId: string, regionId = 'voorbeeld') => ({ regionId, year, schoolId })
  const els = contact({ contactId: 'c-9', email: 'ELS@school.example' })
  const own = school({ schoolId: '99AA00', contacts: [contact({ contactId: 'c-1', email: 'els@school.example' })] })
  const second = school({ schoolId: '99AB00', contacts: [els] })

  it('of a school follows it as long as it is not renewed', () => {
    const link = (renewed: number): FeedLink => ({ kind: 'feed', schools: [place('99AA00')], renewed })
    expect([followedBy(link(0), [own]), followedBy(link(1), [{ ...own, feedRenewed: 1 }])]).toEqual([[true], [true]])
    expect([followedBy(link(0), [{ ...own, feedRenewed: 1 }]), followedBy(link(1), [own]), followedBy(link(0), [undefined])]).toEqual([[false], [false], [false]])
  })

  const ofPerson: FeedLink = {
    kind: 'feed',
    schools: [place('99AA00'), place('99AB00'), place('99AB00', 'buurregio')],
    contact: { schoolId: '99AA00', contactId: 'c-1', since: 0 },
    renewed: 0,
  }
  const elsewhere = school({ schoolId: '99AB00', contacts: [] })

  it('of a person follows the schools where that address is a contact, also in another region', () => {
    expect(followedBy(ofPerson, [own, second, elsewhere])).toEqual([true, true, true])
  })

  it('of a person lets go of a school, in all its regions, where that address is a contact no more', () => {
    expect(followedBy(ofPerson, [own, { ...second, contacts: [contact()] }, { ...elsewhere, contacts: [els] }])).toEqual([true, false, false])
  })

  it.each([
    ['the contact is gone', { ...own, contacts: [] }],
    ['the link of the contact was renewed', { ...own, contacts: [withNewLink(own.contacts[0]!, now)] }],
    ['the school is gone', undefined],
  ])('of a person follows nothing when %s', (_what, first) => {
    expect(followedBy(ofPerson, [first, second, elsewhere])).toEqual([false, false, false])
  })
})

describe('the addresses', () => {
  it('keep the token of the school page behind the #, and the feed under the API', () => {
    expect(schoolPageUrl('https://overstap.example/', 'a.b.c')).toBe('https://overstap.example/schoolpagina#a.b.c')
    expect(agreementsUrl('https://overstap.example', key)).toBe('https://overstap.example/afspraken/voorbeeld/2026-2027')
    expect(feedUrls('https://overstap.example', 'a.b.c')).toEqual({ url: 'https://overstap.example/v1/feeds/a.b.c.ics', webcalUrl: 'webcal://overstap.example/v1/feeds/a.b.c.ics' })
    expect(feedUrls('http://127.0.0.1:4000', 'a.b.c').webcalUrl).toBe('webcal://127.0.0.1:4000/v1/feeds/a.b.c.ics')
  })
})
