// Registers as DUO delivers them, through the API: all of it comes in, letter for letter, and the rehearsal says what the real run does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUtf8, asWindows1252, inventedRegister, registerFiles, registerRow, registerText } from '../support/register.ts'
import { counts, type NewRegion, type NewRegions, startNewRegions } from './new-regions.ts'

let regions: NewRegions
let writes: string[]

beforeAll(async () => {
  regions = await startNewRegions()
  writes = regions.writes
})
afterAll(() => regions.stop())

const files = registerFiles()
const everything = new TextDecoder('windows-1252')

/** Text with one cell of a row changed, by the code of its school. */
function withCell(bytes: Uint8Array, schoolId: string, column: string, change: (cell: string) => string): Uint8Array {
  const lines = everything.decode(bytes).split('\r\n')
  const place = lines[0]!.split(';').indexOf(column)
  return asWindows1252(lines.map((line) => (line.includes(`;${schoolId};`) && !line.includes('"') ? line.split(';').map((cell, i) => (i === place ? change(cell) : cell)).join(';') : line)).join('\r\n'))
}

describe('the registers of PO and VO as DUO delivers them', () => {
  let region: NewRegion
  beforeAll(async () => {
    region = await regions.make('heel-het-bestand')
  })

  it.each(['po', 'vo'] as const)('%s: every row comes in and none is refused, after a rehearsal that says the same and writes nothing', async (sector) => {
    writes.length = 0
    const rehearsed = await region.register(files[sector], { dryRun: 'true' })
    expect(writes).toEqual([])
    const real = await region.register(files[sector])
    expect(counts(real)).toEqual({ rows: files.expected[sector], added: files.expected[sector], changed: 0, gone: 0, refused: 0, unchanged: 0, outside: 0 })
    expect({ ...rehearsed.body, dryRun: false }).toEqual(real.body)
    expect(real.body).toMatchObject({ sector, year: '2026-2027' })
    // 24 schools a transaction: each is a row, a placement, its progress, and its place among the schools of its board.
    expect(writes).toEqual(Array(Math.ceil(files.expected[sector] / 24)).fill('TransactWriteItems'))
  })

  it('are there in the list of schools, all of them once', async () => {
    const { schools, total } = await region.schools()
    expect(total).toBe(files.expected.po + files.expected.vo)
    expect(new Set(schools.map((school: { schoolId: string }) => school.schoolId)).size).toBe(total)
  })

  it.each(['po', 'vo'] as const)('%s again: nothing changed and nothing written', async (sector) => {
    writes.length = 0
    const again = await region.register(files[sector])
    expect(counts(again)).toMatchObject({ added: 0, changed: 0, gone: 0, refused: 0, unchanged: files.expected[sector] })
    expect(writes).toEqual([])
  })

  it('keep every letter: what the file spells, the school is called', async () => {
    const { schools } = await region.schools()
    const names = new Map<string, string>(schools.map((school: { schoolId: string; name: string }) => [school.schoolId, school.name]))
    const lines = (['po', 'vo'] as const).flatMap((sector) => everything.decode(files[sector]).split('\r\n')).filter((line) => /[^\x00-\x7f]/.test(line) && !line.includes('"'))
    const special = lines.map((line) => line.split(';')).filter((cells) => /[^\x00-\x7f]/.test(cells[4]!))
    expect(special.length).toBeGreaterThan(0)
    for (const cells of special) {
      expect(names.get(cells[3]!)).toBe(cells[4]!.trim())
      expect((await region.ask(`${region.year}/schools/${cells[3]}`)).body.name).toBe(cells[4]!.trim())
    }
    expect(special.map((cells) => cells[4]).join()).toMatch(/[ëéöû’]/)
    expect([...names.values()].join()).not.toMatch(/\ufffd|Ã|â€/)
  })

  it('keep the apostrophe of Windows-1252', async () => {
    const { schools } = await region.schools()
    expect(schools.map((school: { name: string }) => school.name).join()).toMatch(/[’']/)
    const own = await regions.make('apostrof')
    await own.register(asWindows1252(registerText([registerRow({ VESTIGINGSNAAM: '’t Skoaltsje ë Ë € œ Ž' })])))
    expect((await own.ask(`${own.year}/schools/90AA00`)).body.name).toBe('’t Skoaltsje ë Ë € œ Ž')
  })

  it('with one cell changed: one school changed, with before and after', async () => {
    const { schools } = await region.schools()
    const lines = everything.decode(files.po).split('\r\n')
    const id = lines.find((line) => !line.includes('"') && line.split(';')[7] !== ' ' && /;\d{2}[A-Z]{2}00;/.test(line))!.split(';')[3]!
    const before = schools.find((school) => school.schoolId === id)!
    const changed = withCell(files.po, id, 'VESTIGINGSNAAM', (cell) => `${cell} ’ë`)
    const rehearsed = await region.register(changed, { dryRun: 'true' })
    writes.length = 0
    const real = await region.register(changed)
    expect(real.body.changed).toEqual([expect.objectContaining({ schoolId: id, name: `${before.name} ’ë`, changes: [{ field: 'name', before: before.name, after: `${before.name} ’ë` }] })])
    expect({ ...rehearsed.body, dryRun: false }).toEqual(real.body)
    expect(counts(real)).toMatchObject({ added: 0, changed: 1, unchanged: files.expected.po - 1 })
    expect(writes).toEqual(['TransactWriteItems'])
    expect(counts(await region.register(files.po))).toMatchObject({ changed: 1 })
  })

  it('with a school taken out: it is reported gone, and stays', async () => {
    const lines = everything.decode(files.vo).split('\r\n')
    const [id] = lines.slice(1).filter((line) => !line.includes('"')).map((line) => line.split(';')[3])
    writes.length = 0
    const reply = await region.register(asWindows1252(lines.filter((line) => !line.includes(`;${id};`)).join('\r\n')))
    expect(reply.body.gone).toEqual([expect.objectContaining({ schoolId: id })])
    expect(writes).toEqual([])
    expect((await region.ask(`${region.year}/schools/${id}`)).status).toBe(200)
  })

  it('by municipality: just those schools, and the others are said to be outside', async () => {
    const own = await regions.make('een-gemeente')
    const { name, ...expected } = files.expected.municipality
    for (const sector of ['po', 'vo'] as const) {
      const reply = await own.register(files[sector], { municipality: name.toLowerCase() })
      expect(counts(reply)).toEqual({ rows: files.expected[sector], added: expected[sector], changed: 0, gone: 0, refused: 0, unchanged: 0, outside: files.expected[sector] - expected[sector] })
    }
    expect((await own.schools()).total).toBe(expected.po + expected.vo)
    // Another municipality makes none of these gone.
    expect(counts(await own.register(files.po, { municipality: 'NERGENS' }))).toMatchObject({ added: 0, gone: 0, outside: files.expected.po })
  })

  it('in UTF-8, with or without a mark, or with other line ends: the same schools', async () => {
    const text = everything.decode(inventedRegister().po)
    const own = await regions.make('andere-letters')
    expect(counts(await own.register(inventedRegister().po))).toMatchObject({ added: 31 })
    for (const same of [text, `\ufeff${text}`, text.replaceAll('\r\n', '\n'), text.trimEnd()]) {
      expect(counts(await own.register(asUtf8(same)))).toMatchObject({ unchanged: 31, refused: 0, added: 0, changed: 0 })
    }
  })

  it('keep contacts, ticks and what a school said of itself', async () => {
    const own = await regions.make('wat-blijft')
    await own.register(asUtf8(registerText([registerRow()])))
    const path = `${own.year}/schools/90AA00`
    await own.contacts(asUtf8('vestigingscode;rol;naam;e-mail\n90AA00;overstap;Anna;anna@school.example\n'))
    await own.ask(path, { method: 'PATCH', body: { pupilSystem: 'ParnasSys', membership: 'guest' }, headers: { 'if-match': '"1"' } })
    expect(counts(await own.register(asUtf8(registerText([registerRow({ VESTIGINGSNAAM: 'Nieuwe naam' })]))))).toMatchObject({ changed: 1 })
    const { body } = await own.ask(path)
    expect(body).toMatchObject({ name: 'Nieuwe naam', pupilSystem: 'ParnasSys', membership: 'guest', contacts: [{ email: 'anna@school.example' }] })
  })
})
