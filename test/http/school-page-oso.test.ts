// The two questions about OSO on the page without signing in: answered in one act, for the own school, in all its regions, and against no newer version.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Running } from '../support/running.ts'
import { rowsOf } from '../support/table-rows.ts'
import { schoolFacts, year } from './sample-requests.ts'
import { type SchoolLinks, startWithLinks } from './school-links.ts'

let running: Running
let { coordinator, bearing, acting, linkTo, setContacts, ownSchool } = {} as SchoolLinks
beforeAll(async () => {
  const links = await startWithLinks()
  ;({ running, coordinator, bearing, acting, linkTo, setContacts, ownSchool } = links)
})
afterAll(() => running.stop())

const answer = { act: 'answer-oso', etag: '"0"', pupilSystem: 'parnassys', works: 'yes' }
const factsOf = async (schoolId: string) => (await coordinator(`${year}/schools/${schoolId}/qualification`)).body
const stateOf = ({ steps }: { readonly steps: readonly { readonly milestone: { readonly id: string }; readonly state: string }[] }) => steps.find(({ milestone }) => milestone.id === 'oso-checked')?.state

describe('the page', () => {
  it('asks the two questions, with who helps and a mail to whoever knows', async () => {
    const { token } = await ownSchool()
    const { qualification } = (await bearing(token)()).body
    expect(qualification).toMatchObject({ pupilSystem: 'ParnasSys', works: 'unknown', label: 'unknown', nextStep: { code: 'school-answers', who: 'school' }, etag: '"0"' })
    expect(qualification.mails.map(({ to }: { to: string }) => to)).toEqual(['supplier'])
    expect(qualification.helplines.map(({ kind }: { kind: string }) => kind)).toEqual(['region', 'oso', 'pupil-system'])
  })

  it('of a region that does not use OSO asks nothing, and takes no answer', async () => {
    const other = '/regions/buurregio/years/2026-2027'
    const region = running.as('coordinator-buur')
    const settings = await region(other)
    expect((await region(other, { method: 'PATCH', body: { usesOso: false }, headers: { 'if-match': settings.etag } })).status).toBe(200)
    await region(`${other}/schools/95YY00`, { method: 'PUT', body: schoolFacts, headers: { 'if-match': '"0"' } })
    const contacts = [{ email: 'anna@school.example', roles: ['transfer'], shared: false }]
    await region(`${other}/schools/95YY00/contacts`, { method: 'PUT', body: contacts, headers: { 'if-match': '"0"' } })
    const token = String((await region(`${other}/schools/95YY00/link`, { method: 'POST', body: {} })).body.url).split('#')[1]!
    const page = await bearing(token)()
    expect([page.status, 'qualification' in page.body]).toEqual([200, false])
    const reply = await acting(token)(answer)
    expect([reply.status, reply.body.reasons[0].code]).toEqual([409, 'region-without-oso'])
  })
})

