// Reads XML parts of a DOCX by elements and text, without entities of the file's own and within limits.
import { SaxesParser } from 'saxes'
import { limits, Stop } from './limits.ts'

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** Without prefixes; names of attributes do not clash in what is read here. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface XmlReader {
  open?(element: XmlElement): void
  close?(name: string): void
  /** `inside`: the element around it, without its prefix. */
  text?(text: string, inside: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** UTF-8, or UTF-16 by its mark: what the standard of these files allows. */
function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Stop('docx-broken')
  }
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/i.exec(text)?.[1]?.toLowerCase()
  if (declared !== undefined && !/^(utf-?8|us-ascii|utf-?16(le|be)?)$/.test(declared)) throw new Stop('docx-broken')
  return text
}

/** Goes through one part. Throws `docx-entities` for a DOCTYPE, `too-deep`, `bomb`, and `docx-broken` for what is no XML. */
export function readXml(bytes: Uint8Array, reader: XmlReader): void {
  const open: string[] = []
  let nodes = 0
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new Stop('docx-entities')
  })
  parser.on('error', () => {
    throw new Stop('docx-broken')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++nodes > limits.zip.xmlNodes) throw new Stop('bomb')
    open.push(local(name))
    if (open.length > limits.zip.xmlDepth) throw new Stop('too-deep')
    reader.open?.({ name: local(name), attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), String(value)])) })
  })
  parser.on('closetag', ({ name }) => {
    open.pop()
    reader.close?.(local(name))
  })
  const onText = (text: string) => reader.text?.(text, open.at(-1) ?? '')
  parser.on('text', onText)
  parser.on('cdata', onText)
  parser.write(textOf(bytes)).close()
}
