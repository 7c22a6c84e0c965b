// A CSV file with a header to rows by column name, with the line numbers that a person sees in an editor.
import { CsvError, parse } from 'csv-parse/sync'
import { holdsBsn } from '../domain/bsn.ts'
import { decodeText } from './decode-text.ts'
import { type RefusedRow, unreadable } from './faults.ts'

/** A column that is looked for: the names that it may have, in capitals, and whether a file without it can be read. */
export interface Column {
  readonly names: readonly string[]
  readonly required: boolean
}

export interface Row<K extends string> {
  readonly line: number
  /** Trimmed; absent where the file has no such column or the row ends before it. */
  readonly cells: Readonly<Partial<Record<K, string>>>
  readonly cellCount: number
}

export interface Table<K extends string> {
  /** What each column is called in this file's header. */
  readonly header: Readonly<Partial<Record<K, string>>>
  readonly width: number
  readonly rows: readonly Row<K>[]
}

const mostRows = 50_000

/** Counted before parsing, so that a file of nothing but line ends costs no memory; blank lines and quoted line breaks have room. */
const mostLines = 2 * mostRows

/** A quoted cell may hold line breaks, but one with more than this has lost its closing quote and swallowed rows. */
const mostLineBreaksInCell = 5

function lineBreaks(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

const tooManyRows = (rows: number) => unreadable({ code: 'too-many-rows', details: { rows, most: mostRows } })

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** The lines of a text that are not blank. A quoted cell may span lines; the first of them is the one that is named. */
function linesOf(text: string): readonly Line[] {
  try {
    // With one kind of line end csv-parse counts lines as an editor does; with CRLF inside quotes it counts them twice.
    const options = { delimiter: ';', record_delimiter: '\n', info: true, raw: true, relax_column_count: true }
    const records = parse(text.replaceAll('\r\n', '\n'), options)
    return (records as unknown as readonly { record: string[]; info: { lines: number } }[]).flatMap(({ record, info }) => {
      const line = info.lines - record.reduce((sum, cell) => sum + lineBreaks(cell), 0)
      if (record.some((cell) => lineBreaks(cell) > mostLineBreaksInCell)) throw unreadable({ code: 'quote-misplaced', details: { line } })
      return record.length === 1 && record[0]!.trim() === '' ? [] : [{ line, cells: record.map((cell) => cell.trim()) }]
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines) - lineBreaks(String(error.raw))
    throw unreadable({ code: error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-unclosed' : 'quote-misplaced', details: { line } })
  }
}

/** The separator of a header that is not separated by `;`, where the names then become known ones. */
function otherSeparator(text: string, known: ReadonlySet<string>): 'comma' | 'tab' | undefined {
  const header = text.slice(0, text.search(/\r?\n|$/))
  if (header.includes(';')) return undefined
  const knownWith = (separator: string) => header.split(separator).filter((name) => known.has(headerName(name.replaceAll('"', '')))).length
  if (knownWith(',') > 1) return 'comma'
  return knownWith('\t') > 1 ? 'tab' : undefined
}

const headerName = (text: string) => text.trim().toUpperCase()

/** Where each column stands. Refuses a header without a required column, or with one twice, all reasons at once. */
function placesOf<K extends string>(header: readonly string[], columns: Readonly<Record<K, Column>>): ReadonlyMap<K, number> {
  const names = header.map(headerName)
  const places = new Map<K, number>()
  const missing: string[] = []
  const doubled = new Set<string>()
  const seen = new Set<string>()
  for (const name of names) {
    if (name !== '' && seen.has(name)) doubled.add(name)
    seen.add(name)
  }
  for (const key of Object.keys(columns) as K[]) {
    const column = columns[key]
    const found = names.flatMap((name, index) => (column.names.includes(name) ? [index] : []))
    if (found.length > 1) doubled.add(names[found[1]!]!)
    if (found.length > 0) places.set(key, found[0]!)
    else if (column.required) missing.push(column.names[0]!)
  }
  const reasons = [
    ...(missing.length > 0 ? [{ code: 'columns-missing' as const, details: { columns: missing } }] : []),
    ...[...doubled].map((column) => ({ code: 'column-doubled' as const, details: { column } })),
  ]
  if (reasons.length > 0) throw unreadable(...reasons)
  return places
}

/** The rows of a CSV file by the columns that are looked for; others are ignored. Refuses `file-unreadable` for a fault of the file. */
export function readTable<K extends string>(bytes: Uint8Array, columns: Readonly<Record<K, Column>>): Table<K> {
  const text = decodeText(bytes)
  if (text.trim() === '') throw unreadable({ code: 'file-empty' })
  const all = Object.values<Column>(columns)
  const found = otherSeparator(text.trimStart(), new Set(all.flatMap((column) => column.names)))
  if (found) throw unreadable({ code: 'wrong-separator', details: { found } })
  if (lineBreaks(text) > mostLines) throw tooManyRows(lineBreaks(text))
  const [header, ...lines] = linesOf(text)
  if (!header) throw unreadable({ code: 'file-empty' })
  const places = placesOf(header.cells, columns)
  if (lines.length === 0) throw unreadable({ code: 'no-rows' })
  if (lines.length > mostRows) throw tooManyRows(lines.length)
  const pick = (cells: readonly string[]) => {
    const picked: Partial<Record<K, string>> = {}
    for (const [key, place] of places) if (cells[place] !== undefined) picked[key] = cells[place]
    return picked
  }
  return {
    header: pick(header.cells),
    width: header.cells.length,
    rows: lines.map(({ line, cells }) => ({ line, cells: pick(cells), cellCount: cells.length })),
  }
}

// Control characters, line separators, and the marks that turn the direction of all text after them.
const control = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** What is wrong with the cells of a row whatever they mean: their number, their characters, their length (`longest` per column). */
export function faultsOfCells<K extends string>(table: Table<K>, row: Row<K>, longest: (key: K) => number): readonly RefusedRow[] {
  const { line, cellCount } = row
  const count = { found: cellCount, expected: table.width }
  // A `;` in a cell without quotes shifts all that follows: nothing else can be said of such a row.
  if (cellCount > table.width) return [{ line, code: 'too-many-cells', details: count }]
  const faults: RefusedRow[] = cellCount < table.width ? [{ line, code: 'too-few-cells', details: count }] : []
  for (const [key, cell] of Object.entries(row.cells) as [K, string][]) {
    const column = table.header[key]!
    if (control.test(cell)) faults.push({ line, code: 'control-character', details: { column } })
    if (cell.includes('\ufffd')) faults.push({ line, code: 'lost-character', details: { column } })
    if (holdsBsn(cell)) faults.push({ line, code: 'bsn-suspected', details: { column } })
    if (cell.length > longest(key)) faults.push({ line, code: 'cell-too-long', details: { column, found: cell.length, most: longest(key) } })
  }
  return faults
}
