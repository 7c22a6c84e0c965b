// A list of how far schools are (CSV), as another platform or a region keeps it, to one line per school and step.
import type { ProgressLine } from '../domain/progress-import.ts'
import { isSchoolId } from '../domain/school.ts'
import { type FaultDetails, foundIn, type RefusedRow, type RowFault } from './faults.ts'
import { faultsOfCells, readTable, type Row } from './read-table.ts'
import { withSemicolons } from './separators.ts'

/** What can be wrong with a row beside what can be wrong with every row. */
export type ProgressRowFault =
  | 'step-missing'
  /** Neither a number nor ja, nee or x. */
  | 'wrong-progress'
  | 'wrong-total'
  /** More are done than the row says there are. */
  | 'more-than-all'

type RefusedProgressRow = Omit<RefusedRow, 'code'> & { readonly code: RowFault | ProgressRowFault }

export interface ProgressRead {
  readonly lines: readonly ProgressLine[]
  readonly refused: readonly RefusedProgressRow[]
  /** Rows below the header, read and refused together. */
  readonly rows: number
}

const columns = {
  schoolId: { names: ['VESTIGINGSCODE'], required: true },
  step: { names: ['STAP'], required: true },
  done: { names: ['KLAAR'], required: true },
  all: { names: ['TOTAAL'], required: false },
} as const

type ColumnKey = keyof typeof columns

/** As long as a title may be. */
const longest = (key: ColumnKey) => (key === 'step' ? 120 : 40)

const saidDone: ReadonlyMap<string, boolean> = new Map([['ja', true], ['x', true], ['nee', false]])

/** A whole number as a tick can hold it; `undefined` for anything else. */
const numberIn = (cell: string) => (/^\d{1,4}$/.test(cell) ? Number(cell) : undefined)

/** The line that a row says; every reason why it says none goes to `refuse`, without repeating what stands in the row. */
function lineOf(row: Row<ColumnKey>, refuse: (code: RowFault | ProgressRowFault, details?: FaultDetails) => void): ProgressLine {
  const cell = (key: ColumnKey) => row.cells[key] ?? ''
  // A row that ends early has said so already; what it does not hold is no second reason.
  const isThere = (key: ColumnKey) => row.cells[key] !== undefined
  const schoolId = cell('schoolId').toUpperCase()
  const done = saidDone.get(cell('done').toLowerCase())
  const count = numberIn(cell('done'))
  const of = numberIn(cell('all'))
  if (isThere('schoolId') && !isSchoolId(schoolId)) refuse('wrong-school-code', foundIn(schoolId))
  if (isThere('step') && cell('step') === '') refuse('step-missing')
  if (isThere('done') && done === undefined && count === undefined) refuse('wrong-progress')
  if (cell('all') !== '' && of === undefined) refuse('wrong-total')
  if (count !== undefined && of !== undefined && count > of) refuse('more-than-all')
  const all = of === undefined ? {} : { of }
  return { line: row.line, schoolId, step: cell('step'), progress: done === undefined ? { count: count ?? 0, ...all } : { done, ...all } }
}

/**
 * Reads a list of progress with the columns `vestigingscode;stap;klaar;totaal`, in any order, between `;`, commas or tabs; `totaal` may be
 * left out. `klaar` is a number, or ja, nee or x. A row with a fault is refused with all its reasons; a fault of the file refuses
 * `file-unreadable`.
 */
export function readProgress(bytes: Uint8Array): ProgressRead {
  const table = readTable(withSemicolons(bytes, columns), columns)
  const lines: ProgressLine[] = []
  const refused: RefusedProgressRow[] = []
  for (const row of table.rows) {
    const faults: RefusedProgressRow[] = [...faultsOfCells(table, row, longest)]
    const refuse = (code: RowFault | ProgressRowFault, details?: FaultDetails) => faults.push({ line: row.line, code, ...(details && { details }) })
    if (row.cellCount <= table.width) {
      const line = lineOf(row, refuse)
      if (faults.length === 0) lines.push(line)
    }
    refused.push(...faults)
  }
  return { lines, refused, rows: table.rows.length }
}
