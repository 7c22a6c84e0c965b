// A pasted list of pupils: which column is what, and what never leaves the browser.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passesElevenTest as passesByRule } from '../../lambdas/domain/bsn.ts'
import { readDossiers } from '../../lambdas/formats/dossiers.ts'
import { asFile, asText, pastedLine, pupilList } from '../../web/pages/pupils/pupil-list.ts'
import { tableOf } from '../../web/pages/pupils/pasted-table.ts'
import { holdsPossibleBsn, isPossibleBsn, passesElevenTest, withoutPossibleBsn } from '../../web/upload/eleven-test.ts'

const bsns = ['111222333', '123456782', '999990019', '000000012']
const isSchool = (text: string) => ['Het Baken', '98VO00'].includes(text)
const read = (text: string, noBsn = false) => pupilList(text, isSchool, noBsn)

describe('what was pasted', () => {
  test.each([
    ['tabs, as a spreadsheet copies', 'a\tb\nc\td'],
    ['semicolons', 'a;b\r\nc;d\r\n'],
    ['commas', 'a,b\rc,d'],
    ['a byte order mark', '\ufeffa;b\nc;d'],
    ['quotes around cells', '"a";"b"\n"c";"d"'],
  ])('with %s is the same table', (_, text) => {
    expect(tableOf(text).map(({ cells }) => cells)).toEqual([['a', 'b'], ['c', 'd']])
  })

  test('keeps the line on which a row stood, over blank lines and cells with line ends', () => {
    expect(tableOf('label;groep\n\n"Anna\nB";8a\n;;\nCas;8b')).toEqual([
      { line: 1, cells: ['label', 'groep'] }, { line: 3, cells: ['Anna B', '8a'] }, { line: 6, cells: ['Cas', '8b'] },
    ])
  })

  test('keeps a quote inside a cell, and one that is doubled', () => {
    expect(tableOf('Anna "de snelle" B\t8a\n"Bo ""B"""\t8b').map(({ cells }) => cells[0])).toEqual(['Anna "de snelle" B', 'Bo "B"'])
  })
})

describe('the columns of a list', () => {
  test('are known by their headers, in any order and with several destinations', () => {
    const list = read('Groep\tVoornaam\t1e keuze\tRoute\t2e keuze\tGeboortedatum\n8a\tAnna\tHet Baken\tlwoo\t98VO00\t12-05-2015')
    expect(list.lines).toEqual([{ line: 2, label: 'Anna', group: '8a', routes: 'lwoo', destinations: ['Het Baken', '98VO00'], round: '' }])
    expect(list.ignored).toEqual(['Geboortedatum'])
    expect(list.dropped).toEqual([])
  })

  test('the first column with a name counts: an own label before a number', () => {
    expect(read('aanduiding;nummer\nAnna;17').lines[0]).toMatchObject({ label: 'Anna' })
  })

  test('without header go by what stands in them', () => {
    const list = read('Anna\t8a\tregulier\tHet Baken\nBo\tgroep 8b\tpro\t98VO00')
    expect(list.lines.map(({ label, group, routes, destinations }) => [label, group, routes, ...destinations])).toEqual([
      ['Anna', '8a', 'regulier', 'Het Baken'], ['Bo', 'groep 8b', 'pro', '98VO00'],
    ])
  })

  test('one column without header is a list of labels', () => {
    expect(read('L01\nL02').lines.map(({ label }) => label)).toEqual(['L01', 'L02'])
  })

  test('without anything that names pupils it says so', () => {
    expect(read('groep;ronde\n8a;1').withoutLabel).toBe(true)
    expect(read('aanduiding;ronde\nA;1').withoutLabel).toBe(false)
  })
})

