// Takes the text out of a PDF page by page, with what stands in notes, form fields and properties.
import type { getDocumentProxy } from 'unpdf'
import { limits, Stop } from './limits.ts'

export interface PdfPage {
  /** From 1. */
  readonly page: number
  /** The same text twice: in the order in which the file writes it, and line by line with a tab between columns. */
  readonly readings: readonly [string, string]
  /** What stands on it in notes and form fields, one per line. */
  readonly notes: string
}

export interface PdfText {
  readonly pages: readonly PdfPage[]
  readonly properties: string
  readonly hasAuthor: boolean
  readonly comments: number
}

interface Item {
  readonly str: string
  readonly hasEOL: boolean
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

interface Note {
  readonly subtype?: string
  readonly contentsObj?: { readonly str?: string }
  readonly titleObj?: { readonly str?: string }
  readonly alternativeText?: string
  readonly fieldName?: string
  readonly fieldValue?: unknown
}

/** Marks of people who read along; links, form fields and windows of other notes are none. */
const comments: ReadonlySet<string> = new Set([
  'Text', 'FreeText', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Ink', 'Stamp', 'Caret', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine',
])

const x = (item: Item) => item.transform[4] ?? 0
const y = (item: Item) => item.transform[5] ?? 0
const sizeOf = (item: Item) => Math.max(1, Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0) || item.height)

const written = (items: readonly Item[]) => items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('')

/** Lines from top to bottom, each from left to right: a column's head stands above its numbers whatever order the file was written in. */
function byPosition(items: readonly Item[]): string {
  const sorted = items.filter((item) => item.str.trim() !== '').sort((a, b) => y(b) - y(a))
  const lines: Item[][] = []
  for (const item of sorted) {
    const line = lines.at(-1)
    if (line && Math.abs(y(line[0]!) - y(item)) <= sizeOf(item) * 0.4) line.push(item)
    else lines.push([item])
  }
  return lines
    .map((line) => {
      let end: number | undefined
      let text = ''
      for (const item of line.sort((a, b) => x(a) - x(b))) {
        const space = end === undefined ? 0 : (x(item) - end) / sizeOf(item)
        text += (space > 1.2 ? '\t' : space > 0.15 ? ' ' : '') + item.str
        end = x(item) + item.width
      }
      return text
    })
    .join('\n')
}

const notesOf = (notes: readonly Note[]) =>
  notes
    .map((note) => [note.alternativeText, note.fieldName, note.fieldValue, note.titleObj?.str, note.contentsObj?.str])
    .map((texts) => texts.flat().filter((text) => typeof text === 'string').join(' '))
    .filter((text) => text !== '')
    .join('\n')

const isPasswordWanted = (error: unknown) => error instanceof Error && error.name === 'PasswordException'

/** A file that a reader of PDF refuses is broken; a stop of our own stays what it is. */
function asStop(error: unknown): Stop {
  if (error instanceof Stop) return error
  return new Stop(isPasswordWanted(error) ? 'password' : 'pdf-broken')
}

const settings = {
  isEvalSupported: false, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, stopAtErrors: false, enableXfa: false,
  disableAutoFetch: true, disableStream: true, verbosity: 0,
}

/** One page; nothing where the reader gives up on it: a page without text then, in which nothing was looked for. */
async function readPage(pdf: Awaited<ReturnType<typeof getDocumentProxy>>, number: number) {
  try {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const texts = (items as readonly Partial<Item>[]).filter((item): item is Item => typeof item.str === 'string')
    const notes = (await page.getAnnotations()) as readonly Note[]
    page.cleanup()
    return {
      readings: [written(texts), byPosition(texts)] as const,
      notes: notesOf(notes),
      marks: notes.filter((note) => comments.has(note.subtype ?? '')).length,
    }
  } catch {
    return undefined
  }
}

/** The text of a PDF. Throws `pdf-broken` where it cannot be opened or has no page, `password`, or `bomb` where it takes too long. */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const { getDocumentProxy } = await import('unpdf')
  // The reader takes the bytes away from whoever gave them: it gets its own.
  const pdf = await getDocumentProxy(bytes.slice(), settings).catch((error: unknown) => {
    throw asStop(error)
  })
  try {
    if (pdf.numPages < 1) throw new Stop('pdf-broken')
    if (pdf.numPages > limits.pdf.pages) throw new Stop('bomb')
    const { info, metadata } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown>; metadata?: { getRaw(): unknown } | null }
    const raw = metadata?.getRaw()
    const xmp = typeof raw === 'string' ? raw.replace(/<[^>]*>/g, '\n') : ''
    const until = performance.now() + limits.pdf.textMilliseconds
    const pages: PdfPage[] = []
    let marks = 0
    let unread = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      if (performance.now() > until) throw new Stop('bomb')
      const page = await readPage(pdf, number)
      if (!page) unread++
      marks += page?.marks ?? 0
      pages.push({ page: number, readings: page?.readings ?? ['', ''], notes: page?.notes ?? '' })
    }
    if (unread === pages.length) throw new Stop('pdf-broken')
    const author = info['Author']
    const hasAuthor = (typeof author === 'string' && author.trim() !== '') || (typeof raw === 'string' && /<dc:creator[\s>][^]*?<rdf:li[^>]*>\s*[^\s<]/.test(raw))
    return { pages, properties: [...Object.values(info).filter((value) => typeof value === 'string'), xmp].join('\n'), hasAuthor, comments: marks }
  } catch (error) {
    throw asStop(error)
  } finally {
    await pdf.loadingTask.destroy()
  }
}
