// A list of which schools are connected to OSO (CSV), as a region keeps it or gets it, to one line per school or BRIN.
import { bsnIn } from '../domain/bsn.ts'
import { day, isLocalDate, type LocalDate } from '../domain/local-date.ts'
import { saysNoSystem } from '../domain/pupil-system.ts'
import type { FactName } from '../domain/qualification.ts'
import type { QualificationLine } from '../domain/qualification-import.ts'
import { isSchoolId } from '../domain/school.ts'
import type { Stated, StatedFacts } from '../domain/stating-facts.ts'
import { type FaultDetails, foundIn, type RefusedRow, type RowFault, unreadable } from './faults.ts'
import { faultsOfCells, readTable, type Row, type Table } from './read-table.ts'
import { withSemicolons } from './separators.ts'

/** What can be wrong with a row beside what can be wrong with every row. */
export type QualificationRowFault =
  /** Neither ja, nee, x nor onbekend; `column` says where. */
  | 'wrong-answer'
  /** The row says that the school is connected and that something for it is missing, or the other way round. */
  | 'answers-contradict'
  | 'wrong-day'

type RefusedQualificationRow = Omit<RefusedRow, 'code'> & { readonly code: RowFault | QualificationRowFault }

export interface QualificationsRead {
  readonly lines: readonly QualificationLine[]
  readonly refused: readonly RefusedQualificationRow[]
  /** Rows below the header, read and refused together. */
  readonly rows: number
}

const optional = (...names: readonly string[]) => ({ names, required: false })

const columns = {
  schoolId: optional('VESTIGINGSCODE'),
  brin: optional('BRIN'),
  participates: optional('DOET MEE', 'DEELNAME'),
  agreement: optional('OVEREENKOMST'),
  mandate: optional('MANDAAT'),
  endpoint: optional('ENDPOINT', 'AFLEVERADRES'),
  connected: optional('AANGESLOTEN', 'GEKWALIFICEERD'),
  pupilSystem: optional('LAS', 'SYSTEEM', 'LEERLINGADMINISTRATIESYSTEEM'),
  on: optional('DATUM'),
} as const

type ColumnKey = keyof typeof columns

const factColumns = ['participates', 'agreement', 'mandate', 'endpoint'] as const satisfies readonly FactName[]
const answerColumns = [...factColumns, 'connected'] as const
/** What stands for being connected. */
const rungs = ['agreement', 'mandate', 'endpoint'] as const

/** A pupil system is as long as a school may type it. */
const longest = (key: ColumnKey) => (key === 'pupilSystem' ? 60 : 40)

type Answer = Stated['state']

const answers: ReadonlyMap<string, Answer> = new Map([['ja', 'yes'], ['x', 'yes'], ['nee', 'no'], ['onbekend', 'unknown']])

/** 31-10-2026, 1-9-2026 or 2026-10-31; `undefined` for anything else. */
function dayIn(cell: string): LocalDate | undefined {
  const [, ofMonth = '', month = '', year = ''] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(cell) ?? []
  const text = year ? `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}` : cell
  return isLocalDate(text) ? day(text) : undefined
}

type Said = Readonly<Partial<Record<FactName, Answer>>>
type Refuse = (code: RowFault | QualificationRowFault, details?: FaultDetails) => void

/**
 * What "aangesloten" says beside what the row says of each fact: "ja" that all four are there, "nee" that exchanging does not work, unless the
 * row itself says what is missing. `undefined` when the two cannot both be so.
 */
function withConnected(said: Said, connected: Answer | undefined): Said | undefined {
  if (connected === undefined) return said
  if (connected === 'yes') {
    const isOtherwise = factColumns.some((name) => said[name] !== undefined && said[name] !== 'yes')
    return isOtherwise ? undefined : { participates: 'yes', agreement: 'yes', mandate: 'yes', endpoint: 'yes' }
  }
  if (connected === 'unknown') return { endpoint: 'unknown', ...said }
  if (factColumns.some((name) => said[name] === 'no')) return said
  if (rungs.every((name) => said[name] === 'yes')) return undefined
  return { endpoint: 'no', ...said }
}

