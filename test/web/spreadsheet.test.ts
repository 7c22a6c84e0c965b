// The call list as a real spreadsheet program opens it: whatever a school typed, no cell is a formula and no text is lost.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callRows } from '../../web/call-list.ts'
import { csvFile } from '../../web/csv.ts'
import type { CallRow } from '../../web/words/call-list.ts'

const isInstalled = spawnSync('soffice', ['--version']).status === 0

/** How a cell may begin that a spreadsheet takes for a formula, and what hides such a beginning. */
const starts = ['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '\u00a0=', '\ufeff=', '\u200b=', '＝', '＋', '－', '＠', '"=', ';=', "'=", '=;', '\t', '\r', '\n', '""=']
const hostile = [
  ...starts.map((start) => `${start}1+1`),
  '=HYPERLINK("https://kwaad.example";"klik")', '=WEBSERVICE("https://kwaad.example")', "=DDE(\"soffice\";\"/etc/passwd\";\"A1\")", '=cmd|\' /C calc\'!A0', '@SUM(1+1)*cmd|\' /C calc\'!A0', '+31 592 123456', '-5', '{=1+1}', 'of:=1+1',
]

const row = (text: string): CallRow => ({
  schoolId: '90AA00', name: text, place: text, sector: 'po', contact: text, phone: text, email: text, bounced: false, open: [], label: 'unknown',
  nextStep: { code: 'school-answers', who: 'school', text },
})

/** The cells of a flat spreadsheet document: what each shows, and how many hold a formula. */
function read(xml: string): { readonly formulas: number; readonly texts: readonly string[] } {
  const texts = [...xml.matchAll(/<text:p[^>]*>([\s\S]*?)<\/text:p>/g)].map(([, text = '']) => text.replaceAll(/<[^>]*>/g, ''))
  return { formulas: (xml.match(/table:formula=/g) ?? []).length, texts }
}

describe.skipIf(!isInstalled)('LibreOffice', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'spreadsheet-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function opened(name: string, csv: string) {
    writeFileSync(join(folder, `${name}.csv`), csv)
    // Semicolons, double quotes, UTF-8, as a Dutch spreadsheet takes the file; numbers and dates are recognised, and quoted cells are not spared.
    const filter = '--infilter=CSV:59,34,76,1,,1043,false,true,false'
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', filter, '--convert-to', 'fods', '--outdir', folder, join(folder, `${name}.csv`)], { stdio: 'ignore', timeout: 100_000 })
    return read(readFileSync(join(folder, `${name}.fods`), 'utf8'))
  }

  test('finds a formula where nothing is done against it', { timeout: 120_000 }, () => {
    expect(opened('bare', '\ufeffkop\r\n=1+1\r\n').formulas).toBe(1)
  })

  test(`finds none in a call list of ${hostile.length} hostile texts in every column`, { timeout: 120_000 }, () => {
    const { formulas, texts } = opened('bellijst', csvFile(callRows(hostile.map(row))))
    expect(formulas).toBe(0)
    // Each school is one row still: no text broke out of its cell.
    expect(texts.filter((text) => text === '90AA00')).toHaveLength(hostile.length)
  })
})
