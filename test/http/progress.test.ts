// Progress through the API: a list of another platform becomes the ticks of the schools, line by line, and a school's own number counts the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUtf8, asWindows1252, registerRow, registerText } from '../support/register.ts'
import type { Reply } from '../support/running.ts'
import { type NewRegion, type NewRegions, refusedLines, startNewRegions } from './new-regions.ts'
import { milestone } from './sample-requests.ts'

let regions: NewRegions
let writes: string[]

beforeAll(async () => {
  regions = await startNewRegions()
  writes = regions.writes
})
afterAll(() => regions.stop())

const idOf = (i: number) => `90${String.fromCharCode(65 + Math.floor(i / 26))}${String.fromCharCode(65 + (i % 26))}00`

/** A region with PO schools and one VO school, and the proposal with two steps of its own, drafted. */
async function newRegion(id: string, schools = 3): Promise<NewRegion> {
  const region = await regions.make(id)
  await region.register(asUtf8(registerText(Array.from({ length: schools }, (_, i) => registerRow({ VESTIGINGSCODE: idOf(i), INSTELLINGSCODE: idOf(i).slice(0, 4) })))))
  await region.register(asUtf8(registerText([registerRow({ VESTIGINGSCODE: '92AA00' }, 'vo')], 'vo')))
  const { body } = await region.ask(`${region.year}/calendar/proposal`)
  const own = ['eigen-1', 'eigen-2'].map((each) => ({ ...milestone, id: each, title: 'Kennismaken: één middag', audience: ['po'], ...(each === 'eigen-2' && { round: '2' }) }))
  await region.ask(`${region.year}/calendar`, { method: 'PUT', body: { milestones: [...body.milestones, ...own] }, headers: { 'if-match': '"0"' } })
  return region
}

async function publish(region: NewRegion): Promise<void> {
  const { status, text } = await region.ask(`${region.year}/calendar/publish`, { method: 'POST' })
  if (status !== 200) throw new Error(text)
}

const file = (...rows: readonly string[]) => asUtf8(['vestigingscode;stap;klaar;totaal', ...rows, ''].join('\r\n'))

const send = (region: NewRegion, bytes: Uint8Array, dryRun?: 'true' | 'false') =>
  region.ask(`${region.year}/progress/import${dryRun ? `?dryRun=${dryRun}` : ''}`, { method: 'POST', file: bytes })

interface Step {
  readonly milestone: { readonly id: string }
  readonly state: string
  readonly etag: string
  readonly tick?: object
}

async function stepOf(region: NewRegion, schoolId: string, milestoneId: string): Promise<Step> {
  const { body } = await region.ask(`${region.year}/schools/${schoolId}`)
  return body.steps.find((step: Step) => step.milestone.id === milestoneId)
}

async function report(region: NewRegion, schoolId: string, milestoneId: string, body: object): Promise<Reply> {
  const { etag } = await stepOf(region, schoolId, milestoneId)
  return region.ask(`${region.year}/schools/${schoolId}/milestones/${milestoneId}`, { method: 'PUT', body, headers: { 'if-match': etag } })
}

