// What makes a register unreadable as a whole: every fault of a file, with its line or its columns.
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../lambdas/domain/refusal.ts'
import { readRegister } from '../../lambdas/formats/register.ts'
import { asUtf8, asWindows1252, registerHeader, registerRow } from '../support/register.ts'

function reasonsOf(bytes: Uint8Array) {
  try {
    readRegister(bytes)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'file-unreadable') return error.details.reasons
    throw error
  }
  return undefined
}

describe('a file that cannot be read writes nothing', () => {
  const header = registerHeader.po.join(';')
  const windows1252 = (name: string) => [...asWindows1252(registerRow({ VESTIGINGSNAAM: name }))]
  const utf8 = (name: string) => [...asUtf8(registerRow({ VESTIGINGSNAAM: name }))]
  const file = (...rows: readonly (readonly number[])[]) => Uint8Array.from([...asUtf8(header), ...rows.flatMap((row) => [10, ...row])])

  it.each([
    ['without a byte', new Uint8Array(), { code: 'file-empty' }],
    ['of blank lines', asUtf8('\r\n \r\n'), { code: 'file-empty' }],
    ['of an empty pair of quotes', asUtf8('""'), { code: 'file-empty' }],
    ['with a header alone', asUtf8(`${header}\r\n`), { code: 'no-rows' }],
    ['that is an .xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), { code: 'spreadsheet' }],
    ['that is an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), { code: 'spreadsheet' }],
    ['that is a PDF', asUtf8('%PDF-1.7\n'), { code: 'not-text' }],
    ['in UTF-16', Uint8Array.from([0xff, 0xfe, 0x50, 0, 0x52, 0]), { code: 'not-text' }],
    ['with a zero byte', asUtf8(`${header}\n${registerRow({ VESTIGINGSNAAM: 'x\u0000' })}`), { code: 'not-text' }],
    ['with UTF-8 first, then Windows-1252', file(utf8('Zeeën'), windows1252('Zeeën')), { code: 'mixed-encoding', details: { line: 3 } }],
    ['with Windows-1252 first, then UTF-8', file(windows1252('Zeeën'), utf8('Ark'), utf8('’t')), { code: 'mixed-encoding', details: { line: 4 } }],
    ['with both in one line', file(utf8('Ark'), [...utf8('ë'), ...windows1252('ë')]), { code: 'mixed-encoding', details: { line: 3 } }],
    ['with a byte that is no letter', file(windows1252('ë'), utf8('Ark'), [0x81]), { code: 'mixed-encoding', details: { line: 4 } }],
    ['with a byte order mark and Windows-1252', Uint8Array.from([0xef, 0xbb, 0xbf, ...file(utf8('ë'), windows1252('ë'))]), { code: 'mixed-encoding', details: { line: 3 } }],
    ['separated by commas', asUtf8(`${header.replaceAll(';', ',')}\n1,2`), { code: 'wrong-separator', details: { found: 'comma' } }],
    ['separated by quoted commas', asUtf8(`"${header.replaceAll(';', '","')}"\n1,2`), { code: 'wrong-separator', details: { found: 'comma' } }],
    ['separated by tabs', asUtf8(`\ufeff${header.replaceAll(';', '\t')}\n1\t2`), { code: 'wrong-separator', details: { found: 'tab' } }],
    ['whose last row opens a quote', asUtf8(`${header}\n${registerRow()}\n90AB;"De Ark`), { code: 'quote-unclosed', details: { line: 3 } }],
    ['whose quote swallows the rows after it', asUtf8(`${header}\n${registerRow()}\n\n1;"De Ark\n2;x\n3;"Zuid";x`), { code: 'quote-misplaced', details: { line: 4 } }],
    ['with a quote within a cell', asUtf8(`${header}\n${registerRow().replace('De Vlinderboom', 'De "Ark"')}`), { code: 'quote-misplaced', details: { line: 2 } }],
    ['whose quote swallows rows and is closed by chance', asUtf8(`${header}\n1;"De Ark${'\n2;x'.repeat(6)}";3`), { code: 'quote-misplaced', details: { line: 2 } }],
  ])('%s', (_what, bytes, reason) => {
    expect(reasonsOf(bytes)).toEqual([reason])
  })

  it('without columns that are needed, named all at once', () => {
    const columns = registerHeader.po.filter((name) => name !== 'VESTIGINGSCODE' && name !== 'GEMEENTENAAM').join(';')
    expect(reasonsOf(asUtf8(`${columns}\nx`))).toEqual([{ code: 'columns-missing', details: { columns: ['VESTIGINGSCODE', 'GEMEENTENAAM'] } }])
  })

  it('of an older form, with BRIN NUMMER', () => {
    const older = header.replace('INSTELLINGSCODE', 'BRIN NUMMER').replace('VESTIGINGSCODE', 'VESTIGINGSNUMMER')
    expect(reasonsOf(asUtf8(`${older}\nx`))).toEqual([{ code: 'columns-missing', details: { columns: ['INSTELLINGSCODE', 'VESTIGINGSCODE'] } }])
  })

  it('with a column twice, whether it is read or not, beside what is missing', () => {
    const columns = header.replace('PROVINCIE', 'Postcode').replace('GEMEENTENUMMER', 'STRAATNAAM').replace(';TELEFOONNUMMER', '')
    expect(reasonsOf(asUtf8(`${columns}\nx`))).toEqual([
      { code: 'columns-missing', details: { columns: ['TELEFOONNUMMER'] } },
      { code: 'column-doubled', details: { column: 'POSTCODE' } },
      { code: 'column-doubled', details: { column: 'STRAATNAAM' } },
    ])
  })

  it('with 50,001 rows, while 50,000 are read', () => {
    const rows = (count: number) => asUtf8(`${header}\n${`x${';'.repeat(14)}\n`.repeat(count)}`)
    expect(reasonsOf(rows(50_001))).toEqual([{ code: 'too-many-rows', details: { rows: 50_001, most: 50_000 } }])
    expect(readRegister(rows(50_000)).rows).toBe(50_000)
  })
})
