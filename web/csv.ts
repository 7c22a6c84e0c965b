// A table as a CSV file that a Dutch Excel opens at once: semicolons, a byte order mark, and no cell that a spreadsheet would run.

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it; also where blanks or a full-width sign stand first. */
function harmless(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
}

function cell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return /[";\r\n\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** The whole file; the first row holds the names of the columns. */
export function csvFile(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
