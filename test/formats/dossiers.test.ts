// Lists of pupils as schools keep them: which columns are read, and which rows are refused for what.
import { describe, expect, it } from 'vitest'
import { readDossiers } from '../../lambdas/formats/dossiers.ts'
import { asUtf8, asWindows1252 } from '../support/register.ts'

const header = 'aanduiding;groep;route;vo-school;ronde'
const read = (rows: readonly string[], noBsn = false) => readDossiers(asUtf8([header, ...rows].join('\r\n')), noBsn)
const refused = (...rows: readonly string[]) => read(rows).refused.map(({ line, code }) => `${line} ${code}`)

describe('a list of pupils', () => {
  it('is read by the names of its columns, in any order; others are not looked at', () => {
    const { lines, rows } = readDossiers(asUtf8('BSN;Klas;AANDUIDING;Adres\n111222333;8a;Noor;Lindelaan 1\n'), false)
    expect([lines, rows]).toEqual([[{ line: 2, label: 'Noor', group: '8a', routes: [], destinations: [] }], 1])
  })

  it('takes routes, rounds and VO schools in the ways that people write them', () => {
    expect(read(['Noor;8a;Regulier;99CD01;1', 'Sem;;PRO/lwoo;99cd01, 99CE00 99CF00;REST', 'Bo;;;Het Lyceum, locatie Oost | 99CE00;']).lines).toEqual([
      { line: 2, label: 'Noor', group: '8a', routes: ['regular'], destinations: ['99CD01'], round: '1' },
      { line: 3, label: 'Sem', routes: ['pro', 'lwoo'], destinations: ['99cd01', '99CE00', '99CF00'], round: 'rest' },
      { line: 4, label: 'Bo', routes: [], destinations: ['Het Lyceum, locatie Oost', '99CE00'] },
    ])
  })

  it('keeps the letters of an older file', () => {
    expect(readDossiers(asWindows1252(`${header}\r\nZoë;;;;\r\n`), false).lines[0]!.label).toBe('Zoë')
  })

  it.each<[string, readonly string[], readonly string[]]>([
    ['no label', [';8a;;;'], ['2 label-missing']],
    ['a label twice, in other capitals', ['Noor;;;;', 'NOOR;;;;'], ['3 label-doubled']],
    ['a label of 61 characters', [`${'x'.repeat(61)};;;;`], ['2 cell-too-long']],
    ['a group of 31 characters', [`Noor;${'x'.repeat(31)};;;`], ['2 cell-too-long']],
    ['a route that there is not', ['Noor;;havo;;'], ['2 wrong-route']],
    ['a round that there is not', ['Noor;;;;4'], ['2 wrong-round']],
    ['seven VO schools', [`Noor;;;${Array.from({ length: 7 }, (_, i) => `99CD0${i}`).join(',')};`], ['2 too-many-destinations']],
    ['a cell too few', ['Noor;8a'], ['2 too-few-cells']],
    ['a cell too many', ['Noor;8a;;;;x'], ['2 too-many-cells']],
    ['a BSN', ['Noor;bsn 111222333;;;'], ['2 bsn-suspected']],
    ['a number that may be one', ['Noor 111222333;;;;'], ['2 bsn-possible']],
    ['all at once', [';;havo;;9'], ['2 label-missing', '2 wrong-route', '2 wrong-round']],
  ])('refuses a row with %s', (_what, rows, expected) => {
    expect(refused(...rows)).toEqual(expected)
  })

  it.each<[string, readonly string[]]>([
    ['a label of 60 characters', [`${'x'.repeat(60)};${'y'.repeat(30)};;;`]],
    ['six VO schools', [`Noor;;;${Array.from({ length: 6 }, (_, i) => `99CD0${i}`).join(',')};3`]],
  ])('takes a row with %s', (_what, rows) => {
    expect(refused(...rows)).toEqual([])
  })

  it('takes a number that may be a BSN when somebody looked, and repeats none', () => {
    expect(read(['Noor 111222333;;;;'], true).refused).toEqual([])
    expect(JSON.stringify([read(['Noor 111222333;;;;']).refused, read(['Noor;BSN 111222333;;;']).refused])).not.toContain('111222333')
  })

  it('is at most four hundred pupils long', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => `Leerling ${i};;;;`)
    expect(read(rows(400)).lines).toHaveLength(400)
    expect(() => read(rows(401))).toThrow(expect.objectContaining({ code: 'file-unreadable', details: { reasons: [{ code: 'too-many-rows', details: { rows: 401, most: 400 } }] } }))
  })

  it('without a column of labels is no list of pupils', () => {
    expect(() => readDossiers(asUtf8('naam;groep\nNoor;8a\n'), false)).toThrow(expect.objectContaining({ code: 'file-unreadable' }))
  })
})
