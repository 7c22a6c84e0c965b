// A list of connected schools through the API: tried out or read in, with what it changes, what is kept because it is known better, and every refused line.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUtf8, registerRow, registerText } from '../support/register.ts'
import { type NewRegion, type NewRegions, refusedLines, startNewRegions } from './new-regions.ts'

let regions: NewRegions
let region: NewRegion
let writes: string[]

const ids = ['90AA00', '90AA01', '90AB00', '90AC00', '90AD00']

beforeAll(async () => {
  regions = await startNewRegions()
  writes = regions.writes
  region = await newRegion('lijst')
})
afterAll(() => regions.stop())

async function newRegion(id: string): Promise<NewRegion> {
  const made = await regions.make(id)
  await made.register(asUtf8(registerText(ids.map((schoolId) => registerRow({ VESTIGINGSCODE: schoolId, VESTIGINGSNAAM: `School ${schoolId}`, 'BEVOEGD GEZAG NUMMER': '98100' })))))
  return made
}

const header = 'vestigingscode;doet mee;overeenkomst;mandaat;endpoint;aangesloten;las;datum'
const file = (...rows: readonly string[]) => asUtf8([header, ...rows, ''].join('\r\n'))
const send = (bytes: Uint8Array, query: Record<string, string> = {}, to = region) => to.ask(`${to.year}/qualifications/import?${new URLSearchParams(query)}`, { method: 'POST', file: bytes })
const factsOf = async (schoolId: string, of = region) => of.ask(`${of.year}/schools/${schoolId}/qualification`)
const state = async (schoolId: string, body: unknown) => region.ask(`${region.year}/schools/${schoolId}/qualification`, { method: 'PUT', body, headers: { 'if-match': (await factsOf(schoolId)).etag } })

