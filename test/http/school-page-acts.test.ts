// What the bearer of a link may do: report a step, keep the contacts and hand over, for the own school and against no newer version.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Running } from '../support/running.ts'
import { rowsOf } from '../support/table-rows.ts'
import { type OwnDoor, openOwnDoor } from './own-door.ts'
import { poSchool } from './sample-requests.ts'
import { type SchoolLinks, startWithLinks } from './school-links.ts'

let running: Running
let { bearing, acting, linkTo, setContacts, schoolOf, ownSchool } = {} as SchoolLinks
beforeAll(async () => {
  const links = await startWithLinks()
  ;({ running, bearing, acting, linkTo, setContacts, schoolOf, ownSchool } = links)
})
afterAll(() => running.stop())

describe('a report by link', () => {
  const report = { act: 'report', milestoneId: 'oso-checked', etag: '"0"', done: true }

  it('is taken down as the school said it, and the page shows it at once', async () => {
    const { schoolId, token } = await ownSchool()
    const { status, body } = await acting(token)(report)
    expect(status).toBe(200)
    const shown = (steps: readonly { milestone: { id: string } }[]) => steps.find((step) => step.milestone.id === 'oso-checked')
    expect(shown(body.steps)).toMatchObject({ state: 'done', etag: '"1"', tick: { done: true, statedBy: 'school' } })
    expect(shown((await schoolOf(schoolId)).steps)).toEqual(shown(body.steps))
  })

  it('of an older version of the step is refused with 412, and nothing changes', async () => {
    const { schoolId, token } = await ownSchool()
    expect((await acting(token)(report)).status).toBe(200)
    const before = await schoolOf(schoolId)
    for (const etag of ['"0"', '"2"']) {
      const reply = await acting(token)({ ...report, etag, done: false })
      expect([reply.status, reply.body.code]).toEqual([412, 'changed-meanwhile'])
    }
    for (const etag of ['x', '', '1']) expect((await acting(token)({ ...report, etag, done: false })).status).toBe(400)
    expect((await schoolOf(schoolId)).steps).toEqual(before.steps)
    expect((await acting(token)({ ...report, etag: '"1"', count: 1, of: 28, done: false })).status).toBe(200)
  })

  it('of a step that is not its own, passes by itself or is not there, is refused', async () => {
    const { token } = await ownSchool()
    const reply = async (milestoneId: string) => {
      const { status, body } = await acting(token)({ ...report, milestoneId })
      return [status, body.reasons?.[0]?.code]
    }
    expect([await reply('fetched'), await reply('final-advice'), await reply('nergens')]).toEqual([[409, 'not-for-this-school'], [409, 'passes-by-itself'], [404, undefined]])
  })

  it('of another school cannot be made: no field of an act names a school', async () => {
    const { token } = await ownSchool()
    const before = await schoolOf(poSchool)
    for (const more of [{ schoolId: poSchool }, { regionId: 'buurregio' }, { contactId: 'c-1' }]) {
      expect((await acting(token)({ ...report, ...more })).body.errors).toMatchObject([{ code: 'unknown-field' }])
    }
    expect((await acting(token)(report)).status).toBe(200)
    expect(await schoolOf(poSchool)).toEqual(before)
  })

  it('by the token of another school, with everything of this one’s, changes this one in nothing', async () => {
    const [one, other] = [await ownSchool(), await ownSchool()]
    expect((await acting(one.token)(report)).status).toBe(200)
    const before = await schoolOf(one.schoolId)
    const { etag } = before.steps.find(({ milestone }: { milestone: { id: string } }) => milestone.id === 'oso-checked')
    for (const act of [
      { ...report, etag, done: false },
      { ...report, etag: '"0"', done: false },
      { act: 'keep-contacts', etag: before.contactsEtag, contacts: [{ contactId: one.contactId, email: 'vreemd@school.example', roles: ['transfer'], shared: false }] },
      { act: 'hand-over', etag: before.contactsEtag, email: 'vreemd@school.example', keepMe: false },
    ]) await acting(other.token)(act)
    expect(await schoolOf(one.schoolId)).toEqual(before)
  })

  it('leaves a trace that names the contact by id and the link, not the address', async () => {
    const { schoolId, contactId, email, token } = await ownSchool()
    await acting(token)(report)
    const events = (await rowsOf(running, 'AUDIT#voorbeeld')).filter(({ sub }) => sub === `contact:${contactId}`)
    expect(events).toMatchObject([{ role: `link#${schoolId}`, act: 'report-step', object: `regions/voorbeeld/years/2026-2027/schools/${schoolId}/milestones/oso-checked`, outcome: 'done' }])
    expect(JSON.stringify(events)).not.toContain(email)
    const made = (await rowsOf(running, 'AUDIT#voorbeeld')).filter(({ object }) => String(object).endsWith(`${schoolId}/link/${contactId}`))
    expect(made).toMatchObject([{ role: 'coordinator#voorbeeld', act: 'make-link' }])
  })
})

