// Registers and lists of contacts as they are delivered, through the API: what comes in, what is refused, and that the rehearsal says what the real run does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUtf8, asWindows1252, inventedRegister, registerFiles, type RegisterFiles, registerHeader, registerRow, registerText } from '../support/register.ts'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { watchedDynamo } from '../doors/failing-clients.ts'
import { openOwnDoor, type OwnDoor } from './own-door.ts'
import { contactPoint } from './sample-requests.ts'

let running: Running
let door: OwnDoor
/** Every operation that writes, as the table hears it. */
const writes: string[] = []

const files: RegisterFiles = registerFiles()
const everything = new TextDecoder('windows-1252')

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  const dynamo = watchedDynamo(running.edges.dynamo, (operation) => void (/^(Get|BatchGet|Query)/.test(operation) || writes.push(operation)))
  door = await openOwnDoor(running, { dynamo })
})
afterAll(async () => {
  await door.close()
  await running.stop()
})

/** A new region with one open year, and what its coordinator does there. */
async function newRegion(id: string) {
  await door.as('operator')('/regions', { method: 'POST', body: { id, name: id, contactPoint, holidayRegion: 'noord', coordinators: [{ email: `${id}@school.example` }] } })
  const ask = door.as(`${id}@school.example`)
  await ask(`/regions/${id}/years`, { method: 'POST', body: { year: '2026-2027' } })
  const year = `/regions/${id}/years/2026-2027`
  const upload = (path: string) => async (file: Uint8Array, query: Record<string, string> = {}): Promise<Reply> => ask(`${path}?${new URLSearchParams(query)}`, { method: 'POST', file })
  return { ask, year, register: upload(`/regions/${id}/schools/import`), contacts: upload(`${year}/contacts/import`), schools: async () => (await ask(`${year}/schools?limit=1000`)).body }
}

type Region = Awaited<ReturnType<typeof newRegion>>
const counts = ({ body }: Reply) => ({ rows: body.rows, added: body.added.length, changed: body.changed.length, gone: body.gone.length, refused: body.refused.length, unchanged: body.unchanged, outside: body.outside })
const codes = ({ body }: Reply) => body.refused.map(({ line, reasons }: { line: number; reasons: { code: string }[] }) => `${line}: ${reasons.map((reason) => reason.code).join(', ')}`)

/** Text with one cell of a row changed, by the code of its school. */
function withCell(bytes: Uint8Array, schoolId: string, column: string, change: (cell: string) => string): Uint8Array {
  const lines = everything.decode(bytes).split('\r\n')
  const place = lines[0]!.split(';').indexOf(column)
  return asWindows1252(lines.map((line) => (line.includes(`;${schoolId};`) && !line.includes('"') ? line.split(';').map((cell, i) => (i === place ? change(cell) : cell)).join(';') : line)).join('\r\n'))
}

