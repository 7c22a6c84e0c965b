// Reading DUO's registers: the files as delivered, and every fault of a row on both sides of its edge.
import { describe, expect, it } from 'vitest'
import { readRegister } from '../../lambdas/formats/register.ts'
import { borderSchool, buurregio, demoUserSchools, typedByHand, voorbeeld } from '../../lib/laptop/demo/register/schools.ts'
import {
  asUtf8, asWindows1252, inventedRegister, realRegister, registerFiles, registerHeader, registerRow, registerText,
} from '../support/register.ts'

const readRows = (...rows: readonly string[]) => readRegister(asUtf8(registerText(rows)))

const faultsOf = (given: Readonly<Record<string, string>>) => readRows(registerRow(given)).refused

const codesOf = (given: Readonly<Record<string, string>>) => faultsOf(given).map((fault) => fault.code)

describe('files as delivered', () => {
  const files = registerFiles()

  it.each(['po', 'vo'] as const)('every row of the %s file is read and none refused', (sector) => {
    const read = readRegister(files[sector])
    expect(read.refused).toEqual([])
    expect([read.sector, read.rows, read.entries.length]).toEqual([sector, files.expected[sector], files.expected[sector]])
    const { municipality } = files.expected
    expect(read.entries.filter(({ entry }) => entry.municipality === municipality.name)).toHaveLength(municipality[sector])
  })

  it.runIf(realRegister())('letters of Windows-1252 arrive intact from the real file', () => {
    const names = readRegister(files.po).entries.map(({ entry }) => entry.name)
    expect(names).toContain('Dalton Kindcentrum ’t Kompas')
    expect(names).toContain("IKC 't Oelebröd")
  })

  it('quirks of the register arrive as facts: blank for a space, quotes with a separator, letters, skipped numbers', () => {
    const { po, vo } = inventedRegister()
    const entry = (bytes: Uint8Array, schoolId: string) => readRegister(bytes).entries.find((each) => each.entry.schoolId === schoolId)?.entry
    expect(entry(po, '90AA01')).toEqual({
      schoolId: '90AA01', sector: 'po', name: 'OBS De Vlinderboom, locatie Oost', boardId: '99901', street: 'Oosterpad', houseNumber: '3-A',
      postcode: '8011 CS', place: 'VOORBEELD OOST', municipality: 'VOORBEELD', denomination: 'Openbaar', phone: '', website: '', structure: '',
      holidayRegion: 'Noord',
    })
    expect(['90AB00', '90AC00', '90AE00', '90AF00', '90BC00', '90BE00', '90CE00'].map((schoolId) => entry(po, schoolId)?.name)).toEqual([
      'OBS ’t Reuzenrad', 'Kindcentrum De Zeeën', 'IKC De Tweesprong; locatie Zuid', 'OBS It Skûltsje', 'CBS De Brêge', 'PCB "De Schakel"',
      'Basisschool De Coöperatie',
    ])
    expect(entry(vo, '92AA60')).toMatchObject({ sector: 'vo', structure: 'VBO/MAVO', name: 'Voorbeeld College; Vakschool' })
  })

  it('the invented schools fill the demo regions as agreed', () => {
    const { po, vo } = inventedRegister()
    const entries = [...readRegister(po).entries, ...readRegister(vo).entries].map(({ entry }) => entry)
    const within = (region: { readonly municipalities: readonly string[]; readonly boards: readonly { readonly boardId: string }[] }) => {
      const found = entries.filter((entry) => region.municipalities.includes(entry.municipality))
      for (const entry of found) expect(region.boards.map((board) => board.boardId)).toContain(entry.boardId)
      return [found.filter((entry) => entry.sector === 'po').length, found.filter((entry) => entry.sector === 'vo').length]
    }
    expect(within(voorbeeld)).toEqual([23, 7])
    expect(within(buurregio)).toEqual([8, 4])
    const ids = entries.map((entry) => entry.schoolId)
    expect(ids).toContain(borderSchool)
    const { board, ...schools } = demoUserSchools
    for (const schoolId of Object.values(schools)) expect(ids).toContain(schoolId)
    expect(voorbeeld.boards.map((each) => each.boardId)).toContain(board)
    for (const school of typedByHand) expect(ids).not.toContain(school.schoolId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const schoolId of ids) expect(schoolId).toMatch(/^9/)
  })
})