describe('keeping the contacts by link', () => {
  it('replaces them and confirms them', async () => {
    const { schoolId, token } = await ownSchool()
    const page = (await bearing(token)()).body
    const { status, body } = await acting(token)({ act: 'keep-contacts', etag: page.contactsEtag, contacts: [...page.contacts, { email: 'bo@school.example', roles: ['second'], shared: true }] })
    expect(status).toBe(200)
    expect(body.contacts).toMatchObject([page.me, { email: 'bo@school.example', roles: ['second'], shared: true }])
    expect(body.contactsConfirmedAt).toBeDefined()
    expect(body.steps.find((step: { milestone: { id: string } }) => step.milestone.id === 'contacts-checked').state).toBe('done')
    expect((await schoolOf(schoolId)).contacts).toEqual(body.contacts)
    expect((await bearing(token)()).body).toEqual(body)
  })

  it('of an older list is refused with 412', async () => {
    const { token } = await ownSchool()
    const page = (await bearing(token)()).body
    const keep = { act: 'keep-contacts', etag: page.contactsEtag, contacts: page.contacts }
    expect((await acting(token)(keep)).status).toBe(200)
    expect((await acting(token)(keep)).status).toBe(412)
  })

  it('cannot leave a school without anybody, nor tell since when a link holds', async () => {
    const { token } = await ownSchool()
    const page = (await bearing(token)()).body
    const keep = (contacts: unknown) => acting(token)({ act: 'keep-contacts', etag: page.contactsEtag, contacts })
    expect((await keep([])).body.errors).toMatchObject([{ path: 'contacts', code: 'too-few' }])
    expect((await keep([{ ...page.me, linkSince: 0 }])).body.errors).toMatchObject([{ path: 'contacts[0].linkSince', code: 'unknown-field' }])
    expect((await keep([page.me, { ...page.me, contactId: undefined }])).body.errors).toMatchObject([{ code: 'person-twice' }])
  })

  it('without oneself shows the page once more, and the link is dead', async () => {
    const { email, token } = await ownSchool()
    const page = (await bearing(token)()).body
    const { status, body } = await acting(token)({ act: 'keep-contacts', etag: page.contactsEtag, contacts: [{ email: 'bo@school.example', roles: ['transfer'] }] })
    expect([status, body.me.email, body.contacts.length]).toEqual([200, email, 1])
    expect((await bearing(token)()).status).toBe(404)
  })
})

describe('handing over', () => {
  const handOver = (etag: string, more: Readonly<Record<string, unknown>> = {}) => ({ act: 'hand-over', etag, email: 'piet@school.example', name: 'Piet', keepMe: false, ...more })

  it('mails the colleague the dates with a link of their own, at once and once', async () => {
    const { schoolId, token } = await ownSchool()
    const { contactsEtag } = await schoolOf(schoolId)
    const email = `neemt-over-${schoolId.toLowerCase()}@school.example`
    expect((await acting(token)(handOver(contactsEtag, { email }))).status).toBe(200)
    await running.moveTo(new Date(running.laptop.now() + 120_000).toISOString())
    const mails = await running.mails(email)
    expect(mails.map(({ subject }) => subject)).toEqual(['De data voor de overstap 2026-2027 staan vast'])
    const link = /schoolpagina#([\w.-]+)/.exec(mails[0]!.text)![1]!
    expect((await bearing(link)()).body).toMatchObject({ school: { schoolId }, me: { email } })
    expect((await bearing(token)()).status).toBe(404)
  })

  it('gives a colleague the roles of the bearer, whose link is then dead; it confirms nothing', async () => {
    const { schoolId, token } = await ownSchool()
    const { contactsEtag } = (await bearing(token)()).body
    const { status, body } = await acting(token)(handOver(contactsEtag))
    expect(status).toBe(200)
    expect(body.contacts).toMatchObject([{ email: 'piet@school.example', name: 'Piet', roles: ['transfer', 'oso'], shared: false }])
    expect(body).not.toHaveProperty('contactsConfirmedAt')
    expect((await bearing(token)()).status).toBe(404)
    expect((await bearing(await linkTo(schoolId))()).body.me.email).toBe('piet@school.example')
  })

  it('with staying leaves the bearer and the link', async () => {
    const { email, token } = await ownSchool()
    const { contactsEtag } = (await bearing(token)()).body
    const { body } = await acting(token)(handOver(contactsEtag, { keepMe: true }))
    expect(body.contacts.map((contact: { email: string }) => contact.email)).toEqual([email, 'piet@school.example'])
    expect((await bearing(token)()).status).toBe(200)
  })

  it('to someone who is a contact already puts the roles together', async () => {
    const { schoolId, email } = await ownSchool()
    await setContacts(schoolId, [{ email, roles: ['transfer'] }, { email: 'Piet@school.example', name: 'P. Bos', roles: ['head'] }])
    const token = await linkTo(schoolId)
    const { body } = await acting(token)(handOver((await bearing(token)()).body.contactsEtag))
    expect(body.contacts).toMatchObject([{ email: 'Piet@school.example', name: 'Piet', roles: ['head', 'transfer'] }])
    expect(body.contacts).toHaveLength(1)
  })

  it('to oneself, beyond 20 contacts or of an older list is refused', async () => {
    const { schoolId, email } = await ownSchool()
    await setContacts(schoolId, Array.from({ length: 20 }, (_, i) => ({ email: i === 0 ? email : `${i}@school.example`, roles: i === 0 ? ['transfer'] : ['oso'] })))
    const token = await linkTo(schoolId)
    const { contactsEtag } = (await bearing(token)()).body
    const codes = async (body: unknown) => {
      const { status, body: problem } = await acting(token)(body)
      return [status, problem.errors?.[0]?.code ?? problem.code]
    }
    expect(await codes(handOver(contactsEtag, { email: email.toUpperCase() }))).toEqual([400, 'own-address'])
    expect(await codes(handOver(contactsEtag, { keepMe: true }))).toEqual([400, 'contacts-full'])
    expect(await codes(handOver('"0"'))).toEqual([412, 'changed-meanwhile'])
    expect((await acting(token)(handOver(contactsEtag))).body.contacts).toHaveLength(20)
  })
})

