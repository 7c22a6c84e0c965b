// The calendar of a school in two regions through the API: the published dates of both, their clashes, and who may see it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../lambdas/contract/routes.ts'
import { watchedDynamo } from '../doors/failing-clients.ts'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { openOwnDoor } from './own-door.ts'
import { poSchool, year } from './sample-requests.ts'

const neighbour = '/regions/buurregio/years/2026-2027'
const border = `schools/90BG00/merged-calendar`

let running: Running

interface Step {
  readonly id: string
}

async function publishNeighbour(change: (steps: readonly Step[]) => readonly object[], reason?: string): Promise<Reply> {
  const ask = running.as('coordinator-buur')
  const { body, etag } = await ask(`${neighbour}/calendar`)
  await ask(`${neighbour}/calendar`, { method: 'PUT', body: { milestones: change(body.draft.milestones) }, headers: { 'if-match': etag } })
  return ask(`${neighbour}/calendar/publish`, { method: 'POST', body: reason ? { reason } : {} })
}
const at = (days: Readonly<Record<string, object>>) => (steps: readonly Step[]) => steps.map((step) => ({ ...step, ...days[step.id] }))

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-12-01T10:00:00Z' })
  await running.as('coordinator')(`${year}/calendar/publish`, { method: 'POST', body: {} })
})
afterAll(() => running.stop())

describe('before the other region has published', () => {
  it('shows the one calendar, and that the other is not there yet', async () => {
    const { status, body } = await running.as('grens')(`${year}/${border}`)
    expect([status, body.regions.map(({ regionId, published }: { regionId: string; published: boolean }) => [regionId, published])]).toEqual([200, [['voorbeeld', true], ['buurregio', false]]])
    expect(new Set(body.steps.map(({ regionId }: { regionId: string }) => regionId))).toEqual(new Set(['voorbeeld']))
    expect(body.clashes).toEqual([])
  })
})

