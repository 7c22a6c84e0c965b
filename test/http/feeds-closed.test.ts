// Whom a calendar feed is open to: who renews, leaves or hands over closes it; and what the feed of a person with several schools follows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply, Running } from '../support/running.ts'
import { type FeedReading, feedReading, neighbour, read } from './feed-reading.ts'
import { poSchool, voSchool, year } from './sample-requests.ts'
import { type SchoolLinks, seen, startWithLinks } from './school-links.ts'

let running: Running
let { coordinator, acting, linkTo, setContacts, ownSchool } = {} as SchoolLinks
let { get, feed, feedOf } = {} as FeedReading
beforeAll(async () => {
  const links = await startWithLinks()
  ;({ running, coordinator, acting, linkTo, setContacts, ownSchool } = links)
  ;({ get, feed, feedOf } = feedReading(running))
  await running.as('coordinator-buur')(`${neighbour}/calendar/publish`, { method: 'POST' })
})
afterAll(() => running.stop())

const borderSchool = '90BG00'

describe('a feed is closed', () => {
  let unknown: Reply
  beforeAll(async () => {
    unknown = await coordinator('/regions/nergens')
  })

  it('by renewing it: the new one opens, the old one was never there', async () => {
    const old = await feedOf(poSchool)
    const renewed = await feedOf(poSchool, { renew: true })
    expect([(await get(old)).status, (await get(renewed)).status]).toEqual([404, 200])
    expect(seen(await get(old))).toEqual(seen(unknown))
    expect(await feedOf(poSchool)).toBe(renewed)
    await feedOf(poSchool, { renew: true })
    expect((await get(renewed)).status).toBe(404)
  })

  it('to whoever has something else: the link of a page, another ending, a school that is not there', async () => {
    const page = await linkTo(poSchool)
    const file = (await feedOf(poSchool)).split('/').at(-1) ?? ''
    for (const name of [`${page}.ics`, file.replace('.ics', ''), `${file}x`, 'x.ics', '.ics']) expect(seen(await get(`/feeds/${name}`))).toEqual(seen(unknown))
  })

  it('renewing lets the facts of the school be written by others as before', async () => {
    const { schoolId } = await ownSchool()
    const old = await feedOf(schoolId)
    await feedOf(schoolId, { renew: true })
    const { etag } = await coordinator(`${year}/schools/${schoolId}`)
    expect((await coordinator(`${year}/schools/${schoolId}`, { method: 'PATCH', body: { pupilSystem: 'ESIS' }, headers: { 'if-match': etag } })).status).toBe(200)
    expect((await get(old)).status).toBe(404)
  })
})

describe('the feed of a person', () => {
  const asked = async (token: string) => (await acting(token)({ act: 'feed' })).body.feed.url as string

  it('names all schools of that address in one event per step, and lets go of one that the person left', async () => {
    const [one, two] = [await ownSchool(), await ownSchool()]
    const [, second] = await setContacts(two.schoolId, [{ email: 'bo@school.example', roles: ['head'] }, { email: one.email.toUpperCase(), roles: ['transfer'] }])
    const url = await asked(one.token)
    const { events, of } = await feed(url)
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length)
    expect(of('contacts-checked')?.description).toContain(`Voor De ${one.schoolId} en De ${two.schoolId}.`)
    expect(second).toBeDefined()
    await setContacts(two.schoolId, [{ email: 'bo@school.example', roles: ['head'] }])
    expect((await feed(url)).of('contacts-checked')?.description).not.toContain(two.schoolId)
  })

  it('shows a step that only some of the schools have for those, cancelled only when none has it', async () => {
    const po = await ownSchool()
    const { body: known } = await coordinator(`${year}/schools/${voSchool}/contacts`)
    await setContacts(voSchool, [...known, { email: po.email, roles: ['second'] }])
    const { of } = await feed(await asked(po.token))
    const { name } = (await coordinator(`${year}/schools/${voSchool}`)).body
    expect([of('release')?.description, of('contacts-checked')?.description]).toEqual([expect.stringContaining(`Voor ${name}.`), expect.stringContaining(`De ${po.schoolId} en ${name}.`)])
    await setContacts(voSchool, known)
  })

  it('dies with the contact, and with the link', async () => {
    const [gone, renewed] = [await ownSchool(), await ownSchool()]
    const [a, b] = [await asked(gone.token), await asked(renewed.token)]
    expect([(await get(a)).status, (await get(b)).status]).toEqual([200, 200])
    await setContacts(gone.schoolId, [{ email: 'bo@school.example', roles: ['head'] }])
    await acting(renewed.token)({ act: 'renew' })
    expect([(await get(a)).status, (await get(b)).status]).toEqual([404, 404])
  })

  it('of the school at the border has the dates of both regions; the region itself gives out its own alone', async () => {
    const regionsOf = async (url: string) => [...new Set((await feed(url)).events.map(({ uid }) => uid.split('.')[0]))].sort()
    const both = ['buurregio', 'voorbeeld']
    expect(await regionsOf(await asked(await linkTo(borderSchool)))).toEqual(both)
    expect(await regionsOf(await feedOf(borderSchool, {}, 'grens'))).toEqual(both)
    expect(await regionsOf(await feedOf(borderSchool))).toEqual(['voorbeeld'])
    const name = read((await get(await feedOf(borderSchool, {}, 'grens'))).text).calendar.getFirstPropertyValue('x-wr-calname')
    expect(name).toBe('Overstap Regio Voorbeeld en Buurregio 2026-2027')
  })
})