describe('when the contacts change between checking the link and writing', () => {
  const report = { act: 'report', milestoneId: 'oso-checked', etag: '"0"', done: true }

  /** A door on the same table, before whose first write something else is done. */
  async function doorWith(meanwhile: () => Promise<unknown>): Promise<OwnDoor> {
    const { requestHandler } = running.edges.dynamo.config
    const dynamo = new DynamoDBClient({ region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, requestHandler })
    let isDone = false
    dynamo.middlewareStack.add((next, context) => async (args) => {
      if (context['commandName'] === 'TransactWriteItemsCommand' && !isDone) {
        isDone = true
        await meanwhile()
      }
      return next(args)
    }, { step: 'initialize' })
    return openOwnDoor(running, { dynamo })
  }

  async function actMeanwhile(token: string, body: unknown, meanwhile: () => Promise<unknown>) {
    const door = await doorWith(meanwhile)
    try {
      return await ask(door.url, '/school-page', { method: 'POST', body }, token)
    } finally {
      await door.close()
    }
  }

  it('a report of someone who was removed meanwhile is not taken down', async () => {
    const { schoolId, token } = await ownSchool()
    const reply = await actMeanwhile(token, report, () => setContacts(schoolId, [{ email: 'bo@school.example', roles: ['transfer'] }]))
    expect(reply.status).toBe(404)
    expect((await schoolOf(schoolId)).steps.filter((step: { tick?: unknown }) => step.tick !== undefined)).toEqual([])
  })

  it('a report of someone who is still there is looked at once more, and taken down', async () => {
    const { schoolId, email, contactId, token } = await ownSchool()
    const more = [{ contactId, email, roles: ['transfer'] }, { email: 'bo@school.example', roles: ['head'] }]
    const reply = await actMeanwhile(token, report, () => setContacts(schoolId, more))
    expect([reply.status, reply.body.contacts.length]).toEqual([200, 2])
    expect((await schoolOf(schoolId)).steps.filter((step: { tick?: unknown }) => step.tick !== undefined)).toHaveLength(1)
  })

  it('a list of contacts that was made from the older one is refused with 412, and the newer one stands', async () => {
    const { schoolId, email, contactId, token } = await ownSchool()
    const page = (await bearing(token)()).body
    const more = [{ contactId, email, roles: ['transfer'] }, { email: 'bo@school.example', roles: ['head'] }]
    const reply = await actMeanwhile(token, { act: 'keep-contacts', etag: page.contactsEtag, contacts: page.contacts }, () => setContacts(schoolId, more))
    expect([reply.status, (await schoolOf(schoolId)).contacts.length]).toEqual([412, 2])
  })

  it('a new link of someone who is still there is given all the same, and the other contact stays', async () => {
    const { schoolId, email, contactId, token } = await ownSchool()
    const more = [{ contactId, email, roles: ['transfer'] }, { email: 'bo@school.example', roles: ['head'] }]
    const reply = await actMeanwhile(token, { act: 'renew' }, () => setContacts(schoolId, more))
    expect([reply.status, reply.body.contacts.length, (await bearing(token)()).status]).toEqual([200, 2, 404])
  })
})