describe('a BSN', () => {
  test.each(['BSN', 'bsn leerling', 'Burgerservicenummer', 'Sofi-nummer', 'PGN', 'Persoonsgebonden nummer', 'Onderwijsnummer'])('in a column "%s" is dropped, whatever stands in it', (header) => {
    const list = read(`aanduiding\t${header}\nAnna\t111222333\nBo\tonbekend`)
    expect(list.dropped).toEqual([header])
    expect(new TextDecoder().decode(asFile(list.lines))).toBe('aanduiding;groep;route;vo-school;ronde\r\nAnna;;;;\r\nBo;;;;\r\n')
  })

  test('in a column with another name is dropped, because its cells pass the eleven test', () => {
    const list = read(`leerling\tnummer in LAS\n${bsns.map((bsn, at) => `L${at}\t${bsn}`).join('\n')}`)
    expect(list.dropped).toEqual(['nummer in LAS'])
    expect(asText(list.lines)).not.toMatch(/\d{8}/)
  })

  test('in a column without header is dropped by its place', () => {
    expect(read(bsns.map((bsn, at) => `${bsn}\tL${at}`).join('\n'))).toMatchObject({ dropped: [1], withoutLabel: false, lines: [{ label: 'L0' }, {}, {}, {}] })
  })

  test('in the only column that names pupils leaves no names: nothing is sent', () => {
    expect(read(`naam\tgroep\n111222333\t8a\n123456782\t8b`)).toMatchObject({ dropped: ['naam'], withoutLabel: true })
  })

  test('in one cell among others keeps that line here, until somebody looked', () => {
    const text = 'aanduiding;groep\nAnna;8a\n111222333;8a\nBo 123456782;8b\nCas;8b'
    expect(read(text).faults).toEqual([{ line: 3, fault: 'label-is-bsn' }, { line: 4, fault: 'may-hold-bsn' }])
    expect(read(text, true).faults).toEqual([])
  })

  test('a number that does not pass, a day and a longer number are none', () => {
    expect(['111222334', '12-05-2015', '2015-05-12', '1234567', '1112223330', '111222333444'].filter(holdsPossibleBsn)).toEqual([])
    expect(['111222333', '111.222.333', '111 222 333', 'nr 111222333'].filter(holdsPossibleBsn)).toHaveLength(4)
    expect(isPossibleBsn('nr 111222333')).toBe(false)
    expect(withoutPossibleBsn('Anna 111222333 opp')).toBe('Anna  opp')
  })

  test('is told from other numbers as the domain tells it', () => {
    fc.assert(fc.property(fc.nat(999_999_999), (number) => passesElevenTest(String(number)) === passesByRule(String(number))))
    expect(bsns.every(passesElevenTest)).toBe(true)
  })

  test('of a column of BSN’s never reaches the API, wherever the column stands and whatever stands beside it', () => {
    const bsn = fc.constantFrom(...bsns, '111.222.333', '123 456 782')
    const row = fc.tuple(fc.stringMatching(/^[A-Z][a-z]{1,6}( [A-Z])?$/), bsn, fc.constantFrom('8a', '8b', ''))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.constantFrom('\t', ';'), fc.nat(2), fc.boolean(), (rows, separator, place, hasHeader) => {
        const placed = (label: string, number: string, group: string) => [label, group].toSpliced(place, 0, number)
        const text = [...(hasHeader ? [placed('naam', 'code van DUO', 'groep')] : []), ...rows.map(([label, number, group]) => placed(label, number, group))].map((cells) => cells.join(separator)).join('\n')
        const list = read(text)
        const sent = new TextDecoder().decode(asFile(list.lines.filter(({ line }) => !list.faults.some((fault) => fault.line === line))))
        expect(bsns.some((number) => sent.replaceAll(/[ .]/g, '').includes(number))).toBe(false)
        expect(list.lines.map(({ label }) => label)).toEqual(rows.map(([label]) => label))
      }),
    )
  })
})

describe('what is sent', () => {
  test('is read by the API as it was meant', () => {
    const { lines } = read('aanduiding\tgroep\troute\tvo-school\tronde\nAnna; "B"\t8a\tlwoo\tHet Baken\t2\n\nBo\t8b\tregulier\t98VO00\t')
    const { lines: taken, refused } = readDossiers(asFile(lines), false)
    expect(refused).toEqual([])
    expect(taken).toEqual([
      { line: 2, label: 'Anna; "B"', group: '8a', routes: ['lwoo'], destinations: ['Het Baken'], round: '2' },
      { line: 3, label: 'Bo', group: '8b', routes: ['regular'], destinations: ['98VO00'] },
    ])
    expect([pastedLine(lines, 2), pastedLine(lines, 3)]).toEqual([2, 4])
  })

  test('what is left can be pasted again', () => {
    const { lines } = read('aanduiding\tgroep\tvo-school\nAnna\t8a\tHet Baken|98VO00\nBo\t\t')
    expect(read(asText(lines)).lines).toEqual(lines)
  })
})
