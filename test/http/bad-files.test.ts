// Registers and lists of contacts with faults in them, through the API: what can be read comes in, the rest is refused by line with every reason.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asUtf8, asWindows1252, registerHeader, registerRow, registerText } from '../support/register.ts'
import { type NewRegion, type NewRegions, refusedLines, startNewRegions } from './new-regions.ts'

let regions: NewRegions
let writes: string[]

beforeAll(async () => {
  regions = await startNewRegions()
  writes = regions.writes
})
afterAll(() => regions.stop())

describe('a register with a fault', () => {
  let region: NewRegion
  beforeAll(async () => {
    region = await regions.make('fouten')
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
    expect(refusedLines(real)).toEqual([
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
    const reply = await (await regions.make('zonder-jaar', false)).register(asUtf8(registerText([good])))
    expect([reply.status, reply.body.code]).toEqual([409, 'no-open-year'])
    expect((await region.register(asUtf8(registerText([good])), { year: '2029-2030' })).status).toBe(404)
  })
})

describe('a list of contacts', () => {
  let region: NewRegion
  const file = (...rows: string[]) => asUtf8(['vestigingscode;rol;naam;e-mail;telefoon;werkdagen', ...rows, ''].join('\r\n'))
  const contactsOf = async (id: string) => (await region.ask(`${region.year}/schools/${id}/contacts`)).body

  beforeAll(async () => {
    region = await regions.make('adressen')
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
    expect(refusedLines(reply)).toEqual(['3: school-not-in-year', '4: wrong-school-code, unknown-role, wrong-email, wrong-phone, wrong-work-days', '5: secret-email', '6: secret-phone', '7: contact-doubled', '8: too-few-cells', '9: control-character'])
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
