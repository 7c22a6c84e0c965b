// The agreements of a region through the API: for everybody once they are published, for nobody before; and never somebody of a school.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUtf8, registerRow, registerText } from '../support/register.ts'
import { type NewRegion, type NewRegions, startNewRegions } from './new-regions.ts'
import { contactPoint, milestone, settings } from './sample-requests.ts'

let regions: NewRegions
beforeAll(async () => {
  regions = await startNewRegions()
})
afterAll(() => regions.stop())

const read = (path: string) => regions.door.as(undefined)(path)

async function publish(region: NewRegion, more: readonly object[] = []): Promise<void> {
  const { body } = await region.ask(`${region.year}/calendar/proposal`)
  await region.ask(`${region.year}/calendar`, { method: 'PUT', body: { milestones: [...body.milestones, ...more] }, headers: { 'if-match': '"0"' } })
  const { status, text } = await region.ask(`${region.year}/calendar/publish`, { method: 'POST' })
  if (status !== 200) throw new Error(text)
}

async function change(region: NewRegion, path: string, body: object): Promise<void> {
  const { etag } = await region.ask(path)
  const { status, text } = await region.ask(path, { method: 'PATCH', body, headers: { 'if-match': etag } })
  if (status !== 200) throw new Error(text)
}

const yes = { state: 'yes' }
async function state(region: NewRegion, schoolId: string, facts: object): Promise<void> {
  const path = `${region.year}/schools/${schoolId}/qualification`
  const { etag } = await region.ask(path)
  const { status, text } = await region.ask(path, { method: 'PUT', body: facts, headers: { 'if-match': etag } })
  if (status !== 200) throw new Error(text)
}