/** The school, or the BRIN for all of its locations; in the column for the BRIN a vestigingscode may stand too. */
function codeOf(cells: Row<ColumnKey>['cells'], refuse: Refuse): string {
  const [schoolId = '', brin = ''] = [cells.schoolId?.toUpperCase(), cells.brin?.toUpperCase()]
  if (schoolId !== '') {
    if (!isSchoolId(schoolId)) refuse('wrong-school-code', foundIn(schoolId))
    else if (brin !== '' && !schoolId.startsWith(brin)) refuse('school-code-of-another-brin')
    return schoolId
  }
  if (cells.brin === undefined || (brin === '' && cells.schoolId !== undefined)) refuse('wrong-school-code', foundIn(schoolId))
  else if (!/^\d{2}[A-Z]{2}(\d{2})?$/.test(brin)) refuse('wrong-brin', foundIn(brin))
  return brin
}

/** The line that a row says; every reason why it says none goes to `refuse`. */
function lineOf({ line, cells }: Row<ColumnKey>, header: Table<ColumnKey>['header'], refuse: Refuse): QualificationLine {
  const code = codeOf(cells, refuse)
  const read = answerColumns.flatMap((name) => {
    const cell = cells[name] ?? ''
    const answer = answers.get(cell.toLowerCase())
    if (cell !== '' && !answer) refuse('wrong-answer', { column: header[name]! })
    return answer ? [[name, answer] as const] : []
  })
  const { connected, ...said }: Said & { readonly connected?: Answer } = Object.fromEntries(read)
  const all = withConnected(said, connected)
  if (!all) refuse('answers-contradict', { column: header.connected! })
  const on = cells.on ? dayIn(cells.on) : undefined
  if (cells.on && !on) refuse('wrong-day', { column: header.on! })
  const stated: StatedFacts = Object.fromEntries(Object.entries(all ?? {}).map(([name, state]) => [name, { state, ...(on && { on }) }]))
  const pupilSystem = cells.pupilSystem ?? ''
  if (bsnIn(pupilSystem) === 'possible') refuse('bsn-suspected', { column: header.pupilSystem! })
  return { line, code, stated, ...(!saysNoSystem(pupilSystem) && { pupilSystem }) }
}

/** Refuses a list that names no schools, or says nothing of them: with the columns as the list is explained to people. */
function refuseWithout(header: Table<ColumnKey>['header']): void {
  const missing = [
    ...(header.schoolId === undefined && header.brin === undefined ? ['vestigingscode/brin'] : []),
    ...([...answerColumns, 'pupilSystem'] as const).every((key) => header[key] === undefined) ? ['aangesloten'] : [],
  ]
  if (missing.length > 0) throw unreadable({ code: 'columns-missing', details: { columns: missing } })
}

/**
 * Reads a list with a column for the school (`VESTIGINGSCODE`, or `BRIN` for all of its locations) and any of `DOET MEE`, `OVEREENKOMST`,
 * `MANDAAT`, `ENDPOINT`, `AANGESLOTEN`, `LAS` and `DATUM`, in any order, between `;`, commas or tabs. Answers are ja, x, nee or onbekend; a
 * blank cell says nothing. A row with a fault is refused with all its reasons; a fault of the file refuses `file-unreadable`.
 */
export function readQualifications(bytes: Uint8Array): QualificationsRead {
  const table = readTable(withSemicolons(bytes, columns), columns)
  refuseWithout(table.header)
  const lines: QualificationLine[] = []
  const refused: RefusedQualificationRow[] = []
  for (const row of table.rows) {
    const faults: RefusedQualificationRow[] = [...faultsOfCells(table, row, longest)]
    const refuse: Refuse = (code, details) => faults.push({ line: row.line, code, ...(details && { details }) })
    if (row.cellCount <= table.width) {
      const line = lineOf(row, table.header, refuse)
      if (faults.length === 0) lines.push(line)
    }
    refused.push(...faults)
  }
  return { lines, refused, rows: table.rows.length }
}
