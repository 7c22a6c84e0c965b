// What the laptop answers once it runs: its own addresses, and the doors behind their paths.
import { describe, expect, it } from 'vitest'
import { environments } from '../../lambdas/environment.ts'
import { dueMoments, eachInAnEmptyFolder, json, post, restart, start, utc, world } from './small-laptop.ts'

eachInAnEmptyFolder()

describe('once started', () => {
  it('is ready, and tells the web app where to sign in', async () => {
    const laptop = await start()
    expect((await fetch(`${laptop.url}/_laptop/ready`)).status).toBe(200)
    expect(await (await fetch(`${laptop.url}/config.json`)).json()).toEqual({ issuer: `${laptop.url}/oidc`, clientId: 'overstap-web', scope: 'openid profile email overstap-api/use' })
  })

  it('gives each door exactly the environment that the door asks for', async () => {
    await start()
    const { settings } = world.seen[0]!
    for (const [name, schema] of Object.entries(environments)) {
      const given = settings[name as keyof typeof settings]
      expect(schema.parse(given)).toEqual(given)
    }
  })

  it('sends the API to the api door, which lives by the clock of the product', async () => {
    const laptop = await start()
    const [status, body] = await json<{ path: string; now: number }>(await fetch(`${laptop.url}/v1/regions/voorbeeld`))
    expect([status, body.path]).toEqual([200, '/v1/regions/voorbeeld'])
    expect(body.now - utc('2027-03-01T12:00:00Z')).toBeLessThan(60_000)
  })

  it('gives a token to programs, for people that it knows', async () => {
    const laptop = await start()
    const [status, { token }] = await json<{ token: string }>(await post(laptop, 'token', { email: 'coordinator@demo.example' }))
    expect(status).toBe(200)
    expect(token.split('.')).toHaveLength(3)
    expect((await post(laptop, 'token', { email: 'nobody@demo.example' })).status).toBe(404)
  })

  it('answers in Dutch what is not there or not possible', async () => {
    const laptop = await start()
    expect(await json(await fetch(`${laptop.url}/_laptop/other`))).toMatchObject([404, { detail: 'Dit adres bestaat niet.' }])
    const answer = await fetch(`${laptop.url}/_laptop/token`)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

describe('moving the clock over HTTP', () => {
  it('does what is due on the way and tells how much, and the mails can be read', async () => {
    const laptop = await start()
    expect(await json(await post(laptop, 'clock', { now: '2027-03-10T00:00' }))).toEqual([200, { now: '2027-03-09T23:00:00.000Z', decided: 1, sent: 1 }])
    expect(await json(await post(laptop, 'clock', { now: '2027-04-01T00:00:00Z', outage: true }))).toEqual([200, { now: '2027-04-01T00:00:00.000Z', decided: 1, sent: 1 }])
    const [, mails] = await json(await fetch(`${laptop.url}/_laptop/mail?to=po%40demo.example`))
    expect(mails).toMatchObject([
      {
        to: 'po@demo.example',
        subject: `Stap van ${dueMoments[0]}`,
        text: 'Beste collega',
        html: '',
        sentAt: '2027-03-05T07:00:00.000Z',
        notificationId: String(dueMoments[0]),
        headers: { From: 'noreply@overstap.example' },
        attachments: [{ name: 'afspraken.ics', contentType: 'text/calendar; charset=utf-8', content: 'BEGIN:VCALENDAR ë' }],
      },
      { sentAt: '2027-04-01T00:00:00.000Z' },
    ])
    expect(await (await fetch(`${laptop.url}/_laptop/mail?to=vo%40demo.example`)).json()).toEqual([])
    expect(await (await fetch(`${laptop.url}/postvak`)).text()).toContain('2 mails')
  })

  it('tells the door for mail events of each mail in the same move, and after a restart of those alone that are new', async () => {
    const laptop = await start()
    const told = () => world.news.map(({ 'detail-type': kind, detail: { mail } }) => [kind, ...mail.destination, mail.tags['overstap-id']?.[0]])
    await post(laptop, 'clock', { now: '2027-03-10T00:00' })
    expect(told()).toEqual([['Email Delivered', 'po@demo.example', String(dueMoments[0])]])
    const again = await restart(laptop)
    expect(world.news).toHaveLength(1)
    await post(again, 'clock', { now: '2027-03-11T00:00' })
    expect(told().slice(1).map(([kind]) => kind)).toEqual(['Email Delivered'])
  })

  it.each([
    ['2027-03-01T11:00:00Z', 'De klok gaat alleen vooruit', '--fresh'],
    ['2027-02-29T08:00', 'Dit is geen tijd', '2027-03-24T08:00'],
    ['morgen', 'Dit is geen tijd', '2027-03-24T08:00'],
  ])('refuses %s in Dutch and says what to do', async (now, title, advice) => {
    const laptop = await start()
    const answer = await post(laptop, 'clock', { now })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    expect(await answer.json()).toMatchObject({ title, detail: expect.stringContaining(advice) })
  })

  it.each(['{', '[]', '{}', '{"now":1}', '{"now":"2027-04-01T00:00:00Z","outage":"yes"}', '{"now":"2027-04-01T00:00:00Z","speed":2}'])('refuses the body %s', async (body) => {
    const laptop = await start()
    expect((await post(laptop, 'clock', body)).status).toBe(400)
  })

  it('is not for pages elsewhere', async () => {
    const laptop = await start()
    const move = { now: '2027-04-01T00:00:00Z' }
    expect((await post(laptop, 'clock', move, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(laptop, 'clock', move, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post(laptop, 'clock', move, { origin: laptop.url })).status).toBe(200)
  })
})
