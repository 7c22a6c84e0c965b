// Builds DOCX files and other zips part by part.
import { strToU8, zipSync, type Zippable } from 'fflate'

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const officeRels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const xml = (text: string): string => header + text
export const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
export const bodyOf = (inner: string): string => xml(`<w:document ${w}><w:body>${inner}<w:sectPr/></w:body></w:document>`)
export const partOf = (root: string, inner: string): string => xml(`<w:${root} ${w}>${inner}</w:${root}>`)
export const row = (cells: readonly string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`
export const table = (rows: readonly (readonly string[])[]): string => `<w:tbl>${rows.map(row).join('')}</w:tbl>`

export interface Relation {
  readonly type: string
  readonly target: string
  readonly external?: boolean
}

/** A list of relationships; a type without slashes is one of Office's own. */
export const relsOf = (relations: readonly Relation[]): string =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations
      .map(({ type, target, external }, index) => `<Relationship Id="rId${index + 1}" Type="${type.includes('/') ? type : `${officeRels}/${type}`}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`)
      .join('')}</Relationships>`,
  )

export const typesOf = (main = `${wordType}.document.main+xml`, more = ''): string =>
  xml(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${more}<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
  )

export const core = (creator: string): string =>
  xml(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${creator}</dc:creator></cp:coreProperties>`)

export type Parts = Readonly<Record<string, string | Uint8Array>>

const date = '2027-03-01T10:00:00'

/** A zip of these parts. */
export function zipOf(parts: Parts, level: 0 | 6 | 9 = 6): Uint8Array {
  const files: Zippable = {}
  for (const [name, content] of Object.entries(parts)) files[name] = [typeof content === 'string' ? strToU8(content) : content, { level, mtime: date }]
  return zipSync(files)
}

export const plainParts: Parts = {
  '[Content_Types].xml': typesOf(),
  '_rels/.rels': relsOf([{ type: 'officeDocument', target: 'word/document.xml' }]),
  'word/document.xml': bodyOf(paragraph('Verslag van de begeleider') + paragraph('Het gaat goed op school.')),
}

/** A plain DOCX with these parts added or changed. */
export const docx = (parts: Parts = {}): Uint8Array => zipOf({ ...plainParts, ...parts })

export const docxWith = (body: string): Uint8Array => docx({ 'word/document.xml': bodyOf(body) })

/** Relationships of the document, with the parts that they lead to. */
export const docxRelated = (relations: readonly Relation[], parts: Parts = {}): Uint8Array => docx({ 'word/_rels/document.xml.rels': relsOf(relations), ...parts })

const find = (bytes: Uint8Array, signature: number, from = 0): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = from; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === signature) return at
  throw new Error('no such record')
}

export interface ListRecord {
  readonly at: number
  readonly local: number
  readonly name: string
}

/** The records of the list at the end of a zip. */
export function listOf(bytes: Uint8Array): readonly ListRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = find(bytes, 0x06054b50)
  const records: ListRecord[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < view.getUint16(end + 10, true); index++) {
    const length = view.getUint16(at + 28, true)
    records.push({ at, local: view.getUint32(at + 42, true), name: Buffer.from(bytes.subarray(at + 46, at + 46 + length)).toString('latin1') })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return records
}

/** A copy of a zip after a change to its raw bytes. */
export function changed(bytes: Uint8Array, change: (view: DataView, records: readonly ListRecord[], bytes: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice()
  change(new DataView(copy.buffer), listOf(copy), copy)
  return copy
}