describe('the agreements of a year', () => {
  let region: NewRegion
  beforeAll(async () => {
    region = await regions.make('afspraken')
    await region.register(asUtf8(registerText([registerRow({ VESTIGINGSCODE: '90AB00', VESTIGINGSNAAM: 'Zonnebloem' }), registerRow({ VESTIGINGSCODE: '90AA00', VESTIGINGSNAAM: 'De Eik' })])))
    await region.register(asUtf8(registerText([registerRow({ VESTIGINGSCODE: '92AA00', VESTIGINGSNAAM: 'Het Lyceum' }, 'vo')], 'vo')))
    await region.contacts(asUtf8('vestigingscode;rol;naam;e-mail;telefoon\n90AA00;overstap;Anna de Boer;anna@deeik.example;0592 123456\n'))
    await change(region, `${region.year}/schools/90AA00`, { pupilSystem: 'parnassys' })
    await change(region, `${region.year}/schools/90AB00`, { pupilSystem: 'Bel Anna: 0592 123456' })
    await change(region, `${region.year}/schools/92AA00`, { pupilSystem: 'Zermelo' })
    await change(region, region.year, settings)
    await state(region, '90AA00', { participates: yes, agreement: yes, mandate: yes, endpoint: yes })
    await state(region, '92AA00', { agreement: yes, mandate: { state: 'no' } })
    await publish(region, [
      { ...milestone, id: 'infomarkt', title: 'Informatiemarkt', audience: ['public'] },
      {
        ...milestone, id: 'release-2', kind: 'release', title: 'Ophalen kan vanaf', on: '2027-06-02', from: undefined, at: '09:00',
        audience: ['vo'], round: '2', reminders: [], note: undefined,
      },
    ])
  })

  it('are read by whoever asks, without signing in, with a wrong token too', async () => {
    const { status, body } = await read(`${region.year}/agreements`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      regionName: 'afspraken', year: '2026-2027', version: 1, publishedAt: expect.stringMatching(/^2026-09-01T/), usesOso: true, attachments: { state: 'not-agreed-here-yet' },
      decidedBy: settings.decidedBy, decidedOn: settings.decidedOn, document: settings.document, channel: settings.channel,
    })
    const again = await regions.door.as(undefined)(`${region.year}/agreements`, { headers: { authorization: 'Bearer x.y.z' } })
    expect([again.status, again.body]).toEqual([200, body])
  })

  it('name every school that exchanges, with whether it is connected to OSO and without what is missing', async () => {
    const { body } = await read(`${region.year}/agreements`)
    expect(body.schools).toEqual([
      { schoolId: '90AA00', name: 'De Eik', place: expect.any(String), sector: 'po', oso: 'connected' },
      { schoolId: '92AA00', name: 'Het Lyceum', place: expect.any(String), sector: 'vo', oso: 'not-connected' },
      { schoolId: '90AB00', name: 'Zonnebloem', place: expect.any(String), sector: 'po', oso: 'unknown' },
    ])
  })

  it('hold the dates of the five agreements and what is for everybody, without reminders', async () => {
    const { dates } = (await read(`${region.year}/agreements`)).body
    const told = (name: string) => dates[name].map((step: { id: string; on: string }) => `${step.id} ${step.on}`)
    expect(told('applicationsClose')).toEqual(['applications-close 2027-03-31'])
    expect(told('inspectionDone')).toEqual(['inspection-done 2027-03-31'])
    expect(told('setReady')).toEqual(['oso-set-ready 2027-04-06', 'set-ready 2027-04-06'])
    expect(told('release')).toEqual(['release 2027-04-07', 'release-2 2027-06-02'])
    expect(dates.public).toEqual([{ id: 'infomarkt', kind: 'custom', title: 'Informatiemarkt', on: '2027-02-10', from: '2027-02-08', at: '16:00', route: 'regular', round: '1', basis: 'region', note: milestone.note }])
  })

  it('say where to go with questions', async () => {
    const { helplines } = (await read(`${region.year}/agreements`)).body
    expect(helplines[0]).toEqual({ kind: 'region', ...contactPoint })
    expect(helplines.map(({ kind, name, url }: { kind: string; name: string; url?: string }) => `${kind} ${name} ${url !== undefined}`)).toEqual([
      `region ${contactPoint.name} true`, 'oso Kennisnet Support (OSO) true', 'pupil-system ParnasSys true', 'pupil-system Zermelo false',
    ])
  })

  it('name nobody of a school, and no way to reach one', async () => {
    const { text } = await read(`${region.year}/agreements`)
    expect(text).not.toMatch(/Anna|deeik|592/)
    expect(text.match(/[\w.]+@[\w.]+/g)?.sort()).toEqual(['contactpunt@noord.example', 'support@kennisnet.nl'])
  })

  it('stay as they are published while a draft changes', async () => {
    const { body, etag } = await region.ask(`${region.year}/calendar`)
    const moved = body.draft.milestones.map((step: { id: string }) => (step.id === 'infomarkt' ? { ...step, on: '2027-02-11' } : step))
    expect((await region.ask(`${region.year}/calendar`, { method: 'PUT', body: { milestones: moved }, headers: { 'if-match': etag } })).status).toBe(200)
    expect((await read(`${region.year}/agreements`)).body.dates.public[0].on).toBe('2027-02-10')
  })
})

describe('agreements that are not there for the asker', () => {
  it('read the same whether the year is not published, not open, or the region is none', async () => {
    const region = await regions.make('nog-niet')
    const replies = await Promise.all([`${region.year}/agreements`, '/regions/nog-niet/years/2031-2032/agreements', '/regions/bestaat-niet/years/2026-2027/agreements'].map(read))
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
    await publish(region)
    expect((await read(`${region.year}/agreements`)).status).toBe(200)
  })

  it('are the same 404 for a coordinator before publication', async () => {
    const region = await regions.make('ook-nog-niet')
    expect((await region.ask(`${region.year}/agreements`)).status).toBe(404)
  })

  it('say "none" of attachments and of the OSO desk where the region has neither', async () => {
    const region = await regions.make('zonder-oso')
    await change(region, region.year, { usesOso: false, dossiers: 'none', channel: { kind: 'here' } })
    await publish(region)
    const { body } = await read(`${region.year}/agreements`)
    expect(body).toMatchObject({ attachments: { state: 'none' }, usesOso: false, channel: { kind: 'here' }, schools: [], dates: { setReady: [] } })
    expect(body.helplines.map(({ kind }: { kind: string }) => kind)).toEqual(['region'])
  })
})
