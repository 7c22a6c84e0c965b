// A light look into a DUO register file, to offer its municipalities; the API reads it properly.

/** DUO writes Windows-1252; a file that someone saved again may be UTF-8. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The cells of one line; quotes may hold separators. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = []
  for (const [, quoted, bare = ''] of line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)) cells.push((quoted?.replaceAll('""', '"') ?? bare).trim())
  return cells
}

export interface Municipality {
  readonly name: string
  readonly schools: number
}

/** The municipalities of a file with how many rows each has; none when the file has no such column. */
export function municipalitiesOf(bytes: Uint8Array): readonly Municipality[] {
  const [header = '', ...lines] = decode(bytes).split(/\r?\n/)
  const column = cellsOf(header.replace(/^\ufeff/, '')).findIndex((name) => name.toUpperCase() === 'GEMEENTENAAM')
  if (column === -1) return []
  const counts = new Map<string, number>()
  for (const line of lines) {
    const name = cellsOf(line)[column]
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, schools]) => ({ name, schools })).sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}
