// Names in a zip: safe on Windows, unique, and never a way out; and an index that a spreadsheet opens without running anything.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentsOf, type FetchedDossier, indexName } from '../../web/fetch/contents.ts'
import { csvFile } from '../../web/csv.ts'
import { fileName, folderName, uniqueNames } from '../../web/fetch/names.ts'

const sha = (sign: string) => sign.repeat(64)

function dossier(number: string, more: Partial<FetchedDossier> = {}, fileNames: readonly string[] = ['OPP.pdf']): FetchedDossier {
  return {
    dossierId: `90AA00-2627-${number}`, number, poSchoolId: '90AA00', poSchoolName: 'De Linde', version: 1, readyAt: '2027-04-06T14:00:00.000Z', late: false, warmTransfer: false, listHash: 'abc',
    agreed: 'yes', leftOut: 0, ...more,
    files: fileNames.map((name, i) => ({ attachmentId: String(i), typeId: 'opp', typeName: 'OPP', fileName: name, contentType: 'application/pdf', size: 10, sha256: sha(String(i)), sensitive: false })),
  }
}

describe('the name of a folder', () => {
  test.each([
    ['2027-114', '2027-114'],
    ['Ömer  van Zoë', 'Ömer van Zoë'],
    ['../../etc/passwd', '_..-..-etc-passwd'],
    ['C:\\temp\\x', 'C-temp-x'],
    ['a/b', 'a-b'],
    ['naam. . ', 'naam'],
    ['CON', '_CON'],
    ['lpt1.txt', '_lpt1.txt'],
    ['com²', '_com²'],
    ['CONtrole', 'CONtrole'],
    ['.verborgen', '_.verborgen'],
    ['wat? *"<>|', 'wat- -'],
    ['\u202Efdp.exe', '-fdp.exe'],
    ['een\u0000twee\nregel', 'een-twee-regel'],
    ['...', 'dossier 1'],
    ['   ', 'dossier 1'],
    ['', 'dossier 1'],
  ])('%j becomes %j', (wanted, name) => {
    expect(folderName(wanted, 'dossier 1')).toBe(name)
  })

  test('is cut between signs, not in them', () => {
    expect(folderName('😀'.repeat(80), 'x')).toBe('😀'.repeat(60))
  })
})

describe('the name of a file', () => {
  test.each([
    ['OPP groep 8.pdf', 'OPP groep 8.pdf'],
    ['a:b.pdf', 'a-b.pdf'],
    ['nul.pdf', '_nul.pdf'],
    ['.pdf', '_.pdf'],
    ['..', 'bestand'],
    [`${'lang'.repeat(60)}.docx`, `${'lang'.repeat(60).slice(0, 95)}.docx`],
  ])('%j becomes %j', (wanted, name) => {
    expect(fileName(wanted, 'bestand')).toBe(name)
  })
})

test('a second name that Windows or a Mac takes for the first gets a number', () => {
  const unique = uniqueNames(['index.csv'])
  expect(['OPP.pdf', 'opp.PDF', 'Ｏpp.pdf', 'Index.CSV', 'stra\u00DFe', 'STRASSE', 'zo\u00EB', 'zoe\u0308', 'opp (2).pdf'].map(unique)).toEqual([
    'OPP.pdf', 'opp (2).PDF', 'Ｏpp (3).pdf', 'Index (2).CSV', 'stra\u00DFe', 'STRASSE (2)', 'zo\u00EB', 'zoe\u0308 (2)', 'opp (2) (2).pdf',
  ])
})

test('whatever schools type, no two files of a zip are one, and none leaves its folder', () => {
  const text = fc.string({ unit: 'binary', maxLength: 90 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ ownReference: fc.option(text, { nil: undefined }), files: fc.array(text, { minLength: 1, maxLength: 4 }) }), { maxLength: 8 }), (given) => {
      const dossiers = given.map(({ ownReference, files }, i) => dossier(String(100_000 + i), ownReference === undefined ? {} : { ownReference }, files))
      const paths = contentsOf(dossiers, new Date(0)).map(({ path }) => path)
      expect(new Set(paths.map((path) => path.normalize('NFKC').toUpperCase())).size).toBe(paths.length)
      for (const path of paths.slice(1)) {
        const parts = path.split('/')
        expect(parts).toHaveLength(2)
        for (const part of parts) {
          expect(part).not.toMatch(/[<>:"\\|?*\p{Cc}]|^\.|[. ]$|^$/u)
          expect(part.split('.')[0]!.trim()).not.toMatch(/^(con|prn|aux|nul|(com|lpt)\d)$/i)
          expect(part.isWellFormed()).toBe(true)
          expect([...part].length).toBeLessThanOrEqual(120)
        }
      }
    }),
    { numRuns: 100 },
  )
})

describe('what is in the zip', () => {
  const dossiers = [
    dossier('300001', { ownReference: 'Tess' }),
    dossier('300002', { ownReference: 'tess', view: 'Wij missen de toets.\nGroet' }, ['OPP.pdf', 'opp.pdf']),
    dossier('200001'),
    dossier('300004', { ownReference: 'Leerling 10' }),
    dossier('300003', { ownReference: 'Leerling 9' }),
  ]
  const files = contentsOf(dossiers, new Date(0))

  test('the index comes first, folders follow in the order in which they sort', () => {
    expect(files.map(({ path }) => path)).toEqual([
      indexName, 'dossier 200001/OPP.pdf', 'Leerling 9/OPP.pdf', 'Leerling 10/OPP.pdf', 'Tess (300001)/OPP.pdf', 'tess (300002)/OPP.pdf', 'tess (300002)/opp (2).pdf',
      'tess (300002)/reactie van de ouders.txt',
    ])
  })

  test('the order in which dossiers came in does not matter', () => {
    expect(contentsOf(dossiers.toReversed(), new Date(0))).toEqual(files)
  })

  test('the index has a row per file with its place, size and checksum', () => {
    const [index] = files
    const text = index && 'text' in index.content ? index.content.text : ''
    expect(text.startsWith('\uFEFFeigen aanduiding;dossiernummer;')).toBe(true)
    const rows = text.trimEnd().split('\r\n')
    expect(rows).toHaveLength(1 + 6)
    expect(rows[2]).toBe(`Leerling 9;300003;De Linde;90AA00;1;2027-04-06 16:00;nee;OPP;nee;Leerling 9/OPP.pdf;OPP.pdf;10;${sha('0')};ja;nee;nee;0`)
  })
})

describe('a cell of the list', () => {
  test.each([
    ['=1+1', `'=1+1`],
    ['+31 6', `'+31 6`],
    ['-2', `'-2`],
    ['@naam', `'@naam`],
    [' =1', `' =1`],
    ['\t=1', `"'\t=1"`],
    ['＝1', `'＝1`],
    ['\u200B=1', `'\u200B=1`],
    ['a;b', '"a;b"'],
    ['zegt "ja"', '"zegt ""ja"""'],
    ['een\ntwee', '"een\ntwee"'],
    ['gewoon', 'gewoon'],
    ['8-3', '8-3'],
  ])('%j is written as %j', (value, cell) => {
    expect(csvFile([[value]])).toBe(`\uFEFF${cell}\r\n`)
  })

  test('a number stays a number', () => {
    expect(csvFile([[-3, 0, 1.5]])).toBe('\uFEFF-3;0;1.5\r\n')
  })
})
