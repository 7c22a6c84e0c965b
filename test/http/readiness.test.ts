// The readiness page through the door: situation now, next growth step and who does it, of a school and of its region.
import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { milestoneKinds } from '../../lambdas/domain/milestone.ts'
import type { Facts } from '../../lambdas/domain/qualification.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { growthWords, levelWords } from '../../lambdas/http/readiness-words.ts'
import { ownSteps, topics } from '../../lambdas/domain/readiness.ts'
import { at, contact, school, step } from '../domain/builders.ts'
import { application, dossier, poSchool, voSchool } from '../domain/dossiers.ts'
import { base, ofSchool, type TransferWorld, transferWorld, type WorldOptions } from '../release/world.ts'

const yes = { state: 'yes', on: day('2026-10-01'), source: 'board' } as const
const facts: Facts = { agreement: yes, mandate: { ...yes, state: 'no' } }
const schools = [
  school({
    schoolId: poSchool, name: 'De Vlinderboom', boardId: '99901', pupilSystem: 'parnassys', contacts: [contact()],
    progress: { ...noProgress(poSchool), qualification: { facts, version: 1 } },
  }),
  school({ schoolId: '99AC00', name: 'De Regenboog', boardId: '99903' }),
  school({ schoolId: voSchool, name: 'Het Lyceum', sector: 'vo', boardId: '99902' }),
]
const ofVo = ['fetched', 'placement-known']
const milestones = milestoneKinds.filter((kind) => kind !== 'custom').map((kind) => step({ kind, on: day('2027-04-06'), audience: ofVo.includes(kind) ? ['vo'] : ['po', 'vo'] }))
const dossiers = [dossier({ applications: [application()], counted: { complete: 1, inspected: 0, ready: 0, applied: 1 } })]

let world: TransferWorld
const begin = async (given: Partial<WorldOptions> = {}) => {
  world = await transferWorld({ now: at('2027-02-10 09:00'), schools, milestones, dossiers, ...given })
}
beforeEach(() => begin())
const readiness = async (who: string, schoolId: string) => (await world.ask(who, `${ofSchool(schoolId)}/readiness`)).body
interface Told {
  readonly topic: string
  readonly level: number
  readonly levels: readonly string[]
  readonly now: string
  readonly next?: string
  readonly who: string
}