describe('columns and encodings', () => {
  it('columns are found by name, in any order, and others are ignored', () => {
    const order = [...registerHeader.po].reverse()
    const cells = registerRow({ VESTIGINGSNAAM: 'Achterstevoren' }).split(';').reverse()
    const read = readRegister(asUtf8(`${['EXTRA', ...order].join(';')}\n${['x', ...cells].join(';')}\n`))
    expect(read.entries[0]?.entry.name).toBe('Achterstevoren')
  })

  it('the VO file is known by its ONDERWIJSSTRUCTUUR', () => {
    const read = readRegister(asUtf8(registerText([registerRow({}, 'vo')], 'vo')))
    expect([read.sector, read.entries[0]?.entry.structure]).toEqual(['vo', 'HAVO/VWO'])
  })

  const names = ['De Zeeën', 'It Skûltsje', '’t Kompas', 'Oelebröd', 'Één – “twee” €'] as const

  it.each(names)('%s reads the same from Windows-1252, UTF-8, and UTF-8 with a byte order mark', (name) => {
    const text = registerText([registerRow({ VESTIGINGSNAAM: name })])
    for (const bytes of [asWindows1252(text), asUtf8(text), asUtf8(`\ufeff${text}`)]) {
      expect(readRegister(bytes).entries.map(({ entry }) => entry.name)).toEqual([name])
    }
  })

  it('a capital with an accent before ’ in Windows-1252 is no UTF-8', () => {
    const text = registerText([registerRow({ VESTIGINGSNAAM: 'CAFÉ’S', STRAATNAAM: 'Coëndijk' })])
    expect(readRegister(asWindows1252(text)).entries[0]?.entry.name).toBe('CAFÉ’S')
  })

  it.each(['\n', '\r\n'])('lines may end with %j, and blank lines are skipped but counted', (end) => {
    const rows = [registerRow({ VESTIGINGSCODE: '90AA00' }), '', registerRow({ VESTIGINGSCODE: '90AB00' })]
    const read = readRegister(asUtf8([registerHeader.po.join(';'), ...rows, '', ''].join(end)))
    expect(read.entries.map(({ line }) => line)).toEqual([2, 4])
    expect(read.rows).toBe(2)
  })

  it.each(['\n', '\r\n'])('a row after a quoted %j has the line that an editor shows', (end) => {
    const rows = [registerRow({ VESTIGINGSCODE: '90AA00', VESTIGINGSNAAM: `Twee${end}regels` }), registerRow({ VESTIGINGSCODE: '90AB00' })]
    const read = readRegister(asUtf8([registerHeader.po.join(';'), ...rows].join(end)))
    expect(read.refused).toEqual([{ line: 2, code: 'control-character', details: { column: 'VESTIGINGSNAAM' } }])
    expect(read.entries.map(({ line }) => line)).toEqual([4])
  })

  it('a line break in a column that is not read harms nothing', () => {
    const read = readRows(registerRow({ PROVINCIE: 'Twee\nregels' }), registerRow({ VESTIGINGSCODE: '90AB00' }))
    expect(read.refused).toEqual([])
    expect(read.entries.map(({ line }) => line)).toEqual([2, 4])
  })
})

