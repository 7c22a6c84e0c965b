// Reading a list of progress: what is taken, and every reason why a row or the file is refused.
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../lambdas/domain/refusal.ts'
import { readProgress } from '../../lambdas/formats/progress.ts'
import { asUtf8, asWindows1252 } from '../support/register.ts'

const header = 'vestigingscode;stap;klaar;totaal'
const read = (...rows: readonly string[]) => readProgress(asUtf8([header, ...rows].join('\r\n')))
const codesOf = (row: string) => read(row).refused.map(({ code }) => code)

describe('a row that is taken', () => {
  it.each([
    ['23;28', { count: 23, of: 28 }],
    ['28;28', { count: 28, of: 28 }],
    ['0;0', { count: 0, of: 0 }],
    ['23;', { count: 23 }],
    ['9999;9999', { count: 9999, of: 9999 }],
    ['ja;', { done: true }],
    ['JA;', { done: true }],
    [' x ;', { done: true }],
    ['nee;', { done: false }],
    ['ja;28', { done: true, of: 28 }],
  ])('with %s says %j', (cells, progress) => {
    expect(read(`90AA00;oso-set-ready;${cells}`)).toEqual({ lines: [{ line: 2, schoolId: '90AA00', step: 'oso-set-ready', progress }], refused: [], rows: 1 })
  })

  it('may be in any order, with small letters, other columns, quotes, a byte order mark, and without a total', () => {
    for (const bytes of [
      asUtf8('Klaar;Opmerking;STAP;Vestigingscode\r\n5;x;"Één; met een puntkomma";90aa00'),
      asUtf8('\ufeffklaar;opmerking;stap;vestigingscode\n5;x;"Één; met een puntkomma";90aa00\n'),
      asWindows1252('"klaar";opmerking;stap;"vestigingscode"\r\n"5";x;"Één; met een puntkomma";90aa00'),
    ]) {
      expect(readProgress(bytes)).toEqual({ lines: [{ line: 2, schoolId: '90AA00', step: 'Één; met een puntkomma', progress: { count: 5 } }], refused: [], rows: 1 })
    }
  })

  it.each([[','], ['\t']])('may be separated by %j, with titles that hold one in quotes', (separator) => {
    const rows = [['"vestigingscode"', 'stap', 'klaar', 'totaal'], ['90AA00', `"Opgehaald${separator} ""allemaal"" gemeld"`, '5', ''], ['90AB00', '"een; twee"', '"3"', '4']]
    const bytes = asUtf8(rows.map((cells) => cells.join(separator)).join('\r\n'))
    expect(readProgress(bytes).refused.map(({ code }) => code)).toEqual(separator === '\t' ? ['control-character'] : [])
    expect(readProgress(bytes).lines.at(-1)).toEqual({ line: 3, schoolId: '90AB00', step: 'een; twee', progress: { count: 3, of: 4 } })
    if (separator === ',') expect(readProgress(bytes).lines[0]?.step).toBe('Opgehaald, "allemaal" gemeld')
  })
})

describe('a row that is refused', () => {
  it.each([
    ['a school that is none', '90AA;fetched;ja;', ['wrong-school-code']],
    ['no step', '90AA00;;ja;', ['step-missing']],
    ['nothing about being done', '90AA00;fetched;;28', ['wrong-progress']],
    ['words for a number', '90AA00;fetched;bijna;', ['wrong-progress']],
    ['half a dossier', '90AA00;fetched;2,5;', ['wrong-progress']],
    ['less than none', '90AA00;fetched;-1;', ['wrong-progress']],
    ['ten thousand', '90AA00;fetched;10000;', ['wrong-progress']],
    ['words for a total', '90AA00;fetched;3;veel', ['wrong-total']],
    ['more than all', '90AA00;fetched;29;28', ['more-than-all']],
    ['a title of 121 characters', `90AA00;${'x'.repeat(121)};ja;`, ['cell-too-long']],
    ['a BSN', '90AA00;BSN 123456782;ja;', ['bsn-suspected']],
    ['a control character', '90AA00;fetc\u0007hed;ja;', ['control-character']],
    ['too many cells', '90AA00;fetched;ja;;', ['too-many-cells']],
    ['half of its cells', '90AA00;fetched', ['too-few-cells']],
    ['every fault at once', '90A;;misschien;alles', ['wrong-school-code', 'step-missing', 'wrong-progress', 'wrong-total']],
  ])('has %s', (_what, row, codes) => {
    expect(codesOf(row)).toEqual(codes)
    expect(read(row).lines).toEqual([])
  })

  it('has its line, stops no other row, and never repeats a BSN', () => {
    const { lines, refused, rows } = read('90AA00;fetched;ja;', '90AB00;BSN 123456782;123456782;', '', '90AC00;fetched;nee;')
    expect([lines.map(({ line }) => line), refused.map(({ line }) => line), rows]).toEqual([[2, 5], [3, 3], 3])
    expect(JSON.stringify(refused)).not.toContain('123456782')
  })

  it.each([[120, 0], [121, 1]])('a title of %i characters has %i faults', (length, faults) => {
    expect(codesOf(`90AA00;${'x'.repeat(length)};ja;`)).toHaveLength(faults)
  })
})

describe('a file that cannot be read', () => {
  const reasonsOf = (bytes: Uint8Array) => {
    try {
      readProgress(bytes)
    } catch (error) {
      if (error instanceof Refusal) return [error.code, error.details.reasons]
      throw error
    }
    return undefined
  }

  it.each([
    ['lacks columns, all named', 'vestigingscode;naam\nx', { code: 'columns-missing', details: { columns: ['STAP', 'KLAAR'] } }],
    ['has a column twice', `${header};stap\nx`, { code: 'column-doubled', details: { column: 'STAP' } }],
    ['has no rows', header, { code: 'no-rows' }],
    ['has commas and lacks a column', 'vestigingscode,stap\nx,y', { code: 'columns-missing', details: { columns: ['KLAAR'] } }],
    ['has a quote that never ends', `${header}\n90AA00;"fetched;ja;`, { code: 'quote-unclosed', details: { line: 2 } }],
    ['is empty', '', { code: 'file-empty' }],
  ])('%s', (_what, text, reason) => {
    expect(reasonsOf(asUtf8(text))).toEqual(['file-unreadable', [reason]])
  })

  it('is a spreadsheet', () => {
    expect(reasonsOf(asUtf8('PK\u0003\u0004rest'))).toEqual(['file-unreadable', [{ code: 'spreadsheet' }]])
  })
})