describe('a list of progress', () => {
  let region: NewRegion
  beforeAll(async () => {
    region = await newRegion('voortgang')
    await publish(region)
  })

  it('becomes the ticks of the schools, stated by the region; the rehearsal says the same and writes nothing; a second time nothing changes', async () => {
    const list = file('90AA00;oso-set-ready;23;28', '90AB00;OSO-dossiers klaargezet in uw LAS;28;28', '90AA00;warm-transfer;ja;', '92AA00;Warme overdracht klaar;x;', '90AC00;oso-set-ready;nee;')
    writes.length = 0
    const rehearsed = await send(region, list, 'true')
    expect(writes).toEqual([])
    const real = await send(region, list)
    expect({ ...rehearsed.body, dryRun: false }).toEqual(real.body)
    const { changes, ...counts } = real.body
    expect(counts).toEqual({ dryRun: false, rows: 5, changed: 4, unchanged: 1, schools: 3, refused: [] })
    expect(changes.map(({ schoolId, step, before, after }: Record<string, string>) => [schoolId, step, before, after])).toEqual([
      ['90AA00', 'OSO-dossiers klaargezet in uw LAS', undefined, '23 van de 28'], ['90AB00', 'OSO-dossiers klaargezet in uw LAS', undefined, '28 van de 28'],
      ['90AA00', 'Warme overdracht klaar', undefined, 'klaar'], ['92AA00', 'Warme overdracht klaar', undefined, 'klaar'],
    ])
    expect(await stepOf(region, '90AA00', 'oso-set-ready')).toMatchObject({ state: 'open', tick: { done: false, count: 23, of: 28, statedBy: 'region' }, etag: '"1"' })
    expect(await stepOf(region, '90AB00', 'oso-set-ready')).toMatchObject({ state: 'done', tick: { done: true, count: 28, of: 28, statedBy: 'region' } })
    expect(await stepOf(region, '92AA00', 'warm-transfer')).toMatchObject({ state: 'done', tick: { done: true } })
    expect((await stepOf(region, '90AC00', 'oso-set-ready')).tick).toBeUndefined()
    writes.length = 0
    expect((await send(region, list)).body).toMatchObject({ changed: 0, unchanged: 5, schools: 0 })
    expect(writes).toEqual([])
  })

  it('keeps the note that was written, and what is equal stays as it was said', async () => {
    await report(region, '90AC00', 'leavers-listed', { count: 28, of: 28, note: 'Eén leerling blijft.' })
    const before = await stepOf(region, '90AC00', 'leavers-listed')
    expect((await send(region, file('90AC00;leavers-listed;28;28'))).body).toMatchObject({ changed: 0, unchanged: 1 })
    expect(await stepOf(region, '90AC00', 'leavers-listed')).toEqual(before)
    expect((await send(region, file('90AC00;leavers-listed;27;28'))).body).toMatchObject({ changed: 1 })
    expect(await stepOf(region, '90AC00', 'leavers-listed')).toMatchObject({ state: 'open', tick: { done: false, count: 27, of: 28, note: 'Eén leerling blijft.' }, etag: '"2"' })
  })

  it('in Windows-1252, with commas or with tabs, finds a step by its title', async () => {
    const title = 'Aanmeldformulier vraagt naam, BSN, geboortedatum, BRIN po-school'
    for (const [bytes, counts] of [
      [asUtf8(`vestigingscode,stap,klaar\n92AA00,"${title}",ja\n`), { changed: 1, unchanged: 0 }],
      [asWindows1252(`klaar\tvestigingscode\tstap\r\nja\t92AA00\t${title}\r\n`), { changed: 0, unchanged: 1 }],
    ] as const) expect((await send(region, bytes)).body).toMatchObject({ ...counts, refused: [] })
    expect(refusedLines(await send(region, asWindows1252('vestigingscode;stap;klaar\r\n90AA00;kennismaken: Één middag;ja\r\n')))).toEqual(['2: ambiguous-step'])
  })

  it('with lines that are wrong: the good ones come in, the others are refused by line with every reason, in Dutch', async () => {
    const reply = await send(
      region,
      file(
        '90AB00;leavers-listed;12;12', '99ZZ99;leavers-listed;ja;', '90AB00;iets;ja;', '90AB00;Kennismaken: één middag;ja;', '90AB00;fetched;ja;', '90AB00;final-advice;ja;',
        '90AB00;oso-checked;bijna;veel', '90AB00;oso-checked;29;28', '90AB00;Aantal leerlingen naar het vo;11;12', '90A;;;', '90AB00;oso-set-ready;29;', '92AA00;release;ja;', '90AB00;ja',
      ),
    )
    expect(refusedLines(reply)).toEqual([
      '3: school-not-in-year', '4: unknown-step', '5: ambiguous-step', '6: not-for-this-school', '7: passes-by-itself', '8: wrong-progress, wrong-total', '9: more-than-all', '10: step-doubled',
      '11: wrong-school-code, step-missing, wrong-progress', '12: more-than-known', '13: passes-by-itself', '14: too-few-cells',
    ])
    expect(reply.body).toMatchObject({ rows: 13, changed: 1, unchanged: 0, schools: 1 })
    for (const { reasons } of reply.body.refused) for (const { message } of reasons) expect(message).toMatch(/^[A-Z‘].*\.$/)
    expect(reply.body.refused[2].reasons[0].message).toContain('eigen-1, eigen-2')
  })

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['no rows', file(), 'no-rows'],
    ['no column for what is done', asUtf8('vestigingscode;stap\n90AA00;fetched\n'), 'columns-missing'],
    ['a spreadsheet', asUtf8('PK\u0003\u0004rest'), 'spreadsheet'],
  ])('that is no list (%s) is refused and writes nothing', async (_what, bytes, code) => {
    writes.length = 0
    for (const dryRun of ['true', 'false'] as const) {
      const reply = await send(region, bytes, dryRun)
      expect([reply.status, reply.body.code, reply.body.reasons.map((reason: { code: string }) => reason.code)]).toEqual([400, 'file-unreadable', [code]])
    }
    expect(writes).toEqual([])
  })

  it('is for the region alone: another region does not find the year', async () => {
    const other = await regions.make('andere-voortgang')
    const reply = await other.ask(`${region.year}/progress/import`, { method: 'POST', file: file('90AA00;warm-transfer;nee;') })
    expect(reply.status).toBe(404)
    expect(await stepOf(region, '90AA00', 'warm-transfer')).toMatchObject({ state: 'done' })
  })
})