describe('the registers of PO and VO as DUO delivers them', () => {
  let region: Region
  beforeAll(async () => {
    region = await newRegion('heel-het-bestand')
  })

  it.each(['po', 'vo'] as const)('%s: every row comes in and none is refused, after a rehearsal that says the same and writes nothing', async (sector) => {
    writes.length = 0
    const rehearsed = await region.register(files[sector], { dryRun: 'true' })
    expect(writes).toEqual([])
    const real = await region.register(files[sector])
    expect(counts(real)).toEqual({ rows: files.expected[sector], added: files.expected[sector], changed: 0, gone: 0, refused: 0, unchanged: 0, outside: 0 })
    expect({ ...rehearsed.body, dryRun: false }).toEqual(real.body)
    expect(real.body).toMatchObject({ sector, year: '2026-2027' })
    // 49 schools a transaction: each is a row and a placement.
    expect(writes).toEqual(Array(Math.ceil(files.expected[sector] / 49)).fill('TransactWriteItems'))
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
    const own = await newRegion('apostrof')
    await own.register(asWindows1252(registerText([registerRow({ VESTIGINGSNAAM: '’t Skoaltsje ë Ë € œ Ž' })])))
    expect((await own.ask(`${own.year}/schools/90AA00`)).body.name).toBe('’t Skoaltsje ë Ë € œ Ž')
  })

  it('with one cell changed: one school changed, with before and after', async () => {
    const { schools } = await region.schools()
    const lines = everything.decode(files.po).split('\r\n')
    const id = lines.find((line) => !line.includes('"') && line.split(';')[7] !== ' ' && /;\d{2}[A-Z]{2}00;/.test(line))!.split(';')[3]!
    const before = schools.find((school: { schoolId: string }) => school.schoolId === id)
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
    const own = await newRegion('een-gemeente')
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
    const own = await newRegion('andere-letters')
    expect(counts(await own.register(inventedRegister().po))).toMatchObject({ added: 31 })
    for (const same of [text, `\ufeff${text}`, text.replaceAll('\r\n', '\n'), text.trimEnd()]) {
      expect(counts(await own.register(asUtf8(same)))).toMatchObject({ unchanged: 31, refused: 0, added: 0, changed: 0 })
    }
  })

  it('keep contacts, ticks and what a school said of itself', async () => {
    const own = await newRegion('wat-blijft')
    await own.register(asUtf8(registerText([registerRow()])))
    const path = `${own.year}/schools/90AA00`
    await own.contacts(asUtf8('vestigingscode;rol;naam;e-mail\n90AA00;overstap;Anna;anna@school.example\n'))
    await own.ask(path, { method: 'PATCH', body: { pupilSystem: 'ParnasSys', membership: 'guest' }, headers: { 'if-match': '"1"' } })
    expect(counts(await own.register(asUtf8(registerText([registerRow({ VESTIGINGSNAAM: 'Nieuwe naam' })]))))).toMatchObject({ changed: 1 })
    const { body } = await own.ask(path)
    expect(body).toMatchObject({ name: 'Nieuwe naam', pupilSystem: 'ParnasSys', membership: 'guest', contacts: [{ email: 'anna@school.example' }] })
  })
})

