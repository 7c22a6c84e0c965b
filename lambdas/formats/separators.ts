// Lists that platforms and spreadsheets write with commas or tabs between their cells, read as if they had `;`.
import { decodeText } from './decode-text.ts'
import type { Column } from './read-table.ts'

/** What separates the cells when it is not `;`: where the header then has at least two names that are looked for. */
function separatorOf(text: string, known: ReadonlySet<string>): ',' | '\t' | undefined {
  const header = text.trimStart().split(/\r?\n/, 1)[0]!
  if (header.includes(';')) return undefined
  const count = (separator: string) => header.split(separator).filter((name) => known.has(name.replaceAll('"', '').trim().toUpperCase())).length
  return ([',', '\t'] as const).find((separator) => count(separator) > 1)
}

/** The same file with `;` between its cells; the separator of the file keeps its place within quotes. */
export function withSemicolons(bytes: Uint8Array, columns: Readonly<Record<string, Column>>): Uint8Array {
  const text = decodeText(bytes)
  const separator = separatorOf(text, new Set(Object.values(columns).flatMap(({ names }) => names)))
  if (!separator) return bytes
  const parts = text.split('"')
  return new TextEncoder().encode(parts.map((part, i) => (i % 2 === 0 ? part.replaceAll(separator, ';') : part)).join('"'))
}