describe('before a calendar is published', () => {
  it('a list is refused as a whole, also in rehearsal, with one reason', async () => {
    const region = await newRegion('zonder-kalender', 1)
    for (const dryRun of ['true', 'false'] as const) {
      const reply = await send(region, file('90AA00;oso-set-ready;ja;'), dryRun)
      expect([reply.status, reply.body.code]).toEqual([409, 'nothing-published'])
    }
  })
})

describe('a list of a hundred schools', () => {
  it('with two steps each is three writes: a school and its progress are two of the 98 actions of one', async () => {
    const region = await newRegion('honderd', 100)
    await publish(region)
    const rows = Array.from({ length: 100 }, (_, i) => [`${idOf(i)};oso-set-ready;${i % 29};28`, `${idOf(i)};warm-transfer;ja;`]).flat()
    writes.length = 0
    expect((await send(region, file(...rows))).body).toMatchObject({ rows: 200, changed: 200, schools: 100, refused: [] })
    expect(writes).toEqual(['TransactWriteItems', 'TransactWriteItems', 'TransactWriteItems'])
    expect(await stepOf(region, idOf(99), 'warm-transfer')).toMatchObject({ state: 'done' })
  })
})

describe('OSO dossiers that are set ready in the pupil system', () => {
  let region: NewRegion
  beforeAll(async () => {
    region = await newRegion('oso-aantallen', 2)
    await publish(region)
  })

  it.each([[23, 'open'], [27, 'open'], [28, 'done']])('%i van de 28 is %s, whether the school says it or the region imports it', async (count, state) => {
    expect((await report(region, '90AA00', 'oso-set-ready', { count, of: 28 })).body).toMatchObject({ state, tick: { done: state === 'done', count, of: 28 } })
    await send(region, file(`90AB00;oso-set-ready;${count};28`))
    expect(await stepOf(region, '90AB00', 'oso-set-ready')).toMatchObject({ state, tick: { done: state === 'done', count, of: 28 } })
  })

  it('28 of 28 is taken back by 27', async () => {
    await send(region, file('90AB00;oso-set-ready;28;28'))
    await send(region, file('90AB00;oso-set-ready;27;'))
    expect(await stepOf(region, '90AB00', 'oso-set-ready')).toMatchObject({ state: 'open', tick: { count: 27, of: 28 } })
  })
})