describe('a register with a fault', () => {
  let region: Region
  beforeAll(async () => {
    region = await newRegion('fouten')
  })

  const header = registerHeader.po
  const good = registerRow()
  const mixed = Buffer.concat([Buffer.from(registerText([registerRow({ VESTIGINGSNAAM: 'Skûlle' })])), asWindows1252(`${registerRow({ VESTIGINGSCODE: '90AB00', VESTIGINGSNAAM: 'Brêge' })}\r\n`)])

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['a header and no rows', asUtf8(registerText([])), 'no-rows'],
    ['a wrong header', asUtf8(registerText([good]).replace('VESTIGINGSCODE', 'CODE')), 'columns-missing'],
    ['a column twice', asUtf8([[...header, 'POSTCODE'].join(';'), `${good};8001 AB`].join('\n')), 'column-doubled'],
    ['commas', asUtf8(registerText([good]).replaceAll(';', ',')), 'wrong-separator'],
    ['two encodings', new Uint8Array(mixed), 'mixed-encoding'],
    ['a quote that never ends', asUtf8(registerText([registerRow({ VESTIGINGSNAAM: 'x' }).replace(';x;', ';"x;')])), 'quote-unclosed'],
    ['a spreadsheet', new Uint8Array(Buffer.from('PK\u0003\u0004rest')), 'spreadsheet'],
    ['a PDF', asUtf8('%PDF-1.7'), 'not-text'],
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0, 0]), 'not-text'],
    ['UTF-16', new Uint8Array(Buffer.from(registerText([good]), 'utf16le')), 'not-text'],
    ['fifty thousand rows and one', asUtf8(registerText(Array(50_001).fill('x'))), 'too-many-rows'],
  ])('as a whole (%s) is refused, rehearsed or not, and writes nothing', async (_what, file, code) => {
    writes.length = 0
    for (const dryRun of ['true', 'false']) {
      const reply = await region.register(file, { dryRun })
      expect([reply.status, reply.body.code, reply.body.reasons.map((reason: { code: string }) => reason.code)]).toEqual([400, 'file-unreadable', [code]])
      expect(reply.body.reasons[0].message).toMatch(/^[A-Z].*\.$/)
    }
    expect(writes).toEqual([])
    expect((await region.schools()).total).toBe(0)
  })

  it('that lacks columns names them all', async () => {
    const reply = await region.register(asUtf8('VESTIGINGSCODE;VESTIGINGSNAAM\n90AA00;X\n'))
    for (const column of ['BEVOEGD GEZAG NUMMER', 'POSTCODE', 'GEMEENTENAAM']) expect(reply.body.reasons[0].message).toContain(column)
  })

  it('in some rows: the good ones come in, the others are refused by line with every reason; the rehearsal says the same', async () => {
    const rows = [
      registerRow({ VESTIGINGSCODE: '90AA00', VESTIGINGSNAAM: 'Goed; met een puntkomma' }),
      registerRow({ VESTIGINGSCODE: '9XAA00', INSTELLINGSCODE: '9XAA' }),
      registerRow({ VESTIGINGSCODE: '90AB00' }),
      registerRow({ VESTIGINGSCODE: '90AB00', VESTIGINGSNAAM: 'Dezelfde nog eens' }),
      registerRow({ VESTIGINGSCODE: '90AC00' }).split(';').slice(0, 6).join(';'),
      registerRow({ VESTIGINGSCODE: '90AD00', VESTIGINGSNAAM: 'Zonder aanhalingstekens; dus te veel' }).replaceAll('"', ''),
      registerRow({ VESTIGINGSCODE: '90AE00', VESTIGINGSNAAM: ' ', POSTCODE: '0001 AA', 'BEVOEGD GEZAG NUMMER': '1' }),
      registerRow({ VESTIGINGSCODE: '90AF00', INSTELLINGSCODE: '90AG' }),
      registerRow({ VESTIGINGSCODE: '90AH00', VESTIGINGSNAAM: 'Met\u0007bel' }),
      registerRow({ VESTIGINGSCODE: '90AI00', VESTIGINGSNAAM: 'x'.repeat(121) }),
      registerRow({ VESTIGINGSCODE: '90AJ00', VESTIGINGSNAAM: 'Goed "tussen aanhalingstekens"' }),
    ]
    const file = asUtf8(registerText(rows))
    const rehearsed = await region.register(file, { dryRun: 'true' })
    expect((await region.schools()).total).toBe(0)
    const real = await region.register(file)
    expect({ ...rehearsed.body, dryRun: false }).toEqual(real.body)
    expect(codes(real)).toEqual([
      '3: wrong-brin, wrong-school-code', '5: school-code-doubled', '6: too-few-cells', '7: too-many-cells', '8: wrong-board, name-missing, wrong-postcode', '9: school-code-of-another-brin', '10: control-character', '11: cell-too-long',
    ])
    expect(real.body.added.map((school: { name: string }) => school.name)).toEqual(['Goed; met een puntkomma', 'De Vlinderboom', 'Goed "tussen aanhalingstekens"'])
    for (const { reasons } of real.body.refused) for (const { message } of reasons) expect(message).toMatch(/^[A-Z‘].*\.$/)
  })

  it('of another sector than the rows before it is told by its header: a VO file adds VO schools and makes no PO school gone', async () => {
    const reply = await region.register(asUtf8(registerText([registerRow({ VESTIGINGSCODE: '92AA00' }, 'vo')], 'vo')))
    expect(reply.body).toMatchObject({ sector: 'vo', added: [{ schoolId: '92AA00' }], gone: [] })
  })

  it('that names a school that is there in the other sector changes no sector', async () => {
    await region.register(asUtf8(registerText([registerRow({ VESTIGINGSCODE: '90AA00' }, 'vo')], 'vo')))
    expect((await region.ask(`${region.year}/schools/90AA00`)).body.sector).toBe('po')
  })

  it('cannot come in before a year is open, nor into a year that is not', async () => {
    await door.as('operator')('/regions', { method: 'POST', body: { id: 'zonder-jaar', name: 'x', contactPoint, holidayRegion: 'noord', coordinators: [{ email: 'zonder-jaar@school.example' }] } })
    const reply = await door.as('zonder-jaar@school.example')('/regions/zonder-jaar/schools/import', { method: 'POST', file: asUtf8(registerText([good])) })
    expect([reply.status, reply.body.code]).toEqual([409, 'no-open-year'])
    expect((await region.register(asUtf8(registerText([good])), { year: '2029-2030' })).status).toBe(404)
  })
})