describe('the readiness of a school', () => {
  it('says of each condition where it stands, what comes next, and who does it', async () => {
    const { conditions, ...page } = await readiness('po', poSchool)
    expect(page).toEqual({ name: 'De Vlinderboom', regionName: 'Regio voorbeeld', year: '2026-2027', at: '2027-02-10T08:00:00.000Z' })
    expect(conditions.map(({ topic, level, who }: Told) => [topic, level, who])).toEqual([
      ['contacts', 1, 'school'], ['connection', 1, 'board'], ['agreement', 3, 'nobody'], ['calendar', 3, 'nobody'], ['attachments', 2, 'school'], ['delivery', 0, 'school'],
    ])
    expect(conditions[1]).toEqual({
      topic: 'connection', level: 1, levels: expect.arrayContaining([expect.stringContaining('aangesloten op OSO')]), advised: 3, isLaw: false,
      now: 'Mandaat in OSR ontbreekt (bestuur regelt dit).', next: 'Het bestuur geeft de leverancier van ParnasSys een mandaat in OSR, het Onderwijs Serviceregister.', who: 'board',
    })
    expect(conditions[2]).toMatchObject({ isLaw: true, advised: 2, now: 'Het bestuur heeft de verwerkersovereenkomst dit schooljaar getekend of opnieuw bekeken.' })
    expect(conditions[5]).toMatchObject({ topic: 'delivery', side: 'po', isLaw: true })
  })

  it('has a sentence for the situation of every condition, and for the next step of each that can grow', async () => {
    const pages = await Promise.all([readiness('po', poSchool), readiness('po2', '99AC00'), readiness('vo', voSchool)])
    for (const { levels, level, now, next, who } of pages.flatMap(({ conditions }) => conditions as readonly Told[])) {
      expect([levels.length, now.endsWith('.'), next === undefined || /[.?]$/.test(next), (next === undefined) === (who === 'nobody')]).toEqual([4, true, true, true])
      expect(level === 3 || next !== undefined).toBe(true)
    }
  })

  it('is the same for the region that looks, and of a board that stated nothing says so', async () => {
    expect(await readiness('coordinator', poSchool)).toEqual(await readiness('po', poSchool))
    const agreement = (await readiness('helpdesk', '99AC00')).conditions.find(({ topic }: Told) => topic === 'agreement')
    expect(agreement).toMatchObject({ level: 0, who: 'board', now: 'Niet bekend is of het bestuur de verwerkersovereenkomst heeft getekend.' })
  })

  it('follows each act: contacts that the school confirms, a step that it reports', async () => {
    const contacts = `${ofSchool(poSchool)}/contacts`
    const { headers } = await world.ask('po', contacts)
    const list = ['jan@school.example', 'eva@school.example'].map((email) => ({ email, roles: ['transfer'], shared: false }))
    expect((await world.ask('po', contacts, { method: 'PUT', body: list, headers: { 'if-match': headers['etag']! } })).status).toBe(200)
    await world.ask('po', `${ofSchool(poSchool)}/milestones/oso-set-ready`, { method: 'PUT', body: { count: 2, of: 9 }, headers: { 'if-match': '"0"' } })
    const { conditions } = await readiness('po', poSchool)
    expect(conditions.map(({ topic, level }: Told) => [topic, level])).toEqual([['contacts', 3], ['connection', 1], ['agreement', 3], ['calendar', 3], ['attachments', 2], ['delivery', 1]])
  })

  it('before a calendar is published says that the region publishes it', async () => {
    await begin({ milestones: [] })
    const calendar = (await readiness('po', poSchool)).conditions.find(({ topic }: Told) => topic === 'calendar')
    expect(calendar).toMatchObject({ level: 0, now: 'De regio heeft nog geen kalender gepubliceerd.', next: 'De regio publiceert de kalender.', who: 'region' })
  })

  it('once the dossiers are gone tells of no work any more', async () => {
    world.moveTo('2027-10-02 00:00')
    expect((await readiness('po', poSchool)).conditions.map(({ topic }: Told) => topic)).toEqual(['contacts', 'connection', 'agreement'])
  })

  it('of a VO school tells nothing of pupils on their way to it', async () => {
    const withPupils = await world.ask('vo', `${ofSchool(voSchool)}/readiness`)
    await begin({ dossiers: [] })
    expect(withPupils.text).toBe((await world.ask('vo', `${ofSchool(voSchool)}/readiness`)).text)
  })
})

describe('the readiness of a region', () => {
  const region = () => world.ask('coordinator', `${base}/readiness`)
  it('counts schools per level, and names the step that helps most of them', async () => {
    const { status, body } = await region()
    expect([status, body.regionName, body.year]).toEqual([200, 'Regio voorbeeld', '2026-2027'])
    expect(body.conditions.map(({ topic, side, schools: counts, helps, who }: Record<string, unknown>) => [topic, side, counts, helps, who])).toEqual([
      ['contacts', undefined, [2, 1, 0, 0], 2, 'school'],
      ['connection', undefined, [2, 1, 0, 0], 2, 'school'],
      ['calendar', undefined, [0, 0, 0, 3], 0, 'nobody'],
      ['attachments', undefined, [1, 0, 1, 0], 1, 'school'],
      ['delivery', 'po', [2, 0, 0, 0], 2, 'school'],
      ['delivery', 'vo', [1, 0, 0, 0], 1, 'school'],
    ])
    expect(body.conditions[0]).toMatchObject({ next: 'Vul in wie contactpersoon is voor de overstap.', levels: expect.any(Array), advised: 2, isLaw: false })
  })

  it('is 1 query, the year apart', async () => {
    await region()
    const calls = await world.callsOf(region)
    expect(calls.map(({ operation }) => operation)).toEqual(['Query'])
  })
})

describe('the words of readiness', () => {
  const levels = topics.flatMap((topic) => (topic === 'delivery' ? (['po', 'vo'] as const).flatMap((side) => levelWords({ topic, side })) : levelWords({ topic })))
  const all = [...levels, ...ownSteps.map((one) => growthWords(one))]
  it('are sentences, each another, in the u-form, and short enough for level B1', () => {
    expect(new Set(all).size).toBe(all.length)
    expect(all.filter((text) => !/^[A-Z].*[.?]$/.test(text) || /\b(jij|je|jouw|jullie)\b/i.test(text))).toEqual([])
    const words = all.flatMap((text) => text.split(/(?<=[.?:]) /)).map((sentence) => sentence.split(' ').length)
    expect(Math.max(...words)).toBeLessThanOrEqual(20)
  })
})
