// A list of pupils as a PO school keeps it (CSV), to new dossiers, with line and reason of every row that is refused.
import { bsnIn } from '../domain/bsn.ts'
import { type PupilRoute, pupilRoutes, type Round, rounds } from '../domain/milestone.ts'
import { type FaultDetails, foundIn, type RefusedRow, type RowFault, unreadable } from './faults.ts'
import { faultsOfCells, readTable, type Row } from './read-table.ts'

/** What can be wrong with a row beside what can be wrong with every row. */
export type DossierRowFault =
  | 'label-missing'
  /** `firstLine` is where the label stood first. */
  | 'label-doubled'
  | 'wrong-route'
  | 'wrong-round'
  | 'too-many-destinations'
  /** A number that may be a BSN; `column` says where, the number is not repeated. */
  | 'bsn-possible'

type RefusedDossierRow = Omit<RefusedRow, 'code'> & { readonly code: RowFault | DossierRowFault }

interface DossierLine {
  readonly line: number
  readonly label: string
  readonly group?: string
  readonly routes: readonly PupilRoute[]
  /** By code or by name, as they stand there. */
  readonly destinations: readonly string[]
  readonly round?: Round
}

export interface DossiersRead {
  readonly lines: readonly DossierLine[]
  readonly refused: readonly RefusedDossierRow[]
  /** Rows below the header, read and refused together. */
  readonly rows: number
}

const columns = {
  label: { names: ['AANDUIDING', 'EIGEN AANDUIDING'], required: true },
  group: { names: ['GROEP', 'KLAS'], required: false },
  routes: { names: ['ROUTE', 'ROUTES'], required: false },
  destinations: { names: ['VO-SCHOOL', 'VO-SCHOLEN'], required: false },
  round: { names: ['RONDE'], required: false },
} as const

type ColumnKey = keyof typeof columns

/** More than any school has leavers: a longer list is another list. */
const mostRows = 400
const mostDestinations = 6

const longest = (key: ColumnKey) => ({ label: 60, group: 30, routes: 40, destinations: 600, round: 10 })[key]

const routeOf: ReadonlyMap<string, PupilRoute> = new Map([...pupilRoutes.map((route) => [route, route] as const), ['regulier', 'regular']])

const areCodes = /^\d{2}[a-z]{2}\d{2}([\s,]+\d{2}[a-z]{2}\d{2})*$/iu

const partsOf = (cell: string, separator: RegExp) => cell.split(separator).map((part) => part.trim()).filter((part) => part !== '')

function lineOf(row: Row<ColumnKey>, refuse: (code: DossierRowFault, details?: FaultDetails) => void): DossierLine {
  const cell = (key: ColumnKey) => row.cells[key] ?? ''
  const label = cell('label')
  const group = cell('group')
  const routes = partsOf(cell('routes').toLowerCase(), /[\s,+/]+/u).map((text) => ({ text, route: routeOf.get(text) }))
  // A name may hold a comma, so only codes are parted by one.
  const destinations = partsOf(cell('destinations'), /[|]/u).flatMap((part) => (areCodes.test(part) ? partsOf(part, /[\s,]+/u) : [part]))
  const roundText = cell('round').toLowerCase()
  const round = rounds.find((each) => each === roundText)
  if (row.cells.label !== undefined && label === '') refuse('label-missing')
  for (const { text, route } of routes) if (!route) refuse('wrong-route', foundIn(text, cell('routes')))
  if (roundText !== '' && !round) refuse('wrong-round', foundIn(roundText))
  if (destinations.length > mostDestinations) refuse('too-many-destinations', { most: mostDestinations })
  const known = [...new Set(routes.flatMap(({ route }) => route ?? []))]
  return { line: row.line, label, ...(group && { group }), routes: known, destinations, ...(round && { round }) }
}

/**
 * Reads a list of pupils with the columns `aanduiding;groep;route;vo-school;ronde`, in any order; all but the first may be left out, and other
 * columns are not read. A row with a fault is refused with all its reasons; a fault of the file refuses `file-unreadable`. `noBsn`: whoever
 * sends it looked at the numbers that may be a BSN.
 */
export function readDossiers(bytes: Uint8Array, noBsn: boolean): DossiersRead {
  const table = readTable(bytes, columns)
  if (table.rows.length > mostRows) throw unreadable({ code: 'too-many-rows', details: { rows: table.rows.length, most: mostRows } })
  const lines: DossierLine[] = []
  const refused: RefusedDossierRow[] = []
  const firstLines = new Map<string, number>()
  for (const row of table.rows) {
    const { line } = row
    const faults: RefusedDossierRow[] = [...faultsOfCells(table, row, longest)]
    const refuse = (code: DossierRowFault, details?: FaultDetails) => faults.push({ line, code, ...(details && { details }) })
    if (row.cellCount <= table.width) {
      for (const [key, cell] of Object.entries(row.cells) as [ColumnKey, string][]) {
        if (!noBsn && bsnIn(cell) === 'possible') refuse('bsn-possible', { column: table.header[key]! })
      }
      const read = lineOf(row, refuse)
      const name = read.label.toLowerCase().replace(/\s+/g, ' ')
      const firstLine = firstLines.get(name)
      if (name !== '' && firstLine !== undefined) refuse('label-doubled', { firstLine })
      if (name !== '' && firstLine === undefined) firstLines.set(name, line)
      if (faults.length === 0) lines.push(read)
    }
    refused.push(...faults)
  }
  return { lines, refused, rows: table.rows.length }
}
