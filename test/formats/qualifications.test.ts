// Reading a list of connected schools: what is taken, and every reason why a row or the file is refused.
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../lambdas/domain/refusal.ts'
import { readQualifications } from '../../lambdas/formats/qualifications.ts'
import { asUtf8, asWindows1252 } from '../support/register.ts'

const header = 'vestigingscode;doet mee;overeenkomst;mandaat;endpoint;aangesloten;las;datum'
const read = (...rows: readonly string[]) => readQualifications(asUtf8([header, ...rows].join('\r\n')))
const codesOf = (row: string) => read(row).refused.map(({ code }) => code)
const stateOf = (row: string) => {
  const { lines, refused } = read(row)
  expect(refused).toEqual([])
  return Object.fromEntries(Object.entries(lines[0]!.stated).map(([name, { state }]) => [name, state]))
}
const [yes, no, unknown] = ['yes', 'no', 'unknown'].map((state) => ({ state }))
const all = { participates: 'yes', agreement: 'yes', mandate: 'yes', endpoint: 'yes' }

describe('a row that is taken', () => {
  it.each([
    ['ja;ja;ja;ja;;;', { participates: yes, agreement: yes, mandate: yes, endpoint: yes }],
    ['nee;nee;nee;nee;;;', { participates: no, agreement: no, mandate: no, endpoint: no }],
    ['x;X;JA;Onbekend;;;', { participates: yes, agreement: yes, mandate: yes, endpoint: unknown }],
    [';;ja;;;;', { mandate: yes }],
    [';;;;;;', {}],
    [';;ja;;;;31-10-2026', { mandate: { state: 'yes', on: '2026-10-31' } }],
    [';;ja;;;;1-9-2026', { mandate: { state: 'yes', on: '2026-09-01' } }],
    [';;ja;;;;2026-09-01', { mandate: { state: 'yes', on: '2026-09-01' } }],
  ])('with %s says %j', (cells, stated) => {
    expect(read(`90AA00;${cells}`)).toEqual({ lines: [{ line: 2, code: '90AA00', stated }], refused: [], rows: 1 })
  })

  it.each([
    [';;;;ja;;', all],
    ['ja;ja;;;x;;', all],
    [';;;;nee;;', { endpoint: 'no' }],
    [';ja;ja;;nee;;', { agreement: 'yes', mandate: 'yes', endpoint: 'no' }],
    [';ja;;ja;nee;;', { agreement: 'yes', endpoint: 'yes' }],
    [';;nee;;nee;;', { mandate: 'no' }],
    [';nee;ja;ja;nee;;', { agreement: 'no', mandate: 'yes', endpoint: 'yes' }],
    ['nee;;;;nee;;', { participates: 'no' }],
    [';;ja;;onbekend;;', { mandate: 'yes', endpoint: 'unknown' }],
    [';;;ja;onbekend;;', { endpoint: 'yes' }],
  ])('that is connected or not (%s) says %j', (cells, states) => {
    expect(stateOf(`90AA00;${cells}`)).toEqual(states)
  })

  it.each([
    ['ParnasSys', { pupilSystem: 'ParnasSys' }],
    ['onbekend', {}],
    ['n.v.t.', {}],
    ['x'.repeat(60), { pupilSystem: 'x'.repeat(60) }],
  ])('with the pupil system %s names %j', (typed, named) => {
    expect(read(`90AA00;;;;;;${typed};`).lines).toEqual([{ line: 2, code: '90AA00', stated: {}, ...named }])
  })

  it.each<[string, Uint8Array]>([
    ['in any order, beside other columns', asUtf8('Mandaat;Opmerking;VESTIGINGSCODE\r\nja;"Één; met een puntkomma";90aa00')],
    ['with a byte order mark', asUtf8('\ufeffmandaat;opmerking;vestigingscode\nja;;90aa00\n')],
    ['in Windows-1252 with quotes', asWindows1252('"mandaat";opmerking;"vestigingscode"\r\n"ja";"één";90aa00')],
    ['with commas', asUtf8('vestigingscode,mandaat\n90AA00,ja')],
    ['with tabs', asUtf8('vestigingscode\tmandaat\n90AA00\tja')],
    ['with the vestigingscode in the column for the BRIN', asUtf8('brin;mandaat\n90AA00;ja')],
    ['with both codes', asUtf8('brin;vestigingscode;mandaat\n90AA;90AA00;ja')],
  ])('may be %s', (_how, bytes) => {
    expect(readQualifications(bytes)).toEqual({ lines: [{ line: 2, code: '90AA00', stated: { mandate: yes } }], refused: [], rows: 1 })
  })

  it.each(['DOET MEE', 'DEELNAME', 'OVEREENKOMST', 'MANDAAT', 'ENDPOINT', 'AFLEVERADRES', 'AANGESLOTEN', 'GEKWALIFICEERD', 'LAS', 'SYSTEEM', 'LEERLINGADMINISTRATIESYSTEEM'])('needs no more than %s beside the school', (column) => {
    expect(readQualifications(asUtf8(`vestigingscode;${column}\n90AA00;ja`)).lines).toHaveLength(1)
  })

  it('is of all locations of a BRIN where it names no vestigingscode', () => {
    expect(readQualifications(asUtf8('brin;vestigingscode;mandaat\n90aa;;ja')).lines.map(({ code }) => code)).toEqual(['90AA'])
  })
})