describe('a list of connected schools', () => {
  it('that is tried out tells what it would change, and writes nothing', async () => {
    writes.length = 0
    const { status, body } = await send(file('90AA00;;;;;ja;;'), { dryRun: 'true' })
    expect([status, writes, (await factsOf('90AA00')).body.label]).toEqual([200, [], 'unknown'])
    expect(body).toEqual({
      dryRun: true, rows: 1, schoolsChanged: 1, schoolsKept: 0, factsKept: 0, kept: [], keptSystems: [], unchanged: 0, refused: [],
      changed: [{
        schoolId: '90AA00', name: 'School 90AA00', label: { before: 'unknown', after: 'qualified' },
        changes: ['participates', 'agreement', 'mandate', 'endpoint'].map((fact) => ({ fact, before: 'unknown', after: 'yes', on: '2026-09-01' })),
      }],
    })
  })

  it('gives each school its facts, and the history tells where they came from', async () => {
    writes.length = 0
    const { body } = await send(file('90AA00;;;;;ja;;1-8-2026', '90AB00;;ja;nee;;;;31-8-2026', '90AC00;nee;;;;;;', '90AD00;;;;;;ESIS;'))
    expect([body.schoolsChanged, body.refused, writes]).toEqual([4, [], ['TransactWriteItems']])
    expect(await Promise.all(ids.map(async (schoolId) => (await factsOf(schoolId)).body.label))).toEqual(['qualified', 'unknown', 'mandate-missing', 'not-participating', 'unknown'])
    expect((await factsOf('90AA00')).body).toMatchObject({ mandate: { state: 'yes', on: '2026-08-01', source: 'imported', statedBy: 'region' }, history: [{ by: 'region', source: 'imported' }] })
    expect((await factsOf('90AD00')).body).toMatchObject({ pupilSystem: 'ESIS', history: [{ changes: [], pupilSystem: { before: '', after: 'ESIS' } }] })
  })

  it('that is read in again changes nothing and writes nothing', async () => {
    writes.length = 0
    const { body } = await send(file('90AA00;;;;;ja;;1-8-2026', '90AB00;;ja;nee;;;;31-8-2026'))
    expect([body.schoolsChanged, body.unchanged, writes]).toEqual([0, 2, []])
  })

  it('does not undo what the region looked up, and says so; it does when it is to overwrite', async () => {
    await state('90AB00', { mandate: { state: 'yes', on: '2026-08-20' } })
    const list = file('90AB00;;;nee;;;;31-8-2026')
    for (const dryRun of ['true', 'false']) {
      const { body } = await send(list, { dryRun })
      expect(body).toMatchObject({ schoolsChanged: 0, changed: [], schoolsKept: 1, factsKept: 1, unchanged: 0 })
      expect(body.kept).toEqual([{ schoolId: '90AB00', name: 'School 90AB00', line: 2, fact: 'mandate', known: 'yes', said: 'no', reason: 'known-better', source: 'checked', on: '2026-08-20' }])
    }
    expect((await factsOf('90AB00')).body.mandate.state).toBe('yes')
    const { body } = await send(list, { overwrite: 'true' })
    expect([body.factsKept, body.changed]).toEqual([0, [{ schoolId: '90AB00', name: 'School 90AB00', label: { before: 'unknown', after: 'mandate-missing' }, changes: [{ fact: 'mandate', before: 'yes', after: 'no', on: '2026-08-31' }] }]])
    expect((await factsOf('90AB00')).body).toMatchObject({ label: 'mandate-missing', mandate: { state: 'no', source: 'imported' } })
  })

  it('counts a school of which one thing is taken and another is not with those that change, once', async () => {
    const own = await newRegion('lijst-deels')
    const at = `${own.year}/schools/90AB00/qualification`
    await own.ask(at, { method: 'PUT', body: { mandate: { state: 'yes', on: '2026-08-20' } }, headers: { 'if-match': (await own.ask(at)).etag } })
    const { body } = await send(file('90AB00;;ja;nee;;;;31-8-2026'), { dryRun: 'true' }, own)
    expect([body.schoolsChanged, body.schoolsKept, body.factsKept, body.unchanged]).toEqual([1, 0, 1, 0])
  })

  it('does not give a school another pupil system than it has', async () => {
    const { body } = await send(file('90AD00;;;ja;;;ParnasSys;'))
    expect(body).toMatchObject({ schoolsChanged: 0, schoolsKept: 1, keptSystems: [{ schoolId: '90AD00', line: 2, known: 'ESIS', said: 'ParnasSys' }], kept: [{ fact: 'mandate', known: 'unknown', said: 'yes', reason: 'other-system' }] })
    expect(body.kept[0]).not.toHaveProperty('source')
    expect((await send(file('90AD00;;;ja;;;ParnasSys;'), { overwrite: 'true' })).body.changed[0].pupilSystem).toEqual({ before: 'ESIS', after: 'ParnasSys' })
  })

  it('is of all locations of a BRIN where it names the BRIN', async () => {
    const { body } = await send(asUtf8('brin;overeenkomst\n90AA;nee\n'), { dryRun: 'true', overwrite: 'true' })
    expect(body.changed.map(({ schoolId }: { schoolId: string }) => schoolId)).toEqual(['90AA00', '90AA01'])
  })

  it('refuses lines with every reason in plain words, and takes the others', async () => {
    const reply = await send(
      file('90AA01;ja;;;;;;', '99ZZ00;ja;;;;;;', '90AB00;misschien;;;;;;', '90AC00;ja;;;;;;2-9-2026', '90AC00;ja;;;;;;31-7-2015', '90AA01;nee;;;;;;', '90AD00;;;nee;;ja;;', '=cmd();ja;;;;;;morgen', '90AD00;;;;;;BSN 123456782;', '90AD00;ja'),
      { dryRun: 'true' },
    )
    expect(refusedLines(reply)).toEqual([
      '3: school-not-in-year', '4: wrong-answer', '5: day-to-come', '6: day-too-early', '7: school-doubled', '8: answers-contradict', '9: wrong-school-code, wrong-day', '10: bsn-suspected', '11: too-few-cells',
    ])
    expect(reply.body).toMatchObject({ rows: 10, schoolsChanged: 1, changed: [{ schoolId: '90AA01' }] })
    for (const { reasons } of reply.body.refused) for (const { message } of reasons) expect(message).toMatch(/^[A-Z‘].*\.$/)
    expect(reply.text).not.toContain('123456782')
  })

  it('that lacks its columns is told which, as its explanation writes them', async () => {
    const { body } = await send(asUtf8('naam;plaats\nx;y\n'), { dryRun: 'true' })
    expect(body.reasons[0].message).toMatch(/^Deze kolommen ontbreken: vestigingscode of brin, aangesloten\./)
  })

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['no rows', file(), 'no-rows'],
    ['no column that says anything', asUtf8('vestigingscode;naam\n90AA00;x\n'), 'columns-missing'],
    ['a spreadsheet', asUtf8('PK\u0003\u0004rest'), 'spreadsheet'],
  ])('that is no list (%s) is refused and writes nothing', async (_what, bytes, code) => {
    writes.length = 0
    for (const dryRun of ['true', 'false']) {
      const reply = await send(bytes, { dryRun })
      expect([reply.status, reply.body.code, reply.body.reasons.map((reason: { code: string }) => reason.code)]).toEqual([400, 'file-unreadable', [code]])
    }
    expect(writes).toEqual([])
  })

  it('is for the region alone: its schools in another region stay as they are, and the other region does not find the year', async () => {
    const other = await newRegion('andere-lijst')
    expect((await factsOf('90AA00', other)).body.label).toBe('unknown')
    expect((await other.ask(`${region.year}/qualifications/import`, { method: 'POST', file: file('90AA00;nee;;;;;;') })).status).toBe(404)
    expect((await factsOf('90AA00')).body.label).toBe('qualified')
  })
})