describe('a row', () => {
  it('with a name of a school with ; in quotes is read whole', () => {
    expect(readRows(registerRow({ VESTIGINGSNAAM: 'De Ark; locatie "Zuid"' })).entries[0]?.entry.name).toBe('De Ark; locatie "Zuid"')
  })

  it.each([
    ['a BRIN that is none', { INSTELLINGSCODE: '9OAA', VESTIGINGSCODE: '90AA00' }, ['wrong-brin', 'school-code-of-another-brin']],
    ['a BRIN in small letters', { INSTELLINGSCODE: '90aa', VESTIGINGSCODE: '90aa00' }, ['wrong-brin', 'wrong-school-code']],
    ['a BRIN and no location', { VESTIGINGSCODE: '90AA' }, ['wrong-school-code']],
    ['a location of three digits', { VESTIGINGSCODE: '90AA000' }, ['wrong-school-code']],
    ['no vestigingscode', { VESTIGINGSCODE: ' ', INSTELLINGSCODE: '90AA' }, ['wrong-school-code']],
    ['a vestigingscode of another BRIN', { INSTELLINGSCODE: '90AB', VESTIGINGSCODE: '90AA00' }, ['school-code-of-another-brin']],
    ['no name', { VESTIGINGSNAAM: ' ' }, ['name-missing']],
    ['a name of 120 characters', { VESTIGINGSNAAM: 'x'.repeat(120) }, []],
    ['a name of 121 characters', { VESTIGINGSNAAM: 'x'.repeat(121) }, ['cell-too-long']],
    ['a street of 200 characters', { STRAATNAAM: 'x'.repeat(200) }, []],
    ['a street of 201 characters', { STRAATNAAM: 'x'.repeat(201) }, ['cell-too-long']],
    ['a postcode without a space', { POSTCODE: '8001AB' }, []],
    ['a blank postcode', { POSTCODE: ' ' }, []],
    ['a postcode with a letter O', { POSTCODE: '8O01 AB' }, ['wrong-postcode']],
    ['a postcode that begins with 0', { POSTCODE: '0801 AB' }, ['wrong-postcode']],
    ['a postcode of digits alone', { POSTCODE: '8001' }, ['wrong-postcode']],
    ['a board of 4 digits', { 'BEVOEGD GEZAG NUMMER': '9990' }, ['wrong-board']],
    ['a board of 6 digits', { 'BEVOEGD GEZAG NUMMER': '999010' }, ['wrong-board']],
    ['no board', { 'BEVOEGD GEZAG NUMMER': ' ' }, ['wrong-board']],
    ['a control character', { PLAATSNAAM: 'VOOR\u0007BEELD' }, ['control-character']],
    ['a tab within a name', { VESTIGINGSNAAM: 'De\tArk' }, ['control-character']],
    ['a mark that turns the direction of text', { VESTIGINGSNAAM: 'De \u202eArk' }, ['control-character']],
    ['a letter that was lost before', { VESTIGINGSNAAM: 'De Zee\ufffdn' }, ['lost-character']],
    ['a website that is a phone number', { INTERNETADRES: '0199000001' }, []],
  ])('with %s is refused for exactly that, or not at all', (_what, given, codes) => {
    expect(codesOf(given)).toEqual(codes)
    expect(readRows(registerRow(given)).entries).toHaveLength(codes.length > 0 ? 0 : 1)
  })

  it('with more faults is refused with all of them, each with its line', () => {
    const read = readRows(
      registerRow(),
      registerRow({ VESTIGINGSCODE: '90AB00', INSTELLINGSCODE: 'XX', VESTIGINGSNAAM: ' ', POSTCODE: 'geen', 'BEVOEGD GEZAG NUMMER': '1' }),
    )
    expect(read.refused.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 wrong-board', '3 wrong-brin', '3 school-code-of-another-brin', '3 name-missing', '3 wrong-postcode',
    ])
    expect([read.rows, read.entries.length]).toEqual([2, 1])
  })

  it('that is half names how many cells it has and should have; what it does hold is checked too', () => {
    const half = registerRow({ VESTIGINGSCODE: '90AB0' }).split(';').slice(0, 6).join(';')
    const read = readRows(half, registerRow())
    expect(read.refused).toEqual([
      { line: 2, code: 'too-few-cells', details: { found: 6, expected: 15 } },
      { line: 2, code: 'wrong-school-code', details: { found: '90AB0' } },
    ])
    expect(read.entries.map(({ line }) => line)).toEqual([3])
  })

  it('with a ; in a name without quotes has too many cells, and nothing else is said of it', () => {
    const shifted = registerRow({ VESTIGINGSNAAM: 'De Ark' }).replace('De Ark', 'De Ark; Zuid')
    expect(readRows(shifted).refused).toEqual([{ line: 2, code: 'too-many-cells', details: { found: 16, expected: 15 } }])
  })

  it('whose vestigingscode stood before is refused with the first line; the first is read', () => {
    const read = readRows(registerRow(), registerRow({ VESTIGINGSCODE: '90AB00' }), registerRow(), registerRow())
    expect(read.refused).toEqual([
      { line: 4, code: 'school-code-doubled', details: { found: '90AA00', firstLine: 2 } },
      { line: 5, code: 'school-code-doubled', details: { found: '90AA00', firstLine: 2 } },
    ])
    expect(read.entries.map(({ line }) => line)).toEqual([2, 3])
  })

  it('tells what it found, at most 40 characters of it', () => {
    expect(faultsOf({ POSTCODE: 'x'.repeat(60) })).toEqual([{ line: 2, code: 'wrong-postcode', details: { found: 'x'.repeat(40) } }])
  })

  it('with a postcode without a space is read as with one', () => {
    expect(readRows(registerRow({ POSTCODE: '8001AB' })).entries[0]?.entry.postcode).toBe('8001 AB')
  })
})
