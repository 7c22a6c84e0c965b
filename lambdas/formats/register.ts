// DUO's open registers of schools (PO and VO) exactly as delivered, to entries, with line and reason of every row that is refused.
import { isSchoolId, type RegisterEntry, type SchoolId } from '../domain/school.ts'
import { type FaultDetails, foundIn, type RefusedRow, type RowFault } from './faults.ts'
import { faultsOfCells, readTable, type Row } from './read-table.ts'

export interface RegisterRead {
  readonly sector: 'po' | 'vo'
  readonly entries: readonly { readonly line: number; readonly entry: RegisterEntry }[]
  readonly refused: readonly RefusedRow[]
  /** Schools that stand in the file, in a row that was refused. */
  readonly refusedSchools: readonly SchoolId[]
  /** Rows below the header, read and refused together. */
  readonly rows: number
}

const required = (name: string) => ({ names: [name], required: true })

const columns = {
  boardId: required('BEVOEGD GEZAG NUMMER'),
  brin: required('INSTELLINGSCODE'),
  schoolId: required('VESTIGINGSCODE'),
  name: required('VESTIGINGSNAAM'),
  street: required('STRAATNAAM'),
  houseNumber: required('HUISNUMMER-TOEVOEGING'),
  postcode: required('POSTCODE'),
  place: required('PLAATSNAAM'),
  municipality: required('GEMEENTENAAM'),
  denomination: required('DENOMINATIE'),
  phone: required('TELEFOONNUMMER'),
  website: required('INTERNETADRES'),
  holidayRegion: required('VAKANTIEREGIO'),
  /** Only the VO file has it: so the two files are told apart. */
  structure: { names: ['ONDERWIJSSTRUCTUUR'], required: false },
} as const

type ColumnKey = keyof typeof columns

/** The longest name in the registers of August 2026 has 77 characters. */
const longest = (key: ColumnKey) => (key === 'name' ? 120 : 200)

const brinShape = /^\d{2}[A-Z]{2}$/
const boardShape = /^\d{5}$/
const postcodeShape = /^([1-9]\d{3}) ?([A-Z]{2})$/

/** All that is wrong with what the cells of a row say. A cell that is not there is no reason: the number of cells already is. */
function faultsOfEntry({ line, cells }: Row<ColumnKey>, firstLines: ReadonlyMap<string, number>): readonly RefusedRow[] {
  const faults: RefusedRow[] = []
  const refuse = (code: RowFault, details?: FaultDetails) => faults.push({ line, code, ...(details && { details }) })
  const { brin, schoolId, boardId, name, postcode } = cells
  if (boardId !== undefined && !boardShape.test(boardId)) refuse('wrong-board', foundIn(boardId))
  if (brin !== undefined && !brinShape.test(brin)) refuse('wrong-brin', foundIn(brin))
  if (schoolId !== undefined) {
    if (!isSchoolId(schoolId)) refuse('wrong-school-code', foundIn(schoolId))
    else if (brin !== undefined && !schoolId.startsWith(brin)) refuse('school-code-of-another-brin', { found: schoolId })
    const firstLine = firstLines.get(schoolId)!
    if (firstLine < line && schoolId !== '') refuse('school-code-doubled', { ...foundIn(schoolId), firstLine })
  }
  if (name === '') refuse('name-missing')
  if (postcode !== undefined && postcode !== '' && !postcodeShape.test(postcode)) refuse('wrong-postcode', foundIn(postcode))
  return faults
}

function entryOf(cells: Row<ColumnKey>['cells'], sector: 'po' | 'vo'): RegisterEntry {
  const cell = (key: ColumnKey) => cells[key] ?? ''
  return {
    schoolId: cell('schoolId'),
    sector,
    name: cell('name'),
    boardId: cell('boardId'),
    street: cell('street'),
    houseNumber: cell('houseNumber'),
    postcode: cell('postcode').replace(postcodeShape, '$1 $2'),
    place: cell('place'),
    municipality: cell('municipality'),
    denomination: cell('denomination'),
    phone: cell('phone'),
    website: cell('website'),
    structure: cell('structure'),
    holidayRegion: cell('holidayRegion'),
  }
}

/**
 * Reads a register file. A row with a fault is refused with all its reasons, the others are read. A fault of the file refuses
 * `file-unreadable`: then nothing is read.
 */
export function readRegister(bytes: Uint8Array): RegisterRead {
  const table = readTable(bytes, columns)
  const sector = table.header.structure === undefined ? 'po' : 'vo'
  const firstLines = new Map<string, number>()
  for (const { line, cells } of table.rows) if (!firstLines.has(cells.schoolId ?? '')) firstLines.set(cells.schoolId ?? '', line)
  const entries: { line: number; entry: RegisterEntry }[] = []
  const refused: RefusedRow[] = []
  const refusedSchools: SchoolId[] = []
  for (const row of table.rows) {
    const faults = [...faultsOfCells(table, row, longest)]
    if (row.cellCount <= table.width) faults.push(...faultsOfEntry(row, firstLines))
    if (faults.length > 0) {
      refused.push(...faults)
      if (isSchoolId(row.cells.schoolId ?? '')) refusedSchools.push(row.cells.schoolId!)
    } else entries.push({ line: row.line, entry: entryOf(row.cells, sector) })
  }
  return { sector, entries, refused, refusedSchools, rows: table.rows.length }
}
