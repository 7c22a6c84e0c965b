// The XML of S3: what it answers, and the one document that it reads.
import { SaxesParser } from 'saxes'
import { StoreRefusal } from './request.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** An element with text, or with elements that were made here. */
export interface Element {
  readonly xml: string
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' }
const escaped = (text: string) => text.replace(/[&<>"\r\n\t]/g, (sign) => escapes[sign]!)

export function element(name: string, content: string | number | boolean | readonly (Element | undefined)[]): Element {
  const inside = Array.isArray(content) ? content.map((part: Element | undefined) => part?.xml ?? '').join('') : escaped(String(content))
  return { xml: `<${name}>${inside}</${name}>` }
}

/** A whole document, with the namespace of S3 where the client looks for it. */
export function document(name: string, content: readonly (Element | undefined)[], { plain = false } = {}): Buffer {
  const { xml } = element(name, content)
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${plain ? xml : xml.replace(`<${name}>`, `<${name} xmlns="${namespace}">`)}`)
}

export interface ToDelete {
  readonly quiet: boolean
  readonly objects: readonly { readonly key: string; readonly versionId?: string }[]
}

/** What a DeleteObjects request names. Refuses what is not such a document, and more than a thousand objects. */
export function readDelete(body: Buffer): ToDelete {
  const malformed = new StoreRefusal(400, 'MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema.')
  const parser = new SaxesParser()
  const path: string[] = []
  const objects: { key: string; versionId?: string }[] = []
  let quiet = false
  let text = ''
  parser.on('error', () => {
    throw malformed
  })
  parser.on('doctype', () => {
    throw malformed
  })
  parser.on('opentag', ({ name }) => {
    path.push(name)
    text = ''
    if (path.join('/') === 'Delete/Object') objects.push({ key: '' })
  })
  parser.on('text', (part) => (text += part))
  parser.on('cdata', (part) => (text += part))
  parser.on('closetag', () => {
    const object = objects.at(-1)
    const at = path.join('/')
    if (at === 'Delete/Quiet') quiet = text.trim() === 'true'
    else if (at === 'Delete/Object/Key') object!.key = text
    else if (at === 'Delete/Object/VersionId') object!.versionId = text
    else if (at !== 'Delete' && at !== 'Delete/Object') throw malformed
    path.pop()
    text = ''
  })
  parser.write(body.toString('utf8')).close()
  if (objects.length === 0 || objects.length > 1000 || objects.some(({ key }) => key === '')) throw malformed
  return { quiet, objects }
}