describe('a row that is refused', () => {
  it.each([
    ['a school that is none', '90AA;ja;;;;;;', ['wrong-school-code']],
    ['no school', ';ja;;;;;;', ['wrong-school-code']],
    ['a formula for a school', '=1+1;ja;;;;;;', ['wrong-school-code']],
    ['an answer that is none', '90AA00;misschien;;;;;;', ['wrong-answer']],
    ['a formula for an answer', '90AA00;=ja();;;;;;', ['wrong-answer']],
    ['a day that is none', '90AA00;ja;;;;;;31-02-2027', ['wrong-day']],
    ['a day in another manner', '90AA00;ja;;;;;;1/9/2026', ['wrong-day']],
    ['a day without its century', '90AA00;ja;;;;;;01-09-26', ['wrong-day']],
    ['connected without a mandate', '90AA00;;;nee;;ja;;', ['answers-contradict']],
    ['connected with an endpoint that nobody knows', '90AA00;;;;onbekend;ja;;', ['answers-contradict']],
    ['connected without taking part', '90AA00;nee;;;;ja;;', ['answers-contradict']],
    ['not connected with all that it takes', '90AA00;;ja;ja;ja;nee;;', ['answers-contradict']],
    ['a pupil system of 61 characters', `90AA00;;;;;;${'x'.repeat(61)};`, ['cell-too-long']],
    ['a BSN', '90AA00;;;;;;BSN 123456782;', ['bsn-suspected']],
    ['a number that may be a BSN for its system', '90AA00;;;;;;123456782;', ['bsn-suspected']],
    ['a number that may be a BSN beside its system', '90AA00;;;;;;ParnasSys 123.456.782;', ['bsn-suspected']],
    ['a control character', '90AA00;;;;;;Parnas\u0007Sys;', ['control-character']],
    ['a mark that turns text around', '90AA00;;;;;;\u202eParnasSys;', ['control-character']],
    ['a letter that was lost', '90AA00;;;;;;Parnas\ufffdSys;', ['lost-character']],
    ['too many cells', '90AA00;ja;;;;;;;', ['too-many-cells']],
    ['half of its cells', '90AA00;ja', ['too-few-cells']],
    ['every fault at once', 'x;misschien;;nooit;;;;morgen', ['wrong-school-code', 'wrong-answer', 'wrong-answer', 'wrong-day']],
  ])('has %s', (_what, row, codes) => {
    expect(codesOf(row)).toEqual(codes)
    expect(read(row).lines).toEqual([])
  })

  it.each([
    ['90AB;90AA00;ja', ['school-code-of-another-brin']],
    ['90A;;ja', ['wrong-brin']],
    ['90AA0;;ja', ['wrong-brin']],
    [';;ja', ['wrong-school-code']],
  ])('has codes that do not fit (%s)', (row, codes) => {
    expect(readQualifications(asUtf8(`brin;vestigingscode;mandaat\n${row}`)).refused.map(({ code }) => code)).toEqual(codes)
  })

  it('has no BRIN in a list without vestigingscodes', () => {
    expect(readQualifications(asUtf8('brin;mandaat\n;ja')).refused.map(({ code }) => code)).toEqual(['wrong-brin'])
  })

  it('has its line, stops no other row, and never repeats a BSN', () => {
    const { lines, refused, rows } = read('90AA00;ja;;;;;;', '90AB00;;;;;;BSN 123456782;', '', '90AC00;nee;;;;;;')
    expect([lines.map(({ line }) => line), refused.map(({ line }) => line), rows]).toEqual([[2, 5], [3], 3])
    expect(JSON.stringify(refused)).not.toContain('123456782')
  })
})

describe('a file that cannot be read', () => {
  const reasonsOf = (text: string) => {
    try {
      readQualifications(asUtf8(text))
    } catch (error) {
      if (error instanceof Refusal) return [error.code, error.details.reasons]
      throw error
    }
    return undefined
  }

  it.each([
    ['names no schools', 'naam;mandaat\nx;ja', { code: 'columns-missing', details: { columns: ['vestigingscode/brin'] } }],
    ['says nothing of them', 'vestigingscode;naam;datum\nx;y;1-9-2026', { code: 'columns-missing', details: { columns: ['aangesloten'] } }],
    ['does neither', 'naam;plaats\nx;y', { code: 'columns-missing', details: { columns: ['vestigingscode/brin', 'aangesloten'] } }],
    ['has a column twice', `${header};mandaat\nx`, { code: 'column-doubled', details: { column: 'MANDAAT' } }],
    ['has a column by two of its names', 'vestigingscode;endpoint;afleveradres\nx', { code: 'column-doubled', details: { column: 'AFLEVERADRES' } }],
    ['has no rows', header, { code: 'no-rows' }],
    ['has a quote that never ends', `${header}\n90AA00;"ja;`, { code: 'quote-unclosed', details: { line: 2 } }],
    ['is empty', '', { code: 'file-empty' }],
    ['is a spreadsheet', 'PK\u0003\u0004rest', { code: 'spreadsheet' }],
  ])('%s', (_what, text, reason) => {
    expect(reasonsOf(text)).toEqual(['file-unreadable', [reason]])
  })
})
