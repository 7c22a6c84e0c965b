// The school page behind a link: what it shows, when the link dies, and that nothing but a link opens it.
import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdsBsn } from '../../lambdas/domain/bsn.ts'
import { wireApi } from '../../lambdas/wiring.ts'
import { counting } from '../support/counting-handler.ts'
import { ask, type Reply, type Running } from '../support/running.ts'
import { poSchool, voSchool, year } from './sample-requests.ts'
import { apiEvent, type SchoolLinks, seen, startWithLinks, tokenIn } from './school-links.ts'

let running: Running
let { coordinator, bearing, acting, linkTo, setContacts, schoolOf, ownSchool } = {} as SchoolLinks
beforeAll(async () => {
  const links = await startWithLinks()
  ;({ running, coordinator, bearing, acting, linkTo, setContacts, schoolOf, ownSchool } = links)
})
afterAll(() => running.stop())

describe('the page', () => {
  it('shows the school its dates, its contacts and whom to ask, and who the link is for', async () => {
    const { schoolId, email, contactId, token } = await ownSchool()
    const { status, body } = await bearing(token)()
    expect(status).toBe(200)
    const school = await schoolOf(schoolId)
    const { regionName, ...contactPoint } = school.contactPoint
    const me = { contactId, name: 'Anna', email, roles: ['transfer', 'oso'], phone: '0199 00 11 22', shared: false }
    expect(body).toEqual({
      regionName,
      contactPoint,
      year: '2026-2027',
      school: { schoolId, name: school.name, place: school.place, sector: school.sector },
      me,
      contacts: [me],
      contactsEtag: school.contactsEtag,
      calendarVersion: 1,
      steps: school.steps,
      agreementsUrl: `${running.url}/afspraken/voorbeeld/2026-2027`,
      qualification: expect.objectContaining({ works: 'unknown', label: 'unknown', etag: '"0"' }),
    })
    expect(body.steps.length).toBeGreaterThan(10)
  })

  it('is the same for a secondary school, with its own dates', async () => {
    const { body } = await bearing(await linkTo(voSchool))()
    expect(body.school.schoolId).toBe(voSchool)
    expect(body.steps.map((step: { milestone: { id: string } }) => step.milestone.id)).toContain('release')
  })

  it('knows no cookies: it sets none, and one that is sent changes nothing', async () => {
    const token = await linkTo(poSchool)
    const [without, withOne] = [await bearing(token)(), await bearing(token)({ headers: { cookie: 'session=abc; token=def' } })]
    expect(seen(withOne)).toEqual(seen(without))
    expect([...without.headers.keys()].filter((name) => name.includes('cookie'))).toEqual([])
    expect(without.headers.get('cache-control')).toBe('no-store')
    expect(without.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('says nothing of pupils, whatever is asked of it', async () => {
    const { schoolId, token } = await ownSchool()
    const page = await bearing(token)()
    const act = acting(token)
    const answers = [
      page,
      await act({ act: 'report', milestoneId: 'leavers-listed', etag: '"0"', count: 28, of: 28 }),
      await act({ act: 'keep-contacts', etag: page.body.contactsEtag, contacts: page.body.contacts }),
      await act({ act: 'feed' }),
      await act({ act: 'renew' }),
      await bearing(await linkTo(voSchool))(),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    const namesIn = (value: unknown): readonly string[] =>
      value !== null && typeof value === 'object' ? [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)] : []
    for (const { body, text } of answers) {
      // The label of the school's own connection, and the system it works with, name no pupil.
      const { label: _label, pupilSystem: _system, ...oso } = body.qualification
      expect(namesIn({ ...body, qualification: oso }).filter((name) => /pupil|leerling|bsn|dossier|label|birth|geboorte|kenmerk|application|attachment|linkSince|workDaysSince|workDaysBefore/i.test(name))).toEqual([])
      expect(holdsBsn(text)).toBe(false)
      expect(text.match(/leerlingnummer|burgerservicenummer|dossiernummer|overdrachtscode/i)).toBeNull()
      for (const other of (await coordinator(`${year}/schools`)).body.schools) {
        if (other.schoolId !== schoolId && other.schoolId !== voSchool) expect(text).not.toContain(other.schoolId)
      }
    }
  })
})

describe('without a link that holds', () => {
  let unknown: Reply
  beforeAll(async () => {
    unknown = await running.as('coordinator')('/regions/nergens')
  })

  it('10,000 random tokens open nothing and read nothing', async () => {
    const { dynamo, now, accounts, linkKey, settings } = running.edges
    const counted = counting(dynamo.config.requestHandler as never)
    const client = new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler: counted.handler })
    const api = wireApi(settings.api, { dynamo: client, now, accounts, linkKey, print: () => {} })
    const real = await linkTo(poSchool)
    const [header, payload, signature] = real.split('.') as [string, string, string]
    const random = (bytes: number) => randomBytes(bytes).toString('base64url')
    const makers = [
      () => random(32),
      () => `${random(15)}.${random(60)}.${random(32)}`,
      () => `${header}.${payload}.${random(32)}`,
      () => `${header}.${random(60)}.${signature}`,
      () => real.slice(0, Math.floor(Math.random() * real.length)),
      () => randomBytes(100).toString('latin1'),
    ]
    const statuses = new Set<number>()
    for (let i = 0; i < 10_000; i++) {
      const token = makers[i % makers.length]!()
      const isPost = i % 2 === 0
      statuses.add((await api(apiEvent('/v1/school-page', isPost ? 'POST' : 'GET', { authorization: `Bearer ${token}` }, isPost ? '{"act":"renew"}' : undefined), {})).statusCode)
    }
    expect([...statuses]).toEqual([404])
    expect(counted.counts).toEqual([])
    expect((await bearing(real)()).status).toBe(200)
  })

  it('the answer is that of something that never was, byte for byte', async () => {
    const { schoolId, token } = await ownSchool()
    const feed = (await acting(token)({ act: 'feed' })).body.feed.url.split('/').at(-1).replace('.ics', '')
    await setContacts(schoolId, [])
    const replies = [await bearing('x')(), await ask(running.url, '/school-page'), await bearing(feed)(), await bearing(token)(), await acting(token)({ act: 'renew' })]
    expect(replies.map(seen)).toEqual(replies.map(() => seen(unknown)))
  })

  it('an account opens nothing here, and a link opens nothing else', async () => {
    expect((await running.as('po')('/school-page')).status).toBe(404)
    expect((await ask(running.url, `${year}/schools/${poSchool}`, {}, await linkTo(poSchool))).status).toBe(401)
  })

  it('the token counts in the header alone: in the address it is nothing', async () => {
    const token = await linkTo(poSchool)
    expect((await ask(running.url, `/school-page?token=${token}`)).status).toBe(404)
  })
})

describe('a link dies', () => {
  it('when its contact is removed, and does not come back with the contact', async () => {
    const { schoolId, email, token } = await ownSchool()
    const [other] = await setContacts(schoolId, [{ email: 'bo@school.example', roles: ['transfer'] }])
    expect((await bearing(token)()).status).toBe(404)
    const again = await setContacts(schoolId, [other, { name: 'Anna', email, roles: ['transfer'] }])
    expect(again).toHaveLength(2)
    expect((await bearing(token)()).status).toBe(404)
  })

  it('when the address of its contact changes, not when name or phone do', async () => {
    const { schoolId, email, contactId, token } = await ownSchool()
    await setContacts(schoolId, [{ contactId, name: 'Anna de Boer', email: email.toUpperCase(), roles: ['head'] }])
    expect((await bearing(token)()).status).toBe(200)
    await setContacts(schoolId, [{ contactId, email: `nieuw-${email}`, roles: ['head'] }])
    expect((await bearing(token)()).status).toBe(404)
  })

  it('when it is renewed by its bearer, and the new one holds', async () => {
    const { token } = await ownSchool()
    const { status, body } = await acting(token)({ act: 'renew' })
    expect(status).toBe(200)
    expect(body.link.url).toContain(`${running.url}/schoolpagina#`)
    expect([(await bearing(token)()).status, (await bearing(tokenIn(body.link.url))()).status]).toEqual([404, 200])
  })

  it('when the region or the school renews it; asked for again it stays the same', async () => {
    const { schoolId, contactId, token } = await ownSchool()
    expect(await linkTo(schoolId)).toBe(token)
    const renewed = await linkTo(schoolId, { contactId, renew: true })
    expect([(await bearing(token)()).status, (await bearing(renewed)()).status]).toEqual([404, 200])
    const own = await running.as('po')(`${year}/schools/${poSchool}/link`, { method: 'POST', body: { renew: true } })
    expect((await bearing(tokenIn(own.body.url))()).body.school.schoolId).toBe(poSchool)
  })
})

describe('giving out a link', () => {
  it('needs somebody to give it to', async () => {
    const { schoolId } = await ownSchool()
    await setContacts(schoolId, [])
    const { status, body } = await coordinator(`${year}/schools/${schoolId}/link`, { method: 'POST' })
    expect([status, body.code, body.reasons]).toEqual([409, 'cannot-make-link', [{ code: 'no-contact', message: expect.stringContaining('nog geen contactpersoon') }]])
    expect((await coordinator(`${year}/schools/${schoolId}/link`, { method: 'POST', body: { contactId: 'c-0' } })).status).toBe(404)
  })

  it('is for who is written about steps, unless another contact is named', async () => {
    const { schoolId } = await ownSchool()
    const [head, transfer] = await setContacts(schoolId, [{ email: 'hoofd@school.example', roles: ['head'] }, { email: 'ib@school.example', roles: ['transfer'] }])
    expect((await bearing(await linkTo(schoolId))()).body.me.contactId).toBe(transfer!.contactId)
    expect((await bearing(await linkTo(schoolId, { contactId: head!.contactId }))()).body.me.contactId).toBe(head!.contactId)
  })
})