describe('of two regions', () => {
  beforeAll(async () => {
    const reply = await publishNeighbour(at({ 'leavers-listed': { on: '2027-02-03' }, 'set-ready': { on: '2027-04-06', at: '12:00' }, 'applications-close': { on: '2027-04-01' } }))
    expect(reply.status).toBe(200)
  })

  it('is in order of time, each date with its region, and as the page on the API says', async () => {
    const { body } = await running.as('grens')(`${year}/${border}`)
    expect(routes.getMergedCalendar.answer.parse(body)).toEqual(body)
    const own = (await running.as('grens')(`${year}/schools/90BG00`)).body.steps.length
    const there = (await running.as('grens')(`${neighbour}/schools/90BG00`)).body.steps.length
    expect(body.steps).toHaveLength(own + there)
    const moments = body.steps.map(({ deadlineAt }: { deadlineAt: string }) => deadlineAt)
    expect(moments).toEqual([...moments].sort())
    expect(body.regions[1]).toMatchObject({ regionId: 'buurregio', name: 'Buurregio', contactPoint: { phone: '0199 00 00 01' } })
  })

  it('shows a region of the other one its dates alone: no note, no reminders; the school sees all', async () => {
    const ofNeighbour = async (user: string) => (await running.as(user)(`${year}/${border}`)).body.steps.filter(({ regionId }: { regionId: string }) => regionId === 'buurregio')
    const reminders = (steps: readonly { milestone: { reminders: readonly object[] } }[]) => steps.reduce((sum, { milestone }) => sum + milestone.reminders.length, 0)
    const [seen, own] = [await ofNeighbour('coordinator'), await ofNeighbour('grens')]
    expect(seen.map(({ milestone }: { milestone: { on: string } }) => milestone.on)).toEqual(own.map(({ milestone }: { milestone: { on: string } }) => milestone.on))
    expect([reminders(seen), reminders(own) > 0]).toEqual([0, true])
    const home = (await running.as('coordinator')(`${year}/${border}`)).body.steps.filter(({ regionId }: { regionId: string }) => regionId === 'voorbeeld')
    expect(reminders(home)).toBeGreaterThan(0)
  })

  it('says in words where they clash and what to keep to', async () => {
    const { clashes } = (await running.as('grens')(`${year}/${border}`)).body
    expect(clashes.map(({ message, keepTo }: { message: string; keepTo?: string }) => [message, keepTo])).toEqual([
      [
        '‘Aantal leerlingen naar het vo’ heeft niet in elke regio dezelfde uiterste datum. Buurregio: woensdag 3 februari 2027; Regio Voorbeeld: vrijdag 5 februari 2027. Houd woensdag 3 februari 2027 aan, dan bent u overal op tijd.',
        '2027-02-03',
      ],
      ['‘Aanmelden gesloten’ is niet in elke regio op dezelfde datum. Regio Voorbeeld: woensdag 31 maart 2027; Buurregio: donderdag 1 april 2027.', undefined],
      [
        '‘Bijlagen klaargezet’ heeft niet in elke regio dezelfde uiterste datum. Buurregio: dinsdag 6 april 2027, 12.00 uur; Regio Voorbeeld: dinsdag 6 april 2027, 16.00 uur. Houd dinsdag 6 april 2027, 12.00 uur aan, dan bent u overal op tijd.',
        '2027-04-06',
      ],
    ])
    expect(clashes[0].steps).toEqual([{ regionId: 'buurregio', milestoneId: 'leavers-listed' }, { regionId: 'voorbeeld', milestoneId: 'leavers-listed' }])
  })

  it('is the same from the other side, which stands first there, for the school and for both regions', async () => {
    const from = async (user: string, path: string) => (await running.as(user)(`${path}/${border}`)).body
    const one = await from('grens', year)
    const other = await from('grens', neighbour)
    expect(other.regions.map(({ regionId }: { regionId: string }) => regionId)).toEqual(['buurregio', 'voorbeeld'])
    expect({ ...other, regions: [], steps: [] }).toEqual({ ...one, regions: [], steps: [] })
    const dates = (body: typeof one) => ({ ...body, steps: body.steps.map(({ regionId, deadlineAt }: { regionId: string; deadlineAt: string }) => [regionId, deadlineAt]) })
    expect(dates(await from('coordinator', year))).toEqual(dates(one))
    expect(dates(await from('helpdesk', year))).toEqual(dates(one))
    expect(dates(await from('coordinator-buur', neighbour))).toEqual(dates(other))
  })

  it('never shows a draft', async () => {
    const ask = running.as('coordinator')
    const { body, etag } = await ask(`${year}/calendar`)
    const milestones = at({ 'leavers-listed': { title: 'Nog geheim' } })(body.draft.milestones)
    await ask(`${year}/calendar`, { method: 'PUT', body: { milestones }, headers: { 'if-match': etag } })
    for (const user of ['grens', 'coordinator']) expect((await running.as(user)(`${year}/${border}`)).text).not.toContain('Nog geheim')
  })

  it.each([
    ['coordinator-buur', `${year}/${border}`],
    ['coordinator', `${neighbour}/${border}`],
    ['po', `${year}/${border}`],
    ['coordinator', `${neighbour.replace('buurregio', 'voorbeeld')}/schools/91AA00/merged-calendar`],
    ['coordinator', `${year.replace('2026-2027', '2027-2028')}/${border}`],
  ])('does not exist for %s at %s', async (user, path) => {
    expect((await running.as(user)(path)).status).toBe(404)
  })

  it('of a school in one region is its one calendar, without clashes', async () => {
    const { body } = await running.as('po')(`${year}/schools/${poSchool}/merged-calendar`)
    expect([body.regions.length, body.clashes, body.steps.length > 10]).toEqual([1, [], true])
  })

  it('costs one query of its places and one read of both schools with their years', async () => {
    const reads: string[] = []
    const dynamo = watchedDynamo(running.edges.dynamo!, (operation) => void reads.push(operation))
    const door = await openOwnDoor(running, { dynamo })
    await door.as('grens')(`${year}/${border}`)
    // The first query is of who asks, which is remembered for a minute.
    expect(reads).toEqual(['Query', 'Query', 'BatchGetItem'])
    reads.length = 0
    await door.as('grens')(`${year}/${border}`)
    expect(reads).toEqual(['Query', 'BatchGetItem'])
    await door.close()
  })
})
