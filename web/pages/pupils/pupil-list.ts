// Reads a pasted list of pupils: which column is what, and what may not leave the browser.
import { holdsPossibleBsn, isPossibleBsn } from '../../upload/eleven-test.ts'
import { bsnHeader, cellForms, headerNames, pastedHeaders } from '../../words/pupil-columns.ts'
import { type PastedRow, tableOf } from './pasted-table.ts'

type PupilColumn = keyof typeof headerNames
/** By its header, or by its place, counted from 1. */
type ColumnName = string | number

export interface PupilLine {
  /** Where it stood in what was pasted. */
  readonly line: number
  readonly label: string
  readonly group: string
  readonly routes: string
  readonly destinations: readonly string[]
  readonly round: string
}

export type LineFault = 'label-is-bsn' | 'may-hold-bsn'

export interface PupilList {
  readonly lines: readonly PupilLine[]
  /** Columns that hold a BSN: they go no further. */
  readonly dropped: readonly ColumnName[]
  /** Other columns that are not taken over. */
  readonly ignored: readonly ColumnName[]
  /** Lines that are not sent as they are. */
  readonly faults: readonly { readonly line: number; readonly fault: LineFault }[]
  /** Nothing names the pupils. */
  readonly withoutLabel: boolean
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[_\s]+/g, ' ').trim()

const columnOf = (header: string): PupilColumn | undefined => (Object.keys(headerNames) as PupilColumn[]).find((column) => headerNames[column].test(plain(header)))

/** Whether half or more of what stands in a column may be a BSN (of other numbers one in eleven is); of labels more than half. */
function isBsnColumn(rows: readonly PastedRow[], at: number, isLabel: boolean): boolean {
  const filled = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '')
  const found = filled.filter(isPossibleBsn).length * 2
  return filled.length > 0 && (isLabel ? found > filled.length : found >= filled.length)
}

const isHeader = ({ cells }: PastedRow) => cells.some((cell) => columnOf(cell) !== undefined || bsnHeader.test(plain(cell))) && !cells.some(isPossibleBsn)

/** What the columns of a list without header are: the first with text names the pupils, and the others go by what stands in them. */
function guessed(rows: readonly PastedRow[], width: number, skipped: ReadonlySet<number>, isSchool: (text: string) => boolean): readonly (PupilColumn | undefined)[] {
  const columns: (PupilColumn | undefined)[] = []
  for (let at = 0; at < width; at++) {
    const filled = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '')
    const all = (test: (cell: string) => boolean) => filled.length > 0 && filled.every(test)
    if (skipped.has(at)) columns.push(undefined)
    else if (!columns.includes('label')) columns.push('label')
    else if (all((cell) => cellForms.group.test(cell))) columns.push('group')
    else if (all((cell) => cellForms.routes.test(cell))) columns.push('routes')
    else if (all(isSchool)) columns.push('destination')
    else columns.push(undefined)
  }
  return columns
}

/**
 * The pupils in a pasted text. A BSN column is known by its header, or because most of its cells pass the eleven test; it is dropped here, so
 * that it is never sent. `isSchool` knows the VO schools of the region; `noBsn`: the school looked at what may be a BSN.
 */
export function pupilList(text: string, isSchool: (text: string) => boolean, noBsn: boolean): PupilList {
  const table = tableOf(text)
  const [first] = table
  if (!first) return { lines: [], dropped: [], ignored: [], faults: [], withoutLabel: false }
  const header = isHeader(first) ? first : undefined
  const rows = header ? table.slice(1) : table
  const width = Math.max(...table.map(({ cells }) => cells.length))
  const places = Array.from({ length: width }, (_, at) => at)
  const nameOf = (at: number): ColumnName => header?.cells[at] || at + 1
  const skipped = new Set(places.filter((at) => bsnHeader.test(plain(header?.cells[at] ?? '')) || isBsnColumn(rows, at, columnOf(header?.cells[at] ?? '') === 'label')))
  const named = header ? places.map((at) => (skipped.has(at) ? undefined : columnOf(header.cells[at] ?? ''))) : guessed(rows, width, skipped, isSchool)
  const columns = places.map((at) => (named[at] === 'destination' || named.indexOf(named[at]) === at ? named[at] : undefined))
  const isEmpty = (at: number) => rows.every(({ cells }) => (cells[at] ?? '') === '')
  const lines = rows.map((row) => lineOf(row, columns))
  return {
    lines,
    dropped: places.filter((at) => skipped.has(at)).map(nameOf),
    ignored: places.filter((at) => !skipped.has(at) && columns[at] === undefined && !isEmpty(at)).map(nameOf),
    faults: noBsn ? [] : lines.flatMap(faultOf),
    withoutLabel: !columns.includes('label'),
  }
}

function lineOf({ line, cells }: PastedRow, columns: readonly (PupilColumn | undefined)[]): PupilLine {
  const cellsOf = (column: PupilColumn) => columns.flatMap((one, at) => (one === column && cells[at] ? [cells[at]] : []))
  const cell = (column: PupilColumn) => cellsOf(column)[0] ?? ''
  return { line, label: cell('label'), group: cell('group'), routes: cell('routes'), destinations: cellsOf('destination'), round: cell('round') }
}

function faultOf({ line, label, group, routes, destinations, round }: PupilLine): PupilList['faults'] {
  if (isPossibleBsn(label)) return [{ line, fault: 'label-is-bsn' }]
  return [label, group, routes, ...destinations, round].some(holdsPossibleBsn) ? [{ line, fault: 'may-hold-bsn' }] : []
}

const quoted = (text: string) => (/[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The list as the API reads it; the row of `lines[0]` is line 2. */
export function asFile(lines: readonly PupilLine[]): Uint8Array<ArrayBuffer> {
  const rows = lines.map(({ label, group, routes, destinations, round }) => [label, group, routes, destinations.join('|'), round].map(quoted).join(';'))
  return new TextEncoder().encode(`${Object.values(pastedHeaders).join(';')}\r\n${rows.join('\r\n')}\r\n`)
}

/** The line in what was pasted that a line of `asFile` came from. */
export const pastedLine = (lines: readonly PupilLine[], line: number): number => lines[line - 2]?.line ?? line

/** Lines to go on with, as they can be pasted again. */
export function asText(lines: readonly PupilLine[]): string {
  const rows = lines.map(({ label, group, routes, destinations, round }) => [label, group, routes, destinations.join('|'), round].join('\t'))
  return [Object.values(pastedHeaders).join('\t'), ...rows].join('\n')
}