describe('an answer', () => {
  it.each([
    ['yes', { participates: 'yes', endpoint: 'yes' }, 'unknown', 'board-answers', 'done'],
    ['no', { participates: 'yes', endpoint: 'no' }, 'endpoint-missing', 'supplier-registers', 'done'],
    ['unknown', { participates: 'unknown', endpoint: 'unknown' }, 'unknown', 'school-answers', 'open'],
    ['not-participating', { participates: 'no', endpoint: 'unknown' }, 'not-participating', 'nothing', 'done'],
  ])('"%s" is taken down, shows at once, and closes its step when it is one', async (works, facts, label, nextStep, step) => {
    const { schoolId, token } = await ownSchool()
    const { status, body } = await acting(token)({ ...answer, works })
    expect([status, body.qualification.works, body.qualification.label, body.qualification.nextStep.code, body.qualification.pupilSystem, stateOf(body)]).toEqual([200, works, label, nextStep, 'parnassys', step])
    const seen = await factsOf(schoolId)
    expect({ participates: seen.participates.state, endpoint: seen.endpoint.state }).toEqual(facts)
    expect([seen.source, seen.statedBy, seen.pupilSystem]).toEqual(['self-reported', 'school', 'parnassys'])
    expect((await bearing(token)()).body).toEqual(body)
  })

  it('gives the mail that helps with the next step, and none to the school itself', async () => {
    const { schoolId, token } = await ownSchool()
    const { qualification } = (await acting(token)({ ...answer, works: 'no' })).body
    expect(qualification.nextStep.text).toBe('De leverancier van ParnasSys zet het endpoint van de school in OSR. De school vraagt dit aan de helpdesk van het systeem.')
    expect(qualification.mails).toHaveLength(1)
    expect(qualification.mails[0]).toMatchObject({ to: 'supplier', subject: expect.stringContaining(`De ${schoolId}`), text: expect.stringContaining(schoolId.slice(0, 4)) })
  })

  it('of an older version is refused with 412, and nothing changes', async () => {
    const { schoolId, token } = await ownSchool()
    const first = await acting(token)(answer)
    expect(first.body.qualification.etag).toBe('"1"')
    for (const etag of ['"0"', '"2"']) expect((await acting(token)({ ...answer, etag, works: 'no' })).status).toBe(412)
    expect((await acting(token)({ ...answer, etag: 'x' })).status).toBe(400)
    expect((await factsOf(schoolId)).endpoint.state).toBe('yes')
    expect((await acting(token)({ ...answer, etag: '"1"', works: 'no' })).status).toBe(200)
  })

  it('that says what was said is answered, and writes no line in the history', async () => {
    const { schoolId, token } = await ownSchool()
    await acting(token)(answer)
    expect((await acting(token)({ ...answer, etag: '"1"' })).body.qualification.etag).toBe('"1"')
    expect((await factsOf(schoolId)).history).toHaveLength(1)
  })

  it('that it does not know takes nothing away from what the region looked up', async () => {
    const { schoolId, token } = await ownSchool()
    await coordinator(`${year}/schools/${schoolId}/qualification`, { method: 'PUT', body: { endpoint: { state: 'yes' }, mandate: { state: 'no' } }, headers: { 'if-match': '"0"' } })
    const { body } = await acting(token)({ ...answer, etag: '"1"', works: 'unknown', pupilSystem: 'ParnasSys' })
    expect([body.qualification.works, body.qualification.label]).toEqual(['yes', 'mandate-missing'])
    expect((await factsOf(schoolId)).endpoint.source).toBe('checked')
  })

  it('that it takes no part after all can be taken back', async () => {
    const { token } = await ownSchool()
    await acting(token)({ ...answer, works: 'not-participating' })
    expect((await acting(token)({ ...answer, etag: '"1"', works: 'unknown' })).body.qualification).toMatchObject({ works: 'unknown', label: 'unknown' })
  })

  it('holds in the other region of the school too', async () => {
    const { schoolId, token } = await ownSchool()
    const region = running.as('coordinator-buur')
    const other = `/regions/buurregio/years/2026-2027/schools/${schoolId}`
    expect((await region(other, { method: 'PUT', body: { ...schoolFacts, pupilSystem: '' }, headers: { 'if-match': '"0"' } })).status).toBe(201)
    expect((await acting(token)({ ...answer, works: 'no' })).status).toBe(200)
    expect((await region(`${other}/qualification`)).body).toMatchObject({ label: 'endpoint-missing', pupilSystem: 'parnassys', statedBy: 'school' })
  })

  it('given again reaches a region that the school joined meanwhile, also when it is the same here', async () => {
    const { schoolId, token } = await ownSchool()
    expect((await acting(token)(answer)).status).toBe(200)
    const region = running.as('coordinator-buur')
    const other = `/regions/buurregio/years/2026-2027/schools/${schoolId}`
    await region(other, { method: 'PUT', body: schoolFacts, headers: { 'if-match': '"0"' } })
    expect((await region(`${other}/qualification`)).body.endpoint.state).toBe('unknown')
    expect((await acting(token)({ ...answer, etag: '"1"' })).status).toBe(200)
    expect((await region(`${other}/qualification`)).body.endpoint).toMatchObject({ state: 'yes', source: 'self-reported' })
  })

  it('is only about the own school: no field of it names another, and a field that is not asked is refused', async () => {
    const { token } = await ownSchool()
    for (const more of [{ schoolId: '90AA00' }, { agreement: 'yes' }, { mandate: 'yes' }, { note: 'x' }]) expect((await acting(token)({ ...answer, ...more })).body.errors).toMatchObject([{ code: 'unknown-field' }])
    expect((await acting(token)({ ...answer, works: 'perhaps' })).body.errors).toMatchObject([{ path: 'works', code: 'not-a-choice' }])
    for (const pupilSystem of ['BSN 111222333', '111222333']) expect((await acting(token)({ ...answer, pupilSystem })).body.errors).toMatchObject([{ path: 'pupilSystem', code: 'bsn-suspected' }])
  })

  it('does not take the pupil system away that the school named', async () => {
    const { schoolId, token } = await ownSchool()
    expect((await acting(token)({ ...answer, pupilSystem: '' })).body.errors).toMatchObject([{ path: 'pupilSystem', code: 'pupil-system-needed' }])
    expect(await factsOf(schoolId)).toMatchObject({ pupilSystem: 'ParnasSys', history: [] })
  })

  it('by a link that ended is taken no more', async () => {
    const { schoolId, token } = await ownSchool()
    await setContacts(schoolId, [{ email: 'cas@school.example', roles: ['transfer'], shared: false }])
    const reply = await acting(token)(answer)
    expect([reply.status, reply.body.code]).toEqual([404, 'not-found'])
    expect((await factsOf(schoolId)).history).toEqual([])
    expect((await acting(await linkTo(schoolId))(answer)).status).toBe(200)
  })

  it('of two at once is taken from one', async () => {
    const { schoolId, token } = await ownSchool()
    const replies = await Promise.all(['yes', 'no', 'yes'].map((works) => acting(token)({ ...answer, works })))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    expect((await factsOf(schoolId)).history).toHaveLength(1)
  })

  it('leaves a trace that names the contact by id and the link, not the address or the answer', async () => {
    const { schoolId, contactId, email, token } = await ownSchool()
    await acting(token)(answer)
    const events = (await rowsOf(running, 'AUDIT#voorbeeld')).filter(({ sub }) => sub === `contact:${contactId}`)
    expect(events).toMatchObject([{ role: `link#${schoolId}`, act: 'put-qualification', object: `${year.slice(1)}/schools/${schoolId}/qualification`, outcome: 'done' }])
    expect(JSON.stringify(events)).not.toContain(email)
  })
})
