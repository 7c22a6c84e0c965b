// Builds PDF files by hand, so that a test can write what no program would.
import { deflateSync } from 'node:zlib'

export const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/** A stream object: its dictionary without brackets, and its bytes as they stand in the file. */
export const stream = (dict: string, data: string | Uint8Array, length?: number): string => {
  const text = typeof data === 'string' ? data : textOf(data)
  return `<<${dict}/Length ${length ?? text.length}>>\nstream\n${text}\nendstream`
}

export const deflated = (text: string | Uint8Array): string => textOf(deflateSync(typeof text === 'string' ? Buffer.from(text, 'latin1') : text))

export const flateStream = (dict: string, text: string | Uint8Array): string => stream(`${dict}/Filter/FlateDecode`, deflated(text))

/** Packed as LZW does it. */
export function lzw(bytes: Uint8Array): string {
  // Only single bytes in codes of 9 bits, with a clearing code often enough that they never grow.
  const codes = [...bytes].flatMap((byte, index) => (index % 200 === 0 ? [256, byte] : [byte]))
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('')
  return (bits.match(/.{1,8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte.padEnd(8, '0'), 2))).join('')
}

interface Build {
  readonly version?: string
  readonly before?: string
  readonly trailer?: string
  readonly newline?: string
  /** More text behind the last object, before the list of places. */
  readonly behind?: string
}

/** Objects 1, 2, 3… with their list of places. The first is the catalog. */
export function pdfOf(objects: readonly string[], { version = '1.7', before = '', trailer = '', newline = '\n', behind = '' }: Build = {}): Uint8Array {
  let text = `${before}%PDF-${version}${newline}%\u00e2\u00e3\u00cf\u00d3${newline}`
  const places = objects.map((object, index) => {
    const at = text.length - before.length
    text += `${index + 1} 0 obj${newline}${object}${newline}endobj${newline}`
    return at
  })
  text += behind
  const start = text.length - before.length
  text += `xref${newline}0 ${objects.length + 1}${newline}0000000000 65535 f\r\n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n\r\n`).join('')}`
  return latin1(`${text}trailer${newline}<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>${newline}startxref${newline}${start}${newline}%%EOF${newline}`)
}

/** Text in lines from the top of a page; brackets escaped, other bytes as they are. */
export const textContent = (lines: readonly string[]): string =>
  `BT /F1 12 Tf 14 TL 60 760 Td\n${lines.map((line) => `(${line.replace(/[\\()]/g, (sign) => `\\${sign}`)}) Tj T*`).join('\n')}\nET`

export interface Parts {
  /** Put into the catalog, the first page, or a page's resources. */
  readonly catalog?: string
  readonly page?: string
  readonly resources?: string
  /** Objects from number 6 on. */
  readonly more?: readonly string[]
  readonly content?: string
}

/** The objects of one page: catalog 1, pages 2, page 3, content 4, font 5, more from 6. */
export const objectsOf = ({ catalog = '', page = '', resources = '', more = [], content }: Parts = {}): readonly string[] => [
  `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>${resources}>>${page}>>`,
  content ?? stream('', textContent(['Verslag van de begeleider', 'Het gaat goed op school.'])),
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ...more,
]

export const onePage = (parts: Parts = {}, build: Build = {}): Uint8Array => pdfOf(objectsOf(parts), build)

/** One page per list of lines. */
export function pagesOf(pages: readonly (readonly string[])[], info = ''): Uint8Array {
  const first = 5
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    `<<${info}>>`,
    ...pages.flatMap((lines, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 2 * index + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      flateStream('', textContent(lines)),
    ]),
  ]
  return pdfOf(objects, { trailer: '/Info 4 0 R' })
}

/** The text of an object stream, with its list in front; answers the place of the first object too. */
export function objectList(objects: ReadonlyMap<number, string>): { readonly text: string; readonly first: number } {
  let body = ''
  const list = [...objects].map(([number, text]) => {
    const at = body.length
    body += `${text}\n`
    return `${number} ${at}`
  })
  const head = `${list.join(' ')}\n`
  return { text: head + body, first: head.length }
}

interface Modern {
  /** The dictionary of the object stream, without /N, /First and /Length; and how its text is written there. */
  readonly dict?: string
  readonly write?: (text: string) => string
  readonly xref?: string
}

/** A file of PDF 1.5: all objects without a stream stand in an object stream, and the list of places is a stream too. */
export function modernPdf(parts: Parts, { dict = '/Type/ObjStm/Filter/FlateDecode', write = deflated, xref = '' }: Modern = {}): Uint8Array {
  const objects = objectsOf(parts)
  const inside = new Map(objects.flatMap((text, index): [number, string][] => (text.includes('\nstream\n') ? [] : [[index + 1, text]])))
  const { text, first } = objectList(inside)
  const container = objects.length + 1
  let file = '%PDF-1.5\n%\u00e2\u00e3\u00cf\u00d3\n'
  const rows: [number, number, number][] = [[0, 0, 65_535]]
  const add = (number: number, object: string) => {
    rows[number] = [1, file.length, 0]
    file += `${number} 0 obj\n${object}\nendobj\n`
  }
  for (const [index, object] of objects.entries()) if (!inside.has(index + 1)) add(index + 1, object)
  for (const [index, number] of [...inside.keys()].entries()) rows[number] = [2, container, index]
  add(container, stream(`${dict}/N ${inside.size}/First ${first}`, write(text)))
  rows[container + 1] = [1, file.length, 0]
  const bytes = Uint8Array.from(rows.flatMap(([type, a, b]) => [type, (a >> 16) & 255, (a >> 8) & 255, a & 255, (b >> 8) & 255, b & 255]))
  const start = file.length
  file += `${container + 1} 0 obj\n${flateStream(`/Type/XRef/Size ${rows.length}/W[1 3 2]/Root 1 0 R${xref}`, bytes)}\nendobj\nstartxref\n${start}\n%%EOF\n`
  return latin1(file)
}

/** The same file with new versions of some objects behind it, as a program saves a change. */
export function updated(file: Uint8Array, objects: ReadonlyMap<number, string>): Uint8Array {
  let text = textOf(file)
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]!
  const places = [...objects].map(([number, object]) => {
    const at = text.length
    text += `${number} 0 obj\n${object}\nendobj\n`
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n\r\n`
  })
  const start = text.length
  return latin1(`${text}xref\n${places.join('')}trailer\n<</Size 40/Root 1 0 R/Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`)
}
