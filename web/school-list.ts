// The list of schools in the browser: what it holds, and which rows a filter leaves.
import type { Answer } from '../lambdas/contract/routes.ts'
import { csvFile } from './csv.ts'
import type { Label } from './words/oso.ts'
import type { Sector } from './words/roles.ts'

export type SchoolRow = Answer<'listSchools'>['schools'][number]

/** Small letters without accents, so that "orchidee" finds "Orchidée". */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const voSectors: readonly Sector[] = ['vo', 'vso']

/** The side of the transfer on which a school of a sector stands. */
export const sideOf = (sector: Sector): 'po' | 'vo' => (voSectors.includes(sector) ? 'vo' : 'po')

/** One sector, or all of one side; all schools where it is blank. */
export type SectorFilter = Sector | 'po-side' | 'vo-side' | ''

const isOf = (sector: Sector, wanted: SectorFilter) => wanted === '' || sector === wanted || `${sideOf(sector)}-side` === wanted

/** The schools of a sector or a side, and with a label, in which every typed word occurs in name, place, municipality or code. */
export function filtered(rows: readonly SchoolRow[], text: string, sector: SectorFilter, label: Label | '' = ''): readonly SchoolRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const hay = plain(`${row.name} ${row.place} ${row.municipality} ${row.schoolId}`)
    return isOf(row.sector, sector) && (label === '' || row.label === label) && words.every((word) => hay.includes(word))
  })
}

/** Schools without anybody to write to; one that went on in another, or closed, is written nothing. */
export const withoutContact = (rows: readonly SchoolRow[]): readonly SchoolRow[] => rows.filter((row) => row.contacts === 0 && !row.successor)

/** An empty list of contacts with a row for each school, to be filled in and imported. The last column is for the reader only. */
export function contactsTemplate(rows: readonly SchoolRow[]): string {
  const names = ['vestigingscode', 'rol', 'naam', 'e-mail', 'telefoon', 'werkdagen', 'school']
  return csvFile([names, ...rows.map((row) => [row.schoolId, 'overstap', '', '', '', '', `${row.name}, ${row.place}`])])
}
