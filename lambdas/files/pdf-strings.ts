// The texts of a PDF that stand on no page: titles, field values, notes, in every version that the file still holds.
import type { PdfFile } from './pdf-objects.ts'
import type { PdfString, PdfValue } from './pdf-values.ts'

/** Keys whose strings are dates, fingerprints or names for machines. */
const noText: ReadonlySet<string> = new Set([
  'ID', 'CreationDate', 'ModDate', 'M', 'LastModified', 'NM', 'D', 'Dest', 'O', 'U', 'OE', 'UE', 'Perms', 'CharSet', 'DA', 'CheckSum', 'Registry', 'Ordering',
])

/** UTF-16 and UTF-8 by their mark in front; else one character per byte, which is right for all that a number and its word are made of. */
function textOf({ bytes }: PdfString): string {
  const buffer = Buffer.from(bytes, 'latin1')
  if (bytes.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(buffer.subarray(2))
  if (bytes.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(buffer.subarray(2))
  if (bytes.startsWith('\u00ef\u00bb\u00bf')) return buffer.subarray(3).toString('utf8')
  return bytes
}

function* stringsIn(value: PdfValue): Generator<string> {
  if (value.kind === 'array') for (const item of value.items) yield* stringsIn(item)
  if (value.kind === 'string') yield textOf(value)
  if (value.kind !== 'dict') return
  for (const [key, inner] of value.pairs) if (!noText.has(key)) yield* stringsIn(inner)
}

/** The texts of each object on a line of its own: a field's name and its value stand together. */
export function stringsOf(file: PdfFile): string {
  return file.objects
    .map(({ value }) => (value.kind === 'dict' || value.kind === 'string' ? [...stringsIn(value)].join(' ') : ''))
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}