describe('a list of contacts', () => {
  let region: Region
  const file = (...rows: string[]) => asUtf8(['vestigingscode;rol;naam;e-mail;telefoon;werkdagen', ...rows, ''].join('\r\n'))
  const contactsOf = async (id: string) => (await region.ask(`${region.year}/schools/${id}/contacts`)).body

  beforeAll(async () => {
    region = await newRegion('adressen')
    await region.register(asUtf8(registerText(['90AA00', '90AB00', '90AC00'].map((id) => registerRow({ VESTIGINGSCODE: id })))))
  })

  it('adds and changes by address and never removes; the rehearsal says the same and writes nothing', async () => {
    const first = file('90AA00;overstap;Anna;anna@school.example;0592 123456;ma di', '90AA00;directie;Bo;bo@school.example;;', '90AB00;overstap;Zoë;ANNA@school.example;;', '90AB00;oso;Zoë;anna@school.example;;')
    writes.length = 0
    const rehearsed = await region.contacts(first, { dryRun: 'true' })
    expect(writes).toEqual([])
    const real = await region.contacts(first)
    expect({ ...rehearsed.body, dryRun: false }).toEqual(real.body)
    expect(real.body).toEqual({ dryRun: false, rows: 4, added: 3, changed: 0, unchanged: 0, schools: 2, refused: [] })
    expect(await contactsOf('90AB00')).toEqual([expect.objectContaining({ name: 'Zoë', roles: ['transfer', 'oso'], shared: false })])
    writes.length = 0
    expect((await region.contacts(first)).body).toMatchObject({ added: 0, changed: 0, unchanged: 3, schools: 0 })
    expect(writes).toEqual([])
    expect((await region.contacts(file('90AA00;overstap;Anna de Boer;anna@school.example;;'))).body).toMatchObject({ added: 0, changed: 1, unchanged: 0, schools: 1 })
    expect(await contactsOf('90AA00')).toEqual([
      expect.objectContaining({ name: 'Anna de Boer', phone: '+31592123456', workDays: [1, 2] }),
      expect.objectContaining({ name: 'Bo', roles: ['head'] }),
    ])
  })

  it('in Windows-1252 keeps its letters', async () => {
    await region.contacts(asWindows1252('vestigingscode;rol;naam;e-mail\r\n90AC00;overstap;Loïs d’Hërs;lois@school.example\r\n'))
    expect(await contactsOf('90AC00')).toEqual([expect.objectContaining({ name: 'Loïs d’Hërs' })])
  })

  it('with rows that are wrong: the good ones come in, the others are refused by line with every reason', async () => {
    const reply = await region.contacts(
      file('90AC00;tweede;Goed;goed@school.example;;', '99ZZ99;overstap;X;x@school.example;;', '90AC0;chef;X;geen-adres;12;zondag', '90AC00;oso;X;geheim@geheim.geheim;;', '90AC00;oso;X;x@school.example;9999999999;', '90AC00;tweede;Nog eens;GOED@school.example;;', '90AC00;oso', '90AC00;oso;"X\r\nBcc: y";z@school.example;;'),
    )
    expect(codes(reply)).toEqual(['3: school-not-in-year', '4: wrong-school-code, unknown-role, wrong-email, wrong-phone, wrong-work-days', '5: secret-email', '6: secret-phone', '7: contact-doubled', '8: too-few-cells', '9: control-character'])
    expect(reply.body).toMatchObject({ rows: 8, added: 1 })
    expect(JSON.stringify(reply.body.refused)).not.toMatch(/@|geen-adres/)
  })

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['no rows', file(), 'no-rows'],
    ['no column for the address', asUtf8('vestigingscode;rol;naam\n90AA00;overstap;X\n'), 'columns-missing'],
    ['commas', asUtf8('vestigingscode,rol,e-mail\n90AA00,overstap,x@school.example\n'), 'wrong-separator'],
  ])('that is no list (%s) is refused and writes nothing', async (_what, bytes, code) => {
    writes.length = 0
    const reply = await region.contacts(bytes)
    expect([reply.status, reply.body.reasons.map((reason: { code: string }) => reason.code)]).toEqual([400, [code]])
    expect(writes).toEqual([])
  })

  it('gives a school twenty contacts at most, as by hand: what comes after is refused by line', async () => {
    const reply = await region.contacts(file(...Array.from({ length: 3000 }, (_, i) => `90AB00;tweede;${'x'.repeat(110)};persoon${i}@school.example;;`)))
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ rows: 3000, added: 19, schools: 1 })
    expect(reply.body.refused).toHaveLength(2981)
    expect(reply.body.refused[0]).toMatchObject({ line: 21, reasons: [{ code: 'too-many-contacts' }] })
    expect(await contactsOf('90AB00')).toHaveLength(20)
  })
})
