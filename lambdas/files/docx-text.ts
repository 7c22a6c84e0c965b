// Takes out of a DOCX all that a receiver can read, and counts what others left in it: comments and tracked changes.
import type { FilePlace } from '../domain/file-check.ts'
import type { Piece } from './check-bsn.ts'
import { readXml } from './xml-reading.ts'

export interface DocxText {
  readonly pieces: readonly Piece[]
  readonly hasAuthor: boolean
  readonly comments: number
  readonly trackedChanges: number
  readonly hasText: boolean
}

const shownText: ReadonlySet<string> = new Set(['t', 'delText', 'instrText', 'delInstrText'])
const changes: ReadonlySet<string> = new Set([
  'ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'tblPrChange', 'trPrChange', 'tcPrChange', 'sectPrChange', 'cellIns', 'cellDel',
])

function placeOf(name: string): FilePlace {
  if (/^word\/(header|footer)/i.test(name)) return 'header-or-footer'
  if (/^word\/(footnotes|endnotes)/i.test(name)) return 'notes'
  if (/^word\/comments/i.test(name)) return 'comments'
  return /^word\//i.test(name) ? 'text' : 'properties'
}

/** Text of one part: a line per paragraph, in a table a line per row with a tab between cells. */
function partText(bytes: Uint8Array, isProperties: boolean) {
  let text = ''
  let cells = 0
  let comments = 0
  let trackedChanges = 0
  const descriptions: string[] = []
  readXml(bytes, {
    open({ name, attributes }) {
      if (name === 'tc') cells++
      if (name === 'tab') text += '\t'
      if (name === 'br' || name === 'cr') text += '\n'
      if (name === 'noBreakHyphen') text += '-'
      if (name === 'comment') comments++
      if (changes.has(name)) trackedChanges++
      for (const key of ['descr', 'title', 'alias', 'tag', 'tooltip'] as const) if (attributes[key]) descriptions.push(attributes[key])
    },
    close(name) {
      if (name === 'tc') {
        cells--
        text = `${text.trimEnd()}\t`
      } else if (name === 'tr') text += '\n'
      else if (name === 'p') text += cells > 0 ? ' ' : '\n'
      else if (isProperties) text += '\n'
    },
    text(part, inside) {
      if (isProperties || shownText.has(inside)) text += part
    },
  })
  return { text, descriptions: descriptions.join('\n'), comments, trackedChanges }
}

/** Who made it: the two names that Word writes. */
function hasAuthor(core: Uint8Array | undefined): boolean {
  let found = false
  if (core) {
    readXml(core, {
      text(text, inside) {
        if ((inside === 'creator' || inside === 'lastModifiedBy') && text.trim() !== '') found = true
      },
    })
  }
  return found
}

/** The texts of all XML parts but for relationships, styles and the like, which hold none. Throws as `readXml` does. */
export function docxText(parts: ReadonlyMap<string, Uint8Array>): DocxText {
  const pieces: Piece[] = []
  let comments = 0
  let trackedChanges = 0
  for (const [name, bytes] of parts) {
    if (!/\.xml$/i.test(name) || /^word\/(styles|settings|fontTable|webSettings|numbering|theme\/.*)/i.test(name) || name === '[Content_Types].xml') continue
    const place = placeOf(name)
    const part = partText(bytes, place === 'properties')
    if (/^word\/comments\.xml$/i.test(name)) comments += part.comments
    trackedChanges += part.trackedChanges
    pieces.push({ text: part.text, place }, { text: part.descriptions, place })
  }
  return {
    pieces,
    hasAuthor: hasAuthor([...parts].find(([name]) => name.toLowerCase() === 'docprops/core.xml')?.[1]),
    comments,
    trackedChanges,
    hasText: pieces.some(({ place, text }) => place === 'text' && text.trim() !== ''),
  }
}
