// The list of schools in the browser: what it holds, and which rows a filter leaves.
import type { Answer } from '../lambdas/contract/routes.ts'
import type { Sector } from './words/roles.ts'

export type SchoolRow = Answer<'listSchools'>['schools'][number]

/** Small letters without accents, so that "orchidee" finds "Orchidée". */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The schools of a sector in which every typed word occurs in name, place, municipality or code. */
export function filtered(rows: readonly SchoolRow[], text: string, sector: Sector | ''): readonly SchoolRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const hay = plain(`${row.name} ${row.place} ${row.municipality} ${row.schoolId}`)
    return (sector === '' || row.sector === sector) && words.every((word) => hay.includes(word))
  })
}

/** Schools without anybody to write to. */
export const withoutContact = (rows: readonly SchoolRow[]): readonly SchoolRow[] => rows.filter((row) => row.contacts === 0)

/** A cell as a spreadsheet takes it: quoted where needed, and never a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * An empty list of contacts with a row for each school, to be filled in and imported: semicolons, a byte order mark and CRLF, as Excel wants
 * them. The last column is for the reader only.
 */
export function contactsTemplate(rows: readonly SchoolRow[]): string {
  const lines = rows.map((row) => [row.schoolId, 'overstap', '', '', '', '', cell(`${row.name}, ${row.place}`)].join(';'))
  return `\ufeff${['vestigingscode;rol;naam;e-mail;telefoon;werkdagen;school', ...lines].join('\r\n')}\r\n`
}
