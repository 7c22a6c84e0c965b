// What was pasted from a spreadsheet, or stands in a CSV file, as rows of cells.

/** A row with the line on which it stood, counted from 1. */
export interface PastedRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A spreadsheet puts tabs between cells on the clipboard; a Dutch CSV has semicolons, another one commas. */
function separatorOf(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? ''
  return ['\t', ';', ','].find((sign) => first.includes(sign)) ?? '\t'
}

/** The cells of a text: quotes may hold separators and line ends; blank lines are left out, and no line has fewer cells than it shows. */
export function tableOf(anyText: string): readonly PastedRow[] {
  const text = anyText.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const separator = separatorOf(text)
  const rows: PastedRow[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let startsAt = 1
  const endCell = () => {
    cells.push(cell.trim().replaceAll(/\s+/g, ' '))
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (cells.some((one) => one !== '')) rows.push({ line: startsAt, cells })
    cells = []
    startsAt = line + 1
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') cell += text[at++]
      else if (sign === '"') quoted = false
      else cell += sign
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (sign === separator) endCell()
    else if (sign === '\n') endRow()
    else cell += sign
    if (sign === '\n') line++
  }
  endRow()
  return rows
}
